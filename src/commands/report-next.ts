import type { Frame } from '../report/frame.js';
import { buildNext, type Next } from '../report/next.js';
import type { RunningTrial } from '../report/trial-status.js';
import type { Worked } from '../report/worked.js';
import { decisionsUpTo } from '../store/decisions.js';
import type { Journal } from '../store/journal.js';
import { readTryCounts } from './try-counts.js';

/** What is next, from what worked; null for a report by anything but tactic, or on another goal or window than usual. */
export function readNext(
  journal: Journal,
  { rows, judgements, paths }: Worked,
  trials: readonly RunningTrial[],
  frame: Frame,
): Next | null {
  const { by, window, goal, usual, asOf } = frame;
  if (by !== 'tactic' || goal !== usual.goal || window !== usual.windows[goal]) return null;
  const counts = readTryCounts(journal, frame, rows, paths);
  const decisions = decisionsUpTo(journal, asOf.day);
  return buildNext({ counts, judgements, decisions, trials }, asOf.day);
}
