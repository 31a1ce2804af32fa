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
import { allTime, type Frame } from '../measures/frame.js';
import { bullets, heading, markdownTable } from '../sheet/markdown.js';
import { listing, section } from '../sheet/section.js';
import { nothingLogged } from '../sheet/title.js';

/** Where leads come from. */
export const sources = section<SourcesReport>({
  read: readSources,
  frame: allTime,
  nothing: ({ sources }, frame) => (sources.length === 0 ? nothingLogged(frame) : null),
  page: ({ origins, sources }, { frame }, view) => {
    const yours = renderOrigins(origins, frame, view);
    return [...yours, ...(yours.length > 0 ? [''] : []), ...renderSources(sources, frame, view)];
  },
  listing: ({ sources }, about) => listing(sourceFigures, sources, about),
  markdown: ({ origins, sources }, about) =>
    [
      ...(knowsOrigins(origins) ? [listing(originFigures, origins.rows, about)] : []),
      listing(sourceFigures, sources, about),
    ]
      .map((each) => each.markdown())
      .join('\n'),
  figures: sourcesSection,
  share: ({ origins, sources }, { frame }, view) => [
    ...originBlocks(origins, frame),
    heading(2, 'Sources'),
    markdownTable(sourceTable(frame), touchedSources(sources), view),
    bullets(neglected(sources, view)),
  ],
  hide: ({ origins, sources }, { sourceName }) => ({
    origins,
    sources: sources.map((row) => ({ ...row, source: row.source && sourceName(row.source) })),
  }),
});

/** Leads by who found them, as blocks of markdown; none where nothing is known of it. */
export function originBlocks(origins: Origins, frame: Frame): string[] {
  if (!knowsOrigins(origins)) return [];
  const { table, texts } = originMarkdown(origins, frame);
  return [heading(2, 'Yours and given'), markdownTable(table, origins.rows, { all: true }), bullets(texts)];
}
