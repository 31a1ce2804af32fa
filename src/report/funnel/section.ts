import {
  funnelCsvFigures,
  funnelCsvRows,
  funnelFigures,
  funnelSection,
  funnelTacticFigures,
} from './figures.js';
import type { Funnel } from './funnel.js';
import { ratesOf, rateTable, renderFunnel, stageTable } from './page.js';
import { readFunnel } from './read.js';
import { stopTables } from './stops.js';
import { heading, tableBlock } from '../sheet/blocks.js';
import { listing, section } from '../sheet/section.js';

/** How far leads come, and where they stop. */
export const funnel = section<Funnel>({
  read: readFunnel,
  nothing: () => null,
  page: (funnel, { query }, view) => renderFunnel(funnel, query, view),
  listing: (funnel, about) => listing(funnelCsvFigures, funnelCsvRows(funnel), about),
  markdown: ({ rows, tactics }, about) =>
    [listing(funnelFigures, rows, about), listing(funnelTacticFigures, tactics, about)]
      .map((each) => each.markdown())
      .join('\n'),
  figures: () => funnelSection,
  share: ({ rows, tactics }, { query }, view) => [
    heading(2, 'Funnel'),
    tableBlock(stageTable(rows, query), rows, view),
    ...(tactics.length > 0
      ? [heading(2, 'Where leads stop'), tableBlock(stopTables(tactics)[0], tactics, view)]
      : []),
    heading(2, 'Rates'),
    tableBlock(rateTable(query), ratesOf(rows), view),
  ],
  pictures: async (funnel, about) => [(await import('./picture.js')).picture(funnel, about)],
});
