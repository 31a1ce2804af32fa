import { nearest } from '../../domain/match.js';
import { fold } from '../../domain/text.js';
import { UserError, exitCode } from '../../errors.js';
import type { Given } from '../../options/flags.js';
import { unstuff } from '../../render/csv.js';

/** What a column of anybody's file can hold. */
const commonFields = [
  'at',
  'date',
  'time',
  'lead',
  'email',
  'phone',
  'company',
  'tactic',
  'channel',
  'kind',
  'outcome',
  'reason',
  'broke',
  'minutes',
  'seconds',
  'hours',
  'cost',
  'value',
  'currency',
  'energy',
  'note',
  'source',
  'origin',
  'tier',
  'external-id',
  'tag',
  'url',
] as const;

/** What columns of other programs hold beside that. */
export const foreignFields = [
  'first-name',
  'last-name',
  'title',
  'next',
  'do',
  'owner',
  'result-at',
  'lead-external-id',
  'duration',
  'milliseconds',
] as const;

/** What only our own exports hold. */
const ownFields = [
  'touch',
  'zone',
  'lead-id',
  'version',
  'stage',
  'state',
  'steps',
  'lead-uid',
  'uid',
  'created',
  'stopped',
  'lifted',
  'dropped',
  'change',
  'from-version',
  'made',
  'version-uid',
  'worth',
  'worths',
] as const;

/** What a row of a list of leads can say. */
const leadFields = new Set<Field>(
  'lead email phone company source origin tier external-id note tag url'.split(' ') as Field[],
);

/** What holds a name or an address; the blanks around them are not part of it. */
const trimmedFields = new Set<Field>(
  'lead email phone company tactic channel kind outcome reason broke source origin tier url'.split(
    ' ',
  ) as Field[],
);

/** What only a touch has: a file with one of these is no list of leads. */
const touchSigns = new Set<Field>(
  'at date outcome reason broke minutes seconds hours cost energy'.split(' ') as Field[],
);

/** Columns of our own exports that follow from others. */
const derivedColumns = ['touches', 'last-touch', 'contact'];

export type Field =
  (typeof commonFields)[number] | (typeof foreignFields)[number] | (typeof ownFields)[number];

/** What the rows of a file are. */
export type RowKind = 'touches' | 'leads' | 'tactics';

export type MappingFlags = Given<'map' | 'recode' | 'const'>;

/** Where each field of a file's rows comes from. */
export interface Mapping {
  kind: RowKind;
  /** Whether the file is an export of ours, with uids. */
  isOwn: boolean;
  has(field: Field): boolean;
  /** The name of the column that a field comes from; of a constant or nothing, the field's own. */
  columnOf(field: Field): string;
  /** The text of a field in a row: its cell or constant, recoded; '' where there is none. */
  text(row: string[], field: Field): string;
  /** What the file says of a row, whatever was recoded: by this two rows are the same. */
  identity(row: string[]): string;
  /** Fields asked for with --map, by the name of their column. */
  mapped: { field: Field; column: string; index: number }[];
  /** Columns nothing is taken from. */
  unused: string[];
}

/** How the columns of our own exports are recognised. */
const ownHeaders: { kind: RowKind; columns: Field[] }[] = [
  { kind: 'touches', columns: ['touch', 'at', 'zone', 'tactic', 'outcome', 'lead-uid', 'uid'] },
  { kind: 'leads', columns: ['lead-id', 'lead', 'created', 'uid'] },
  { kind: 'tactics', columns: ['tactic', 'version', 'channel', 'uid', 'version-uid'] },
];

const mapTurnsOff = 'With a --map no other column is taken by its name: map each that you want.';

const hintFields = `Fields: ${commonFields.join(', ')}.`;

/**
 * Works out where each field comes from. Without --map, columns are matched to fields by name, and our own exports are
 * recognised by their header; with it, only what is mapped is used, and constants. Throws UserError where a column is
 * not there, a mistake in the command (2), or stands twice, a fault of the file (65).
 */
