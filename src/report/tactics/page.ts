import { stages, type Stage } from '../../domain/touch.js';
import { worthWords } from '../../domain/worth.js';
import { count, percent, range, some } from '../../render/figure.js';
import { textWidth } from '../../render/width.js';
import { explainWorked } from './explain.js';
import { periodWords, shortDay, type ReportQuery } from '../measures/query.js';
import { isKnown, isRated, type GroupRow } from '../measures/groups.js';
import { groupName } from '../sheet/names.js';
import { dimmed } from '../sheet/headed.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { legendLines, likelyBar } from '../sheet/likely-bar.js';
import { tableBlock, type Block } from '../sheet/blocks.js';
import { mostOf, tableLines, type Table, type TableColumn } from '../sheet/table.js';
import { plannedWords } from '../plan/words.js';
import { unnamedWords } from '../sheet/unnamed.js';
import { goalTitles } from '../measures/goal-words.js';
import { leftOffLine, overlapWords, worthLine, verdictLines } from './lines.js';
import type { Worked } from './tactics.js';
import { paintVerdict } from '../sheet/verdict.js';

const longList = 12;
const verdictWidth = 7;

/** What is said beside the table: `asked` after the verdicts; whether worths are asked for. */
export interface Beside {
  asked?: readonly string[];
  asksWorth?: boolean;
}

/** The section on what worked, line by line; it fits the width. */
export function renderWorked(
  worked: Worked,
  query: ReportQuery,
  view: View,
  { asked = [], asksWorth = true }: Beside = {},
): string[] {
  const inUse = rowsInUse(worked, view);
  const rows = chooseRows(inUse, query, view);
  const lines = tableLines(workedTable(worked, rows, query, view), inUse, view);
  if (rows.some(({ byWindow }) => byWindow !== null)) lines.push(...legendLines(hasWorth(rows), view));
  lines.push(...overlapLines(inUse, query, view));
  lines.push(...leftOffLine(worked, query, view));
  lines.push(...unnamedLines(rows, query, view));
  lines.push(...verdictLines(worked, rows, query, view, asked));
  if (asksWorth) lines.push(...worthLine(rows, query, view));
  if (view.explain) lines.push(...explainWorked(worked, query).flatMap((text) => wrap(text, view.width)));
  return lines.map((line) => line.trimEnd());
}

/** Says that rows overlap, where they may. */
function overlapLines(rows: readonly GroupRow[], query: ReportQuery, view: View): string[] {
  const words = overlapWords(rows, query);
  return words === null ? [] : dimmed(words, view);
}

/** How many leads of the tactics have no name. */
function unnamedLines(rows: readonly GroupRow[], { by }: ReportQuery, { width, painter }: View): string[] {
  const words = by === 'tactic' ? unnamedWords(rows) : null;
  return words === null ? [] : wrap(words, width).map((line) => String(painter.dim(line)));
}

/** The rows in the table, and the table to be read, with the verdicts in a column. */
export function workedBlock(
  worked: Worked,
  query: ReportQuery,
  view: View,
): { rows: readonly GroupRow[]; table: Block } {
  const rows = chooseRows(rowsInUse(worked, view), query, view);
  const { mark, ...table } = workedTable(worked, rows, query, view);
  const verdict = {
    title: 'verdict',
    text: ({ key }: GroupRow) => worked.judgements.byTactic.get(key)?.verdict ?? '',
    align: 'left',
  } as const;
  const columns = mark ? [...table.columns, verdict] : table.columns;
  return { rows, table: tableBlock({ ...table, columns }, rows, view) };
}

/** The rows that the page has, of how many in use. */
export function rowsOnPage(worked: Worked, query: ReportQuery): { rows: readonly GroupRow[]; inUse: number } {
  const inUse = rowsInUse(worked, { all: false });
  return { rows: chooseRows(inUse, query, { all: false }), inUse: inUse.length };
}

function rowsInUse({ rows, leftOff }: Worked, { all }: Pick<View, 'all'>): readonly GroupRow[] {
  return all ? rows : rows.filter(({ key }) => !leftOff.has(key));
}

/** The rows worth a line: the latest weeks, or what was done most in the period and not dropped before it. */
function chooseRows(
  rows: readonly GroupRow[],
  { by }: ReportQuery,
  { all }: Pick<View, 'all'>,
): readonly GroupRow[] {
  if (all) return rows;
  if (by === 'week' || by === 'month') return rows.slice(-longList);
  const alive = rows.filter((row) => row.droppedDay === null || row.touches > 0);
  return mostOf(alive, longList, (a, b) => b.touches - a.touches || b.leads - a.leads);
}

