import type { Context } from '../../context.js';
import { isUtf8 } from '../../terminal.js';
import { makePainter, type Painter } from '../../render/paint.js';
import { say, show } from '../../render/safe.js';
import { fit, textWidth } from '../../render/width.js';

/** Column in which answers begin. */
export const margin = 9;

/** What Esc does: beside the question, '' for not a word, and on the screen after it. */
export interface Escape {
  hint: string;
  said: string;
}

export const oneBack: Escape = { hint: 'one back', said: '↑' };

/** How questions are drawn on the terminal there is. */
export interface Look {
  painter: Painter;
  /** Columns for text beside the margin. */
  readonly room: number;
  /** What the Enter key is called in hints. */
  enterKey: string;
}

export function lookOf(ctx: Context): Look {
  return {
    painter: makePainter({ color: ctx.color }),
    enterKey: isUtf8(ctx.host.env) ? '↵' : 'Enter',
    // The last column stays free, as terminals differ about it. Read anew each time: windows change their size.
    get room() {
      return Math.max(10, Math.min(ctx.width, 120) - margin - 1);
    },
  };
}

/** The question before its answer; a long one stands on a line of its own. */
export function label({ painter, room }: Look, question: string): string {
  const text = fit(show(question), room + margin);
  const indent = textWidth(text) < margin ? ' '.repeat(margin - textWidth(text)) : `\n${' '.repeat(margin)}`;
  return say`${painter.bold(text)}` + indent;
}

/** Lines moved to where answers begin. */
export function indented(lines: string[]): string {
  return lines.map((line) => ' '.repeat(margin) + line).join('\n');
}

/** A question with its answer, as they stay on the screen. */
export function answered(look: Look, question: string, answer: string): string {
  return label(look, question) + say`${look.painter.accent(fit(show(answer), look.room))}`;
}

/** Something said beside or below, in one dim line. */
export function dimLine({ painter, room }: Look, text: string): string {
  return text === '' ? '' : indented([say`${painter.dim(fit(show(text), room))}`]);
}

/** What else can be typed here, in one dim line; blank when there is nothing. */
export function hintLine(look: Look, hints: Hints): string {
  return dimLine(look, hintText(look, hints));
}

/** Hints in their order, those left out that are not one. */
export type Hints = (string | false | undefined)[];

/** Whether all the hints fit into a line. */
export function isRoomFor(look: Look, hints: Hints): boolean {
  return textWidth(show(hintText(look, hints))) <= look.room;
}

function hintText({ enterKey }: Look, hints: Hints): string {
  return hints.filter(Boolean).join(' · ').replaceAll('↵', enterKey);
}

const cursor = { hidden: '\x1b[?25l', shown: '\x1b[?25h' };

/**
 * A line being typed and what stands below it. Of a text longer than two lines only the end is drawn, without the
 * cursor, so that it can be redrawn in place.
 */
export function typing(
  look: Look,
  question: string,
  typed: string,
  below: string,
): string | [string, string] {
  const text = show(typed);
  const head = label(look, question);
  if (text.length <= look.room || textWidth(text) <= 2 * look.room)
    return [`${cursor.shown}${head}${text}`, below];
  const start = `(${typed.length} characters) …`;
  const end = lastColumns(text, look.room - textWidth(start));
  return `${cursor.hidden}${head}${start}${end}\n${below || ' '}`;
}

function lastColumns(text: string, columns: number): string {
  const letters = Array.from(
    new Intl.Segmenter().segment(text.slice(-4 * columns)),
    ({ segment }) => segment,
  );
  let kept = '';
  while (letters.length > 0 && textWidth(letters.at(-1)! + kept) <= columns) kept = letters.pop()! + kept;
  return kept;
}
