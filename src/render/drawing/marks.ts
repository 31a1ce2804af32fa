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
  /** Places on the line, from the left to the right; `most` is null where it lies beyond the drawing. */
  low: number;
  most: number | null;
  high: number;
  y: number;
  /** Ends that go on beyond the drawing, which an arrow says. */
  goesOn?: { left?: boolean; right?: boolean };
  /** Coloured as good or bad news, or as of little weight; said in words beside it, too. */
  tone?: 'good' | 'bad' | 'rest' | null;
}

/** A range with what is most likely in it. */
export function rangeMark({ low, most, high, y, goesOn = {}, tone }: Range): Markup[] {
  const toned = (name: string) => (tone ? `${name} ${tone}` : name);
  return [
    stroke(toned('range'), { x: low, y }, { x: high, y }),
    ...(goesOn.left ? [arrow(toned('range'), low, y, -1)] : []),
    ...(goesOn.right ? [arrow(toned('range'), high, y, 1)] : []),
    ...(most === null ? [] : [dot({ x: most, y }, toned('dot'))]),
  ];
}

/** The head of an arrow that points to the left (-1) or to the right (1). */
function arrow(className: string, x: number, y: number, way: -1 | 1): Markup {
  const [back, end] = [round(x - way * 5), round(x)];
  return path(className, `M${back},${round(y - 5)}L${end},${round(y)}L${back},${round(y + 5)}`);
}

function round(place: number): number {
  return Math.round(place * 100) / 100;
}
