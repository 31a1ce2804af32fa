import { fold } from '../../domain/text.js';
import type { Given } from '../../options/flags.js';
import { unstuff } from '../../render/csv.js';

/** What a column could hold in 0.1.0. */
const fields = new Set(
  `at date time lead email phone company tactic channel kind outcome reason broke minutes seconds hours cost value currency
   energy note source origin tier external-id tag url`.split(/\s+/),
);

/**
 * What 0.1.0 knew a row without an id by: the text of the columns that it took, by field, and of the constants; undefined
 * where it refused the file with these options.
 */
export function earlierIdentity(
  header: readonly string[],
  flags: Given<'map' | 'const'>,
): ((row: readonly string[]) => string) | undefined {
  const constants = (flags.const ?? []).map(halves);
  const mapped = (flags.map ?? []).map(halves);
  const columns = mapped.length > 0 ? mappedColumns(header, mapped) : namedColumns(header, constants);
  if (!columns) return undefined;
  const ends = constants.map(([field, value]) => `${field}=${value}`);
  return (row) =>
    [...columns.map(({ field, index }) => `${field}=${unstuff(row[index] ?? '')}`), ...ends].join('\0');
}

interface Column {
  field: string;
  index: number;
}

/** `FIELD=VALUE`, the field as it is compared. */
function halves(text: string): [string, string] {
  const at = text.indexOf('=');
  return [fieldName(text.slice(0, at)), text.slice(at + 1)];
}

function fieldName(text: string): string {
  const name = fold(text).replace(/[\s_]+/g, '-');
  if (name === 'name') return 'lead';
  return name === 'tags' ? 'tag' : name;
}

function namedColumns(
  header: readonly string[],
  constants: readonly [string, string][],
): Column[] | undefined {
  const isConstant = new Set(constants.map(([field]) => field));
  const columns = header
    .map((name, index) => ({ field: fieldName(name), index }))
    .filter(({ field }) => fields.has(field) && !isConstant.has(field));
  return inOrder(columns);
}

function mappedColumns(header: readonly string[], mapped: readonly [string, string][]): Column[] | undefined {
  const columns = mapped.map(([field, wanted]) => {
    const exact = header.indexOf(wanted);
    const index = exact >= 0 ? exact : header.findIndex((name) => fold(name) === fold(wanted));
    return { field, index };
  });
  return columns.some(({ index }) => index < 0) ? undefined : inOrder(columns);
}

/** By field; undefined where one stands twice. */
function inOrder(columns: Column[]): Column[] | undefined {
  if (new Set(columns.map(({ field }) => field)).size < columns.length) return undefined;
  return columns.sort((a, b) => (a.field < b.field ? -1 : 1));
}
