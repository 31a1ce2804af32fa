import { UserError } from '../errors.js';

export interface Amount {
  /** In the smallest unit of its currency: cents, yen. */
  minor: number;
  /** ISO 4217 code, when the text names one. */
  currency: string | null;
}

/** What parts whole units from decimals. */
export type DecimalMark = '.' | ',';

/** The largest amount there is, in minor units. */
export const MAX_MINOR = 1e12;

// ISO 4217 gives two decimals to all but these.
const NO_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

const SYMBOLS = new Map([
  ['EUR', '€'],
  ['USD', '$'],
  ['GBP', '£'],
  ['JPY', '¥'],
  ['INR', '₹'],
  ['KRW', '₩'],
  ['ILS', '₪'],
  ['NGN', '₦'],
  ['PHP', '₱'],
  ['TRY', '₺'],
  ['UAH', '₴'],
  ['VND', '₫'],
  ['AUD', 'A$'],
  ['BRL', 'R$'],
  ['CAD', 'CA$'],
  ['CNY', 'CN¥'],
  ['HKD', 'HK$'],
  ['MXN', 'MX$'],
  ['NZD', 'NZ$'],
]);
/** Further marks that only one currency has. */
const MARKS = {
  US$: 'USD',
  C$: 'CAD',
  AU$: 'AUD',
  S$: 'SGD',
  'FR.': 'CHF',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
};
const CODES = new Map([
  ...[...SYMBOLS].map(([code, symbol]) => [symbol, code] as const),
  ...Object.entries(MARKS),
]);

/** Marks of several currencies. */
const SHARED = new Map([
  ['KR', 'DKK ISK NOK SEK'],
  ['RS', 'INR LKR MUR NPR PKR'],
]);

