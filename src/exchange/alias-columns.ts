import type { Column } from '../render/column.js';
import type { Alias } from '../store/aliases.js';

/** Aliases as they are listed. */
export const aliasColumns: Column<Alias>[] = [
  { key: 'alias', title: 'alias', value: ({ name }) => name },
  { key: 'words', title: 'stands for', value: ({ words }) => words, min: 20 },
];
