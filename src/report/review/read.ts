import { addDays, type Day } from '../../domain/calendar.js';
import type { Clock } from '../../domain/when.js';
import { lastDecidedWords } from '../learned/decided.js';
import { weekEnd } from '../due/due.js';
import { evidenceOf, evidenceWords } from '../measures/evidence.js';
import { readReportQuery } from '../measures/query.js';
import {
  askedPerGroup,
  groupNames,
  weekName,
  type GroupName,
  type PlanQuestion,
  type Question,
  type QuestionGroup,
  type Review,
  type RunningTrial,
  type VersionVerdict,
  type TacticQuestion,
} from './review.js';
import { isPastEnd } from '../trial/outlook.js';
import { stepRows, stepsOfGroup, type StepGroup, type StepRow } from '../../store/promises/agenda.js';
import { plannedWeeks, readPlanned } from '../../store/counts/plan.js';
import {
  silentTouches,
  tacticUids,
  unexplainedFailures,
  versionsOfWeek,
  type ReviewedVersion,
  type ReviewScope,
} from '../../store/counts/review.js';
import { countTrialTouches } from '../../store/counts/trial.js';
import { decisionsUpTo } from '../../store/tactics/decisions.js';
import { tacticsInUse } from '../../store/tactics/feelings.js';
import type { Journal } from '../../store/file/journal.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { allPlans } from '../../store/tactics/plans.js';
import { restSettled, reviewAnswers } from '../../store/tactics/reviews.js';
import { goalOf, usualOf } from '../../store/settings/settings.js';
import { runningTrials } from '../../store/tactics/trials.js';
import { feelingDay, fitQuestions } from '../fit/read.js';
import { readDecided } from '../learned/read.js';
import { readWorked } from '../tactics/read.js';

/** What is known of a version that is asked about. */
type Known = Pick<TacticQuestion, 'standing' | 'decided'>;
export type Knowledge = (version: ReviewedVersion) => Known;

export const nothingKnown: Knowledge = () => ({ standing: null, decided: [] });

/** All open questions of a review, in order. */
export function readQuestions(journal: Journal, scope: ReviewScope, clock: Clock): Review {
  return journal.snapshot(() => {
    const knowledge = knowledgeOf(journal, scope, clock);
    return readGroups(journal, scope, knowledge);
  });
}

/** The groups with anything open, in order. */
export function readGroups(journal: Journal, scope: ReviewScope, knowledge: Knowledge): Review {
  const groups = groupNames.map((name) => readGroup(journal, scope, name, knowledge));
  return {
    week: scope.week,
    asOf: scope.asOf,
    groups: groups.filter(({ questions, more }) => questions.length > 0 || more > 0),
  };
}

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
    const now = { standing: standings(version), decided: readLastDecided(journal, version, asOf) };
    known.set(version.versionId, now);
    return now;
  };
}

/** What was decided last about a tactic and what came of it, as sentences. */
function readLastDecided(journal: Journal, { tacticId }: ReviewedVersion, asOf: Day): string[] {
  const last = decisionsUpTo(journal, asOf).findLast((decision) => decision.tacticId === tacticId);
  if (last === undefined) return [];
  const [decided] = readDecided(journal, { asOf, goal: goalOf(journal) }, ({ id }) => id === last.id);
  return decided === undefined ? [] : lastDecidedWords(decided, asOf);
}

function readStandings(
  journal: Journal,
  week: Day,
  clock: Clock,
): (version: ReviewedVersion) => VersionVerdict {
  const query = readReportQuery({ period: weekName({ week }) }, clock, () => true, usualOf(journal));
  const { rows, judgements } = readWorked(journal, query, { ranked: false });
  return ({ versionId }) => {
    const row = rows.find(({ key }) => key === versionId);
    const judgement = judgements.byTactic.get(versionId) ?? null;
    if (row === undefined) return { verdict: null, text: 'never done so far.' };
    const text = judgement?.text ?? `${evidenceWords(evidenceOf(row, judgement, null, query))}.`;
    return { verdict: judgement?.verdict ?? null, text };
  };
}

