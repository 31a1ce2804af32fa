import { quoteLine } from '../../domain/command-line.js';
import { show } from '../../render/safe.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import type { GroupRow } from '../measures/groups.js';

/** The name of a row, safe to print; a tactic's first version goes without its number. */
export function groupName({ name, version }: Pick<GroupRow, 'name' | 'version'>): string {
  if (name === null) return 'unknown';
  return tacticTitle({ name: show(name), version: version ?? 1 });
}

/** The name of a tactic version, as somebody typed it. */
export function titleOf({ name, version }: Pick<GroupRow, 'name' | 'version'>): string {
  return tacticTitle({ name: name ?? '', version: version ?? 1 });
}

/** A name as it can be typed in a shell; NAME where it holds what a terminal could obey. */
export function typed(name: string): string {
  return show(name) === name ? quoteLine([name]) : 'NAME';
}
