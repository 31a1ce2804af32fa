import type { Day } from '../../domain/calendar.js';
import { msPerDay } from './wall-clock.js';

/** A number that stands for a moment. */
export interface NumberKind {
  name: 'seconds' | 'milliseconds' | 'microseconds' | 'serial';
  /** What it is, for reading. */
  title: string;
  pattern: RegExp;
  /** Milliseconds since 1970, for a serial number by the clock on the wall. */
  toMs: (number: number) => number;
}

const msPerSecond = 1000;

/** The day that the sheets of every office program count from: their 60th is a 29 February that never was. */
const serialStart = Date.parse('1899-12-30');

const kinds: readonly NumberKind[] = [
  {
    name: 'seconds',
    title: 'seconds since 1970',
    pattern: /^\d{9,10}(?:\.\d{1,9})?$/,
    toMs: (number) => Math.trunc(number * msPerSecond),
  },
  {
    name: 'milliseconds',
    title: 'milliseconds since 1970',
    pattern: /^\d{12,13}$/,
    toMs: (number) => number,
  },
  {
    name: 'microseconds',
    title: 'microseconds since 1970',
    pattern: /^\d{15,16}$/,
    toMs: (number) => Math.trunc(number / 1000),
  },
  {
    name: 'serial',
    title: 'days of a spreadsheet',
    pattern: /^\d{5}(?:[.,]\d{1,17})?$/,
    toMs: (number) => serialStart + Math.round(number * (msPerDay / msPerSecond)) * msPerSecond,
  },
];

/** Whether a text is a number that could stand for a moment; eight digits are a date. */
export function isNumberDate(text: string): boolean {
  return kinds.some(({ pattern }) => pattern.test(text));
}

/** Milliseconds since 1970 that a text stands for. */
export function msOf(kind: NumberKind, text: string): number {
  return kind.toMs(Number(text.replace(',', '.')));
}

/** The earliest that a number is taken for. */
const earliest = Date.parse('1990-01-01');

/** What numbers of a column can be: from 1990 to the day `last`, wherever that is over. */
export class NumberEvidence {
  private left: readonly NumberKind[] = kinds;
  private first: string | null = null;
  /** Whether any of them has a part of a day. */
  hasTimes = false;

  private readonly latest: number;

  constructor(last: Day) {
    this.latest = Date.parse(last) + 2 * msPerDay;
  }

  add(text: string): void {
    this.left = this.left.filter((kind) => kind.pattern.test(text) && this.isPlausible(msOf(kind, text)));
    this.first ??= text;
    this.hasTimes ||= /[.,]\d*[1-9]/.test(text);
  }

  /** What all of them are, and the first; null where they are not all one thing. */
  get kind(): { kind: NumberKind; example: string } | null {
    const [kind, other] = this.left;
    return kind && !other && this.first !== null ? { kind, example: this.first } : null;
  }

  private isPlausible(ms: number): boolean {
    return ms >= earliest && ms < this.latest;
  }
}
