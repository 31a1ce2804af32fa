import { show } from '../../render/safe.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import type { GroupRow } from '../measures/groups.js';

/** The name of a row, safe to print; a tactic's first version goes without its number. */
export function groupName({ name, version }: Pick<GroupRow, 'name' | 'version'>): string {
  if (name === null) return 'unknown';
  return tacticTitle({ name: show(name), version: version ?? 1 });
}
