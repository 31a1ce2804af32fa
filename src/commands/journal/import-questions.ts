import type { Context } from '../../context.js';
import { dateOrders } from '../../domain/typed-date.js';
import { UndecidedDates } from '../../exchange/cells/date-orders.js';
import { Unsaid } from '../../exchange/fields/unusable.js';
import type { UnknownText } from '../../exchange/faults.js';
import { show } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import { allOutcomes } from '../../store/touches/outcomes.js';
import { checkTacticName, tacticNames } from '../../store/tactics/tactics.js';
import type { ImportFlags } from './import-choices.js';
import { Refused } from './import-report.js';

/** What a file leaves open, each to be answered by a question. */
export type Open = Unsaid | UndecidedDates | UnknownText;

/** What has to be asked where a file was refused for want of it: a field, the order of dates, else the first word not known. */
export function openIn(error: unknown): Open | undefined {
  if (error instanceof Unsaid || error instanceof UndecidedDates) return error;
  return error instanceof Refused ? error.tally.unknownTexts()[0] : undefined;
}

/** The options so far, and whether nothing was asked before. */
interface Asked {
  flags: ImportFlags;
  isFirst: boolean;
}

/**
 * Asks one thing that a file leaves open, and answers the options with what was said, or undefined after Esc. Throws
 * `Stopped` after Ctrl-C.
 */
export async function askOpen(
  ctx: Context,
  journal: Journal,
  open: Open,
  { header, rows }: { header: readonly string[]; rows: readonly string[][] },
  asked: Asked,
): Promise<ImportFlags | undefined> {
  const { flags } = asked;
  if (open instanceof UndecidedDates) return askOrder(ctx, open, asked);
  if (!(open instanceof Unsaid)) return askWord(ctx, open, asked);
  if (open.field === 'outcome') return askOutcome(ctx, journal, asked);
  if (open.field === 'tactic') return askTactic(ctx, journal, open, asked);
  const { askChoice } = await import('../../prompt/form/ask.js');
  const columns = header.map((column, index) => {
    const cell = rows.map((row) => row[index] ?? '').find((text) => text.trim() !== '');
    const name = show(column || '(no name)');
    return { value: column, name: cell === undefined ? name : `${name}: ${show(cell.slice(0, 40))}` };
  });
  const question = open.field === 'at' ? 'Which column says when it was?' : 'Which column has the name?';
  const column = await askChoice(ctx, question, columns, asked);
  if (column === undefined) return undefined;
  return { ...flags, map: [...(flags.map ?? []), `${open.field}=${column}`] };
}

const another = '\0another';
const noTouches = '\0none';

async function askTactic(
  ctx: Context,
  journal: Journal,
  open: Unsaid,
  asked: Asked,
): Promise<ImportFlags | undefined> {
  const { flags } = asked;
  const { askChoice, askText } = await import('../../prompt/form/ask.js');
  const names = tacticNames(journal);
  const { ofTouches } = open;
  const choices = [
    ...names.map((name) => ({ value: name, name: show(name) })),
    { value: another, name: 'a new one' },
    ...(ofTouches.length > 0
      ? [
          {
            value: noTouches,
            name: 'none: it is a list of people',
            about: `Nothing is taken then from ${ofTouches.map(({ column }) => show(column)).join(', ')}.`,
          },
        ]
      : []),
  ];
  const chosen = await askChoice(ctx, 'With which tactic were these touches?', choices, asked);
  if (chosen === undefined) return undefined;
  if (chosen === noTouches)
    return { ...flags, map: [...(flags.map ?? []), ...ofTouches.map(({ map }) => map)] };
  const name =
    chosen === another ? await askText(ctx, 'What is it called?', 'cold-call', wrongTactic) : chosen;
  if (name === undefined) return askTactic(ctx, journal, open, asked);
  return { ...flags, const: [...(flags.const ?? []), `tactic=${name}`] };
}

async function askOutcome(ctx: Context, journal: Journal, asked: Asked): Promise<ImportFlags | undefined> {
  const { flags } = asked;
  const { askChoice } = await import('../../prompt/form/ask.js');
  const choices = allOutcomes(journal).map(({ name }) => ({ value: name, name: show(name) }));
  const question = 'No column says what came of these touches: what was it?';
  const outcome = await askChoice(ctx, question, choices, asked);
  if (outcome === undefined) return undefined;
  return { ...flags, const: [...(flags.const ?? []), `outcome=${outcome}`] };
}

function wrongTactic(text: string): string | undefined {
  try {
    checkTacticName(text);
    return undefined;
  } catch (error) {
    return show((error as Error).message);
  }
}

async function askOrder(
  ctx: Context,
  { text, readings }: UndecidedDates,
  asked: Asked,
): Promise<ImportFlags | undefined> {
  const { askChoice } = await import('../../prompt/form/ask.js');
  const choices = dateOrders.flatMap((order) =>
    readings.filter((reading) => reading.order === order).map(({ title }) => ({ value: order, name: title })),
  );
  const dateOrder = await askChoice(ctx, `Which day is "${show(text)}"?`, choices, asked);
  return dateOrder === undefined ? undefined : { ...asked.flags, dateOrder };
}

async function askWord(ctx: Context, word: UnknownText, asked: Asked): Promise<ImportFlags | undefined> {
  const { flags, isFirst } = asked;
  const { askChoice } = await import('../../prompt/form/ask.js');
  const { field, text, count, guess, known } = word;
  const times = count === 1 ? 'once' : `${count} times`;
  const none = field === 'outcome' ? 'none of these: leave those rows out' : 'none of these: no reason';
  const ours = await askChoice(
    ctx,
    `What is the ${field} "${show(text)}" (${times})?`,
    [...known.map((name) => ({ value: name, name: show(name) })), { value: '', name: none }],
    { isFirst, guess },
  );
  if (ours === undefined) return undefined;
  return { ...flags, recode: [...(flags.recode ?? []), `${field}:${text}=${ours}`] };
}
