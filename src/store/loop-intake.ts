import { addBenchmark, type Benchmark } from './benchmarks.js';
import { addDecision, type Decision } from './decisions.js';
import { addFeeling, type Feeling } from './feelings.js';
import type { Journal } from './journal.js';
import { Numbers } from './numbers.js';
import { addPlan, type Plan } from './plans.js';
import { addReviewAnswer, type ReviewAnswer } from './reviews.js';
import { addTrial, type Trial } from './trials.js';
import type { Write } from './write.js';

type LoopTable = 'trial' | 'decision' | 'plan' | 'benchmark' | 'feeling' | 'review';

const undecidedTrials = `SELECT version_id AS id FROM trial
  WHERE id NOT IN (SELECT trial_id FROM decision WHERE trial_id IS NOT NULL)`;

/**
 * Trials, decisions, plans, benchmarks, feelings and review answers of an import: what has the same uid is there already.
 * Trials, plans and benchmarks, which people know by their number, keep it where it is free.
 */
export class LoopIntake {
  /** Versions of which a trial ran before the import. */
  private readonly onTrial: ReadonlySet<number>;
  private readonly trials: Numbers;
  private readonly plans: Numbers;
  private readonly benchmarks: Numbers;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {
    this.onTrial = new Set(
      journal.all<{ id: number }>(`${undecidedTrials} GROUP BY version_id`).map(({ id }) => id),
    );
    this.trials = new Numbers(journal, 'trial');
    this.plans = new Numbers(journal, 'plan');
    this.benchmarks = new Numbers(journal, 'benchmark');
  }

  /** Whether a trial of its version ran here before the import, so that it may not run beside it. */
  mayClash({ uid, versionId }: { uid: Buffer; versionId: number }): boolean {
    return this.onTrial.has(versionId) && this.withUid('trial', uid) === undefined;
  }

  /** Whether a trial of the version runs now. */
  isOnTrial(versionId: number): boolean {
    return this.journal.get(`${undecidedTrials} AND version_id = ?`, [versionId]) !== undefined;
  }

  /** Number of the trial with that uid, made when there is none. */
  settleTrial(trial: Trial & { id: number; uid: Buffer }): { id: number; isNew: boolean } {
    const known = this.withUid('trial', trial.uid);
    if (known !== undefined) return { id: known, isNew: false };
    const id = addTrial(this.write, trial, { id: this.trials.free(trial.id), uid: trial.uid });
    this.trials.use(id);
    return { id, isNew: true };
  }

  /** Adds a decision and says whether it was. One about a trial that is decided here is kept without the trial. */
  addDecision(decision: Decision & { uid: Buffer }): boolean {
    if (this.withUid('decision', decision.uid) !== undefined) return false;
    const isDecided =
      decision.trialId !== null &&
      this.journal.get('SELECT 1 FROM decision WHERE trial_id = ?', [decision.trialId]) !== undefined;
    addDecision(this.write, isDecided ? { ...decision, trialId: null } : decision, { uid: decision.uid });
    return true;
  }

  addPlan(plan: Plan & { id: number; uid: Buffer }): boolean {
    if (this.withUid('plan', plan.uid) !== undefined) return false;
    this.plans.use(addPlan(this.write, plan, { id: this.plans.free(plan.id), uid: plan.uid }));
    return true;
  }

  addBenchmark(benchmark: Benchmark & { id: number; uid: Buffer }): boolean {
    if (this.withUid('benchmark', benchmark.uid) !== undefined) return false;
    const own = { id: this.benchmarks.free(benchmark.id), uid: benchmark.uid };
    this.benchmarks.use(addBenchmark(this.write, benchmark, own));
    return true;
  }

  addFeeling(feeling: Feeling & { uid: Buffer }): boolean {
    if (this.withUid('feeling', feeling.uid) !== undefined) return false;
    addFeeling(this.write, feeling, { uid: feeling.uid });
    return true;
  }

  /** Adds the answer to a question of a week and says whether it was: what was asked here that week stays as it is. */
  addReviewAnswer(answer: ReviewAnswer & { uid: Buffer }): boolean {
    const isAsked =
      this.journal.get('SELECT 1 FROM review WHERE week = ? AND question = ?', [
        answer.week,
        answer.question,
      ]) !== undefined;
    if (isAsked || this.withUid('review', answer.uid) !== undefined) return false;
    addReviewAnswer(this.write, answer, { uid: answer.uid });
    return true;
  }

  private withUid(table: LoopTable, uid: Buffer): number | undefined {
    return this.journal.get<{ id: number }>(`SELECT id FROM ${table} WHERE uid = ?`, [uid])?.id;
  }
}
