import { nearest } from '../../domain/match.js';
import { fold } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import type { Given } from '../../options/flags.js';
import { unstuff } from '../../render/csv.js';
import { wordKey } from '../cells/word-key.js';
import { listColumns, standsTwice } from './columns.js';
import { fieldNames, joints, milestoneOutcome, type Field } from './field.js';

export type MappingFlags = Given<'map' | 'recode' | 'const' | 'only'>;

/** The columns that --map names for a field: joined with a blank where it names several. */
export interface Mapped {
  field: Field;
  /** As it was typed. */
  column: string;
  indexes: number[];
}

/** What was typed about the columns of a file. */
export interface Choices {
  mapped: Mapped[];
  /** Columns that nothing is to be taken from. */
  left: Set<number>;
  /** Fields that no column is to be looked for. */
  closed: Set<Field>;
  constants: Map<Field, string>;
  /** Ours by theirs, folded, for each field. */
  recodes: Map<Field, Map<string, string>>;
  /** Whether a row is kept by --only; undefined where each is. */
  isKept: ((row: readonly string[]) => boolean) | undefined;
}

const otherNames = new Map<string, Field>([
  ['name', 'lead'],
  ['tags', 'tag'],
  ['notes', 'note'],
]);

const hintFields = `Fields: ${fieldNames.join(', ')}.`;

/** Reads --map, --const, --recode and --only. Throws UserError where one cannot be read or names a column that is not there. */
export function readChoices(header: readonly string[], flags: MappingFlags): Choices {
  const choices: Choices = {
    mapped: [],
    left: new Set(),
    closed: new Set(),
    constants: readConstants(flags.const ?? []),
    recodes: readRecodes(flags.recode ?? []),
    isKept: readOnly(flags.only ?? [], header),
  };
  for (const text of flags.map ?? []) addMap(choices, text, header);
  refuseTwice(choices);
  return choices;
}

/** `FIELD=COLUMN`, `FIELD=A+B`, `FIELD=` for no column, `-=COLUMN` for a column of which nothing is taken. */
function addMap(choices: Choices, text: string, header: readonly string[]): void {
  const [name, wanted] = splitAt(text, text.indexOf('='), '--map', 'FIELD=COLUMN, as in --map lead=Client');
  if (name === '-') {
    for (const index of columnsNamed('-', wanted, header)) choices.left.add(index);
    return;
  }
  const field = readField('--map', name);
  if (wanted === '') choices.closed.add(field);
  else choices.mapped.push({ field, column: wanted, indexes: columnsNamed(field, wanted, header) });
}

/** The column of that name or, where there is none, those that stand joined by plus signs. */
function columnsNamed(field: string, wanted: string, header: readonly string[]): number[] {
  const whole = findColumn(header, wanted);
  if (whole !== undefined) return [whole];
  const parts = wanted.split('+').map((part) => findColumn(header, part.trim()));
  const found = parts.filter((index) => index !== undefined);
  if (parts.length > 1 && found.length === parts.length) return found;
  throw new UserError(`--map ${field}=${wanted}: the file has no column "${wanted}".`, {
    hint: listColumns(header),
  });
}

/** Compared as it is, else folded, else by letters and digits alone. Throws UserError where two are the same. */
function findColumn(header: readonly string[], wanted: string): number | undefined {
  for (const form of [(text: string) => text, fold, wordKey]) {
    const asked = form(wanted);
    const [index, again] = [...header.keys()].filter((at) => asked !== '' && form(header[at]!) === asked);
    if (index === undefined) continue;
    if (again !== undefined) throw standsTwice(header[index]!, header[again]!, index, again);
    return index;
  }
  return undefined;
}

function readConstants(texts: readonly string[]): Map<Field, string> {
  const constants = new Map<Field, string>();
  for (const text of texts) {
    const form = 'FIELD=VALUE, as in --const channel=call';
    const [name, value] = splitAt(text, text.indexOf('='), '--const', form);
    const field = readField('--const', name);
    if (constants.has(field)) throw new UserError(`--const ${field} was given twice.`);
    constants.set(field, value);
  }
  return constants;
}

/** THEIRS may be empty and may hold an equals sign, OURS may not hold one. */
function readRecodes(texts: readonly string[]): Map<Field, Map<string, string>> {
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

/** Of one column any of the values keeps a row, of several columns each has to. */
function readOnly(texts: readonly string[], header: readonly string[]): Choices['isKept'] {
  if (texts.length === 0) return undefined;
  const wanted = new Map<number, Set<string>>();
  for (const text of texts) {
    const [index, value] = readCondition(text, header);
    wanted.set(index, (wanted.get(index) ?? new Set()).add(fold(value)));
  }
  return (row) => [...wanted].every(([index, values]) => values.has(fold(unstuff(row[index] ?? ''))));
}

/** A column's name may hold an equals sign. */
function readCondition(text: string, header: readonly string[]): [number, string] {
  const form = 'COLUMN=VALUE, as in --only Direction=Outbound';
  const [column] = splitAt(text, text.indexOf('='), '--only', form);
  for (let at = text.indexOf('='); at !== -1; at = text.indexOf('=', at + 1)) {
    const index = findColumn(header, text.slice(0, at));
    if (index !== undefined) return [index, text.slice(at + 1)];
  }
  throw new UserError(`--only ${text}: the file has no column "${column}".`, { hint: listColumns(header) });
}

function splitAt(text: string, at: number, option: string, form: string): [string, string] {
  if (at < 1) throw unreadable(option, text, form);
  return [text.slice(0, at), text.slice(at + 1)];
}

function unreadable(option: string, text: string, form: string): UserError {
  return new UserError(`${option} "${text}" cannot be read.`, { hint: `Write ${option} ${form}.` });
}

/** A field as it is typed: in any case, with blanks or underscores; `name` is the lead's. */
function readField(option: string, text: string): Field {
  const name = fold(text).replace(/[\s_]+/g, '-');
  const outcome = milestoneOutcome(name as Field);
  if (outcome) return `result-at:${outcome}`;
  const found = fieldNames.find((field) => field === name) ?? otherNames.get(name);
  if (found) return found;
  const near = nearest(name, [...fieldNames]);
  throw new UserError(`${option}: there is no field "${text}".`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}? ${hintFields}` : hintFields,
  });
}

/** Several columns are for addresses, tags and notes alone, and a constant beside a column for tags. */
function refuseTwice({ mapped, constants, closed }: Choices): void {
  const seen = new Set<Field>();
  for (const { field } of mapped) {
    const isAgain = seen.has(field) && joints[field] === undefined;
    if (isAgain || closed.has(field) || (constants.has(field) && field !== 'tag'))
      throw new UserError(`${field} was given twice.`, {
        hint: `Give one --map ${field}=COLUMN, or one --const ${field}=VALUE.`,
      });
    seen.add(field);
  }
}
