import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usual, type Goal } from '../../../src/domain/touch.js';
import type { ReportQuery } from '../../../src/report/measures/query.js';
import type { GroupRow } from '../../../src/report/measures/groups.js';
import type { Young } from '../../../src/report/measures/pace.js';
import { compareVersions, type Compared } from '../../../src/report/tactic/versions.js';
import { newcombe } from '../../../src/stats/difference.js';

const query = {
  goal: 'meeting',
  window: 30,
  level: 95,
  by: 'tactic',
  usual,
  asOf: { day: '2026-11-20' },
} as ReportQuery;

type Counted = Pick<GroupRow, 'converted' | 'judged'>;

function version(number: number, converted: number, judged: number, leads = judged): GroupRow {
  const row = { key: number, name: 'cold-call', version: number, kind: 'cold', converted, judged, leads };
  return { ...row, channel: 'call' } as GroupRow;
}

/** Versions, newest first, each from the one before unless `origins` says otherwise. */
function compareAll(
  rows: readonly GroupRow[],
  {
    young = () => null,
    origins = {},
    at = {},
  }: {
    young?: (row: GroupRow) => Young | null;
    origins?: Record<number, number | null>;
    /** Of version 1, 2, … at another goal. */
    at?: Partial<Record<Goal, readonly Counted[]>>;
  } = {},
) {
  const versions = rows.map((row): Compared => {
    const number = row.version!;
    const origin = number in origins ? origins[number]! : number === 1 ? null : number - 1;
    return { use: { version: number, origin }, row, young: row.judged < 20 ? young(row) : null };
  });
  return compareVersions(versions, rows, query, (goal) =>
    (at[goal] ?? []).map((count, index) => ({ key: index + 1, kind: 'cold', ...count })),
  );
}

function compare(newer: GroupRow, older: GroupRow, young: Young | null = null) {
  return compareAll([newer, older], { young: () => young })[0];
}

test('one sentence tells the difference, its range and which is better', () => {
  const better = compare(version(2, 30, 100), version(1, 10, 120))!;
  expect(better.text).toBe(
    'cold-call@2 brings 22 points more than cold-call (30 of 100 against 10 of 120, 95% range +11 to +32): >99% sure it is better.',
  );
  expect(better.difference).toEqual(newcombe({ k: 30, n: 100 }, { k: 10, n: 120 }, 95));
  expect(compare(version(2, 2, 100), version(1, 12, 100))!.text).toMatch(
    /^cold-call@2 brings 10 points less than cold-call .*: 9\d% sure it is worse\.$/,
  );
});

test('a difference that luck may have made is called too early', () => {
  expect(compare(version(2, 4, 40), version(1, 5, 60))!.text).toMatch(
    /: too early to tell, \d\d% sure it is better\.$/,
  );
  expect(compare(version(2, 5, 50), version(1, 5, 50))!.text).toContain('brings as much as cold-call');
});

test('below 20 judged leads it says how many there are, and from when the later one can be compared', () => {
  const from = (judgedFrom: string | null): Young => ({ since: '2026-11-02', judgedFrom });
  expect(compare(version(2, 1, 7, 30), version(1, 10, 186), from('2026-12-03'))).toMatchObject({
    difference: null,
    chanceBetter: null,
    text: 'It takes 20 old enough leads of each; cold-call@2 (7) and cold-call (186) can be compared from 3 Dec.',
  });
  expect(compare(version(2, 0, 0, 4), version(1, 10, 186), from(null))!.text).toMatch(
    /cannot be compared at this pace\.$/,
  );
  const both = compareAll([version(2, 0, 1, 30), version(1, 0, 12, 40)], {
    young: (row) => from(row.version === 2 ? '2026-12-03' : '2026-11-25'),
  })[0]!;
  expect(both.text).toMatch(/can be compared from 3 Dec\.$/);
});

test('nothing converted is nothing to compare, and one version has nothing to be compared with', () => {
  expect(compare(version(2, 0, 30), version(1, 0, 41))).toMatchObject({
    chanceBetter: null,
    text: 'Of the leads old enough to judge 0 of 30 met with cold-call@2, 0 of 41 with cold-call: nothing to compare yet.',
  });
  expect(compareAll([version(1, 3, 50)])).toEqual([]);
  expect(compareAll([version(2, 0, 0), version(1, 3, 50)])).toEqual([]);
});

