import {
  addDays,
  addMonths,
  dayTitle,
  isDay,
  utcDay,
  weekday,
  weekdayNames,
  type Day,
} from '../../domain/calendar.js';
import { existingDay } from '../../domain/date-words.js';
import { outOfRange, type DateOrder } from '../../domain/typed-date.js';
import { atWallTimeIn, momentIn, type Clock, type Moment } from '../../domain/moment.js';
import { formatMoment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import { say } from '../../render/safe.js';
import type { ColumnCells } from './column.js';
import { isAlike, OrderEvidence, titleBy } from './date-orders.js';
import {
  dayOf,
  isNoDate,
  ordersOf,
  partsBy,
  readDateText,
  written,
  type DateText,
  type PartOrder,
} from './date-text.js';
import { isNumberDate, msOf, NumberEvidence, type NumberKind } from './number-dates.js';
import { msPerDay, readOffset, timeOf } from './wall-clock.js';

export interface DateColumn {
  /**
   * The moment that a cell says, by the clock of `zone`, an IANA name. Throws UserError for what is no date and for what
   * is to come, and UnreadableDates where no cell of the column can be read.
   */
  read(text: string, zone: string): Moment;
  /** What was taken for granted in reading, one line each. */
  notices(): string[];
}

/** How the dates of a column are to be read. */
export interface DateColumnSpec {
  /** What it is called, for messages, without the quotes around it. */
  name: string;
  clock: Clock;
  today: Day;
  /** How the owner writes 1/2; asked only where no cell tells. */
  usual: () => DateOrder | null;
  texts: ColumnCells;
  /** Of what times without a zone are: minutes east of UTC, or a zone; null for the one that `read` is given. */
  from: number | string | null;
  /** Whether dates to come can be meant. */
  mayBeAhead: boolean;
}

const msPerMinute = 60_000;

const iso =
  /^(\d{4}-\d\d-\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<part>\d{1,9}))?)?(?:(?<z>Z)|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>[0-5]\d)?)?)?$/;

/** Days that a promise without a year may have passed by: later ones are meant for the year to come. */
const latePromise = 92;

/** How the dates of one column are read: by the evidence of all of them where one alone does not tell. */
export function dateColumn(spec: DateColumnSpec): DateColumn {
  return new Dates(spec);
}

/** What all texts of a column tell. */
interface Evidence {
  /** Of dates with points, and of those with slashes or dashes. */
  points: OrderEvidence;
  others: OrderEvidence;
  numbers: NumberEvidence;
}

class Dates implements DateColumn {
  private evidence: Evidence | null = null;
  private readonly told = new Map<string, string>();
  private numberKind: NumberKind | null | undefined;

  constructor(private readonly spec: DateColumnSpec) {}

  read(text: string, zone: string): Moment {
    const typed = text.trim();
    const { clock, today, mayBeAhead } = this.spec;
    const moment = this.readIso(typed, zone) ?? this.readNumber(typed, zone) ?? this.readText(typed, zone);
    if (!isDay(moment.day)) throw outOfRange(typed);
    return mayBeAhead ? moment : refuseAhead(moment, typed, { now: clock.now, today });
  }

  notices(): string[] {
    return [...this.told.values()];
  }

  private readIso(typed: string, zone: string): Moment | null {
    const found = iso.exec(typed);
    if (!found) return null;
    const day = existingDay(found[1]!, typed);
    const { hour, z, sign } = found.groups!;
    if (hour === undefined) return { day, at: null, offset: null, zone };
    const east = z !== undefined ? 0 : sign !== undefined ? readOffset(found.groups!, typed) : null;
    return this.moment(day, timeOf(found.groups!, undefined, typed), east, zone);
  }

  private readNumber(typed: string, zone: string): Moment | null {
    if (!isNumberDate(typed)) return null;
    const kind = this.kindOfNumbers();
    if (kind === null)
      throw new UserError(`"${typed}" is a number, and not all dates of the column are.`, { hint: written });
    const ms = msOf(kind, typed);
    if (kind.name !== 'serial') return momentIn(ms, zone, this.spec.clock);
    if (!this.look().numbers.hasTimes) return { day: utcDay(ms), at: null, offset: null, zone };
    return this.moment(utcDay(ms), ms - Date.parse(utcDay(ms)), null, zone);
  }

  private kindOfNumbers(): NumberKind | null {
    if (this.numberKind !== undefined) return this.numberKind;
    const found = this.look().numbers.kind;
    this.numberKind = found?.kind ?? null;
    if (found) {
      const { clock, name, today } = this.spec;
      const { kind, example } = found;
      const moment = kind.name === 'serial' ? null : momentIn(msOf(kind, example), clock.zone, clock);
      const is = moment ? formatMoment(moment, today) : dayTitle(utcDay(msOf(kind, example)), { year: true });
      this.told.set('numbers', say`"${name}" was taken for ${kind.title}: ${example} is ${is}`);
    }
    return this.numberKind;
  }