/** A narrow terminal loses the judged leads, then the bar, the worth, and the range. */
function workedTable(
  worked: Worked,
  rows: readonly GroupRow[],
  query: ReportQuery,
  view: View,
): Table<GroupRow> {
  const { by } = query;
  const ranged = rows.filter(({ byWindow }) => byWindow !== null);
  const judged = hasWorth(rows);
  const name = (row: GroupRow) => `  ${groupName(row, by)}`;
  const natural = rows.reduce((widest, row) => Math.max(widest, textWidth(name(row))), 0);
  const period = periodColumns(worked, query);
  const known = ranged.filter((row) => isKnown(row, query));
  const verdictOf = ({ key }: GroupRow) => worked.judgements.byTactic.get(key)?.verdict ?? null;
  return {
    of: by,
    name,
    names: { from: 14 },
    leastName: [Math.min(natural, 24), Math.min(natural, 20), Math.min(natural, 12)],
    group: { ...(by === 'tactic' && { title: 'kind' }), of: ({ kind }) => kind ?? by, hasTitles: true },
    choose: () => rows,
    columns: [...period, ...leadColumns(worked, query), ...ratedColumns(rows, judged, query)],
    ...(ranged.length > 0 && {
      bar: {
        ...(judged ? { claims: [25, 13, 11], most: 25 } : { claims: [15, 8], least: 8, most: 30 }),
        ...likelyBar(known.length > 0 ? known : ranged, (row) => row, judged, view),
      },
    }),
    ...(judged && {
      mark: {
        width: 1 + verdictWidth,
        text: (row) => {
          const verdict = verdictOf(row);
          return verdict === null ? '' : paintVerdict(verdict, view);
        },
      },
    }),
    over: (endOf) => titleLine(worked, query, endOf(period.at(-1)!.title) ?? 0, view),
  };
}

/** What was done in the period. */
function periodColumns({ planned }: Worked, { goal, by }: ReportQuery): TableColumn<GroupRow>[] {
  const titles: Partial<Record<Stage, string>> = { conversation: 'talk', [goal]: goalTitles[goal].touches };
  const shown = stages.filter((stage) => stage === 'conversation' || stage === goal);
  return [
    by === 'tactic' && planned.size > 0
      ? {
          title: 'done/plan',
          short: 'done',
          text: ({ touches, key }) => `${count(touches)}/${planOf(planned.get(key))}`,
          gap: 1,
        }
      : { title: 'done', text: ({ touches }) => count(touches) },
    ...shown.map((stage) => ({
      title: titles[stage] ?? stage,
      text: (row: GroupRow) => count(row.stages[stages.indexOf(stage)] ?? 0),
      gap: 1,
    })),
  ];
}

/** The leads there are, and their part in the goals by the rule of credit. */
function leadColumns({ credits }: Worked, { goal, credit }: ReportQuery): TableColumn<GroupRow>[] {
  const leads = {
    title: goalTitles[goal].leads,
    text: (row: GroupRow) => ofAll(row.leadsConverted, row.leads),
    gap: 1,
  };
  const credited = {
    title: credit,
    text: ({ key }: GroupRow) => String(Number((credits[credit].get(key) ?? 0).toFixed(1))),
  };
  return credit === 'last' ? [leads] : [leads, credited];
}

/** What is planned, or a dash for nothing. */
function planOf(planned: number | undefined): string {
  return planned === undefined ? '–' : plannedWords(planned);
}

/** Converted of judged and their rate, once any are; the range, from the first leads on, and what each must bring. */
function ratedColumns(
  rows: readonly GroupRow[],
  judged: boolean,
  { level }: ReportQuery,
): TableColumn<GroupRow>[] {
  const worth = ({ worth }: GroupRow) => (worth === null ? '' : worthWords(worth));
  const old: TableColumn<GroupRow>[] = [
    { title: 'judged', text: (row) => ofAll(row.converted, row.judged), loss: 1 },
    { title: 'rate', text: (row) => (row.rate && isRated(row) ? percent(row.rate.rate) : ''), loss: 1 },
  ];
  return [
    ...(rows.some(({ judged }) => judged > 0) ? old : []),
    {
      title: level === 95 ? 'likely' : `${level}% sure`,
      text: ({ byWindow }) => (byWindow ? range(byWindow.low, byWindow.high) : '–'),
      gap: 1,
      loss: 4,
    },
    ...(judged ? [{ title: 'worth', text: worth, gap: 1, loss: 3 }] : []),
  ];
}

/** Whether the bars are in multiples of what each row must bring. */
function hasWorth(rows: readonly GroupRow[]): boolean {
  return rows.some(({ worth }) => worth !== null);
}

/** WHAT WORKED, the period over its columns, and what the other columns count. */
function titleLine(
  { since }: Worked,
  query: ReportQuery,
  doneWidth: number,
  { width, painter }: View,
): string {
  const title = 'WHAT WORKED';
  const period = periodWords(query);
  const start = Math.max(1, doneWidth - title.length - textWidth(period));
  const left = title.length + start + textWidth(period);
  const first = since === null ? [] : [`since ${shortDay(since, query.asOf.day)}`];
  const window = `within ${some(query.window, 'day')}`;
  const notes = [[...first, 'each lead once', window], [...first, window], [window]].map((note) =>
    note.join(' · '),
  );
  const note = notes.find((text) => left + 2 + textWidth(text) <= width) ?? '';
  return `${String(painter.bold(title))}${' '.repeat(start)}${String(painter.dim(`${period}  ${note}`.trimEnd()))}`;
}
