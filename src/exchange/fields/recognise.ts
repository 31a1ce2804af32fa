import { nearest } from '../../domain/match.js';
import { UserError } from '../../errors.js';
import { wordKey } from '../cells/word-key.js';
import { allOwnFields } from './field.js';
import { readingsOf } from './header.js';
import type { Layout } from './layout.js';
import { zonelessKey } from './layout-columns.js';

/**
 * The layout of a file by its header: the one with the longest signature of which every column is there, or the one of
 * that name, whatever the header. Throws UserError where there is none of that name.
 */
export function findLayout(
  layouts: readonly Layout[],
  header: readonly string[],
  name?: string,
): Layout | undefined {
  if (name !== undefined)
    return layouts.find((layout) => layout.name === name.toLowerCase()) ?? refuse(layouts, name);
  const keys = new Set([...header.map(wordKey), ...header.map(zonelessKey)]);
  const isThere = (column: Layout['signature'][number]) =>
    [column].flat().some((one) => keys.has(wordKey(one)));
  return layouts
    .filter(({ signature }) => signature.every(isThere))
    .reduce<Layout | undefined>(
      (best, layout) => (layout.signature.length > (best?.signature.length ?? 0) ? layout : best),
      undefined,
    );
}

/** No column is called by more characters. */
const longestName = 100;

/**
 * Tells whether a column of this name means something: by itself, in a layout, or since it is mapped; `maps` are the
 * values of --map, as `lead=First Name+Last Name`.
 */
export function columnTest(layouts: readonly Layout[], maps: readonly string[]): (column: string) => boolean {
  const mapped = maps
    .map((text) => text.slice(text.indexOf('=') + 1))
    .flatMap((names) => [names, ...names.split('+')]);
  const keys = new Set(
    [...layouts.flatMap(({ signature }) => signature.flat()), ...allOwnFields, ...mapped].map(wordKey),
  );
  return (column) => {
    if (column.length > longestName) return false;
    const key = wordKey(column);
    return key !== '' && (keys.has(key) || readingsOf(column).length > 0);
  };
}

function refuse(layouts: readonly Layout[], name: string): never {
  const names = layouts.map((layout) => layout.name);
  const near = nearest(name.toLowerCase(), names);
  throw new UserError(`--as ${name}: no layout is called so.`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Layouts: ${names.join(', ')}.`,
  });
}
