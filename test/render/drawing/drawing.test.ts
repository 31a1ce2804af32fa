import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amountAxis,
  countAxis,
  figuresAcross,
  gridAcross,
  gridUp,
  shareAxis,
} from '../../../src/render/drawing/axis.js';
import { rangeMark } from '../../../src/render/drawing/marks.js';
import { fitText, label, textLength, wrapText } from '../../../src/render/drawing/text.js';
import { hostileTexts } from '../../helpers/corpus.js';
import { misplaced, textsOf } from '../../helpers/pictures.js';

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileTexts));
const anyRoom = fc.integer({ min: 0, max: 300 });

test('a text is cut so that it has room, and stays whole where it has', () => {
  fc.assert(
    fc.property(anyText, anyRoom, fc.boolean(), (text, room, isStrong) => {
      const fitted = fitText(text, room, isStrong);
      expect(textLength(fitted, isStrong)).toBeLessThanOrEqual(room);
      expect(fitText(fitted, room, isStrong)).toBe(fitted);
    }),
  );
  expect(fitText('referral-ask', 200)).toBe('referral-ask');
  expect(fitText('referral-ask', 60)).toBe('referra…');
});

test('a sentence is broken between its words', () => {
  expect(wrapText('too few to draw a range', 80)).toEqual(['too few to', 'draw a', 'range']);
});

test('what somebody typed is shown in a label, and is no element', () => {
  expect(String(label({ x: 0, y: 10, text: '<b>&\u202e' }))).toBe(
    '<text class="label" x="0" y="14">&lt;b&gt;&amp;\\u{202e}</text>',
  );
});

test('figures on an axis end at a round one, and never leave the drawing or touch', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 60, max: 700 }),
      (highest, width) => {
        const axis = shareAxis(highest, [0, width]);
        expect(axis.scale(highest)).toBeLessThanOrEqual(width);
        expect(axis.scale.domain()[1]).toBeLessThanOrEqual(1);
        const inside = [
          ...gridAcross(axis, { top: 0, bottom: 80 }),
          ...figuresAcross(axis, { y: 90, width }),
        ];
        expect(misplaced({ height: 100, inside }, width)).toEqual([]);
      },
    ),
  );
  expect(shareAxis(0.043, [0, 100]).ticks.map(shareAxis(1, [0, 1]).text)).toEqual([
    '0%',
    '1%',
    '2%',
    '3%',
    '4%',
    '5%',
  ]);
});

test('counts are marked as whole numbers', () => {
  const texts = (highest: number) => {
    const axis = countAxis(highest, [100, 10]);
    return textsOf({ height: 120, inside: gridUp(axis, { left: 40, right: 300 }) });
  };
  expect(texts(0)).toEqual(['0', '1']);
  expect(texts(3)).toEqual(['0', '1', '2', '3']);
  expect(texts(23_000)).toEqual(['0', '5000', '10,000', '15,000', '20,000', '25,000']);
});

test('a range that goes on ends in an arrow', () => {
  const mark = (goesOn: { right?: boolean }) =>
    rangeMark({ low: 10, most: 20, high: 40, y: 10, goesOn }).join('');
  expect(mark({})).not.toContain('<path');
  expect(mark({ right: true })).toContain('<path class="range" d="M35,5L40,10L35,15"></path>');
});

test('amounts stand on a scale from none, or where they are far apart on one of equal factors between round ends', () => {
  const near = amountAxis([30, 420], [0, 100], String);
  expect([near.isLog, near.ticks, near.scale(0), near.scale(500)]).toEqual([
    false,
    [0, 100, 200, 300, 400, 500],
    0,
    100,
  ]);
  const far = amountAxis([30, 1200], [0, 100], String);
  expect([far.isLog, far.ticks]).toEqual([true, [20, 50, 100, 200, 500, 1000, 2000]]);
  expect(far.scale(200)).toBeCloseTo(50, 9);
  const amount = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(amount, amount, (one, other) => {
      const ends: [number, number] = [Math.min(one, other), Math.max(one, other)];
      const { scale } = amountAxis(ends, [10, 330], String);
      for (const end of ends) {
        expect(scale(end)).toBeGreaterThanOrEqual(10 - 1e-6);
        expect(scale(end)).toBeLessThanOrEqual(330 + 1e-6);
      }
    }),
  );
});
