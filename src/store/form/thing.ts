import { UserError, exitCode } from '../../errors.js';
import type { Table } from '../file/operations.js';
import { Unfit } from './kinds.js';
import type { Field, Fields, Now, Part, Rows, Thing } from './rows.js';

/** What things of a file are read with. */
export interface Reading extends Now {
  /** The id here of what is named in the file: by number, by name, or a version by both, parted by `\0`. */
  idOf: (table: Table, named: string | number) => number | undefined;
}

type Values = Record<string, unknown>;

/**
 * One JSON object of a file as a thing with these fields; what it refers to by the ids here. `where` says which object it
 * is, and `list` of which list. Throws a UserError for anything that cannot be kept, and for a key that is not known.
 */
export function readThing<F extends Fields>(
  rows: Pick<Rows<F>, 'table' | 'fields' | 'checks'>,
  value: unknown,
  reading: Reading,
  where: () => string,
  list = '',
): Thing<F> {
  try {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Unfit('is not an object');
    const { fields, checks } = rows;
    for (const key of Object.keys(value))
      if (!Object.hasOwn(fields, key)) throw new Unfit(`has the key "${key}", which is not known`);
    const thing: Values = {};
    for (const key in fields) {
      const given = (value as Values)[key] ?? null;
      const { part } = fields[key]!;
      thing[key] = part
        ? readPart(part, key, given, reading, () => `"${list}", ${titleOf(rows.table, thing)},`)
        : readField(fields[key]!, key, given, thing, reading);
    }
    for (const check of checks) {
      const wrong = check(thing as never, reading);
      if (wrong) throw new Unfit(wrong);
    }
    return thing as Thing<F>;
  } catch (error) {
    throw error instanceof Unfit ? wrongThing(where(), error.message) : error;
  }
}

function readField(
  field: Field<unknown>,
  key: string,
  given: unknown,
  before: Values,
  { idOf }: Reading,
): unknown {
  const found = given === null ? null : field.read(given, key, before);
  if (found === null) {
    if (field.otherwise === undefined) throw new Unfit(`has no "${key}"`);
    return field.otherwise;
  }
  if (field.to === undefined) return found;
  const { tactic } = before as { tactic: string };
  const isVersion = field.to === 'tactic_version';
  const id = idOf(field.to, isVersion ? `${tactic}\0${found as number}` : (found as string | number));
  if (id !== undefined) return id;
  const title = typeof found === 'number' ? `${field.to} ${found}` : `${field.to} "${found as string}"`;
  throw new Unfit(
    `names ${isVersion ? `tactic "${tactic}" version ${found as number}` : title}, which is not in the file`,
  );
}

function readPart(
  part: Part,
  key: string,
  given: unknown,
  reading: Reading,
  where: () => string,
): Thing<Fields>[] {
  const list = given ?? [];
  if (!Array.isArray(list)) throw new Unfit(`has a "${key}" that is not a list`);
  const seen = new Set<unknown>();
  return list.map((value, index) => {
    const title = () => `${where()} ${part.title(index + 1)}`;
    const thing = readThing(part, value, reading, title);
    if (!part.once) return thing;
    const own = thing[part.once.key];
    if (seen.has(own))
      throw wrongThing(title(), `has the ${part.once.title} ${String(own)}, as one before it`);
    seen.add(own);
    return thing;
  });
}

/** `lead 3`, or the name of what has no number. */
function titleOf(table: Table, thing: Values): string {
  const number = thing[table];
  return typeof number === 'number' ? `${table} ${number}` : String(thing.name);
}

/** The refusal of a thing of a file. */
export function wrongThing(where: string, what: string): UserError {
  return new UserError(`${where} ${what.replace(/\.$/, '')}.`, { code: exitCode.badData });
}
