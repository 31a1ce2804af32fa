import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeBar } from '../../src/render/bar.js';
import { textWidth } from '../../src/render/width.js';

test('draws a range with its rate on a scale from nothing to max', () => {
  expect(rangeBar({ low: 0.2, rate: 0.4, high: 0.8, max: 1, width: 11 })).toBe('  ├─●───┤  ');
});

test('draws the same in ASCII', () => {
  expect(rangeBar({ low: 0.2, rate: 0.4, high: 0.8, max: 1, width: 11, ascii: true })).toBe('  [-o---]  ');
});

test('puts an arrow where the range goes on beyond the scale', () => {
  expect(rangeBar({ low: 0.2, rate: 0.4, high: 0.8, max: 0.5, width: 11 })).toBe('    ├───●─▸');
  expect(rangeBar({ low: 0.7, rate: 0.8, high: 0.9, max: 0.5, width: 5, ascii: true })).toBe('    >');
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
    fc.property(
      fc.tuple(share, share, share),
      share,
      fc.nat(40),
      fc.boolean(),
      (shares, max, width, ascii) => {
        const [low = 0, rate = 0, high = 0] = shares.toSorted((a, b) => a - b);
        const bar = rangeBar({ low, rate, high, max, width, ascii });
        expect(textWidth(bar)).toBe(width);
        if (max > 0 && width > 0) expect(bar).toMatch(/[●o▸>]/);
      },
    ),
  );
});