/** The open questions of one group. */
export function readGroup(
  journal: Journal,
  scope: ReviewScope,
  name: GroupName,
  knowledge: Knowledge,
): QuestionGroup {
  const asked = new Asked(journal, scope);
  if (asked.isClosed(`rest ${name}`)) return { name, questions: [], more: 0 };
  const { questions, count } = readers[name](journal, scope, asked, knowledge);
  return { name, questions, more: count - questions.length };
}

/** What the week's review has asked already, as far as that keeps it from being asked. */
class Asked {
  private readonly keys: Set<string>;

  constructor(journal: Journal, { week, asOf, again }: ReviewScope) {
    const rows = reviewAnswers(journal, week).filter(
      ({ day, answer }) => day <= asOf && !(again && answer === 'skipped'),
    );
    this.keys = new Set(rows.map(({ question }) => question));
  }

  isClosed(key: string): boolean {
    return this.keys.has(key);
  }

  /** How many more of a kind may be asked this week. */
  roomFor(kind: string): number {
    const asked = [...this.keys].filter((key) => key.startsWith(`${kind} `)).length;
    return Math.max(0, askedPerGroup - asked);
  }

  /** At most so many rows are kept from being asked. */
  get size(): number {
    return this.keys.size;
  }
}

interface Read {
  questions: Question[];
  /** With those that are not to be asked this week. */
  count: number;
}

type Reader = (journal: Journal, scope: ReviewScope, asked: Asked, knowledge: Knowledge) => Read;

const readers: Record<GroupName, Reader> = {
  meetings: (journal, scope, asked) =>
    readSteps(journal, scope, asked, 'did-it-happen', 'meeting', (key, step) => ({
      group: 'meetings',
      key,
      step,
    })),

  silent: (journal, scope, asked) => {
    const settled = restSettled(journal, 'silent', scope);
    const found = withLastResults(journal, scope.asOf, (lastResults) =>
      silentTouches(journal, scope, settled, lastResults, asked.roomFor('silent')),
    );
    const questions = found.rows.map((touch): Question => ({
      group: 'silent',
      key: `silent ${touch.uid}`,
      touch,
    }));
    return { questions, count: found.count };
  },

  // With the week before, since failures come after a Friday's review, too.
  reasons: (journal, scope, asked) => {
    const bounds = { from: addDays(scope.week, -7), settled: restSettled(journal, 'reasons', scope) };
    const found = unexplainedFailures(journal, scope, bounds, asked.roomFor('reason'));
    const questions = found.rows.map((failure): Question => ({
      group: 'reasons',
      key: `reason ${failure.uid}`,
      failure,
    }));
    return { questions, count: found.count };
  },

  promises: (journal, scope, asked) =>
    readSteps(journal, scope, asked, 'late', 'promise', (key, step) => ({ group: 'promises', key, step })),

  tactics: (journal, scope, asked, knowledge) => {
    const open = versionsToDecide(journal, scope).flatMap(({ version, planned }) => {
      const key = `tactic ${version.uid}`;
      return asked.isClosed(key) ? [] : [{ key, version, planned }];
    });
    const trials = open.length === 0 ? [] : runningTrials(journal, scope.asOf);
    const questions = open.map(({ key, version, planned }): Question => {
      const trial = trials.find(({ versionId }) => versionId === version.versionId);
      const running = trial === undefined ? null : runningTrial(journal, trial, scope.asOf);
      return { group: 'tactics', key, version, planned, trial: running, ...knowledge(version) };
    });
    return { questions, count: questions.length };
  },

  fit: (journal, { week, asOf }, asked) => {
    const uids = tacticUids(journal);
    const questions = fitQuestions(journal, week, asOf).flatMap((question): Question[] => {
      const key = `fit ${uids.get(question.tacticId)}`;
      return asked.isClosed(key) ? [] : [{ group: 'fit', key, week, ...question }];
    });
    return { questions, count: questions.length };
  },

  plan: (journal, scope, asked) => {
    const uids = tacticUids(journal);
    const questions = readPlans(journal, scope).flatMap((plan): Question[] => {
      const key = `plan ${uids.get(plan.tacticId)}`;
      return asked.isClosed(key) ? [] : [{ group: 'plan', key, ...plan }];
    });
    return { questions, count: questions.length };
  },
};

