import { weekday, type Day } from '../../domain/calendar.js';
import type { Goal } from '../../domain/touch.js';
import type { LooseEnd, StepGroup, StepRow } from '../../store/promises/agenda.js';
import type { Effort } from '../../store/counts/money.js';
import type { PlannedTactic } from '../../store/counts/plan.js';
import type { TouchRow } from '../../store/touches/touches.js';
import { isUnconfirmed, type Group } from '../due/due.js';

/** A planned tactic this week, any version. */
export interface WeekPlan {
  name: string;
  /** Whole touches. */
  planned: number;
  done: number;
  left: number;
}

/** What there is to know today. */
export interface Today {
  day: Day;
  /** The instant in milliseconds. */
  now: number;
  steps: Record<StepGroup, Group<StepRow>>;
  /** The first promise after this week; looked for only where there is none up to its end. */
  later: StepRow | null;
  /** Leads that talked and that nothing is promised to. */
  loose: Group<LooseEnd>;
  /** How many leads are to be followed up, and to be in touch with again; each lead once. */
  again: { followUps: number; inTouch: number };
  /** The tactic of whom is to be followed up the longest; null where nobody is. */
  followUpTactic: string | null;
  goal: Goal;
  effort: Effort;
  reached: { reached: number; goals: number };
  /** The touches of today logged last, the last one first. */
  touches: readonly TouchRow[];
  plan: readonly WeekPlan[];
  /** Whether it is a day to review the week, and nobody has begun to. */
  isReviewOpen: boolean;
  /** Whether any touch was ever logged. */
  isBegun: boolean;
}

/** What to type next, and why. */
export type Advice =
  | { do: 'log' | 'result' | 'acknowledge' | 'drop'; step: StepRow }
  | { do: 'promise'; end: LooseEnd }
  | { do: 'plan'; plan: WeekPlan }
  | { do: 'follow-up'; tactic: string }
  | { do: 'review' | 'touch' | 'choose' };

const adviceShown = 2;
const friday = 5;

/** How each tactic stands that is planned this week; the first of each's weeks is this one. */
export function weekPlans(tactics: readonly PlannedTactic[]): WeekPlan[] {
  return tactics.flatMap(({ name, weeks: [week] }) => {
    if (week === undefined) return [];
    const planned = Math.round(week.planned);
    return [{ name, planned, done: week.done, left: Math.max(0, planned - week.done) }];
  });
}

/** Whether the week is asked about from this day on: Friday to Sunday. */
export function isReviewDay(day: Day): boolean {
  return weekday(day) >= friday;
}

/** Whether nothing is promised up to the end of the week. */
export function isNothingPromised(steps: Today['steps']): boolean {
  return Object.values(steps).every(({ count }) => count === 0);
}

/** Whether there is nothing to say but how to begin. */
export function isEmpty({ isBegun, steps, later, loose, again }: Today): boolean {
  const isNobody = again.followUps + again.inTouch + loose.count === 0;
  return !isBegun && isNobody && later === null && isNothingPromised(steps);
}

/** One or two commands that fit: first what was promised, then the week, what is planned, whom to try again. */
export function adviceFor(today: Today): Advice[] {
  const [step] = duePromises(today);
  const [end] = today.loose.rows;
  const [plan] = [...today.plan].sort((a, b) => b.left - a.left);
  const advice: (Advice | false | undefined)[] = [
    step && stepAdvice(step),
    today.isReviewOpen && { do: 'review' },
    plan && plan.left > 0 && { do: 'plan', plan },
    today.followUpTactic !== null && { do: 'follow-up', tactic: today.followUpTactic },
    end && { do: 'promise', end },
    { do: 'touch' },
    { do: 'choose' },
  ];
  return advice.filter((one) => one !== false && one !== undefined).slice(0, adviceShown);
}

/** What can be done now: not what has a time later today, nor a meeting that may be yet to come. */
function duePromises({ steps, now }: Today): StepRow[] {
  const { late, today, 'did-it-happen': asked } = steps;
  const isNow = ({ at, isMeeting }: StepRow) => (at === null ? !isMeeting : at <= now);
  return [...late.rows, ...asked.rows, ...today.rows.filter(isNow)];
}

function stepAdvice(step: StepRow): Advice {
  if (step.isStopped) return { do: 'drop', step };
  if (isUnconfirmed(step)) return { do: 'acknowledge', step };
  return { do: step.isMeeting ? 'result' : 'log', step };
}
