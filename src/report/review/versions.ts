import { addDays, type Day } from '../../domain/calendar.js';
import type { Clock } from '../../domain/when.js';
import { lastDecidedWords } from '../learned/decided.js';
import { evidenceOf, evidenceWords, parseEvidence } from '../measures/evidence.js';
import { readReportQuery } from '../measures/query.js';
import { weekName, type RunningTrial, type TacticQuestion, type VersionVerdict } from './review.js';
import { isPastEnd } from '../trial/outlook.js';
import { plannedWeeks } from '../../store/counts/plan.js';
import { versionsOfWeek, type ReviewedVersion, type ReviewScope } from '../../store/counts/review.js';
import { countTrialTouches } from '../../store/counts/trial.js';
import { decisionsUpTo } from '../../store/tactics/decisions.js';
import type { Journal } from '../../store/file/journal.js';
import { goalOf, usualOf } from '../../store/settings/settings.js';
import { runningTrials } from '../../store/tactics/trials.js';
import { feelingDay } from '../fit/read.js';
import { readDecided } from '../learned/read.js';
import { readWorked } from '../tactics/read.js';

/** What is known of a version that is asked about. */
type Known = Pick<TacticQuestion, 'standing' | 'decided' | 'decidedAt'>;
export type Knowledge = (version: ReviewedVersion) => Known;

/** Every version used is asked about then. */
export const nothingKnown: Knowledge = () => ({ standing: null, decided: [], decidedAt: null });

/** What is said of the versions a review asks about; it is worked out once, when it is first asked for. */
export function knowledgeOf(
  journal: Journal,
  { week, asOf }: Pick<ReviewScope, 'week' | 'asOf'>,
  clock: Clock,
): Knowledge {
  let standings: ((version: ReviewedVersion) => VersionVerdict) | undefined;
  const known = new Map<number, Known>();
  return (version) => {
    const before = known.get(version.versionId);
    if (before !== undefined) return before;
    standings ??= readStandings(journal, week, clock);
    const now = { standing: standings(version), ...readLastDecided(journal, version, asOf) };
    known.set(version.versionId, now);
    return now;
  };
}

/** What was decided last about a tactic and what came of it, as sentences; and the verdict on this version then. */
function readLastDecided(
  journal: Journal,
  { tacticId, versionId }: ReviewedVersion,
  asOf: Day,
): Pick<Known, 'decided' | 'decidedAt'> {
  const all = decisionsUpTo(journal, asOf);
  const own = all.findLast((decision) => decision.versionId === versionId);
  const decidedAt = own === undefined ? null : parseEvidence(own.evidence).verdict;
  const last = all.findLast((decision) => decision.tacticId === tacticId);
  if (last === undefined) return { decided: [], decidedAt };
  const [decided] = readDecided(journal, { asOf, goal: goalOf(journal) }, ({ id }) => id === last.id);
  return { decided: decided === undefined ? [] : lastDecidedWords(decided, asOf), decidedAt };
}

function readStandings(
  journal: Journal,
  week: Day,
  clock: Clock,
): (version: ReviewedVersion) => VersionVerdict {
  const query = readReportQuery({ period: weekName({ week }) }, clock, () => true, usualOf(journal));
  const { rows, judgements } = readWorked(journal, query, { ranked: false });
  const { window } = query;
  return ({ versionId }) => {
    const row = rows.find(({ key }) => key === versionId);
    const judgement = judgements.byTactic.get(versionId) ?? null;
    if (row === undefined) return { verdict: null, text: 'never done so far.', leads: 0, window };
    const text = judgement?.text ?? `${evidenceWords(evidenceOf(row, judgement, null, query))}.`;
    return { verdict: judgement?.verdict ?? null, text, leads: row.leads, window };
  };
}

/** The versions that may have to be decided, with all that is known of them. */
export function readVersions(journal: Journal, scope: ReviewScope, knowledge: Knowledge): TacticQuestion[] {
  const versions = versionsInUse(journal, scope);
  const trials = versions.length === 0 ? [] : runningTrials(journal, scope.asOf);
  return versions.map(({ version, planned }): TacticQuestion => {
    const trial = trials.find(({ versionId }) => versionId === version.versionId);
    const running = trial === undefined ? null : runningTrial(journal, trial, scope.asOf);
    const key = `tactic ${version.uid}`;
    return { group: 'tactics', key, version, planned, trial: running, ...knowledge(version) };
  });
}

/**
 * Versions used in the week, and the newest of a tactic that was planned and not used, unless it is of that week; none
 * that was decided about in it.
 */
function versionsInUse(
  journal: Journal,
  scope: ReviewScope,
): { version: ReviewedVersion; planned: number | null }[] {
  const { week, asOf } = scope;
  const to = feelingDay(week, asOf);
  const planned = plannedNow(journal, to);
  const versions = versionsOfWeek(journal, { from: week, to, asOf });
  const used = new Map<number, number>();
  for (const { tacticId, touches } of versions)
    if (touches > 0) used.set(tacticId, (used.get(tacticId) ?? 0) + 1);
  // The plan is of the tactic: where several versions share it, none is held against it.
  const plannedOf = ({ tacticId }: ReviewedVersion) =>
    (used.get(tacticId) ?? 0) > 1 ? null : (planned.get(tacticId) ?? null);
  const isDue = (version: ReviewedVersion) =>
    version.touches > 0 ||
    (planned.has(version.tacticId) &&
      !used.has(version.tacticId) &&
      (version.made === null || version.made < week));
  return versions
    .filter((version) => isDue(version) && !version.isDecided)
    .map((version) => ({ version, planned: plannedOf(version) }));
}

/** Touches planned for the whole ISO week of a day, by tactic. */
export function plannedNow(journal: Journal, day: Day): Map<number, number> {
  return new Map(
    plannedWeeks(journal, day, 1).map(({ tacticId, weeks }) => [tacticId, weeks[0]?.planned ?? 0]),
  );
}

function runningTrial(journal: Journal, trial: RunningTrial['trial'], asOf: Day): RunningTrial {
  const { touches: done } = countTrialTouches(journal, trial, asOf, asOf);
  // A review comes once a week and looks back on its own day, too: a trial that ends today is decided now.
  return { trial, done, isOver: isPastEnd(trial, done, addDays(asOf, 1)) };
}
