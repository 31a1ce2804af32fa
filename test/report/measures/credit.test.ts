import { expect, test } from 'vitest';
import { creditSentence, shareOut } from '../../../src/report/measures/credit.js';

const scope = { goals: 'meetings', window: 30 };
const name = (key: number | string) => ({ 1: 'cold-call', 2: 'follow-up', 3: 'referral' })[key] ?? 'unknown';

test('where openers and closers are not the same, one sentence says so with both counts', () => {
  const paths = [
    { steps: [1, 2], amount: 6 },
    { steps: [2], amount: 1 },
    { steps: [3], amount: 2 },
  ];
  expect(creditSentence(shareOut(paths), scope, name)).toBe(
    'The order depends on who gets the credit for all 9 meetings, by the touches of the 30 days before each: by last touch follow-up 7, referral 2; by first touch cold-call 6, referral 2, follow-up 1.',
  );
});

test('where sharing evenly alone changes the order, that is said', () => {
  const paths = [
    { steps: [1, 2, 2, 2, 1], amount: 4 },
    { steps: [2], amount: 1 },
    { steps: [3], amount: 2 },
  ];
  expect(creditSentence(shareOut(paths), scope, name)).toContain(
    'by last touch cold-call 4, referral 2, follow-up 1',
  );
});

test('the same order says nothing, nor do a handful of conversions', () => {
  expect(
    creditSentence(
      shareOut([
        { steps: [1, 1], amount: 9 },
        { steps: [2], amount: 3 },
      ]),
      scope,
      name,
    ),
  ).toBeNull();
  expect(creditSentence(shareOut([{ steps: [1, 2], amount: 4 }]), scope, name)).toBeNull();
  expect(creditSentence(shareOut([]), scope, name)).toBeNull();
});

test('a tie turned into an order is no change of it', () => {
  const paths = [
    { steps: [1], amount: 3 },
    { steps: [2], amount: 3 },
    { steps: [1, 3], amount: 1 },
  ];
  expect(creditSentence(shareOut(paths), scope, name)).toBeNull();
});
