import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { periodFromTo } from '../../domain/period.js';
import type { Flags } from '../../options/flags.js';
import { optionsOf, withWords } from '../../options/taken.js';
import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import type { Resettled } from '../../store/promises/keep.js';
import { leadById } from '../../store/leads/leads.js';
import { touchPages, type TouchRow } from '../../store/touches/touches.js';
import type { Entry } from '../flags/entry.js';
import { readFilter, type FilterFlags } from '../flags/filter.js';
import { leadTitle } from '../flags/lead-choice.js';
import { noteNoDate } from '../flags/promise.js';
import { closedLine, printStored, stepLine, touchLine } from '../flags/stored-touches.js';
import { traitFlags } from '../flags/traits.js';
import { checkChange, readChange, settable, writeChange, type ChangeFlags } from './edit-touch.js';
import { requireTouch } from './result.js';

export type EditFlags = Flags<'edit'>;

/** What is said to be so from now on, and which touches the options choose where no numbers do. */
interface Typed {
  change: ChangeFlags;
  filter: FilterFlags | undefined;
}

const example = 'For example: prospect edit 128 -o talked';
const exampleOfMany = 'For example: prospect edit --tactic call --set tactic=cold-call';
/** How many of many touches are shown before they are changed, and of many promises after it. */
const shown = 5;

/**
 * Corrects touches: those of the numbers, or with --set all that the other options choose. Outcome, reason, place and
 * value are those of the last result of each. Throws UserError where nothing is to be changed, or the change does not go
 * with what is kept of one of them; then none is changed.
 */
export async function edit(ctx: Context, numbers: string[], flags: EditFlags): Promise<void> {
  const { change: typed, filter } = flags.set === undefined ? plain(numbers, flags) : ofSet(numbers, flags);
  const journal = ctx.open('write');
  const touches =
    filter === undefined
      ? [...new Set(numbers.map(touchNumber))].map((id) => requireTouch(journal, id))
      : [...touchPages(journal, readFilter(ctx, journal, filter))].flat();
  if (touches.length === 0) return ctx.print('No touches to change.');
  const change = await readChange(ctx, journal, typed, touches.map(({ day }) => day).toSorted()[0]!);
  checkEach(ctx, touches, (touch) => checkChange(ctx, journal, change, touch));
  const what = flags.set?.join(', ') ?? '';
  if (filter !== undefined && !(await isMeant(ctx, touches, what, flags))) return;

  const notices: string[] = [];
  const resettled = journal.write('edit', ctx.clock, (write) => {
    write.summary =
      touches.length === 1 ? `touch ${touches[0]!.id}` : say`${some(touches.length, 'touch', 'touches')}`;
    return writeChange(journal, write, change, touches, notices);
  });
  if (touches.length === 1)
    return tellOne(ctx, journal, touches[0]!.id, notices, flags, { entry: change.entry, resettled });
  if (flags.json) return printStored(ctx, journal, idsOf(touches), notices, flags);
  for (const notice of notices) ctx.note(notice);
  if (filter === undefined)
    for (const { id } of touches) ctx.print(touchLine(ctx, requireTouch(journal, id)));
  for (const line of promiseLines(ctx, resettled)) ctx.print(line);
  if (!journal.isUnchanged)
    ctx.print(say`changed ${some(touches.length, 'touch', 'touches')}  (prospect undo)`);
}

const idsOf = (touches: readonly TouchRow[]): number[] => touches.map(({ id }) => id);

async function tellOne(
  ctx: Context,
  journal: Journal,
  id: number,
  notices: string[],
  flags: EditFlags,
  { entry, resettled }: { entry: Entry; resettled: Resettled },
): Promise<void> {
  await printStored(ctx, journal, [id], notices, {
    ...(flags.json && { json: true }),
    took: entry,
    closed: resettled.closed,
  });
  const { leadId, resultDay } = requireTouch(journal, id);
  if (entry.outcome && leadId !== null)
    noteNoDate(ctx, journal, {
      outcome: entry.outcome,
      leads: [leadById(journal, leadId)!],
      on: resultDay,
    });
}

/** What became of the promises of several leads. */
function promiseLines(ctx: Context, { closed, reopened }: Resettled): string[] {
  const lines = [
    ...closed.map((step) => ({ step, said: closedLine(ctx, step) })),
    ...reopened.map((step) => ({ step, said: `open again: ${stepLine(ctx, step)}` })),
  ].map(({ step, said }) => `${leadTitle({ name: step.lead, id: step.leadId })} · ${said}`);
  const more = lines.length - shown;
  return [...lines.slice(0, shown), ...(more > 0 ? [`… and ${more} more promises`] : [])];
}

