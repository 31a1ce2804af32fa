import { digestedTables, digestOf, residue, type Digest, type Reader } from './digest.js';
import { prime } from './row-hash.js';

export type { Reader };

/** What the digest of a table does not agree with. */
export interface Damage {
  table: string;
  /** changed, missing, added: that row alone; rows: several; numbers: the highest number given; digest: itself. */
  what: 'changed' | 'missing' | 'added' | 'rows' | 'numbers' | 'digest';
  /** Number of the row, where it is one. */
  id?: number;
}

/** Where rows are not as they were written last, table by table; reads every row. */
export function damageOf(db: Reader): Damage[] {
  const kept = new Map(
    (
      db.prepare('SELECT * FROM digest ORDER BY table_name').all([]) as (Digest & { table_name: string })[]
    ).map((digest) => [digest.table_name, digest]),
  );
  const damages: Damage[] = [];
  for (const table of digestedTables(db)) {
    const digest = kept.get(table);
    kept.delete(table);
    if (!digest) damages.push({ table, what: 'digest' });
    else damages.push(...differences(db, table, digest, digestOf(db, table)));
  }
  for (const table of kept.keys()) damages.push({ table, what: 'digest' });
  return damages;
}

function differences(db: Reader, table: string, kept: Digest, found: Digest): Damage[] {
  const damages: Damage[] = [];
  const one = residue(found.one - kept.one);
  const other = residue(found.other - kept.other);
  const place = residue(found.placed - kept.placed);
  const rows = found.rows - kept.rows;
  const changed = [one, other, place].filter((difference) => difference !== 0).length;
  if (changed === 3) damages.push({ table, ...rowOf(db, table, quotient(place, one), rows) });
  // Whatever becomes of a row changes all three.
  else if (changed > 0 || rows !== 0) damages.push({ table, what: 'digest' });
  if (kept.last !== found.last) damages.push({ table, what: 'numbers' });
  return damages;
}

/** What became of the row with that number, where one row alone would account for the difference. */
function rowOf(db: Reader, table: string, number: number, rows: number): Omit<Damage, 'table'> {
  if (table === 'taken_back') return { what: 'rows' };
  const found = db.prepare(`SELECT id FROM ${table} WHERE id % ${prime} = ? LIMIT 2`).pluck().all([number]);
  const id = found.length === 1 ? (found[0] as number) : undefined;
  if (rows === 0 && id !== undefined) return { what: 'changed', id };
  if (rows === 1 && id !== undefined) return { what: 'added', id };
  if (rows === -1 && found.length === 0) return { what: 'missing', id: number };
  return { what: 'rows' };
}

/** What times `divisor` is `dividend`, modulo `prime`: Fermat's little theorem. */
function quotient(dividend: number, divisor: number): number {
  let result = dividend;
  let power = divisor;
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % prime;
    power = (power * power) % prime;
  }
  return result;
}
