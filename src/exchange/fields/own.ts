import { fold } from '../../domain/text.js';
import type { Field, RowKind } from './field.js';
import { cellText, textOf, type Origin } from './origin.js';

/** How the columns of our own exports are recognised. */
const ownHeaders: { kind: RowKind; columns: Field[] }[] = [
  { kind: 'touches', columns: ['touch', 'at', 'zone', 'tactic', 'outcome', 'lead-uid', 'uid'] },
  { kind: 'leads', columns: ['lead-id', 'lead', 'created', 'uid'] },
  { kind: 'tactics', columns: ['tactic', 'version', 'channel', 'uid', 'version-uid'] },
];

/** Columns of our own exports that follow from others. */
const derived = new Set([
  'touches',
  'last-touch',
  'contact',
  'stage-since',
  'days-in-stage',
  'last-outcome',
  'next-date',
  'next-time',
  'next-what',
  'next-meeting',
  'nothing-next',
]);

/** Whether a column of our own exports says what others say already. */
export function isDerived(column: string): boolean {
  return derived.has(ownField(column));
}

/** The name of a column of our own exports as a field: with dashes; a name is a lead's, tags are each one. */
export function ownField(column: string): string {
  const name = fold(column).replace(/[\s_]+/g, '-');
  return name === 'name' ? 'lead' : name === 'tags' ? 'tag' : name;
}

/** What the rows of our own export are; undefined for a file that is none. */
export function ownKind(header: readonly string[]): RowKind | undefined {
  const names = new Set(header.map(ownField));
  return ownHeaders.find(({ columns }) => columns.every((field) => names.has(field)))?.kind;
}

/** Fields of our own exports that are figures, with a comma for decimals where a spreadsheet has one. */
const figures = new Set<Field>(['cost', 'value', 'worth', 'minutes', 'seconds', 'energy']);

/**
 * How the text of a field in a row of our own export is had. Our workbooks, whose columns have blanks in their names, have
 * every text as it is.
 */
export function ownReader(
  header: readonly string[],
): (row: readonly string[], field: Field, origin: Origin) => string {
  const isWorkbook = header.every((column) => !column.includes('_'));
  const text = isWorkbook ? cellText : textOf;
  return (row, field, origin) => {
    const cell = text(row, origin);
    return figures.has(field) && /^-?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell;
  };
}
