import { describe, expect, test } from 'vitest';
import { sizeOf, sizeWords } from '../../src/report/trial-size.js';
import { parseEvidence, evidenceWords } from '../../src/report/evidence.js';

const none = { touches: 0, leads: 0 };
const words = (expected: number, touches: number | null, reach = none) =>
  sizeWords(sizeOf(expected, touches, reach));

describe('what the size of a trial can tell', () => {
  // Leads each are those of R 4.2.2 power.prop.test(p1, p2, power = .8)$n, rounded up.
  test.each([
    [0.05, 0.07, 2213],
    [0.02, 0.04, 1141],
    [0.1, 0.13, 1774],
    [0.2, 0.25, 1094],
    [0.5, 0.63, 228],
    [0.9, 0.72, 74],
  ])('%d is asked to be told from %d, which takes %d leads each', (expected, other, each) => {
    const size = sizeOf(expected, 60, none);
    expect(size.other).toBeCloseTo(other, 12);
    expect(size.each).toBe(each);
  });

  test('is said in a sentence or two', () => {
    expect(words(0.05, 60)).toBe(
      '60 touches cannot tell 5% from 7%: about 2200 leads each would. They do tell 15% or more from 5%; 0 of 59 rules 5% out.',
    );
    expect(words(0.02, 60)).toBe(
      '60 touches cannot tell 2% from 4%: about 1100 leads each would. They do tell 9% or more from 2%; to rule 2% out takes 0 of 149.',
    );
    expect(words(0.05, 2300)).toBe(
      '2300 touches can tell 5% from 7%: about 2200 leads each do; 0 of 59 rules 5% out.',
    );
    expect(words(0.1, null)).toBe('To tell 10% from 13% takes about 1800 leads each; 0 of 29 rules 10% out.');
  });

  test('says that a few leads get no verdict', () => {
    expect(words(0.05, 12)).toBe(
      '12 touches cannot tell 5% from 7%: about 2200 leads each would. They do tell 33% or more from 5%; to rule 5% out takes 0 of 59. No verdict comes from fewer than 20 leads.',
    );
    expect(words(0.5, 3)).toBe(
      '3 touches cannot tell 50% from 63%: about 230 leads each would. To rule 50% out takes 0 of 5. No verdict comes from fewer than 20 leads.',
    );
    expect(words(0.05, 1)).toMatch(/^1 touch cannot tell/);
  });

  test('goes by the leads that the touches so far were at, from 10 touches on', () => {
    expect(words(0.05, 60, { touches: 40, leads: 20 })).toBe(
      '60 touches, about 30 leads, cannot tell 5% from 7%: about 2200 leads each would. They do tell 22% or more from 5%; to rule 5% out takes 0 of 59.',
    );
    expect(words(0.05, 60, { touches: 9, leads: 3 })).toBe(words(0.05, 60));
    expect(words(0.05, 60, { touches: 30, leads: 0 })).toContain('60 touches, about 0 leads, cannot tell');
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
