import type { Moment } from '../../domain/when.js';
import type { DecisionRow } from '../../store/tactics/decisions.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import { evidenceOf, parseEvidence, type Evidence } from '../measures/evidence.js';
import { outlookOf, type TrialOutlook } from './outlook.js';
import { sizeOf, type TrialSize } from './size.js';
import type { TrialProgress } from './trial.js';

/** What there is to say of trials. */
export interface TrialStatus {
  asOf: Moment;
  running: readonly RunningTrial[];
  /** The newest first; only where they are wanted. */
  decided: readonly DecidedTrial[];
}

export interface RunningTrial extends TrialProgress {
  evidence: Evidence;
  outlook: TrialOutlook;
  /** Null without an expected share, and while nobody is touched but nobody in particular. */
  size: TrialSize | null;
}

/** What was decided, with what was known then. */
export interface TacticDecision {
  decision: DecisionRow;
  evidence: Evidence;
  /** The trial it ended; null without one. */
  trial: TrialRow | null;
}

/** A trial that is over. */
export type DecidedTrial = TacticDecision & { trial: TrialRow };

/** The trials of a tactic that run, and all that was decided about it, the newest first. */
export interface TacticTrials {
  running: readonly RunningTrial[];
  decisions: readonly TacticDecision[];
}

export function runningTrial(progress: TrialProgress): RunningTrial {
  const { expected, trial, reach } = progress;
  return {
    ...progress,
    evidence: evidenceOfTrial(progress),
    outlook: outlookOf(progress),
    size: expected === null ? null : sizeOf(expected, trial.touches, reach),
  };
}

export function decided(decision: DecisionRow, trial: TrialRow | null): TacticDecision {
  return { decision, trial, evidence: parseEvidence(decision.evidence) };
}

/** What a trial has brought so far. */
export function evidenceOfTrial({ trial, done, row, judgement, query }: TrialProgress): Evidence {
  return evidenceOf(row, judgement, { planned: trial.touches, done: done.touches }, query);
}
