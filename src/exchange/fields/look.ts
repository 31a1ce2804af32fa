import { wordKey } from '../cells/word-key.js';
import { fieldNames, type Field } from './field.js';
import type { Mapping } from './mapping.js';

/** Where a field comes from, and what it holds in one of the rows. */
export interface FieldLook {
  field: Field;
  /** The columns it is taken from; empty for the same text in every row. */
  columns: string[];
  /** The first text that it holds; '' where it holds none in the rows looked at. */
  sample: string;
}

/** What was understood of a file, field by field. `rows`: some of its rows. */
export function lookAt(mapping: Mapping, rows: readonly string[][]): FieldLook[] {
  const meant = rows.flatMap((row) => {
    const found = mapping.meant(row, () => false);
    // The list is good until the next call.
    return 'leftOut' in found ? [] : [...found];
  });
  const fields: Field[] = [...fieldNames, ...mapping.milestones.map(({ field }) => field)];
  return fields
    .filter((field) => mapping.has(field))
    .map((field) => ({
      field,
      columns: mapping.columnsOf(field),
      sample: meant.map((row) => mapping.text(row, field)).find((text) => text.trim() !== '') ?? '',
    }))
    .filter(({ columns, sample }) => columns.length > 0 || sample !== '');
}

/** Whether nothing had to be guessed: a layout that is known, our own export, or columns named as fields are or by hand. */
export function isCertain(mapping: Mapping, fields: readonly FieldLook[]): boolean {
  if (mapping.isOwn || mapping.layout !== undefined) return true;
  if (mapping.isNameless) return false;
  const byHand = new Set<Field>(mapping.mapped.map(({ field }) => field));
  const isPlain = ({ field, columns }: FieldLook) =>
    byHand.has(field) || columns.every((column) => wordKey(column) === wordKey(field));
  return mapping.notices.length === 0 && fields.every(isPlain);
}
