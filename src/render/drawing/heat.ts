import { el, type Markup } from '../markup.js';
import { box } from './marks.js';
import { fitText, label, lineHeight, textLength } from './text.js';

/** How full a cell is: from 0 to 5, or too little to be told by its colour. */
export type Heat = 0 | 1 | 2 | 3 | 4 | 5 | 'few';

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

/** A cell of a table whose colour says how much; one with too little has a broken outline and no colour. */
export function cell({ x, y, width, height, heat, texts, title, isRinged = false }: Cell): Markup {
  const isFew = heat === 'few';
  // Half of a line drawn about it lies outside of its edge.
  const edge = isRinged || isFew ? 1 : 0;
  const place = { x: x + edge, y: y + edge, width: width - 2 * edge, height: height - 2 * edge, round: 3 };
  const top = y + (height - texts.length * lineHeight) / 2 + lineHeight / 2;
  return el(
    'g',
    {},
    el('title', {}, title),
    box(`${isFew ? 'few' : `heat-${heat}`}${isRinged ? ' ring' : ''}`, place),
    texts.map((text, line) =>
      label({
        x: x + width / 2,
        y: top + line * lineHeight,
        text,
        kind: isFew ? 'axis' : line === 0 ? 'strong' : 'label',
        ...(isFew ? {} : { on: `on-heat-${heat}` }),
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
