import { quoteLine } from '../../domain/command-line.js';
import type { Context } from '../../context.js';
import { dayTitleBy, type Day } from '../../domain/calendar.js';
import { parseMoney } from '../../domain/money.js';
import { wholeNumber } from '../../domain/touch.js';
import { parsePast, parseWhen } from '../../domain/when.js';
import type { Lean } from '../../domain/typed-date.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { spendColumns } from '../../exchange/columns/spends.js';
import { money } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import { AmountReader, currencyOf } from '../../store/settings/settings.js';
import { addSpend, allSpends, requireSpend, type Spend, type SpendRow } from '../../store/tactics/spends.js';
import { findTactic, requireTactic } from '../../store/tactics/tactics.js';
import { readNote } from '../flags/entry.js';
import { printRows } from '../flags/format.js';
import { joinWords } from '../flags/lead-choice.js';

export type SpendFlags = Flags<'spend'>;

/**
 * Stores money spent on a tactic; ends or removes it again; without words lists what was spent. Throws UserError for
 * options that do not go together, and where there is nothing to end.
 */
export async function spend(ctx: Context, words: string[], flags: SpendFlags): Promise<void> {
  checkForm(words, flags);
  if (flags.stop !== undefined) return stop(ctx, wholeNumber('--stop', flags.stop, 1, 1e15), flags);
  if (flags.rm !== undefined) return remove(ctx, wholeNumber('--rm', flags.rm, 1, 1e15));
  return words.length > 0 ? add(ctx, words, flags) : list(ctx, flags);
}

function checkForm(words: string[], flags: SpendFlags): void {
  const given = (...names: (keyof SpendFlags)[]) => names.find((name) => flags[name] !== undefined);
  const closing = given('stop', 'rm');
  const wrong =
    words.length > 0
      ? (closing ?? given('format', 'csv', 'json', 'md', 'excel', 'raw'))
      : flags.stop !== undefined
        ? given('rm', 'every', 'until', 'note')
        : given('every', 'at', 'until', 'note');
  if (wrong === undefined) return;
  throw new UserError(
    closing !== undefined && words.length > 0
      ? `--${closing} takes a number alone, and "${joinWords(words)}" stands there as well.`
      : `--${wrong} does not go with that.`,
    {
      hint: 'Write "spend TACTIC AMOUNT", "spend --stop N", "spend --rm N", or "spend" alone to list them.',
    },
  );
}

async function list(ctx: Context, flags: SpendFlags): Promise<void> {
  const journal = ctx.open('read');
  const nothing = 'No money spent yet: store some with "prospect spend TACTIC AMOUNT".';
  await printRows(ctx, flags, spendColumns(currencyOf(journal)), allSpends(journal), nothing);
}

async function add(ctx: Context, words: string[], flags: SpendFlags): Promise<void> {
  const journal = ctx.open('write');
  const amounts = new AmountReader(currencyOf(journal));
  const { tacticId, amount } = readSubject(journal, amounts, words);
  const every = flags.every ?? null;
  const day = readPastDay(ctx, flags.at);
  const until = flags.until === undefined ? null : readDay(ctx, flags.until, 'future');
  if (until !== null && every === null)
    throw new UserError('--until ends what is spent every month.', { hint: 'Add --every month.' });
  if (until !== null) checkEnd(ctx, until, day, '--until');
  const note = (await readNote(ctx, flags.note)) || null;
  const id = journal.write('spend', ctx.clock, (write) => {
    amounts.settle(write);
    const id = addSpend(write, { tacticId, amount, every, day, until, note });
    write.summary = `spend ${id}`;
    return id;
  });
  ctx.print(spendLine(ctx, journal, requireSpend(journal, id)));
}

/** Ends what is spent every month; the day is the last one that counts. */
function stop(ctx: Context, id: number, flags: SpendFlags): void {
  const journal = ctx.open('write');
  const found = requireSpend(journal, id);
  if (found.every === null)
    throw new UserError(`Spend ${id} was spent once, so there is nothing to end.`, {
      hint: `Remove it with "prospect spend --rm ${id}".`,
    });
  const until = readPastDay(ctx, flags.at);
  checkEnd(ctx, until, found.day, '--stop');
  if (found.until !== null && found.until < until && flags.at === undefined)
    throw new UserError(`Spend ${id} ended on ${title(ctx, found.until)} already.`, {
      hint: 'For another last day add --at DAY.',
    });
  journal.write('spend', ctx.clock, (write) => {
    write.edit('spend', id, { until });
    write.summary = `spend ${id}`;
  });
  ctx.print(spendLine(ctx, journal, requireSpend(journal, id)));
}

