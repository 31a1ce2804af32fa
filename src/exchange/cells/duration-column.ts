import { fold, isFiller } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import { say } from '../../render/safe.js';
import type { ColumnCells } from './column.js';
import {
  numberOf,
  readDurationText,
  unitNamed,
  unitSeconds,
  type Clock,
  type TwoParts,
  type Unit,
} from './duration-text.js';

/** What a column of times that things took can be called. */
export type DurationField = 'minutes' | 'seconds' | 'hours' | 'milliseconds' | 'duration';

export interface DurationColumn {
  /** Whole seconds; null where nothing is said. Throws UserError for what is no length of time. */
  read(text: string): number | null;
  /** What was taken for granted in reading, one line each. */
  notices(): string[];
}

export interface DurationColumnSpec {
  field: DurationField;
  /** What it is called, which may say the unit: `Call duration (HH:mm:ss)`. */
  name: string;
  texts: ColumnCells;
  /** Whether the rows are calls, which are timed in minutes and seconds; asked only where nothing else tells. */
  areCalls?: (() => boolean) | undefined;
}

/** How the times of one column are read: by its field and its name, else by the evidence of all of them. */
export function durationColumn(spec: DurationColumnSpec): DurationColumn {
  return new Durations(spec);
}

/** What bare numbers are, and the two parts of 3:25. */
interface Meaning {
  unit: Unit;
  clock: Clock;
}

/** What a column is most likely to be, and its longest cells: that of bare numbers, and that of two parts. */
interface Likely extends Meaning {
  number: string;
  parts: string;
}

/** Seconds. */
const longest = 100_000_000;

class Durations implements DurationColumn {
  private readonly told = new Map<keyof Meaning, string>();
  private readonly named: Partial<Meaning>;
  private likely: Likely | undefined;

  constructor(private readonly spec: DurationColumnSpec) {
    this.named = namedBy(spec);
  }

  read(text: string): number | null {
    const typed = text.trim();
    const found = readDurationText(typed);
    if (found === null && isFiller(typed)) return null;
    const seconds =
      found === null
        ? NaN
        : 'number' in found
          ? found.number * unitSeconds[this.unit()]
          : 'seconds' in found
            ? found.seconds
            : secondsBy(found, found.clock ?? this.clock());
    if (seconds <= longest) return Math.round(seconds);
    const { field } = this.spec;
    const what = field === 'duration' ? 'length of time' : `number of ${field}`;
    throw new UserError(`${field} "${typed}" is not a ${what}.`, {
      hint: 'Write 3:25, 0:03:25, 3m 25s, 3 min or 205 s.',
    });
  }

  notices(): string[] {
    return [...this.told.values()];
  }

  private unit(): Unit {
    if (this.named.unit !== undefined) return this.named.unit;
    const { unit, number } = this.look();
    if (!this.told.has('unit'))
      this.tell('unit', unit === 'days' ? 'parts of a day' : unit, {
        example: `${number} is ${lengthTitle(numberOf(number) * unitSeconds[unit])}`,
        other: unit === 'minutes' ? 'seconds' : 'minutes',
      });
    return unit;
  }

  private clock(): Clock {
    if (this.named.clock !== undefined) return this.named.clock;
    const { clock, parts } = this.look();
    if (!this.told.has('clock'))
      this.tell('clock', clock, {
        example: `${parts} is ${lengthTitle(secondsOf(parts, clock))}`,
        other: clock === 'hours and minutes' ? 'seconds' : 'hours',
      });
    return clock;
  }

  private tell(
    about: keyof Meaning,
    what: string,
    { example, other }: { example: string; other: string },
  ): void {
    const { name } = this.spec;
    this.told.set(
      about,
      say`"${name}" was taken for ${what}: ${example}; where it is not, say --map ${other}="${name}"`,
    );
  }

  private look(): Likely {
    return (this.likely ??= likelyMeaning(this.spec));
  }
}

function secondsBy({ first, second }: TwoParts, clock: Clock): number {
  return (first * 60 + second) * (clock === 'hours and minutes' ? 60 : 1);
}

/** Those of a text of two parts, which `3:25` is. */
function secondsOf(text: string, clock: Clock): number {
  const [first, second] = text.split(':').map(Number);
  return secondsBy({ first: first!, second: second!, clock }, clock);
}

/** `1 h 5 min`, `3 min 25 s`, `25 s` */
function lengthTitle(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.join(' ') || '0 s';
}

