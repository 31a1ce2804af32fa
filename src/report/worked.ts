import { daysBetween } from '../domain/calendar.js';
import { stages, type Stage } from '../domain/touch.js';
import { rangeBar } from '../render/bar.js';
import { count, percent, range } from '../render/figure.js';
import { show } from '../render/safe.js';
import { fit, padEnd, textWidth } from '../render/width.js';
import { tacticTitle } from '../store/tactics.js';
import { explainWorked } from './explain.js';
import { periodWords, shortDay, type Frame } from './frame.js';
import { enoughJudged, type GroupRow, type Worked, leastForPace } from './groups.js';
import { stripLine, stripsWidth, wrap, type Strip, type View } from './layout.js';
import { goalTitles } from './words.js';

const longList = 12;
const barGap = 2;

/** The section on what worked, line by line; it fits the width. */
export function renderWorked(worked: Worked, frame: Frame, view: View): string[] {
  const rows = chooseRows(worked.rows, frame, view);
  const hidden = worked.rows.length - rows.length;
  const table = layOut(worked.rows.length > 1 ? [...rows, worked.total] : rows, frame, view.width);
  const { painter } = view;
  const lines = [titleLine(worked, frame, table, view)];
  let heading: string | null = null;
  table.rows.forEach((row, index) => {
    const group = row === worked.total ? heading : (row.kind ?? frame.by);
    if (group !== heading) {
      const titles = heading === null ? table.titles : '';
      lines.push(
        String(painter.dim(fit((padEnd(group ?? '', table.nameWidth) + titles).trimEnd(), view.width))),
      );
      heading = group;
    }
    const name = row === worked.total ? 'in all' : `  ${groupName(row)}`;
    const figures = padEnd(fit(name, table.nameWidth), table.nameWidth) + stripLine(table.left, index);
    lines.push(fit(figures, view.width) + rightPart(table, index, frame, view));
  });
  if (hidden > 0) lines.push(`  and ${hidden} more: add --all`);
  if (view.explain) lines.push(...explainWorked(worked, frame).flatMap((text) => wrap(text, view.width)));
  return lines.map((line) => line.trimEnd());
}

/** The rows worth a line: the latest weeks, or what was done most in the period and not dropped before it. */
function chooseRows(rows: readonly GroupRow[], { by }: Frame, { all }: View): readonly GroupRow[] {
  if (all) return rows;
  if (by === 'week' || by === 'month') return rows.slice(-longList);
  const alive = rows.filter((row) => row.droppedDay === null || row.touches > 0);
  const busiest = [...alive].sort((a, b) => b.touches - a.touches || b.leads - a.leads).slice(0, longList);
  return alive.filter((row) => busiest.includes(row));
}

/** The name of a row, safe to print; a tactic's first version goes without its number. */
function groupName({ name, version }: GroupRow): string {
  if (name === null) return 'unknown';
  return tacticTitle({ name: show(name), version: version ?? 1 });
}

interface Layout {
  rows: readonly GroupRow[];
  nameWidth: number;
  /** Columns up to where the figures of the period end. */
  doneWidth: number;
  left: Strip[];
  /** What is known of the rate; where a row has no rate yet, a text stands in its place. */
  right: Strip[];
  rated: boolean;
  /** 0 without a bar. */
  barWidth: number;
  /** The rate at the right end of the bar. */
  scale: number;
  titles: string;
}

/** The columns that fit: a narrow terminal loses the bar, then the judged leads, the rate, and the range. */
function layOut(rows: readonly GroupRow[], frame: Frame, width: number): Layout {
  const rated = rows.some((row) => row.judged >= enoughJudged);
  const done = doneStrips(rows, frame);
  const judged = judgedStrip(rows);
  const right = rated ? rateStrips(rows, frame) : youngStrips(rows, frame);
  const wanted = rows.reduce((widest, row) => Math.max(widest, textWidth(groupName(row)) + 2), 0);
  const choices = [
    { left: [...done.strips, ...judged], right, bar: rated ? barGap + 8 : 0, name: 18 },
    { left: [...done.strips, ...judged], right, bar: 0, name: 14 },
    { left: done.strips, right, bar: 0, name: 14 },
    { left: done.strips, right: right.slice(1), bar: 0, name: 8 },
    { left: done.strips, right: [], bar: 0, name: 0 },
  ];
  const room = (choice: (typeof choices)[number]) =>
    width - stripsWidth([...choice.left, ...choice.right]) - choice.bar;
  const chosen = choices.find((choice) => room(choice) >= Math.min(wanted, choice.name)) ?? choices[4]!;
  const nameWidth = Math.max(6, Math.min(room(chosen), Math.max(wanted, 14), 40));
  const barWidth = chosen.bar === 0 ? 0 : Math.min(room(chosen) - nameWidth + 8, 40);
  const scale = niceScale(rows);
  const scaleTitle =
    barWidth === 0 ? '' : ' '.repeat(barGap) + padEnd('0', barWidth - percent(scale).length) + percent(scale);
  return {
    rows,
    nameWidth,
    doneWidth: nameWidth + stripsWidth(done.strips.slice(0, done.ofPeriod)),
    left: chosen.left,
    right: chosen.right,
    rated,
    barWidth,
    scale,
    titles: stripLine(chosen.left, 'title') + stripLine(chosen.right, 'title') + scaleTitle,
  };
}

