import { addDays, isoWeek, weekday, weekStart, type Day } from '../../domain/calendar.js';
import type { PlanRate } from '../../domain/plan.js';
import type { StepRow } from '../../store/promises/agenda.js';
import type { ReviewedVersion, SilentTouch, Unexplained } from '../../store/counts/review.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import type { Fit } from '../../store/tactics/feelings.js';
import type { Obstacle, ShortWeeks } from '../fit/fit.js';
import type { Verdict } from '../measures/verdict.js';

/** The groups of questions, in the order they are asked. */
export const groupNames = ['meetings', 'silent', 'reasons', 'promises', 'tactics', 'fit', 'plan'] as const;
export type GroupName = (typeof groupNames)[number];

/** Groups that may be long: at most ten questions of each are asked a week, and all the rest left at once. */
const longGroups = ['meetings', 'silent', 'reasons', 'promises'] as const;
export const askedPerGroup = 10;

interface Of<Name extends GroupName> {
  group: Name;
  /** What the review keeps it by. */
  key: string;
}

/** The date of a meeting has passed. */
export interface MeetingQuestion extends Of<'meetings'> {
  step: StepRow;
}

/** A lead has let a message wait past its silence window. */
export interface SilentQuestion extends Of<'silent'> {
  touch: SilentTouch;
}

/** A touch failed or was put off, and nobody said why. */
export interface ReasonQuestion extends Of<'reasons'> {
  failure: Unexplained;
}

/** A promise is late, or a hand-off not confirmed. */
export interface PromiseQuestion extends Of<'promises'> {
  step: StepRow;
}

/** What may be said now of a version. */
export interface VersionVerdict {
  verdict: Verdict | null;
  /** Why, in one sentence. */
  text: string;
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
}

/** A tactic was used in the week, or planned. */
export interface FitQuestion extends Of<'fit'> {
  tacticId: number;
  name: string;
  /** Monday of the week. */
  week: Day;
  /** The newest answer of an earlier week. */
  last: { fit: Fit; day: Day } | null;
  /** Planned and not done for three weeks running. */
  short: ShortWeeks | null;
  obstacle: Obstacle | null;
}

/** A tactic has no plan for next week yet but what goes on. */
export interface PlanQuestion extends Of<'plan'> {
  tacticId: number;
  name: string;
  /** Touches in the week, and how many were planned; null where none were. */
  done: number;
  planned: number | null;
  /** What holds next week unless it is changed; null for nothing. */
  next: PlanRate | null;
}

export type Question =
  | MeetingQuestion
  | SilentQuestion
  | ReasonQuestion
  | PromiseQuestion
  | TacticQuestion
  | FitQuestion
  | PlanQuestion;

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

/** Whether all the rest of a group can be left at once. */
export function isLong(group: GroupName): boolean {
  return (longGroups as readonly GroupName[]).includes(group);
}
