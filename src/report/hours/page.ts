import { stages } from '../../domain/touch.js';
import { rangeBar } from '../../render/bar.js';
import { count, percent, range } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, padStart, textWidth } from '../../render/width.js';
import { explainAnswered } from './explain.js';
import { enoughKnown, type AnsweredRow, type Answering } from './hours.js';
import { periodWords, type Frame } from '../measures/frame.js';
import type { Groups, GroupRow } from '../measures/groups.js';
import { ofAll, stripLine, stripsWidth, wrap, type Strip, type View } from '../sheet/layout.js';
import { goalTitles } from '../measures/words.js';

const title = 'WHEN THEY ANSWER';

/** When touches reach somebody, by hour or weekday, line by line; it fits the width. */
export function renderAnswered(answering: Answering, groups: Groups, frame: Frame, view: View): string[] {
  const { painter, width } = view;
  const lines = tableLines(answering, groups, frame, view);
  if (answering.rows.length === 0) lines.push(`  no data yet`);
  if (view.explain)
    lines.push(...explainAnswered(answering, frame).flatMap((sentence) => wrap(sentence, width)));
  return lines.map((line) => String(line === lines[0] ? painter.bold(line) : line).trimEnd());
}

/** What the page says of it when the data carry it; under a title of its own unless the table stands above. */
export function renderAnswerHints(
  hints: readonly string[],
  answering: Answering | null,
  { painter, width }: View,
): string[] {
  if (hints.length === 0) return [];
  const heading = answering === null ? ['', String(painter.bold(title))] : [];
  return [...heading, ...hints.flatMap((hint) => wrap(hint, width))];
}

function tableLines(answering: Answering, groups: Groups, frame: Frame, { painter, width }: View): string[] {
  const rows = answering.rows.length > 1 ? [...answering.rows, answering.total] : answering.rows;
  const { names, done, ever, barWidth } = layOut(answering, rows, groups, frame, width);
  const scale = niceScale(rows);
  const bars = barWidth === 0 ? '' : `  ${padEnd('0', barWidth - percent(scale).length)}${percent(scale)}`;
  const titles = stripLine([names, ...done, ...ever], 'title') + bars;
  return [
    titleLine(done.length === 0 ? null : stripsWidth([names, ...done.slice(0, -1)]), frame, width),
    String(painter.dim(fit(titles.trimEnd(), width))),
    ...rows.map(({ rate }, index) => {
      const figures = fit(stripLine([names, ...done, ...ever], index), width);
      if (barWidth === 0 || rate === null) return figures;
      return `${figures}  ${String(painter.accent(rangeBar({ ...rate, max: scale, width: barWidth }).trimEnd()))}`;
    }),
  ];
}

/** The table without its bars, column by column; for markdown. */
export function answeredStrips(answering: Answering, groups: Groups, frame: Frame): Strip[] {
  const rows = answering.rows.length > 1 ? [...answering.rows, answering.total] : answering.rows;
  const { names, done, ever } = layOut(answering, rows, groups, frame, Infinity);
  return [names, ...done, ...ever];
}

interface Layout {
  names: Strip;
  /** What was done in the period, then the leads; none where the terminal is narrow. */
  done: Strip[];
  ever: Strip[];
  /** 0 without a bar. */
  barWidth: number;
}

/** The columns that fit: a narrow terminal loses the bar, then what was done. */
function layOut(
  answering: Answering,
  rows: readonly AnsweredRow[],
  groups: Groups,
  frame: Frame,
  width: number,
): Layout {
  const nameOf = (row: AnsweredRow) =>
    row === answering.total ? 'in all' : `  ${row.name === null ? 'unknown' : show(row.name)}`;
  const names = strip(answering.by, rows.map(nameOf), 'left', 0);
  const done = doneStrips(rows, groups, frame);
  const ever = everStrips(rows, frame);
  const room = (strips: Strip[]) => width - stripsWidth([names, ...strips, ...ever]);
  if (room(done) >= 10) return { names, done, ever, barWidth: Math.min(room(done) - 2, 40) };
  if (room(done) >= 0) return { names, done, ever, barWidth: 0 };
  return { names, done: [], ever, barWidth: room([]) >= 10 ? Math.min(room([]) - 2, 40) : 0 };
}

function doneStrips(rows: readonly AnsweredRow[], groups: Groups, { goal }: Frame): Strip[] {
  const byKey = new Map(
    [...groups.rows, ...(groups.total ? [groups.total] : [])].map((row) => [row.key, row]),
  );
  const cells = (text: (row: GroupRow | undefined) => string) => rows.map(({ key }) => text(byKey.get(key)));
  const shown = stages.filter((stage) => stage === 'conversation' || stage === goal);
  return [
    strip(
      'done',
      cells((row) => count(row?.touches ?? 0)),
    ),
    ...shown.map((stage) =>
      strip(
        stage === goal ? goalTitles[goal].touches : 'talk',
        cells((row) => count(row?.stages[stages.indexOf(stage)] ?? 0)),
        'right',
        1,
      ),
    ),
    strip(
      goalTitles[goal].leads,
      cells((row) => ofAll(row?.leadsConverted ?? 0, row?.leads ?? 0)),
    ),
  ];
}

function everStrips(rows: readonly AnsweredRow[], { level }: Frame): Strip[] {
  return [
    strip(
      'reached/known',
      rows.map(({ sums }) => ofAll(sums.y, sums.x)),
    ),
    strip(
      'rate',
      rows.map(({ rate }) => (rate ? percent(rate.rate) : '')),
    ),
    strip(
      level === 95 ? 'likely' : `${level}% sure`,
      rows.map(({ rate }) => (rate ? range(rate.low, rate.high) : '')),
    ),
  ];
}

/** WHEN THEY ANSWER, the period up to where its columns end, and what the others count. */
function titleLine(doneWidth: number | null, frame: Frame, width: number): string {
  const period = doneWidth === null ? '' : ` ${periodWords(frame)}`;
  const line = `${title}${padStart(period, (doneWidth ?? 0) - title.length)}`;
  const notes = ['ever · touches whose answer is known', 'ever', ''];
  const note = notes.find((text) => textWidth(line) + 2 + textWidth(text) <= width) ?? '';
  return fit(`${line}  ${note}`.trimEnd(), width);
}

/** The next round rate that holds every range which rests on enough touches, or every range where none does. */
function niceScale(rows: readonly AnsweredRow[]): number {
  const firm = rows.filter(({ sums }) => sums.x >= enoughKnown);
  const shown = firm.length > 0 ? firm : rows;
  const highest = shown.reduce((high, { rate }) => Math.max(high, rate?.high ?? 0), 0);
  return [0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8].find((scale) => highest <= scale) ?? 1;
}

function strip(heading: string, cells: string[], align: Strip['align'] = 'right', gap = 2): Strip {
  return { title: heading, cells, align, gap };
}
