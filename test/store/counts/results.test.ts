import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countResults } from '../../../src/store/counts/results.js';
import type { SeedTouch } from '../../helpers/seed.js';
import { currentResults, failuresOf, sumValue } from '../counts-model.js';
import { asked, scopeOf, tactics, touches, withJournal } from '../random-journal.js';

const runs = { numRuns: 40 };

const usual = ({ tactic }: SeedTouch) =>
  tactic.startsWith('cold-call') ? tactics['cold-call'].seconds : null;

test('values and failures are what the definitions say', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const counts = countResults(journal, 'all', scopeOf(question));
        expect(counts.values[0]?.value ?? 0).toBe(sumValue(seeds, question));
        const failures = currentResults(seeds, question, ['failed', 'deferred']);
        expect(counts.failures.reduce((sum, { touches: failed }) => sum + failed, 0)).toBe(failures.length);
      });
    }),
    runs,
  );
});

test('failures have the stage their result shows, and what they took, with what is usual where none was typed', () => {
  fc.assert(
    fc.property(touches, asked, fc.constantFrom('all', 'tactic'), (seeds, question, by) => {
      withJournal(seeds, (journal) => {
        const expected = failuresOf(seeds, question, usual);
        const found = new Map(expected);
        found.clear();
        for (const failure of countResults(journal, by, scopeOf(question)).failures) {
          const { reason, place, stage, state, ...took } = failure;
          const key = [reason, place, stage, state].join(' ');
          const before = found.get(key);
          found.set(key, before ? addTook(before, took) : took);
        }
        expect(found).toEqual(expected);
      });
    }),
    runs,
  );
});

type Took = ReturnType<typeof failuresOf> extends Map<string, infer Value> ? Value : never;

function addTook(a: Took, b: Took): Took {
  const add = (one: number | null, other: number | null) =>
    one === null && other === null ? null : (one ?? 0) + (other ?? 0);
  return {
    touches: a.touches + b.touches,
    seconds: add(a.seconds, b.seconds),
    usualSeconds: add(a.usualSeconds, b.usualSeconds),
    cost: add(a.cost, b.cost),
  };
}
