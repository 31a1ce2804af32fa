import { quoteLine } from '../../domain/command-line.js';
import type { Context } from '../../context.js';
import { dayTitleBy, type Day } from '../../domain/calendar.js';
import { rateWords, spansOf } from '../../domain/plan.js';
import type { Choice } from '../../domain/touch.js';
import { dayOf, type Clock } from '../../domain/when.js';
import type { Flags } from '../../options/flags.js';
import { say } from '../../render/safe.js';
import { evidenceWords, parseEvidence } from '../../report/measures/evidence.js';
import type { Journal } from '../../store/file/journal.js';
import { plansFor } from '../../store/tactics/plans.js';
import {
  newestVersion,
  requireTactic,
  versionTitle,
  type TacticVersion,
} from '../../store/tactics/tactics.js';
import { allTrials } from '../../store/tactics/trials.js';
import type { Write } from '../../store/file/write.js';
import { decide, readEvidence } from './decide.js';
import { settleLearned } from './learned.js';
import { joinWords } from '../flags/lead-choice.js';

/**
 * Puts a tactic aside: it is no longer offered, its record stays. It ends the trials of all of its versions. Of an older
 * version named, that one alone is dropped. Throws UserError where there is no such tactic.
 */
export async function tacticDrop(ctx: Context, words: string[], flags: Flags<'tactic drop'>): Promise<void> {
  const journal = ctx.open('write');
  const tactic = requireTactic(journal, joinWords(words));
  if (tactic.droppedDay !== null)
    return ctx.note(say`${tactic.name} was dropped on ${tactic.droppedDay} already.`);
  const learned = await settleLearned(ctx, flags.learned);
  const evidence = readEvidence(journal, tactic, ctx.clock);
  const decided = journal.write('tactic drop', ctx.clock, (write) => {
    write.summary = `tactic ${isNewest(journal, tactic) ? tactic.name : decidedTitle(journal, tactic)}`;
    return dropTactic(journal, write, tactic, { learned, evidence }, ctx.clock);
  });
  ctx.print(droppedLine(journal, tactic, ctx.today));
  for (const line of decided) ctx.print(line);
}

/**
 * Decides to drop a version. With the newest one its tactic is put aside, and running trials of its other versions are
 * decided, too. A line for each decision.
 */
export function dropTactic(
  journal: Journal,
  write: Write,
  tactic: TacticVersion,
  { learned, evidence }: { learned: string | null; evidence: string },
  clock: Clock,
): string[] {
  const day = dayOf(clock);
  decide(journal, write, { tactic, choice: 'drop', learned, evidence, day });
  const lines = [decidedLine(journal, 'drop', tactic, evidence)];
  if (tactic.droppedDay === null && !isNewest(journal, tactic)) return lines;
  for (const trial of allTrials(journal)) {
    const isOther = trial.tacticId === tactic.tacticId && trial.versionId !== tactic.versionId;
    if (!isOther || trial.decided !== null) continue;
    const other = { ...tactic, versionId: trial.versionId, version: trial.version };
    const own = readEvidence(journal, other, clock);
    decide(journal, write, { tactic: other, choice: 'drop', learned: null, evidence: own, day });
    lines.push(decidedLine(journal, 'drop', other, own));
  }
  if (tactic.droppedDay === null) write.edit('tactic', tactic.tacticId, { dropped_day: day });
  return lines;
}

function isNewest(journal: Journal, { tacticId, version }: TacticVersion): boolean {
  return version === newestVersion(journal, tacticId);
}

/** The version that is decided, as it is to be typed. */
export function decidedTitle(journal: Journal, tactic: TacticVersion): string {
  return versionTitle({ ...tactic, isNewest: isNewest(journal, tactic) ? 1 : 0 });
}

/** `decided: keep cold-call · 6 of 24 met (12–45%), keep` */
export function decidedLine(
  journal: Journal,
  choice: Choice,
  tactic: TacticVersion,
  evidence: string,
): string {
  return say`decided: ${choice} ${decidedTitle(journal, tactic)} · ${evidenceWords(parseEvidence(evidence))}`;
}

/** What became of a tactic as it was before it was dropped, and of what is planned of it from that day on. */
export function droppedLine(journal: Journal, tactic: TacticVersion, today: Day): string {
  const { tacticId, name, version, droppedDay } = tactic;
  if (droppedDay === null && !isNewest(journal, tactic))
    return say`${name}@${version} dropped alone, ${name}@${newestVersion(journal, tacticId)} stays in use; to drop all: prospect tactic drop ${quoteLine([name])}`;
  const plans = droppedDay === null ? spansOf(plansFor(journal, { tacticId, stage: null })) : [];
  const ended = plans
    .filter(({ amount, to }) => amount > 0 && (to === null || to >= today))
    .map((plan) => rateWords(plan) + (plan.from > today ? ` from ${dayTitleBy(plan.from, today)}` : ''));
  const words =
    ended.length === 0
      ? ''
      : `, its ${ended.length === 1 ? 'plan' : 'plans'} (${ended.join(', ')}) ${ended.length === 1 ? 'ends' : 'end'}`;
  return say`tactic ${name} dropped; its record stays${words}`;
}
