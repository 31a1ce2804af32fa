import { count } from '../../render/figure.js';
import type { Frame } from '../measures/frame.js';
import type { PromiseFigures } from './promises.js';

/** How promises due are counted, as sentences. */
export function explainDue({ promises }: PromiseFigures, { level }: Frame): string[] {
  const { kept, broken, moved, dropped } = promises;
  return [
    `Due: your own promises by their local day in the period, or by the day they were closed if that was before. Kept: a touch or result on that day or later, or next --done; on time when not later. Broken: still open when the day is past, or moved or dropped only then. Share kept: ${count(kept)} of ${count(kept + broken)}, ${level}% range by Wilson; ${count(moved)} moved and ${count(dropped)} dropped in time are in neither.`,
    'A meeting takes two and is in neither: until you say what came of it, it is a meeting without a result. A hand-off is neither: it is unconfirmed until next --ack, whenever it was made. At stake: the last value typed on each lead.',
  ];
}

/** How leads left without a next step are counted. */
export function explainTalks({ talks }: PromiseFigures): string[] {
  return [
    `Talks left: of the ${count(talks.talked)} leads that came to a conversation or further, or whose last result asks for a date, that are not stopped and that their last result did not end, the ${count(talks.left)} without an open next step. A lead counts for the tactic of its last result.`,
  ];
}

/** How leads put off are followed. */
export function explainPutOffs({ putOffs }: PromiseFigures): string[] {
  return [
    `Not now, then: the ${count(putOffs.due)} leads that put you off and whose date to come back is past, each once, from the first such date, all time. The date is the last one promised before anything else came of the lead. Since: on a later day than the "not now".`,
  ];
}
