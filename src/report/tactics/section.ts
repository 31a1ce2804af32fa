import type { Grouping } from '../../domain/touch.js';
import { some } from '../../render/figure.js';
import { groupFigures, groupsOf, tacticsSection, type TacticsReport } from './figures.js';
import { overlapWords, verdictLines } from './lines.js';
import { renderWorked, workedBlock, type Beside as Said } from './page.js';
import { readWorked } from './read.js';
import type { Journal } from '../../store/file/journal.js';
import type { Worked } from './tactics.js';
import { renderWeeks } from '../plan/week-lines.js';
import { readWeeks, type Week } from '../plan/weeks.js';
import { answeredTable, renderAnswered } from '../hours/page.js';
import { readAnswering } from '../hours/read.js';
import { periodWords, type ReportQuery } from '../measures/query.js';
import type { About } from '../sheet/about.js';
import type { View } from '../sheet/layout.js';
import { heading, labelledLines, tableBlock, paragraph, type Block } from '../sheet/blocks.js';
import { listing, section, type Hidden, type Listing } from '../sheet/section.js';
import { nothingLogged } from '../sheet/title.js';

export const tactics = section<TacticsReport>({
  read: (journal, query, depth) => ({
    worked: readWorked(journal, query, depth),
    answering: readAnswering(journal, query),
    weeks: readWeeksBeside(journal, query),
  }),
  nothing: ({ worked }, query) => (worked.rows.length === 0 ? nothingLogged(query) : null),
  page: (told, { query }, view) => renderGroups(told, query, view),
  listing: groupListing,
  figures: () => tacticsSection,
  share: (told, { query }, view) => workedBlocks(told, query, view),
  pictures: async ({ worked }, about) => [
    (await import('./picture.js')).picture(worked, about),
    (await import('./curve-picture.js')).picture(worked, about),
  ],
  hide: (told, hidden, { by }) => ({ ...told, worked: hideNames(told.worked, by, hidden) }),
});

/** The last weeks, which a report by week has below its rows; none for any other. */
export function readWeeksBeside(journal: Journal, query: ReportQuery): readonly Week[] {
  return query.by === 'week' ? readWeeks(journal, query) : [];
}

/** What worked, or when people answer; the last weeks below. */
export function renderGroups(
  { worked, answering, weeks }: TacticsReport,
  query: ReportQuery,
  view: View,
  beside: Said = {},
): string[] {
  return answering === null
    ? [...renderWorked(worked, query, view, beside), ...renderWeeks(weeks, query, view)]
    : renderAnswered(answering, worked, query, view);
}

export function groupListing(report: TacticsReport, about: About): Listing {
  return listing(groupFigures, groupsOf(report.worked.rows, report), about);
}

/** What is said below the verdicts: which tactics are asked about, and how the trials stand. */
interface Beside {
  asked: (view: View) => readonly string[];
  trials: (view: View) => readonly string[];
}

/** The same as blocks. */
export function workedBlocks(
  { worked, answering }: Pick<TacticsReport, 'worked' | 'answering'>,
  query: ReportQuery,
  view: View,
  beside: Beside = { asked: () => [], trials: () => [] },
): Block[] {
  if (answering !== null)
    return [
      heading(2, 'When they answer'),
      tableBlock(answeredTable(answering, worked, query, view), answering.rows, view),
    ];
  const { rows, table } = workedBlock(worked, query, view);
  // Every verdict with its reason: whoever reads a mail cannot ask for more.
  const whole = { ...view, all: true };
  const lines = verdictLines(worked, rows, query, whole, beside.asked(whole));
  const labelled = lines.slice(lines.indexOf('') + 1);
  const notes = lines.slice(0, Math.max(0, lines.indexOf('')));
  return [
    heading(2, `What worked, ${periodWords(query)}`),
    table,
    paragraph([
      `A lead counts once, and has ${some(query.window, 'day')} from its first touch.`,
      ...(overlapWords(rows, query) === null ? [] : [overlapWords(rows, query)!]),
      ...notes,
    ]),
    labelledLines([...(lines.includes('') ? labelled : []), ...beside.trials(whole)]),
  ];
}

/** Groups that are sources go by their number, tags, which are words for leads, by their place. */
export function hideNames(worked: Worked, by: Grouping, { sourceName }: Hidden): Worked {
  if (by !== 'source' && by !== 'tag') return worked;
  const hidden = (name: string, place: number) => (by === 'tag' ? `tag ${place + 1}` : sourceName(name));
  return {
    ...worked,
    rows: worked.rows.map((row, place) => ({ ...row, name: row.name && hidden(row.name, place) })),
  };
}
