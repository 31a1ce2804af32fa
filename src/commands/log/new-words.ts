import type { Context } from '../../context.js';
import { stages } from '../../domain/touch.js';
import { say } from '../../render/safe.js';
import { notAdded, type Said } from '../../store/touches/said.js';
import {
  addOutcome,
  addReason,
  allOutcomes,
  allReasons,
  type Outcome,
  type Reason,
} from '../../store/touches/outcomes.js';

/** Adds the words that were made while a touch was told, in a write of their own, before the touch is stored with them. */
export function addNewWords(ctx: Context, said: Said): void {
  const journal = ctx.open('create');
  const isAbsent = (words: { folded: string }[], word: Outcome | Reason | undefined) =>
    word?.id === notAdded && !words.some(({ folded }) => folded === word.folded);
  const outcome = isAbsent(allOutcomes(journal), said.outcome) ? said.outcome : undefined;
  const reason = isAbsent(allReasons(journal), said.reason) ? said.reason : undefined;
  if (outcome)
    journal.write('outcome add', ctx.clock, (write) => {
      addOutcome(write, { ...outcome, channels: [] });
      write.summary = `outcome ${outcome.name}`;
    });
  if (reason)
    journal.write('reason add', ctx.clock, (write) => {
      addReason(write, reason.name, reason.place);
      write.summary = `reason ${reason.name}`;
    });
  if (outcome)
    ctx.note(
      say`new outcome ${outcome.name} (${stages[outcome.stage!]!}, ${outcome.state}${outcome.ends === 'yes' ? ', ends the lead' : ''})`,
    );
  if (reason) ctx.note(say`new reason ${reason.name}${reason.place === null ? '' : ` (${reason.place})`}`);
}
