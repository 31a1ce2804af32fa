import type { Column } from '../../render/column.js';
import { csvLine } from '../../render/csv.js';
import { toJson } from '../../render/json.js';
import { csvMode, renderCsv, renderJsonRows, type CsvOptions } from '../../render/rows.js';

const chunkSize = 128 * 1024;

/** Rows as CSV or JSON, the same bytes as `renderRows` makes, in chunks of whole lines so that memory stays flat. */
export function* rowsText<Row>(
  format: 'csv' | 'json',
  columns: readonly Column<Row>[],
  pages: Iterable<readonly Row[]>,
  options: CsvOptions,
): Generator<string> {
  if (format === 'csv') yield* csvText(columns, pages, options);
  else yield* jsonText(columns, pages);
}

function* csvText<Row>(
  columns: readonly Column<Row>[],
  pages: Iterable<readonly Row[]>,
  options: CsvOptions,
): Generator<string> {
  const end = options.excel ? '\r\n' : '\n';
  const mode = csvMode(options);
  const values = columns.map((column) => column.value);
  let text = renderCsv(columns, [], options);
  for (const page of pages) {
    for (const row of page) {
      text += csvLine(
        values.map((value) => value(row)),
        mode,
      );
      text += end;
      if (text.length < chunkSize) continue;
      yield text;
      text = '';
    }
  }
  yield text;
}

function* jsonText<Row>(columns: readonly Column<Row>[], pages: Iterable<readonly Row[]>): Generator<string> {
  let text = '[';
  let separator = '\n  ';
  for (const page of pages) {
    for (const record of renderJsonRows(columns, page)) {
      text += separator + toJson(record, 2).replaceAll('\n', '\n  ');
      separator = ',\n  ';
      if (text.length < chunkSize) continue;
      yield text;
      text = '';
    }
  }
  yield separator === '\n  ' ? '[]\n' : `${text}\n]\n`;
}
