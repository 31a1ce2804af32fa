import type { Context } from '../../context.js';
import { say } from '../../render/safe.js';
import { redo as redoOperation, undo as undoOperation, type Operation } from '../../store/file/operations.js';

/** Takes back the last write. */
export function undo(ctx: Context): void {
  const journal = ctx.open('write');
  tell(ctx, 'undone', journal.turnBack(undoOperation, ctx.clock), 'Nothing to undo.');
}

/** Does again what was undone last. */
export function redo(ctx: Context): void {
  const journal = ctx.open('write');
  tell(ctx, 'done again', journal.turnBack(redoOperation, ctx.clock), 'Nothing to redo.');
}

function tell(ctx: Context, what: string, operation: Operation | undefined, nothing: string): void {
  if (!operation) return ctx.note(nothing);
  if (operation.gone > 0)
    ctx.note('Part of it had been removed before; undoing the write that did so brings that back.');
  ctx.print(say`${what}: ${operation.command}${operation.summary ? ` · ${operation.summary}` : ''}`);
}
