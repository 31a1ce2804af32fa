import { expect, test } from 'vitest';
import { wilson } from '../../../src/stats/interval.js';
import { attemptWords } from '../../../src/report/tactic/attempts.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

/** Forty leads mailed on 1 July, again after a week, and so on; `answers` of them answer each attempt. */
function mailed(answers: readonly number[]): SeedTouch[] {
  const gone = answers.map((_, index) => answers.slice(0, index).reduce((sum, n) => sum + n, 0));
  return answers.flatMap((n, index) =>
    Array.from({ length: 40 - gone[index]! }, (_, lead): SeedTouch => ({
      day: `2026-07-${String(1 + 7 * index).padStart(2, '0')}`,
      time: '09:00',
      lead: `lead ${gone[index]! + lead}`,
      tactic: 'cold-email',
      outcome: 'sent',
      seconds: 60,
      ...(lead < n && { then: [{ outcome: lead === 0 ? 'meeting' : 'replied' }] }),
    })),
  );
}

const deskWith = (touches: readonly SeedTouch[]) => {
  const desk = new Desk({ now: '2026-11-21T12:00:00' });
  seed(desk.file, { touches, tactics: { 'cold-email': { channel: 'email' } } });
  return desk;
};

interface Told {
  attempts: Record<string, number | null>[];
}

test('how many attempts it takes until leads answer is told attempt by attempt, with ranges', async () => {
  const desk = deskWith(mailed([6, 4, 2, 0]));
  const { stdout } = await desk.run('tactic', 'show', 'cold-email', '--json');
  const { attempts } = JSON.parse(stdout) as Told;
  // By hand: 40 leads, 6 answer the first mail; 34 get a second, 4 answer; 30 a third, 2 answer; 28 a fourth, none.
  expect(
    attempts.map((row) => [row.attempt, row.leads, row.known, row.reached, row.judged, row.converted]),
  ).toEqual([
    [1, 40, 40, 6, 40, 1],
    [2, 34, 34, 4, 34, 1],
    [3, 30, 30, 2, 30, 1],
    [4, 28, 28, 0, 28, 0],
  ]);
  const second = wilson(4, 34, 95)!;
  expect([attempts[1]!.reached_rate, attempts[1]!.reached_rate_low, attempts[1]!.reached_rate_high]).toEqual([
    expect.closeTo(second.rate, 3),
    expect.closeTo(second.low, 3),
    expect.closeTo(second.high, 3),
  ]);
  expect(attempts.map(({ minutes }) => minutes)).toEqual([40, 34, 30, 28]);
  const page = (await desk.run('tactic', 'show', 'cold-email')).stdout;
  expect(page.slice(page.indexOf('BY ATTEMPT')).split('\n\n')[0]).toMatchInlineSnapshot(`
    "BY ATTEMPT
      touches at leads that had not answered before, one after the other
                  leads  answered   likely   met  likely        time
      1              40      6/40  7.1–29%  1/40  <1–13%  0.67 hours
      2              34      4/34  4.7–27%  1/34  <1–15%  0.57 hours
      3              30      2/30  1.8–21%  1/30  <1–17%   0.5 hours
      4              28      0/28    0–12%  0/28   0–12%  0.47 hours
      Of 12 answers 6 came on attempt 1, the last on attempt 3. After attempt 3
        nobody of 28 answered: too few to say where to stop."
  `);
});

test('leads without a name are in none, and a lead that answered is not tried again', async () => {
  const nobody = { day: '2026-07-01', tactic: 'cold-email', outcome: 'sent' };
  const desk = deskWith([
    nobody,
    { ...nobody, lead: 'Ann', then: [{ day: '2026-07-03', outcome: 'replied' }] },
    { ...nobody, lead: 'Ann', day: '2026-07-09' },
    { ...nobody, lead: 'Bo' },
    { ...nobody, lead: 'Bo', day: '2026-07-09', then: [{ day: '2026-07-12', outcome: 'replied' }] },
  ]);
  const { attempts } = JSON.parse((await desk.run('tactic', 'show', 'cold-email', '--json')).stdout) as Told;
  expect(attempts.map(({ attempt, leads, reached }) => [attempt, leads, reached])).toEqual([
    [1, 2, 1],
    [2, 1, 1],
  ]);
});

test('an attempt that waits for an answer is counted once it is silent, or followed by the next', async () => {
  const touch = { tactic: 'cold-email', outcome: 'sent', lead: 'Ann' };
  const desk = deskWith([
    { ...touch, day: '2026-11-10' },
    { ...touch, day: '2026-11-20' },
  ]);
  const known = async (...more: string[]) => {
    const { stdout } = await desk.run('tactic', 'show', 'cold-email', '--json', ...more);
    return (JSON.parse(stdout) as Told).attempts.map((row) => row.known);
  };
  expect(await known('--as-of', '2026-11-19')).toEqual([0]);
  expect(await known()).toEqual([1, 0]);
  desk.setClock('2026-12-04T12:00:00');
  expect(await known()).toEqual([1, 1]);
  expect((await desk.run('tactic', 'show', 'cold-email', '--as-of', '2026-11-21')).stdout).toContain(
    '1 still waits for an answer and is not counted.',
  );
});

test.each([
  [
    [
      [40, 6],
      [34, 0],
    ],
    'All 6 answers came on attempt 1. After attempt 1 nobody of 34 answered (at most 10% would): stop there.',
  ],
  [
    [
      [40, 1],
      [39, 0],
      [19, 0],
    ],
    'The one answer came on attempt 1. After attempt 1 nobody of 39 answered: too few to say where to stop.',
  ],
  [
    [
      [40, 0],
      [30, 1],
      [19, 0],
    ],
    'The one answer came on attempt 2. After attempt 2 nobody of 19 answered: too few to say where to stop.',
  ],
  [
    [
      [40, 9],
      [30, 3],
      [20, 1],
    ],
    'Of 13 answers 9 came on attempt 1, 12 by attempt 2, the last on attempt 3. Nobody was tried more than 3 times.',
  ],
  [
    [
      [40, 9],
      [30, 3],
    ],
    'Of 12 answers 9 came on attempt 1, the last on attempt 2. Nobody was tried more than 2 times.',
  ],
  [
    [
      [40, 0],
      [30, 0],
    ],
    'Nobody of 40 leads answered yet.',
  ],
] as const)('%j is told in words', (counts, words) => {
  const attempts = counts.map(([known, reached], index) => ({
    ...{ versionId: 1, attempt: index + 1, leads: known, known, reached, judged: 0, converted: 0 },
    ...{ touches: known, seconds: 0, usualSeconds: 0, untimed: known, cost: null },
  }));
  expect(attemptWords(attempts, 95)).toBe(words);
});
