import type { Context } from '../../context.js';
import { stages } from '../../domain/touch.js';
import { say } from '../../render/safe.js';
import {
  addOutcome,
  addReason,
  allOutcomes,
  allReasons,
  foldWord,
  type Outcome,
  type Reason,
} from '../../store/touches/words.js';

/** An outcome to be added; it is offered for every channel. */
export type NewOutcome = Pick<Outcome, 'name' | 'state' | 'ends' | 'asks'> & { stage: number };

/** A reason to be added. */
export type NewReason = Pick<Reason, 'name' | 'place'>;

/** Adds the words that were made while a touch was told, in a write of their own, before the touch is stored with them. */
export function addNewWords(
  ctx: Context,
  { newOutcome, newReason }: { newOutcome?: NewOutcome | undefined; newReason?: NewReason | undefined },
): void {
  const journal = ctx.open('create');
  const isThere = (words: { folded: string }[], name: string) =>
    words.some(({ folded }) => folded === foldWord(name));
  const outcome = newOutcome && !isThere(allOutcomes(journal), newOutcome.name) ? newOutcome : undefined;
  const reason = newReason && !isThere(allReasons(journal), newReason.name) ? newReason : undefined;
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
      say`new outcome ${outcome.name} (${stages[outcome.stage]!}, ${outcome.state}${outcome.ends === 'yes' ? ', ends the lead' : ''})`,
    );
  if (reason) ctx.note(say`new reason ${reason.name}${reason.place === null ? '' : ` (${reason.place})`}`);
}
