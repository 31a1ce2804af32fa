import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sideOf } from '../../src/domain/split.js';
import { fold } from '../../src/domain/text.js';

const pair = ['cold-call@1', 'cold-call@2'] as const;

test('a name goes where the first byte of a SHA-256 says, on any machine', () => {
  // printf 'cold-call@1\ncold-call@2\nharbor cafe' | sha256sum
  expect(sideOf('Harbor Cafe', pair)).toBe(0);
  expect(['Elm Dental', 'Ridge Homes', 'Ito Labs'].map((name) => sideOf(name, pair))).toEqual([1, 1, 0]);
});

test('a name written otherwise goes the same way, in whichever order the versions are named', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const side = sideOf(name, pair);
      expect(sideOf(fold(name), pair)).toBe(side);
      expect(sideOf(name.toUpperCase(), pair)).toBe(sideOf(fold(name.toUpperCase()), pair));
      expect(sideOf(name, [pair[1], pair[0]])).toBe(1 - side);
      expect(sideOf(name, ['Cold-Call@1', 'COLD-CALL@2'])).toBe(side);
    }),
  );
  expect(sideOf('Hárbor  Café', pair)).toBe(sideOf('harbor cafe', pair));
});

test('about half of many names go each way, and other versions part them anew', () => {
  const names = Array.from({ length: 4000 }, (_, index) => `Lead ${index}`);
  const sides = (versions: readonly [string, string]) => names.map((name) => sideOf(name, versions));
  const [here, there] = [sides(pair), sides(['cold-call@2', 'cold-call@3'])];
  const same = here.filter((side, index) => side === there[index]).length;
  for (const number of [...[here, there].map((all) => all.filter((side) => side === 1).length), same]) {
    expect(number).toBeGreaterThan(1850);
    expect(number).toBeLessThan(2150);
  }
});
