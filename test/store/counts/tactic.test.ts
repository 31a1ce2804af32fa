import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { countResults, type FailureCount } from '../../../src/store/counts/results.js';
import { countUse, countVersionFailures } from '../../../src/store/counts/tactic.js';
import { countTouches, firstDay } from '../../../src/store/counts/touches.js';
import type { Journal } from '../../../src/store/file/journal.js';
import { asked, touches, withJournal } from '../random-journal.js';

const tacticsOf = (journal: Journal) =>
  journal.all<{ id: number }>('SELECT id FROM tactic ORDER BY id').map(({ id }) => id);

test('the failures of all tactics together are those of the report, whatever the journal', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { asOf }) => {
      withJournal(seeds, (journal) => {
        const seen = addDays(asOf, 1);
        const scope = { from: firstDay, before: seen, seen };
        const failures = tacticsOf(journal).flatMap((id) => countVersionFailures(journal, id, scope));
        expect(gather(failures)).toEqual(gather(countResults(journal, 'all', scope).failures));
      });
    }),
    { numRuns: 40 },
  );
});

function gather(failures: readonly FailureCount[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const { reason, place, stage, state, touches: n, seconds, cost, usualSeconds } of failures) {
    const key = JSON.stringify([reason, place, stage, state]);
    const before = sums.get(key) ?? [0, 0, 0, 0];
    sums.set(
      key,
      [n, seconds, cost, usualSeconds].map((amount, index) => before[index]! + (amount ?? 0)),
    );
  }
  return new Map([...sums].sort());
}

test('the use of all versions together is all touches up to as-of', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { asOf }) => {
      withJournal(seeds, (journal) => {
        const seen = addDays(asOf, 1);
        const uses = tacticsOf(journal).flatMap((id) => countUse(journal, id, { seen }));
        const counts = countTouches(journal, 'tactic', { from: firstDay, before: seen, seen });
        const used = uses.filter(({ touches: n }) => n > 0);
        expect(new Map(used.map((use) => [use.versionId, use.touches]))).toEqual(
          new Map(counts.map((count) => [count.key, count.touches])),
        );
        for (const { firstDay: first, lastDay: last } of used)
          expect(first! <= last! && last! <= asOf).toBe(true);
        for (const { firstDay: first, lastDay: last, felt } of uses.filter(({ touches: n }) => n === 0))
          expect([first, last, felt]).toEqual([null, null, null]);
      });
    }),
    { numRuns: 40 },
  );
});
