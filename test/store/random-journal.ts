import path from 'node:path';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar.js';
import type { Scope } from '../../src/store/counts/touches.js';
import { Journal } from '../../src/store/file/journal.js';
import { root, temporaryFolder } from '../helpers/folder.js';
import { seed, type Seed, type SeedPromise, type SeedTouch } from '../helpers/seed.js';
import { outcomes, type Asked } from './counts-model.js';

/** Tactics of random journals; a text is silent after a week, a call after two. */
export const tactics = {
  'cold-call': { channel: 'call', seconds: 300 },
  'referral-ask': { channel: 'text' },
} as const satisfies Seed['tactics'];

export const start = '2026-06-01';
const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(start, days));
const time = fc.option(
  fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`),
  { nil: undefined },
);
const reason = fc.constantFrom('price', 'has-someone', undefined);
const step = fc
  .record({
    wait: fc.integer({ min: 0, max: 30 }),
    time,
    outcome: fc.constantFrom(...Object.keys(outcomes)),
    reason,
    value: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  })
  .map(withoutUndefined);
const touch = fc
  .record({
    day,
    time,
    lead: fc.constantFrom('Ada', 'Bo', 'Cy', 'Di', undefined),
    tactic: fc.constantFrom('cold-call', 'cold-call@2', 'referral-ask'),
    outcome: fc.constantFrom(...Object.keys(outcomes)),
    reason,
    value: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    seconds: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
    cost: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
    then: fc.array(step, { maxLength: 2 }),
  })
  .map(
    ({ then, ...first }) =>
      ({
        ...withoutUndefined(first),
        // A later result is not dated before the touch, but may come before the one written first.
        then: then.map(({ wait, ...each }) => ({ ...each, day: addDays(first.day, wait) })),
      }) as SeedTouch,
  );
export const touches = fc.array(touch, { maxLength: 14 });
/** Promises to the leads of random journals; `touch` may be beyond the last one. */
export const promises = fc.array(
  fc
    .record({
      lead: fc.constantFrom('Ada', 'Bo', 'Cy', 'Di'),
      touch: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
      made: fc.integer({ min: 0, max: 45 }),
      wait: fc.integer({ min: 0, max: 12 }),
      close: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      state: fc.constantFrom('kept', 'moved', 'dropped' as const),
      owner: fc.constantFrom('Kim', undefined, undefined),
      acknowledged: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      meeting: fc.boolean(),
    })
    .map(({ made, wait, close, owner, acknowledged, ...rest }): SeedPromise => {
      const after = (days: number) => addDays(start, made + days);
      return {
        ...rest,
        made: after(0),
        day: after(wait),
        ...(owner === undefined ? {} : { owner }),
        ...(owner === undefined || acknowledged === undefined ? {} : { acknowledged: after(acknowledged) }),
        ...(close === undefined ? {} : { closed: after(close) }),
      } as SeedPromise;
    }),
  { maxLength: 10 },
);

export const asked = fc
  .record({
    goal: fc.integer({ min: 1, max: 6 }),
    window: fc.integer({ min: 0, max: 30 }),
    from: day,
    length: fc.integer({ min: 0, max: 40 }),
    asOf: fc.integer({ min: 0, max: 70 }).map((days) => addDays(start, days)),
  })
  .map(({ length, ...rest }): Asked => ({ ...rest, to: addDays(rest.from, length) }));

export function withJournal<T>(
  seeds: readonly SeedTouch[],
  work: (journal: Journal) => T,
  more: Pick<Seed, 'leads' | 'promises'> = {},
): T {
  const file = path.join(temporaryFolder(), 'journal.db');
  seed(file, { ...more, touches: seeds, tactics });
  const journal = new Journal({ file, purpose: 'read', chosen: true, root });
  try {
    return work(journal);
  } finally {
    journal.close();
  }
}

export const scopeOf = ({ from, to, asOf }: Asked): Scope => {
  const seen = addDays(asOf, 1);
  return { from, before: to < asOf ? addDays(to, 1) : seen, seen };
};

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
