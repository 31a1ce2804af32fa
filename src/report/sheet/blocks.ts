import { chooseRows, type Table, type TableColumn } from './table.js';
import type { View } from './layout.js';

/** A part of what is told to read: written as markdown by `markdown.ts`, as HTML by `report/html`. All texts are plain. */
export type Block =
  | { is: 'heading'; level: 1 | 2 | 3; text: string }
  /** Lines one below the other. */
  | { is: 'lines'; lines: readonly string[] }
  | { is: 'bullets'; texts: readonly string[] }
  /** Texts after their labels. */
  | { is: 'labelled'; said: readonly (readonly [label: string, text: string])[] }
  | { is: 'table'; columns: readonly BlockColumn[] };

export interface BlockColumn {
  title: string;
  align?: 'left' | undefined;
  /** One a row. */
  cells: readonly string[];
}

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { is: 'heading', level, text };
}

export function paragraph(lines: readonly string[]): Block {
  return { is: 'lines', lines: lines.map((line) => line.trim()) };
}

export function bullets(texts: readonly string[]): Block {
  return { is: 'bullets', texts: texts.map((text) => text.trim()) };
}

export function labelled(said: readonly (readonly [label: string, text: string])[]): Block {
  return { is: 'labelled', said };
}

/** The same from lines as they are laid out on a terminal: `  drop?   linkedin-msg  4 of 312 met`. */
export function labelledLines(lines: readonly string[]): Block {
  return labelled(
    lines.map((line) => {
      const [, label = '', text = ''] = /^ *(\S+) *(.*)$/s.exec(line) ?? [];
      return [label, text.replace(/ {2,}/, ': ')];
    }),
  );
}

/** The table that a page shows, with every column that has more than dashes in it; empty without rows. */
export function tableBlock<Row>(table: Table<Row>, all: readonly Row[], view: Pick<View, 'all'>): Block {
  const { rows } = chooseRows(table, all, view);
  const { of, name, group } = table;
  const columns: TableColumn<Row>[] = [
    { title: of, text: name, align: 'left' },
    ...(group?.title === undefined
      ? []
      : [{ title: group.title, text: (row: Row) => group.of(row) ?? '', align: 'left' as const }]),
    ...table.columns,
  ];
  const shown = columns
    .map(({ instead, text, title, align }) => ({
      title: title.trim(),
      align,
      cells: rows.map((row) => (instead?.(row) ?? text(row)).trim()),
    }))
    .filter(({ cells }, index) => index === 0 || cells.some((cell) => !/^–?$/.test(cell)));
  return { is: 'table', columns: shown };
}

/** Whether there is nothing in it to read. */
export function isEmpty(block: Block): boolean {
  switch (block.is) {
    case 'heading':
      return false;
    case 'lines':
      return block.lines.every((line) => line === '');
    case 'bullets':
      return block.texts.length === 0;
    case 'labelled':
      return block.said.length === 0;
    case 'table':
      return block.columns.every(({ cells }) => cells.length === 0);
  }
}

/** A title in capitals as a heading has it: `WHAT BROKE` as `What broke`. */
export function sentenceCase(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1).toLowerCase();
}
