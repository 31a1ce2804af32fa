import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, fitOf, hasWordStarts, isAlmost, nearest } from '../../src/domain/match.js';
import { foldPhone } from '../../src/domain/phone/phone.js';
import { fold } from '../../src/domain/text.js';

test.each([
  ['harbor cafe', 'harbour cafe', true],
  ['harbor cafe', 'habror cafe', true],
  ['weber', 'webber', true],
  ['weber', 'meier', false],
  ['ann', 'anna', false],
  ['client-00001', 'client-00002', false],
  ['harbor cafe', 'harbor cafe', false],
  ['12 main street', '21 main street', false],
])('%s and %s are almost the same: %s', (a, b, expected) => {
  expect(isAlmost(a, b)).toBe(expected);
  expect(isAlmost(b, a)).toBe(expected);
});

test('edits are counted, swaps of neighbours as one', () => {
  expect(editDistance('kitten', 'sitting', 5)).toBe(3);
  expect(editDistance('ab', 'ba', 5)).toBe(1);
  expect(editDistance('', 'abc', 5)).toBe(3);
  expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
});

test('edit distance is symmetric, nought only for equals, and at most the longer length', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const distance = editDistance(a, b, 20);
      expect(distance).toBe(editDistance(b, a, 20));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test.each([
  ['weber & co', 'weber co', 'whole'],
  ['anna maria berg', 'anna berg', 'whole'],
  ['anna maria berg', 'berg anna', 'near'],
  ['paul martin', 'martin paul', 'near'],
  ['weber & co', 'web', 'near'],
  ['jon stone', 'j stone', 'near'],
  ['ann anna', 'an ann', 'near'],
  ['weber & co', 'ber', undefined],
  ['weber & co', '&', undefined],
  ['nina berg', 'ni ni', undefined],
  ['10 oak street', '1 oak', undefined],
  ['10 oak street', '10 oa', 'near'],
  ['1&1 ionos', '1&1', 'whole'],
  ['10 to 12', '1&1', undefined],
  ['nina nash', 'n.n.', undefined],
  ['https://foo.com/x', 'x', undefined],
])('in "%s" "%s" is %s', (name, query, fit) => {
  expect(fitOf(name, query)).toBe(fit);
});

test('a name is searched by the beginnings of its words', () => {
  expect(hasWordStarts('weber & co', 'web')).toBe(true);
  expect(hasWordStarts('weber & co', 'ber')).toBe(false);
});

test('the nearest words come best first', () => {
  expect(nearest('no-anser', ['sent', 'no-answer', 'no-show'])).toEqual(['no-answer']);
  expect(nearest('zzzzzz', ['sent', 'no-answer'])).toEqual([]);
});

test.each([
  ['Harbor Cafe', 'harbor cafe'],
  ['  Café\u00a0  Hafen ', 'cafe hafen'],
  ['Jose\u0301', 'jose'],
  ['Straße', 'strasse'],
  ['İstanbul ı', 'istanbul i'],
  ['Ａｎｎ', 'ann'],
  ['ﬁn', 'fin'],
  ['A\u200bnn\ufeff', 'ann'],
  ['\u3164', ''],
  ['שלום', 'שלום'],
])('%s is compared as "%s"', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('phones are compared by their digits', () => {
  expect(foldPhone('+1 (555) 010-0100')).toBe(foldPhone('0015550100100'));
  expect(foldPhone('030 123')).not.toBe(foldPhone('30 123'));
});
