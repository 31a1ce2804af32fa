import { editDistance, wordsOf } from '../../domain/match.js';
import { fold } from '../../domain/text.js';
import { knownOutcomes } from '../cells/outcome-words.js';
import { wordKey } from '../cells/word-key.js';

/** Outcomes that nobody is to be credited with for a resemblance. */
const neverGuessed = new Set(['won', 'held']);

/** What turns the words behind it round. */
const negations = new Set(
  'no not non never nobody without didn don didnt dont cant couldn nicht kein keine keinen nie ohne pas ne jamais sans sin nunca geen niet nooit nao sem senza'.split(
    ' ',
  ),
);

/** Letters of the shortest word that is compared by its spelling, and letters of which one may differ. */
const lettersPerSlip = 5;

/** Our words by key, with what others call them. */
export interface GuessBook {
  /** The name of ours that a key stands for; '' where it says that there was no contact. */
  named: (key: string) => string | undefined;
  keys: () => Iterable<string>;
}

/** `ours`: names by their folded form. */
export function guessBook(
  field: 'outcome' | 'reason',
  ours: ReadonlyMap<string, { name: string }>,
): GuessBook {
  const own = new Map([...ours.values()].map(({ name }) => [wordKey(name), name]));
  const theirs = field === 'outcome' ? knownOutcomes() : new Map<string, string>();
  return {
    named: (key) => {
      const known = own.get(key);
      if (known !== undefined) return known;
      const found = theirs.get(key);
      return found === 'none' ? '' : found === undefined ? undefined : ours.get(found)?.name;
    },
    keys: () => [...own.keys(), ...theirs.keys()],
  };
}

/**
 * The word of ours that a text is likely to mean: one letter in five may differ, or some of its words are one that is
 * known and none of its words says otherwise.
 */
export function guessWord(text: string, book: GuessBook): string | undefined {
  const guess = bySpelling(wordKey(text), book) ?? byWords(wordsOf(fold(text)), book);
  return guess === undefined || guess === '' || neverGuessed.has(fold(guess)) ? undefined : guess;
}

function bySpelling(key: string, { named, keys }: GuessBook): string | undefined {
  let allowed = Math.floor(key.length / lettersPerSlip);
  let nearest: string | undefined;
  if (allowed === 0) return undefined;
  for (const other of keys()) {
    if (other.length < lettersPerSlip) continue;
    const distance = editDistance(key, other, allowed);
    if (distance > allowed) continue;
    nearest = named(other);
    allowed = distance - 1;
    if (allowed <= 0) break;
  }
  return nearest;
}

/** By the longest runs of words that are known, where all of that length mean the same. */
function byWords(words: readonly string[], { named }: GuessBook): string | undefined {
  for (let length = words.length - 1; length > 0; length--) {
    const found = new Set<string>();
    for (let start = 0; start + length <= words.length; start++) {
      const name = named(words.slice(start, start + length).join(''));
      if (name === undefined) continue;
      const beside = [...words.slice(0, start), ...words.slice(start + length)];
      if (beside.some((word) => negations.has(word))) return undefined;
      found.add(name);
    }
    if (found.size > 0) return found.size === 1 ? [...found][0] : undefined;
  }
  return undefined;
}
