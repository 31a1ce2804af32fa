import { daysBetween } from '../../domain/calendar.js';
import { stages, type Stage } from '../../domain/touch.js';
import { worthWords } from '../../domain/worth.js';
import { count, percent, range, some } from '../../render/figure.js';
import { textWidth } from '../../render/width.js';
import { explainWorked } from './explain.js';
import { periodWords, shortDay, type ReportQuery } from '../measures/query.js';
import { isKnown, isRated, type GroupRow } from '../measures/groups.js';
import { judgedFromWords } from '../measures/when-judged.js';
import { groupName } from '../sheet/names.js';
import { dimmed } from '../sheet/headed.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { likelyBar } from '../sheet/likely-bar.js';
import { markdownTable } from '../sheet/markdown.js';
import { mostOf, tableLines, type Table, type TableColumn } from '../sheet/table.js';
import { plannedWords } from '../plan/words.js';
import { unnamedWords } from '../sheet/unnamed.js';
import { goalTitles } from '../measures/goal-words.js';
import { leftOffLine, overlapWords, worthLine, verdictLines } from './lines.js';
import type { Worked } from './tactics.js';
import { paintVerdict } from '../sheet/verdict.js';

const longList = 12;
const verdictWidth = 7;

/** The section on what worked, line by line; it fits the width. `asked` is said after the verdicts. */
export function renderWorked(
  worked: Worked,
  query: ReportQuery,
  view: View,
  asked: readonly string[] = [],
): string[] {
  const inUse = rowsInUse(worked, view);
  const rows = chooseRows(inUse, query, view);
  const lines = tableLines(workedTable(worked, rows, query, view), inUse, view);
  lines.push(...overlapLines(inUse, query, view));
  lines.push(...leftOffLine(worked, query, view));
  lines.push(...unnamedLines(rows, query, view));
  lines.push(...verdictLines(worked, rows, query, view, asked));
  lines.push(...worthLine(rows, query, view));
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

/** The rows in the table, and the table as markdown, with the verdicts in a column. */
export function workedMarkdown(
  worked: Worked,
  query: ReportQuery,
  view: View,
): { rows: readonly GroupRow[]; table: string } {
  const rows = chooseRows(rowsInUse(worked, view), query, view);
  const { mark, ...table } = workedTable(worked, rows, query, view);
  const verdict = {
    title: 'verdict',
    text: ({ key }: GroupRow) => worked.judgements.byTactic.get(key)?.verdict ?? '',
    align: 'left',
  } as const;
  const columns = mark ? [...table.columns, verdict] : table.columns;
  return { rows, table: markdownTable({ ...table, columns }, rows, view) };
}

function rowsInUse({ rows, leftOff }: Worked, { all }: View): readonly GroupRow[] {
  return all ? rows : rows.filter(({ key }) => !leftOff.has(key));
}

/** The rows worth a line: the latest weeks, or what was done most in the period and not dropped before it. */
function chooseRows(rows: readonly GroupRow[], { by }: ReportQuery, { all }: View): readonly GroupRow[] {
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
  const rated = rows.some((row) => isKnown(row, query));
  const judged = rated && rows.some(({ worth }) => worth !== null);
  const name = (row: GroupRow) => (by === 'tag' && row.name === null ? '  no tag' : `  ${groupName(row)}`);
  const natural = rows.reduce((widest, row) => Math.max(widest, textWidth(name(row))), 0);
  const period = periodColumns(worked, query);
  const known = rows.filter((row) => isKnown(row, query));
  const verdictOf = ({ key }: GroupRow) => worked.judgements.byTactic.get(key)?.verdict ?? null;
  return {
    of: by,
    name,
    names: { from: 14 },
    leastName: [Math.min(natural, 24), Math.min(natural, 12)],
    group: { ...(by === 'tactic' && { title: 'kind' }), of: ({ kind }) => kind ?? by, hasTitles: true },
    choose: () => rows,
    columns: [
      ...period,
      ...leadColumns(worked, query),
      ...(rated ? ratedColumns(judged, query) : youngColumns(worked, query)),
    ],
    ...(rated && {
      bar: {
        ...(judged ? { claims: [25, 13] } : { claims: [15, 8], least: 8, most: 30 }),
        ...likelyBar(known, (row) => row, judged, view),
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
    by === 'tactic'
      ? {
          title: 'done/plan',
          short: 'done',
          text: ({ touches, key }) => `${count(touches)}/${planOf(planned.get(key))}`,
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

/** Converted of judged and their rate, what the verdicts go by; the range, and what it must be worth. */
function ratedColumns(judged: boolean, { level }: ReportQuery): TableColumn<GroupRow>[] {
  const worth = ({ worth }: GroupRow) => (worth === null ? '' : worthWords(worth));
  return [
    { title: 'judged', text: (row) => ofAll(row.converted, row.judged), loss: 1 },
    { title: 'rate', text: (row) => (row.rate && isRated(row) ? percent(row.rate.rate) : ''), loss: 1 },
    {
      title: level === 95 ? 'likely' : `${level}% sure`,
      text: ({ byWindow }) => (byWindow ? range(byWindow.low, byWindow.high) : ''),
      gap: 1,
      loss: 4,
    },
    ...(judged ? [{ title: 'worth', text: worth, gap: 1, loss: 3 }] : []),
  ];
}

/** How old the oldest leads are, and from when they can be judged. */
function youngColumns({ young }: Worked, query: ReportQuery): TableColumn<GroupRow>[] {
  return [
    {
      title: 'oldest',
      text: ({ key }) => {
        const since = young.get(key)?.since;
        return since === undefined ? '–' : ageWords(daysBetween(since, query.asOf.day));
      },
      loss: 4,
    },
    {
      title: 'can be judged from',
      text: ({ leads, key }) => judgedFromWords(leads, young.get(key) ?? null, query),
      loss: 3,
    },
  ];
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
  const window = some(query.window, 'day');
  const notes = [[...first, 'a lead counts once', window], [...first, window], [window]].map((note) =>
    note.join(' · '),
  );
  const note = notes.find((text) => left + 2 + textWidth(text) <= width) ?? '';
  return `${String(painter.bold(title))}${' '.repeat(start)}${String(painter.dim(`${period}  ${note}`.trimEnd()))}`;
}

function ageWords(days: number): string {
  return days === 0 ? 'today' : some(days, 'day');
}
