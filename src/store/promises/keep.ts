import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import { closeStep, openSteps, stepById, type NextStep } from './promises.js';
import type { Write } from '../file/write.js';

/** What an outcome says, as far as a promise is concerned. */
export interface PromiseOutcome {
  name: string;
  stage: number | null;
  state: string;
  ends: 'no' | 'yes' | 'address';
  asks: 'date' | 'meeting' | 'lead' | null;
}

/**
 * Closes the open next steps of a lead that an outcome of one of its touches, dated `on`, keeps or makes needless, and
 * returns them as they are then.
 */
export function keepSteps(
  journal: Journal,
  write: Write,
  { leadId, ...by }: { leadId: number; touchId: number; outcome: PromiseOutcome; on: Day },
): NextStep[] {
  const closed: NextStep[] = [];
  for (const open of openSteps(journal, leadId)) {
    const state = settleStep(write, open, by);
    if (state !== 'open') closed.push({ ...open, state, closed: by.on, why: whyOf(state, open, by.outcome) });
  }
  return closed;
}

/** What `keepSteps` does to one step: the state it has then. */
export function settleStep(
  write: Write,
  open: StepFate & { id: number },
  { touchId, outcome, on }: { touchId: number; outcome: PromiseOutcome; on: Day },
): 'open' | 'kept' | 'dropped' {
  const state = fateOf(open, outcome, on);
  if (state === 'open') return state;
  const why = whyOf(state, open, outcome);
  closeStep(write, open.id, state, on, { kept_touch_id: touchId, ...(why === null ? {} : { why }) });
  return state;
}

/** The outcome by which a step was dropped, or a meeting closed that did not take place; null for one that was kept. */
function whyOf(state: 'kept' | 'dropped', { isMeeting }: StepFate, outcome: PromiseOutcome): string | null {
  const isHeld = outcome.stage !== null && outcome.stage >= heldStage;
  return state === 'dropped' || (isMeeting === 1 && !isHeld) ? outcome.name : null;
}

type StepFate = Pick<NextStep, 'day' | 'made' | 'owner' | 'isMeeting'>;

/**
 * What becomes of an open step by an outcome dated `on`. A promise of yours is kept by any outcome on or after its day:
 * an attempt nobody answered is a promise kept. A meeting is closed by what came of it alone: held or further, a
 * no-show, lost. A hand-off stays open. An outcome that ends the lead drops what was promised for later.
 */
function fateOf(step: StepFate, outcome: PromiseOutcome, on: Day): 'open' | 'kept' | 'dropped' {
  if (on < step.made) return 'open';
  const isOver = outcome.ends === 'yes';
  if (step.isMeeting) {
    if (outcome.stage !== null && outcome.stage >= heldStage) return 'kept';
    if (!isOver && !isNoShow(outcome)) return 'open';
    return on < step.day ? 'dropped' : 'kept';
  }
  if (step.owner === null && step.day <= on) return 'kept';
  return isOver ? 'dropped' : 'open';
}

/** Whether an outcome asks for a date: of the meeting, to call back, to come back. */
export function asksDate({ asks }: Pick<PromiseOutcome, 'asks'>): boolean {
  return asks === 'date' || asks === 'meeting';
}

/** The next step that an outcome dated `on` would leave open; of a meeting that was agreed, its date. */
export function standingStep(
  journal: Journal,
  leadId: number,
  outcome: PromiseOutcome,
  on: Day,
): NextStep | undefined {
  return openSteps(journal, leadId).find(
    (step) => fateOf(step, outcome, on) === 'open' && isDateOf(outcome, step),
  );
}

/** Whether a lead lacks the date that its outcome, dated `on` and stored by now, asks for. */
export function lacksDate(journal: Journal, leadId: number, outcome: PromiseOutcome, on: Day): boolean {
  if (!asksDate(outcome) || hasNewer(journal, leadId, on)) return false;
  return !openSteps(journal, leadId).some((step) => isDateOf(outcome, step));
}

