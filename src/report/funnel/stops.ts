import { stages, type Stage } from '../../domain/touch.js';
import { count, percent } from '../../render/figure.js';
import type { FunnelTactic } from './funnel.js';
import { groupName } from '../sheet/names.js';
import { mostOf, type Table } from '../sheet/table.js';

const title = 'WHERE LEADS STOP';

/** Names of the stages where there is no room for whole ones. */
const shortStages: Record<Stage, string> = {
  attempted: 'tried',
  reached: 'reach',
  conversation: 'talk',
  meeting: 'meet',
  held: 'held',
  proposal: 'prop',
  won: 'won',
};

/**
 * Where the leads of each tactic stop, from the widest way to show it to the narrowest: with short names of stages, closer
 * together, without stages that nobody stopped at, with none at all. Of many tactics those done most in the period.
 */
export function stopTables(
  tactics: readonly FunnelTactic[],
): [Table<FunnelTactic>, ...Table<FunnelTactic>[]] {
  const used = stages.filter((_, number) => tactics.some(({ rows }) => (rows[number]?.stopped ?? 0) > 0));
  const whole = (stage: Stage): string => stage;
  const short = (stage: Stage): string => shortStages[stage];
  return [
    stopTable(stages, whole, 2, Infinity),
    stopTable(stages, short, 2, title.length),
    stopTable(stages, short, 1, title.length),
    stopTable(used, short, 1, title.length),
    stopTable([], whole, 1, 0),
  ];
}

function stopTable(
  shown: readonly Stage[],
  nameOf: (stage: Stage) => string,
  gap: number,
  leastName: number,
): Table<FunnelTactic> {
  return {
    of: 'tactic',
    head: title,
    paint: 'bold',
    name: (row) => `  ${groupName(row)}`,
    leastName,
    group: { title: 'kind', of: ({ kind }) => kind },
    choose: (rows) => mostOf(rows, 12, (a, b) => b.touches - a.touches || b.leads - a.leads),
    columns: [
      { title: 'leads', text: ({ leads }) => count(leads), gap: 1 },
      ...shown.map((stage) => ({
        title: nameOf(stage),
        text: ({ rows }: FunnelTactic) => count(rows[stages.indexOf(stage)]?.stopped ?? 0),
        gap,
      })),
      {
        title: 'most stop at',
        text: ({ most, leads }) =>
          most === null ? '–' : `${nameOf(most.stage)} ${percent(most.stopped / leads)}`,
        align: 'left',
      },
    ],
  };
}
