import { countryOfNumber, diallingOf, plannedNumber } from './numbering.js';
import { fold, textLimit } from '../text.js';

const extensionAtEnd = /(?<![a-z])(?:ext(?:ension|n)?|x|durchwahl|dw)[.:=\s]{0,3}(\d{1,7})\)?$/i;

/** What is written of a phone number. */
interface Written {
  /** Without a + or 00 before them and without a (0) within them. */
  digits: string;
  /** Whether + or 00 stands before the digits. */
  isInternational: boolean;
  /** The digits of an extension; '' for none. */
  extension: string;
}

function readPhone(text: string): Written {
  const typed = text.trim();
  const found = typed.length <= textLimit.phone ? extensionAtEnd.exec(typed) : null;
  const line = found ? typed.slice(0, found.index) : typed;
  const digits = digitsOf(line);
  const hasPlus = /^[\s(]*\+/.test(line);
  const isInternational = hasPlus || digits.startsWith('00');
  return {
    digits: isInternational && !hasPlus ? digits.slice(2) : digits,
    isInternational,
    extension: found?.[1] ?? '',
  };
}

/** All digits of a text but for the zero of `+49 (0)711`, which is dialled within the country alone. */
function digitsOf(text: string): string {
  const dialled = text.includes('(0)') ? text.replace(/(\d[\s./-]*)\(0\)/, '$1') : text;
  return dialled.replace(/[^0-9]/g, '');
}

/**
 * The form in which phone numbers are kept beside what was typed, whatever the country: the digits, without a leading
 * 00, so that `+1 (555) 0100` equals `+1-555-0100` and `001 555 0100`; those of an extension stand at the end.
 */
export function foldPhone(text: string): string {
  const digits = digitsOf(text);
  return text.trimStart().startsWith('+') || !digits.startsWith('00') ? digits : digits.slice(2);
}

/** Whether a text is a phone number: digits, at least five, between blanks and punctuation, and perhaps an extension. */
export function isPhone(text: string): boolean {
  const typed = text.trim();
  if (typed.length > textLimit.phone || !/^[+(\d]/.test(typed)) return false;
  const line = typed.replace(extensionAtEnd, '');
  return /^\(?\+?[\d\s()./,–‑-]*$/.test(line) && foldPhone(line).length >= 5;
}

/**
 * What the spellings of one phone number have in common, and those of no other: E.164 where the plan of its country has
 * room for it, else the digits; and the extension. `country`, an ISO code of two letters, is where numbers without a
 * calling code are from; where it is null the digits alone count.
 */
export function phoneKey(text: string, country: string | null): string {
  const { digits, isInternational, extension } = readPhone(text);
  if (digits === '') return fold(text);
  const number = country === null ? null : plannedNumber(digits, isInternational, country);
  return `${number?.e164 ?? digits}${extension && `x${extension}`}`;
}

/**
 * The forms under which a number may be kept, however it was typed and whichever country was set then; others may be
 * kept under them too, which `phoneKey` tells apart.
 */
export function phoneForms(text: string, country: string | null): string[] {
  const { digits, isInternational, extension } = readPhone(text);
  const number = country === null ? null : plannedNumber(digits, isInternational, country);
  if (digits === '') return [foldPhone(text) || fold(text)];
  const forms = new Set([foldPhone(text)]);
  const add = (form: string) => forms.add(foldPhone(form) + extension);
  add(digits);
  if (number !== null) {
    const home = diallingOf(country!)!;
    const { callingCode, national } = number;
    for (const zero of ['', '0', number.trunk]) {
      add(callingCode + zero + national);
      add(home.abroad + callingCode + zero + national);
    }
    if (callingCode === home.callingCode) for (const trunk of ['', home.trunk]) add(trunk + national);
    add(number.written);
  } else if (digits.length > 8 && !digits.startsWith('0'))
    // The first version kept the zero of +49 (0)711, behind a calling code of one to three digits.
    for (const at of [1, 2, 3]) add(`${digits.slice(0, at)}0${digits.slice(at)}`);
  return [...forms];
}

/**
 * Whether one of two numbers, which are two without a country, is the other with its calling code, and the country in
 * which they are one: `+49 711 5550114` and `0711 5550114` in DE. `country` is null where the plans do not tell it; null
 * for two numbers.
 */
export function joinedBy(one: string, other: string): { country: string | null } | null {
  const [a, b] = [readPhone(one), readPhone(other)];
  if (a.isInternational === b.isInternational || a.extension !== b.extension) return null;
  const [whole, within] = a.isInternational ? [a.digits, b.digits] : [b.digits, a.digits];
  const national = within.replace(/^0+/, '');
  const before = whole.length - national.length;
  if (national.length < 6 || before < 1 || before > 4 || !whole.endsWith(national)) return null;
  const country = countryOfNumber(whole);
  const isTold = country !== null && phoneKey(one, country) === phoneKey(other, country);
  return { country: isTold ? country : null };
}
