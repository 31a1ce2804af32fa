import { some } from '../../render/figure.js';
import { groupFigures, groupsOf, tacticsSection, type TacticsReport } from './figures.js';
import { verdictLines } from './lines.js';
import { renderWorked, workedMarkdown } from './page.js';
import { readWorked } from './read.js';
import type { Worked } from './tactics.js';
import { answeredTable, renderAnswered } from '../hours/page.js';
import { readAnswering } from '../hours/read.js';
import { periodWords, type Frame } from '../measures/frame.js';
import type { About } from '../sheet/about.js';
import type { View } from '../sheet/layout.js';
import { heading, labelledLines, markdownTable, paragraph } from '../sheet/markdown.js';
import { listing, section, type Hidden, type Listing } from '../sheet/section.js';
import { nothingLogged } from '../sheet/title.js';

export const tactics = section<TacticsReport>({
  read: (journal, frame, depth) => ({
    worked: readWorked(journal, frame, depth),
    answering: readAnswering(journal, frame),
  }),
  nothing: ({ worked }, frame) => (worked.rows.length === 0 ? nothingLogged(frame) : null),
  page: (told, { frame }, view) => renderGroups(told, frame, view),
  listing: groupListing,
  figures: tacticsSection,
  share: (told, { frame }, view) => workedBlocks(told, frame, view),
  hide: ({ worked, answering }, hidden, { by }) => ({
    worked: by === 'source' ? hideNames(worked, hidden) : worked,
    answering,
  }),
});

/** What worked, or when people answer. `asked` is said after the verdicts. */
export function renderGroups(
  { worked, answering }: TacticsReport,
  frame: Frame,
  view: View,
  asked: readonly string[] = [],
): string[] {
  return answering === null
    ? renderWorked(worked, frame, view, asked)
    : renderAnswered(answering, worked, frame, view);
}

export function groupListing(report: TacticsReport, about: About): Listing {
  return listing(groupFigures, groupsOf(report.worked.rows, report), about);
}

/** What is said below the verdicts: which tactics are asked about, and how the trials stand. */
interface Beside {
  asked: (view: View) => readonly string[];
  trials: (view: View) => readonly string[];
}

/** The same as blocks of markdown. */
export function workedBlocks(
  { worked, answering }: TacticsReport,
  frame: Frame,
  view: View,
  beside: Beside = { asked: () => [], trials: () => [] },
): string[] {
  if (answering !== null)
    return [
      heading(2, 'When they answer'),
      markdownTable(answeredTable(answering, worked, frame, view), answering.rows, view),
    ];
  const { rows, table } = workedMarkdown(worked, frame, view);
  // Every verdict with its reason: whoever reads a mail cannot ask for more.
  const whole = { ...view, all: true };
  const lines = verdictLines(worked, rows, frame, whole, beside.asked(whole));
  const labelled = lines.slice(lines.indexOf('') + 1);
  const notes = lines.slice(0, Math.max(0, lines.indexOf('')));
  return [
    heading(2, `What worked, ${periodWords(frame)}`),
    table,
    paragraph([`A lead counts once, and has ${some(frame.window, 'day')} from its first touch.`, ...notes]),
    labelledLines([...(lines.includes('') ? labelled : []), ...beside.trials(whole)]),
  ];
}

/** Groups that are sources go by their number. */
export function hideNames(worked: Worked, { sourceName }: Hidden): Worked {
  return {
    ...worked,
    rows: worked.rows.map((row) => ({ ...row, name: row.name && sourceName(row.name) })),
  };
}
