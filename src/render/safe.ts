/**
 * The one door between data and a terminal: whatever somebody typed or imported is shown, never obeyed.
 * Letters of every script stay as they are; what moves the cursor, turns the text round or cannot be seen is spelled out.
 */

/** Text that is already fit for the terminal: it was shown, then painted. */
export class Styled {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Sayable = string | number | Styled;

// Printable ASCII and accented Latin: nearly every text there is, and nothing in it needs a second look.
const PLAIN = /^[\x20-\x7e\xa1-\xac\xae-\u02ff]*$/;

const CONTROL = /[\x00-\x1f\x7f]/g;

/** Patterns for the rare text that is not plain; made when first needed, for that takes most of a millisecond. */
const patterns = () =>
  (made ??= {
    // C1 controls, line separators, bidi controls and characters without a shape. The joiners that emoji and Persian are
    // written with, and variation selectors, are left out: they belong to the letter before them.
    hidden:
      /(?![\u200c\u200d\p{Variation_Selector}])[\x80-\x9f\u2028\u2029\ufff9-\ufffb\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu,
    marks: /[\p{M}\u200c\u200d]{5,}/gu,
    stacking: /[\p{Mn}\p{Me}]/u,
  });
let made: { hidden: RegExp; marks: RegExp; stacking: RegExp } | undefined;

const MARKS_KEPT = 4;

/** One line of anybody's text, made safe: `^[` for escape, `\u{202e}` for an override. Showing it twice changes nothing. */
export function show(text: string): string {
  if (PLAIN.test(text)) return text;
  const { hidden, marks } = patterns();
  return text.toWellFormed().replace(CONTROL, caret).replace(hidden, spellOut).replace(marks, thinOut);
}

/** A text of many lines on one, a slash for each line end. */
export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' / ');
}

/** As `show`, for a text of many lines that is to stand on one. */
export function showOnOneLine(text: string): string {
  return show(onOneLine(text));
}

/** As `show`, for a note laid out over lines: line ends stay (as `\n`) and a tab is four spaces. */
export function showBlock(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n').map(show).join('\n');
}

/** Template tag for a line on the terminal: the words around are ours and stay, every value goes through `show`. */
export function say(words: TemplateStringsArray, ...values: readonly Sayable[]): string {
  return String.raw({ raw: words }, ...values.map(sayOne));
}

/** One value as it may stand in a line: painted text as it is, anything else through `show`. */
export function sayOne(value: Sayable): string {
  return value instanceof Styled ? value.toString() : show(String(value));
}

function caret(character: string): string {
  return `^${String.fromCharCode(character.charCodeAt(0) ^ 0x40)}`;
}

function spellOut(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** At most four marks above or below a letter, and four beside it (Burmese and Khmer need three). */
function thinOut(run: string): string {
  const { stacking } = patterns();
  let stacked = 0;
  let beside = 0;
  let kept = '';
  for (const mark of run) {
    if (stacking.test(mark) ? stacked++ < MARKS_KEPT : beside++ < MARKS_KEPT) kept += mark;
  }
  return kept;
}
