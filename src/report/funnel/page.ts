import { count, percent, range, some } from '../../render/figure.js';
import { fit, textWidth } from '../../render/width.js';
import { explainFunnel } from './explain.js';
import { periodWords, type Frame } from '../measures/frame.js';
import type { Funnel, FunnelRow, Ratio } from './funnel.js';
import { stripLine, stripsWidth, wrap, type Strip, type View } from '../sheet/layout.js';
import { renderStops } from './stops.js';

const ratioWords: Record<Ratio['name'], string> = {
  reach: 'reached, of answers known',
  conversation: 'conversations, of reached',
  show: 'held, of meetings past',
  win: 'won, of won and lost',
};

/** The section on the funnel, line by line; it fits the width. */
export function renderFunnel(funnel: Funnel, frame: Frame, view: View): string[] {
  const stops = renderStops(funnel.tactics, view);
  const lines = [
    ...renderStages(funnel.rows, frame, view),
    '',
    ...(stops.length > 0 ? [...stops, ''] : []),
    ...renderRates(funnel.rows, frame, view),
  ];
  if (view.explain) lines.push(...explainFunnel(funnel, frame).flatMap((text) => wrap(text, view.width)));
  return lines.map((line) => (textWidth(line) > view.width ? fit(line, view.width) : line));
}

function renderStages(rows: readonly FunnelRow[], frame: Frame, { painter, width }: View): string[] {
  const strips = (gap: number) => stageStrips(rows, frame, gap);
  const table = stripsWidth(strips(4)) <= width ? strips(4) : strips(2);
  return [
    String(painter.bold(fit(stripLine(table, 'title'), width))),
    ...rows.map((_, index) => stripLine(table, index)),
  ];
}

/** The stages, column by column. */
export function stageStrips(rows: readonly FunnelRow[], frame: Frame, gap = 2): Strip[] {
  return [
    strip(
      'FUNNEL',
      rows.map((row) => `  ${row.stage}`),
      'left',
      0,
    ),
    strip(
      periodWords(frame),
      rows.map((row, index) => (index === 0 ? some(row.touches, 'touch', 'touches') : count(row.touches))),
      'right',
      gap,
    ),
    strip(
      'leads so far',
      rows.map((row) => count(row.leads)),
      'right',
      gap,
    ),
    strip(
      'stopped here',
      rows.map((row) => count(row.stopped)),
      'right',
      gap,
    ),
  ];
}

/** Where the terminal is narrow, without what the counts are of. */
function renderRates(rows: readonly FunnelRow[], frame: Frame, { painter, width }: View): string[] {
  const all = rateStrips(rows, frame);
  const strips = stripsWidth(all) <= width ? all : all.slice(0, -1);
  const ratios = rows.flatMap((row) => row.ratio ?? []);
  return [
    String(painter.bold(fit(stripLine(strips, 'title').trimEnd(), width))),
    ...ratios.map((_, index) => stripLine(strips, index).trimEnd()),
  ];
}

/** The rates, column by column, last what they are of. */
export function rateStrips(rows: readonly FunnelRow[], frame: Frame): Strip[] {
  const ratios = rows.flatMap((row) => row.ratio ?? []);
  const table = [
    strip(
      'RATES',
      ratios.map((ratio) => `  ${ratio.name} rate`),
      'left',
      0,
    ),
    strip(
      '',
      ratios.map((ratio) => (ratio.of === 0 ? '–' : `${count(ratio.count)}/${count(ratio.of)}`)),
    ),
    strip(
      '',
      ratios.map(({ interval }) => (interval ? percent(interval.rate) : '')),
    ),
    strip(
      frame.level === 95 ? 'likely' : `${frame.level}% sure`,
      ratios.map(({ interval }) => (interval ? range(interval.low, interval.high) : '')),
    ),
  ];
  const words = strip('', ratios.map(wordsOf), 'left');
  return [...table, words];
}

/** What a rate is of, and beside the show rate the meetings it leaves out. */
function wordsOf({ name, of, untold }: Ratio): string {
  if (untold > 0) return `${of === 0 ? 'none told' : 'held, of those told'}; ${count(untold)} untold`;
  return of === 0 ? 'no data yet' : ratioWords[name];
}

function strip(title: string, cells: string[], align: Strip['align'] = 'right', gap = 2): Strip {
  return { title, cells, align, gap };
}
