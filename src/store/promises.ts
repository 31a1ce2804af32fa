import type { Day } from '../domain/calendar.js';
import type { Moment } from '../domain/when.js';
import type { Journal } from './journal.js';
import { momentColumns } from './touches.js';
import type { Write } from './write.js';

/** A next step of a lead. `owner` null: yours; else the person it was handed to. */
export interface NextStep {
  id: number;
  leadId: number;
  lead: string;
  touchId: number | null;
  day: Day;
  at: number | null;
  offset: number | null;
  zone: string;
  what: string | null;
  owner: string | null;
  acknowledged: Day | null;
  made: Day;
  state: 'open' | 'kept' | 'dropped';
  closed: Day | null;
  why: string | null;
}

const stepSql = `SELECT n.id, n.lead_id AS leadId, l.name AS lead, n.touch_id AS touchId, n.day, n.at,
  n.utc_offset AS offset, n.zone, n.what, n.owner, n.acknowledged, n.made, n.state, n.closed, n.why
  FROM next_step n JOIN lead l ON l.id = n.lead_id`;

/** The open next step of a lead; a lead has at most one. */
export function openStep(journal: Journal, leadId: number): NextStep | undefined {
  return journal.get(`${stepSql} WHERE n.lead_id = ? AND n.state = 'open' ORDER BY n.id DESC LIMIT 1`, [
    leadId,
  ]);
}

interface StepFields {
  moment: Moment;
  what?: string | null | undefined;
  owner?: string | null | undefined;
  touchId?: number | undefined;
}

/** Makes the lead's next step, or moves the open one there is. */
export function setStep(journal: Journal, write: Write, leadId: number, made: Day, step: StepFields): void {
  const open = openStep(journal, leadId);
  if (open) {
    write.edit('next_step', open.id, {
      ...momentColumns(step.moment),
      ...(step.what === undefined ? {} : { what: step.what }),
      ...(step.owner === undefined ? {} : { owner: step.owner, acknowledged: null }),
    });
    return;
  }
  write.insert('next_step', {
    lead_id: leadId,
    touch_id: step.touchId ?? null,
    ...momentColumns(step.moment),
    what: step.what ?? null,
    owner: step.owner ?? null,
    made,
  });
}

/**
 * A touch or result dated on or after the day of the lead's open next step keeps it. One handed to somebody
 * else stays open until it is acknowledged.
 */
export function keepStep(journal: Journal, write: Write, leadId: number, touchId: number, on: Day): void {
  const open = openStep(journal, leadId);
  if (!open || open.owner !== null || open.day > on) return;
  closeStep(write, open.id, 'kept', on, { kept_touch_id: touchId });
}

export function closeStep(
  write: Write,
  id: number,
  state: 'kept' | 'dropped',
  on: Day,
  more: { kept_touch_id?: number; why?: string; acknowledged?: Day } = {},
): void {
  write.edit('next_step', id, { state, closed: on, ...more });
}
