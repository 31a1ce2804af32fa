import { quoteLine } from '../../domain/command-line.js';
import type { Grouping } from '../../domain/touch.js';
import { show } from '../../render/safe.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import type { GroupRow } from '../measures/groups.js';

/** What the group is called whose leads have nothing of what a report is by. */
export function noneOf(by: Grouping): string {
  return by === 'tag' ? 'no tag' : 'unknown';
}

/** The name of a row of a report by that, safe to print; a tactic's first version goes without its number. */
export function groupName(
  { name, version }: Pick<GroupRow, 'name' | 'version'>,
  by: Grouping = 'tactic',
): string {
  if (name === null) return noneOf(by);
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
