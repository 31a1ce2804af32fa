import { stages } from '../../domain/touch.js';
import type { Column } from '../../render/column.js';
import { percent } from '../../render/figure.js';
import { showShare } from '../sheet/cells.js';
import type { Frame } from '../measures/frame.js';
import type { Funnel, FunnelRow, FunnelTactic } from './funnel.js';

function funnelColumns({ period, asOf }: Frame): Column<FunnelRow>[] {
  return [
    { key: 'stage', title: 'stage', value: (row) => row.stage },
    { key: 'period_from', title: 'from', value: () => period.from },
    { key: 'period_to', title: 'to', value: () => period.to },
    { key: 'as_of', title: 'as of', value: () => asOf.day },
    { key: 'touches', title: 'touches, then leads', value: (row) => row.touches },
    { key: 'leads', title: 'leads so far', value: (row) => row.leads },
    { key: 'leads_stopped', title: 'stopped here', value: (row) => row.stopped },
    { key: 'rate_name', title: 'rate of', value: (row) => row.ratio?.name ?? null },
    { key: 'rate_count', title: 'count', value: (row) => row.ratio?.count ?? null },
    { key: 'rate_of', title: 'of', value: (row) => row.ratio?.of ?? null },
    { key: 'rate', title: 'rate', value: (row) => row.ratio?.interval?.rate ?? null, display: ratioWords },
    {
      key: 'rate_low',
      title: 'low',
      value: (row) => row.ratio?.interval?.low ?? null,
      display: (row) => showShare(row.ratio?.interval?.low),
    },
    {
      key: 'rate_high',
      title: 'high',
      value: (row) => row.ratio?.interval?.high ?? null,
      display: (row) => showShare(row.ratio?.interval?.high),
    },
  ];
}

const untold: Column<FunnelRow> = {
  key: 'untold',
  title: 'untold',
  value: (row) => row.ratio?.untold ?? null,
};

/** Columns of the stages as JSON, tables and markdown have them. */
export function funnelRowColumns(frame: Frame): Column<FunnelRow>[] {
  return [...funnelColumns(frame), untold];
}

function ratioWords({ ratio }: FunnelRow): string {
  return ratio?.interval ? percent(ratio.interval.rate) : '';
}

/** A stage of everything, or of the tactic version named. */
export interface FunnelCsvRow {
  row: FunnelRow;
  tactic: FunnelTactic | null;
}

/** The stages of everything, then those of each tactic version. */
export function funnelCsvRows({ rows, tactics }: Funnel): FunnelCsvRow[] {
  return [
    ...rows.map((row) => ({ row, tactic: null })),
    ...tactics.flatMap((tactic) => tactic.rows.map((row) => ({ row, tactic }))),
  ];
}

/** One table of both: `tactic` is empty where a row is about everything. A lead counts in each of its tactics. */
export function funnelCsvColumns(frame: Frame): Column<FunnelCsvRow>[] {
  return [
    ...funnelColumns(frame).map(({ key, title, value }): Column<FunnelCsvRow> => ({
      key,
      title,
      value: ({ row }) => value(row),
    })),
    { key: 'tactic', title: 'tactic', value: ({ tactic }) => tactic?.name ?? null },
    { key: 'version', title: 'version', value: ({ tactic }) => tactic?.version ?? null },
    { key: 'channel', title: 'channel', value: ({ tactic }) => tactic?.channel ?? null },
    { key: 'kind', title: 'kind', value: ({ tactic }) => tactic?.kind ?? null },
    { key: untold.key, title: untold.title, value: ({ row }) => untold.value(row) },
  ];
}

/** Columns of the tactics, where a row holds all stages: leads by the one they stopped at. */
export const funnelTacticColumns: readonly Column<FunnelTactic>[] = [
  { key: 'tactic', title: 'tactic', value: (tactic) => tactic.name },
  { key: 'version', title: 'version', value: (tactic) => tactic.version },
  { key: 'channel', title: 'channel', value: (tactic) => tactic.channel },
  { key: 'kind', title: 'kind', value: (tactic) => tactic.kind },
  { key: 'touches', title: 'touches', value: (tactic) => tactic.touches },
  { key: 'leads', title: 'leads', value: (tactic) => tactic.leads },
  ...stages.map((stage, number) => ({
    key: `stopped_${stage}`,
    title: stage,
    value: ({ rows }: FunnelTactic) => rows[number]?.stopped ?? 0,
  })),
  { key: 'most_stopped', title: 'most stop at', value: ({ most }) => most?.stage ?? null },
];
