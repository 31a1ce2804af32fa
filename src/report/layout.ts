import type { Painter } from '../render/paint.js';
import { sayOne, Styled, type Sayable } from '../render/safe.js';
import { padEnd, padStart, textWidth } from '../render/width.js';

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

/** One column of figures: its title, then a cell for each row; text that is safe to print. */
export interface Strip {
  title: string;
  cells: string[];
  align: 'left' | 'right';
  /** Blanks before it. */
  gap: number;
}

/** Columns that a strip takes, without its gap. */
function stripWidth({ title, cells }: Strip): number {
  return [title, ...cells].reduce((widest, text) => Math.max(widest, textWidth(text)), 0);
}

/** Columns that strips take side by side, with their gaps. */
export function stripsWidth(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.gap + stripWidth(strip), 0);
}

/** One line of strips side by side: their titles, or the cells of the row at `index`. */
export function stripLine(strips: readonly Strip[], index: number | 'title'): string {
  return strips
    .map((strip) => {
      const text = index === 'title' ? strip.title : (strip.cells[index] ?? '');
      const pad = strip.align === 'right' ? padStart : padEnd;
      return ' '.repeat(strip.gap) + pad(text, stripWidth(strip));
    })
    .join('');
}

/** A sentence beside its label, further lines indented as far. `label` may be painted; it takes `indent` columns. */
export function hang(label: string, indent: number, sentence: string, width: number): string[] {
  const [first = '', ...more] = breakWords(sentence, width - indent);
  return [label + first, ...more.map((line) => ' '.repeat(indent) + line)];
}

function breakWords(sentence: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of sentence.split(' ')) {
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
  for (const word of sentence.split(' ')) {
    if (line !== ' ' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
