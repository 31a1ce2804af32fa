import { renderCsv, renderJsonRows, renderMarkdown } from '../render/rows.js';
import { head, type Answer } from './section.js';
import type { Frame } from './measures/frame.js';
import { asText } from './sheet/layout.js';
import { learnedColumns, runningColumns } from './learned/columns.js';
import { renderLearned, renderNothingLearned } from './learned/page.js';
import type { Learned } from './learned/learned.js';
import { renderTitle } from './page/page.js';

/** The section on decisions and lessons. */
export function answerLearned(learned: Learned, frame: Frame): Answer {
  const columns = learnedColumns(frame);
  const { decided, running } = learned;
  return {
    page: (view) =>
      decided.length + running.length === 0
        ? asText(renderNothingLearned(frame))
        : asText([...renderTitle(frame, view), '', ...renderLearned(learned, frame, view)]),
    csv: (options) => renderCsv(columns, decided, options),
    json: () => ({
      ...head(frame),
      rows: renderJsonRows(columns, decided),
      running: renderJsonRows(runningColumns, running),
    }),
    markdown: () =>
      [
        renderMarkdown(columns, decided),
        ...(running.length > 0 ? [renderMarkdown(runningColumns, running)] : []),
      ].join('\n'),
  };
}
