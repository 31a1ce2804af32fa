import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../src/domain/text.js';
import { Journal } from '../../../src/store/file/journal.js';
import { addLead, findLead, type LeadMatch } from '../../../src/store/leads/leads.js';
import { findNearOf } from '../../../src/store/leads/near-index.js';
import { root, temporaryFolder } from '../../helpers/folder.js';

const part = fc.constantFrom(
  'harbor',
  'harbour',
  'haven',
  'cafe',
  'café',
  'co',
  'c',
  '&',
  '12',
  '21',
  'müller',
  'muler',
  '-',
);
const short = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const name = fc.oneof(
  short,
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }),
  short.map((text) => 'long '.repeat(13) + text),
);

/** What is found, without the order of leads that were never touched. */
function told(find: () => LeadMatch): unknown {
  const match = find();
  if (match.kind === 'none') return match;
  return match.kind === 'one'
    ? { ...match, lead: match.lead.id }
    : { ...match, leads: match.leads.map(({ id }) => id) };
}

test('a list of names finds the same leads as one name after the other', () => {
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 25 }),
      fc.array(name, { minLength: 1, maxLength: 25 }),
      (leads, asked) => {
        const journal = new Journal({
          file: path.join(temporaryFolder(), 'j.db'),
          chosen: true,
          purpose: 'create',
          root,
        });
        try {
          journal.write('lead add', { now: 0, zone: 'UTC' }, (write) => {
            write.summary = 'leads';
            for (const lead of leads)
              if (fold(lead) !== '') addLead(journal, write, { name: lead }, '2026-11-21');
          });
          const near = findNearOf(journal, asked.map(fold));
          for (const text of asked)
            for (const exactOnly of [false, true])
              expect(told(() => findLead(journal, text, exactOnly, near))).toEqual(
                told(() => findLead(journal, text, exactOnly)),
              );
        } finally {
          journal.close();
        }
      },
    ),
    { numRuns: 60 },
  );
});
