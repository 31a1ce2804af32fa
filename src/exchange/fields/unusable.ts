import { quoteLine } from '../../domain/command-line.js';
import { UserError, exitCode } from '../../errors.js';
import { wordKey } from '../cells/word-key.js';
import { listColumns, type Matched } from './columns.js';
import { durations, leadFields, touchSigns, type Field, type RowKind } from './field.js';
import type { Choices } from './options.js';

/** What a file does not say and nobody told: the tactic of its touches, when they were, what came of them, or whom its rows are about. */
export class Unsaid extends UserError {
  constructor(
    readonly field: 'tactic' | 'at' | 'lead' | 'outcome',
    message: string,
    options: ConstructorParameters<typeof UserError>[1],
    /** Columns without which the rows are leads, each with the value of --map that leaves it out. */
    readonly ofTouches: readonly { column: string; map: string }[] = [],
  ) {
    super(message, options);
  }
}

/** No column says what came of touches that need an outcome. */
export function outcomeUnsaid(channel: string): Unsaid {
  return new Unsaid(
    'outcome',
    `No column says what came of the touches, and a ${channel} needs an outcome.`,
    {
      hint: 'Add --map outcome=COLUMN or, where it is the same of all, for example: --const outcome=talked',
      code: exitCode.badData,
    },
  );
}

type Origins = ReadonlyMap<Field, { indexes: number[] }>;

/**
 * Whether the rows are touches: they are where a tactic is said or stands in a column that is called so, and where a date
 * stands beside what came of it.
 */
export function isOfTouches(
  header: readonly string[],
  origins: Origins,
  { weak }: Matched,
  choices: Choices,
): boolean {
  const hasDate = origins.has('at') || origins.has('date');
  const tells = ['outcome', ...durations].some((field) => origins.has(field as Field));
  if (!origins.has('tactic')) return false;
  const isSaid = choices.constants.has('tactic') || choices.mapped.some(({ field }) => field === 'tactic');
  const [column] = origins.get('tactic')!.indexes;
  const isCalledSo = column !== undefined && /^(tacti|tatti|tatic|takti)/.test(wordKey(header[column] ?? ''));
  return isSaid || isCalledSo || (hasDate && tells) || (hasDate && !weak.has('tactic') && !weak.has('at'));
}

/** Refuses what cannot be taken as it is, with what to type. */
export function refuseUnusable(
  header: readonly string[],
  kind: RowKind,
  origins: Origins,
  matched: Matched,
  choices: Choices,
): void {
  for (const field of choices.recodes.keys())
    if (!origins.has(field))
      throw new UserError(`--recode ${field}: no column is mapped to ${field}.`, {
        hint: `Add --map ${field}=COLUMN. ${listColumns(header)}`,
      });
  const given = durations.filter((field) => origins.has(field));
  if (given.length > 1)
    throw new UserError(`The time it took is given twice: ${given.join(' and ')}.`, {
      hint: `Leave one out with --map ${given[0]}= or say which it is with --map.`,
    });
  const code = choices.mapped.length > 0 ? exitCode.usage : exitCode.badData;
  if (kind === 'touches') {
    if (origins.has('at') || origins.has('date')) return;
    throw new Unsaid('at', 'No column says when the touches were: the field "at".', {
      hint: `Add --map at=COLUMN. ${listColumns(header)}`,
      code,
    });
  }
  refuseTouches(header, origins, matched, choices);
  if (
    (['lead', 'first-name', 'last-name', 'email', 'phone', 'company'] as const).some((field) =>
      origins.has(field),
    )
  )
    return;
  throw new Unsaid('lead', 'No column is known: there is neither a tactic nor a lead.', {
    hint: `Say what they are with --map FIELD=COLUMN. ${listColumns(header)}${choices.mapped.length > 0 ? '' : ' A plain list of names is read by "prospect lead add --leads FILE".'}`,
    code,
  });
}

/** Rows of touches without a tactic would be taken for leads, and what came of them would be lost. */
function refuseTouches(
  header: readonly string[],
  origins: Origins,
  { weak }: Matched,
  { mapped, constants }: Choices,
): void {
  const typed = new Set([...mapped.map(({ field }) => field), ...constants.keys()]);
  const said = [...typed].find((field) => !leadFields.has(field) && field !== 'lead-external-id');
  const signs = [...origins].filter(
    ([field, { indexes }]) => indexes.length > 0 && isSign(field, origins, weak),
  );
  if (said === undefined && signs.length === 0) return;
  // Words of a state may still say that a lead is not to be contacted.
  const columns = signs.map(([field, { indexes }]) => {
    const column = header[indexes[0]!]!;
    return { column, map: field === 'outcome' ? 'outcome=' : `-=${column}` };
  });
  const what = said === undefined ? `The column "${columns[0]!.column}"` : `The field ${said}`;
  const leave = quoteLine(columns.flatMap(({ map }) => ['--map', map]));
  const asList = leave === '' ? '' : ` For a list of leads leave that out: ${leave}`;
  throw new Unsaid(
    'tactic',
    `${what} belongs to touches, and nothing says with which tactic they were.`,
    {
      hint: `Add --const tactic=NAME, or --map tactic=COLUMN.${asList}`,
      code: said !== undefined ? exitCode.usage : exitCode.badData,
    },
    said === undefined ? columns : [],
  );
}

/** A status alone may be a lead's; beside a date it is what came of a touch. */
function isSign(field: Field, origins: Origins, weak: ReadonlySet<Field>): boolean {
  if (!weak.has(field)) return touchSigns.has(field);
  return field === 'outcome' && origins.has('at') && !weak.has('at');
}
