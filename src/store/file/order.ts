import { noTime, orderParts, type Happened } from '../../domain/order.js';

/**
 * SQL for the instant by which result `result` is ordered on its day, NULL for `noTime`: its own, else that of the result
 * of its touch which it follows on that day.
 */
export const instantOf = (result: string) => `ifnull(${result}.at, iif(${result}.seq = 1, NULL, (
  SELECT b.at
  FROM result b
  WHERE b.touch_id = ${result}.touch_id AND b.seq < ${result}.seq AND b.day = ${result}.day AND b.at IS NOT NULL
  ORDER BY b.seq DESC
  LIMIT 1)))`;

type Parts = Record<keyof Happened, string>;

const list = (parts: Partial<Parts>, direction = '') =>
  orderParts.flatMap((part) => (parts[part] === undefined ? [] : parts[part] + direction)).join(', ');

const ofResult = (result: string): Parts => ({
  day: `${result}.day`,
  instant: `ifnull(${instantOf(result)}, ${noTime})`,
  touch: `${result}.touch_id`,
  place: `${result}.seq`,
});

const ofTouch = (touch: string): Omit<Parts, 'place'> => ({
  day: `${touch}.day`,
  instant: `ifnull(${touch}.at, ${noTime})`,
  touch: `${touch}.id`,
});

/** SQL for when result `result` happened, as a row value to be compared with others. */
export const whenResult = (result: string) => `(${list(ofResult(result))})`;

/** SQL for when touch `touch` happened: its first result. */
export const whenTouch = (touch: string) => `(${list({ ...ofTouch(touch), place: '1' })})`;

/** SQL for when something happened that a table keeps as day, at (by `instantOf`), touch_id and seq; `of` is empty or ends in a dot. */
export const whenKept = (of: string) =>
  `(${list({ day: `${of}day`, instant: `ifnull(${of}at, ${noTime})`, touch: `${of}touch_id`, place: `${of}seq` })})`;

/** SQL for an ORDER BY: what happened first, or last, comes first. */
export const resultsInOrder = (result: string) => list(ofResult(result));
export const resultsBackwards = (result: string) => list(ofResult(result), ' DESC');
export const touchesInOrder = (touch: string) => list(ofTouch(touch));
export const touchesBackwards = (touch: string) => list(ofTouch(touch), ' DESC');
