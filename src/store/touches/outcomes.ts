import { nearest } from '../../domain/match.js';
import { checkName, foldWord, textLimit } from '../../domain/text.js';
import type { Day } from '../../domain/calendar.js';
import type { Channel, Place, State } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** An outcome as the journal defines it; `stage` null means the furthest the lead had come. */
export interface Outcome {
  id: number;
  name: string;
  folded: string;
  stage: number | null;
  state: State;
  ends: 'no' | 'yes' | 'address';
  stops: 0 | 1;
  asks: 'date' | 'meeting' | 'lead' | null;
  /** Channels it is offered for, separated by blanks; blank for all. */
  channels: string;
}

export interface Reason {
  id: number;
  name: string;
  folded: string;
  place: Place | null;
}

export function allOutcomes(journal: Journal): Outcome[] {
  return journal.all(
    'SELECT id, name, folded, stage, state, ends, stops, asks, channels FROM outcome ORDER BY id',
  );
}

export function allReasons(journal: Journal): Reason[] {
  return journal.all('SELECT id, name, folded, place FROM reason ORDER BY id');
}

const noAnswerUid = Buffer.from('00000000000070008000000000000101', 'hex');

/** The outcome that says nobody answered, whatever it is called by now. */
export function noAnswer(journal: Journal): Outcome {
  const id = journal.get<{ id: number }>('SELECT id FROM outcome WHERE uid = ?', [noAnswerUid])?.id;
  return allOutcomes(journal).find((outcome) => outcome.id === id)!;
}

/** Local days from one to the last before another. */
export interface DaysOfUse {
  from: Day;
  before: Day;
}

/** How often each outcome was what a touch by that channel came to at first, by the outcome's number. */
export function outcomeUse(
  journal: Journal,
  channel: Channel,
  { from, before }: DaysOfUse,
): Map<number, number> {
  const rows = journal.all<{ id: number; uses: number }>(
    `SELECT r.outcome_id AS id, count(*) AS uses FROM touch t JOIN result r ON r.touch_id = t.id
     JOIN tactic_version v ON v.id = t.version_id JOIN tactic c ON c.id = v.tactic_id
     WHERE t.day >= ? AND t.day < ? AND c.channel = ?
       AND r.id = (SELECT min(id) FROM result WHERE touch_id = t.id) GROUP BY 1 ORDER BY 1`,
    [from, before, channel],
  );
  return new Map(rows.map(({ id, uses }) => [id, uses]));
}

/** How often each reason was given for a touch, by its number. */
export function reasonUse(journal: Journal, { from, before }: DaysOfUse): Map<number, number> {
  const rows = journal.all<{ id: number; uses: number }>(
    `SELECT r.reason_id AS id, count(*) AS uses FROM touch t JOIN result r ON r.touch_id = t.id
     WHERE t.day >= ? AND t.day < ? AND r.reason_id IS NOT NULL GROUP BY 1 ORDER BY 1`,
    [from, before],
  );
  return new Map(rows.map(({ id, uses }) => [id, uses]));
}

/**
 * The outcome or reason named `text`, in any case. `what` is "outcome" or "reason". Throws UserError with the nearest
 * names where there is none.
 */
export function findWord<Word extends { name: string; folded: string }>(
  what: string,
  words: Word[],
  text: string,
): Word {
  const folded = foldWord(text);
  const found = words.find((word) => word.folded === folded);
  if (found) return found;
  const near = nearest(
    folded,
    words.map((word) => word.folded),
  ).map((name) => words.find((word) => word.folded === name)!.name);
  throw new UserError(`There is no ${what} "${text}".`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}? See all with "prospect ${what} list", add one with "prospect ${what} add".`
        : `Known: ${words.map((word) => word.name).join(', ')}.`,
  });
}

/** Adds an outcome, whose name none may have yet. Throws UserError where it cannot be called so. */
export function addOutcome(
  write: Write,
  outcome: Pick<Outcome, 'name' | 'stage' | 'state' | 'ends' | 'asks'> & { channels: Channel[] },
): void {
  write.insert('outcome', {
    name: checkName('outcome', outcome.name, textLimit.word),
    folded: foldWord(outcome.name),
    stage: outcome.stage,
    state: outcome.state,
    ends: outcome.ends,
    asks: outcome.asks,
    channels: outcome.channels.join(' '),
  });
}

/** Adds a reason, whose name none may have yet. Throws UserError where it cannot be called so. */
export function addReason(write: Write, name: string, place: Place | null): void {
  write.insert('reason', { name: checkName('reason', name, textLimit.word), folded: foldWord(name), place });
}

/**
 * Gives an outcome or a reason another name, which none may have yet. Throws UserError where it cannot be called so.
 */
export function renameWord(write: Write, table: 'outcome' | 'reason', id: number, name: string): void {
  write.edit(table, id, { name: checkName(table, name, textLimit.word), folded: foldWord(name) });
}
