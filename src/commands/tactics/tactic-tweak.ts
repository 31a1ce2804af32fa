import { addDays, type Day } from '../../domain/calendar.js';
import { checkName, checkText, textLimit } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import type { Flags } from '../../options/flags.js';
import { say } from '../../render/safe.js';
import { parseEvidence } from '../../report/measures/evidence.js';
import { tweakLines, weeksAhead } from '../../report/trial/tweaked.js';
import type { Journal } from '../../store/file/journal.js';
import { plannedTouchesOf } from '../../store/counts/plan.js';
import { goalOf } from '../../store/settings/settings.js';
import { addVersion, requireTactic, tacticTitle, type TacticVersion } from '../../store/tactics/tactics.js';
import { worthColumn } from '../../store/tactics/worths.js';
import { runningTrials } from '../../store/tactics/trials.js';
import type { Write } from '../../store/file/write.js';
import { decide, readEvidence } from './decide.js';
import { readTraits, traitFlags } from '../flags/traits.js';
import { joinWords } from '../flags/lead-choice.js';

export type TweakFlags = Flags<'tactic tweak'>;

/**
 * Goes on with a changed tactic as its next version; what was known of the old one is kept as a decision. Throws
 * UserError where no change is given and there is nobody to ask.
 */
export async function tacticTweak(ctx: Context, words: string[], flags: TweakFlags): Promise<void> {
  const journal = ctx.open('write');
  const tactic = requireTactic(journal, joinWords(words));
  const { worth } = readTraits(traitFlags(flags));
  const { change, learned } = await settleTexts(ctx, tactic, flags);
  const evidence = readEvidence(journal, tactic, ctx.clock);
  const made = journal.write('tactic tweak', ctx.clock, (write) => {
    decide(journal, write, { tactic, choice: 'tweak', learned, evidence, day: ctx.today });
    if (worth !== undefined) write.edit('tactic', tactic.tacticId, { [worthColumn(goalOf(journal))]: worth });
    const version = tweakTactic(journal, write, tactic, change, ctx.today);
    write.summary = `tactic ${tacticTitle(version)}`;
    return version;
  });
  for (const line of toldOfTweak(ctx, journal, { made, from: tactic, change, evidence })) ctx.print(line);
  noteRevived(ctx, tactic);
  noteOtherTrials(ctx, journal, tactic);
}

/** What a tweak is answered with, and what the touches planned of the tactic can show of it. */
export function toldOfTweak(
  ctx: Context,
  journal: Journal,
  tweak: { made: TacticVersion; from: TacticVersion; change: string; evidence: string },
): string[] {
  const end = addDays(ctx.today, 7 * weeksAhead);
  const planned = plannedTouchesOf(journal, tweak.from.tacticId, ctx.today, end);
  return tweakLines({ ...tweak, evidence: parseEvidence(tweak.evidence), planned });
}

/** Says that a tactic, as it was before it was tweaked, was a dropped one. */
export function noteRevived(ctx: Context, { name, droppedDay }: TacticVersion): void {
  if (droppedDay !== null) ctx.note(say`${name} was dropped on ${droppedDay}; it is in use again.`);
}

/** Adds the next version of a tactic, `tactic` with a change; a dropped one is taken up again. */
export function tweakTactic(
  journal: Journal,
  write: Write,
  tactic: TacticVersion,
  change: string,
  day: Day,
): TacticVersion {
  return addVersion(journal, write, tactic, readChange(change), day);
}

/**
 * What changes and what was learned: as typed, else as answered. Throws UserError where no change is given and there is
 * nobody to ask.
 */
export async function settleTexts(
  ctx: Context,
  tactic: TacticVersion,
  flags: TweakFlags,
): Promise<{ change: string; learned: string | null }> {
  const texts = {
    change: flags.change && readChange(flags.change),
    learned: flags.learned && readLearned(flags.learned),
  };
  if (texts.change) return { change: texts.change, learned: texts.learned || null };
  if (!ctx.canPrompt)
    throw new UserError(`What changes with ${tacticTitle(tactic)}?`, {
      hint: 'Add --change TEXT, for example: --change "ask for 5 minutes, not 30"',
    });
  const { askTweak } = await import('../../prompt/tweak.js');
  const told = await askTweak(ctx, tacticTitle(tactic), flags, { change: readChange, learned: readLearned });
  return { change: readChange(told.change ?? ''), learned: told.learned || null };
}

function readChange(text: string): string {
  return checkName('change', text, textLimit.note);
}

function readLearned(text: string): string {
  return checkText('lesson', text, textLimit.note);
}

/** A trial of another version goes on, though new touches no longer go to it. */
function noteOtherTrials(ctx: Context, journal: Journal, { tacticId, versionId }: TacticVersion): void {
  for (const trial of runningTrials(journal, ctx.today))
    if (trial.tacticId === tacticId && trial.versionId !== versionId)
      ctx.note(say`The trial of ${trial.name}@${trial.version} goes on until it is decided.`);
}
