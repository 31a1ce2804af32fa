import { el, type Markup } from '../markup.js';
import { box } from './marks.js';
import { fitText, label, lineHeight, textLength } from './text.js';

/** How full a cell is: from 0 to 5, `few` for too little to be told by its colour, `none` for what is told by figures alone. */
export type Heat = 0 | 1 | 2 | 3 | 4 | 5 | 'few' | 'none';

/** How full a cell is beside the fullest of all. */
export function heatOf(value: number, most: number): Heat {
  return value <= 0 ? 0 : (Math.max(1, Math.min(5, Math.ceil((5 * value) / most - 1e-9))) as Heat);
}

interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
  heat: Heat;
  /** One below the other in its middle, the first read first. */
  texts: readonly string[];
  /** What is told of it where somebody points at it. */
  title: string;
  /** Whether a ring is drawn about it. */
  isRinged?: boolean;
}

/** A cell of a table whose colour says how much; one with too little has a broken outline and no fill. */
export function cell({ x, y, width, height, heat, texts, title, isRinged = false }: Cell): Markup {
  const isFilled = heat !== 'few' && heat !== 'none';
  // Half of an outline lies outside of its edge, and a ring keeps off the fill to be seen on all of them.
  const inset = isRinged ? 4 : heat === 'few' ? 1 : 0;
  const within = (edge: number) => ({
    x: x + edge,
    y: y + edge,
    width: width - 2 * edge,
    height: height - 2 * edge,
    round: 3,
  });
  const top = y + (height - texts.length * lineHeight) / 2 + lineHeight / 2;
  return el(
    'g',
    {},
    el('title', {}, title),
    heat === 'none' ? null : box(isFilled ? `heat-${heat}` : heat, within(inset)),
    isRinged ? box('ring', within(1)) : null,
    texts.map((text, line) =>
      label({
        x: x + width / 2,
        y: top + line * lineHeight,
        text,
        kind: !isFilled ? 'axis' : line === 0 ? 'strong' : 'label',
        ...(isFilled && { on: `on-heat-${heat}` }),
        anchor: 'middle',
        room: width - 2,
      }),
    ),
  );
}

/** A name in at most `most` lines, broken behind its dashes and blanks, each in at most `room` pixels. */
export function nameLines(name: string, room: number, most: number): string[] {
  const lines: string[] = [];
  for (const piece of name.split(/(?<=[-\s])/)) {
    const longer = `${lines.at(-1) ?? ''}${piece}`;
    const isNext = lines.length === 0 || textLength(longer.trimEnd()) > room;
    if (isNext && lines.length < most) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => fitText(line.trim(), room)).filter((line) => line !== '');
}
