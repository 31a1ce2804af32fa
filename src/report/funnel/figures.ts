import { stages } from '../../domain/touch.js';
import { figure, listOf, objectOf, orNull, within, type Figure } from '../sheet/figures.js';
import { periodFigures, rateFigures, tacticFigures } from '../sheet/shared-figures.js';
import { count, oneOfWords, stage } from '../sheet/value-kinds.js';
import { ratioNames, type Funnel, type FunnelRow, type FunnelTactic } from './funnel.js';

const stageFigures: readonly Figure<FunnelRow>[] = [
  figure('stage', stage, (row) => row.stage, 'The stage.'),
  ...periodFigures,
  figure(
    'touches',
    count,
    ({ touches }) => touches,
    'Leads that came to it, or further, for the first time in the period; of attempted all touches.',
    { title: 'touches, then leads' },
  ),
  figure(
    'leads',
    count,
    ({ leads }) => leads,
    'Leads that have come to it or further by as-of, whenever touched.',
    { title: 'leads so far' },
  ),
  figure('leads_stopped', count, ({ stopped }) => stopped, 'Of these, leads that came no further.', {
    title: 'stopped here',
  }),
  figure(
    'rate_name',
    orNull(oneOfWords(ratioNames)),
    ({ ratio }) => ratio?.name ?? null,
    'The rate at this stage; null: it has none.',
    { title: 'rate of' },
  ),
  figure(
    'rate_count',
    orNull(count),
    ({ ratio }) => ratio?.count ?? null,
    'What the rate counts; null: no rate.',
    { title: 'count' },
  ),
  figure(
    'rate_of',
    orNull(count),
    ({ ratio }) => ratio?.of ?? null,
    'What it is a share of; null: no rate.',
    { title: 'of' },
  ),
  ...rateFigures('rate', ({ ratio }: FunnelRow) => ratio?.interval ?? null, {
    of: 'rate_count ÷ rate_of',
    none: 'no rate, or 0 of 0',
  }),
];

const untold: Figure<FunnelRow> = figure(
  'untold',
  orNull(count),
  ({ ratio }) => ratio?.untold ?? null,
  'Of the show rate: past meetings of which nobody has told what came, which the rate leaves out; 0 for other rates, null: no rate.',
);

/** The stages as JSON and markdown have them. */
export const funnelFigures: readonly Figure<FunnelRow>[] = [...stageFigures, untold];

/** A stage of everything, or of the tactic version named. */
interface FunnelCsvRow {
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

const nobody = { name: null, version: null, channel: null, kind: null };

/** One table of both: `tactic` is empty where a row is about everything. A lead counts in each of its tactics. */
export const funnelCsvFigures: readonly Figure<FunnelCsvRow>[] = [
  ...within(stageFigures, ({ row }: FunnelCsvRow) => row),
  ...within(tacticFigures, ({ tactic }: FunnelCsvRow) => tactic ?? nobody),
  ...within([untold], ({ row }: FunnelCsvRow) => row),
];

/** The tactics, where a row holds all stages: leads by the one they stopped at. */
export const funnelTacticFigures: readonly Figure<FunnelTactic>[] = [
  ...tacticFigures,
  figure('touches', count, ({ touches }) => touches, 'Touches dated in the period.'),
  figure('leads', count, ({ leads }) => leads, 'Leads ever touched with it, by as-of.'),
  ...stages.map((name, number) =>
    figure(
      `stopped_${name}`,
      count,
      ({ rows }: FunnelTactic) => rows[number]?.stopped ?? 0,
      `Leads that its touches brought to ${name} and no further.`,
      { title: name },
    ),
  ),
  figure(
    'most_stopped',
    orNull(stage),
    ({ most }) => most?.stage ?? null,
    'The stage before won at which most leads stop; null: no lead stops.',
    { title: 'most stop at' },
  ),
];

/** The section as data. */
export const funnelSection: readonly Figure<Funnel>[] = [
  figure(
    'rows',
    listOf(objectOf('funnelRow', 'A stage of the funnel.', funnelFigures)),
    ({ rows }) => rows,
    'The stages in order.',
  ),
  figure(
    'tactics',
    listOf(objectOf('funnelTactic', 'Where the leads of a tactic version stop.', funnelTacticFigures)),
    ({ tactics }) => tactics,
    'One row a tactic version.',
  ),
];
