import { count, percent, range, some } from '../../render/figure.js';
import { fit, textWidth } from '../../render/width.js';
import { explainFunnel } from './explain.js';
import { periodWords, type ReportQuery } from '../measures/query.js';
import type { Funnel, FunnelRow, Ratio } from './funnel.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { tableLines, type Table } from '../sheet/table.js';
import { stopTables } from './stops.js';

const ratioWords: Record<Ratio['name'], string> = {
  reach: 'reached, of answers known',
  conversation: 'conversations, of reached',
  show: 'held, of meetings past',
  win: 'won, of won and lost',
};

/** The section on the funnel, line by line; it fits the width. */
export function renderFunnel(funnel: Funnel, query: ReportQuery, view: View): string[] {
  const { rows, tactics } = funnel;
  const lines = [
    ...tableLines([stageTable(rows, query, 4), stageTable(rows, query, 2)], rows, view),
    '',
    ...(tactics.length > 0 ? [...tableLines(stopTables(tactics), tactics, view), ''] : []),
    ...tableLines(rateTable(query), ratesOf(rows), view),
  ];
  if (view.explain) lines.push(...explainFunnel(funnel, query).flatMap((text) => wrap(text, view.width)));
  return lines.map((line) => (textWidth(line) > view.width ? fit(line, view.width) : line));
}

/** The stages; where the columns stand close, a narrow terminal loses the last ones. */
export function stageTable(rows: readonly FunnelRow[], query: ReportQuery, gap = 2): Table<FunnelRow> {
  const isClose = gap === 2;
  const touchWords = (row: FunnelRow) =>
    row === rows[0] ? some(row.touches, 'touch', 'touches') : count(row.touches);
  return {
    of: 'stage',
    head: 'FUNNEL',
    paint: 'bold',
    name: ({ stage }) => `  ${stage}`,
    leastName: Infinity,
    columns: [
      { title: periodWords(query), text: touchWords, gap },
      { title: 'leads so far', text: ({ leads }) => count(leads), gap, ...(isClose && { loss: 2 }) },
      { title: 'stopped here', text: ({ stopped }) => count(stopped), gap, ...(isClose && { loss: 1 }) },
    ],
  };
}

/** Those that are told, in the order of their stages. */
export function ratesOf(rows: readonly FunnelRow[]): Ratio[] {
  return rows.flatMap(({ ratio }) => ratio ?? []);
}

/** The rates; a narrow terminal loses the words on what they are of. */
export function rateTable({ level }: ReportQuery): Table<Ratio> {
  return {
    of: 'rate',
    head: 'RATES',
    paint: 'bold',
    name: ({ name }) => `  ${name} rate`,
    leastName: Infinity,
    columns: [
      { title: '', text: ({ count: part, of }) => ofAll(part, of) },
      { title: '', text: ({ interval }) => (interval ? percent(interval.rate) : '') },
      {
        title: level === 95 ? 'likely' : `${level}% sure`,
        text: ({ interval }) => (interval ? range(interval.low, interval.high) : ''),
      },
      { title: '', text: wordsOf, align: 'left', loss: 1 },
    ],
  };
}

/** What a rate is of, and beside the show rate the meetings it leaves out. */
export function wordsOf({ name, of, untold }: Ratio): string {
  if (untold > 0) return `${of === 0 ? 'none told' : 'held, of those told'}; ${count(untold)} untold`;
  return of === 0 ? 'no data yet' : ratioWords[name];
}
