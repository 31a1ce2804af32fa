import { quoteLine } from '../../domain/command-line.js';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import {
  readCallList,
  withOwnFollowUps,
  withoutTouched,
  type CallList,
  type CalledFlags,
} from './block-leads.js';
import { pickTactic } from '../flags/tactic.js';
import { joinWords } from '../flags/lead-choice.js';

export type BlockFlags = CalledFlags;

/**
 * Logs a calling hour, one key a call; each touch is stored at once. Throws UserError where there is no terminal to ask
 * on.
 */
export async function block(ctx: Context, words: string[], flags: BlockFlags): Promise<void> {
  const typed = joinWords(words);
  const isPiped = flags.leads === '-';
  if (!ctx.canPrompt && !isPiped) throw nobodyThere(typed);
  const journal = ctx.open('create');
  const listed = await readCallList(ctx, journal, flags);
  // The list came where keys come from, so they are taken from the terminal itself.
  const close = isPiped && !ctx.host.isTerminal('in') ? ctx.host.openKeyboard?.() : undefined;
  try {
    if (!ctx.canPrompt) throw nobodyThere(typed);
    await callThem(ctx, journal, listed, typed, flags);
  } finally {
    close?.();
  }
}

async function callThem(
  ctx: Context,
  journal: Journal,
  listed: CallList | null,
  typed: string,
  flags: BlockFlags,
): Promise<void> {
  const how = await pickTactic(ctx, journal, { tactic: typed, ...(flags.new && { new: true }) }, ctx.today);
  const calls =
    listed && !how.isNew
      ? withoutTouched(ctx, journal, withOwnFollowUps(listed, how.tactic), how.tactic.tacticId)
      : listed;
  ctx.print(startLine(how.isNew ? how.name : tacticTitle(how.tactic), calls));
  if (calls !== null && calls.people.length === 0) {
    if (calls.met + calls.ended > 0) ctx.note(howToCall(calls));
    return;
  }
  const { runBlock } = await import('./block-run.js');
  await runBlock(ctx, journal, { how, calls, flags });
}

function nobodyThere(tactic: string): UserError {
  return new UserError('A block takes a key for each call, and there is no terminal to take it from.', {
    hint: `To log a list at once: prospect log -t ${quoteLine([tactic])} -o no-answer --leads FILE`,
  });
}

/** How to call those that were left out because of how far they came. */
function howToCall({ met, ended }: CallList): string {
  const options = [met > 0 && '--state open', ended > 0 && '--state won or --state lost'].filter(Boolean);
  return `To call them all the same, add ${options.join(', or ')}.`;
}

function startLine(tactic: string, calls: CallList | null): string {
  if (calls === null)
    return say`Block of ${tactic} · nobody in particular: each key is a touch, w names somebody first`;
  const { people, touched, later, met, ended, stopped, others } = calls;
  const left = [
    touched > 0 && `${touched} touched with it today`,
    met > 0 && `${met} met`,
    ended > 0 && `${ended} won or lost`,
    stopped > 0 && `${stopped} not to be contacted`,
    others > 0 && `${others} to follow up with another tactic`,
  ].filter(Boolean);
  const parts = [
    people.length === 0 ? 'nobody to call' : some(people.length, 'lead'),
    left.length > 0 && `left out: ${left.join(', ')}`,
    later > 0 && `${later} later today`,
  ];
  return say`Block of ${tactic} · ${parts.filter(Boolean).join(' · ')}`;
}
