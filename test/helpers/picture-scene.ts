import { parsePeriod } from '../../src/domain/period.js';
import { readReportQuery, type ReportQuery } from '../../src/report/measures/query.js';
import { aboutOf, type About } from '../../src/report/sheet/about.js';
import { Journal } from '../../src/store/file/journal.js';
import { currencyOf, usualOf } from '../../src/store/settings/settings.js';
import { root } from './folder.js';
import type { Desk } from './run.js';

/** The journal of a desk as a command opens it. */
export function journalOf(desk: Desk): Journal {
  return new Journal({ file: desk.file, purpose: 'create', chosen: true, root });
}

const clock = { now: Date.parse('2026-11-22T18:10:00+01:00'), zone: 'Europe/Berlin' };

/** What the figures of a journal are about on Sunday 22 November 2026, all time unless another period is told. */
export function aboutIn(journal: Journal, period = 'all', more: Partial<ReportQuery> = {}): About {
  const query = readReportQuery({}, clock, () => true, usualOf(journal));
  return aboutOf({ ...query, period: parsePeriod(period, query.asOf.day), ...more }, currencyOf(journal));
}
