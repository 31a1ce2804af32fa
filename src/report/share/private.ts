import type { Failures } from '../failures/failures.js';
import type { Groups } from '../measures/groups.js';
import type { SourceRow } from '../sources/sources.js';
import type { Page } from '../page/page.js';
import type { PromiseFigures, Promises } from '../promises/promises.js';
import type { Worked } from '../tactics/tactics.js';

/** What may not be seen by those a report is shared with. */
export interface Hidden {
  /** Whether amounts and values may not. */
  money: boolean;
  /** What stands for a source, whose name may be somebody's: `source 3`. */
  sourceName: (name: string) => string;
}

export function hidePage(page: Page, hidden: Hidden): Page {
  return {
    ...page,
    worked: hideGroups(page.worked, page.frame.by === 'source', hidden),
    failures: hideFailures(page.failures, hidden),
    promises: page.promises && hideFigures(page.promises, hidden),
  };
}

/** Groups that are sources go by their number. */
export function hideGroups<G extends Groups | Worked>(groups: G, areSources: boolean, hidden: Hidden): G {
  if (!areSources) return groups;
  const rows = groups.rows.map((row) => ({ ...row, name: row.name && hidden.sourceName(row.name) }));
  return { ...groups, rows };
}

export function hideFailures(failures: Failures, { money }: Hidden): Failures {
  if (!money) return failures;
  const { rows, causes, costliest } = failures;
  const without = <Row extends { cost: number | null }>(row: Row): Row => ({ ...row, cost: null });
  return {
    ...failures,
    rows: rows.map(without),
    causes: causes.map(without),
    // Only what was found by time alone: any other says something of money.
    costliest:
      costliest === null || costliest.costWithTime !== null || costliest.cause.seconds === null
        ? null
        : {
            ...costliest,
            cause: without(costliest.cause),
            unrecorded: costliest.unrecorded && without(costliest.unrecorded),
          },
  };
}

/** Rows by source are left out. */
export function hidePromises({ rows, total }: Promises, hidden: Hidden): Promises {
  return {
    rows: rows.filter(({ by }) => by === 'tactic').map((row) => ({ ...row, ...hideFigures(row, hidden) })),
    total: hideFigures(total, hidden),
  };
}

export function hideSources(rows: readonly SourceRow[], { sourceName }: Hidden): SourceRow[] {
  return rows.map((row) => ({ ...row, source: row.source && sourceName(row.source) }));
}

function hideFigures(figures: PromiseFigures, { money }: Hidden): PromiseFigures {
  if (!money) return figures;
  const { promises, talks, putOffs } = figures;
  return {
    ...figures,
    promises: { ...promises, brokenValue: null, unconfirmedValue: null },
    talks: { ...talks, leftValue: null },
    putOffs: { ...putOffs, idleValue: null },
  };
}
