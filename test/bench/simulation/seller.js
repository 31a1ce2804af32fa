import { Draw } from './draw.js';

/**
 * A full-time seller on their own, fixed before anything was measured: 159 new leads a week, 32 on a working day, about
 * as many as in the first week of the screens that the program was designed from. Each tactic must bring five meetings a
 * month (1.2 a week), or it is not worth its place in the week: so what brings little from a lead is done often.
 */
export const tactics = [
  { name: 'cold-call', channel: 'call', kind: 'cold', leads: 60, one: 50 },
  { name: 'cold-email', channel: 'email', kind: 'cold', leads: 30, one: 25 },
  { name: 'linkedin-msg', channel: 'social', kind: 'cold', leads: 24, one: 20 },
  { name: 'open-house', channel: 'event', kind: 'warm', leads: 18, one: 15 },
  { name: 'breakfast-talk', channel: 'event', kind: 'warm', leads: 15, one: 12 },
  { name: 'referral-ask', channel: 'call', kind: 'warm', leads: 12, one: 10 },
];

/** True rates in multiples of the worth: each quarter has two of each, in an order of its own. */
const multiples = [2, 2, 1, 1, 1 / 3, 1 / 3];

export const weeks = 12;

/** Days that a lead has to come to the goal: the usual window of a meeting. */
export const window = 30;

/** Of those that would convert, so many do only after the window and do not count. */
const late = 0.1;

/** The Friday of a week, in days since the first Monday. */
export function fridayOf(week) {
  return 7 * week + 4;
}

/** One quarter of the seller: what is true of each tactic, and what becomes of leads. */
export class Quarter {
  #draw;

  constructor(seed) {
    this.#draw = new Draw(seed);
    const left = [...multiples];
    this.tactics = tactics.map((tactic) => {
      const [multiple] = left.splice(this.#draw.below(left.length), 1);
      return { ...tactic, worth: 1 / tactic.one, multiple, rate: multiple / tactic.one };
    });
    /** The one that is not done at first. */
    this.untried = this.#draw.pick(this.tactics);
  }

  /** New leads of a tactic in a week: the day of the first touch, of the meeting (null for none) and of a no. */
  newLeads({ rate }, week, many) {
    return Array.from({ length: many }, () => {
      const first = 7 * week + this.#draw.below(5);
      const wait = waitOf(rate, this.#draw);
      const lost = wait === null && this.#draw.share() < 0.2;
      return { first, met: wait === null ? null : first + wait, lost };
    });
  }
}

/** Days until a lead converts, or null: about nine days on average, a tenth of them after the window. */
function waitOf(rate, draw) {
  if (draw.share() >= rate / (1 - late)) return null;
  if (draw.share() < late) return window + 1 + draw.below(30);
  for (;;) {
    const wait = Math.floor(draw.exponential(9));
    if (wait <= window) return wait;
  }
}
