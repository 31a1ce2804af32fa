import { claimedRate } from '../../domain/claim.js';
import type { Column } from '../../render/column.js';
import type { BenchmarkRow } from '../../store/tactics/benchmarks.js';
import { formatUid } from '../../store/file/uid.js';
import { stageName } from './touches.js';

/** Claims as they are listed; shares from 0 to 1. Where they are `joined` the source brings the note along. */
export function benchmarkColumns({ joined }: { joined: boolean }): Column<BenchmarkRow>[] {
  return [
    { key: 'benchmark', title: 'claim', value: (row) => row.id },
    { key: 'tactic', title: 'about', value: (row) => row.tactic, display: aboutWords, min: 10 },
    { key: 'channel', title: 'channel', value: (row) => row.channel, table: false },
    { key: 'low', title: 'theirs', value: (row) => row.low, display: claimedRate, align: 'right' },
    { key: 'high', title: 'high', value: (row) => row.high, table: false },
    { key: 'unit', title: 'of', value: (row) => row.unit, min: 13 },
    { key: 'goal', title: 'goal', value: (row) => stageName(row.goal), min: 12 },
    {
      key: 'source',
      title: 'source',
      value: (row) => row.source,
      ...(joined && { display: ({ source, note }) => (note === null ? source : `${source} · ${note}`) }),
    },
    { key: 'year', title: 'year', value: (row) => row.year, min: 4, align: 'left' },
    { key: 'note', title: 'note', value: (row) => row.note, table: !joined },
    { key: 'uid', title: 'uid', value: (row) => formatUid(row.uid), table: false },
  ];
}

/** The tactic, the channel as `any call`, or `any`. */
export function aboutWords({ tactic, channel }: Pick<BenchmarkRow, 'tactic' | 'channel'>): string {
  return tactic ?? (channel === null ? 'any' : `any ${channel}`);
}
