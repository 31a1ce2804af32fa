import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterStart, foldStart, keepTyped, restOfName, type Offer } from '../../src/domain/completing.js';
import { fold } from '../../src/domain/text.js';
import { commonStart } from '../../src/domain/typed-line.js';

const offers = (...words: string[]): Offer[] => words.map((word) => ({ word, about: '' }));
const wordsOf = (offers: Offer[]) => offers.map(({ word }) => word);

test.each([
  ['Müller', 'mu', 'ller'],
  ['Mu\u0308ller', 'mu', 'ller'],
  ['Harbor Cafe', 'harbor', ' Cafe'],
  ['Harbor Cafe', 'harbor ', 'Cafe'],
  ['Straße', 'STRAS', undefined],
  ['Harbor', 'x', undefined],
  ['Harbor', '', 'Harbor'],
])('what follows %s after %s', (word, start, rest) => {
  expect(afterStart(word, start)).toBe(rest);
});

test('the rest of a name begins with the word being typed', () => {
  expect(restOfName(' Harbor  Cafe & Co', ['harbor'])).toBe('Cafe & Co');
  expect(restOfName(' Harbor  Cafe', [])).toBe(' Harbor  Cafe');
  expect(foldStart({ before: ['Harbor'], typed: '' })).toBe('harbor ');
  expect(foldStart({ before: [], typed: 'Harbor ' })).toBe('harbor ');
});

describe('what a shell puts in by itself', () => {
  test('is the name as it is spelt, where that takes nothing back', () => {
    expect(wordsOf(keepTyped(offers('Müller'), 'mul', 'bash'))).toEqual(['Müller']);
    expect(wordsOf(keepTyped(offers('Harbor Inn', 'Harbor Cafe'), 'har', 'zsh'))).toEqual([
      'Harbor Inn',
      'Harbor Cafe',
    ]);
    expect(wordsOf(keepTyped(offers('Müller', 'Mulch'), 'mul', 'bash'))).toEqual(['muller', 'mulch']);
    expect(wordsOf(keepTyped(offers('Müller', 'Harbor Cafe'), 'mul', 'fish'))).toEqual(['muller']);
  });

  test('never takes back what was typed, and still means the same names', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aAäÄbß \u0308'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 2 }), name, (names, typed) => {
        const beginning = names.filter((one) => fold(one).startsWith(fold(typed)));
        const kept = wordsOf(keepTyped(offers(...beginning), typed, 'bash'));
        const common = commonStart(kept);
        if (kept.length > 1 && common !== '') expect(fold(common).startsWith(fold(typed))).toBe(true);
        for (const word of kept) expect(beginning.map(fold)).toContain(fold(word));
      }),
    );
  });
});
