import { plainMarkdown } from '../../render/rows.js';
import type { View } from './layout.js';
import { chooseRows, type Table, type TableColumn } from './table.js';

/** Blocks of markdown with a blank line between them, without those that are empty; ended with a newline. */
export function document(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

export function heading(level: 1 | 2 | 3, text: string): string {
  return `${'#'.repeat(level)} ${plainMarkdown(text)}`;
}

/** Lines one below the other. */
export function paragraph(lines: readonly string[]): string {
  return lines.map((line) => plainMarkdown(line.trim())).join('  \n');
}

export function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${plainMarkdown(text.trim())}`).join('\n');
}

/** Texts after their labels in bold. */
export function labelled(said: readonly (readonly [label: string, text: string])[]): string {
  return said.map(([label, text]) => `- **${plainMarkdown(label)}** ${plainMarkdown(text)}`).join('\n');
}

/** The same from lines as they are laid out on a terminal: `  drop?   linkedin-msg  4 of 312 met`. */
export function labelledLines(lines: readonly string[]): string {
  return labelled(
    lines.map((line) => {
      const [, label = '', text = ''] = /^ *(\S+) *(.*)$/s.exec(line) ?? [];
      return [label, text.replace(/ {2,}/, ': ')];
    }),
  );
}

/** The table that a page shows, with every column that has more than dashes in it; '' without rows. */
export function markdownTable<Row>(table: Table<Row>, all: readonly Row[], view: Pick<View, 'all'>): string {
  const { rows } = chooseRows(table, all, view);
  if (rows.length === 0) return '';
  const { of, name, group } = table;
  const columns: TableColumn<Row>[] = [
    { title: of, text: name, align: 'left' },
    ...(group?.title === undefined
      ? []
      : [{ title: group.title, text: (row: Row) => group.of(row) ?? '', align: 'left' as const }]),
    ...table.columns,
  ];
  const shown = columns
    .map(({ instead, text, ...column }) => ({
      ...column,
      cells: rows.map((row) => (instead?.(row) ?? text(row)).trim()),
    }))
    .filter(({ cells }, index) => index === 0 || cells.some((cell) => !/^–?$/.test(cell)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(shown.map(({ title }) => plainMarkdown(title.trim()))),
    line(shown.map(({ align }) => (align === 'left' ? ':--' : '--:'))),
    ...rows.map((_, index) => line(shown.map(({ cells }) => plainMarkdown(cells[index] ?? '')))),
  ].join('\n');
}

/** A title in capitals as a heading has it: `WHAT BROKE` as `What broke`. */
export function sentenceCase(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1).toLowerCase();
}
