import type { Day } from '../../domain/calendar.js';
import type { Table } from '../file/operations.js';

/** What a thing holds under one key, and where the journal keeps it; `T` is what it is inside the program. */
export interface Field<T> {
  /** What is kept of a value of a file; null for nothing. `before` holds the keys before it. Throws `Unfit`. */
  read: (value: unknown, key: string, before: Before) => unknown;
  /** What is kept where the file has nothing; such a thing is refused where this is left out. */
  otherwise?: T;
  /** Its column, where that is not called like the key; null for none. */
  column?: string | null;
  /** SQL of what is exported of row `m`, where that is not the column. */
  sql?: string;
  /** How it is written into a file, where that is not as it is kept. */
  show?: (kept: Buffer) => string;
  /** The table whose row it names: the file by name or number, the column by id. */
  to?: Table;
  /** Counts for nothing when a thing is compared with the one that is here. */
  isApart?: boolean;
  /** Read in files of earlier versions, written into none. */
  isOld?: boolean;
  /** Rows that belong to the thing. */
  part?: Part;
  /** Never there: `T` stands in a place of its own. */
  kept?: T;
}

/** The keys of a thing that stand before the one that is read. */
export type Before = Readonly<Record<string, unknown>>;

export type Fields = Record<string, Field<unknown>>;

/** A thing with these fields inside the program, by the keys it has in a file; what it refers to by id. */
export type Thing<F> = { -readonly [Key in keyof F]: F[Key] extends Field<infer T> ? T : never };

/** The day and the moment that nothing in a file can be after. */
export interface Now {
  today: Day;
  now: number;
}

/** What is wrong with a thing whose fields are sound one by one, as the end of a sentence; anything else for nothing. */
export type Wrong = string | false | undefined;

/** Rows of a table, as a file has them. */
export interface Rows<F = Fields> {
  table: Table;
  fields: F;
  /** The column they are in order by. */
  order: string;
  checks: readonly ((thing: never, now: Now) => Wrong)[];
  /** Columns that follow from the thing. */
  derived?: (thing: never) => Record<string, string | number | null>;
  /** The keys that are kept in a column, with it, and of these columns those that are compared. */
  columns: readonly (readonly [key: string, column: string])[];
  compared: readonly string[];
  /** The keys that hold rows of other tables. */
  parts: readonly (readonly [key: string, part: Part])[];
}

/** Rows that belong to a thing, as a list of it. `order` that is no field counts them from 1. */
export interface Part<F = Fields> extends Rows<F> {
  /** Column with the id of the thing. */
  owner: string;
  /** SQL of the rows, where they are kept in the row of their owner; then nothing adds them by themselves. */
  from?: string;
  /** Whether they are not added with their owner, or not even compared with it: then each is settled by itself. */
  alone?: 'added' | 'settled';
  /** What one is called, by its place from 1. */
  title: (place: number) => string;
  /** The key that no two of a list have the same of, and what that is called. */
  once?: { key: string; title: string };
}

/** `More` of a declaration, with functions of things with these fields. */
type Rest<More, F> = Partial<Omit<More, keyof Rows>> & {
  order?: string;
  checks?: readonly ((thing: Thing<F>, now: Now) => Wrong)[];
  derived?: (thing: Thing<F>) => Record<string, string | number | null>;
};

/** A table that a whole journal has as a list of its own. */
export interface List<F = Fields> extends Rows<F> {
  /** Sets of columns; a row that agrees in one, the first that finds any, is the same thing. */
  same: readonly (readonly string[])[];
  /** SQL of which rows are exported. */
  where?: string;
}

/** Declares a list of the file; `fields` in the order in which it holds them. */
export function list<F extends Fields>(table: Table, fields: F, rest: Rest<List, F> = {}): List<F> {
  return { ...rowsOf(table, fields), same: [['uid']], ...rest };
}

/** Declares what belongs to a thing, as the last of its keys. */
export function part<F extends Fields>(
  table: Table,
  owner: string,
  fields: F,
  rest: Rest<Part, F> & Pick<Part, 'title'>,
): Field<Thing<F>[]> {
  const part: Part<F> = { ...rowsOf(table, fields), owner, ...rest };
  return { read: (value) => value, otherwise: [], column: null, part };
}

function rowsOf<F extends Fields>(table: Table, fields: F): Rows<F> {
  const columns = Object.entries(fields).flatMap(([key, { column = key, isApart = false }]) =>
    column === null ? [] : [{ key, column, isApart }],
  );
  return {
    table,
    fields,
    order: 'id',
    checks: [],
    columns: columns.map(({ key, column }) => [key, column]),
    compared: columns.flatMap(({ column, isApart }) => (isApart ? [] : [column])),
    parts: Object.entries(fields).flatMap(([key, { part }]) => (part ? [[key, part] as const] : [])),
  };
}
