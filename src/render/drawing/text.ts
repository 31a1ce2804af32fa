import { el, type Markup } from '../markup.js';
import { show } from '../safe.js';
import { fit, textWidth } from '../width.js';

/** How high a line of text is in a drawing, in pixels; its letters have 12. */
export const lineHeight = 16;

const size = 12;
// From the middle of a line down to where its letters stand.
const drop = 4;

/** Characters by the part of the letter height they take in DejaVu Sans, the widest of the usual fonts of systems. */
const widths: readonly (readonly [string, number])[] = [
  [" ijlI.,|'/\\·", 0.34],
  ['Jrft:;()[]-!"`', 0.5],
  ['csz?FLT*_–', 0.64],
  ['mwMW%@#&+<=>~^½¼→−…€×', 1.02],
];
const widthOf = new Map(widths.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width])));
const boldPart = 1.12;

const known = new Map<string, number>();

/** Pixels that a text takes at most in a drawing, whichever of the usual fonts it is set in. */
export function textLength(text: string, isStrong = false): number {
  let length = 0;
  for (const letter of show(text)) {
    const width = known.get(letter) ?? letterWidth(letter);
    known.set(letter, width);
    length += width;
  }
  return length * size * (isStrong ? boldPart : 1);
}

/** A letter with a mark takes as much as without. Of other scripts, and pictures, each is taken to be as wide as the widest. */
function letterWidth(letter: string): number {
  const [bare = ''] = letter.normalize('NFD');
  const known = widthOf.get(bare);
  if (known !== undefined) return known;
  if (/[a-z0-9$]/.test(bare)) return 0.64;
  if (/[A-Z{}]/.test(bare)) return 0.79;
  return textWidth(bare) === 0 ? 0 : 1.4;
}

/** A text in at most `room` pixels, cut between characters as people see them and ended with `…` where cut. */
export function fitText(text: string, room: number, isStrong = false): string {
  const shown = show(text);
  if (textLength(shown, isStrong) <= room) return shown;
  for (let columns = textWidth(shown) - 1; columns > 0; columns--) {
    const cut = fit(shown, columns);
    if (textLength(cut, isStrong) <= room) return cut;
  }
  return '';
}

/** A sentence in lines of at most `room` pixels, broken between words; a longer word is cut. */
export function wrapText(sentence: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textLength(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(fitText(word, room));
  }
  return lines;
}

interface Label {
  /** Where it begins, has its middle or ends, by its anchor. */
  x: number;
  /** The middle of its line. */
  y: number;
  text: string;
  /** `axis` for what is read last, `strong` for what is read first; `label` unless told. */
  kind?: 'axis' | 'label' | 'strong';
  anchor?: 'middle' | 'end';
  /** The class for a text that stands on a fill. */
  on?: string;
  /** Coloured as good or bad news that the text itself tells. */
  tone?: 'good' | 'bad' | null;
  /** Pixels it may take; it is cut beyond. */
  room?: number;
}

/** A line of text. */
export function label({ x, y, text, kind = 'label', on, tone, anchor, room = Infinity }: Label): Markup {
  const className = [kind === 'strong' ? 'label strong' : kind, on, tone].filter(Boolean).join(' ');
  return el(
    'text',
    { class: className, x, y: y + drop, 'text-anchor': anchor },
    fitText(text, room, kind === 'strong'),
  );
}