  private readText(typed: string, zone: string): Moment {
    const text = readDateText(typed);
    const { year, month, date } = partsBy(text, this.orderOf(text, typed));
    const day =
      year === null ? this.nearest(text, month, date, typed) : existingDay(dayOf(year, month, date), typed);
    if (text.weekday > 0 && weekday(day) !== text.weekday)
      throw new UserError(
        `${typed} is not a date: ${dayTitle(day, { year: true }).slice(4)} is a ${weekdayNames[weekday(day) - 1]}.`,
        { hint: written },
      );
    if (text.time === null) return { day, at: null, offset: null, zone };
    return this.moment(day, text.time, text.zone, zone);
  }

  /** The moment at a wall time: of UTC and so far east of it, of a zone, or, for null, of what the column says. */
  private moment(day: Day, time: number, east: number | string | null, zone: string): Moment {
    const { clock } = this.spec;
    const from = east ?? this.spec.from ?? zone;
    if (typeof from === 'number') return momentIn(Date.parse(day) + time - from * msPerMinute, zone, clock);
    const [on, at] = time === msPerDay ? [addDays(day, 1), 0] : [day, time];
    const there = atWallTimeIn(on, at, from, clock);
    return from === zone ? there : momentIn(there.at!, zone, clock);
  }

  /** Of a date without a year: the last one that has been or, of what is promised, the next that is not long past. */
  private nearest(text: DateText, month: number, date: number, typed: string): Day {
    const { today, mayBeAhead, name } = this.spec;
    const thisYear = Number(today.slice(0, 4));
    // A 29 February may be eight years away.
    const days = Array.from({ length: 18 }, (_, index) => dayOf(thisYear - 8 + index, month, date)).filter(
      isDay,
    );
    const earliest = addDays(today, -latePromise);
    const day = mayBeAhead ? days.find((one) => one >= earliest) : days.findLast((one) => one <= today);
    if (day === undefined) return existingDay(dayOf(thisYear, month, date), typed);
    const title = dayTitle(day, { year: true });
    if (!this.told.has('years'))
      this.told.set(
        'years',
        `dates of "${name}" without a year were taken for the nearest: ${typed} is ${title}`,
      );
    return day;
  }

  private orderOf(text: DateText, typed: string): PartOrder {
    const [order = 'day-first', ...others] = ordersOf(text);
    if (others.length === 0 || isAlike(text, [order, ...others])) return order;
    const isPoint = text.mark === '.';
    const { name, usual } = this.spec;
    const evidence = this.look()[isPoint ? 'points' : 'others'];
    const found = evidence.decide(text, typed, name, isPoint ? () => 'day-first' : usual);
    const isUsual = isPoint && found.order === 'day-first';
    if (found.since !== null && !isUsual && !this.told.has('order')) {
      const first = `${found.order.slice(0, -'-first'.length)} first`;
      const is = `${typed} is ${titleBy(text, found.order)}`;
      this.told.set(
        'order',
        say`dates of "${name}" were read with the ${first}, since ${found.since}: ${is}`,
      );
    }
    return found.order;
  }

  /** Looks at every text of the column, once. */
  private look(): Evidence {
    if (this.evidence) return this.evidence;
    const { today, mayBeAhead, texts } = this.spec;
    const last = mayBeAhead ? null : today;
    const evidence = {
      points: new OrderEvidence(last),
      others: new OrderEvidence(last),
      numbers: new NumberEvidence(mayBeAhead ? addMonths(today, 12 * 50) : today),
    };
    for (const { text, line, isBeside = false } of texts()) {
      const typed = text.trim();
      if (isNoDate(typed)) continue;
      if (!isBeside) evidence.numbers.add(typed);
      if (iso.test(typed)) continue;
      const date = readable(typed);
      if (date?.order === null)
        evidence[date.mark === '.' ? 'points' : 'others'].add(date, typed, line, isBeside);
    }
    return (this.evidence = evidence);
  }
}

/** The moment, once that has been. Throws UserError where it is to come. */
export function refuseAhead(
  moment: Moment,
  typed: string,
  { now, today }: { now: number; today: Day },
): Moment {
  const isAhead = moment.at === null ? moment.day > today : moment.at > now;
  if (!isAhead) return moment;
  throw new UserError(`"${typed}" is in the future.`, { hint: 'A touch is something that happened.' });
}

function readable(typed: string): DateText | null {
  try {
    return readDateText(typed);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
