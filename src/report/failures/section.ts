import type { FailureCross } from './cross.js';
import type { FailureRow, Failures } from './failures.js';
import { crossFigure, crossFigures } from './cross-figures.js';
import { crossRows, crossSentences, crossTable, renderCross } from './cross-page.js';
import { failureFigures, failuresSection } from './figures.js';
import { brokeSentences, brokeTable, brokeWords, renderBroke } from './page.js';
import { readFailures, type FailuresBy } from './read.js';
import { bullets, heading, tableBlock, paragraph, type Block } from '../sheet/blocks.js';
import { listing, section, type Hidden } from '../sheet/section.js';

/** What broke and why, by reason, place and stage. */
export const failures = section<FailuresBy>({
  read: readFailures,
  nothing: () => null,
  page: (failures, { query, currency }, view) => {
    const isTold = query.failuresBy !== null || failures.cross.groups.length > 1;
    const cross = isTold ? renderCross(failures.cross, view, currency.code) : [];
    return [
      ...renderBroke(failures, 'rows', query, view, currency.code),
      ...(cross.length > 0 ? ['', ...cross] : []),
    ];
  },
  listing: ({ rows, cross }, about) =>
    about.query.failuresBy === null
      ? listing(failureFigures, rows, about)
      : listing(crossFigures, cross.cells, about),
  figures: () => [...failuresSection, crossFigure],
  share: ({ cross, ...failures }, { currency }) => [
    ...brokeBlocks(failures, failures.rows, currency.code),
    ...crossBlocks(cross, currency.code),
  ],
  pictures: async (failures, about) => [(await import('./picture.js')).failuresPicture(failures, about)],
  hide: ({ cross, ...failures }, hidden) => ({
    ...hideFailures(failures, hidden),
    cross: hideCross(cross, hidden),
  }),
});

function crossBlocks(cross: FailureCross, currency: string | null): Block[] {
  if (cross.cells.length === 0) return [];
  return [
    heading(2, `By ${cross.by}`),
    tableBlock(crossTable(cross, cross.groups), crossRows(cross, cross.groups, currency), { all: true }),
    bullets(crossSentences(cross)),
  ];
}

/** The table without what failures cost, and without the names of sources. */
export function hideCross(cross: FailureCross, { money, sourceName }: Hidden): FailureCross {
  const hide = <Part extends { cost: number | null }>(part: Part): Part =>
    money ? { ...part, cost: null } : part;
  const groups = new Map(
    cross.groups.map((group) => {
      const name = cross.by === 'source' && group.name !== null ? sourceName(group.name) : group.name;
      return [group, { ...hide(group), name }];
    }),
  );
  return {
    ...cross,
    groups: [...groups.values()],
    cells: cross.cells.map((cell) => ({ ...hide(cell), group: groups.get(cell.group)! })),
  };
}

/** What broke and why, as blocks. */
export function brokeBlocks(
  failures: Failures,
  rows: readonly FailureRow[],
  currency: string | null,
): Block[] {
  return [
    heading(2, 'What broke'),
    paragraph([brokeWords(failures)]),
    tableBlock(brokeTable(currency), rows, { all: true }),
    bullets(brokeSentences(failures, currency)),
  ];
}

/** Failures without what they cost. */
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
