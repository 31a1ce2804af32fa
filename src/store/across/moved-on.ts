import type { State } from '../../domain/touch.js';

/** What an outcome says of how far a touch has come. */
export interface HowFar {
  /** Null is the furthest stage there was. */
  stage: number | null;
  state: State;
  ends: 'no' | 'yes' | 'address';
  stops: 0 | 1;
}

/**
 * Whether a touch with these results has come on where it is said to be at `outcome`: at a later stage; where nothing has
 * ended it, at an end; or stopped, where it was not.
 */
export function hasMovedOn(results: readonly HowFar[], outcome: HowFar): boolean {
  const furthest = Math.max(0, ...results.map(({ stage }) => stage ?? 0));
  const stage = outcome.stage ?? furthest;
  if (stage > furthest) return true;
  if (outcome.stops === 1) return !results.some(({ stops }) => stops === 1);
  const isOver = results.some(({ ends }) => ends === 'yes');
  return !isOver && (outcome.ends === 'yes' || (outcome.state === 'failed' && stage === furthest));
}
