import { batchEffect, incidence, shareBy, sum, wilson, type Batch, type Followed } from './estimate.js';
import type { Touch } from './exported.js';
import { compare, lostDay, orderOf, orderOfTouch, stageShown, type Question, type Seen } from './seen.js';

/** What a report is by: the group of a touch. */
export type KeyOf = (touch: Touch) => string;

/** A lead in a group in which it is at risk. */
interface Unit extends Followed {
  lead: string;
  hasName: boolean;
  source: string | null;
  /** The day of its first touch in the group. */
  first: number;
}

/** The first result of a lead that shows the goal or further. */
function firstGoal(lead: string, goal: number, seen: Seen) {
  return seen.byLead.get(lead)!.find((result) => stageShown(result, seen) >= goal);
}

/** The leads at risk in one group. */
export function unitsOf(seen: Seen, key: string, keyOf: KeyOf, { goal, window, asOf }: Question): Unit[] {
  const units: Unit[] = [];
  for (const lead of seen.byLead.keys()) {
    const first = seen.touches.find((touch) => touch.lead === lead && keyOf(touch) === key);
    if (!first) continue;
    const reached = firstGoal(lead, goal, seen);
    const isOwn = reached !== undefined && keyOf(reached.touch) === key;
    if (reached && !isOwn && compare(orderOf(reached), orderOfTouch(first)) < 0) continue;
    const settled = first.hasName ? lostDay(lead, seen) : first.day;
    const end = reached?.day ?? settled;
    const days = (end ?? asOf) - first.day;
    const fate = end === null ? 'open' : isOwn && days <= window ? 'converted' : 'ended';
    units.push({ lead, hasName: first.hasName, source: first.source, first: first.day, fate, days });
  }
  return units;
}

/** What may be a batch of leads that are alike. */
export type Batches = 'weeks and sources' | 'weeks';

/** The columns of leads, rates and ranges. */
export function conversionOf(units: readonly Unit[], question: Question, level: number, may: Batches) {
  const { window, asOf } = question;
  const isConverted = ({ fate }: Unit) => fate === 'converted';
  const old = units.filter(({ first }) => asOf - first >= window);
  const converted = old.filter(isConverted).length;
  const rate = old.length === 0 ? null : wilson(converted, old.length, level);
  const found = incidence(units, window, old.length);
  let effective = found?.effective ?? null;
  if (found && found.days === window && found.effective >= 20) {
    const sources = may === 'weeks and sources' ? sourceEffect(old) : 1;
    const effect = Math.max(weekEffect(units, question), sources);
    effective = Math.min(found.effective, Math.max(20, found.effective / effect));
  }
  const likely = found && wilson(found.rate * effective!, effective!, level);
  return {
    leads: units.length,
    leads_unnamed: units.filter(({ hasName }) => !hasName).length,
    leads_converted: units.filter(isConverted).length,
    judged: old.length,
    converted,
    rate: rate?.rate ?? null,
    rate_low: rate?.low ?? null,
    rate_high: rate?.high ?? null,
    by_window: found?.rate ?? null,
    by_window_low: likely?.low ?? null,
    by_window_high: likely?.high ?? null,
    followed_days: found?.days ?? null,
    open: units.filter(({ fate, first }) => fate === 'open' && asOf - first < window).length,
    effective,
  };
}

/** How much the known sources of leads old enough to be judged differ, from 20 such leads on. */
function sourceEffect(old: readonly Unit[]): number {
  if (old.length < 20) return 1;
  const known = old.filter(({ source }) => source !== null);
  return batchEffect(
    batches(
      known,
      ({ source }) => source!,
      () => 1,
    ),
  );
}

/** How much the weeks of first touches differ; a lead not followed to the window is the part of the conversions due by its age. */
function weekEffect(units: readonly Unit[], { window, asOf }: Question): number {
  const curve = shareBy(units, window);
  const all = curve[window]!;
  const due = (age: number) => (age >= window ? 1 : all > 0 ? curve[age]! / all : 0);
  // Day 0 was a Thursday.
  return batchEffect(
    batches(
      units,
      ({ first }) => Math.floor((first + 3) / 7),
      ({ first }) => due(asOf - first),
    ),
  );
}

function batches(
  units: readonly Unit[],
  batchOf: (unit: Unit) => unknown,
  size: (unit: Unit) => number,
): Batch[] {
  return [...new Set(units.map(batchOf))].map((batch) => {
    const own = units.filter((unit) => batchOf(unit) === batch);
    return { size: sum(own.map(size)), hits: own.filter(({ fate }) => fate === 'converted').length };
  });
}

/** Conversions credited to one group: by last touch, by first, and shared evenly. */
export function creditOf(seen: Seen, key: string, keyOf: KeyOf, { goal, window }: Question) {
  const credit = { credit_last: 0, credit_first: 0, credit_linear: 0 };
  for (const lead of seen.byLead.keys()) {
    const end = firstGoal(lead, goal, seen);
    if (!end) continue;
    const path = seen.touches.filter(
      (touch) =>
        touch.number === end.touch.number ||
        (touch.lead === lead &&
          end.day - touch.day <= window &&
          compare(orderOfTouch(touch), orderOf(end)) < 0),
    );
    if (keyOf(end.touch) === key) credit.credit_last++;
    if (keyOf(path[0]!) === key) credit.credit_first++;
    credit.credit_linear += path.filter((touch) => keyOf(touch) === key).length / path.length;
  }
  return credit;
}
