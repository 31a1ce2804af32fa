import { fold } from './text.js';

/** `with Kim`, for behind what is to be done; null for a step of one's own, and where what is to be done says so itself. */
export function withOwner({ what, owner }: { what: string | null; owner: string | null }): string | null {
  if (owner === null) return null;
  const words = `with ${owner}`;
  return what !== null && ` ${fold(what)} `.includes(` ${fold(words)} `) ? null : words;
}
