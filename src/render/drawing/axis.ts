import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3-scale';
import { count } from '../figure.js';
import type { Markup } from '../markup.js';
import { stroke } from './marks.js';
import { label, textLength } from './text.js';

type Scale = ScaleContinuousNumeric<number, number>;

/** A scale from none to a round figure at or above the highest, and the figures marked on it. */
export interface Axis {
  scale: Scale;
  ticks: readonly number[];
  text: (tick: number) => string;
}

const mostTicks = 4;

/** Shares from 0 to a round one; `highest` is at most 1, and 0 is drawn as 1%. */
export function shareAxis(highest: number, places: readonly [number, number], ticks = mostTicks): Axis {
  const scale = scaleLinear([0, highest > 0 ? highest : 0.01], places).nice(ticks);
  return { scale, ticks: scale.ticks(ticks), text: shareWords };
}

/** Whole things from 0 to a round number; fractions are not marked. */
export function countAxis(highest: number, places: readonly [number, number], ticks = mostTicks): Axis {
  const scale = scaleLinear([0, Math.max(1, highest)], places).nice(ticks);
  return {
    scale,
    ticks: scale.ticks(ticks).filter(Number.isInteger),
    text: count,
  };
}

// Amounts so many times apart can only be told on a scale of equal factors.
const farApart = 20;

/**
 * Amounts from none to a round one; where they are far apart, from a round one to another on a scale on which equal
 * distances are equal factors.
 */
export function amountAxis(
  [lowest, highest]: readonly [number, number],
  places: readonly [number, number],
  text: (tick: number) => string,
): Axis & { isLog: boolean } {
  if (lowest > 0 && highest > farApart * lowest) {
    const ticks = roundAmounts(lowest, highest);
    return { scale: scaleLog([ticks[0]!, ticks.at(-1)!], places), ticks, text, isLog: true };
  }
  const scale = scaleLinear([0, highest > 0 ? highest : 1], places).nice(mostTicks);
  return { scale, ticks: scale.ticks(mostTicks), text, isLog: false };
}

/** 1, 2, 5, 10, 20 and so on, from one at or below the lowest to one at or above the highest. */
function roundAmounts(lowest: number, highest: number): number[] {
  const first = Math.floor(Math.log10(lowest));
  const last = Math.ceil(Math.log10(highest));
  const all = Array.from({ length: last - first + 1 }, (_, power) => 10 ** (first + power)).flatMap((one) => [
    one,
    2 * one,
    5 * one,
  ]);
  const from = all.filter((one) => one <= lowest).length - 1;
  const to = all.findIndex((one) => one >= highest);
  return all.slice(from, to + 1);
}

/** Exactly what a tick stands for: `0.5%`. */
function shareWords(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}

/** Pixels that the figures beside an axis take. */
export function ticksWidth({ ticks, text }: Axis): number {
  return Math.max(0, ...ticks.map((tick) => textLength(text(tick))));
}

/** Lines of the grid from `top` to `bottom`. */
export function gridAcross(
  { scale, ticks }: Axis,
  { top, bottom }: { top: number; bottom: number },
): Markup[] {
  return ticks.map((tick) => stroke('grid', { x: scale(tick), y: top }, { x: scale(tick), y: bottom }));
}

/**
 * The figures of that grid, `y` the middle of their line; one that would touch the one before is left out, and none
 * leaves the drawing, or the part of it from `left` to `width`.
 */
export function figuresAcross(
  { scale, ticks, text }: Axis,
  { y, left = 0, width }: { y: number; left?: number; width: number },
): Markup[] {
  let free = left;
  return ticks.flatMap((tick) => {
    const half = textLength(text(tick)) / 2;
    const x = Math.min(Math.max(scale(tick), left + half), width - half);
    if (x - half < free) return [];
    free = x + half + 6;
    return [label({ x, y, text: text(tick), kind: 'axis', anchor: 'middle' })];
  });
}

/** Lines of the grid from `left` to `right` with their figures on the left of them. */
export function gridUp(
  { scale, ticks, text }: Axis,
  { left, right }: { left: number; right: number },
): Markup[] {
  return ticks.flatMap((tick) => {
    const y = scale(tick);
    return [
      stroke('grid', { x: left, y }, { x: right, y }),
      label({ x: left - 6, y, text: text(tick), kind: 'axis', anchor: 'end' }),
    ];
  });
}
