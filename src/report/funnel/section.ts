import { funnelCsvColumns, funnelCsvRows, funnelRowColumns, funnelTacticColumns } from './columns.js';
import type { Funnel } from './funnel.js';
import { ratesOf, rateTable, renderFunnel, stageTable } from './page.js';
import { readFunnel } from './read.js';
import { stopTables } from './stops.js';
import { heading, markdownTable } from '../sheet/markdown.js';
import { listing, section, type About } from '../sheet/section.js';

/** How far leads come, and where they stop. */
export const funnel = section<Funnel>({
  read: readFunnel,
  nothing: () => null,
  page: (funnel, { frame }, view) => renderFunnel(funnel, frame, view),
  listing: (funnel, { frame }) => listing(funnelCsvColumns(frame), funnelCsvRows(funnel)),
  markdown: (funnel, about) => {
    const { rows, tactics } = listings(funnel, about);
    return [rows.markdown(), tactics.markdown()].join('\n');
  },
  json: (funnel, about) => {
    const { rows, tactics } = listings(funnel, about);
    return { rows: rows.json(), tactics: tactics.json() };
  },
  share: ({ rows, tactics }, { frame }, view) => [
    heading(2, 'Funnel'),
    markdownTable(stageTable(rows, frame), rows, view),
    ...(tactics.length > 0
      ? [heading(2, 'Where leads stop'), markdownTable(stopTables(tactics)[0], tactics, view)]
      : []),
    heading(2, 'Rates'),
    markdownTable(rateTable(frame), ratesOf(rows), view),
  ],
});

function listings({ rows, tactics }: Funnel, { frame }: About) {
  return { rows: listing(funnelRowColumns(frame), rows), tactics: listing(funnelTacticColumns, tactics) };
}