/** What was done in the period, then the leads there are; the first `ofPeriod` are about the period. */
function doneStrips(rows: readonly GroupRow[], { goal }: Frame): { strips: Strip[]; ofPeriod: number } {
  const shown = stages.filter((stage) => stage === 'conversation' || stage === goal);
  const titles: Partial<Record<Stage, string>> = { conversation: 'talk', [goal]: goalTitles[goal].touches };
  const strips = [
    strip(
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
  return { strips: [...strips, strip(goalTitles[goal].leads, leads)], ofPeriod: strips.length };
}

/** Converted of judged, unless nobody is judged yet or everybody is, which the leads say already. */
function judgedStrip(rows: readonly GroupRow[]): Strip[] {
  if (rows.every((row) => row.judged === 0) || rows.every((row) => row.judged === row.leads)) return [];
  return [
    strip(
      'judged',
      rows.map((row) => ofAll(row.converted, row.judged)),
    ),
  ];
}

function rateStrips(rows: readonly GroupRow[], { level }: Frame): Strip[] {
  const rated = (text: (row: GroupRow) => string) =>
    rows.map((row) => (row.judged < enoughJudged ? '' : text(row)));
  return [
    strip(
      'rate',
      rated(({ rate }) => (rate ? percent(rate.rate) : '')),
    ),
    strip(
      level === 95 ? 'likely' : `${level}% sure`,
      rated(({ rate }) => (rate ? range(rate.low, rate.high) : '')),
    ),
  ];
}

function youngStrips(rows: readonly GroupRow[], frame: Frame): Strip[] {
  const { asOf } = frame;
  return [
    strip(
      'oldest',
      rows.map(({ young }) => (young ? ageWords(daysBetween(young.since, asOf.day)) : '–')),
    ),
    strip(
      'can be judged from',
      rows.map((row) => judgedFromWords(row, frame)),
    ),
  ];
}

function rightPart(
  { right, rated, barWidth, scale, rows }: Layout,
  index: number,
  frame: Frame,
  view: View,
): string {
  const row = rows[index];
  if (!row) return '';
  if (!rated || row.judged >= enoughJudged) {
    const bar =
      row.rate && rated && barWidth > 0
        ? rangeBar({ ...row.rate, max: scale, width: barWidth }).trimEnd()
        : '';
    return (
      stripLine(right, index) + (bar === '' ? '' : ' '.repeat(barGap) + String(view.painter.accent(bar)))
    );
  }
  const room = stripsWidth(right) + (barWidth > 0 ? barGap + barWidth : 0) - 2;
  const from = judgedFromWords(row, frame);
  const known = row.young?.judgedFrom != null;
  const text = known ? `judged from ${from}` : from;
  return `  ${fit(textWidth(text) <= room || !known ? text : `from ${from}`, room)}`;
}

/** WHAT WORKED, the period over its columns, and what the other columns count. */
function titleLine({ since }: Worked, frame: Frame, table: Layout, { width, painter }: View): string {
  const title = 'WHAT WORKED';
  const period = periodWords(frame);
  const start = Math.max(1, table.doneWidth - title.length - textWidth(period));
  const left = title.length + start + textWidth(period);
  const first = since === null ? [] : [`since ${shortDay(since, frame.asOf.day)}`];
  const window = `${frame.window} ${frame.window === 1 ? 'day' : 'days'}`;
  const notes = [[...first, 'a lead counts once', window], [...first, window], [window]].map((note) =>
    note.join(' · '),
  );
  const note = notes.find((text) => left + 2 + textWidth(text) <= width) ?? '';
  return `${String(painter.bold(title))}${' '.repeat(start)}${String(painter.dim(`${period}  ${note}`.trimEnd()))}`;
}

function judgedFromWords({ leads, young }: GroupRow, { asOf, by }: Frame): string {
  if (leads === 0) return '–';
  if (young?.judgedFrom) return shortDay(young.judgedFrom, asOf.day);
  // A week or a month that is over gets no more leads at any pace.
  return leads < leastForPace
    ? 'too few yet'
    : by === 'week' || by === 'month'
      ? 'too few leads'
      : 'not at this pace';
}

function ageWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day' : `${count(days)} days`;
}

/** `1/90`, or a dash where there is nobody to count. */
function ofAll(part: number, all: number): string {
  return all === 0 ? '–' : `${count(part)}/${count(all)}`;
}

/** The next round rate that holds every range on the page. */
function niceScale(rows: readonly GroupRow[]): number {
  const highest = rows.reduce(
    (high, row) => Math.max(high, row.judged < enoughJudged ? 0 : (row.rate?.high ?? 0)),
    0,
  );
  return [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8].find((scale) => highest <= scale) ?? 1;
}

function strip(title: string, cells: string[], gap = 2): Strip {
  return { title, cells, align: 'right', gap };
}
