import type { Field } from './field.js';

/** Reads a cell of a row by the name of its column, compared folded; '' where there is no such column. */
export type Cells = (column: string) => string;

/** Whether a moment is past, written as cells of this file have it; false for an empty one. */
export type IsOver = (moment: string) => boolean;

/** What a row says in our fields, as text in the form that any column of that field may have. */
export type Said = Partial<Record<Field, string>>;

/**
 * A layout of another program's export: how it is recognised, and what its columns mean. What it leaves open is found by
 * the names of columns, and by --map, --const and --recode, which win over it.
 */
export interface Layout {
  /** What it is called in --as: `hubspot-calls`. */
  name: string;
  /** What it is: `HubSpot calls`. */
  title: string;
  rows: 'touches' | 'leads';
  /** Columns that are all there; of a list, one of them. */
  signature: readonly (string | readonly string[])[];
  /** The column of each field. Of several: all of them for names, addresses, tags and notes, else the first that is filled. */
  fields: Partial<Record<Field, string | readonly string[]>>;
  /** The same value in every row, where no column gives one. */
  constants?: Said;
  /** Words of theirs, compared folded, and ours; beside the words that are known in any file. */
  words?: Partial<Record<Field, Readonly<Record<string, string>>>>;
  /**
   * What a row says that its cells alone do not: one or several of ours, or why it is left out, as `inbound`. One that
   * says `next`, and `at` is '', is a next step without a touch. With the outcome `meeting`, `next` is when it is.
   */
  read?: (cells: Cells, isOver: IsOver) => Said | readonly Said[] | { leftOut: string };
  /**
   * The fields that `read` gives, each with the columns that it takes them from, the one that it prefers first. A zone in
   * their names is that of its times, and messages call it by them. What `read` leaves open is found as without it.
   */
  says?: Partial<Record<Field, string | readonly string[]>>;
  /** Columns known and not needed beside those: nothing is taken from them, and they are not told as unused. */
  ignores?: readonly string[];
}
