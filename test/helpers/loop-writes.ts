import { fold } from '../../src/domain/text.js';
import type { Choice } from '../../src/domain/touch.js';
import { addBenchmark } from '../../src/store/tactics/benchmarks.js';
import { addDecision } from '../../src/store/tactics/decisions.js';
import { addFeeling, type Fit } from '../../src/store/tactics/feelings.js';
import { Journal } from '../../src/store/file/journal.js';
import { addPlan } from '../../src/store/tactics/plans.js';
import { noteReviewAnswer } from '../../src/store/tactics/reviews.js';
import { addTrial } from '../../src/store/tactics/trials.js';
import { addTactic } from '../../src/store/tactics/tactics.js';
import type { Write } from '../../src/store/file/write.js';
import { root } from './folder.js';

/** Writes of the trial-and-error loop straight into a journal, each an operation that undo takes back. */
export type LoopWrite =
  | { do: 'tactic'; name: string }
  | { do: 'tweak'; tactic: string; change: string | null; day: string }
  | {
      do: 'trial';
      tactic: string;
      day: string;
      until?: string;
      hypothesis?: string;
      touches?: number;
      expected?: number;
    }
  | { do: 'decide'; tactic: string; day: string; choice: Choice; learned?: string; evidence: object }
  | { do: 'plan'; tactic: string | null; amount: number; day: string; until?: string }
  | { do: 'benchmark'; tactic: string | null; low: number; high: number; source: string; note?: string }
  | { do: 'ask'; tactic: null; week: string; day: string; question: string; answer: 'answered' | 'skipped' }
  | { do: 'feel'; tactic: string; day: string; fit: Fit | null; inTheWay?: string };

/** Runs the writes in order; one about a tactic that is not there is left out. */
export function writeLoop(file: string, writes: readonly LoopWrite[]): void {
  const journal = new Journal({ file, purpose: 'create', chosen: true, root });
  const clock = { now: Date.parse('2026-11-21T13:02:00Z'), zone: 'Europe/Berlin' };
  try {
    for (const each of writes)
      journal.write(each.do, clock, (write) => {
        write.summary = each.do;
        run(journal, write, each);
      });
  } finally {
    journal.close();
  }
}

function run(journal: Journal, write: Write, it: LoopWrite): void {
  if (it.do === 'tactic') {
    if (tacticOf(journal, it.name) === undefined)
      addTactic(
        write,
        it.name,
        { channel: 'call', kind: 'cold', worth: null, seconds: null, followUp: null },
        'meeting',
      );
    return;
  }
  const tactic = it.tactic === null ? null : tacticOf(journal, it.tactic);
  if (tactic === undefined) return;
  const tacticId = tactic?.tacticId ?? null;
  if (it.do === 'plan')
    return void addPlan(write, {
      tacticId,
      stage: tacticId === null ? 3 : null,
      amount: it.amount,
      every: tacticId === null ? 'month' : 'week',
      day: it.day,
      until: it.until ?? null,
    });
  if (it.do === 'benchmark')
    return void addBenchmark(write, {
      tacticId,
      channel: tacticId === null ? 'call' : null,
      low: it.low,
      high: it.high,
      unit: 'conversations',
      goal: 3,
      source: it.source,
      year: 2024,
      note: it.note ?? null,
    });
  if (it.do === 'ask') return noteReviewAnswer(journal, write, it);
  if (tactic === null) return;
  const { versionId } = tactic;
  if (it.do === 'tweak')
    write.insert('tactic_version', {
      tactic_id: tactic.tacticId,
      version: tactic.version + 1,
      origin: tactic.version,
      change: it.change,
      day: it.day,
    });
  if (it.do === 'trial')
    addTrial(write, {
      versionId,
      day: it.day,
      until: it.until ?? null,
      hypothesis: it.hypothesis ?? null,
      touches: it.touches ?? null,
      goal: 3,
      expected: it.expected ?? null,
    });
  if (it.do === 'decide')
    addDecision(write, {
      versionId,
      trialId: runningTrial(journal, versionId),
      day: it.day,
      choice: it.choice,
      learned: it.learned ?? null,
      evidence: JSON.stringify(it.evidence),
    });
  if (it.do === 'feel')
    addFeeling(write, { tacticId: tactic.tacticId, day: it.day, fit: it.fit, inTheWay: it.inTheWay ?? null });
}

function tacticOf(
  journal: Journal,
  name: string,
): { tacticId: number; versionId: number; version: number } | undefined {
  return journal.get(
    `SELECT t.id AS tacticId, v.id AS versionId, v.version FROM tactic t JOIN tactic_version v ON v.tactic_id = t.id
     WHERE t.folded = ? ORDER BY v.version DESC LIMIT 1`,
    [fold(name)],
  );
}

function runningTrial(journal: Journal, versionId: number): number | null {
  return (
    journal.get<{ id: number }>(
      `SELECT id FROM trial WHERE version_id = ? AND id NOT IN (SELECT trial_id FROM decision WHERE trial_id IS NOT NULL)
       ORDER BY id LIMIT 1`,
      [versionId],
    )?.id ?? null
  );
}
