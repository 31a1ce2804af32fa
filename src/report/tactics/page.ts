import { daysBetween } from '../../domain/calendar.js';
import { stages, type Stage } from '../../domain/touch.js';
import { worthWords } from '../../domain/worth.js';
import { rangeBar, worthBar, worthScale } from '../../render/bar.js';
import { count, percent, range, some } from '../../render/figure.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { explainWorked } from './explain.js';
import { periodWords, shortDay, type Frame } from '../measures/frame.js';
import { isKnown, isRated, type GroupRow } from '../measures/groups.js';
import { judgedFromWords } from '../measures/when-judged.js';
import { groupName } from '../sheet/names.js';
import { mostOf, ofAll, stripLine, stripsWidth, wrap, type Strip, type View } from '../sheet/layout.js';
import { plannedWords } from '../plan/words.js';
import { unnamedWords } from '../sheet/unnamed.js';
import { goalTitles } from '../measures/words.js';
import { leftOffLine, worthLine, verdictLines } from './lines.js';
import type { Worked } from './tactics.js';
import { paintVerdict } from '../sheet/verdict.js';

const longList = 12;
const verdictWidth = 7;
const doneTitle = 'done/plan';

/** The section on what worked, line by line; it fits the width. `asked` is said after the verdicts. */
export function renderWorked(
  worked: Worked,
  frame: Frame,
  view: View,
  asked: readonly string[] = [],
): string[] {
  const inUse = view.all ? worked.rows : worked.rows.filter(({ key }) => !worked.leftOff.has(key));
  const rows = chooseRows(inUse, frame, view);
  const hidden = inUse.length - rows.length;
  const table = layOut(worked, rows, frame, view.width);
  const { painter } = view;
  const lines = [titleLine(worked, frame, table, view)];
  let heading: string | null = null;
  table.rows.forEach((row, index) => {
    const group = row.kind ?? frame.by;
    if (group !== heading) {
      const title =
        heading === null ? titlesOf(table, group, frame.by === 'tactic' ? doneTitle : null) : group;
      lines.push(String(painter.dim(fit(title.trimEnd(), view.width))));
      heading = group;
    }
    const figures =
      padEnd(fit(`  ${groupName(row)}`, table.nameWidth), table.nameWidth) +
      stripLine(table.left, index) +
      stripLine(table.right, index);
    lines.push(fit(figures, view.width) + barPart(table, row, view) + verdictPart(table, worked, row, view));
  });
  if (hidden > 0) lines.push(`  and ${hidden} more: add --all`);
  lines.push(...leftOffLine(worked, frame, view));
  lines.push(...unnamedLines(rows, frame, view));
  lines.push(...verdictLines(worked, rows, frame, view, asked));
  if (!table.rated || rows.some((row) => row.worth === null)) lines.push(...worthLine(rows, frame, view));
  if (view.explain) lines.push(...explainWorked(worked, frame).flatMap((text) => wrap(text, view.width)));
  return lines.map((line) => line.trimEnd());
}

/** How many leads of the tactics have no name. */
function unnamedLines(rows: readonly GroupRow[], { by }: Frame, { width, painter }: View): string[] {
  const words = by === 'tactic' ? unnamedWords(rows) : null;
  return words === null ? [] : wrap(words, width).map((line) => String(painter.dim(line)));
}

/** The table without its bars, column by column, and the rows in it; for markdown. */
export function workedStrips(
  worked: Worked,
  frame: Frame,
  view: View,
): { rows: readonly GroupRow[]; strips: Strip[] } {
  const inUse = view.all ? worked.rows : worked.rows.filter(({ key }) => !worked.leftOff.has(key));
  const rows = chooseRows(inUse, frame, view);
  const { left, right, judged } = layOut(worked, rows, frame, Infinity);
  const texts = (title: string, cells: string[]): Strip => ({ title, cells, align: 'left', gap: 2 });
  const [done, ...others] = left;
  const verdicts = rows.map(({ key }) => worked.judgements.byTactic.get(key)?.verdict ?? '');
  return {
    rows,
    strips: [
      texts(frame.by, rows.map(groupName)),
      ...(frame.by === 'tactic'
        ? [
            texts(
              'kind',
              rows.map(({ kind }) => kind ?? ''),
            ),
          ]
        : []),
      ...(done ? [{ ...done, title: frame.by === 'tactic' ? doneTitle : done.title }] : []),
      ...others,
      ...right,
      ...(judged ? [texts('verdict', verdicts)] : []),
    ],
  };
}

