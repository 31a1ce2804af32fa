import type { Seed } from './seed.js';

/**
 * Leads at every stage up to Sun 22 Nov 2026: seven open ones with €17,000, two of them left without a next step with
 * €2,000 at stake; two lost, one won and touched again, one not to be contacted. Two are of one company.
 */
export function pipelineScene(): Seed {
  return {
    currency: 'EUR',
    leads: {
      'Weber & Co': { day: '2026-10-01', source: 'trade fair', tags: ['spring', 'list-a'] },
      'Harbor Cafe': { day: '2026-10-02', company: 'Harbor Group' },
      'Bo Lind': { day: '2026-10-03', company: 'harbor group', tags: ['list-a'] },
      'Hansen Ltd': { day: '2026-10-04', tier: 'A' },
      Nordwind: { day: '2026-10-05', tier: 'dream' },
      'Elm Dental': { day: '2026-10-06', tags: ['list-a'] },
      'Ito Labs': { day: '2026-11-01', tags: ['List-A'] },
      Ridge: { day: '2026-10-07' },
      Costa: { day: '2026-10-08', tags: ['spring'] },
      Stern: { day: '2026-10-09', tags: ['list-a'] },
      Amber: { day: '2026-10-10' },
    },
    tactics: { 'cold-call': {}, 'follow-call': { kind: 'follow-up' }, 'cold-email': { channel: 'email' } },
    touches: [
      {
        ...{ day: '2026-10-12', lead: 'Weber & Co', tactic: 'cold-call', outcome: 'talked', value: 500_000 },
        then: [
          { day: '2026-10-20', outcome: 'meeting' },
          { day: '2026-10-28', outcome: 'held' },
          { day: '2026-11-11', outcome: 'proposal', value: 900_000 },
        ],
      },
      { day: '2026-11-12', lead: 'Harbor Cafe', tactic: 'cold-call', outcome: 'talked' },
      { day: '2026-11-17', lead: 'Harbor Cafe', tactic: 'follow-call', outcome: 'meeting', value: 600_000 },
      { day: '2026-11-10', lead: 'Bo Lind', tactic: 'cold-call', outcome: 'talked', value: 200_000 },
      { day: '2026-11-16', lead: 'Bo Lind', tactic: 'follow-call', outcome: 'no-answer' },
      { day: '2026-11-03', lead: 'Hansen Ltd', tactic: 'cold-call', outcome: 'held' },
      { day: '2026-09-30', lead: 'Nordwind', tactic: 'cold-call', outcome: 'call-back' },
      { day: '2026-11-05', lead: 'Elm Dental', tactic: 'cold-call', outcome: 'no-answer' },
      { day: '2026-11-09', lead: 'Elm Dental', tactic: 'cold-email', outcome: 'sent' },
      { day: '2026-11-04', lead: 'Ridge', tactic: 'cold-call', outcome: 'not-interested', value: 100_000 },
      { day: '2026-11-02', lead: 'Costa', tactic: 'cold-call', outcome: 'won', value: 400_000 },
      { day: '2026-11-18', lead: 'Costa', tactic: 'follow-call', outcome: 'talked' },
      { day: '2026-11-06', lead: 'Stern', tactic: 'cold-call', outcome: 'do-not-contact' },
      { day: '2026-11-07', lead: 'Amber', tactic: 'cold-call', outcome: 'wrong-number' },
    ],
    promises: [
      { lead: 'Weber & Co', touch: 0, made: '2026-11-11', day: '2026-11-18', what: 'send the second offer' },
      { lead: 'Harbor Cafe', touch: 2, made: '2026-11-17', day: '2026-11-24', time: '10:00', meeting: true },
      { lead: 'Hansen Ltd', touch: 5, made: '2026-11-03', day: '2026-11-25', what: 'visit', owner: 'Kim' },
    ],
  };
}
