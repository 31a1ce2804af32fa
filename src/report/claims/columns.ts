import { goalClaimed } from '../../domain/claim.js';
import type { CsvValue } from '../../render/csv.js';
import type { ClaimRecord } from './claims.js';

/** Claims beside one's own figures, a row for each claim and version; shares from 0 to 1, null for no data. */
export function claimRows(claims: readonly ClaimRecord[]): Record<string, CsvValue>[] {
  return claims.flatMap(({ benchmark, window, own }) =>
    own.map(({ version, count, of, rate, design, verdict, text }) => ({
      benchmark: benchmark.id,
      version: version.use.version,
      tactic: benchmark.tactic,
      channel: benchmark.channel,
      low: benchmark.low,
      high: benchmark.high,
      unit: benchmark.unit,
      goal: goalClaimed(benchmark),
      source: benchmark.source,
      year: benchmark.year,
      note: benchmark.note,
      window,
      count,
      of,
      rate: rate?.rate ?? null,
      rate_low: rate?.low ?? null,
      rate_high: rate?.high ?? null,
      design_effect: design,
      verdict,
      text,
    })),
  );
}
