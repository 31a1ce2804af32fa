import { addDays, addMonths, daysBetween, monthStart, type Day } from './calendar.js';

/** How many, and how often. */
export interface PlanRate {
  amount: number;
  every: 'week' | 'month';
}

/** A plan as written: from its first day until its last one, or until the next for the same thing begins. */
export interface WrittenPlan extends PlanRate {
  day: Day;
  until: Day | null;
}

/** The days on which a plan holds, both included; `to` is null while nothing ends it. */
export interface PlanSpan extends PlanRate {
  from: Day;
  to: Day | null;
}

const mostPlanned = 1_000_000;
const daysOfWeek = 7;

const ratePattern = /^(?:(.*?)\s+)?(\d[\d,.]*)\s*(?:\/|(?:an?|per|each|every)\s)\s*(week|wk|w|month|mo|m)$/i;

/** What is planned and how often, out of `cold call 20/week` or `meeting 15 a month`. */
export interface PlanWords {
  /** What stands before the amount; '' for nothing. */
  name: string;
  /** Null where it is no whole number from 0 to 1,000,000. */
  rate: PlanRate | null;
}

/** Reads `NAME 20/week`, `NAME 20/wk`, `NAME 20 a week`, `NAME 20 per month`; null where no such amount ends the text. */
export function readPlanWords(text: string): PlanWords | null {
  const match = ratePattern.exec(text.trim());
  if (!match) return null;
  const [, name = '', digits = '', unit = ''] = match;
  const amount = /^(\d{1,7}|\d{1,3}(,\d{3})+)$/.test(digits) ? Number(digits.replaceAll(',', '')) : NaN;
  const every = unit.toLowerCase().startsWith('w') ? 'week' : 'month';
  return { name, rate: amount <= mostPlanned ? { amount, every } : null };
}

/** `20/week`. */
export function rateWords({ amount, every }: PlanRate): string {
  return `${amount}/${every}`;
}

/**
 * The last day of each of the plans for one thing, null for none; before its first day where it never holds. They are
 * in order of their first day, of several with the same one the last holds; on `end` and later none holds.
 */
export function lastDays(plans: readonly WrittenPlan[], end: Day | null = null): (Day | null)[] {
  return plans.map(({ until }, index) => {
    const next = plans[index + 1]?.day ?? null;
    const ends = [until, dayBefore(next), dayBefore(end)].filter((last) => last !== null);
    return ends.length === 0 ? null : ends.reduce((first, last) => (last < first ? last : first));
  });
}

/** When the plans for one thing hold; `plans` and `end` as for `lastDays`. */
export function spansOf(plans: readonly WrittenPlan[], end: Day | null = null): PlanSpan[] {
  const last = lastDays(plans, end);
  return plans
    .map(({ amount, every, day }, index) => ({ amount, every, from: day, to: last[index] ?? null }))
    .filter(({ from, to }) => to === null || to >= from);
}

function dayBefore(day: Day | null): Day | null {
  return day === null ? null : addDays(day, -1);
}

/**
 * How many are planned for the days `from` ≤ day < `before`: the amount of a week counts a seventh a day, that of a
 * month one part in its own days. Disjoint days add up.
 */
export function plannedIn(spans: readonly PlanSpan[], from: Day, before: Day): number {
  return spans.reduce((sum, span) => sum + spanPlans(span, from, before), 0);
}

function spanPlans(span: PlanSpan, from: Day, before: Day): number {
  const cut = cutSpan(span, from, before);
  if (cut === null || span.amount === 0) return 0;
  if (span.every === 'week') return (span.amount * daysBetween(cut.from, cut.before)) / daysOfWeek;
  let planned = 0;
  for (let month = monthStart(cut.from); month < cut.before; month = addMonths(month, 1)) {
    const next = addMonths(month, 1);
    const start = month < cut.from ? cut.from : month;
    const end = next < cut.before ? next : cut.before;
    planned += (span.amount * daysBetween(start, end)) / daysBetween(month, next);
  }
  return planned;
}

/** The days of a span within others, half-open; null for none. */
function cutSpan({ from, to }: PlanSpan, first: Day, before: Day): { from: Day; before: Day } | null {
  const start = from < first ? first : from;
  const end = to === null || to >= before ? before : addDays(to, 1);
  return start < end ? { from: start, before: end } : null;
}

/** From the first to the last of the days `from` ≤ day < `before` for which anything is planned, half-open. */
export function plannedDays(
  spans: readonly PlanSpan[],
  from: Day,
  before: Day,
): { from: Day; before: Day } | null {
  const cuts = spans.flatMap((span) => (span.amount > 0 ? (cutSpan(span, from, before) ?? []) : []));
  const [first] = cuts;
  const last = cuts.at(-1);
  return first && last ? { from: first.from, before: last.before } : null;
}

/** Whether anything is planned for a day. */
export function isPlanned(spans: readonly PlanSpan[], day: Day): boolean {
  return spans.some(({ amount, from, to }) => amount > 0 && from <= day && (to === null || day <= to));
}
