import { addDays } from '../../src/domain/calendar.js';
import type { Seed, SeedPromise, SeedTouch } from '../helpers/seed.js';
import { byOrder, outcomes, touchesSeen } from './counts-model.js';
import { ending } from './units-model.js';

/** The definitions of promises, talks and the dream list once more, slowly. */
export interface People {
  seeds: readonly SeedTouch[];
  promises: readonly SeedPromise[];
  leads: NonNullable<Seed['leads']>;
}

interface Span {
  from: string;
  to: string;
  asOf: string;
}

type Counts = Record<string, number | null>;
type KeyOf = (lead: string, touch: number | undefined) => string;

function resultsOf({ seeds }: People, lead: string, asOf: string) {
  return touchesSeen(seeds, asOf)
    .filter((touch) => touch.lead === lead)
    .flatMap((touch) => touch.results)
    .sort(byOrder);
}

function valueOf(people: People, lead: string, asOf: string): number | null {
  return resultsOf(people, lead, asOf).findLast(({ value }) => value !== undefined)?.value ?? null;
}

function sumValues(people: People, leads: Iterable<string>, asOf: string): number | null {
  const values = [...new Set(leads)].flatMap((lead) => valueOf(people, lead, asOf) ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

function isOver(people: People, lead: string, asOf: string): boolean {
  const last = resultsOf(people, lead, asOf).at(-1);
  return people.leads[lead]?.stopped === true || (last !== undefined && ending.has(last.outcome));
}

const stageOf = ({ outcome }: { outcome: string }) => outcomes[outcome]!.stage ?? 0;

/** Promises by group; a group without any is left out. */
export function promisesBy(people: People, keyOf: KeyOf, { from, to, asOf }: Span): Map<string, Counts> {
  const found = new Map<string, { fate: string; lead: string; isOlder: boolean }[]>();
  for (const step of people.promises) {
    if ((step.made ?? step.day) > asOf) continue;
    const closed = step.closed !== undefined && step.closed <= asOf ? step.closed : undefined;
    const state = closed === undefined ? 'open' : (step.state ?? 'kept');
    const taken =
      step.acknowledged !== undefined && step.acknowledged <= asOf ? step.acknowledged : undefined;
    const inTime = closed !== undefined && closed <= step.day;
    let fate: string | undefined;
    let due = inTime ? closed : step.day;
    if (step.owner !== undefined) {
      if (taken !== undefined || state === 'kept') fate = 'confirmed';
      else if (state === 'open') fate = 'unconfirmed';
      due = taken ?? closed ?? step.day;
    } else if (state === 'open' && step.day >= asOf) fate = undefined;
    else if (step.meeting) fate = state === 'open' ? 'unanswered' : state === 'kept' ? undefined : state;
    else if (state === 'kept') fate = inTime ? 'kept' : 'late';
    else fate = inTime ? state : 'broken';
    if (fate === undefined) continue;
    const isOlder = fate === 'broken' && state === 'open' && due < from;
    const isIn = fate === 'unconfirmed' || (due >= from && due <= to && due <= asOf);
    const key = keyOf(step.lead, step.touch);
    const list = found.get(key) ?? [];
    found.set(key, list);
    list.push({ fate: isIn ? fate : 'elsewhere', lead: step.lead, isOlder });
  }
  return new Map(
    [...found].map(([key, list]) => {
      const size = (...fates: string[]) => list.filter(({ fate }) => fates.includes(fate)).length;
      const stake = (of: string) =>
        sumValues(
          people,
          list.filter(({ fate }) => fate === of).map(({ lead }) => lead),
          asOf,
        );
      return [
        key,
        {
          kept: size('kept', 'late'),
          onTime: size('kept'),
          broken: size('broken'),
          brokenValue: stake('broken'),
          moved: size('moved'),
          dropped: size('dropped'),
          unanswered: size('unanswered'),
          older: list.filter(({ isOlder }) => isOlder).length,
          confirmed: size('confirmed'),
          unconfirmed: size('unconfirmed'),
          unconfirmedValue: stake('unconfirmed'),
        },
      ];
    }),
  );
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const leadsOf = ({ seeds }: People) => [...new Set(seeds.flatMap(({ lead }) => lead ?? []))];

/** Leads in play that talked or are to be called back, and those of them without a next step. */
export function talksBy(people: People, keyOf: KeyOf, asOf: string): Map<string, Counts> {
  const talks = leadsOf(people).flatMap((lead) => {
    const results = resultsOf(people, lead, asOf);
    const last = results.at(-1);
    const talked = results.some((result) => stageOf(result) >= 2) || last?.outcome === 'call-back';
    return last === undefined || !talked || isOver(people, lead, asOf) ? [] : [{ lead, touch: last.touch }];
  });
  const hasNext = (lead: string) =>
    people.promises.some(
      (step) =>
        step.lead === lead &&
        (step.made ?? step.day) <= asOf &&
        (step.closed === undefined || step.closed > asOf),
    );
  return new Map(
    [...grouped(talks, ({ lead, touch }) => keyOf(lead, touch))].map(([key, list]) => {
      const left = list.filter(({ lead }) => !hasNext(lead)).map(({ lead }) => lead);
      return [key, { talked: list.length, left: left.length, leftValue: sumValues(people, left, asOf) }];
    }),
  );
}

/** Leads put off whose date to come back is past, and what came since. */
export function putOffsBy(people: People, keyOf: KeyOf, asOf: string): Map<string, Counts> {
  const found = leadsOf(people).flatMap((lead) => {
    const results = resultsOf(people, lead, asOf);
    const days = [
      ...results.map(({ day }) => day),
      ...touchesSeen(people.seeds, asOf).flatMap((touch) => (touch.lead === lead ? touch.day : [])),
    ];
    for (const result of results) {
      if (outcomes[result.outcome]!.state !== 'deferred') continue;
      const next = days.filter((day) => day > result.day).sort()[0];
      const dates = people.promises
        .map((step, number) => ({ ...step, made: step.made ?? step.day, number }))
        .filter(
          (step) =>
            step.lead === lead &&
            !step.meeting &&
            step.made <= asOf &&
            (step.closed === undefined || step.closed > result.day) &&
            (next === undefined || step.made < next),
        )
        .sort((a, b) => (a.made === b.made ? a.number - b.number : a.made < b.made ? -1 : 1));
      const back = dates.at(-1);
      if (back === undefined || back.day >= asOf) continue;
      const since = results.filter(({ day }) => day > result.day);
      return [{ lead, touch: result.touch, next, furthest: Math.max(0, ...since.map(stageOf)) }];
    }
    return [];
  });
  return new Map(
    [...grouped(found, ({ lead, touch }) => keyOf(lead, touch))].map(([key, list]) => {
      const idle = list.filter(({ next }) => next === undefined).map(({ lead }) => lead);
      return [
        key,
        {
          due: list.length,
          touched: list.length - idle.length,
          talked: list.filter(({ furthest }) => furthest >= 2).length,
          met: list.filter(({ furthest }) => furthest >= 3).length,
          idleValue: sumValues(people, idle, asOf),
        },
      ];
    }),
  );
}

/** How the leads of tier dream are covered. */
export function coverageOf(people: People, asOf: string, coldDays: number): Record<string, number> {
  const touches = touchesSeen(people.seeds, asOf);
  const list = Object.entries(people.leads).flatMap(([lead, { tier, day }]) => {
    const days = touches.flatMap((touch) => (touch.lead === lead ? touch.day : [])).sort();
    if (tier !== 'dream' || (days.length === 0 && (day === undefined || day > asOf))) return [];
    const stage = Math.max(0, ...resultsOf(people, lead, asOf).map(stageOf));
    const last = days.at(-1);
    const isRecent = last !== undefined && addDays(last, coldDays) > asOf;
    return [{ last, isRecent, stage, over: isOver(people, lead, asOf) }];
  });
  const size = (keep: (lead: (typeof list)[number]) => boolean) => list.filter(keep).length;
  return {
    leads: list.length,
    recent: size(({ isRecent }) => isRecent),
    never: size(({ last, over }) => last === undefined && !over),
    cold: size(({ last, isRecent, over }) => last !== undefined && !isRecent && !over),
    closed: size(({ isRecent, over }) => over && !isRecent),
    talking: size(({ stage, over }) => stage === 2 && !over),
    met: size(({ stage }) => stage >= 3),
  };
}
