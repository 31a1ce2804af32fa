import { scaleLinear, type ScaleContinuousNumeric } from 'd3-scale';
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

/** The figures of that grid, `y` the middle of their line; one that would touch the one before is left out, and none leaves the drawing. */
export function figuresAcross(
  { scale, ticks, text }: Axis,
  { y, width }: { y: number; width: number },
): Markup[] {
  let free = 0;
  return ticks.flatMap((tick) => {
    const half = textLength(text(tick)) / 2;
    const x = Math.min(Math.max(scale(tick), half), width - half);
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
