import { addBenchmark, type Benchmark } from '../tactics/benchmarks.js';
import { addDecision, type Decision } from '../tactics/decisions.js';
import { addFeeling, type Feeling } from '../tactics/feelings.js';
import type { Comparison, Settled } from './compare.js';
import type { Journal } from '../file/journal.js';
import { Numbers } from '../file/numbers.js';
import { addPlan, plansFor, type Plan } from '../tactics/plans.js';
import { addReviewAnswer, type ReviewAnswer } from '../tactics/reviews.js';
import { addTrial, type Trial } from '../tactics/trials.js';
import type { Write } from '../file/write.js';

type LoopTable = 'trial' | 'decision' | 'plan' | 'benchmark' | 'feeling' | 'review';

const undecidedTrials = `SELECT version_id AS id FROM trial
  WHERE id NOT IN (SELECT trial_id FROM decision WHERE trial_id IS NOT NULL)`;

/**
 * Trials, decisions, plans, benchmarks, feelings and review answers of an import: what has the same uid stays as it is.
 * Trials, plans and benchmarks, which people know by their number, keep it where it is free.
 */
export class LoopIntake {
  /** Versions of which a trial ran before the import. */
  private readonly onTrial: ReadonlySet<number>;
  private readonly trials: Numbers;
  private readonly plans: Numbers;
  private readonly addedPlans = new Set<number>();
  private readonly benchmarks: Numbers;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: Comparison,
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

  /** Number of the trial of the version that runs now. */
  runningTrial(versionId: number): number | undefined {
    return this.journal.get<{ id: number }>(
      `SELECT id FROM trial WHERE version_id = ? AND version_id IN (${undecidedTrials}) ORDER BY id DESC`,
      [versionId],
    )?.id;
  }

  settleTrial(trial: Trial & { id: number; uid: Buffer }): Settled {
    return this.settle('trial', trial, () => {
      const id = addTrial(this.write, trial, { id: this.trials.free(trial.id), uid: trial.uid });
      this.trials.use(id);
      return id;
    });
  }

  /** One about a trial that is decided here is kept without the trial. */
  settleDecision(decision: Decision & { uid: Buffer }): Settled {
    const { trialId, ...rest } = decision;
    return this.settle('decision', rest, () => {
      const isDecided =
        trialId !== null &&
        this.journal.get('SELECT 1 FROM decision WHERE trial_id = ?', [trialId]) !== undefined;
      return addDecision(this.write, { ...rest, trialId: isDecided ? null : trialId }, { uid: decision.uid });
    });
  }

  /** What was planned here before the import stays the plan: of two plans for one thing the later written would replace it. */
  settlePlan(plan: Plan & { id: number; uid: Buffer }): Settled {
    const here = plansFor(this.journal, plan).filter(({ id }) => !this.addedPlans.has(id));
    const { tacticId, stage, amount, every, day, until } = plan;
    if (here.length > 0 && this.withUid('plan', plan.uid) === undefined) {
      const fields = { tacticId, stage, amount, every, day, until };
      const same = here.find(({ id }) => this.rows.holds('plan', id, fields));
      return { id: (same ?? here.at(-1)!).id, is: same ? 'same' : 'other' };
    }
    return this.settle('plan', plan, () => {
      const id = addPlan(this.write, plan, { id: this.plans.free(plan.id), uid: plan.uid });
      this.plans.use(id);
      this.addedPlans.add(id);
      return id;
    });
  }

  settleBenchmark(benchmark: Benchmark & { id: number; uid: Buffer }): Settled {
    return this.settle('benchmark', benchmark, () => {
      const own = { id: this.benchmarks.free(benchmark.id), uid: benchmark.uid };
      const id = addBenchmark(this.write, benchmark, own);
      this.benchmarks.use(id);
      return id;
    });
  }

  settleFeeling(feeling: Feeling & { uid: Buffer }): Settled {
    return this.settle('feeling', feeling, () => addFeeling(this.write, feeling, { uid: feeling.uid }));
  }

  /** Adds the answer to a question of a week: what was asked here that week stays as it is. */
  settleReviewAnswer(answer: ReviewAnswer & { uid: Buffer }): Settled {
    const asked = this.journal.get<{ id: number }>('SELECT id FROM review WHERE week = ? AND question = ?', [
      answer.week,
      answer.question,
    ]);
    if (asked) return this.rows.settle('review', asked.id, { ...answer });
    return this.settle('review', answer, () => addReviewAnswer(this.write, answer, { uid: answer.uid }));
  }

  /** The thing with that uid beside what the file has of it, or a new one. */
  private settle<Thing extends { uid: Buffer }>(table: LoopTable, thing: Thing, add: () => number): Settled {
    const known = this.withUid(table, thing.uid);
    return known === undefined ? { id: add(), is: 'new' } : this.rows.settle(table, known, { ...thing });
  }

  private withUid(table: LoopTable, uid: Buffer): number | undefined {
    return this.journal.get<{ id: number }>(`SELECT id FROM ${table} WHERE uid = ?`, [uid])?.id;
  }
}
