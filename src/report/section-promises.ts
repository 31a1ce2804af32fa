import { minorDigits } from '../domain/money.js';
import { renderCsv, renderJsonRows, renderMarkdown } from '../render/rows.js';
import { head, type Answer } from './section.js';
import { asOfWords, type Frame } from './measures/frame.js';
import { asText } from './sheet/layout.js';
import { renderTitle } from './page/page.js';
import { figureColumns, promiseColumns } from './promises/columns.js';
import { renderPromiseTables } from './promises/page.js';
import type { Promises } from './promises/promises.js';

/** The section on promises. */
export function answerPromises(promises: Promises, frame: Frame, currency: string | null): Answer {
  const unit = { code: currency, digits: minorDigits(currency) };
  const columns = promiseColumns(frame, unit);
  const { rows, total } = promises;
  return {
    page: (view) =>
      rows.length === 0
        ? asText(renderNone(frame))
        : asText([...renderTitle(frame, view), '', ...renderPromiseTables(promises, frame, view, currency)]),
    csv: (options) => renderCsv(columns, rows, options),
    json: () => ({
      ...head(frame),
      rows: renderJsonRows(columns, rows),
      total: renderJsonRows(figureColumns(frame, unit).slice(3), [total])[0],
    }),
    markdown: () => renderMarkdown(columns, rows),
  };
}

/** What stands in place of the section while nobody talked and nothing was promised. */
function renderNone(frame: Frame): string[] {
  return [
    `Nothing is promised yet (${asOfWords(frame)}).`,
    'Promise a next step with "prospect next LEAD fri", or log a touch with "prospect log LEAD --next fri".',
  ];
}
