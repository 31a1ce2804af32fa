import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/**
 * A next step of a lead: a promise for a local day, which is due on that day wherever one is. Open at once are at most
 * one meeting's date and, beside it, one promise of yours and one hand-off (`owner` not null); after a touch was removed
 * or corrected perhaps more.
 *
 * How they are counted, with `day` when it was due, `made` and `closed` as local days, all up to an as-of day (a step
 * closed after it was still open, one made after it did not exist):
 * - kept: closed as kept, in time when `closed <= day`, else late; by a touch, a result or `next --done`
 * - moved: closed because another date took its place, which is a step of its own with the same `touchId` or the later
 *   touch's. In time (`closed <= day`) it is neither kept nor broken; after its day it was broken, then moved
 * - dropped: closed with a reason `why`, or by an outcome that ended the lead, whose name is then `why`. In time it is
 *   neither kept nor broken; after its day it was broken
 * - broken: still open with `day` before as-of, or moved or dropped after its day
 * - a hand-off is never kept or broken: it is unconfirmed while open without `acknowledged`, else confirmed on that day.
 *   Acknowledging closes it as kept, save a meeting, which stays open until its result
 */
export interface NextStep {
  id: number;
  leadId: number;
  lead: string;
  /** The touch that made it, and keeps it as its own when it is moved; null when `next` made it alone. */
  touchId: number | null;
  day: Day;
  at: number | null;
  offset: number | null;
  zone: string;
  what: string | null;
  owner: string | null;
  /** Whether it is the date of a meeting: it asks "did it happen?", and only what came of the meeting closes it. */
  isMeeting: 0 | 1;
  acknowledged: Day | null;
  made: Day;
  state: 'open' | 'kept' | 'moved' | 'dropped';
  closed: Day | null;
  why: string | null;
}

const stepSql = `SELECT n.id, n.lead_id AS leadId, l.name AS lead, n.touch_id AS touchId, n.day, n.at,
  n.utc_offset AS offset, n.zone, n.what, n.owner, n.meeting AS isMeeting, n.acknowledged, n.made, n.state, n.closed, n.why
  FROM next_step n JOIN lead l ON l.id = n.lead_id`;

/** The open next steps of a lead, the soonest first; on one day those without a time come last. */
export function openSteps(journal: Journal, leadId: number): NextStep[] {
  return journal.all(
    `${stepSql} WHERE n.lead_id = ? AND n.state = 'open' ORDER BY n.day, n.at IS NULL, n.at, n.id`,
    [leadId],
  );
}

export function stepById(journal: Journal, id: number): NextStep | undefined {
  return journal.get(`${stepSql} WHERE n.id = ?`, [id]);
}

/** The soonest open next step of a lead. */
export function openStep(journal: Journal, leadId: number): NextStep | undefined {
  return openSteps(journal, leadId)[0];
}

/** Closes an open step; `kept_touch_id` is the touch that kept it, or whose outcome made it needless. */
export function closeStep(
  write: Write,
  id: number,
  state: 'kept' | 'moved' | 'dropped',
  on: Day,
  more: { kept_touch_id?: number; why?: string; acknowledged?: Day } = {},
): void {
  write.edit('next_step', id, { state, closed: on, ...more });
}

/** Who took the last next steps that others took, at most `count`, the last one first. */
export function lastOwners(journal: Journal, count: number): string[] {
  return journal
    .all<{ owner: string }>(
      `SELECT owner FROM next_step WHERE owner IS NOT NULL GROUP BY owner ORDER BY max(id) DESC LIMIT ?`,
      [count],
    )
    .map(({ owner }) => owner);
}
