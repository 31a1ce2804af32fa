import { addDays } from '../../src/domain/calendar.js';
import type { Seed, SeedTouch } from './seed.js';

/** The working days from Monday 31 Aug 2026 on. */
const workday = (index: number) => addDays('2026-08-31', Math.floor(index / 5) * 7 + (index % 5));

const at = (minutes: number) =>
  `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A caller's first five days with 60 dials each: 300 touches at named leads, a talk in six, 5 meetings; a worth is said. */
export function callerWeek(): Seed {
  const touches = Array.from({ length: 300 }, (_, index): SeedTouch => ({
    day: workday(Math.floor(index / 60)),
    time: at((index % 60) * 8),
    lead: `Firm ${index + 1}`,
    tactic: 'cold-call',
    seconds: 120,
    ...(index % 60 === 17
      ? { outcome: 'meeting' }
      : index % 12 === 11
        ? { outcome: 'not-interested', reason: index % 24 === 11 ? 'price' : 'no-need' }
        : { outcome: index % 12 === 5 ? 'talked' : 'no-answer' }),
  }));
  return { touches, tactics: { 'cold-call': { worth: 1 / 50 } } };
}

/** An estate agent's first ten working days: four tactics of which two have a worth, leads found and given. */
export function agentFortnight(): Seed {
  const done: [tactic: string, leads: number, talks: number, meetings: number][] = [
    ['circle-call', 120, 20, 2],
    ['expired-call', 40, 12, 3],
    ['open-house', 14, 14, 1],
    ['sphere-ask', 4, 3, 1],
  ];
  const leads: Seed['leads'] = {};
  const touches = done.flatMap(([tactic, all, talks, meetings]) =>
    Array.from({ length: all }, (_, index): SeedTouch => {
      const lead = `${tactic} ${index + 1}`;
      leads[lead] = { origin: tactic === 'open-house' ? 'given' : 'self' };
      const [often, seldom] = [Math.floor(all / talks), Math.floor(all / meetings)];
      const outcome =
        index % seldom === seldom - 1 ? 'meeting' : index % often === 0 ? 'talked' : 'no-answer';
      return { day: workday(index % 10), time: at((index * 7) % 480), lead, tactic, outcome };
    }),
  );
  return {
    touches,
    leads,
    tactics: {
      'circle-call': { worth: 1 / 50 },
      'expired-call': { worth: 1 / 20 },
      'open-house': { channel: 'event', kind: 'warm' },
      'sphere-ask': { kind: 'warm' },
    },
  };
}

/** A consultant's 15 dream clients, written to one or two a day; none is won yet, and a win may take 180 days. */
export function consultant(): Seed {
  const names = Array.from({ length: 15 }, (_, index) => `Dream ${index + 1}`);
  const came = ['replied', 'sent', 'sent', 'meeting', 'sent'];
  return {
    touches: names.map((lead, index): SeedTouch => ({
      day: workday(Math.floor((index * 2) / 3)),
      time: at(index * 10),
      lead,
      tactic: 'warm-intro',
      outcome: came[index % came.length]!,
    })),
    leads: Object.fromEntries(
      names.map((name) => [name, { tier: 'dream' as const, origin: 'self' as const }]),
    ),
    tactics: { 'warm-intro': { channel: 'email', kind: 'warm', worth: 1 / 4 } },
  };
}