/** The rows worth a line: the latest weeks, or what was done most in the period and not dropped before it. */
function chooseRows(rows: readonly GroupRow[], { by }: Frame, { all }: View): readonly GroupRow[] {
  if (all) return rows;
  if (by === 'week' || by === 'month') return rows.slice(-longList);
  const alive = rows.filter((row) => row.droppedDay === null || row.touches > 0);
  return mostOf(alive, longList, (a, b) => b.touches - a.touches || b.leads - a.leads);
}

interface Layout {
  rows: readonly GroupRow[];
  nameWidth: number;
  /** Columns up to where the figures of the period end. */
  doneWidth: number;
  left: Strip[];
  /** What is known of the rate. */
  right: Strip[];
  rated: boolean;
  /** 0 without a bar. */
  barWidth: number;
  /** What the bar is scaled by: each row's worth, or the rate at its right end. */
  scale: 'worth' | number;
  judged: boolean;
  titles: string;
}

/** The columns that fit: a narrow terminal loses the judged leads, then the bar, the worth, and the range. */
function layOut(worked: Worked, rows: readonly GroupRow[], frame: Frame, width: number): Layout {
  const rated = rows.some((row) => isKnown(row, frame));
  const judged = rated && rows.some((row) => row.worth !== null);
  const done = doneStrips(worked, rows, frame);
  const known = judgedStrips(rows);
  const likely = likelyStrip(rows, frame);
  const worth = judged ? [worthStrip(rows)] : [];
  const verdict = judged ? 1 + verdictWidth : 0;
  const bar = !rated ? 0 : judged ? 13 : 8;
  const right = rated ? [likely, ...worth] : youngStrips(worked, rows, frame);
  const wanted = rows.reduce((widest, row) => Math.max(widest, textWidth(groupName(row)) + 2), 0);
  const left = done.strips;
  const choices = [
    { left: rated ? [...left, ...known] : left, right, bar: bar * 2 - 1, name: 24 },
    { left, right, bar, name: 12 },
    { left, right, bar: 0, name: 12 },
    { left, right: right.slice(0, 1), bar: 0, name: 12 },
    { left, right: [], bar: 0, name: 0 },
  ];
  const room = (choice: (typeof choices)[number]) =>
    width - stripsWidth([...choice.left, ...choice.right]) - (choice.bar > 0 ? choice.bar + 1 : 0) - verdict;
  const chosen = choices.find((choice) => room(choice) >= Math.min(wanted, choice.name)) ?? choices[4]!;
  const nameWidth = Math.max(6, Math.min(room(chosen), Math.max(wanted, 14), 40));
  const scale = judged ? 'worth' : niceScale(rows, frame);
  const barWidth =
    chosen.bar <= 0 ? 0 : judged ? chosen.bar : Math.min(room(chosen) - nameWidth + chosen.bar, 30);
  return {
    rows,
    nameWidth,
    doneWidth: nameWidth + stripsWidth(done.strips.slice(0, done.ofPeriod)),
    left: chosen.left,
    right: chosen.right,
    rated,
    barWidth,
    scale,
    judged,
    titles: stripLine(chosen.left, 'title') + stripLine(chosen.right, 'title') + scaleTitle(scale, barWidth),
  };
}

/** A group over its rows with the titles of the columns; that of the first reaches into the names if there is room. */
function titlesOf({ nameWidth, titles, left: [done] }: Layout, group: string, title: string | null): string {
  const line = padEnd(group, nameWidth) + titles;
  if (title === null || !done) return line;
  const end = nameWidth + stripsWidth([done]);
  const said = end - title.length > textWidth(group) ? title : 'done';
  return padEnd(group, end - said.length) + said + line.slice(end);
}

function scaleTitle(scale: Layout['scale'], width: number): string {
  if (width === 0) return '';
  if (scale === 'worth') return ` ${worthScale(width)} ×worth`;
  return ` ${padEnd('0', width - percent(scale).length)}${percent(scale)}`;
}

