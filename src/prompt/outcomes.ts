import { addDays, weekStart, type Day } from '../domain/calendar.js';
import type { Channel } from '../domain/touch.js';
import type { Journal } from '../store/file/journal.js';
import {
  allReasons,
  reasonUse,
  type DaysOfUse,
  type Outcome,
  type Reason,
} from '../store/touches/outcomes.js';

/** Outcomes to choose from: those to show at once, and the rest. */
export interface Offered {
  choices: Outcome[];
  more: Outcome[];
}

const perPage = 9;

const usesOver = 90;

/**
 * The 90 days before this Monday: what was used then orders outcomes and reasons, so that their digits stay the same
 * for a week.
 */
export function daysOfUse(today: Day): DaysOfUse {
  const before = weekStart(today);
  return { from: addDays(before, -usesOver), before };
}

/** All reasons, those given most first. */
export function reasonsByUse(journal: Journal, today: Day): Reason[] {
  const uses = reasonUse(journal, daysOfUse(today));
  const used = ({ id }: Reason) => uses.get(id) ?? 0;
  return allReasons(journal).sort((a, b) => used(b) - used(a) || a.id - b.id);
}

/**
 * What a touch by this channel can have come to, in the order this person uses them. A page holds nine: what was
 * used most, then a meeting, then one of each kind before a second of any, so that a new journal has one for every
 * way to end.
 */
export function outcomesOfTouch(outcomes: Outcome[], channel: Channel, uses: Map<number, number>): Offered {
  const used = (outcome: Outcome) => uses.get(outcome.id) ?? 0;
  const fitting = outcomes.filter((outcome) => fits(outcome, channel));
  const turn = turnsOf(fitting);
  const likely = [...fitting].sort(
    (a, b) =>
      used(b) - used(a) ||
      Number(setsMeeting(b)) - Number(setsMeeting(a)) ||
      Number(comesLater(a)) - Number(comesLater(b)) ||
      turn.get(a.id)! - turn.get(b.id)! ||
      a.id - b.id,
  );
  const inOrder = (a: Outcome, b: Outcome) => used(b) - used(a) || a.id - b.id;
  return {
    choices: likely.slice(0, perPage).sort(inOrder),
    more: [...likely.slice(perPage), ...outcomes.filter((outcome) => !fits(outcome, channel)).sort(inOrder)],
  };
}

/**
 * What can become of a touch that has come to `stage`: what moves it on, then what ends it or puts it off; the rest
 * as more.
 */
export function outcomesAfter(outcomes: Outcome[], stage: number, channel: Channel): Offered {
  const conversation = 2;
  const furthest = stage < conversation ? 3 : 6;
  const movesOn = (one: Outcome) => one.stage !== null && one.stage > stage && one.stage <= furthest;
  const closes = (one: Outcome) =>
    one.stage === null ||
    (one.stage >= Math.min(stage, conversation) && one.stage <= Math.max(stage, conversation));
  const group = (one: Outcome) => {
    if (!fits(one, channel)) return 3;
    if (one.state === 'failed' || one.state === 'deferred') return closes(one) ? 1 : 2;
    return movesOn(one) ? 0 : 2;
  };
  const last = 7;
  const sorted = [...outcomes].sort(
    (a, b) => group(a) - group(b) || (a.stage ?? last) - (b.stage ?? last) || a.id - b.id,
  );
  const likely = sorted.filter((outcome) => group(outcome) < 2).length;
  return {
    choices: sorted.slice(0, Math.min(perPage, likely)),
    more: sorted.slice(Math.min(perPage, likely)),
  };
}

function fits(outcome: Outcome, channel: Channel): boolean {
  return outcome.channels === '' || outcome.channels.split(' ').includes(channel);
}

function setsMeeting({ asks }: Outcome): boolean {
  return asks === 'meeting';
}

/** Whether it is rather said later, of a meeting that was agreed before. */
function comesLater({ stage, state }: Outcome): boolean {
  return stage === null || stage > 3 || (stage === 3 && state === 'failed');
}

/** The how many-th of its kind each outcome is; a kind is a stage with a state. */
function turnsOf(outcomes: Outcome[]): Map<number, number> {
  const seen = new Map<string, number>();
  return new Map(
    outcomes.map(({ id, stage, state }) => {
      const kind = `${stage} ${state}`;
      const turn = seen.get(kind) ?? 0;
      seen.set(kind, turn + 1);
      return [id, turn];
    }),
  );
}
