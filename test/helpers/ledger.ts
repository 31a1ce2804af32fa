import { addDays } from '../../src/domain/calendar.js';
import type { Seed, SeedTouch } from './seed.js';

interface Done {
  tactic: string;
  from: string;
  leads: number;
  met: number;
  seconds?: number;
  cost?: number;
  /** In minor units, of the first leads that met. */
  values?: readonly number[];
  lead?: NonNullable<Seed['leads']>[string];
}

const done: Done[] = [
  {
    tactic: 'cold-call',
    from: '2026-09-01',
    leads: 60,
    met: 3,
    cost: 400,
    values: [150_000, 150_000],
    lead: { source: 'phone book', origin: 'self' },
  },
  { tactic: 'cold-call@2', from: '2026-11-02', leads: 8, met: 1, cost: 400, lead: { source: 'phone book' } },
  { tactic: 'linkedin-msg', from: '2026-09-07', leads: 40, met: 4 },
  {
    tactic: 'breakfast-talk',
    from: '2026-09-02',
    leads: 24,
    met: 12,
    seconds: 1800,
    cost: 500,
    values: [
      90_000, 400_000, 120_000, 250_000, 80_000, 150_000, 310_000, 100_000, 60_000, 170_000, 90_000, 180_000,
    ],
    lead: { source: 'open house' },
  },
  { tactic: 'referral-ask', from: '2026-09-10', leads: 12, met: 2, seconds: 1200, lead: { origin: 'given' } },
];

/** Three months up to Sun 22 Nov 2026 with time, costs, spends and values; 3 of 60 met at €4 a call. */
export function ledger(): Seed {
  const leads: Seed['leads'] = {
    'Never A': { day: '2026-11-02', source: 'portal' },
    'Never B': { day: '2026-11-09', source: 'portal' },
  };
  const touches = done.flatMap(({ tactic, from, leads: all, met, seconds, cost, values, lead }) =>
    Array.from({ length: all }, (_, index): SeedTouch => {
      const name = `${tactic} ${index + 1}`;
      leads[name] = lead ?? {};
      const value = index < met ? values?.[index] : undefined;
      return {
        day: addDays(from, index % 20),
        lead: name,
        tactic,
        outcome: index < met ? 'meeting' : tactic === 'linkedin-msg' ? 'sent' : 'not-interested',
        ...(seconds !== undefined && { seconds }),
        ...(cost !== undefined && { cost }),
        ...(value !== undefined && { value }),
      };
    }),
  );
  return {
    touches: [
      ...touches,
      { day: '2026-10-05', tactic: 'cold-call', outcome: 'no-answer', seconds: 1800 },
      { day: '2026-11-05', tactic: 'cold-call@2', outcome: 'no-answer', seconds: 1800 },
    ],
    leads,
    sourceOrigins: { 'open house': 'given', 'phone book': 'self', portal: 'given' },
    tactics: {
      'cold-call': { seconds: 570 },
      'linkedin-msg': { channel: 'social' },
      'flyer-drop': { channel: 'visit' },
      'breakfast-talk': { channel: 'event', kind: 'warm' },
      'referral-ask': { kind: 'warm' },
    },
    spends: [
      { tactic: 'linkedin-msg', amount: 3000, day: '2026-08-31', every: 'month' },
      { tactic: 'flyer-drop', amount: 12_000, day: '2026-09-15' },
    ],
    currency: 'EUR',
  };
}
