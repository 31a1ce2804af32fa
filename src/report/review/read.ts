import { addDays, type Day } from '../../domain/calendar.js';
import { weekEnd } from '../due/due.js';
import {
  askedAgainAfter,
  askedAWeek,
  groupNames,
  isToDecide,
  mostByThemselves,
  type GroupName,
  type PileQuestion,
  type PlannedTactic,
  type Question,
  type QuestionGroup,
  type Review,
  type StepQuestion,
  type TacticQuestion,
  type WaitingVersion,
} from './review.js';
import { plannedNow, readVersions, type Knowledge } from './versions.js';
import { stepRows, stepsOfGroup, type StepGroup } from '../../store/promises/agenda.js';
import { readPlanned } from '../../store/counts/plan.js';
import {
  tacticUids,
  unexplainedFailures,
  unvaluedTactics,
  versionsOfWeek,
  type ReviewScope,
  type Unexplained,
} from '../../store/counts/review.js';
import { tacticsInUse } from '../../store/tactics/feelings.js';
import type { Journal } from '../../store/file/journal.js';
import { goalOf } from '../../store/settings/settings.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { allPlans } from '../../store/tactics/plans.js';
import { restSettled, reviewAnswers } from '../../store/tactics/reviews.js';
import { feelingDay, fitQuestions } from '../fit/read.js';

