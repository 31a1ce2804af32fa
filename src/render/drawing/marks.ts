import { el, type Markup } from '../markup.js';

interface Place {
  x: number;
  y: number;
}

/** A straight line. */
export function stroke(className: string, from: Place, to: Place): Markup {
  return el('line', { class: className, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
}

/** A filled rectangle, its corner above on the left; `round` is the radius of its corners. */
export function box(
  className: string,
  { x, y, width, height, round = 0 }: Place & { width: number; height: number; round?: number },
): Markup {
  return el('rect', { class: className, x, y, width, height, rx: round === 0 ? undefined : round });
}

/** The mark of what is most likely. */
export function dot({ x, y }: Place, className = 'dot'): Markup {
  return el('circle', { class: className, cx: x, cy: y, r: 5 });
}

/** A shape along a path of SVG. */
export function path(className: string, d: string): Markup {
  return el('path', { class: className, d });
}

interface Range {
  /** Places on the line, from the left to the right. */
  low: number;
  most: number;
  high: number;
  y: number;
  /** Ends that go on beyond the drawing, which an arrow says. */
  goesOn?: { left?: boolean; right?: boolean };
}

/** A range with what is most likely in it; a range too short to be seen is as wide as the dot. */
export function rangeMark({ low, most, high, y, goesOn = {} }: Range): Markup[] {
  return [
    stroke('range', { x: low, y }, { x: high, y }),
    ...(goesOn.left ? [arrow(low, y, -1)] : []),
    ...(goesOn.right ? [arrow(high, y, 1)] : []),
    dot({ x: most, y }),
  ];
}

/** The head of an arrow that points to the left (-1) or to the right (1). */
export function arrow(x: number, y: number, way: -1 | 1): Markup {
  return path(
    'range',
    `M${round(x - way * 5)},${round(y - 5)}L${round(x)},${round(y)}L${round(x - way * 5)},${round(y + 5)}`,
  );
}

function round(place: number): number {
  return Math.round(place * 100) / 100;
}