const AMOUNT =
  /^((?:kr|rs|fr)\.|[^\d\s.,'’+−-]{1,3})?\s*(\d|\d[\d\s.,'’]*\d)(?:\s?([km])(?!\p{L}))?\s*((?:kr|rs|fr)\.|[^\d\s.,'’+−-]{1,3})?$/iu;
/** What stands for no cents: 1200.- or 1200,-- */
const NO_CENTS = /(?<=\d)[.,][-–—]{1,2}(?=$|\s|\p{L}|\p{Sc})/u;
const NEGATIVE = /^[^\d]{0,4}[-−(]|\d\s?-$/;
const NUMBER = /^(\d+)(?:([.,])(\d+))?$/;
const INDIAN = /^([1-9]\d?(?:,\d\d)+,\d{3})(?:\.(\d+))?$/;
const GROUPED = /^([1-9]\d{0,2}([\s.,'’])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/;

/** Zeros that stand for a letter behind the figures: 9k, 1.2m. */
const ZEROS: Record<string, number> = { k: 3, m: 6 };

/**
 * Whether an amount is written in thousands or millions, or with a sign that may part thousands or decimals, so that
 * whoever typed it should see it in full.
 */
export function isShortened(text: string): boolean {
  return AMOUNT.exec(text.trim())?.[3] !== undefined || /\d[.,'\s]\d{3}(?!\d)/.test(text);
}

/** How many decimals an amount in this currency has; two where none is known. */
export function minorDigits(currency: string | null): number {
  if (currency === null) return 2;
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** What is written before an amount: `€`, or the code and a blank. */
export function currencySymbol(currency: string): string {
  return SYMBOLS.get(currency) ?? `${currency} `;
}

/** Whether this is an ISO 4217 code, in capitals. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/**
 * Reads an amount as people type it: 12, 12.50, 12,50, 1,200, 1.200,50, €12, 12 EUR. A lone comma or point before
 * exactly three digits parts thousands, except the point of a currency with three decimals, and except `decimal`, where
 * that is known to part decimals. k and m right behind the figures are thousands and millions: 9k, 1.2m. `home` is the
 * currency of an amount that names none. Throws UserError for anything else, for negatives and for more than `MAX_MINOR`.
 */
export function parseMoney(text: string, home: string | null = null, decimal?: DecimalMark): Amount {
  const [, before, number = '', letter, after] = text.trim().replace(NO_CENTS, '').match(AMOUNT) ?? [];
  if (before !== undefined && after !== undefined) throw notAnAmount(text);
  const mark = before ?? after;
  const currency = mark === undefined ? null : readCurrency(mark, text, home);
  const digits = minorDigits(currency ?? home);
  const zeros = letter === undefined ? 0 : ZEROS[letter.toLowerCase()]!;
  const { whole, fraction } =
    zeros > 0 ? readFew(number, zeros, text) : readNumber(number, digits, text, decimal);

  if (fraction.length > digits + zeros) {
    throw new UserError(`"${text}" has more decimals than ${currency ?? home ?? 'an amount'} can have`, {
      hint: digits === 0 ? 'Leave the decimals off.' : `Give at most ${digits} decimals.`,
    });
  }
  const minor = Number(whole + fraction.padEnd(digits + zeros, '0'));
  if (minor > MAX_MINOR) {
    throw new UserError(`"${text}" is too large an amount`, {
      hint: `The largest amount is ${MAX_MINOR / 10 ** digits}.`,
    });
  }
  return { minor, currency };
}

function readCurrency(mark: string, text: string, home: string | null): string {
  const name = mark.toUpperCase();
  const shared = SHARED.get(name.replace(/\.$/, ''))?.split(' ');
  if (shared) {
    if (home !== null && shared.includes(home)) return home;
    throw new UserError(`"${text}" can be in ${shared.slice(0, -1).join(', ')} or ${shared.at(-1)}`, {
      hint: 'Give the code of three letters: 12 SEK, 12 INR.',
    });
  }
  const code = CODES.get(name) ?? name;
  if (!isCurrency(code)) {
    throw new UserError(`"${text}" names no currency known here`, {
      hint: 'Give the code of three letters: 12 EUR, 12 CHF.',
    });
  }
  return code;
}

/** The figures before k or m: without marks for thousands, which could not be told from a decimal point. */
function readFew(number: string, zeros: number, text: string): { whole: string; fraction: string } {
  const [, whole, , fraction = ''] = number.match(NUMBER) ?? [];
  if (whole === undefined)
    throw new UserError(`"${text}" has thousands parted and a letter for more of them`, {
      hint: 'Write all its figures, without the letter: 1250000.',
    });
  if (fraction.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole)) return { whole, fraction };
  const small = String(Number(whole + fraction) * 10 ** (zeros - 3));
  const large = String(Number(whole + fraction) * 10 ** zeros);
  throw new UserError(`"${text}" can be ${small} or ${large}`, {
    hint: `Write all its figures: ${small} or ${large}.`,
  });
}

function readNumber(
  number: string,
  digits: number,
  text: string,
  decimal: DecimalMark | undefined,
): { whole: string; fraction: string } {
  const [, plain, point, decimals = ''] = number.match(NUMBER) ?? [];
  if (plain !== undefined) {
    const thousands =
      decimals.length === 3 &&
      /^[1-9]\d{0,2}$/.test(plain) &&
      point !== decimal &&
      !(digits === 3 && point === '.' && decimal === undefined);
    return thousands ? { whole: plain + decimals, fraction: '' } : { whole: plain, fraction: decimals };
  }
  const [, lakhs, paise = ''] = number.match(INDIAN) ?? [];
  if (lakhs !== undefined) return { whole: lakhs.replaceAll(',', ''), fraction: paise };
  const [, grouped, , fraction = ''] = number.match(GROUPED) ?? [];
  if (grouped === undefined) throw notAnAmount(text);
  return { whole: grouped.replace(/\D/g, ''), fraction };
}

function notAnAmount(text: string): UserError {
  const why = NEGATIVE.test(text.trim()) ? ': it is below zero' : '';
  return new UserError(`"${text}" is not an amount${why}`, {
    hint: 'Write it like 12, 12.50, 1,200, 9k or 12 EUR; it cannot be negative.',
  });
}
