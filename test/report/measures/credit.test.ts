import { expect, test } from 'vitest';
import { creditSentence, findFollowed, shareOut } from '../../../src/report/measures/credit.js';

const scope = { goals: 'meetings', window: 30 };
const name = (key: number | string) => ({ 1: 'cold-call', 2: 'follow-up', 3: 'referral' })[key] ?? 'unknown';

test('where openers and closers are not the same, one sentence says so with both counts', () => {
  const paths = [
    { steps: [1, 2], amount: 6 },
    { steps: [2], amount: 1 },
    { steps: [3], amount: 2 },
  ];
  expect(creditSentence(shareOut(paths), scope, name)).toBe(
    'Who gets the credit for all 9 meetings changes the order. By the last touch: follow-up 7, referral 2. By the first touch of the 30 days before: cold-call 6, referral 2, follow-up 1.',
  );
});

test('where sharing evenly alone changes the order, that is said', () => {
  const paths = [
    { steps: [1, 2, 2, 2, 1], amount: 4 },
    { steps: [2], amount: 1 },
    { steps: [3], amount: 2 },
  ];
  expect(creditSentence(shareOut(paths), scope, name)).toContain(
    'By the last touch: cold-call 4, referral 2, follow-up 1.',
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

test('a tactic only closes where nine in ten of five conversions or more began with others', () => {
  const path = (began: number, reached: number, amount: number) => ({
    began,
    reached,
    amount,
    steps: [began, reached],
    isOld: true,
  });
  const followed = (...paths: ReturnType<typeof path>[]) => [...findFollowed(paths, name)];
  expect(followed(path(1, 2, 9), path(2, 2, 1))).toEqual([
    ['follow-up', { closed: 10, openers: [{ name: 'cold-call', begun: 9 }] }],
  ]);
  expect(followed(path(1, 2, 8), path(2, 2, 1))).toEqual([]);
  expect(followed(path(1, 2, 4))).toEqual([]);
  expect(followed(path(3, 2, 2), path(1, 2, 3))).toEqual([
    [
      'follow-up',
      {
        closed: 5,
        openers: [
          { name: 'cold-call', begun: 3 },
          { name: 'referral', begun: 2 },
        ],
      },
    ],
  ]);
  // Of two that close for each other neither is the opener.
  expect(followed(path(1, 2, 9), path(2, 1, 9))).toEqual([]);
});
