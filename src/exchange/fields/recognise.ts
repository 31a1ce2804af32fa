import { nearest } from '../../domain/match.js';
import { UserError } from '../../errors.js';
import { columnKey } from './header.js';
import type { Layout } from './layout.js';

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
  const keys = new Set(header.map(columnKey));
  const isThere = (column: Layout['signature'][number]) =>
    [column].flat().some((one) => keys.has(columnKey(one)));
  return layouts
    .filter(({ signature }) => signature.every(isThere))
    .reduce<Layout | undefined>(
      (best, layout) => (layout.signature.length > (best?.signature.length ?? 0) ? layout : best),
      undefined,
    );
}

function refuse(layouts: readonly Layout[], name: string): never {
  const names = layouts.map((layout) => layout.name);
  const near = nearest(name.toLowerCase(), names);
  throw new UserError(`--as ${name}: no layout is called so.`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Layouts: ${names.join(', ')}.`,
  });
}
