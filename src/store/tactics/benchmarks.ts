import type { Claim } from '../../domain/claim.js';
import type { Channel } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** Somebody's claim about one tactic, about all of a channel, or about any where both are null. */
export interface Benchmark extends Claim {
  tacticId: number | null;
  channel: Channel | null;
  source: string;
  year: number | null;
  note: string | null;
}

export interface BenchmarkRow extends Benchmark {
  id: number;
  uid: Buffer;
  /** Name of the tactic. */
  tactic: string | null;
}

const benchmarkSql = `SELECT b.id, b.uid, b.tactic_id AS tacticId, t.name AS tactic, b.channel, b.low, b.high, b.unit,
    b.goal, b.source, b.year, b.note
  FROM benchmark b LEFT JOIN tactic t ON t.id = b.tactic_id`;

/** Every benchmark, in the order they were written. */
export function allBenchmarks(journal: Journal): BenchmarkRow[] {
  return journal.all(`${benchmarkSql} ORDER BY b.id`);
}

/** The benchmarks of a tactic: those about itself first, then about its channel, then about any. */
export function benchmarksOf(
  journal: Journal,
  { tacticId, channel }: { tacticId: number; channel: Channel },
): BenchmarkRow[] {
  return journal.all(
    `${benchmarkSql} WHERE b.tactic_id = :tacticId OR b.channel = :channel OR (b.tactic_id IS NULL AND b.channel IS NULL)
     ORDER BY b.tactic_id IS NULL, b.channel IS NULL AND b.tactic_id IS NULL, b.id`,
    { tacticId, channel },
  );
}

/** The benchmark of that number. Throws UserError where there is none. */
export function requireBenchmark(journal: Journal, id: number): BenchmarkRow {
  const benchmark = journal.get<BenchmarkRow>(`${benchmarkSql} WHERE b.id = ?`, [id]);
  if (benchmark) return benchmark;
  throw new UserError(`There is no benchmark ${id}.`, { hint: 'See them with "prospect benchmark list".' });
}

/** Adds a benchmark and returns its number; `own` is what an imported one brings along. */
export function addBenchmark(write: Write, benchmark: Benchmark, own?: { uid: Buffer }): number {
  const { tacticId, channel, low, high, unit, goal, source, year, note } = benchmark;
  return write.insert('benchmark', {
    ...own,
    tactic_id: tacticId,
    channel,
    low,
    high,
    unit,
    goal,
    source,
    year,
    note,
  });
}
