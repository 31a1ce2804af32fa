import type { Context } from '../../context.js';
import type { Day } from '../../domain/calendar.js';
import { UserError } from '../../errors.js';
import { contactColumns, type ToldOfLeads } from '../../exchange/columns/contacts.js';
import { touchColumns } from '../../exchange/columns/touches.js';
import type { Flags } from '../../options/flags.js';
import { gridOf } from '../../render/column.js';
import { dueColumns, dueRows } from '../../report/due/columns.js';
import { readAllSteps } from '../../report/due/read.js';
import { readReportQuery, type ReportQuery } from '../../report/measures/query.js';
import { sections } from '../../report/sections.js';
import { readStandings } from '../../store/counts/dream.js';
import type { Journal } from '../../store/file/journal.js';
import { leadPages, type Lead } from '../../store/leads/list.js';
import { standingsOf } from '../../store/pipeline/standing.js';
import { coldDaysOf, currencyOf, usualOf } from '../../store/settings/settings.js';
import { touchPages } from '../../store/touches/touches.js';
import { filtersGiven } from '../flags/filter.js';
import { workbookPlace, writeSheets } from '../flags/sheets.js';

/**
 * Writes touches, leads, tactics, failures and next steps as a workbook. Throws UserError for an option that it does not
 * take, and where the file cannot be made.
 */
export async function exportWorkbook(
  ctx: Context,
  name: string | undefined,
  flags: Flags<'export'>,
): Promise<void> {
  checkTaken(flags);
  if (name === undefined)
    throw new UserError('A workbook needs a file name.', { hint: 'Say: prospect export workbook week.xlsx' });
  const place = workbookPlace(ctx, name);
  const journal = ctx.open('read');
  const currency = currencyOf(journal);
  const query = readReportQuery(inAll(flags), ctx.clock, () => true, usualOf(journal));
  const whole = { ranked: true };
  // What is counted is read at once; rows come page by page, so that nobody waits to write meanwhile.
  const { tactics, failures, steps } = journal.snapshot(() => ({
    tactics: sections.tactics.answer(journal, query, whole, currency).grid(),
    failures: sections.failures.answer(journal, query, whole, currency).grid(),
    steps: readAllSteps(journal, query.asOf),
  }));
  await writeSheets(ctx, { place, replaces: flags.replace === true, currency }, [
    { name: 'touches', grid: gridOf(touchColumns(currency), touchesIn(journal, query)) },
    { name: 'leads', grid: leadGrid(journal, query.asOf.day) },
    { name: 'tactics', grid: tactics },
    { name: 'failures', grid: failures },
    { name: 'next steps', grid: gridOf(dueColumns(steps.due), [dueRows(steps.due, steps.later)]) },
  ]);
}

/** All there is, unless days are named. */
function inAll(flags: Flags<'export'>): Flags<'export'> {
  return (flags.period ?? flags.from ?? flags.to) === undefined ? { ...flags, period: 'all' } : flags;
}

function checkTaken(flags: Flags<'export'>): void {
  const [filter] = filtersGiven(flags, false).filter(
    (name) => !['--period', '--from', '--to'].includes(name),
  );
  const format = (['format', 'csv', 'json', 'md', 'excel', 'raw'] as const).find((name) => flags[name]);
  if (filter !== undefined)
    throw new UserError(`${filter} does not go with "export workbook", which has all leads and tactics.`, {
      hint: 'Filter in the workbook, or write some leads alone: prospect lead list --xlsx FILE',
    });
  if (format !== undefined) throw new UserError(`--${format} does not go with "export workbook".`);
}

/** The touches of the period as far as they are seen. */
function touchesIn(journal: Journal, { period, asOf }: ReportQuery) {
  const { from, to } = period;
  return touchPages(journal, { from, to: to === null || to > asOf.day ? asOf.day : to });
}

/** The leads that were known by the end of a day, with where each stood then. */
function leadGrid(journal: Journal, asOf: Day) {
  const told: ToldOfLeads = { standings: new Map(), contacts: new Map() };
  const cold = { asOf, coldDays: coldDaysOf(journal) };
  function* pages(): Generator<Lead[]> {
    for (const page of leadPages(journal, {})) {
      const ids = page.map(({ id }) => id);
      told.standings = standingsOf(journal, ids, asOf);
      told.contacts = readStandings(journal, ids, cold);
      yield page.filter(({ id, day }) => day <= asOf || told.standings.get(id)!.touches > 0);
    }
  }
  return gridOf(contactColumns(told, { asOf, currency: currencyOf(journal) }), pages());
}