/** Without --set the options say what the touches are to be. */
function plain(numbers: string[], flags: EditFlags): Typed {
  const { state, waiting, source, origin, tier, period, from, to, yes, ...change } = flags;
  const given = { state, waiting, source, origin, tier, period, from, to, yes };
  const stray = Object.entries(given).find(([, value]) => value !== undefined)?.[0];
  if (stray !== undefined)
    throw new UserError(`--${stray} says which touches are meant, and --set what they are to be.`, {
      hint: exampleOfMany,
    });
  if (numbers.length === 0)
    throw new UserError('Which touch? Name it by its number, or choose several with --set.', {
      hint: `${example} · ${exampleOfMany.replace('For example: ', '')}`,
    });
  if (Object.keys(change).every((name) => name === 'json' || name === 'new'))
    throw new UserError('Nothing to change was given.', { hint: example });
  refuseStrayTraits(flags);
  return { change, filter: undefined };
}

/** With --set the other options choose touches as they do for `list`. */
function ofSet(numbers: string[], flags: EditFlags): Typed {
  const change: ChangeFlags = readSets(flags.set!);
  const filterKeys = new Set(optionsOf('filter').map(({ key }) => key));
  const others = optionsOf('edit').filter(
    ({ key }) => key in flags && !filterKeys.has(key) && !['set', 'new', 'json', 'yes'].includes(key),
  );
  if (others.length > 0)
    throw new UserError(`With --set, ${others[0]!.long} is no way to choose touches.`, {
      hint: settable.some((name) => name === others[0]!.key)
        ? `To change it, say --set ${others[0]!.key}=VALUE.`
        : 'Leave it out.',
    });
  if (flags.new) change.new = true;
  const filter = Object.fromEntries(
    Object.entries(flags).filter(([key]) => filterKeys.has(key)),
  ) as FilterFlags;
  const isFiltered = Object.keys(filter).length > 0;
  if (numbers.length > 0 && isFiltered)
    throw new UserError('Touches are named by their numbers or chosen by options, not both.', {
      hint: exampleOfMany,
    });
  if (numbers.length === 0 && !isFiltered)
    throw new UserError('--set says what to change, but not of which touches.', {
      hint: `${exampleOfMany}; all of them: --period all`,
    });
  return { change, filter: numbers.length > 0 ? undefined : filter };
}

/** What `--set field=value` says, each field once. Throws UserError for a field that cannot be set so. */
function readSets(sets: readonly string[]): ChangeFlags {
  const read: Record<string, string> = {};
  for (const text of sets) {
    const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(text) ?? [];
    const field = settable.find((one) => one === name.trim().toLowerCase());
    if (field === undefined)
      throw new UserError(`--set "${text}" is not FIELD=VALUE with a field that can be changed.`, {
        hint: `The fields are ${settable.join(', ')}. ${exampleOfMany}`,
      });
    if (field in read) throw new UserError(`--set ${field} is there twice.`, { hint: 'Say it once.' });
    read[field] = value;
  }
  return withWords('edit', read);
}

/** Throws the first fault there is among the touches, which names the touch where there are several. */
function checkEach(ctx: Context, touches: readonly TouchRow[], check: (touch: TouchRow) => void): void {
  for (const touch of touches)
    try {
      check(touch);
    } catch (error) {
      if (!(error instanceof UserError) || touches.length === 1) throw error;
      throw new UserError(say`${touchLine(ctx, touch)}: ${error.message} Nothing was changed.`, {
        ...(error.hint !== undefined && { hint: error.hint }),
        code: error.code,
      });
    }
}

/**
 * Shows the touches that options chose and asks whether they are meant. Throws UserError where there is nobody to ask and
 * --yes is not given.
 */
async function isMeant(
  ctx: Context,
  touches: readonly TouchRow[],
  what: string,
  flags: EditFlags,
): Promise<boolean> {
  if (flags.yes) return true;
  const days = touches.map(({ day }) => day).toSorted();
  const lines = [
    say`${some(touches.length, 'touch', 'touches')} · ${periodFromTo(days[0]!, days.at(-1)!).label} · ${what}`,
    ...touches.slice(0, shown).map((touch) => `  ${touchLine(ctx, touch)}`),
    ...(touches.length > shown ? [`  … and ${touches.length - shown} more`] : []),
  ];
  for (const line of lines) ctx.print(line);
  if (!ctx.canPrompt)
    throw new UserError('Nothing was changed yet.', { hint: 'To change these, add --yes to the same line.' });
  const { pick } = await import('../../prompt/engine/pick.js');
  const answer = await pick(ctx, {
    question: 'Change them?',
    choices: [
      { key: 'y', name: 'yes', value: true },
      { key: 'n', name: 'no', value: false },
    ],
  });
  if (answer === true) return true;
  ctx.print('Nothing was changed.');
  return false;
}

/** A channel, a kind and a worth are those of a tactic made here. */
function refuseStrayTraits(flags: EditFlags): void {
  const [stray] = Object.keys(traitFlags(flags));
  if (stray === undefined || flags.tactic !== undefined) return;
  throw new UserError(`--${stray} is for a tactic made here, and none is named.`, {
    hint: `Name one with -t TACTIC; change one that is there with "prospect tactic edit NAME --${stray} …".`,
  });
}

/** The number of a touch, which is typed bare. Throws UserError for anything else. */
export function touchNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not the number of a touch.`, {
    hint: 'Touches are bare numbers, as "prospect list" shows them.',
  });
}