function remove(ctx: Context, id: number): void {
  const journal = ctx.open('write');
  const line = spendLine(ctx, journal, requireSpend(journal, id));
  journal.write('spend', ctx.clock, (write) => {
    write.remove('spend', id);
    write.summary = `spend ${id}`;
  });
  ctx.print(`removed ${line}`);
}

/** One way to part the words into the name of a tactic and an amount. */
interface Way {
  name: string;
  text: string;
}

/**
 * The tactic and the amount out of `linkedin-msg 49 EUR`: the words are parted where the first are the name of a
 * tactic and the others are an amount. Refused when that is so in no place, or in more than one.
 */
function readSubject(
  journal: Journal,
  amounts: AmountReader,
  words: string[],
): { tacticId: number; amount: number } {
  const ways = words.slice(1).map((_, index): Way => ({
    name: joinWords(words.slice(0, index + 1)),
    text: joinWords(words.slice(index + 1)),
  }));
  const readable = ways.filter(({ text }) => isAmount(text, amounts.currency));
  const known = readable.filter(({ name }) => isTactic(journal, name));
  if (known.length > 1)
    throw new UserError(
      `That can be read as ${known.map(({ name, text }) => `"${name}" ${text}`).join(' or as ')}.`,
      {
        hint: `Put what belongs together in quotes: ${quoteLine(['prospect', 'spend', known[0]!.name, known[0]!.text])}`,
      },
    );
  const [way = readable.at(-1)] = known;
  if (way === undefined) refuseSubject(journal, amounts, words, ways);
  const amount = amounts.read('AMOUNT', way.text);
  if (amount > 0) return { tacticId: requireTactic(journal, way.name).tacticId, amount };
  throw new UserError(`"${way.text}" is nothing spent.`, { hint: 'Give an amount above 0.' });
}

function isAmount(text: string, currency: string | null): boolean {
  try {
    parseMoney(text, currency);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Says why no amount was found: what stands after the tactic is none, or nothing does. */
function refuseSubject(journal: Journal, amounts: AmountReader, words: string[], ways: Way[]): never {
  const whole = joinWords(words);
  const way = ways.findLast(({ name }) => isTactic(journal, name));
  if (way && !isTactic(journal, whole)) amounts.read('AMOUNT', way.text);
  throw new UserError(`How much was spent on "${requireTactic(journal, whole).name}"?`, {
    hint: 'Put the amount after the tactic: prospect spend linkedin-msg 49 EUR',
  });
}

function isTactic(journal: Journal, name: string): boolean {
  return findTactic(journal, name).kind === 'one';
}

/** The day of --at, today without it; never in the future. */
function readPastDay(ctx: Context, text: string | undefined): Day {
  if (text === undefined) return ctx.today;
  const day = readDay(ctx, text, 'past');
  if (day <= ctx.today) return day;
  throw new UserError(`--at "${text}" is in the future (${title(ctx, day)}).`, {
    hint: 'Store what has been spent; what is spent every month goes on by itself.',
  });
}

function readDay(ctx: Context, text: string, lean: Lean): Day {
  return (lean === 'past' ? parsePast(text, ctx.clock) : parseWhen(text, ctx.clock, lean)).day;
}

function checkEnd(ctx: Context, until: Day, from: Day, option: string): void {
  if (until >= from) return;
  throw new UserError(`${option}: ${title(ctx, until)} is before it began (${title(ctx, from)}).`, {
    hint: 'The last day that counts is the first one or a later one.',
  });
}

/** `spend 3 · linkedin-msg · €49 every month from Sat 21 Nov until Thu 31 Dec` */
function spendLine(ctx: Context, journal: Journal, row: SpendRow): string {
  const amount = money(row.amount, currencyOf(journal));
  return say`spend ${row.id} · ${row.tactic} · ${amount} ${timeWords(ctx, row)}`;
}

function timeWords(ctx: Context, { every, day, until }: Spend): string {
  if (every === null) return `on ${title(ctx, day)}`;
  return `every month from ${title(ctx, day)}${until === null ? '' : ` until ${title(ctx, until)}`}`;
}

function title(ctx: Context, day: Day): string {
  return dayTitleBy(day, ctx.today);
}
