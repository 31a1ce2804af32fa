/** What a number format of a workbook makes of a number: a day, a time of day or one that passed, both, or neither. */
export interface NumberFormat {
  hasDay: boolean;
  hasTime: boolean;
  hasSeconds: boolean;
  /** Whether hours go on beyond 24, as `[h]:mm` shows them. */
  isElapsed: boolean;
  /** Digits that a whole number is filled up to with zeros in front: 5 for `00000`; 0 for others. */
  digits: number;
}

/** Formats that have a number and no text of their own: those of days and times. */
const builtIn: Record<number, string> = {
  14: 'm/d/yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

/** Days, and times in some of them, in the languages of East Asia. */
const eastAsian = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

/** The format with that number, where it is built in. */
export function builtInFormat(id: number): NumberFormat {
  return readNumberFormat(eastAsian.includes(id) ? 'yyyy hh:mm:ss' : (builtIn[id] ?? 'General'));
}

/** Reads a format as a workbook holds it, of which the first section is that of positive numbers. */
export function readNumberFormat(code: string): NumberFormat {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]!;
  const isText = /^\s*(?:general|standard|@)\s*$/i.test(bare);
  const has = (tokens: RegExp) => !isText && tokens.test(bare);
  const hasTime = has(/[hs]|\[m|am\/pm|a\/p/i);
  return {
    // Without hours and seconds an m is a month.
    hasDay: has(/[yd]|m{3,}/i) || (!hasTime && has(/m/i)),
    hasTime,
    hasSeconds: has(/s/i),
    isElapsed: has(/\[[hms]/i),
    digits: /^0{2,}$/.test(bare) ? bare.length : 0,
  };
}

const secondsOfDay = 86_400;
/** 9999-12-31, the last day that a workbook can hold. */
const lastSerial = 2_958_465;

/**
 * A number of a workbook as it is shown, in our forms: `2026-11-20`, `2026-11-20T15:40:00`, `15:40`, `0:03:25`, `12.5`.
 * `text` is what the file holds; `is1904` says from which year days are counted. A day that is no more than the zero of an
 * empty cell is ''.
 */
export function numberText(text: string, format: NumberFormat, is1904: boolean): string {
  const serial = Number(text);
  if (text.trim() === '' || !Number.isFinite(serial)) return text;
  const { hasDay, hasTime, isElapsed } = format;
  if (!hasDay && !hasTime) return plainNumber(text, serial).padStart(format.digits, '0');
  if (serial < 0 || serial > lastSerial) return plainNumber(text, serial);
  const total = Math.round(serial * secondsOfDay);
  if (isElapsed && !hasDay) return clockText(total, format);
  const day = Math.floor(total / secondsOfDay);
  const seconds = total % secondsOfDay;
  if (!hasDay || (hasTime && day === 0)) return clockText(seconds, format);
  if (day === 0 && !is1904) return '';
  // What has a time of midnight to the second is most often a day alone.
  return seconds === 0 ? dayText(day, is1904) : `${dayText(day, is1904)}T${clockOfDay(seconds)}`;
}

/** Workbooks that count from 1900 hold a 29 February of that year, which there was not. */
function dayText(day: number, is1904: boolean): string {
  if (!is1904 && day === 60) return '1900-02-29';
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(first + day * secondsOfDay * 1000).toISOString().slice(0, 10);
}

/** `0:03:25`; `15:40` where the format shows no seconds and there are none. */
function clockText(seconds: number, { hasSeconds }: NumberFormat): string {
  const [hours, minutes, rest] = clockParts(seconds);
  return hasSeconds || rest !== '00' ? `${hours}:${minutes}:${rest}` : `${hours}:${minutes}`;
}

function clockOfDay(seconds: number): string {
  return clockParts(seconds).join(':').padStart(8, '0');
}

function clockParts(seconds: number): [string, string, string] {
  const two = (part: number) => String(part).padStart(2, '0');
  return [String(Math.floor(seconds / 3600)), two(Math.floor(seconds / 60) % 60), two(seconds % 60)];
}

/** A number as it was typed: workbooks show 15 digits, and hold 17; never with an exponent. */
function plainNumber(text: string, number: number): string {
  if (/^-?\d+$/.test(text)) return text;
  if (Math.abs(number) >= 1e15) return BigInt(Math.round(number)).toString();
  const shown = String(Number(number.toPrecision(15)));
  if (!shown.includes('e')) return shown;
  return number.toFixed(20).replace(/0+$/, '');
}
