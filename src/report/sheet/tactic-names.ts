import { tacticTitle } from '../../store/tactics/tactics.js';
import type { GroupRow } from '../measures/groups.js';

/** The name of a tactic version, as somebody typed it. */
export function titleOf({ name, version }: Pick<GroupRow, 'name' | 'version'>): string {
  return tacticTitle({ name: name ?? '', version: version ?? 1 });
}

/** A name as it can be typed in a shell; NAME where it would have to be quoted with care. */
export function typed(name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}._+@-]*$/u.test(name)) return name;
  return /^[\p{L}\p{N}][\p{L}\p{N}._+,:&@/ '-]*$/u.test(name) ? `"${name}"` : 'NAME';
}
