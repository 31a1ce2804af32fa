import type { CellKind, Column } from '../../render/column.js';
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
  figures: readonly Figure<never>[];
  /** What else JSON Schema is to ask of it. */
  rules?: Readonly<Record<string, unknown>>;
}

/** A kind of values: how the schema describes them, and how they stand in data and before people. */
export interface ValueKind<Value> {
  shape: Shape;
  json: (value: Value, about: About) => Json;
  /** What people read in place of the value. */
  show?: (value: Value, about: About) => string;
  /** As what a spreadsheet shows it, where it is no plain text, number, or yes and no. */
  cell?: CellKind;
}

/** A figure, declared once for CSV, JSON, markdown and the schema. */
export interface Figure<Row> {
  /** The stable name in CSV and JSON, snake_case. */
  key: string;
  kind: ValueKind<never>;
  value: (row: Row, about: About) => unknown;
  /** What it is, in a sentence; where it may be null, what that means. */
  meaning: string;
  more: Details<Row>;
}

/** What is said of a figure only where it is not as usual. */
interface Details<Row> {
  /** By default the key in words. */
  title?: string;
  /** What people read in place of the value, by default as its kind is shown; never in CSV or JSON. */
  display?: (row: Row, about: About) => string;
  align?: 'right';
  /** The keys of two other figures of which it is the quotient. */
  ratio?: readonly [string, string];
  /** When there is such a figure; always where left out. */
  when?: (about: About) => boolean;
}

const asUsual = {};

/** Declares a figure; its value must be of the kind. */
export function figure<Row, Value>(
  key: string,
  kind: ValueKind<Value>,
  value: (row: Row, about: About) => Value,
  meaning: string,
  more: Details<Row> = asUsual,
): Figure<Row> {
  return { key, kind, value, meaning, more };
}

/** Figures of a part of a row as figures of the row. */
export function within<Row, Part>(figures: readonly Figure<Part>[], part: (row: Row) => Part): Figure<Row>[] {
  return figures.map(({ key, kind, value, meaning, more: { display, ...more } }) => ({
    key,
    kind,
    value: (row, about) => value(part(row), about),
    meaning,
    more: display ? { ...more, display: (row, about) => display(part(row), about) } : more,
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

/** Lists of values of one kind. */
export function listOf<Value>({ shape, json }: ValueKind<Value>): ValueKind<readonly Value[]> {
  return { shape: { list: shape }, json: (values, about) => values.map((value) => json(value, about)) };
}

/** Values that may be missing. */
export function orNull<Value>({ shape, json, show, cell }: ValueKind<Value>): ValueKind<Value | null> {
  return {
    shape: { orNull: shape },
    json: (value, about) => (value === null ? null : json(value, about)),
    ...(show && {
      show: (value: Value | null, about: About) => (value === null ? '' : show(value, about)),
    }),
    ...(cell && { cell }),
  };
}

/** The figures of one row under their keys. */
export function jsonOf<Row>(
  figures: readonly Figure<Row>[],
  row: Row,
  about: About,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    thoseOf(figures, about).map((one) => [one.key, one.kind.json(one.value(row, about) as never, about)]),
  );
}

function thoseOf<Row>(figures: readonly Figure<Row>[], about: About): Figure<Row>[] {
  return figures.filter(({ more: { when } }) => when?.(about) ?? true);
}

/** The columns of a list of rows; none of the figures is an object or a list. */
export function columnsOf<Row>(figures: readonly Figure<Row>[], about: About): Column<Row>[] {
  return thoseOf(figures, about).map(({ key, kind, value, more: { title, display, align, ratio } }) => {
    const { json, show, cell } = kind;
    const shown = display ?? (show && ((row: Row) => show(value(row, about) as never, about)));
    return {
      key,
      title: title ?? key.replaceAll('_', ' '),
      value: (row) => json(value(row, about) as never, about) as CsvValue,
      ...(shown && { display: (row: Row) => shown(row, about) }),
      ...(align && { align }),
      ...(cell && { cell }),
      ...(ratio && { ratio }),
    };
  });
}
