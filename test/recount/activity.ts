import { stages, type Lead, type Result, type Touch } from './exported.js';
import { orderOf, compare, type Question, type Seen } from './seen.js';

interface Days {
  from: number;
  to: number;
}

export const isIn = (day: number, { from, to }: Days) => day >= from && day <= to;

/** Results by which leads came to a stage, or further, for the first time; "lost" and a no-show bring a lead nowhere. */
function arrivals(seen: Seen, stage: number): Result[] {
  return [...seen.byLead.values()].flatMap(
    (results) =>
      results.find(
        (result) => result.stage !== null && result.stage >= stage && result.outcome !== 'no-show',
      ) ?? [],
  );
}

/** Touches dated in the days, and leads that came to each stage for the first time in them. */
export function stagesIn(seen: Seen, days: Days): Record<string, number> {
  return Object.fromEntries(
    stages.map((name, stage) => [
      name,
      stage === 0
        ? seen.touches.filter(({ day }) => isIn(day, days)).length
        : arrivals(seen, stage).filter(({ day }) => isIn(day, days)).length,
    ]),
  );
}

/** Leads new in the days, by origin: on the day they were entered or first touched, whichever is earlier. */
export function newLeads(seen: Seen, days: Days & { asOf: number }): Record<string, number> {
  const counts: Record<string, number> = { self: 0, given: 0, unknown: 0 };
  for (const [name, lead] of seen.leads) {
    const day = newDay(name, lead, seen.touches);
    if (day <= days.asOf && isIn(day, days)) counts[lead.origin ?? 'unknown']!++;
  }
  return counts;
}

function newDay(name: string, { created }: Lead, touches: readonly Touch[]): number {
  return Math.min(created, ...touches.filter(({ lead }) => lead === name).map(({ day }) => day));
}

/** The columns of what was done with some touches: dated in the period, or with a result in it. */
export function doneWith(seen: Seen, isOwn: (touch: Touch) => boolean, question: Question) {
  const { from, to, asOf } = question;
  const own = seen.touches.filter(isOwn);
  const done = own.filter(({ day }) => isIn(day, question));
  const last = own.map((touch) => touch.results.at(-1)!);
  const values = own
    .flatMap(({ results }) => results.findLast(({ value }) => value !== null) ?? [])
    .filter(({ day }) => isIn(day, question))
    .map(({ value }) => value! / 100);
  const inState = (state: string) =>
    last.filter((result) => result.state === state && isIn(result.day, question));
  const seconds = typed(done.map((touch) => touch.seconds));
  const felt = done.flatMap(({ energy }) => energy ?? []);
  return {
    touches: done.length,
    reached: arrivals(seen, 1).filter(({ day, touch }) => isIn(day, question) && isOwn(touch)).length,
    minutes: seconds === null ? null : seconds / 60,
    cost: typed(done.map(({ cost }) => cost)),
    value: typed(values),
    failed: inState('failed').length,
    deferred: inState('deferred').length,
    silent: last.filter(
      (result) => isIn(silenceEnds(result), { from, to: Math.min(to, asOf) }) && !answeredLater(result, seen),
    ).length,
    felt: felt.length === 0 ? null : typed(felt)! / felt.length,
  };
}

/** The sum of what was typed; null where nothing was. */
export function typed(list: readonly (number | null)[]): number | null {
  const known = list.filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((all, each) => all + each, 0);
}

const silence: Record<string, number> = { text: 7, event: 30, mail: 30, other: 30 };

/** The day from which a touch is silent that waits for an answer; never where it does not wait. */
export function silenceEnds(last: Result): number {
  return last.state === 'waiting' ? last.day + (silence[last.touch.channel] ?? 14) : Infinity;
}

/** Whether the lead of a result answered on another touch later. */
function answeredLater(last: Result, seen: Seen): boolean {
  return seen.byLead
    .get(last.touch.lead)!
    .some(
      (other) =>
        other.touch.number !== last.touch.number &&
        (other.stage ?? 0) >= 1 &&
        compare(orderOf(last), orderOf(other)) < 0,
    );
}