export function readMapping(header: string[], flags: MappingFlags): Mapping {
  const constants = readConstants(flags.const ?? []);
  const recodes = readRecodes(flags.recode ?? []);
  const mapped = (flags.map ?? []).map((text) => readMap(text, header));
  refuseTwice(mapped, constants);
  const own = mapped.length > 0 ? undefined : ownHeaders.find(({ columns }) => holdsAll(header, columns));
  const columns = new Map<Field, number>();
  if (mapped.length > 0) for (const { field, index } of mapped) columns.set(field, index);
  else matchHeader(header, own !== undefined, constants, columns);

  const has = (field: Field) => columns.has(field) || constants.has(field);
  for (const field of recodes.keys())
    if (!has(field))
      throw new UserError(`--recode ${field}: no column is mapped to ${field}.`, {
        hint: `Add --map ${field}=COLUMN. ${listColumns(header)}`,
      });
  refuseUnusable(header, has, mapped.length > 0);
  if (!own && !has('tactic')) refuseTouches(columns, mapped, constants, header);

  const origins: Partial<Record<Field, { index: number; constant: string | undefined }>> = {};
  for (const [field, index] of columns) origins[field] = { index, constant: undefined };
  for (const [field, constant] of constants) origins[field] = { index: -1, constant };
  const kind = own?.kind ?? (has('tactic') ? 'touches' : 'leads');
  const takes = (field: Field) => own !== undefined || kind === 'touches' || leadFields.has(field);
  const used = new Set([...columns].flatMap(([field, index]) => (takes(field) ? index : [])));
  const known = new Set<string>(own ? derivedColumns : []);
  const sorted = [...columns].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    kind,
    isOwn: own !== undefined,
    has,
    columnOf: (field) => header[columns.get(field) ?? -1] ?? field,
    mapped,
    unused: header.filter((name, index) => !used.has(index) && !known.has(fieldName(name))),
    text(row, field) {
      const origin = origins[field];
      if (origin === undefined) return '';
      const whole = origin.constant ?? unstuff(row[origin.index] ?? '');
      const cell = own === undefined && trimmedFields.has(field) ? whole.trim() : whole;
      return recodes.size === 0 ? cell : (recodes.get(field)?.get(fold(cell)) ?? cell);
    },
    identity(row) {
      const cells = sorted.map(([field, index]) => `${field}=${unstuff(row[index] ?? '')}`);
      return [...cells, ...[...constants].map(([field, value]) => `${field}=${value}`)].join('\0');
    },
  };
}

/** Names are compared in small letters, with blanks and underscores as dashes; a name is a lead's, tags are each one. */
function fieldName(text: string): string {
  const name = fold(text).replace(/[\s_]+/g, '-');
  if (name === 'name') return 'lead';
  return name === 'tags' ? 'tag' : name;
}

function holdsAll(header: string[], fields: Field[]): boolean {
  const names = new Set(header.map(fieldName));
  return fields.every((field) => names.has(field));
}

function matchHeader(
  header: string[],
  isOwn: boolean,
  constants: Map<Field, string>,
  columns: Map<Field, number>,
): void {
  const fields: readonly string[] = isOwn ? [...commonFields, ...ownFields] : commonFields;
  for (const [index, column] of header.entries()) {
    const name = fieldName(column);
    if (!fields.includes(name) || constants.has(name as Field)) continue;
    const before = columns.get(name as Field);
    if (before !== undefined) throw standsTwice(header[before]!, column, before, index);
    columns.set(name as Field, index);
  }
}

function readMap(text: string, header: string[]): { field: Field; column: string; index: number } {
  const [name, wanted] = splitAt(text, text.indexOf('='), '--map', 'FIELD=COLUMN, as in --map lead=Client');
  const field = readField('--map', name);
  const exact = places(header, (column) => column === wanted);
  const [index, again] = exact.length > 0 ? exact : places(header, (column) => fold(column) === fold(wanted));
  if (index === undefined)
    throw new UserError(`--map ${field}=${wanted}: the file has no column "${wanted}".`, {
      hint: listColumns(header),
    });
  if (again !== undefined) throw standsTwice(header[index]!, header[again]!, index, again);
  return { field, column: header[index]!, index };
}

function places(header: string[], isMeant: (column: string) => boolean): number[] {
  return [...header.keys()].filter((index) => isMeant(header[index]!));
}

function readConstants(texts: string[]): Map<Field, string> {
  const constants = new Map<Field, string>();
  for (const text of texts) {
    const [name, value] = splitAt(
      text,
      text.indexOf('='),
      '--const',
      'FIELD=VALUE, as in --const channel=call',
    );
    const field = readField('--const', name);
    if (constants.has(field)) throw new UserError(`--const ${field} was given twice.`);
    constants.set(field, value);
  }
  return constants;
}

