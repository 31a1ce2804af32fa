import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { stages } from '../../domain/touch.js';
import type { Flags } from '../../options/flags.js';
import { outcomeColumns, reasonColumns } from '../../exchange/columns/words.js';
import { say } from '../../render/safe.js';
import {
  addOutcome,
  addReason,
  allOutcomes,
  allReasons,
  findWord,
  renameWord,
} from '../../store/touches/outcomes.js';
import { foldWord } from '../../domain/text.js';
import { printRows, type FormatFlags } from '../flags/format.js';

export async function outcomeList(ctx: Context, flags: FormatFlags): Promise<void> {
  await printRows(ctx, flags, outcomeColumns, allOutcomes(ctx.open('read')), 'No outcomes.');
}

export async function reasonList(ctx: Context, flags: FormatFlags): Promise<void> {
  await printRows(ctx, flags, reasonColumns, allReasons(ctx.open('read')), 'No reasons.');
}

/**
 * Adds an outcome: how far it shows the lead has come, and what it means for the lead. Throws UserError where the name
 * is taken.
 */
export function outcomeAdd(ctx: Context, name: string, flags: Flags<'outcome add'>): void {
  const { stage = 'attempted', state = 'open', channel = [] } = flags;
  const journal = ctx.open('create');
  refuseTaken('outcome', allOutcomes(journal), name);
  journal.write('outcome add', ctx.clock, (write) => {
    addOutcome(write, {
      name,
      stage: stages.indexOf(stage),
      state,
      ends: flags.ends ? 'yes' : 'no',
      asks: state === 'deferred' ? 'date' : null,
      channels: channel,
    });
    write.summary = `outcome ${name}`;
  });
  ctx.print(say`outcome ${name} (${stage}, ${state}${flags.ends ? ', ends the lead' : ''})`);
}

/**
 * Adds a reason and the place where things usually broke when it is given. Throws UserError where the name is taken.
 */
export function reasonAdd(ctx: Context, name: string, flags: Flags<'reason add'>): void {
  const place = flags.broke ?? null;
  const journal = ctx.open('create');
  refuseTaken('reason', allReasons(journal), name);
  journal.write('reason add', ctx.clock, (write) => {
    addReason(write, name, place);
    write.summary = `reason ${name}`;
  });
  ctx.print(say`reason ${name}${place === null ? '' : ` (${place})`}`);
}

/** Gives an outcome or a reason another name, everywhere it was used. Throws UserError where that name is taken. */
export function wordRename(ctx: Context, what: 'outcome' | 'reason', from: string, to: string): void {
  const journal = ctx.open('write');
  const words = what === 'outcome' ? allOutcomes(journal) : allReasons(journal);
  const word = findWord<{ id: number; name: string; folded: string }>(what, words, from);
  refuseTaken(
    what,
    words.filter((other) => other.id !== word.id),
    to,
  );
  journal.write(`${what} rename`, ctx.clock, (write) => {
    renameWord(write, what, word.id, to);
    write.summary = `${what} ${word.name} to ${to}`;
  });
  ctx.print(say`${what} ${word.name} is now ${to}`);
}

function refuseTaken(what: string, words: { name: string; folded: string }[], name: string): void {
  const taken = words.find((word) => word.folded === foldWord(name));
  if (taken)
    throw new UserError(`There is ${what === 'outcome' ? 'an' : 'a'} ${what} "${taken.name}" already.`);
}
