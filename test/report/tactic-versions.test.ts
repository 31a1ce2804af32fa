import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../../src/report/frame.js';
import type { GroupRow } from '../../src/report/groups.js';
import type { Young } from '../../src/report/pace.js';
import { compareVersions } from '../../src/report/tactic-versions.js';
import { newcombe } from '../../src/stats/difference.js';

const frame = { goal: 'meeting', window: 30, level: 95, by: 'tactic', asOf: { day: '2026-11-20' } } as Frame;

function version(number: number, converted: number, judged: number, leads = judged): GroupRow {
  const row = { key: number, name: 'cold-call', version: number, kind: 'cold', converted, judged, leads };
  return row as GroupRow;
}

function compare(newer: GroupRow, older: GroupRow, young: Young | null = null) {
  const rows = [older, newer];
  return compareVersions(
    [newer, older].map((row) => ({ row, young: row.judged < 20 ? young : null })),
    rows,
    frame,
  );
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
    text: 'It takes 20 old enough leads of each to compare cold-call@2 (7) with cold-call (186); possible from: 3 Dec.',
  });
  expect(compare(version(2, 0, 0, 4), version(1, 10, 186), from(null))!.text).toMatch(
    /possible from: not at this pace\.$/,
  );
  const rows = [version(2, 0, 1, 30), version(1, 0, 12, 40)];
  const both = compareVersions(
    [
      { row: rows[0]!, young: from('2026-12-03') },
      { row: rows[1]!, young: from('2026-11-25') },
    ],
    rows,
    frame,
  );
  expect(both!.text).toMatch(/possible from: 3 Dec\.$/);
});

test('nothing converted is nothing to compare, and one version has nothing to be compared with', () => {
  expect(compare(version(2, 0, 30), version(1, 0, 41))).toMatchObject({
    chanceBetter: null,
    text: '0 of 30 old enough met with cold-call@2, 0 of 41 with cold-call: nothing to compare yet.',
  });
  expect(compareVersions([{ row: version(1, 3, 50), young: null }], [version(1, 3, 50)], frame)).toBeNull();
  expect(compare(version(2, 0, 0), version(1, 3, 50))).toBeNull();
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