/** THEIRS may be empty and may hold an equals sign, OURS may not hold one. */
function readRecodes(texts: string[]): Map<Field, Map<string, string>> {
  const recodes = new Map<Field, Map<string, string>>();
  const form = 'FIELD:THEIRS=OURS, as in --recode outcome:yes=won';
  for (const text of texts) {
    const [name, words] = splitAt(text, text.indexOf(':'), '--recode', form);
    const equals = words.lastIndexOf('=');
    if (equals === -1) throw unreadable('--recode', text, form);
    const [theirs, ours] = [words.slice(0, equals), words.slice(equals + 1)];
    const field = readField('--recode', name);
    const of = recodes.get(field) ?? new Map<string, string>();
    recodes.set(field, of.set(fold(theirs), ours));
  }
  return recodes;
}

function splitAt(text: string, at: number, option: string, form: string): [string, string] {
  if (at < 1) throw unreadable(option, text, form);
  return [text.slice(0, at), text.slice(at + 1)];
}

function unreadable(option: string, text: string, form: string): UserError {
  return new UserError(`${option} "${text}" cannot be read.`, { hint: `Write ${option} ${form}.` });
}

function readField(option: string, text: string): Field {
  const name = fieldName(text);
  const found = commonFields.find((field) => field === name);
  if (found) return found;
  const near = nearest(name, [...commonFields]);
  throw new UserError(`${option}: there is no field "${text}".`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}? ${hintFields}` : hintFields,
  });
}

function refuseTwice(mapped: { field: Field }[], constants: Map<Field, string>): void {
  const seen = new Set<Field>(constants.keys());
  for (const { field } of mapped) {
    if (seen.has(field))
      throw new UserError(`${field} was given twice.`, {
        hint: `Give one --map ${field}=COLUMN, or one --const ${field}=VALUE.`,
      });
    seen.add(field);
  }
}

function refuseUnusable(header: string[], has: (field: Field) => boolean, isMapped: boolean): void {
  const durations = (['minutes', 'seconds', 'hours'] as const).filter(has);
  if (durations.length > 1)
    throw new UserError(`The time it took is given twice: ${durations.join(' and ')}.`, {
      hint: 'Say which with --map.',
    });
  const code = isMapped ? exitCode.usage : exitCode.badData;
  if (has('tactic')) {
    if (has('at') || has('date') || has('version-uid')) return;
    throw new UserError('No column says when the touches were: the field "at".', {
      hint: `Add --map at=COLUMN. ${isMapped ? `${mapTurnsOff} ` : ''}${listColumns(header)}`,
      code,
    });
  }
  if (has('lead') || has('email') || has('phone') || has('company')) return;
  const plain = isMapped
    ? ` ${mapTurnsOff}`
    : ' A plain list of names is read by "prospect lead add --leads FILE".';
  throw new UserError('No column is known: there is neither a tactic nor a lead.', {
    hint: `Say what they are with --map FIELD=COLUMN. ${listColumns(header)}${plain}`,
    code,
  });
}

/** Rows of touches without a tactic would be taken for leads, and what came of them would be lost. */
function refuseTouches(
  columns: ReadonlyMap<Field, number>,
  mapped: readonly { field: Field }[],
  constants: ReadonlyMap<Field, string>,
  header: readonly string[],
): void {
  const isMapped = mapped.length > 0;
  const chosen = [...mapped.map(({ field }) => field), ...constants.keys()];
  const said = chosen.find((field) => !leadFields.has(field));
  const found = [...columns].find(([field]) => touchSigns.has(field));
  if (said === undefined && found === undefined) return;
  const what = said === undefined ? `The column "${header[found![1]]}"` : `The field ${said}`;
  throw new UserError(`${what} belongs to touches, and nothing says with which tactic they were.`, {
    hint: `Add --const tactic=NAME or --map tactic=COLUMN. For a list of leads name its columns only: --map lead=COLUMN.${isMapped ? ` ${mapTurnsOff}` : ''}`,
    code: said !== undefined || isMapped ? exitCode.usage : exitCode.badData,
  });
}

function standsTwice(a: string, b: string, first: number, second: number): UserError {
  const names = a === b ? `The column "${a}" stands twice` : `The columns "${a}" and "${b}" are the same`;
  return new UserError(`${names} (columns ${first + 1} and ${second + 1}).`, {
    hint: 'Rename one of them in the file, so that it is clear which is meant.',
    code: exitCode.badData,
  });
}

function listColumns(header: string[]): string {
  const shown = header.slice(0, 40).map((name) => (name === '' ? '(no name)' : name));
  return `Columns: ${shown.join(', ')}${header.length > 40 ? `, and ${header.length - 40} more` : ''}.`;
}
