import type { Day } from '../../domain/calendar.js';
import type { Choice } from '../../domain/touch.js';
import type { Clock } from '../../domain/when.js';
import { evidenceOf, type Evidence } from '../../report/measures/evidence.js';
import { readReportQuery, type ReportQuery } from '../../report/measures/query.js';
import { unusedRow } from '../../report/tactic/tactic.js';
import { evidenceOfTrial } from '../../report/trial/status.js';
import { addDecision } from '../../store/tactics/decisions.js';
import { groupsOf } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { usualOf } from '../../store/settings/settings.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';
import { undecidedTrial } from '../../store/tactics/trials.js';
import type { Write } from '../../store/file/write.js';
import { readWorked } from '../../report/tactics/read.js';
import { readTrials } from '../../report/trial/read.js';

/** What is decided about a version of a tactic; evidence is JSON. */
interface NewDecision {
  tactic: TacticVersion;
  choice: Choice;
  learned: string | null;
  evidence: string;
  day: Day;
}

/**
 * What is known of a version now, as JSON to be frozen with a decision: while a trial of it runs, what the trial has
 * brought; else what the report says of the version at the journal's goal.
 */
export function readEvidence(journal: Journal, tactic: TacticVersion, clock: Clock): string {
  const evidence = journal.snapshot(() => {
    const query = readReportQuery({ period: 'all' }, clock, () => true, usualOf(journal));
    const trial = undecidedTrial(journal, tactic.versionId);
    return trial === undefined
      ? evidenceOfVersion(journal, tactic, query)
      : evidenceOfTrial(readTrials(journal, [trial], query)[0]!);
  });
  return JSON.stringify(evidence);
}

function evidenceOfVersion(journal: Journal, { versionId }: TacticVersion, query: ReportQuery): Evidence {
  const { rows, judgements } = readWorked(journal, query, { ranked: false });
  const row =
    rows.find(({ key }) => key === versionId) ??
    unusedRow(groupsOf(journal, 'tactic', [versionId], query.goal), query);
  return evidenceOf(row, judgements.byTactic.get(versionId) ?? null, null, query);
}

/** Adds a decision, which ends the version's running trial, if any; returns the decision's number. */
export function decide(journal: Journal, write: Write, decision: NewDecision): number {
  const { tactic, ...rest } = decision;
  const trialId = undecidedTrial(journal, tactic.versionId)?.id ?? null;
  return addDecision(write, { ...rest, versionId: tactic.versionId, trialId });
}