/** All open questions of a review, in order. */
export function readQuestions(journal: Journal, scope: ReviewScope, knowledge: Knowledge): Review {
  return journal.snapshot(() => {
    const groups = groupNames.map((name) => readGroup(journal, scope, name, knowledge));
    return {
      week: scope.week,
      asOf: scope.asOf,
      groups: groups.filter(({ questions, more }) => questions.length > 0 || more > 0),
      waiting: readWaiting(journal, scope, knowledge, tacticsValued(groups)),
    };
  });
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

  /** How many more of a group may be asked this week; `kind` is what their keys begin with. */
  roomFor(group: GroupName, kind: string): number {
    const asked = [...this.keys].filter((key) => key.startsWith(`${kind} `)).length;
    return Math.max(0, askedAWeek[group] - asked);
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
    inPile(
      'meetings',
      readSteps(journal, scope, asked, { group: 'meetings', of: 'did-it-happen', kind: 'meeting' }),
    ),

  reasons: (journal, scope, asked) => {
    const piles = new Map<string, Unexplained[]>();
    for (const failure of openFailures(journal, scope)) {
      const alike = `${failure.versionId} ${failure.outcome}`;
      piles.set(alike, [...(piles.get(alike) ?? []), failure]);
    }
    const touches = (failures: readonly Unexplained[]) =>
      failures.reduce((sum, failure) => sum + failure.touches, 0);
    const largest = [...piles.values()].sort((one, other) => touches(other) - touches(one));
    const open = largest.slice(0, asked.roomFor('reasons', 'pile'));
    const questions = open.map((failures): Question => ({
      group: 'reasons',
      key: `pile ${failures[0]!.uid}`,
      failures,
    }));
    const left = touches(largest.flat()) - touches(open.flat());
    return { questions, count: questions.length + left };
  },

  promises: (journal, scope, asked) =>
    inPile('promises', readSteps(journal, scope, asked, { group: 'promises', of: 'late', kind: 'promise' })),

  worths: (journal, scope) => {
    const goal = goalOf(journal);
    const tactics = unvaluedTactics(journal, scope, goal);
    const questions: Question[] =
      tactics.length === 0 ? [] : [{ group: 'worths', key: `worth ${tactics[0]!.uid}`, goal, tactics }];
    return { questions, count: questions.length };
  },

  tactics: (journal, scope, asked, knowledge) => {
    const open = readVersions(journal, scope, knowledge).filter(
      (question) => isToDecide(question) && !asked.isClosed(question.key),
    );
    const inOrder = [...open].sort((one, other) => urgency(one) - urgency(other));
    return { questions: inOrder.slice(0, asked.roomFor('tactics', 'tactic')), count: open.length };
  },

  fit: (journal, { week, asOf }, asked) => {
    const uids = tacticUids(journal);
    const due = fitQuestions(journal, { week, today: asOf, every: askedAgainAfter });
    const open = due.flatMap((question): Question[] => {
      const key = `fit ${uids.get(question.tacticId)}`;
      return asked.isClosed(key) ? [] : [{ group: 'fit', key, week, ...question }];
    });
    const questions = open.slice(0, asked.roomFor('fit', 'fit'));
    // Those that are left have their turn in the weeks that come; no command lists them.
    return { questions, count: questions.length };
  },

  plan: (journal, scope, asked) => {
    const key = 'plan all';
    const tactics = asked.isClosed(key) ? [] : readPlans(journal, scope);
    const questions: Question[] = tactics.length === 0 ? [] : [{ group: 'plan', key, tactics }];
    return { questions, count: questions.length };
  },
};

/**
 * Failures without a reason that no review has asked about, the newest first: of the week and the one before it, since
 * some come after a Friday's review.
 */
export function openFailures(journal: Journal, scope: ReviewScope): Unexplained[] {
  const bounds = { from: addDays(scope.week, -7), settled: restSettled(journal, 'reasons', scope) };
  return unexplainedFailures(journal, scope, bounds);
}

/** What is at its end first, then what is told without a doubt, then the rest as tactics were made. */
function urgency({ trial, standing }: TacticQuestion): number {
  const verdict = standing?.verdict ?? null;
  if (trial?.isOver) return 0;
  return verdict === 'drop' || verdict === 'keep' ? 1 : 2;
}

/** Up to two by themselves; more are one question. */
function inPile(group: PileQuestion['group'], { questions, count }: Read): Read {
  if (questions.length <= mostByThemselves) return { questions, count };
  const pile = questions as StepQuestion[];
  return { questions: [{ group, key: `pile of ${group}`, pile }], count: count - questions.length + 1 };
}

function readSteps(
  journal: Journal,
  { asOf }: ReviewScope,
  asked: Asked,
  { group, of, kind }: { group: 'meetings' | 'promises'; of: StepGroup; kind: string },
): Read {
  const ids = stepsOfGroup(journal, of, { asOf, weekEnd: weekEnd(asOf) }, -1);
  const first = ids.slice(0, askedAWeek[group] + asked.size);
  const rows = withLastResults(journal, asOf, (lastResults) => stepRows(journal, first, asOf, lastResults));
  const open = rows.filter(({ uid }) => !asked.isClosed(`${kind} ${uid}`));
  const questions = open
    .slice(0, asked.roomFor(group, kind))
    .map((step): Question => ({ group, key: `${kind} ${step.uid}`, step }));
  return { questions, count: ids.length - rows.length + open.length };
}

/** The last day of the week that is over or today. */
function lastDay({ week, asOf }: ReviewScope): Day {
  return feelingDay(week, asOf);
}

/** Those about which there is nothing to decide yet, without what waits only for a worth that is asked for. */
function readWaiting(
  journal: Journal,
  scope: ReviewScope,
  knowledge: Knowledge,
  valued: ReadonlySet<number>,
): WaitingVersion[] {
  return readVersions(journal, scope, knowledge).filter(
    (question) =>
      !isToDecide(question) && (question.trial !== null || !valued.has(question.version.tacticId)),
  );
}

/** The tactics whose worth is asked for. */
function tacticsValued(groups: readonly QuestionGroup[]): Set<number> {
  const questions = groups.flatMap((group) => group.questions);
  return new Set(
    questions.flatMap((one) => (one.group === 'worths' ? one.tactics.map(({ tacticId }) => tacticId) : [])),
  );
}

/** Tactics used in the week or planned for it, without a plan made for the next one. */
function readPlans(journal: Journal, scope: ReviewScope): PlannedTactic[] {
  const { week, asOf } = scope;
  const to = lastDay(scope);
  const nextWeek = addDays(week, 7);
  const planned = plannedNow(journal, to);
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
