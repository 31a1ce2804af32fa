import type { Day } from '../../domain/calendar.js';
import { textLimit } from '../../domain/text.js';
import { places, stages, states } from '../../domain/touch.js';
import { isBefore, type Clock, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { ImportedResult } from '../../store/across/touch-intake.js';
import { Item } from '../journal/item.js';
import type { WordBook } from './word-book.js';

interface Present {
  clock: Clock;
  today: Day;
}

const stepKeys = [
  'outcome',
  'stage',
  'state',
  'day',
  'at',
  'offset',
  'zone',
  'reason',
  'broke',
  'value',
  'note',
  'uid',
];

/** The largest number that a lead, touch, plan or the like can have in a file; not every one is kept. */
export const largestNumber = Number.MAX_SAFE_INTEGER;

/** The largest amount in minor units. */
export const largestAmount = 1e12;

/**
 * The history of a touch as its exports hold it, in the cell `steps`; each step is completed when it is written. A step
 * before the touch or to come is refused.
 */
export function readSteps(
  text: string,
  words: WordBook,
  touch: Moment,
  present: Present,
): (() => ImportedResult)[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new UserError('The cell "steps" is not JSON.', { cause: error });
  }
  if (!Array.isArray(list) || list.length === 0)
    throw new UserError('The cell "steps" is not a list of steps.');
  return list.map((value, index) =>
    readStep(new Item(value, `Step ${index + 1}`, stepKeys), words, touch, present),
  );
}

function readStep(step: Item, words: WordBook, touch: Moment, present: Present): () => ImportedResult {
  const stage = step.whole('stage', 0, stages.length - 1);
  const state = step.oneOf('state', states);
  const told = state === null ? undefined : { stage: stage === null ? '' : stages[stage]!, state };
  const outcome = words.outcome(step.name('outcome', textLimit.word), told);
  const reasonText = step.optionalName('reason', textLimit.word);
  const reason = reasonText === null ? null : words.reason(reasonText, true);
  const moment = step.moment();
  if (moment.at === null ? moment.day > present.today : moment.at > present.clock.now)
    throw step.wrong('is in the future');
  if (isBefore(moment, touch)) throw step.wrong('is before the touch itself');
  const rest = {
    uid: step.bytes('uid'),
    moment,
    place: step.oneOf('broke', places),
    value: step.whole('value', 0, largestAmount),
    note: step.text('note', textLimit.note),
  };
  return () => ({ ...rest, outcomeId: outcome.id(), reasonId: reason && reason.id() });
}
