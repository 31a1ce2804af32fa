import { originFigures, sourceFigures, sourcesSection, type SourcesReport } from './figures.js';
import {
  neglected,
  originMarkdown,
  renderOrigins,
  renderSources,
  sourceTable,
  touchedSources,
} from './page.js';
import { readSources } from './read.js';
import { knowsOrigins, type Origins } from './sources.js';
import { allTime, type ReportQuery } from '../measures/query.js';
import { bullets, heading, tableBlock, type Block } from '../sheet/blocks.js';
import { listing, section } from '../sheet/section.js';
import { nothingLogged } from '../sheet/title.js';

/** Where leads come from. */
export const sources = section<SourcesReport>({
  read: readSources,
  query: allTime,
  nothing: ({ sources }, query) => (sources.length === 0 ? nothingLogged(query) : null),
  page: ({ origins, sources }, { query }, view) => {
    const yours = renderOrigins(origins, query, view);
    return [...yours, ...(yours.length > 0 ? [''] : []), ...renderSources(sources, query, view)];
  },
  listing: ({ sources }, about) => listing(sourceFigures, sources, about),
  markdown: ({ origins, sources }, about) =>
    [
      ...(knowsOrigins(origins) ? [listing(originFigures, origins.rows, about)] : []),
      listing(sourceFigures, sources, about),
    ]
      .map((each) => each.markdown())
      .join('\n'),
  figures: () => sourcesSection,
  share: ({ origins, sources }, { query }, view) => [
    ...originBlocks(origins, query),
    heading(2, 'Sources'),
    tableBlock(sourceTable(query), touchedSources(sources), view),
    bullets(neglected(sources, view)),
  ],
  hide: ({ origins, sources }, { sourceName }) => ({
    origins,
    sources: sources.map((row) => ({ ...row, source: row.source && sourceName(row.source) })),
  }),
});

/** Leads by who found them, as blocks; none where nothing is known of it. */
export function originBlocks(origins: Origins, query: ReportQuery): Block[] {
  if (!knowsOrigins(origins)) return [];
  const { table, texts } = originMarkdown(origins, query);
  return [heading(2, 'Yours and given'), tableBlock(table, origins.rows, { all: true }), bullets(texts)];
}