/** Any promise is date enough to come back; a meeting needs one of its own. */
function isDateOf({ asks }: PromiseOutcome, { isMeeting }: NextStep): boolean {
  return asks !== 'meeting' || isMeeting === 1;
}

/** Whether something was heard of a lead after that day. */
export function hasNewer(journal: Journal, leadId: number, on: Day): boolean {
  return (
    journal.get(
      `SELECT 1 FROM touch t JOIN result r ON r.touch_id = t.id WHERE t.lead_id = ? AND r.day > ? LIMIT 1`,
      [leadId, on],
    ) !== undefined
  );
}

const heldStage = 4;

function isNoShow({ stage, state }: PromiseOutcome): boolean {
  return stage === heldStage - 1 && state === 'failed';
}

/** Opens again what a touch kept or made needless, as if the touch had not been; returns their numbers. */
export function reopenSteps(journal: Journal, write: Write, touchId: number): number[] {
  const closed = idsBy(journal, 'kept_touch_id', touchId);
  for (const id of closed)
    write.edit('next_step', id, { state: 'open', closed: null, kept_touch_id: null, why: null });
  return closed;
}

/** Next steps that are closed now and were open, and those that are open now and were closed. */
export interface Resettled {
  closed: NextStep[];
  reopened: NextStep[];
}

/**
 * Decides anew about the next steps that a touch closed, after it was corrected: `told` are its outcomes now, in order.
 * Where the last of them is another one, it closes what it would have closed when it was logged, the date of its own
 * meeting too. A touch that is with another lead now keeps that lead's, and takes along those it made.
 */
export function resettleSteps(
  journal: Journal,
  write: Write,
  touch: { id: number; leadId: number; isMoved: boolean; isRetold: boolean },
  told: { outcome: PromiseOutcome; on: Day }[],
): Resettled {
  const before = reopenSteps(journal, write, touch.id);
  const own = idsBy(journal, 'touch_id', touch.id);
  if (touch.isMoved) for (const id of own) write.edit('next_step', id, { lead_id: touch.leadId });
  const last = told.at(-1)!;
  const closed: NextStep[] = [];
  for (const step of openSteps(journal, touch.leadId)) {
    const wasClosed = before.includes(step.id);
    const isAnew = wasClosed || (touch.isMoved && !own.includes(step.id));
    const by = isAnew ? told : touch.isRetold && isClosable(step, touch.id, last) ? [last] : [];
    for (const { outcome, on } of by) {
      const state = settleStep(write, step, { touchId: touch.id, outcome, on });
      if (state === 'open') continue;
      if (!wasClosed) closed.push({ ...step, state, closed: on, why: whyOf(state, step, outcome) });
      break;
    }
  }
  for (const id of own) {
    const { made, state } = stepById(journal, id)!;
    if (state === 'open' && made === last.on)
      write.edit('next_step', id, { meeting: last.outcome.asks === 'meeting' ? 1 : 0 });
  }
  const reopened = before.map((id) => stepById(journal, id)!).filter(({ state }) => state === 'open');
  return { closed, reopened };
}

/**
 * Whether an outcome that a touch was corrected to may close an open step that the one before left open: a meeting's, or
 * any by an outcome that ends the lead. One made by a later touch of that day came after it.
 */
function isClosable(
  step: NextStep,
  touchId: number,
  { outcome, on }: { outcome: PromiseOutcome; on: Day },
): boolean {
  const isLater = step.made === on && step.touchId !== null && step.touchId > touchId;
  return !isLater && (step.isMeeting === 1 || outcome.ends === 'yes');
}

function idsBy(journal: Journal, column: 'touch_id' | 'kept_touch_id', touchId: number): number[] {
  return journal
    .all<{ id: number }>(`SELECT id FROM next_step WHERE ${column} = ? ORDER BY id`, [touchId])
    .map((row) => row.id);
}
