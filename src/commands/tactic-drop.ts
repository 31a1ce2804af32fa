import type { Context } from '../context.js';
import { dayOf, type Clock } from '../domain/when.js';
import { say } from '../render/safe.js';
import { evidenceWords, parseEvidence } from '../report/evidence.js';
import type { Journal } from '../store/journal.js';
import { requireTactic, tacticTitle, type TacticVersion } from '../store/tactics.js';
import { allTrials } from '../store/trials.js';
import type { Write } from '../store/write.js';
import { decide, readEvidence } from './decide.js';
import { settleLearned } from './learned.js';
import { joinWords } from './who.js';

/** Puts a tactic aside: it is no longer offered, its record stays. It ends the trials of all of its versions. */
export async function tacticDrop(ctx: Context, words: string[], flags: { learned?: string }): Promise<void> {
  const journal = ctx.open('write');
  const tactic = requireTactic(journal, joinWords(words));
  if (tactic.droppedDay !== null)
    return ctx.note(say`${tactic.name} was dropped on ${tactic.droppedDay} already.`);
  const learned = await settleLearned(ctx, flags.learned);
  const evidence = readEvidence(journal, tactic, ctx.clock);
  journal.write('tactic drop', ctx.clock, (write) => {
    dropTactic(journal, write, tactic, { learned, evidence }, ctx.clock);
    write.summary = `tactic ${tactic.name}`;
  });
  ctx.print(say`tactic ${tactic.name} dropped; its record stays`);
  ctx.print(say`decided: drop ${tacticTitle(tactic)} · ${evidenceWords(parseEvidence(evidence))}`);
}

/** Decides to drop a version and puts its tactic aside; running trials of its other versions are decided with it. */
export function dropTactic(
  journal: Journal,
  write: Write,
  tactic: TacticVersion,
  { learned, evidence }: { learned: string | null; evidence: string },
  clock: Clock,
): void {
  const day = dayOf(clock);
  decide(journal, write, { tactic, choice: 'drop', learned, evidence, day });
  for (const trial of allTrials(journal)) {
    const isOther = trial.tacticId === tactic.tacticId && trial.versionId !== tactic.versionId;
    if (!isOther || trial.decided !== null) continue;
    const other = { ...tactic, versionId: trial.versionId, version: trial.version };
    const own = readEvidence(journal, other, clock);
    decide(journal, write, { tactic: other, choice: 'drop', learned: null, evidence: own, day });
  }
  if (tactic.droppedDay === null) write.edit('tactic', tactic.tacticId, { dropped_day: day });
}
