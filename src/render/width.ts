import stringWidth from 'string-width';

// Printable ASCII, accented Latin without ©, ® and the soft hyphen, dashes, dots and rules: one column a character.
const PLAIN = /^[\x20-\x7e\xa1-\xa8\xaa-\xac\xaf-\u02ff\u2013\u2026\u2500-\u257f]*$/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const measured = new Map<string, number>();
const MEASURED_AT_MOST = 10_000;

/** Columns a text takes on the terminal: two for Chinese or an emoji, none for a combining mark or a colour. */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  if (text.includes('\x1b')) return stringWidth(text);
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** Uncoloured text in at most `width` columns, cut between characters as people see them and ended with `…` where cut. */
export function fit(text: string, width: number): string {
  if (width < 1) return '';
  if (PLAIN.test(text)) return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
  let used = 0;
  let kept = 0;
  for (const { segment, index } of graphemes.segment(text)) {
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

// Asking string-width once for each character of a long Chinese list would take seconds.
function graphemeWidth(grapheme: string): number {
  let width = measured.get(grapheme);
  if (width === undefined) {
    width = stringWidth(grapheme);
    if (measured.size >= MEASURED_AT_MOST) measured.clear();
    measured.set(grapheme, width);
  }
  return width;
}

function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count));
}
