import type { Frame } from '../measures/frame.js';
import { buildNext, type Next } from './next.js';
import type { RunningTrial } from '../trial/status.js';
import type { Worked } from '../tactics/tactics.js';
import { decisionsUpTo } from '../../store/tactics/decisions.js';
import type { Journal } from '../../store/file/journal.js';
import { readTryCounts } from './read.js';

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
