import { addDays, isoWeek, weekday, weekStart, type Day } from '../../domain/calendar.js';
import type { PlanRate } from '../../domain/plan.js';
import type { StepRow } from '../../store/promises/agenda.js';
import type { Goal } from '../../domain/touch.js';
import type { ReviewedVersion, Unexplained, UnvaluedTactic } from '../../store/counts/review.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import type { Fit } from '../../store/tactics/feelings.js';
import type { Obstacle, ShortWeeks } from '../fit/fit.js';
import type { Verdict } from '../measures/verdict.js';

/** The groups of questions, in the order they are asked. */
export const groupNames = ['meetings', 'reasons', 'promises', 'worths', 'tactics', 'fit', 'plan'] as const;
export type GroupName = (typeof groupNames)[number];

/** How many questions of each group are asked a week; what is left comes next week, or has a command that lists it. */
export const askedAWeek = {
  meetings: 10,
  reasons: 2,
  promises: 10,
  worths: 1,
  tactics: 3,
  fit: 2,
  plan: 1,
} as const;

/** More meetings, or more promises, than these are one question, which may be gone through one by one. */
export const mostByThemselves = 2;

/** Days after which it is asked again how a tactic suits, or what is in its way. */
export const askedAgainAfter = 28;

interface Of<Name extends GroupName> {
  group: Name;
  /** What the review keeps it by. */
  key: string;
}

/** The date of a meeting has passed, or a promise is late, or a hand-off not confirmed. */
export interface StepQuestion extends Of<'meetings' | 'promises'> {
  step: StepRow;
}

/** Touches failed or were put off and nobody said why: alike in tactic version and outcome, the newest first. */
export interface ReasonQuestion extends Of<'reasons'> {
  failures: readonly Unexplained[];
}

/** Several meetings or promises, which are asked about as one. */
export interface PileQuestion extends Of<'meetings' | 'promises'> {
  /** In the order in which they are asked one by one. */
  pile: readonly StepQuestion[];
}

/** What may be said now of a version. */
export interface VersionVerdict {
  verdict: Verdict | null;
  /** Why, in one sentence. */
  text: string;
  /** Its leads, and how many days each has: what a change leaves behind, and has to wait for. */
  leads: number;
  window: number;
}

/** A trial that runs, with the touches made so far. */
export interface RunningTrial {
  trial: TrialRow;
  done: number;
  /** Whether it came to its planned touches, or to its last day. */
  isOver: boolean;
}

/** A version was used in the week, or planned. */
export interface TacticQuestion extends Of<'tactics'> {
  version: ReviewedVersion;
  /** Touches planned for the whole week; null where nothing is, or several versions of the tactic were used in it. */
  planned: number | null;
  /** Null where it was not asked for. */
  standing: VersionVerdict | null;
  trial: RunningTrial | null;
  /** What was decided last time and what came of it since, as sentences. */
  decided: readonly string[];
  /** What may have been said of the version when it was decided last. */
  decidedAt: Verdict | null;
}

/** A version about which there is nothing to decide yet. */
export type WaitingVersion = Pick<TacticQuestion, 'version' | 'standing' | 'trial'>;

/** A tactic was used in the week, or planned, and was not asked about for four weeks. */
export interface FitQuestion extends Of<'fit'> {
  tacticId: number;
  name: string;
  /** Monday of the week. */
  week: Day;
  /** The newest answer of an earlier week. */
  last: { fit: Fit; day: Day } | null;
  /** Whether it is to be asked how it suits; else only what is in the way. */
  asksFit: boolean;
  /** Planned and not done for three weeks running, where what is in the way is to be asked. */
  short: ShortWeeks | null;
  obstacle: Obstacle | null;
}

/** Tactics used in the week of which nobody said what they must bring; each is asked about in one review alone. */
export interface WorthQuestion extends Of<'worths'> {
  goal: Goal;
  tactics: readonly UnvaluedTactic[];
}

/** What of the plan for next week is still to be said. */
export interface PlanQuestion extends Of<'plan'> {
  tactics: readonly PlannedTactic[];
}

/** A tactic that has no plan for next week yet but what goes on. */
export interface PlannedTactic {
  tacticId: number;
  name: string;
  /** Touches in the week, and how many were planned; null where none were. */
  done: number;
  planned: number | null;
  /** What holds next week unless it is changed; null for nothing. */
  next: PlanRate | null;
}

export type Question =
  StepQuestion | ReasonQuestion | PileQuestion | WorthQuestion | TacticQuestion | FitQuestion | PlanQuestion;

/** The open questions of a group, and how many there are besides. */
export interface QuestionGroup {
  name: GroupName;
  questions: readonly Question[];
  more: number;
}

/** What a review has to ask. */
export interface Review {
  /** Monday of the week it is about. */
  week: Day;
  asOf: Day;
  /** In order, without those that have nothing open. */
  groups: readonly QuestionGroup[];
  /** Versions used in the week or planned about which there is nothing to decide yet. */
  waiting: readonly WaitingVersion[];
}

/** Monday of the week that a review on that day is about: on a Monday it is the week before. */
export function reviewWeek(today: Day): Day {
  return weekday(today) === 1 ? addDays(today, -7) : weekStart(today);
}

/** How many questions there are to ask. */
export function openQuestions({ groups }: Pick<Review, 'groups'>): number {
  return groups.reduce((sum, { questions }) => sum + questions.length, 0);
}

/** The week as options take it: `2026-W47`. */
export function weekName({ week }: Pick<Review, 'week'>): string {
  return isoWeek(week);
}

export function isPile(question: Question): question is PileQuestion {
  return 'pile' in question;
}

/** The same questions one by one: of a pile, or of touches that are alike; none for what is no pile. */
export function oneByOne(question: Question): readonly Question[] {
  if (isPile(question)) return question.pile;
  if (question.group !== 'reasons' || question.failures.length === 1) return [];
  return question.failures.map((failure) => ({
    group: 'reasons',
    key: `reason ${failure.uid}`,
    failures: [failure],
  }));
}

/**
 * Whether there is something to decide about a version: its trial is at its end, or it is told keep or drop and was not
 * when it was decided last. While a trial runs only what is little in doubt ends it early.
 */
export function isToDecide({ standing, trial, decidedAt }: TacticQuestion): boolean {
  if (standing === null || trial?.isOver) return true;
  const { verdict } = standing;
  const isTold = trial === null ? ['keep', 'keep?', 'drop?', 'drop'] : ['keep', 'drop'];
  return verdict !== null && isTold.includes(verdict) && verdict !== decidedAt;
}
