import { goalWindow, type Goal } from '../../domain/touch.js';
import type { Day } from '../../domain/calendar.js';
import { count, range, some } from '../../render/figure.js';
import type { ReportQuery } from './query.js';
import type { GroupRow } from './groups.js';
import type { Judgement } from './judge.js';
import { verdicts, type Verdict } from './verdict.js';
import { goalVerbs } from './goal-words.js';

/** What was known of a tactic version when it was decided, as it is stored: shares from 0 to 1, null for no data. */
export interface Evidence {
  as_of: Day | null;
  goal: Goal | null;
  window: number | null;
  level: number | null;
  /** With a trial: touches since its first day, and leads first touched since; else all of the version's. */
  touches: number | null;
  leads: number | null;
  leads_converted: number | null;
  judged: number | null;
  converted: number | null;
  rate: number | null;
  rate_low: number | null;
  rate_high: number | null;
  by_window: number | null;
  by_window_low: number | null;
  by_window_high: number | null;
  followed_days: number | null;
  worth: number | null;
  chance_worth: number | null;
  verdict: Verdict | null;
  verdict_text: string | null;
  /** Of the trial it decided; null without one. */
  touches_planned: number | null;
  touches_done: number | null;
  /** How many leads followed to the end would tell as much; null where the verdict went by the judged leads alone. */
  effective: number | null;
}

/** What is known of a version now; `trial` is the one it decides. */
export function evidenceOf(
  row: GroupRow,
  judgement: Judgement | null,
  trial: { planned: number | null; done: number } | null,
  query: ReportQuery,
): Evidence {
  const { rate, byWindow } = row;
  return {
    as_of: query.asOf.day,
    goal: query.goal,
    window: query.window,
    level: query.level,
    touches: row.touches,
    leads: row.leads,
    leads_converted: row.leadsConverted,
    judged: row.judged,
    converted: row.converted,
    rate: rate?.rate ?? null,
    rate_low: rate?.low ?? null,
    rate_high: rate?.high ?? null,
    by_window: byWindow?.rate ?? null,
    by_window_low: byWindow?.low ?? null,
    by_window_high: byWindow?.high ?? null,
    followed_days: byWindow?.day ?? null,
    worth: row.worth,
    chance_worth: judgement?.chanceWorth ?? null,
    verdict: judgement?.verdict ?? null,
    verdict_text: judgement?.text ?? null,
    touches_planned: trial?.planned ?? null,
    touches_done: trial?.done ?? null,
    effective: byWindow?.effective ?? null,
  };
}

/** Evidence as stored; what is missing or strange in it is null. */
export function parseEvidence(text: string): Evidence {
  const stored = readObject(text);
  const number = (key: keyof Evidence) => {
    const value = stored[key];
    return typeof value === 'number' ? value : null;
  };
  const words = (key: keyof Evidence) => {
    const value = stored[key];
    return typeof value === 'string' ? value : null;
  };
  const goal = words('goal');
  const verdict = words('verdict');
  return {
    as_of: words('as_of'),
    goal: goal !== null && Object.hasOwn(goalWindow, goal) ? (goal as Goal) : null,
    window: number('window'),
    level: number('level'),
    touches: number('touches'),
    leads: number('leads'),
    leads_converted: number('leads_converted'),
    judged: number('judged'),
    converted: number('converted'),
    rate: number('rate'),
    rate_low: number('rate_low'),
    rate_high: number('rate_high'),
    by_window: number('by_window'),
    by_window_low: number('by_window_low'),
    by_window_high: number('by_window_high'),
    followed_days: number('followed_days'),
    worth: number('worth'),
    chance_worth: number('chance_worth'),
    verdict: verdicts.find((word) => word === verdict) ?? null,
    verdict_text: words('verdict_text'),
    touches_planned: number('touches_planned'),
    touches_done: number('touches_done'),
    effective: number('effective'),
  };
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * `12 of 480 met (likely 1.4–4.3%), keep?`: all leads and their likely share, or the judged leads where the verdict
 * went by those alone. Without a judged lead it says so, or what was done.
 */
export function evidenceWords(evidence: Evidence): string {
  const { goal, touches, leads, judged, converted, rate_low, rate_high, verdict } = evidence;
  const verb = goal === null ? 'converted' : goalVerbs[goal];
  const { leads_converted, effective, by_window_low, by_window_high } = evidence;
  if (judged !== null && judged > 0 && effective !== null && leads !== null) {
    const likely =
      by_window_low === null || by_window_high === null
        ? ''
        : ` (likely ${range(by_window_low, by_window_high)})`;
    return `${count(leads_converted ?? 0)} of ${count(leads)} ${verb}${likely}${verdict === null ? '' : `, ${verdict}`}`;
  }
  if (judged !== null && judged > 0 && converted !== null) {
    const sure = rate_low === null || rate_high === null ? '' : ` (${range(rate_low, rate_high)})`;
    return `${count(converted)} of ${count(judged)} ${verb}${sure}${verdict === null ? '' : `, ${verdict}`}`;
  }
  if (leads !== null && leads > 0)
    return `${count(evidence.leads_converted ?? 0)} of ${count(leads)} ${verb} so far, none old enough to judge`;
  if (touches === null) return 'nothing is known';
  return touches === 0 ? 'never done' : `${some(touches, 'touch', 'touches')}, no lead to judge`;
}