/** What the field and the name of a column say. */
function namedBy({ field, name }: DurationColumnSpec): Partial<Meaning> {
  const folded = fold(name);
  const unit = field === 'duration' ? unitIn(folded) : field;
  const clock = clockIn(folded) ?? (unit === null ? null : clockBeside(unit));
  return { ...(unit && { unit }), ...(clock && { clock }) };
}

/** `Duration (s)`, `Dauer in Min.`, `call_duration_seconds` */
function unitIn(name: string): Unit | null {
  const [, stressed = ''] = /[([]\s*(\p{L}+)\.?\s*[)\]]|\bin (\p{L}+)/u.exec(name)?.filter(Boolean) ?? [];
  const others = (name.match(/\p{L}{2,}/gu) ?? []).filter((word) => !/^(?:second|segund)[eo]?$/.test(word));
  return [stressed, ...others].map(unitNamed).find((unit) => unit !== null) ?? null;
}

/** `Duration (mm:ss)` */
function clockIn(name: string): Clock | null {
  if (/\bm{1,2}:ss\b/.test(name)) return 'minutes and seconds';
  return /\bh{1,2}:mm\b(?!:)/.test(name) ? 'hours and minutes' : null;
}

/** Where hours are counted 3:25 is hours, where seconds are it is minutes; minutes may be parted both ways. */
function clockBeside(unit: Unit): Clock | null {
  if (unit === 'minutes') return null;
  return unit === 'hours' ? 'hours and minutes' : 'minutes and seconds';
}

/** Two hours: what is written down in minutes is seldom longer, and seconds soon are. */
const longestMinutes = 120;
/** A day in seconds: numbers above it are milliseconds. */
const longestSeconds = 86_400;
/** Half a day: what is longer is in minutes and seconds. */
const longestHours = 4;

/** So many multiples of five are hardly seconds. */
const fewFives = 4;

/** What the cells of a column are most likely to be. */
function likelyMeaning({ texts, areCalls }: DurationColumnSpec): Likely {
  const numbers: NumbersSeen = {
    largest: 0,
    areWhole: true,
    areRound: true,
    areDays: true,
    arePrecise: false,
  };
  const parts = { longest: -1, text: '', hasThree: false, count: 0, areFives: true, areQuarters: true };
  let number = '';
  let worded: Unit | null = null;
  for (const { text } of texts()) {
    const found = readDurationText(text.trim());
    if (found === null) continue;
    if ('number' in found) {
      if (number === '' || found.number > numbers.largest) number = text.trim();
      see(numbers, found.number);
    } else if ('seconds' in found) {
      worded ??= found.unit;
      parts.hasThree ||= text.includes(':');
    } else if (found.clock === null) {
      const length = found.first * 60 + found.second;
      if (length > parts.longest) [parts.longest, parts.text] = [length, text.trim()];
      if (length === 0) continue;
      parts.count++;
      parts.areFives &&= found.second % 5 === 0;
      parts.areQuarters &&= found.second % 15 === 0;
    }
  }
  const areRound = parts.areQuarters ? parts.count > 0 : parts.areFives && parts.count >= fewFives;
  const isShort = parts.longest < (longestHours + 1) * 60;
  const isHours = areRound && !parts.hasThree && isShort && !areCalls?.();
  return {
    unit: likelyUnit(numbers, worded),
    clock: isHours ? 'hours and minutes' : 'minutes and seconds',
    number,
    parts: parts.text,
  };
}

/** What is seen of bare numbers: whether they are multiples of five, all below 1, and any to the thousandth. */
interface NumbersSeen {
  largest: number;
  areWhole: boolean;
  areRound: boolean;
  areDays: boolean;
  arePrecise: boolean;
}

function see(seen: NumbersSeen, number: number): void {
  seen.largest = Math.max(seen.largest, number);
  seen.areWhole &&= Number.isInteger(number);
  seen.areRound &&= number % 5 === 0;
  seen.areDays &&= number < 1;
  seen.arePrecise ||= !Number.isInteger(number * 100);
}

/** `worded`: the unit of the cells beside them that name one. */
function likelyUnit(seen: NumbersSeen, worded: Unit | null): Unit {
  if (seen.areDays && seen.arePrecise) return 'days';
  if (worded !== null) return worded;
  if (!seen.areWhole) return 'minutes';
  if (seen.largest > longestSeconds) return 'milliseconds';
  if (seen.areRound && seen.largest <= longestHours * 60) return 'minutes';
  return seen.largest > longestMinutes ? 'seconds' : 'minutes';
}
