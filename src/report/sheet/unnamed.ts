import { count, some } from '../../render/figure.js';
import type { GroupRow } from '../measures/groups.js';
import { groupName } from './names.js';

const longList = 3;

/** How many leads of these tactic versions have no name, most first, safe to print; null where all have one. */
export function unnamedWords(
  rows: readonly Pick<GroupRow, 'leads' | 'unnamed' | 'name' | 'version'>[],
): string | null {
  const told = rows.filter(({ unnamed }) => unnamed > 0).sort((a, b) => b.unnamed - a.unnamed);
  const [first] = told;
  if (first === undefined) return null;
  if (told.length === 1) {
    const without =
      first.unnamed === first.leads ? 'none with a name' : `${count(first.unnamed)} of them without a name`;
    return `${some(first.leads, 'lead')} of ${groupName(first)}, ${without}.`;
  }
  const parts = told
    .slice(0, longList)
    .map((row) => `${groupName(row)} ${count(row.unnamed)} of ${count(row.leads)}`);
  const more = told.length > longList ? `, and ${count(told.length - longList)} more` : '';
  return `Leads without a name: ${parts.join(', ')}${more}.`;
}
