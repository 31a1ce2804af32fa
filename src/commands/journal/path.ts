import type { Context } from '../../context.js';
import { show } from '../../render/safe.js';

/** Prints where the journal is, or would be. */
export function path(ctx: Context): void {
  ctx.print(ctx.isTerminal ? show(ctx.place.file) : ctx.place.file);
}
