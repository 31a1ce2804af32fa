import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { channelAdvice, channelByName } from '../../domain/names/channel-words.js';
import { quoteLine } from '../../domain/command-line.js';
import { fold } from '../../domain/text.js';
import { type Goal } from '../../domain/touch.js';
import type { Flags } from '../../options/flags.js';
import { tacticColumns } from '../../exchange/columns/tactics.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import type { Value } from '../../store/file/open.js';
import {
  addTactic,
  checkTacticName,
  findTactic,
  requireTactic,
  tacticRows,
  traitWords,
  usualTraits,
} from '../../store/tactics/tactics.js';
import { goalOf } from '../../store/settings/settings.js';
import { worthColumn } from '../../store/tactics/worths.js';
import { readNote } from '../flags/entry.js';
import { printRows } from '../flags/format.js';
import { readTraits } from '../flags/traits.js';
import { joinWords } from '../flags/lead-choice.js';

export type TacticFlags = Flags<'tactic add'>;

/** Adds a tactic before it was used. Throws UserError where the name is taken, or nearly so and --new is not given. */
export async function tacticAdd(ctx: Context, words: string[], flags: TacticFlags): Promise<void> {
  const name = checkTacticName(joinWords(words).trim());
  const journal = ctx.open('create');
  refuseTaken(journal, name, flags.new === true);
  const traits = { ...usualTraits(name), ...readTraits(flags) };
  const goal = readWorthGoal(journal, flags);
  const note = await readNote(ctx, flags.note);
  journal.write('tactic add', ctx.clock, (write) => {
    addTactic(write, name, traits, goal, note || null);
    write.summary = `tactic ${name}`;
  });
  const isChannelTold = flags.channel !== undefined || channelByName(name) !== undefined;
  ctx.print(say`tactic ${name} (${traitWords(traits, goal)})`);
  if (!isChannelTold) ctx.note(say`${channelAdvice(name)}`);
}

/** The goal that a worth is for: the journal's own unless another is named. */
function readWorthGoal(journal: Journal, { goal, worth }: TacticFlags): Goal {
  if (goal === undefined) return goalOf(journal);
  if (worth !== undefined) return goal;
  throw new UserError('--goal says what goal a worth is for, and none is given.', {
    hint: `For example: --worth 1/20 --goal ${goal}`,
  });
}

function refuseTaken(journal: Journal, name: string, isNew: boolean): void {
  const match = findTactic(journal, name);
  if (match.kind === 'one') throw new UserError(`There is a tactic "${match.tactic.name}" already.`);
  if (match.kind === 'almost' && !isNew)
    throw new UserError(`There is a tactic "${match.names[0]}" already, which is nearly "${name}".`, {
      hint: 'Add --new if it is another one.',
    });
}

/** Lists tactics with their versions and use. */
export async function tacticList(ctx: Context, flags: Flags<'tactic list'>): Promise<void> {
  const all = tacticRows(ctx.open('read'));
  const rows = all.filter((row) => flags.all || row.droppedDay === null);
  const nothing =
    all.length === 0
      ? 'No tactics yet: the first "prospect log" makes one.'
      : 'No tactic is in use. See the dropped ones with "prospect tactic list --all".';
  await printRows(ctx, flags, tacticColumns(), rows, nothing);
}

/**
 * Changes what is known of a tactic; an empty text clears its worth, minutes or note. Throws UserError where nothing is
 * to be changed.
 */
export async function tacticEdit(ctx: Context, words: string[], flags: TacticFlags): Promise<void> {
  if (Object.keys(flags).length === 0)
    throw new UserError('Nothing to change was given.', {
      hint: 'For example: prospect tactic edit cold-call --kind warm',
    });
  const journal = ctx.open('write');
  const tactic = requireTactic(journal, joinWords(words));
  const note = await readNote(ctx, flags.note);
  const { worth, ...said } = readTraits(flags);
  const goal = readWorthGoal(journal, flags);
  journal.write('tactic edit', ctx.clock, (write) => {
    const { followUp, ...others } = said;
    const fields: Record<string, Value> = { ...others };
    if (followUp !== undefined) fields.follow_up = followUp;
    if (worth !== undefined) fields[worthColumn(goal)] = worth;
    if (note !== undefined) fields.note = note || null;
    write.edit('tactic', tactic.tacticId, fields);
    write.summary = `tactic ${tactic.name}`;
  });
  const traits = worth === undefined ? { ...tactic, ...said } : { ...tactic, ...said, worth };
  ctx.print(say`tactic ${tactic.name} (${traitWords(traits, goal)})`);
}

/**
 * Gives a tactic another name; everything logged with it stays with it. Throws UserError where another tactic has that
 * name.
 */
export function tacticRename(ctx: Context, from: string, to: string): void {
  const journal = ctx.open('write');
  const tactic = requireTactic(journal, from);
  const name = checkTacticName(to.trim());
  const taken = findTactic(journal, name);
  if (taken.kind === 'one' && taken.tactic.tacticId !== tactic.tacticId)
    throw new UserError(`There is a tactic "${taken.tactic.name}" already.`, {
      hint: `Choose another name; to make the two one: ${quoteLine(['prospect', 'tactic', 'merge', taken.tactic.name, tactic.name])}`,
    });
  journal.write('tactic rename', ctx.clock, (write) => {
    write.edit('tactic', tactic.tacticId, { name, folded: fold(name) });
    write.summary = `tactic ${tactic.name} to ${name}`;
  });
  ctx.print(say`tactic ${tactic.name} is now ${name}`);
}

/** Takes a dropped tactic up again. Throws UserError where there is none of that name. */
export function tacticRevive(ctx: Context, words: string[]): void {
  const journal = ctx.open('write');
  const tactic = requireTactic(journal, joinWords(words));
  if (tactic.droppedDay === null) return ctx.note(say`${tactic.name} is in use.`);
  journal.write('tactic revive', ctx.clock, (write) => {
    write.edit('tactic', tactic.tacticId, { dropped_day: null });
    write.summary = `tactic ${tactic.name}`;
  });
  ctx.print(say`tactic ${tactic.name} is in use again`);
}
