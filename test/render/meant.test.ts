import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresToJson, toJson } from '../../src/render/json.js';
import { meant } from '../../src/render/meant.js';
import { renderCsv } from '../../src/render/rows.js';

test.each([
  [0.19999999999999996, 0.2],
  [0.1 + 0.2, 0.3],
  [10 - 9.8, 0.2],
  [1.4 * 3, 4.2],
  [1 / 3, 1 / 3],
  [248.57142857142858, 248.57142857142858],
  [0.05, 0.05],
  [0, 0],
  [-1.4000000000000001, -1.4],
  [123456789012, 123456789012],
  [1e21, 1e21],
])('%d is meant as %d', (computed, figure) => {
  expect(meant(computed)).toBe(figure);
});

test('sums and differences of amounts are amounts', () => {
  const amounts = fc.array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(amounts, (cents) => {
      const sum = cents.reduce((all, each) => all + each / 100, 0);
      const exact = cents.reduce((all, each) => all + each, 0) / 100;
      fc.pre(exact !== 0);
      expect(meant(sum)).toBe(exact);
    }),
  );
});

test('what is typed with nine digits or fewer comes back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.integer({ min: 0, max: 9 }),
      (digits, decimals) => {
        const typed = Number(`${digits}e-${decimals}`);
        expect(meant(typed)).toBe(typed);
      },
    ),
  );
});

test('figures are written so as CSV and JSON; what is stored keeps its last bit', () => {
  const column = { key: 'a', title: 'a', value: (row: number) => row };
  expect(renderCsv([column], [0.1 + 0.2, 1 / 3])).toBe('a\n0.3\n0.3333333333333333\n');
  expect(figuresToJson({ a: [0.1 + 0.2, '0.30000000000000004', null] })).toBe(
    '{\n  "a": [\n    0.3,\n    "0.30000000000000004",\n    null\n  ]\n}',
  );
  expect(toJson(0.1 + 0.2)).toBe('0.30000000000000004');
});
