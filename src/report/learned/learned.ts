import type { TrialRow } from '../../store/tactics/trials.js';
import type { Decided } from './decided.js';

/** What was decided about tactics and learned of them. */
export interface Learned {
  /** The newest first. */
  decided: readonly Decided[];
  /** Trials not decided by as-of, the newest first. */
  running: readonly TrialRow[];
}
