import { addDays, daysBetween, weekday, type Day } from '../../domain/calendar.js';
import type { Usual } from '../../domain/touch.js';
import type { Moment } from '../../domain/when.js';
import {
  stepGroups,
  type DreamList,
  type LooseEnd,
  type SilentCount,
  type StepGroup,
  type StepRow,
} from '../../store/promises/agenda.js';
import type { FollowUps, InTouch } from '../../store/promises/in-touch.js';

/** How many there are, and those to show. */
export interface Group<Row> {
  count: number;
  rows: readonly Row[];
}

/** What is due as of a moment. */
export interface Due {
  asOf: Moment;
  steps: Record<StepGroup, Group<StepRow>>;
  /** Leads whose tactic has steps after silence, and whose next one is due. */
  followUps: FollowUps;
  /** Leads to be in touch with again; those to follow up are not among them. */
  inTouch: readonly InTouch[];
  /** Leads that talked and that nothing is promised to, longest silent first. */
  loose: Group<LooseEnd>;
  /** The tactic to call them with; null where there is none. */
  callTactic: string | null;
  dream: DreamList;
  coldDays: number;
  silent: readonly SilentCount[];
  /** Days after which a message counts as silent, by channel. */
  silence: Usual['silence'];
  /** What leads were last said to be worth, in minor units by their number; of those it is shown of. */
  values: ReadonlyMap<number, number>;
  /** The first promise after this week; looked for only where there is nothing else. */
  later: StepRow | null;
  /** Whether any touch was ever logged. */
  isBegun: boolean;
  /** ISO code of the journal's currency, null when none is known. */
  currency: string | null;
}

/** The last day of the ISO week of a day. */
export function weekEnd(day: Day): Day {
  return addDays(day, 7 - weekday(day));
}

/** Whether a step was handed over and the other side has not taken it. */
export function isUnconfirmed({ owner, acknowledged }: Pick<StepRow, 'owner' | 'acknowledged'>): boolean {
  return owner !== null && acknowledged === null;
}

/** Days since a step was due; 0 for one that is not past. */
export function daysLate(step: Pick<StepRow, 'day'>, today: Day): number {
  return Math.max(0, daysBetween(step.day, today));
}

/** Whether there is nothing to do. */
export function isNothingDue({ steps, followUps, inTouch, loose, dream }: Due): boolean {
  const counts = [...stepGroups.map((name) => steps[name].count), loose.count];
  const groups = [followUps.rows, inTouch, dream.cold];
  return counts.every((one) => one === 0) && groups.every((rows) => rows.length === 0);
}
