import { el, type Markup } from '../../render/markup.js';

export interface TableColumn {
  title: string;
  align?: 'left' | undefined;
}

// A longer text than this is broken between words.
const shortest = 24;

/** A table in a box of its own, which is scrolled where it is wider than the page; the first column names the rows. */
export function tableMarkup(
  name: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): Markup {
  const side = (index: number) => (columns[index]?.align === 'left' || index === 0 ? undefined : 'n');
  const kind = (cell: string, index: number) => side(index) ?? (cell.length <= shortest ? 's' : undefined);
  return el(
    'div',
    { class: 'scroll', role: 'group', 'aria-label': name, tabindex: 0 },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          columns.map(({ title }, index) => headCell(title, side(index))),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            row.map((cell, index) =>
              el(
                index === 0 ? 'th' : 'td',
                { scope: index === 0 ? 'row' : undefined, class: kind(cell, index) },
                cell,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A column may go without a title; its head is then no heading. */
function headCell(title: string, side: string | undefined): Markup {
  return title === '' ? el('td', {}) : el('th', { scope: 'col', class: side }, title);
}
