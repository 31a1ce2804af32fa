import { addDays } from '../../src/domain/calendar.js';
import type { Desk } from './run.js';
import { seed, type SeedTouch } from './seed.js';

/** The Monday of the week the scene is about. */
export const planMonday = '2026-11-16';

/** Calls on some days, at new leads; the first `meetings` of each day bring one. */
export function calls(
  days: readonly string[],
  each: number,
  meetings = 0,
  tactic = 'cold-call',
): SeedTouch[] {
  return days.flatMap((day) =>
    Array.from({ length: each }, (_, index) => ({
      day,
      lead: `${tactic} ${day} ${index}`,
      tactic,
      outcome: index < meetings ? 'meeting' : 'no-answer',
      ...(tactic === 'cold-call' && { seconds: 360 }),
    })),
  );
}

/** Days from a Monday on by their number, 0 for that Monday. */
export function daysFrom(monday: string, ...days: number[]): string[] {
  return days.map((day) => addDays(monday, day));
}

/**
 * Ten weeks of 40 calls with 4 meetings and 5 referral asks with one, then a week with calls on Monday, Thursday and
 * Friday only; 60 calls and 6 referral asks a week planned since 2 Nov, and 15 meetings a month.
 */
export async function planScene(desk: Desk): Promise<void> {
  const mondays = Array.from({ length: 10 }, (_, week) => addDays(planMonday, -7 * (week + 1)));
  seed(desk.file, {
    touches: [
      ...mondays.flatMap((monday) => [
        ...calls(daysFrom(monday, 0, 1, 2, 3), 10, 1),
        ...calls(daysFrom(monday, 4), 5, 1, 'referral-ask'),
      ]),
      ...calls(daysFrom(planMonday, 0), 20),
      ...calls(daysFrom(planMonday, 3), 12, 1),
      ...calls(daysFrom(planMonday, 4), 20),
      ...calls(daysFrom(planMonday, 4), 2, 0, 'referral-ask'),
      ...calls(daysFrom(planMonday, 4), 4, 0, 'walk-in'),
    ],
    tactics: { 'referral-ask': { kind: 'warm' }, 'walk-in': { channel: 'visit' } },
  });
  await desk.during('2026-11-02T08:00:00', async () => {
    for (const plan of ['cold-call 60/week', 'referral-ask 6/week'])
      await desk.run('plan', ...plan.split(' '), '--from', '2026-11-02');
    await desk.run('plan', 'meeting', '30/month', '--from', '2026-11-01');
  });
}
