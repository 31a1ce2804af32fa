import { addDays } from '../../src/domain/calendar.js';
import { silenceWindow, type Channel } from '../../src/domain/touch.js';
import type { SeedPromise, SeedTouch } from '../helpers/seed.js';
import { byOrder, outcomes, touchesSeen, type Asked } from './counts-model.js';

/** Who is touched: a lead, or nobody in particular, each time another. */
const unitOf = ({ lead }: SeedTouch, number: number) => lead ?? `nobody ${number}`;

function resultsByUnit(seeds: readonly SeedTouch[], asOf: string) {
  const units = new Map<string, ReturnType<typeof touchesSeen>[number]['results']>();
  for (const touch of touchesSeen(seeds, asOf)) {
    const unit = unitOf(touch, touch.number);
    units.set(unit, [...(units.get(unit) ?? []), ...touch.results]);
  }
  for (const results of units.values()) results.sort(byOrder);
  return units;
}

const isNoShow = (outcome: string) => outcome === 'no-show';

/** The first result of each lead at each stage or beyond; "lost" and a no-show show none. */
export function firsts(seeds: readonly SeedTouch[], asOf: string) {
  return [...resultsByUnit(seeds, asOf)].flatMap(([unit, results]) =>
    [1, 2, 3, 4, 5, 6].flatMap((stage) => {
      const first = results.find(
        ({ outcome }) => !isNoShow(outcome) && (outcomes[outcome]!.stage ?? 0) >= stage,
      );
      return first ? [{ unit, stage, first }] : [];
    }),
  );
}

/** Leads that came to each stage for the first time in the period, by what `keyOf` says of the touch. */
export function reached(
  seeds: readonly SeedTouch[],
  { from, to, asOf }: Pick<Asked, 'from' | 'to' | 'asOf'>,
  keyOf: (touch: SeedTouch) => string,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { stage, first } of firsts(seeds, asOf)) {
    if (first.day < from || first.day > to) continue;
    const key = keyOf(seeds[first.touch]!);
    const counts = found.get(key) ?? [0, 0, 0, 0, 0, 0, 0];
    counts[stage]!++;
    found.set(key, counts);
  }
  return found;
}

/** Meetings of leads, one each: past and told, of these held, and past and not told. */
export function meetings(
  seeds: readonly SeedTouch[],
  promises: readonly SeedPromise[],
  { from, to, asOf }: Pick<Asked, 'from' | 'to' | 'asOf'>,
) {
  const counts = { held: 0, told: 0, untold: 0 };
  const isIn = (day: string) => day >= from && day <= to && day <= asOf;
  for (const [unit, results] of resultsByUnit(seeds, asOf)) {
    const stages = results.map(({ outcome }) => outcomes[outcome]!.stage ?? 0);
    if (!stages.includes(3) && !stages.includes(4)) continue;
    const held = results[stages.findIndex((stage) => stage >= 4)];
    let fell: string | undefined;
    let hadMeeting = false;
    for (const { outcome, day } of results) {
      if (outcome === 'meeting') {
        fell = undefined;
        hadMeeting = true;
      } else if (isNoShow(outcome) || (hadMeeting && ['not-interested', 'lost'].includes(outcome))) {
        fell ??= day;
        hadMeeting = true;
      }
    }
    const open = promises.filter(
      (step) =>
        step.meeting &&
        step.lead === unit &&
        (step.made ?? step.day) <= asOf &&
        (step.closed === undefined || step.closed > asOf),
    );
    const promised = open
      .map(({ day }) => day)
      .sort()
      .at(-1);
    if (held) counts.held += Number(isIn(held.day));
    if (held ?? fell) counts.told += Number(isIn(held?.day ?? fell!));
    else if (promised !== undefined && promised < asOf) counts.untold += Number(isIn(promised));
  }
  return counts;
}

/** Touches in the period that wait past their window, and whose lead answered on no other touch later. */
export function silent(
  seeds: readonly SeedTouch[],
  { from, to, asOf }: Pick<Asked, 'from' | 'to' | 'asOf'>,
  channelOf: (touch: SeedTouch) => Channel,
): number {
  const units = resultsByUnit(seeds, asOf);
  return touchesSeen(seeds, asOf).filter((touch) => {
    const last = touch.results.at(-1)!;
    const silentOn = addDays(last.day, silenceWindow[channelOf(touch)]);
    if (outcomes[last.outcome]!.state !== 'waiting' || silentOn < from || silentOn > to || silentOn > asOf)
      return false;
    const later = units.get(unitOf(touch, touch.number))!.filter((result) => byOrder(result, last) > 0);
    return !later.some(
      (result) => result.touch !== touch.number && (outcomes[result.outcome]!.stage ?? 0) >= 1,
    );
  }).length;
}
