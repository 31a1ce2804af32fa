import type { FailureRow, Failures } from './failures.js';
import { failureFigures, failuresSection } from './figures.js';
import { brokeSentences, brokeTable, brokeWords, renderBroke } from './page.js';
import { readFailures } from './read.js';
import { bullets, heading, markdownTable, paragraph } from '../sheet/markdown.js';
import { listing, section, type Hidden } from '../sheet/section.js';

/** What broke and why, by reason, place and stage. */
export const failures = section<Failures>({
  read: readFailures,
  nothing: () => null,
  page: (failures, { query, currency }, view) => renderBroke(failures, 'rows', query, view, currency.code),
  listing: ({ rows }, about) => listing(failureFigures, rows, about),
  figures: () => failuresSection,
  share: (failures, { currency }) => brokeBlocks(failures, failures.rows, currency.code),
  hide: hideFailures,
});

/** What broke and why, as blocks of markdown. */
export function brokeBlocks(
  failures: Failures,
  rows: readonly FailureRow[],
  currency: string | null,
): string[] {
  return [
    heading(2, 'What broke'),
    paragraph([brokeWords(failures)]),
    markdownTable(brokeTable(currency), rows, { all: true }),
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
