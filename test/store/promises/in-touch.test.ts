import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { tiers, type Tier } from '../../../src/domain/touch.js';
import { Journal } from '../../../src/store/file/journal.js';
import { leadsToFollowUp, leadsToTouch } from '../../../src/store/promises/in-touch.js';
import { setInterval } from '../../../src/store/promises/intervals.js';
import { withLastResults } from '../../../src/store/touches/last-results.js';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { seed } from '../../helpers/seed.js';
import { allTold, compareTold, type Told } from '../last-results-model.js';
import { promises, start, tactics, touches } from '../random-journal.js';

const names = ['Ada', 'Bo', 'Cy', 'Di'] as const;
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 1 });
const days = fc.integer({ min: 1, max: 40 });

/** What is said of each lead, and how often to be in touch with tiers and tags. */
const said = fc.record({
  leads: fc.tuple(
    ...names.map(() =>
      fc.record({
        tier: maybe(fc.constantFrom(...tiers)),
        tags: fc.subarray(['past client', 'Fair']),
        every: maybe(fc.constantFrom(0, 1, 5, 20)),
        stopped: fc.nat(5).map((one) => one === 0),
      }),
    ),
  ),
  tiers: fc.array(fc.tuple(fc.constantFrom(...tiers), days), { maxLength: 2 }),
  tags: fc.array(fc.tuple(fc.constantFrom('past-client', 'fair'), days), { maxLength: 2 }),
  steps: fc.record({
    'cold-call': maybe(fc.array(days, { minLength: 1, maxLength: 3 })),
    'referral-ask': maybe(fc.array(days, { minLength: 1, maxLength: 2 })),
  }),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

const asOfDay = fc.integer({ min: 0, max: 90 }).map((after) => addDays(start, after));

interface LeadRow {
  id: number;
  name: string;
  day: string;
  tier: Tier | null;
  stopped: 0 | 1;
}

function withSaid<T>(
  seeded: Parameters<typeof seed>[1],
  { leads, tiers: ofTiers, tags: ofTags, steps }: Said,
  work: (journal: Journal) => T,
): T {
  const file = path.join(temporaryFolder(), 'journal.db');
  const known = Object.fromEntries(
    names.map((name, index) => {
      const { tier, stopped } = leads[index]!;
      return [name, { day: start, stopped, ...(tier === null ? {} : { tier }) }];
    }),
  );
  seed(file, { ...seeded, leads: known, tactics });
  const journal = new Journal({ file, purpose: 'write', chosen: true, root });
  try {
    journal.write('next', { now: Date.UTC(2026, 10, 1), zone: 'UTC' }, (write) => {
      for (const [tier, every] of ofTiers) setInterval(journal, write, { tier }, every);
      for (const [tag, every] of ofTags) setInterval(journal, write, { tag }, every);
      for (const { id, name } of journal.all<LeadRow>('SELECT * FROM lead')) {
        const one = leads[names.indexOf(name as 'Ada')]!;
        write.edit('lead', id, { every_days: one.every });
        for (const tag of one.tags)
          write.insert('tag', { lead_id: id, name: tag, folded: tag.toLowerCase() });
      }
      for (const { id, name } of journal.all<{ id: number; name: string }>('SELECT id, name FROM tactic'))
        write.edit('tactic', id, { follow_up: steps[name as 'cold-call']?.join(',') ?? null });
    });
    return work(journal);
  } finally {
    journal.close();
  }
}

/** What is known of each lead on a day, worked out result by result. */
function standings(journal: Journal, asOf: string) {
  const touchDays = journal.all<{ id: number; day: string }>('SELECT id, day FROM touch');
  const seen = new Set(touchDays.filter(({ day }) => day <= asOf).map(({ id }) => id));
  const told = allTold(journal).filter(({ touch, day }) => day <= asOf && seen.has(touch));
  const open = journal.all<{ lead: number; made: string; closed: string | null }>(
    'SELECT lead_id AS lead, made, closed FROM next_step',
  );
  return journal.all<LeadRow>('SELECT * FROM lead ORDER BY id').map((lead) => {
    const own = told.filter((one) => one.lead === lead.id).sort(compareTold);
    const last = own.at(-1);
    return {
      lead,
      own,
      last,
      // No lead has an address: a bad one ends it.
      isEnded: last !== undefined && last.ends !== 'no',
      isWon: last !== undefined && last.stage === 6,
      isStopped: lead.stopped === 1 || own.some(({ stops }) => stops === 1),
      isPromised: open.some(
        (step) => step.lead === lead.id && step.made <= asOf && (step.closed === null || step.closed > asOf),
      ),
    };
  });
}

test('whom to be in touch with again is what a second count by hand says, on any day', () => {
  fc.assert(
    fc.property(touches, promises, said, asOfDay, (list, promised, given, asOf) => {
      withSaid({ touches: list, promises: promised }, given, (journal) => {
        // What is said twice of a tier or a tag holds as it was said last.
        const shared = new Map<string, number>([...given.tiers, ...given.tags]);
        const expected = standings(journal, asOf).flatMap(
          ({ lead, last, isEnded, isWon, isStopped, isPromised }) => {
            const { tier, tags, every } = given.leads[names.indexOf(lead.name as 'Ada')]!;
            const by = [
              ...(tier === null ? [] : [tier]),
              ...tags.map((tag) => tag.toLowerCase().replace(' ', '-')),
            ];
            const shortest = Math.min(...by.map((one) => shared.get(one) ?? Infinity));
            const length = every ?? shortest;
            const isOwn = every !== null;
            if (length === 0 || length === Infinity || isStopped || isPromised) return [];
            if (!isOwn && (last === undefined || (isEnded && !isWon))) return [];
            if (last === undefined && lead.day > asOf) return [];
            return [{ leadId: lead.id, day: addDays(last?.day ?? lead.day, length), everyDays: length }];
          },
        );
        const due = expected
          .filter(({ day }) => day <= asOf)
          .sort((a, b) => (a.day === b.day ? a.leadId - b.leadId : a.day < b.day ? -1 : 1));
        const found = withLastResults(journal, asOf, (last) => leadsToTouch(journal, asOf, last, asOf));
        expect(found.map(({ leadId, day, everyDays }) => ({ leadId, day, everyDays }))).toEqual(due);
        const all = withLastResults(journal, asOf, (last) => leadsToTouch(journal, asOf, last, '9999-12-31'));
        expect(all.length).toBe(expected.length);
      });
    }),
    { numRuns: 150 },
  );
});

test('whom to follow up is what a second count by hand says, and each lead is followed up or at rest', () => {
  fc.assert(
    fc.property(touches, promises, said, asOfDay, (list, promised, given, asOf) => {
      withSaid({ touches: list, promises: promised }, given, (journal) => {
        const made = journal.all<{ id: number; tactic: 'cold-call' | 'referral-ask' }>(
          'SELECT t.id, c.name AS tactic FROM touch t JOIN tactic_version v ON v.id = t.version_id JOIN tactic c ON c.id = v.tactic_id',
        );
        const tacticOf = new Map(made.map(({ id, tactic }) => [id, tactic]));
        const expected = standings(journal, asOf).flatMap(
          ({ lead, own, last, isEnded, isStopped, isPromised }) => {
            if (last === undefined || last.stage !== 0 || isEnded || isStopped || isPromised) return [];
            const firsts = own.filter(({ seq }) => seq === 1);
            const begun = firsts.filter(({ touch }) => given.steps[tacticOf.get(touch)!] !== null);
            const tactic = tacticOf.get(begun.at(-1)?.touch ?? -1);
            if (tactic === undefined) return [];
            const tries = firsts.filter(({ touch }) => tacticOf.get(touch) === tactic);
            const isAnswer = (one: Told) => (one.stage ?? 0) > 0 && compareTold(one, tries[0]!) >= 0;
            if (own.some(isAnswer)) return [];
            const wait = given.steps[tactic]![tries.length - 1];
            return [
              {
                leadId: lead.id,
                tactic,
                attempts: tries.length,
                day: wait === undefined ? null : addDays(last.day, wait),
              },
            ];
          },
        );
        const { rows, resting } = withLastResults(journal, asOf, (table) =>
          leadsToFollowUp(journal, asOf, table, asOf),
        );
        const found = rows.map(({ leadId, tactic, attempts, day }) => ({ leadId, tactic, attempts, day }));
        const due = expected.filter(({ day }) => day !== null && day <= asOf);
        const byLead = (a: { leadId: number }, b: { leadId: number }) => a.leadId - b.leadId;
        expect(found.sort(byLead)).toEqual(due.sort(byLead));
        expect(resting).toBe(expected.filter(({ day }) => day === null).length);
      });
    }),
    { numRuns: 150 },
  );
});
