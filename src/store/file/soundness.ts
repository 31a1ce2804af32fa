import { damageOf, type Damage, type Reader } from './damage.js';

// Bytes of a journal up to which its first write of a day looks through the file, and through every row of it. What is
// larger would take longer than a tenth of a second; there SQLite looks at each page that the write comes to.
const smallFile = 64 * 1024 * 1024;
const fewRows = 4 * 1024 * 1024;

/** What is found wrong with a journal before the first write of a day, in one line; undefined where nothing is. */
export function faultAtFirst(db: Reader): string | undefined {
  const size = db
    .prepare('SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()')
    .pluck()
    .get([]) as number;
  if (size > smallFile) return undefined;
  return pageFault(db, 'quick_check') ?? (size > fewRows ? undefined : rowFault(db));
}

/** The first thing wrong with the file, its links or its rows, in one line; reads all of it. */
export function faultOf(db: Reader): string | undefined {
  return pageFault(db, 'integrity_check') ?? linkFault(db) ?? (hasDigests(db) ? rowFault(db) : undefined);
}

/** Journals of before version 4 have none. */
function hasDigests(db: Reader): boolean {
  return (
    db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'digest'").get([]) !== undefined
  );
}

/** The first thing that SQLite finds wrong with the file. */
function pageFault(db: Reader, check: 'quick_check' | 'integrity_check'): string | undefined {
  const found = db.prepare(`PRAGMA ${check}(1)`).pluck().get([]) as string | undefined;
  if (found === undefined) return 'it cannot be checked';
  return found === 'ok' ? undefined : plainly(found);
}

/** What SQLite says of a file, on one line. */
export function plainly(found: string): string {
  return found
    .split('\n')
    .filter((line) => !line.startsWith('***'))
    .join('; ');
}

function linkFault(db: Reader): string | undefined {
  const astray = db.prepare('PRAGMA foreign_key_check').get([]) as
    { table: string; parent: string } | undefined;
  return astray && `a row of "${astray.table}" belongs to one of "${astray.parent}" that is not there`;
}

function rowFault(db: Reader): string | undefined {
  const [damage] = damageOf(db);
  return damage && describeDamage(damage);
}

/** What became of rows since they were written, as a sentence without its end. */
export function describeDamage({ table, what, id }: Damage): string {
  const name = nameOfTable(table);
  const row = table === 'lead' ? `lead @${id ?? ''}` : `${name} ${id ?? ''}`;
  if (what === 'changed') return `${row} is not as it was written`;
  if (what === 'missing') return `${row} is gone, and nothing of ours removed it`;
  if (what === 'added') return `${row} was added by something else than prospect`;
  if (what === 'rows') return `several rows of "${name}" are not as they were written`;
  if (what === 'numbers') return `the highest number given to a ${name} is not as it was written`;
  return `the checksum of "${name}" is damaged`;
}

/** A table, as people know its rows. */
export function nameOfTable(table: string): string {
  return (
    { change: 'entry of the log of changes', taken_back: 'what undo took back' }[table] ??
    table.replaceAll('_', ' ')
  );
}
