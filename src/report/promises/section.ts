import { promiseFigures, promisesSection } from './figures.js';
import {
  choosePromises,
  leftWords,
  partsOf,
  promiseParts,
  promiseTable,
  renderPromiseTables,
} from './page.js';
import type { PromiseFigures, Promises } from './promises.js';
import { readDream, readPromises } from './read.js';
import type { Dream } from './dream.js';
import { asOfWords } from '../measures/query.js';
import { heading, tableBlock, paragraph, sentenceCase } from '../sheet/blocks.js';
import { listing, section, type Hidden } from '../sheet/section.js';

/** What was promised, and what was left without a promise. */
export const promises = section<Promises & { dream: Dream | null }>({
  read: (journal, query, { drawn }) => ({
    ...readPromises(journal, query),
    dream: drawn ? readDream(journal, query) : null,
  }),
  nothing: ({ rows }, query) =>
    rows.length > 0
      ? null
      : [
          `Nothing is promised yet (${asOfWords(query)}).`,
          'Promise a next step with "prospect next LEAD fri", or log a touch with "prospect log LEAD --next fri".',
        ],
  page: (promises, { query, currency }, view) => renderPromiseTables(promises, query, view, currency.code),
  listing: ({ rows }, about) => listing(promiseFigures, rows, about),
  figures: () => promisesSection,
  share: (promises, { query, currency }, view) => [
    heading(2, 'Promises'),
    paragraph(promiseLines(promises.total, currency.code)),
    ...partsOf(promises.total, query, currency.code).flatMap((part) => [
      heading(3, sentenceCase(part.title)),
      tableBlock(
        { ...promiseTable(part), group: { title: 'by', of: ({ by }) => by } },
        choosePromises(part, promises.rows, view).rows,
        view,
      ),
      paragraph(part.notes ?? []),
    ]),
  ],
  pictures: async ({ dream }) => [(await import('./picture.js')).picture(dream)],
  // Rows by source are left out.
  hide: ({ rows, total, dream }, hidden) => ({
    dream,
    rows: rows.filter(({ by }) => by === 'tactic').map((row) => ({ ...row, ...hideFigures(row, hidden) })),
    total: hideFigures(total, hidden),
  }),
});

/** What became of what was promised, and what was left without a promise. */
export function promiseLines(promises: PromiseFigures, currency: string | null): string[] {
  const left = leftWords(promises);
  return [promiseParts(promises, currency).join(' · '), ...(left === null ? [] : [left])];
}

/** Figures without the values at stake. */
export function hideFigures(figures: PromiseFigures, { money }: Hidden): PromiseFigures {
  if (!money) return figures;
  const { promises, talks, putOffs } = figures;
  return {
    ...figures,
    promises: { ...promises, brokenValue: null, unconfirmedValue: null },
    talks: { ...talks, leftValue: null },
    putOffs: { ...putOffs, idleValue: null },
  };
}
