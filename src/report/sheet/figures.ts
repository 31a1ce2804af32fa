import type { Column } from '../../render/column.js';
import type { CsvValue } from '../../render/csv.js';
import type { About } from './about.js';

/** A value as it stands in JSON. */
type Json = CsvValue | readonly Json[] | { readonly [key: string]: Json };

/** What values look like in JSON: keywords of JSON Schema, an object of figures, a list, or either or null. */
export type Shape =
  | { keywords: Readonly<Record<string, unknown>> }
  | { object: ObjectShape }
  | { list: Shape }
  | { orNull: Shape };

/** An object that has the figures under their keys, and no other. */
export interface ObjectShape {
  /** Under which the schema has it. */
  name: string;
  /** A sentence, or the command that prints it. */
  meaning: string;
  figures: readonly Pick<Figure<never>, 'key' | 'meaning' | 'shape' | 'when'>[];
  /** What else JSON Schema is to ask of it. */
  rules?: Readonly<Record<string, unknown>>;
}

/** A kind of values: how the schema describes them, and how they stand in data and before people. */
export interface ValueKind<Value> {
  shape: Shape;
  json: (value: Value, about: About) => Json;
  /** What people read in place of the value. */
  show?: (value: Value, about: About) => string;
}

/** A figure, declared once for CSV, JSON, markdown and the schema. */
export interface Figure<Row> {
  /** The stable name in CSV and JSON, snake_case. */
  key: string;
  title: string;
  /** What it is, in a sentence; where it may be null, what that means. */
  meaning: string;
  shape: Shape;
  json: (row: Row, about: About) => Json;
  /** What people read in place of the value; never in CSV or JSON. */
  display?: (row: Row, about: About) => string;
  align?: 'right';
  /** When there is such a figure; always where left out. */
  when?: (about: About) => boolean;
}

/** A figure of rows; its title is its key in words unless told. */
export function figure<Row, Value>(
  key: string,
  kind: ValueKind<Value>,
  value: (row: Row, about: About) => Value,
  meaning: string,
  more: Partial<Pick<Figure<Row>, 'title' | 'display' | 'align' | 'when'>> = {},
): Figure<Row> {
  const { show } = kind;
  return {
    key,
    title: key.replaceAll('_', ' '),
    meaning,
    shape: kind.shape,
    json: (row, about) => kind.json(value(row, about), about),
    ...(show && { display: (row: Row, about: About) => show(value(row, about), about) }),
    ...more,
  };
}

/** Figures of a part of a row as figures of the row. */
export function within<Row, Part>(figures: readonly Figure<Part>[], part: (row: Row) => Part): Figure<Row>[] {
  return figures.map(({ json, display, ...same }) => ({
    ...same,
    json: (row, about) => json(part(row), about),
    ...(display && { display: (row: Row, about: About) => display(part(row), about) }),
  }));
}

/** Objects with one key a figure, in that order. */
export function objectOf<Row>(
  name: string,
  meaning: string,
  figures: readonly Figure<Row>[],
  rules: Readonly<Record<string, unknown>> = {},
): ValueKind<Row> {
  return {
    shape: { object: { name, meaning, figures, rules } },
    json: (row, about) => jsonOf(figures, row, about),
  };
}

export function listOf<Value>({ shape, json }: ValueKind<Value>): ValueKind<readonly Value[]> {
  return { shape: { list: shape }, json: (values, about) => values.map((value) => json(value, about)) };
}

/** Values that may be missing. */
export function orNull<Value>({ shape, json, show }: ValueKind<Value>): ValueKind<Value | null> {
  return {
    shape: { orNull: shape },
    json: (value, about) => (value === null ? null : json(value, about)),
    ...(show && {
      show: (value: Value | null, about: About) => (value === null ? '' : show(value, about)),
    }),
  };
}

/** The figures of one row under their keys. */
export function jsonOf<Row>(
  figures: readonly Figure<Row>[],
  row: Row,
  about: About,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    figures.filter(({ when }) => when?.(about) ?? true).map(({ key, json }) => [key, json(row, about)]),
  );
}

/** The columns of a list of rows; none of the figures is an object or a list. */
export function columnsOf<Row>(figures: readonly Figure<Row>[], about: About): Column<Row>[] {
  return figures
    .filter(({ when }) => when?.(about) ?? true)
    .map(({ key, title, json, display, align }) => ({
      key,
      title,
      value: (row) => json(row, about) as CsvValue,
      ...(display && { display: (row: Row) => display(row, about) }),
      ...(align && { align }),
    }));
}
