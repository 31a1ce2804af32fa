import { eastAsianWidth } from 'get-east-asian-width';

// Printable ASCII, accented Latin without the soft hyphen, dashes, dots, arrows, rules and bars: one column a character.
const PLAIN =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u203a\u20a0-\u20bf\u2190-\u2193\u21b5\u2212\u2264\u2265\u2500-\u257f\u2581-\u2588\u25b8\u25c2\u25cf]*$/;

const COLOR = /\x1b\[[\d;]*m/g;
const SHAPELESS = /^[\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]*/u;

const measured = new Map<string, number>();
const MEASURED_AT_MOST = 10_000;

// Made when first needed: each takes some milliseconds, and most pages need neither.
let segmenter: Intl.Segmenter | undefined;
let emoji: RegExp | undefined;

function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Columns a text takes on the terminal: two for Chinese or an emoji, none for a combining mark or a colour. */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  const bare = text.replace(COLOR, '');
  if (PLAIN.test(bare)) return bare.length;
  let width = 0;
  for (const { segment } of graphemesOf(bare)) width += graphemeWidth(segment);
  return width;
}

/** Uncoloured text in at most `width` columns, cut between characters as people see them and ended with `…` where cut. */
export function fit(text: string, width: number): string {
  if (width < 1) return '';
  if (PLAIN.test(text)) return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
  let used = 0;
  let kept = 0;
  for (const { segment, index } of graphemesOf(text)) {
    used += graphemeWidth(segment);
    if (used > width) return `${text.slice(0, kept)}…`;
    if (used < width) kept = index + segment.length;
  }
  return text;
}

/** The text with blanks in front, up to `width` columns. */
export function padStart(text: string, width: number): string {
  return blanks(width - textWidth(text)) + text;
}

/** The text with blanks behind, up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + blanks(width - textWidth(text));
}

function graphemeWidth(grapheme: string): number {
  let width = measured.get(grapheme);
  if (width === undefined) {
    width = measureGrapheme(grapheme);
    if (measured.size >= MEASURED_AT_MOST) measured.clear();
    measured.set(grapheme, width);
  }
  return width;
}

/** By UAX #11 and the emoji of UTS #51: the first character that has a shape decides. */
function measureGrapheme(grapheme: string): number {
  emoji ??= new RegExp('^\\p{RGI_Emoji}$', 'v');
  if (emoji.test(grapheme)) return 2;
  const shape = grapheme.replace(SHAPELESS, '').codePointAt(0);
  return shape === undefined ? 0 : eastAsianWidth(shape);
}

function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count));
}
