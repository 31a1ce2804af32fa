import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeBar, worthBar, worthScale } from '../../src/render/bar.js';
import { textWidth } from '../../src/render/width.js';

test('draws a range with its rate on a scale from nothing to max', () => {
  expect(rangeBar({ low: 0.2, rate: 0.4, high: 0.8, max: 1, width: 11 })).toBe('  ├─●───┤  ');
});

test('puts an arrow where the range goes on beyond the scale', () => {
  expect(rangeBar({ low: 0.2, rate: 0.4, high: 0.8, max: 0.5, width: 11 })).toBe('    ├───●─▸');
  expect(rangeBar({ low: 0.7, rate: 0.8, high: 0.9, max: 0.5, width: 5 })).toBe('    ▸');
});

test('lets the dot stand for ends that fall on it', () => {
  expect(rangeBar({ low: 0, rate: 0.001, high: 0.002, max: 1, width: 5 })).toBe('●    ');
});

test('is blank where there is no scale', () => {
  expect(rangeBar({ low: 0, rate: 0, high: 0, max: 0, width: 4 })).toBe('    ');
  expect(rangeBar({ low: 0, rate: 0, high: 0, max: 1, width: 0 })).toBe('');
});

test('is exactly as wide as asked, with one mark for the rate or beyond it', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(share, share, share), share, fc.nat(40), (shares, max, width) => {
      const [low = 0, rate = 0, high = 0] = shares.toSorted((a, b) => a - b);
      const bar = rangeBar({ low, rate, high, max, width });
      expect(textWidth(bar)).toBe(width);
      if (max > 0 && width > 0) expect(bar).toMatch(/[●▸]/);
    }),
  );
});

test('a bar in multiples of the worth is as agreed', () => {
  const bar = (low: number, high: number, rate: number, worth: number) =>
    worthBar({ low, high, rate, worth, width: 13 });
  expect(bar(0.015, 0.045, 0.025, 1 / 50)).toBe('     ├┼●──┤  ');
  expect(bar(0.004, 0.038, 0.0128, 1 / 25)).toBe('◂●────┼      ');
  expect(bar(0.18, 0.48, 0.28, 1 / 10)).toBe('      │  ├●─▸');
  expect(bar(0, 0, 0, 1 / 10)).toBe('◂     │      ');
  expect(bar(0, 0.0076, 0, 1 / 20)).toBe('◂     │      ');
  expect(bar(0.9, 1, 0.95, 1 / 10)).toBe('      │     ▸');
});

test('the words over a bar are near what they name, and apart from what is before it', () => {
  expect(worthScale(13)).toBe('   enough');
  expect(worthScale(15)).toBe(' half enough twice');
  expect(worthScale(25)).toBe('    half enough twice');
  expect(worthScale(33)).toBe('      half   enough   twice');
  fc.assert(
    fc.property(fc.integer({ min: 15, max: 80 }), (width) => {
      const scale = worthScale(width);
      expect(scale.length).toBeLessThanOrEqual(width + 3);
      expect(scale).toMatch(/^ +half +enough +twice$/);
      const place = { half: 0.25, enough: 0.5, twice: 0.75 };
      for (const [word, share] of Object.entries(place)) {
        const start = scale.indexOf(word);
        const at = Math.round(share * (width - 1));
        expect(Math.max(start - at, at - (start + word.length - 1))).toBeLessThanOrEqual(2);
      }
    }),
  );
});

test('what lies all beyond the scale is said, where there is room beside the middle', () => {
  const bar = (low: number, high: number, width: number) =>
    worthBar({ low, high, rate: (low + high) / 2, worth: 0.05, width });
  expect(bar(0.3, 0.6, 15)).toBe('       │over 4×');
  expect(bar(0, 0.01, 15)).toBe('under ¼│       ');
  expect(bar(0.3, 0.6, 25)).toBe('            │     over 4×');
  expect(bar(0.3, 0.6, 13)).toBe('      │     ▸');
  expect(bar(0.1, 0.6, 25)).toBe('            │     ├─────▸');
});

test('a bar in multiples of the worth is as wide as asked, and marks the worth unless the rate is there', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.tuple(share, share, share),
      fc.double({ min: 1e-4, max: 0.9999, noNaN: true }),
      fc.integer({ min: 5, max: 40 }),
      (ends, worth, width) => {
        const [low, rate, high] = [...ends].sort((a, b) => a - b) as [number, number, number];
        const bar = worthBar({ low, high, rate, worth, width });
        expect(bar).toHaveLength(width);
        expect(bar[Math.round((width - 1) / 2)]).toMatch(/[┼│●]/);
        if (bar.includes('┼')) expect(low <= worth * 1.5 && high >= worth / 1.5).toBe(true);
      },
    ),
  );
});
