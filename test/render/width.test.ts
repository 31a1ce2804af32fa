import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePainter } from '../../src/render/paint.js';
import { show } from '../../src/render/safe.js';
import { fit, padEnd, padStart, textWidth } from '../../src/render/width.js';
import { hostileTexts } from '../helpers/corpus.js';

const family = '👩‍👩‍👧';
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...hostileTexts),
);

test.each([
  ['Harbor', 6],
  ['Žofie', 5],
  ['漢字', 4],
  [family, 2],
  ['e\u0301', 1],
  ['©', 1],
  ['❤️', 2],
  ['क्षि', 1],
  ['→ ● ↵ ›', 7],
  ['├─●─┤▸…–·', 9],
  ['', 0],
])('measures %j', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test('counts no columns for colour', () => {
  expect(textWidth(String(makePainter({ color: true }).good('漢字 kept')))).toBe(9);
});

test.each([
  ['Harbor Cafe', 11, 'Harbor Cafe'],
  ['Harbor Cafe', 10, 'Harbor Ca…'],
  ['Harbor Cafe', 1, '…'],
  ['Harbor Cafe', 0, ''],
  ['Harbor Cafe', Infinity, 'Harbor Cafe'],
  ['漢字漢字', 8, '漢字漢字'],
  ['漢字漢字', 7, '漢字漢…'],
  ['漢字漢字', 6, '漢字…'],
  [`${family}${family}`, 3, `${family}…`],
  ['Jose\u0301 Ruiz', 5, 'Jose\u0301…'],
])('fits %j into %d columns', (text, width, fitted) => {
  expect(fit(text, width)).toBe(fitted);
});

test('never takes more columns than given, and leaves alone what fits', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 40 }), (data, width) => {
      const text = show(data);
      const fitted = fit(text, width);
      expect(textWidth(fitted)).toBeLessThanOrEqual(width);
      if (textWidth(text) <= width && width > 0) expect(fitted).toBe(text);
    }),
  );
});

test('pads by columns, not by characters', () => {
  expect(padEnd('漢字', 6)).toBe('漢字  ');
  expect(padStart('漢字', 6)).toBe('  漢字');
  expect(padStart('1,234', 3)).toBe('1,234');
});
