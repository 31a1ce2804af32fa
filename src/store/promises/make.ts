import type { Day } from '../../domain/calendar.js';
import type { Moment } from '../../domain/when.js';
import type { Journal } from '../file/journal.js';
import { resultsInOrder } from '../file/order.js';
import { settleStep, type PromiseOutcome } from './keep.js';
import { closeStep, openSteps, stepById, type NextStep } from './promises.js';
import { momentColumns } from '../touches/touches.js';
import type { Write } from '../file/write.js';

export interface StepFields {
  moment: Moment;
  what?: string | null | undefined;
  owner?: string | null | undefined;
  isMeeting?: boolean | undefined;
  touchId?: number | undefined;
  acknowledged?: Day | null | undefined;
}

/**
 * Makes a next step of the lead and returns it; what it takes the place of is moved. One that is written down after the
 * fact may be over by then: kept by something later, or moved by a newer one.
 */
export function makeStep(
  journal: Journal,
  write: Write,
  leadId: number,
  made: Day,
  step: StepFields,
): NextStep {
  const owner = step.owner ?? null;
  const isMeeting = step.isMeeting ? 1 : 0;
  let moved: Day | undefined;
  for (const open of openSteps(journal, leadId)) {
    if (!replaces({ owner, isMeeting }, open)) continue;
    if (open.made <= made) closeStep(write, open.id, 'moved', made);
    else if (moved === undefined || open.made < moved) moved = open.made;
  }
  const id = write.insert('next_step', {
    lead_id: leadId,
    touch_id: step.touchId ?? null,
    ...momentColumns(step.moment),
    what: step.what ?? null,
    owner,
    meeting: isMeeting,
    acknowledged: step.acknowledged ?? null,
    made,
  });
  const fate = { id, day: step.moment.day, made, owner, isMeeting } as const;
  const isOver = settledBy(journal, leadId, made).some(
    (by) => (moved === undefined || by.on <= moved) && settleStep(write, fate, by) !== 'open',
  );
  if (!isOver && moved !== undefined) closeStep(write, id, 'moved', moved);
  return stepById(journal, id)!;
}

/** What was heard of a lead after a day, in order. */
function settledBy(
  journal: Journal,
  leadId: number,
  after: Day,
): { touchId: number; outcome: PromiseOutcome; on: Day }[] {
  return journal
    .all<PromiseOutcome & { touchId: number; on: Day }>(
      `SELECT t.id AS touchId, r.day AS "on", o.name, o.stage, o.state, o.ends, o.asks
       FROM touch t JOIN result r ON r.touch_id = t.id JOIN outcome o ON o.id = r.outcome_id
       WHERE t.lead_id = ? AND r.day > ? ORDER BY ${resultsInOrder('r')}`,
      [leadId, after],
    )
    .map(({ touchId, on, ...outcome }) => ({ touchId, on, outcome }));
}

type Sort = Pick<NextStep, 'owner' | 'isMeeting'>;

/** A meeting's date replaces a meeting's, a hand-off one before it or a promise of yours, which only replaces its like. */
export function replaces(step: Sort, open: Sort): boolean {
  if (step.isMeeting !== open.isMeeting) return false;
  return step.isMeeting === 1 || step.owner !== null || open.owner === null;
}

/** Moves an open next step to another date; what is not given stays as it was. */
export function moveStep(
  journal: Journal,
  write: Write,
  open: NextStep,
  on: Day,
  to: { moment: Moment; what?: string | null | undefined; owner?: string | null | undefined },
): void {
  closeStep(write, open.id, 'moved', on);
  makeStep(journal, write, open.leadId, on, {
    moment: to.moment,
    what: to.what === undefined ? open.what : to.what,
    owner: to.owner === undefined ? open.owner : to.owner,
    acknowledged: to.owner === undefined || to.owner === open.owner ? open.acknowledged : null,
    isMeeting: open.isMeeting === 1,
    touchId: open.touchId ?? undefined,
  });
}

/** Changes what an open next step is, or who takes it, but not its date. A hand-off of its sort is moved by it. */
export function editStep(
  journal: Journal,
  write: Write,
  open: NextStep,
  on: Day,
  { what, owner }: Pick<StepFields, 'what' | 'owner'>,
): void {
  if (owner)
    for (const other of openSteps(journal, open.leadId))
      if (other.id !== open.id && other.owner !== null && other.isMeeting === open.isMeeting)
        closeStep(write, other.id, 'moved', on);
  write.edit('next_step', open.id, {
    ...(what === undefined ? {} : { what }),
    ...(owner === undefined ? {} : { owner, acknowledged: null }),
  });
}
