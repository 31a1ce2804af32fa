import { stages } from '../../domain/touch.js';
import { rangeBar } from '../../render/bar.js';
import { count, percent, range } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, padStart, textWidth } from '../../render/width.js';
import { explainAnswered } from './explain.js';
import { enoughKnown, type AnsweredRow, type Answering } from './hours.js';
import { periodWords, type ReportQuery } from '../measures/query.js';
import type { Groups, GroupRow } from '../measures/groups.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { tableLines, type Table } from '../sheet/table.js';
import { goalTitles } from '../measures/goal-words.js';

const title = 'WHEN THEY ANSWER';

/** When touches reach somebody, by hour or weekday, line by line; it fits the width. */
export function renderAnswered(
  answering: Answering,
  groups: Groups,
  query: ReportQuery,
  view: View,
): string[] {
  const explained = view.explain ? explainAnswered(answering, query) : [];
  return [
    ...tableLines(answeredTable(answering, groups, query, view), answering.rows, view),
    ...(answering.rows.length === 0 ? ['  no data yet'] : []),
    ...explained.flatMap((sentence) => wrap(sentence, view.width)),
  ];
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

/** What was done in the period, which a narrow terminal loses, and how much of what is known was reached, with a bar. */
export function answeredTable(
  { by, rows, total }: Answering,
  groups: Groups,
  query: ReportQuery,
  { width, painter }: Pick<View, 'width' | 'painter'>,
): Table<AnsweredRow> {
  const { goal, level } = query;
  const byKey = new Map(
    [...groups.rows, ...(groups.total ? [groups.total] : [])].map((row) => [row.key, row]),
  );
  const ofGroup = (text: (row: GroupRow | undefined) => string) => ({
    text: ({ key }: AnsweredRow) => text(byKey.get(key)),
    loss: 1,
  });
  const reached = stages
    .filter((stage) => stage === 'conversation' || stage === goal)
    .map((stage) => ({
      title: stage === goal ? goalTitles[goal].touches : 'talk',
      ...ofGroup((row) => count(row?.stages[stages.indexOf(stage)] ?? 0)),
      gap: 1,
    }));
  const scale = niceScale(rows.length > 1 ? [...rows, total] : rows);
  return {
    of: by,
    head: by,
    paint: 'dim',
    name: (row) => (row === total ? 'in all' : `  ${row.name === null ? 'unknown' : show(row.name)}`),
    leastName: Infinity,
    total,
    columns: [
      { title: 'done', ...ofGroup((row) => count(row?.touches ?? 0)) },
      ...reached,
      {
        title: goalTitles[goal].leads,
        ...ofGroup((row) => ofAll(row?.leadsConverted ?? 0, row?.leads ?? 0)),
      },
      { title: 'reached/known', text: ({ sums }) => ofAll(sums.y, sums.x) },
      { title: 'rate', text: ({ rate }) => (rate ? percent(rate.rate) : ''), loss: 2 },
      {
        title: level === 95 ? 'likely' : `${level}% sure`,
        text: ({ rate }) => (rate ? range(rate.low, rate.high) : ''),
        loss: 3,
      },
    ],
    bar: {
      least: 8,
      most: 40,
      gap: 2,
      title: (room) => `${padEnd('0', room - percent(scale).length)}${percent(scale)}`,
      draw: ({ rate }, room) =>
        rate === null ? '' : String(painter.accent(rangeBar({ ...rate, max: scale, width: room }).trimEnd())),
    },
    over: (endOf) => String(painter.bold(titleLine(endOf(reached.at(-1)!.title), query, width))),
  };
}

/** WHEN THEY ANSWER, the period up to where its columns end, and what the others count. */
function titleLine(doneWidth: number | null, query: ReportQuery, width: number): string {
  const period = doneWidth === null ? '' : ` ${periodWords(query)}`;
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
