import type { Place } from '../../domain/touch.js';
import type { Moment } from '../../domain/when.js';
import type { Journal } from '../file/journal.js';
import { allOutcomes, allReasons, type Outcome, type Reason } from './outcomes.js';

/** What is said of a touch or a result; what was typed of it is not asked for. */
export interface Said {
  outcome?: Outcome | undefined;
  reason?: Reason | undefined;
  /** Where it broke; null where nothing says so. */
  place?: Place | null;
  next?: Moment | undefined;
  what?: string | undefined;
  /** Who takes the next step, unless it is the person. */
  owner?: string | undefined;
  note?: string | undefined;
}

/** The number of a word that is made while something is told, and is to be added before that is stored. */
export const notAdded = 0;

/** What was said, with its words as they are called now: others may have renamed them while more was asked. */
export function saidNow(journal: Journal, { outcome, reason, place = null, next, what, owner, note }: Said) {
  return {
    outcome: outcome && wordNow(allOutcomes(journal), outcome),
    reason: reason && wordNow(allReasons(journal), reason),
    place,
    next,
    what,
    owner,
    note,
  };
}

function wordNow<Word extends Outcome | Reason>(words: Word[], word: Word): Word {
  const isSame = ({ id, folded }: Word) => (word.id === notAdded ? folded === word.folded : id === word.id);
  return words.find(isSame) ?? word;
}
