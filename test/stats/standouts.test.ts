import { expect, test } from 'vitest';
import { chanceOfSoMany, standouts } from '../../src/stats/standouts.js';
import { sequence } from '../helpers/random.js';

// R 4.2.2: phyper(count - 1, marked, all - marked, drawn, lower.tail = FALSE).
test.each([
  [1, 5, 5, 10, 0.99603174603174605],
  [4, 5, 10, 25, 0.064031620553359703],
  [10, 20, 50, 420, 1.76383715761323e-5],
  [50, 100, 300, 1100, 3.1596341366687955e-7],
  [1000, 5000, 12_000, 100_000, 5.1441740662727614e-62],
])('%i of %i marked among %i drawn of %i', (count, marked, drawn, all, expected) => {
  expect(Math.abs(chanceOfSoMany(count, marked, drawn, all) / expected - 1)).toBeLessThan(1e-9);
});

test('so few are always there, and so many never', () => {
  expect(chanceOfSoMany(0, 3, 4, 10)).toBe(1);
  expect(chanceOfSoMany(2, 8, 4, 10)).toBe(1);
  expect(chanceOfSoMany(4, 3, 4, 10)).toBe(0);
});

// R 4.2.2: the same for each cell, then p.adjust(p, "holm").
test('the cells that stand out are those of R', () => {
  const one = [
    [1, 4, 14, 2, 3],
    [10, 6, 0, 5, 2],
    [7, 5, 1, 2, 5],
    [5, 4, 4, 3, 4],
    [4, 5, 0, 3, 3],
  ];
  const [cell, ...others] = standouts(one);
  expect(others).toEqual([]);
  expect(cell).toMatchObject({ row: 0, column: 2 });
  expect(cell!.chance / 5.4071176297119106e-6).toBeCloseTo(1, 9);
  expect(cell!.expected).toBeCloseTo((24 * 19) / 102, 12);
  const three = standouts([
    [300, 20, 10],
    [40, 250, 30],
    [5, 10, 90],
  ]);
  expect(three.map(({ row, column }) => [row, column])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  const wanted = [1.3370186691514467e-120, 1.7465932499961674e-96, 2.9594798593547996e-67];
  three.forEach(({ chance }, place) => expect(chance / wanted[place]!).toBeCloseTo(1, 8));
});

test('nothing stands out where there is nothing to compare', () => {
  expect(standouts([])).toEqual([]);
  expect(standouts([[5, 9]])).toEqual([]);
  expect(standouts([[5], [9]])).toEqual([]);
  expect(
    standouts([
      [5, 0],
      [9, 0],
    ]),
  ).toEqual([]);
  expect(
    standouts([
      [5, 7],
      [0, 0],
    ]),
  ).toEqual([]);
});

test('of tables in which reasons have nothing to do with groups at most one in twenty names a cell', () => {
  const random = sequence(7);
  const isNamed = () => {
    const table = Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => 0));
    for (let n = 0; n < 80; n++) table[Math.floor(random() ** 2 * 5)]![Math.floor(random() * 4)]!++;
    return standouts(table).length > 0;
  };
  const named = Array.from({ length: 1000 }, isNamed).filter(Boolean).length;
  expect(named).toBeLessThanOrEqual(50);
});