function readSteps(
  journal: Journal,
  { asOf }: ReviewScope,
  asked: Asked,
  group: StepGroup,
  kind: string,
  ask: (key: string, step: StepRow) => Question,
): Read {
  const ids = stepsOfGroup(journal, group, { asOf, weekEnd: weekEnd(asOf) }, -1);
  const first = ids.slice(0, askedPerGroup + asked.size);
  const rows = withLastResults(journal, asOf, (lastResults) => stepRows(journal, first, asOf, lastResults));
  const open = rows.filter(({ uid }) => !asked.isClosed(`${kind} ${uid}`));
  const questions = open.slice(0, asked.roomFor(kind)).map((step) => ask(`${kind} ${step.uid}`, step));
  return { questions, count: ids.length - rows.length + open.length };
}

/** The last day of the week that is over or today. */
function lastDay({ week, asOf }: ReviewScope): Day {
  return feelingDay(week, asOf);
}

/** Versions used in the week, and the newest of a tactic that was planned and not used, unless it is of that week. */
function versionsToDecide(
  journal: Journal,
  scope: ReviewScope,
): { version: ReviewedVersion; planned: number | null }[] {
  const { week, asOf } = scope;
  const to = lastDay(scope);
  const planned = plannedIn(journal, to);
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
function plannedIn(journal: Journal, day: Day): Map<number, number> {
  return new Map(
    plannedWeeks(journal, day, 1).map(({ tacticId, weeks }) => [tacticId, weeks[0]?.planned ?? 0]),
  );
}

function runningTrial(journal: Journal, trial: RunningTrial['trial'], asOf: Day): RunningTrial {
  const { touches: done } = countTrialTouches(journal, trial, asOf, asOf);
  // A review comes once a week and looks back on its own day, too: a trial that ends today is decided now.
  return { trial, done, isOver: isPastEnd(trial, done, addDays(asOf, 1)) };
}

/** Tactics used in the week or planned for it, without a plan made for the next one. */
function readPlans(journal: Journal, scope: ReviewScope): Omit<PlanQuestion, 'group' | 'key'>[] {
  const { week, asOf } = scope;
  const to = lastDay(scope);
  const nextWeek = addDays(week, 7);
  const planned = plannedIn(journal, to);
  const done = new Map<number, number>();
  for (const { tacticId, touches } of versionsOfWeek(journal, { from: week, to, asOf }))
    done.set(tacticId, (done.get(tacticId) ?? 0) + touches);
  const next = readPlanned(journal, nextWeek);
  const settled = new Set(
    allPlans(journal)
      .filter(({ day }) => day === nextWeek)
      .map(({ tacticId }) => tacticId),
  );
  return tacticsInUse(journal, { from: week, to }, [...planned.keys()])
    .filter(({ tacticId }) => !settled.has(tacticId))
    .map(({ tacticId, name }) => {
      const spans = next.find((each) => each.tacticId === tacticId)?.spans ?? [];
      const span = spans.find(({ from, to: end }) => from <= nextWeek && (end === null || end >= nextWeek));
      const goesOn = span !== undefined && span.amount > 0;
      return {
        tacticId,
        name,
        done: done.get(tacticId) ?? 0,
        planned: planned.get(tacticId) ?? null,
        next: goesOn ? { amount: span.amount, every: span.every } : null,
      };
    });
}
