import { funnelCsvColumns, funnelCsvRows, funnelRowColumns, funnelTacticColumns } from './columns.js';
import type { Funnel } from './funnel.js';
import { rateStrips, renderFunnel, stageStrips } from './page.js';
import { readFunnel } from './read.js';
import { stopStrips } from './stops.js';
import type { Strip } from '../sheet/layout.js';
import { heading, table } from '../sheet/markdown.js';
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
    table(stageStrips(rows, frame).map(titled('FUNNEL', 'stage'))),
    ...(tactics.length > 0 ? [heading(2, 'Where leads stop'), table(stopStrips(tactics, view))] : []),
    heading(2, 'Rates'),
    table(rateStrips(rows, frame).map(titled('RATES', 'rate'))),
  ],
});

function listings({ rows, tactics }: Funnel, { frame }: About) {
  return { rows: listing(funnelRowColumns(frame), rows), tactics: listing(funnelTacticColumns, tactics) };
}

/** A column under another title. */
function titled(from: string, to: string): (strip: Strip) => Strip {
  return (strip) => (strip.title === from ? { ...strip, title: to } : strip);
}
