import { addDays } from '../../src/domain/calendar.js';
import type { Seed, SeedStep, SeedTouch } from './seed.js';

const clock = (minutes: number) =>
  `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** An estate agent's first five days, Mon 31 Aug to Fri 4 Sep 2026: 163 touches, 48 talks, 6 appointments set, 1 held. */
export function weekOne(): Seed {
  const done: [tactic: string, leads: number, talks: number, meetings: number][] = [
    ['circle-call', 90, 14, 1],
    ['expired-call', 35, 9, 2],
    ['fsbo-call', 18, 7, 0],
    ['open-house', 12, 12, 1],
    ['sphere-ask', 8, 6, 2],
  ];
  const leads: Seed['leads'] = {};
  const touches = done.flatMap(([tactic, all, talks, meetings]) =>
    Array.from({ length: all }, (_, index): SeedTouch => {
      const lead = `${tactic} ${index + 1}`;
      leads[lead] = {
        origin: tactic === 'open-house' || (tactic === 'sphere-ask' && index < 2) ? 'given' : 'self',
      };
      const outcome = index < meetings ? 'meeting' : index < talks ? 'not-interested' : 'no-answer';
      return {
        day: addDays('2026-08-31', index % 5),
        time: clock((index * 97) % 540),
        lead,
        tactic,
        outcome,
        ...(outcome === 'not-interested' && {
          reason: index % 3 === 0 ? 'has-someone' : 'no-need',
          seconds: 180,
        }),
        ...(tactic === 'sphere-ask' &&
          index === 0 && { then: [{ day: '2026-09-03', time: '15:00', outcome: 'held' }] }),
      };
    }),
  );
  return {
    touches,
    leads,
    tactics: { 'open-house': { channel: 'event', kind: 'warm' }, 'sphere-ask': { kind: 'warm' } },
  };
}

/** Twelve weeks up to Sun 22 Nov 2026, five tactics with a worth, failures, costs, leads found and given. */
export function autumn(): Seed {
  const done: [tactic: string, leads: number, every: number][] = [
    ['cold-call@2', 480, 40],
    ['linkedin-msg', 312, 78],
    ['breakfast-talk', 96, 16],
    ['referral-ask', 36, 4],
    ['follow-up-call', 108, 5],
  ];
  const reasons = ['has-someone', 'price', 'lost-at-opening', 'bad-data', 'has-someone', 'no-show'];
  const leads: Seed['leads'] = {};
  const touches = done.flatMap(([tactic, all, every]) =>
    Array.from({ length: all }, (_, index): SeedTouch => {
      const lead = `${tactic} ${index + 1}`;
      leads[lead] = index % 11 === 0 ? {} : { origin: tactic === 'referral-ask' ? 'given' : 'self' };
      const day = addDays('2026-08-31', Math.floor((index / all) * 84));
      return { day, time: clock(index), lead, tactic, ...whatCame(tactic, index, every, day, reasons) };
    }),
  );
  return {
    touches: [
      ...touches,
      ...Array.from({ length: 12 }, (): SeedTouch => ({
        day: '2026-11-18',
        tactic: 'cold-call@2',
        outcome: 'no-answer',
      })),
    ],
    leads,
    tactics: {
      'cold-call': { worth: 1 / 50 },
      'linkedin-msg': { channel: 'social', worth: 1 / 25, seconds: 120 },
      'breakfast-talk': { channel: 'event', kind: 'warm', worth: 1 / 20 },
      'referral-ask': { kind: 'warm', worth: 1 / 10 },
      'follow-up-call': { kind: 'follow-up', worth: 1 / 10 },
    },
    spends: [{ tactic: 'linkedin-msg', amount: 9900, day: '2026-09-01', every: 'month' }],
    currency: 'EUR',
  };
}

function whatCame(
  tactic: string,
  index: number,
  every: number,
  day: string,
  reasons: readonly string[],
): SeedStep & { seconds?: number; cost?: number; then?: SeedStep[] } {
  if (index % every === 1) {
    const held: SeedStep[] =
      index % (every * 2) === 1 ? [{ day: addDays(day, 5), time: '14:00', outcome: 'held' }] : [];
    return { outcome: 'meeting', seconds: 900, then: held };
  }
  const reason = reasons[index % reasons.length]!;
  if (index % 5 === 2)
    return {
      outcome: 'not-interested',
      seconds: 240,
      ...(index % 4 !== 2 && { reason }),
      ...(reason === 'price' && { cost: 1250 }),
    };
  if (index % 13 === 3) return { outcome: 'not-now', reason: 'timing', seconds: 120 };
  if (index % 7 === 4) return { outcome: 'talked', seconds: 420 };
  return tactic === 'linkedin-msg' ? { outcome: 'sent' } : { outcome: 'no-answer', seconds: 30 };
}