/** What was done in the period, then the leads there are; the first `ofPeriod` are about the period. */
function doneStrips(
  { credits, planned }: Worked,
  rows: readonly GroupRow[],
  { goal, credit, by }: Frame,
): { strips: Strip[]; ofPeriod: number } {
  const shown = stages.filter((stage) => stage === 'conversation' || stage === goal);
  const titles: Partial<Record<Stage, string>> = { conversation: 'talk', [goal]: goalTitles[goal].touches };
  const strips = [
    by === 'tactic'
      ? strip(
          '',
          rows.map(({ touches, key }) => `${count(touches)}/${planOf(planned.get(key))}`),
        )
      : strip(
          'done',
          rows.map((row) => count(row.touches)),
        ),
    ...shown.map((stage) =>
      strip(
        titles[stage] ?? stage,
        rows.map((row) => count(row.stages[stages.indexOf(stage)] ?? 0)),
        1,
      ),
    ),
  ];
  const leads = rows.map((row) => ofAll(row.leadsConverted, row.leads));
  const credited = rows.map(({ key }) => String(Number((credits[credit].get(key) ?? 0).toFixed(1))));
  return {
    strips: [
      ...strips,
      strip(goalTitles[goal].leads, leads),
      ...(credit === 'last' ? [] : [strip(credit, credited)]),
    ],
    ofPeriod: strips.length,
  };
}

/** What is planned, or a dash for nothing. */
function planOf(planned: number | undefined): string {
  return planned === undefined ? '–' : plannedWords(planned);
}

/** Converted of judged and their rate: what the verdicts go by. */
function judgedStrips(rows: readonly GroupRow[]): Strip[] {
  return [
    strip(
      'judged',
      rows.map((row) => ofAll(row.converted, row.judged)),
    ),
    strip(
      'rate',
      rows.map((row) => (row.rate && isRated(row) ? percent(row.rate.rate) : '')),
    ),
  ];
}

function likelyStrip(rows: readonly GroupRow[], { level }: Frame): Strip {
  return strip(
    level === 95 ? 'likely' : `${level}% sure`,
    rows.map(({ byWindow }) => (byWindow ? range(byWindow.low, byWindow.high) : '')),
    1,
  );
}

function worthStrip(rows: readonly GroupRow[]): Strip {
  return strip(
    'worth',
    rows.map(({ worth }) => (worth === null ? '' : worthWords(worth))),
    1,
  );
}

function youngStrips({ young }: Worked, rows: readonly GroupRow[], frame: Frame): Strip[] {
  const { asOf } = frame;
  return [
    strip(
      'oldest',
      rows.map(({ key }) => {
        const since = young.get(key)?.since;
        return since === undefined ? '–' : ageWords(daysBetween(since, asOf.day));
      }),
    ),
    strip(
      'can be judged from',
      rows.map(({ leads, key }) => judgedFromWords(leads, young.get(key) ?? null, frame)),
    ),
  ];
}

function barPart({ barWidth, scale }: Layout, { byWindow, worth }: GroupRow, { painter }: View): string {
  if (barWidth === 0) return '';
  const blank = ' '.repeat(barWidth + 1);
  if (byWindow === null || (scale === 'worth' && worth === null)) return blank;
  const bar =
    scale === 'worth'
      ? worthBar({ ...byWindow, worth: worth!, width: barWidth })
      : rangeBar({ ...byWindow, max: scale, width: barWidth });
  return ` ${String(painter.accent(bar))}`;
}

function verdictPart({ judged }: Layout, worked: Worked, { key }: GroupRow, view: View): string {
  const verdict = judged ? worked.judgements.byTactic.get(key)?.verdict : null;
  return verdict ? ` ${paintVerdict(verdict, view)}` : '';
}

/** WHAT WORKED, the period over its columns, and what the other columns count. */
function titleLine({ since }: Worked, frame: Frame, table: Layout, { width, painter }: View): string {
  const title = 'WHAT WORKED';
  const period = periodWords(frame);
  const start = Math.max(1, table.doneWidth - title.length - textWidth(period));
  const left = title.length + start + textWidth(period);
  const first = since === null ? [] : [`since ${shortDay(since, frame.asOf.day)}`];
  const window = some(frame.window, 'day');
  const notes = [[...first, 'a lead counts once', window], [...first, window], [window]].map((note) =>
    note.join(' · '),
  );
  const note = notes.find((text) => left + 2 + textWidth(text) <= width) ?? '';
  return `${String(painter.bold(title))}${' '.repeat(start)}${String(painter.dim(`${period}  ${note}`.trimEnd()))}`;
}

function ageWords(days: number): string {
  return days === 0 ? 'today' : some(days, 'day');
}

/** The next round rate that holds every range on the page. */
function niceScale(rows: readonly GroupRow[], frame: Frame): number {
  const known = rows.filter((row) => isKnown(row, frame));
  const highest = known.reduce((high, { byWindow }) => Math.max(high, byWindow?.high ?? 0), 0);
  return [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8].find((scale) => highest <= scale) ?? 1;
}

function strip(title: string, cells: string[], gap = 2): Strip {
  return { title, cells, align: 'right', gap };
}
