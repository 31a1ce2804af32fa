import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAlmost } from '../../src/domain/match.js';
import { findSimilar, findNearNames, longestAsked } from '../../src/domain/names/near-names.js';

const all = (names: string[]) => findNearNames(names, [...names.keys()]);

test('finds equal names and those an edit or two apart, for those asked for', () => {
  const names = [
    'harbor cafe',
    'harbour cafe',
    'weber',
    'ito labs',
    'ito labs',
    'webber',
    'lead 17',
    'lead 71',
  ];
  expect([...all(names)].sort(([a], [b]) => a - b)).toEqual([
    [0, 1],
    [1, 0],
    [2, 5],
    [3, 4],
    [4, 3],
    [5, 2],
  ]);
  expect([...findNearNames(names, [1])]).toEqual([[1, 0]]);
  expect(all([])).toEqual(new Map());
});

test('says the same as comparing every name with every other', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '1', '2'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), (names) => {
      const twins = all(names);
      for (const [index, one] of names.entries()) {
        const others = names.filter((other, at) => at !== index && (other === one || isAlmost(other, one)));
        const twin = twins.get(index);
        expect(twin === undefined).toBe(others.length === 0);
        if (twin !== undefined) {
          expect(twin).not.toBe(index);
          expect(others).toContain(names[twin]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('says the same of few that are asked for among many', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '1', '2'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(name, { minLength: 30, maxLength: 60 }), (names) => {
      const asked = [0, 1, 2, 3, 4, 5, 6];
      const [few, every] = [findNearNames(names, asked), all(names)];
      for (const index of asked) {
        const twin = few.get(index);
        expect(twin === undefined).toBe(!every.has(index));
        if (twin === undefined) continue;
        expect(twin).not.toBe(index);
        expect(names[twin] === names[index] || isAlmost(names[twin]!, names[index]!)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('all that are almost a name are found, as by comparing it with every one', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '1'), maxLength: 12 });
  const long = fc
    .tuple(fc.constantFrom(20, 50, 56), short)
    .map(([length, end]) => 'xy '.repeat(20).slice(0, length) + end);
  const name = fc.oneof(short, long);
  fc.assert(
    fc.property(fc.array(name, { maxLength: 60 }), fc.array(name, { maxLength: 8 }), (names, asked) => {
      const asks = asked.filter(({ length }) => length <= longestAsked);
      const found = findSimilar(names, asks);
      for (const one of asks)
        expect(found.get(one)).toEqual([...names.keys()].filter((at) => isAlmost(one, names[at]!)));
    }),
    { numRuns: 500 },
  );
});

test('of long names only equal ones are twins', () => {
  const long = 'a'.repeat(400);
  expect([...all([long, `${long}b`, long])]).toEqual([
    [2, 0],
    [0, 2],
  ]);
});

test('goes through more names than are sorted at once', () => {
  const names = Array.from(
    { length: 16_000 },
    (_, at) => `somebody called ${at.toString(26).replace(/\d/g, (d) => 'qrstuvwxyz'[Number(d)]!)}`,
  );
  expect(all(names).size).toBe(names.length);
});
