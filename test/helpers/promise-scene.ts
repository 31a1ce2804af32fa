import { addDays } from '../../src/domain/calendar.js';
import type { Seed, SeedPromise, SeedTouch } from './seed.js';

/**
 * Promises of the week up to Sun 22 Nov 2026: 9 kept, 1 of them late, 2 broken with €9,000 at stake; 1 hand-off
 * unconfirmed of 2, 3 talks left without a next step, 4 leads put off whose date is past, and a dream list of 6.
 */
export function promiseScene(): Seed {
  const touches: SeedTouch[] = [];
  const promises: SeedPromise[] = [];
  const leads: NonNullable<Seed['leads']> = {
    'Weber & Co': { tier: 'dream', source: 'trade fair' },
    'Nordwind AG': { tier: 'dream' },
    Oakline: { tier: 'dream', source: 'trade fair' },
    Brandt: { tier: 'dream', source: 'portal' },
    Kline: { tier: 'dream', day: '2026-10-01' },
    Ridge: { tier: 'dream', source: 'portal' },
    'Hansen Ltd': { source: 'portal' },
  };
  const log = (touch: SeedTouch, step?: Omit<SeedPromise, 'lead' | 'touch' | 'made'>) => {
    touches.push(touch);
    if (step) promises.push({ lead: touch.lead!, touch: touches.length - 1, made: touch.day, ...step });
  };
  for (let each = 1; each <= 9; each++) {
    const day = addDays('2026-11-16', each % 5);
    const tactic = each % 3 === 0 ? 'referral-ask' : 'cold-call@2';
    const lead = `kept ${each}`;
    if (each > 5) leads[lead] = { source: 'trade fair' };
    const closed = addDays(day, each === 4 ? 1 : 0);
    log({ day: '2026-11-11', lead, tactic, outcome: 'call-back' }, { day, closed });
    log({ day: closed, lead, tactic, outcome: 'no-answer' });
  }
  log(
    { day: '2026-11-12', lead: 'Weber & Co', tactic: 'cold-call@2', outcome: 'talked', value: 900_000 },
    { day: '2026-11-18', what: 'send proposal' },
  );
  log({ day: '2026-10-01', lead: 'Nordwind AG', tactic: 'referral-ask', outcome: 'talked' });
  promises.push({ lead: 'Nordwind AG', made: '2026-11-17', day: '2026-11-20', what: 'call back' });
  log(
    { day: '2026-11-10', lead: 'Hansen Ltd', tactic: 'breakfast-talk', outcome: 'talked', value: 400_000 },
    { day: '2026-11-18', owner: 'Kim' },
  );
  log(
    { day: '2026-11-10', lead: 'Ito Labs', tactic: 'breakfast-talk', outcome: 'replied' },
    { day: '2026-11-24', owner: 'Kim', acknowledged: '2026-11-17', closed: '2026-11-17' },
  );
  promises.push({ lead: 'Ito Labs', made: '2026-11-17', day: '2026-12-01', what: 'ask Kim' });
  log(
    { day: '2026-11-13', lead: 'Oakline', tactic: 'referral-ask', outcome: 'meeting' },
    { day: '2026-11-19', time: '14:00', meeting: true },
  );
  for (const lead of ['Amber', 'Lund AS', 'Costa'])
    log({
      day: '2026-11-12',
      lead,
      tactic: lead === 'Costa' ? 'referral-ask' : 'cold-call@2',
      outcome: 'talked',
      ...(lead === 'Costa' ? { value: 125_050 } : {}),
    });
  promises.push({
    lead: 'kept 1',
    made: '2026-11-16',
    day: '2026-11-25',
    state: 'moved',
    closed: '2026-11-18',
  });
  promises.push({
    lead: 'kept 2',
    made: '2026-11-16',
    day: '2026-11-20',
    state: 'dropped',
    closed: '2026-11-19',
  });
  const putOff = (lead: string, tactic: string, back: string, next?: Pick<SeedTouch, 'day' | 'outcome'>) => {
    const kept = next === undefined ? {} : { closed: next.day };
    log({ day: '2026-08-03', lead, tactic, outcome: 'not-now', value: 60_000 }, { day: back, ...kept });
    if (next) log({ lead, tactic, ...next });
  };
  putOff('Brandt', 'cold-call', '2026-10-05', { day: '2026-10-05', outcome: 'meeting' });
  putOff('Elm Dental', 'cold-call@2', '2026-10-05', { day: '2026-10-08', outcome: 'no-answer' });
  promises.push({ lead: 'Brandt', made: '2026-10-05', day: '2026-11-25', meeting: true });
  promises.push({ lead: 'Elm Dental', made: '2026-10-08', day: '2026-11-30' });
  putOff('Ridge', 'referral-ask', '2026-10-12');
  putOff('Acme', 'referral-ask', '2026-11-02', { day: '2026-11-02', outcome: 'not-interested' });
  putOff('Later', 'referral-ask', '2027-02-01');
  return {
    touches,
    promises,
    leads,
    tactics: { 'breakfast-talk': { channel: 'event', kind: 'warm' }, 'referral-ask': { kind: 'warm' } },
    currency: 'EUR',
  };
}
