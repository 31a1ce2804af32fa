import type { Painter } from '../../render/paint.js';
import { count } from '../../render/figure.js';
import { sayOne, Styled, type Sayable } from '../../render/safe.js';
import { fit, textWidth } from '../../render/width.js';

const plain = (text: Sayable) => new Styled(sayOne(text));

/** Paints nothing: colours take a while to load, and a pipe needs none. */
export const plainPainter: Painter = { accent: plain, good: plain, bad: plain, dim: plain, bold: plain };

/** How a report is laid out for reading. */
export interface View {
  /** Columns of the terminal. */
  width: number;
  painter: Painter;
  /** Every row, however many. */
  all: boolean;
  /** Formulas and counts under each section. */
  explain: boolean;
}

/** Lines as text, each ended. */
export function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** `1/90`, or a dash where there is nobody to count. */
export function ofAll(part: number, all: number): string {
  return all === 0 ? '–' : `${count(part)}/${count(all)}`;
}

/**
 * Parts with dots between them, in lines of at most `width`, those after the first with `indent` in front; broken between
 * parts, and a part longer than that is cut.
 */
export function flow(parts: readonly string[], width: number, indent = ''): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    const longer = `${line} · ${part}`;
    if (line === undefined) lines.push(fit(part, width));
    else if (textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(fit(indent + part, width));
  }
  return lines;
}

/** A sentence beside its label, further lines indented as far. `label` may be painted; it takes `indent` columns. */
export function hang(label: string, indent: number, sentence: string, width: number): string[] {
  const [first = '', ...more] = breakWords(sentence, width - indent);
  return [label + first, ...more.map((line) => ' '.repeat(indent) + line)];
}

/** A command to be typed: in quotes, or from a colon to the end of the sentence. */
const command = /"prospect [^"]*"|(?<=: )prospect [a-z][^·;]*$/g;

// No text that is shown has one.
const glue = '\0';

/** Words of a sentence; a command is one of them where it fits into `width`, so that it can be copied. */
function wordsOf(sentence: string, width: number): string[] {
  return sentence
    .replace(command, (text) => (textWidth(text) <= width ? text.replaceAll(' ', glue) : text))
    .split(' ')
    .map((word) => word.replaceAll(glue, ' '));
}

/** A sentence in lines of at most `width`, broken between words. */
export function breakWords(sentence: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(sentence, width)) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line += (line === '' ? '' : ' ') + word;
  }
  return [...lines, line];
}

/** Breaks a sentence between words into lines of at most `width`, each with two blanks in front. */
export function wrap(sentence: string, width: number): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of wordsOf(sentence, width - 4)) {
    if (line !== ' ' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
