import { expect, test } from 'vitest';
import { doneWords } from '../../../src/report/trial/words.js';

test('touches done of those planned are one touch only where both are', () => {
  expect([doneWords(0, 1), doneWords(1, 1), doneWords(2, 1), doneWords(34, 60)]).toEqual([
    '0 of 1 touch',
    '1 of 1 touch',
    '2 of 1 touches',
    '34 of 60 touches',
  ]);
  expect([doneWords(1, null), doneWords(2, null)]).toEqual(['1 touch', '2 touches']);
});
