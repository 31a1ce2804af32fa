import { quoteLine } from '../../domain/command-line.js';
import type { Context } from '../../context.js';
import { choices, type Choice } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import type { Journal } from '../../store/file/journal.js';
import { requireTactic, versionTitle, type TacticVersion } from '../../store/tactics/tactics.js';
import { allTrials, type TrialRow } from '../../store/tactics/trials.js';
import { decide, readEvidence } from './decide.js';
import { readLearned, settleLearned } from './learned.js';
import { decidedLine, decidedTitle, droppedLine, dropTactic } from './tactic-drop.js';
import { noteRevived, settleTexts, toldOfTweak, tweakTactic } from './tactic-tweak.js';
import { joinWords } from '../flags/lead-choice.js';

export type DecideFlags = Flags<'trial decide'>;

/**
 * Keeps, tweaks or drops a tactic and freezes what is known of it; the running trial, if there is one, is over. Throws
 * UserError where the decision or its tactic is not clear, and where a dropped tactic is to be kept.
 */
export async function trialDecide(ctx: Context, words: string[], flags: DecideFlags): Promise<void> {
  const choice = readChoice(words);
  const journal = ctx.open('write');
  const tactic = readSubject(journal, words.slice(0, -1));
  checkChange(choice, flags);
  if (choice === 'keep') refuseDropped(tactic);
  if (flags.learned !== undefined) readLearned(flags.learned);
  const { change } =
    choice === 'tweak' ? await settleTexts(ctx, tactic, { ...flags, learned: '' }) : { change: '' };
  const learned = await settleLearned(ctx, flags.learned);
  const evidence = readEvidence(journal, tactic, ctx.clock);
  const lines = journal.write('trial decide', ctx.clock, (write) => {
    write.summary = `${choice} ${decidedTitle(journal, tactic)}`;
    if (choice === 'drop')
      return [
        ...dropTactic(journal, write, tactic, { learned, evidence }, ctx.clock),
        droppedLine(journal, tactic, ctx.today),
      ];
    decide(journal, write, { tactic, choice, learned, evidence, day: ctx.today });
    if (choice === 'keep') return [decidedLine(journal, choice, tactic, evidence)];
    const made = tweakTactic(journal, write, tactic, change, ctx.today);
    return toldOfTweak(ctx, journal, { made, from: tactic, change, evidence });
  });
  for (const line of lines) ctx.print(line);
  if (choice === 'tweak') noteRevived(ctx, tactic);
}

function readChoice(words: readonly string[]): Choice {
  const found = choices.find((choice) => choice === words.at(-1)?.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new UserError(`Keep, tweak or drop ${joinWords([...words])}?`, {
    hint: 'Say which at the end: prospect trial decide cold-call keep --learned "what you learned"',
  });
}

/** The version that is decided: the one named, else of the tactic named the one on trial, else the only one on trial. */
function readSubject(journal: Journal, words: string[]): TacticVersion {
  const running = allTrials(journal).filter(({ decided }) => decided === null);
  if (words.length > 0) {
    const name = joinWords(words);
    const tactic = requireTactic(journal, name);
    const own = running.filter(({ tacticId }) => tacticId === tactic.tacticId);
    const isNamed = /@\d+$/.test(name) || own.some(({ versionId }) => versionId === tactic.versionId);
    return isNamed || own.length === 0 ? tactic : versionOf(journal, onlyOne(own));
  }
  if (running.length === 0)
    throw new UserError('No trial runs, so there is none to decide.', {
      hint: 'To decide about a tactic without a trial, name it: prospect trial decide cold-call keep',
    });
  return versionOf(journal, onlyOne(running));
}

function onlyOne(running: readonly TrialRow[]): TrialRow {
  const [first] = running;
  if (running.length === 1) return first!;
  const names = running.map((trial) => versionTitle(trial)).join(', ');
  throw new UserError(`${running.length} trials run: ${names}.`, {
    hint: `Say which: prospect trial decide ${quoteLine([versionTitle(first!)])} keep`,
  });
}

function versionOf(journal: Journal, { name, version }: TrialRow): TacticVersion {
  return requireTactic(journal, `${name}@${version}`);
}

function checkChange(choice: Choice, { change }: DecideFlags): void {
  if (choice === 'tweak' || change === undefined) return;
  throw new UserError(`--change goes with tweak, not with ${choice}.`, {
    hint: 'Say tweak to go on with a changed tactic, or leave --change out.',
  });
}

function refuseDropped({ name, droppedDay }: TacticVersion): void {
  if (droppedDay === null) return;
  throw new UserError(`${name} was dropped on ${droppedDay}.`, {
    hint: `To keep it, take it up again first: prospect tactic revive ${quoteLine([name])}`,
  });
}