test('a version is compared with the one it comes from, not with the one before', () => {
  const rows = [version(4, 5, 60), version(3, 5, 50), version(2, 0, 0), version(1, 4, 40)];
  const pairs = (origins: Record<number, number | null>) =>
    compareAll(rows, { origins }).map(({ newerRow, olderRow }) => [newerRow.version, olderRow.version]);
  expect(pairs({ 4: 1 })).toEqual([[4, 1]]);
  expect(pairs({ 4: 3 })).toEqual([[4, 3]]);
  expect(pairs({ 4: 2 }), 'a version without leads hands on to its own').toEqual([[4, 1]]);
  expect(pairs({ 4: null }), 'where it is not known, the next older').toEqual([[4, 3]]);
});

test('while the newest cannot be compared yet, the pair before is told as well', () => {
  const told = compareAll([version(3, 0, 2, 9), version(2, 9, 60), version(1, 4, 60)]);
  expect(told.map(({ text }) => text)).toEqual([
    'It takes 20 old enough leads of each; cold-call@3 (2) and cold-call@2 (60) cannot be compared at this pace.',
    expect.stringMatching(
      /^cold-call@2 brings 8\.3 points more than cold-call \(9 of 60 against 4 of 60/,
    ) as string,
  ]);
});

describe('where the goal cannot tell two versions apart', () => {
  const rows = [version(2, 4, 150), version(1, 3, 150)];
  const talks = (older: number, newer: number) => [
    { converted: older, judged: 480 },
    { converted: newer, judged: 480 },
  ];

  test('the nearest one that can is named', () => {
    const [told] = compareAll(rows, { at: { conversation: talks(26, 51), reached: talks(100, 200) } });
    expect(told!.text).toContain('too early to tell');
    expect(told!.nearer).toMatchObject({ goal: 'conversation', window: 14, tells: true });
    expect(told!.nearer!.difference).toEqual(newcombe({ k: 51, n: 480 }, { k: 26, n: 480 }, 95));
    expect(told!.nearer!.text).toBe(
      'By talks: 51 of 480 against 26 of 480, 5.2 points more (95% range +1.8 to +8.7): >99% sure it is better.',
    );
  });

  test('or the one after that, or else the one that comes closest', () => {
    const further = compareAll(rows, { at: { conversation: talks(26, 27), reached: talks(100, 200) } })[0]!;
    expect(further.nearer).toMatchObject({ goal: 'reached', tells: true });
    expect(further.nearer!.text).toMatch(/^By leads reached: 200 of 480 against 100 of 480, 21 points more/);
    const closest = compareAll(rows, { at: { conversation: talks(26, 38), reached: talks(100, 104) } })[0]!;
    expect(closest.nearer).toMatchObject({ goal: 'conversation', tells: false });
    expect(closest.nearer!.text).toMatch(
      /^By talks, the closest to telling: 38 of 480 against 26 of 480, 2\.5 points more \(.*\): 89% sure it is better\.$/,
    );
  });

  test('nothing is named that says no more than the goal itself, and nothing where the goal can', () => {
    expect(compareAll(rows, { at: { conversation: talks(26, 26) } })[0]!.nearer).toBeNull();
    expect(compareAll(rows, { at: { conversation: [{ converted: 9, judged: 19 }] } })[0]!.nearer).toBeNull();
    const clear = [version(2, 40, 150), version(1, 3, 150)];
    expect(compareAll(clear, { at: { conversation: talks(26, 90) } })[0]!.nearer).toBeNull();
  });

  test('it speaks of replies where messages are written, and before the goal can be judged', () => {
    const young = [version(2, 0, 4, 90), version(1, 9, 300)].map((row) => ({
      ...row,
      channel: 'email' as const,
    }));
    const [told] = compareAll(young, { at: { conversation: talks(26, 51) } });
    expect(told!.difference).toBeNull();
    expect(told!.nearer!.text).toMatch(/^By replies: 51 of 480 against 26 of 480, 5\.2 points more/);
  });
});

test('swapping the versions turns the difference and the chance around', () => {
  const count = fc
    .integer({ min: 20, max: 400 })
    .chain((n) => fc.integer({ min: 0, max: n }).map((k) => ({ k, n })));
  fc.assert(
    fc.property(count, count, (one, other) => {
      const there = compare(version(2, one.k, one.n), version(1, other.k, other.n))!;
      const back = compare(version(2, other.k, other.n), version(1, one.k, one.n))!;
      expect(there.difference!.difference).toBeCloseTo(-back.difference!.difference, 12);
      expect(there.difference!.low).toBeCloseTo(-back.difference!.high, 12);
      if (one.k + other.k === 0) expect([there.chanceBetter, back.chanceBetter]).toEqual([null, null]);
      else expect(there.chanceBetter! + back.chanceBetter!).toBeCloseTo(1, 6);
    }),
    { numRuns: 25 },
  );
});
