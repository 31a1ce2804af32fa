import { UserError } from '../errors.js';

/** Longest texts kept, in code points. Longer ones are refused, never cut. */
export const textLimit = {
  lead: 500,
  tactic: 100,
  word: 100,
  company: 500,
  source: 500,
  tag: 100,
  url: 2000,
  email: 320,
  phone: 64,
  what: 500,
  note: 65_536,
  externalId: 500,
} as const;

const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
const marks = /\p{M}/gu;
const blanks = /\s+/g;
const asciiOnly = /^[\x21-\x7e]+( [\x21-\x7e]+)*$/;

/**
 * The form in which names are compared: compatibility forms, case, accents and invisible characters
 * folded away, runs of blanks made one. Blank for a text with nothing to see in it.
 */
export function fold(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .replace(ignorable, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(blanks, ' ')
    .trim();
}

/**
 * The form in which the words of a journal are compared, as tactics, outcomes, reasons, sources and tags: folded, with
 * blanks and underscores as dashes. `open house` is open-house.
 */
export function foldWord(text: string): string {
  return fold(text).replace(/[\s_]+/g, '-');
}

const fillers = new Set([
  ...'n/a n.a. na none unknown null nil undefined tbd'.split(' '),
  ...'(none) (null) (unknown) (blank) (empty) #n/a #null! #ref! #value! #name? #div/0! #num!'.split(' '),
  '(no value)',
]);

/** Whether a text only fills a cell where nothing is known: `-`, `?`, `n/a`, `none`, `(No value)`, `#N/A`, `0`; so does a blank one. */
export function isFiller(text: string): boolean {
  const folded = fold(text);
  return !/[\p{L}\p{N}]/u.test(folded) || /^0+$/.test(folded) || fillers.has(folded);
}

/**
 * The text unchanged. Throws UserError, naming `label`, for NUL and lone surrogates, which cannot be stored exactly,
 * and for more than `limit` code points.
 */
export function checkText(label: string, text: string, limit: number): string {
  if (text.includes('\0'))
    throw new UserError(`The ${label} holds a NUL character, which cannot be kept.`, {
      hint: 'Take it out and try again.',
    });
  if (!text.isWellFormed())
    throw new UserError(`The ${label} holds half a character (a lone surrogate), which cannot be kept.`, {
      hint: 'Take it out and try again.',
    });
  if (text.length > limit) {
    const length = codePoints(text);
    if (length > limit)
      throw new UserError(`The ${label} has ${length} characters; at most ${limit} are kept.`, {
        hint: 'Shorten it: nothing is cut for you.',
      });
  }
  return text;
}

/** Characters of a well-formed text, a pair of surrogates being one. */
function codePoints(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) pairs++;
  return text.length - pairs;
}

/** As `checkText`, for names. Throws UserError also where there is no visible character. */
export function checkName(label: string, text: string, limit: number): string {
  checkText(label, text, limit);
  if (fold(text) === '')
    throw new UserError(`The ${label} is empty.`, {
      hint: 'Give a name with at least one visible character.',
    });
  return text;
}
