import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countStopped } from '../../../src/store/counts/funnel.js';
import { groupsOf } from '../../../src/store/counts/grouping.js';
import { stopped } from '../counts-model.js';
import { asked, scopeOf, touches, withJournal } from '../random-journal.js';

const runs = { numRuns: 40 };

test('leads of a tactic stop where its own touches brought them', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const counts = countStopped(journal, scopeOf(question));
        const groups = groupsOf(
          journal,
          'tactic',
          counts.map(({ key }) => key),
        );
        const found = counts.map(({ stage, leads }, index) => {
          const { name, version } = groups[index]!;
          return [`${name}${version === 1 ? '' : `@${version}`} ${stage}`, leads] as const;
        });
        expect(new Map(found)).toEqual(stopped(seeds, question.asOf));
      });
    }),
    runs,
  );
});
