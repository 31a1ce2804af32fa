import { addDays, dayTitle, isDay, type Day } from '../../domain/calendar.js';
import type { DateOrder } from '../../domain/typed-date.js';
import { UserError, exitCode } from '../../errors.js';
import { dayOf, ordersOf, partOrders, partsBy, written, type DateText, type PartOrder } from './date-text.js';

/** The dates of a whole file cannot be read, whatever a single row says. */
export class UnreadableDates extends UserError {}

/** Dates that can be read in two ways, and nothing tells which. */
export class UndecidedDates extends UnreadableDates {
  constructor(
    message: string,
    hint: string,
    /** One of them, and the days it may be. */
    readonly text: string,
    readonly readings: readonly { order: PartOrder; title: string }[],
  ) {
    super(message, { hint, code: exitCode.badData });
  }
}

interface Witness {
  text: string;
  line: number;
}

interface Decided {
  order: PartOrder;
  /** What tells that it is this order. */
  since: string | null;
}

/** Which of day, month and year comes first, by all dates of a column that are written alike. */
export class OrderEvidence {
  /** What cannot be read in an order, and what would still be to come in it. */
  private readonly impossible = new Map<PartOrder, Witness>();
  private readonly ahead = new Map<PartOrder, Witness>();
  /** The first text that more than one order fits. */
  private unclear: { date: DateText; witness: Witness } | null = null;

  /** `last`: the last day that a date can be of. */
  constructor(private readonly last: Day | null) {}

  /** `mayBeAhead`: whether this one may be of a day to come, others aside. */
  add(date: DateText, text: string, line: () => number, mayBeAhead = false): void {
    const orders = ordersOf(date);
    if (orders.length === 0) return;
    const fitting = new Set(orders);
    for (const order of partOrders)
      if (!fitting.has(order) && !this.impossible.has(order))
        this.impossible.set(order, { text, line: line() });
    const early = mayBeAhead ? orders : orders.filter((order) => !this.isAhead(date, order));
    if (early.length > 0)
      for (const order of orders)
        if (!early.includes(order) && !this.ahead.has(order)) this.ahead.set(order, { text, line: line() });
    if (orders.length > 1 && !isAlike(date, orders))
      this.unclear ??= { date, witness: { text, line: line() } };
  }

  /**
   * The order of one of them, and a text that tells it, if one does: no order in which any of them cannot be; else
   * `usual`, how such dates are written where nothing tells; else none in which any of them would still be to come. Throws
   * UnreadableDates where the column `name` is written both ways, and where nothing tells.
   */
  decide(date: DateText, text: string, name: string, usual: () => DateOrder | null): Decided {
    const possible = partOrders.filter((order) => !this.impossible.has(order));
    if (possible.length === 0) throw this.bothWays(name);
    const orders = ordersOf(date);
    const left = orders.filter((order) => possible.includes(order));
    if (left.length === 1) return decided(left[0]!, orders, this.impossible, 'tells');
    const wont = usual();
    if (wont !== null && left.includes(wont)) return { order: wont, since: null };
    const past = left.filter((order) => !this.ahead.has(order));
    if (past.length === 1) return decided(past[0]!, orders, this.ahead, 'would otherwise be to come');
    throw this.undecided(name, left.length > 0 ? left : orders, date, text);
  }

  private isAhead(date: DateText, order: PartOrder): boolean {
    if (this.last === null) return false;
    const { year, month, date: number } = partsBy(date, order);
    // Where it is tomorrow already, somebody may be.
    return year !== null && dayOf(year, month, number) > addDays(this.last, 1);
  }

  private bothWays(name: string): UserError {
    const one = this.impossible.get('month-first')!;
    const other = this.impossible.get('day-first')!;
    return new UnreadableDates(
      `Dates are written both ways in the column "${name}": "${one.text}" (line ${one.line}) and "${other.text}" (line ${other.line}).`,
      { hint: written, code: exitCode.badData },
    );
  }

  private undecided(name: string, orders: readonly PartOrder[], date: DateText, text: string): UserError {
    const isOne = this.unclear && orders.every((order) => ordersOf(this.unclear!.date).includes(order));
    const one = isOne ? this.unclear! : { date, witness: { text, line: 0 } };
    const readings = orders.map((order) => ({ order, title: titleBy(one.date, order) }));
    const days = new Set(readings.map(({ title }) => title));
    const place = isOne ? ` (line ${one.witness.line})` : '';
    return new UndecidedDates(
      `"${one.witness.text}"${place} is ${[...days].join(' or ')}, and nothing in the column "${name}" tells which.`,
      'Say which with --date-order day-first (or month-first), or once for good: prospect config set date-order day-first. Or write them as 2026-11-20.',
      one.witness.text,
      readings,
    );
  }
}

function decided(
  order: PartOrder,
  orders: readonly PartOrder[],
  witnesses: ReadonlyMap<PartOrder, Witness>,
  why: string,
): Decided {
  const witness = orders.map((other) => witnesses.get(other)).find((found) => found !== undefined);
  return { order, since: witness ? `"${witness.text}" (line ${witness.line}) ${why}` : null };
}

/** Whether a text is the same day in each of these orders: 3/3/2026. */
export function isAlike(date: DateText, orders: readonly PartOrder[]): boolean {
  return new Set(orders.map((order) => titleBy(date, order))).size === 1;
}

/** `3 Apr 2026` */
export function titleBy(text: DateText, order: PartOrder): string {
  const { year, month, date } = partsBy(text, order);
  const day = dayOf(year ?? 2024, month, date);
  return isDay(day) ? dayTitle(day, { year: year !== null }).slice(4) : day;
}
