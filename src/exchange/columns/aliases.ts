import type { Column } from '../../render/column.js';
import { say } from '../../render/safe.js';
import type { Alias } from '../../store/settings/aliases.js';

/** Aliases as they are listed. */
export const aliasColumns: Column<Alias>[] = [
  { key: 'alias', title: 'alias', value: ({ name }) => name },
  { key: 'words', title: 'stands for', value: ({ words }) => words, min: 20 },
  {
    key: 'waiting',
    title: '',
    value: ({ isWaiting }) => isWaiting === 1,
    display: ({ isWaiting }) => (isWaiting === 1 ? 'waiting to be accepted' : ''),
    min: 22,
  },
];

const namedAtMost = 5;

/** The command that accepts aliases that came with an import; of many without their names. */
export function acceptLine(names: readonly string[]): string {
  const named = names.length > namedAtMost ? ['NAME'] : names;
  return say`prospect alias ${named.map((name) => `--accept ${name}`).join(' ')}`;
}
