import { describe, expect, test } from 'vitest';
import { sizeOf, sizeWords } from '../../../src/report/trial/size.js';
import { parseEvidence, evidenceWords } from '../../../src/report/measures/evidence.js';

const none = { touches: 0, leads: 0 };
const words = (expected: number, touches: number | null, reach = none) =>
  sizeWords(sizeOf(expected, touches, reach));

describe('what the size of a trial can tell', () => {
  // One arm: exact binomial tails summed term by term. Each of two: R 4.2.2 power.prop.test(p1, p2, power = .8)$n.
  test.each([
    [0.04, 0.06, 715, 1863],
    [0.05, 0.075, 572, 1471],
    [0.1, 0.15, 270, 686],
    [0.5, 0.75, 23, 58],
    [0.9, 0.95, 179, 435],
  ])(
    '%d is held against %d, which takes %d leads, or %d of each of two tactics',
    (expected, other, needed, each) => {
      const size = sizeOf(expected, 60, none);
      expect(size.other).toBeCloseTo(other, 12);
      expect(size.needed).toBe(needed);
      expect(size.each).toBe(each);
    },
  );

  test('is said in a sentence or two', () => {
    expect(words(0.04, 60)).toBe(
      '60 touches can show a difference as large as 4% against 13%, not a smaller one. To be almost surely below 4%, none of 74 leads may convert.',
    );
    expect(words(0.05, 60)).toBe(
      '60 touches can show a difference as large as 5% against 15%, not a smaller one. If none of 59 leads converts, it is almost surely below 5%.',
    );
    expect(words(0.05, 600)).toBe(
      '600 touches can show a difference as large as 5% against 7.5%, not a smaller one. If none of 59 leads converts, it is almost surely below 5%.',
    );
    expect(words(0.1, null)).toBe(
      'To show a tactic of 15% to be above your 10% takes about 270 leads. If none of 29 leads converts, it is almost surely below 10%.',
    );
  });

  test('says that a few leads get no verdict', () => {
    expect(words(0.05, 12)).toBe(
      '12 touches can show a difference as large as 5% against 33%, not a smaller one. To be almost surely below 5%, none of 59 leads may convert. No verdict comes from fewer than 20 leads.',
    );
    expect(words(0.5, 3)).toBe(
      '3 touches cannot show any tactic to be above your 50%. To be almost surely below 50%, none of 5 leads may convert. No verdict comes from fewer than 20 leads.',
    );
    expect(words(0.05, 1)).toMatch(
      /^1 touch can show a difference as large as 5% against 80%, not a smaller one\./,
    );
  });

  test('goes by the leads that the touches so far were at, from 10 touches on', () => {
    expect(words(0.05, 60, { touches: 40, leads: 20 })).toBe(
      '60 touches, about 30 leads, can show a difference as large as 5% against 22%, not a smaller one. To be almost surely below 5%, none of 59 leads may convert.',
    );
    expect(words(0.05, 60, { touches: 9, leads: 3 })).toBe(words(0.05, 60));
    expect(words(0.05, 60, { touches: 30, leads: 0 })).toContain('60 touches, about 0 leads, cannot show');
  });
});

describe('evidence', () => {
  const known = JSON.stringify({
    goal: 'meeting',
    touches: 900,
    leads: 500,
    leads_converted: 13,
    judged: 480,
    converted: 12,
    rate: 0.025,
    rate_low: 0.0143,
    rate_high: 0.0432,
    verdict: 'keep?',
  });

  test('is said in a few words', () => {
    const of = (change: object) =>
      evidenceWords(parseEvidence(JSON.stringify({ ...(JSON.parse(known) as object), ...change })));
    expect(of({})).toBe('12 of 480 met (1.4–4.3%), keep?');
    expect(of({ verdict: null })).toBe('12 of 480 met (1.4–4.3%)');
    expect(of({ judged: 0, converted: 0 })).toBe('13 of 500 met so far, none old enough to judge');
    expect(of({ judged: 0, leads: 0 })).toBe('900 touches, no lead to judge');
    expect(of({ judged: 0, leads: 0, touches: 0 })).toBe('never done');
  });

  test('that is missing or strange is not known', () => {
    for (const text of ['', 'null', '[]', '3', '{"goal":"luck","judged":"many","verdict":"burn"}'])
      expect(evidenceWords(parseEvidence(text))).toBe('nothing is known');
    expect(parseEvidence(known)).toMatchObject({ goal: 'meeting', judged: 480, worth: null });
  });
});
