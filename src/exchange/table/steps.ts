import { textLimit } from '../../domain/text.js';
import { stages, states } from '../../domain/touch.js';
import { isBefore, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { ImportedResult } from '../../store/across/touch-intake.js';
import { isAgreed, isPast } from '../../store/form/checks.js';
import { name, optional, whole, word } from '../../store/form/kinds.js';
import { resultFields } from '../../store/form/leads.js';
import type { Now } from '../../store/form/rows.js';
import { readThing, wrongThing } from '../../store/form/thing.js';
import type { WordBook } from './word-book.js';

/** A step as the exports of touches hold it: a result with its outcome told, and its words by name. */
const stepRows = {
  table: 'result' as const,
  fields: {
    ...resultFields,
    uid: optional(resultFields.uid),
    outcome: name(textLimit.word),
    stage: optional(whole(0, stages.length - 1)),
    state: optional(word(states)),
    reason: optional(name(textLimit.word)),
  },
  checks: [isAgreed, isPast],
};

/**
 * The history of a touch as its exports hold it, in the cell `steps`; each step is completed when it is written. A step
 * before the touch or to come is refused.
 */
export function readSteps(text: string, words: WordBook, touch: Moment, now: Now): (() => ImportedResult)[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new UserError('The cell "steps" is not JSON.', { cause: error });
  }
  if (!Array.isArray(list) || list.length === 0)
    throw new UserError('The cell "steps" is not a list of steps.');
  const reading = { ...now, idOf: () => undefined };
  return list.map((value, index) => {
    const where = () => `Step ${index + 1}`;
    const { stage, state, ...rest } = readThing(stepRows, value, reading, where);
    const told = state === null ? undefined : { stage: stage === null ? '' : stages[stage]!, state };
    const outcome = words.outcome(rest.outcome, told);
    const reason = rest.reason === null ? null : words.reason(rest.reason, true);
    if (isBefore(rest, touch)) throw wrongThing(where(), 'is before the touch itself');
    return () => ({ ...rest, outcome: outcome.id(), reason: reason && reason.id() });
  });
}
