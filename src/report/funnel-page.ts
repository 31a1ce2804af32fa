import { count, percent, range } from '../render/figure.js';
import { fit, textWidth } from '../render/width.js';
import { explainFunnel } from './explain.js';
import { periodWords, type Frame } from './frame.js';
import type { FunnelRow, Ratio } from './funnel.js';
import { stripLine, wrap, type Strip, type View } from './layout.js';

const ratioWords: Record<Ratio['name'], string> = {
  reach: 'reached, of answers known',
  conversation: 'conversations, of reached',
  show: 'held, of meetings past',
  win: 'won, of won and lost',
};

/** The section on the funnel, line by line. */
export function renderFunnel(rows: readonly FunnelRow[], frame: Frame, view: View): string[] {
  const { painter } = view;
  const strip = (title: string, cells: string[], align: Strip['align'] = 'right', gap = 2): Strip => ({
    title,
    cells,
    align,
    gap,
  });
  const stages = [
    strip(
      'FUNNEL',
      rows.map((row) => `  ${row.stage}`),
      'left',
      0,
    ),
    strip(
      `touches ${periodWords(frame)}`,
      rows.map((row) => count(row.touches)),
      'right',
      4,
    ),
    strip(
      'leads so far',
      rows.map((row) => count(row.leads)),
      'right',
      4,
    ),
    strip(
      'stopped here',
      rows.map((row) => count(row.stopped)),
      'right',
      4,
    ),
  ];
  const ratios = rows.flatMap((row) => row.ratio ?? []);
  const rates = [
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
  const lines = [
    String(painter.bold(stripLine(stages, 'title'))),
    ...rows.map((_, index) => stripLine(stages, index)),
    '',
    String(painter.bold(stripLine(rates, 'title').trimEnd())),
    ...ratios.map(
      (ratio, index) =>
        `${stripLine(rates, index)}  ${ratio.of === 0 ? 'no data yet' : ratioWords[ratio.name]}`,
    ),
  ];
  if (view.explain) lines.push(...explainFunnel(frame).flatMap((text) => wrap(text, view.width)));
  return lines.map((line) => (textWidth(line) > view.width ? fit(line, view.width) : line));
}
