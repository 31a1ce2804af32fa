import { isDay, utcDay } from '../../domain/calendar.js';
import { fold, foldWord } from '../../domain/text.js';
import { channels } from '../../domain/touch.js';
import { faultCode } from '../file/faults.js';
import type { Connection, Value } from '../file/open.js';
import { foldAddress } from '../leads/leads.js';
import type { FoundRow } from './records.js';

/** A column of a table. */
interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

type Row = Record<string, Value>;

/** What was done to a value that cannot be as it was found, by table and number. */
export type Note = (table: string, id: number, what: string) => void;

const dayColumns = /^(day|until|week|made|closed|acknowledged|stopped_day|dropped_day)$/;

/** What a folded column is of a row. */
const folded: Record<string, (row: Row) => string | null> = {
  alias: ({ name }) => fold(String(name)),
  source: ({ name }) => fold(String(name)),
  lead: ({ name }) => fold(String(name)),
  merged_lead: ({ name }) => fold(String(name)),
  tag: ({ name }) => fold(String(name)),
  tactic: ({ name }) => fold(String(name)),
  outcome: ({ name }) => foldWord(String(name)),
  reason: ({ name }) => foldWord(String(name)),
  address: ({ kind, value }) => foldAddress(kind as 'email', String(value)),
  keep_in_touch: ({ tag }) => (tag === null ? null : foldWord(String(tag))),
};

/** Puts rows as they were found into a table of a new journal, each as whole as it can be. */
export class RowFiller {
  private readonly columns: Column[];
  private readonly insert;
  private said: string[] = [];
  private lastDay = '2000-01-01';
  private lastZone = 'UTC';

  constructor(
    private readonly db: Connection,
    private readonly table: string,
    private readonly note: Note,
  ) {
    this.columns = db
      .prepare('SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid')
      .all(table) as Column[];
    const names = this.columns.map(({ name }) => name);
    this.insert = db.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    );
  }

  /** Whether the row went in, whole or mended; only then is said what was done to it. */
  put(found: FoundRow): boolean {
    this.said = [];
    const row = this.rowOf(found);
    if (!row) return false;
    this.mend(row);
    if (!this.tryAll(row)) return false;
    for (const what of this.said) this.note(this.table, found.id, what);
    return true;
  }

  /** Whether it goes in just as it was found. */
  fits({ id, values }: FoundRow): boolean {
    if (values.length > this.columns.length || values.includes(undefined)) return false;
    if (!values.every((value, at) => isOfType(value!, this.columns[at]!))) return false;
    const row = this.rowOf({ id, values });
    return row !== undefined && this.go(row) === undefined;
  }

  private rowOf({ id, values }: FoundRow): Row | undefined {
    if (values.length > this.columns.length || values.length < 2) return undefined;
    const row: Row = {};
    for (const [at, column] of this.columns.entries()) {
      const value = values[at];
      row[column.name] = column.pk ? id : (value ?? null);
      if (at < values.length && value === undefined) this.said.push(`"${column.name}" cannot be read`);
    }
    return row;
  }

  /** Sets right what SQLite would take and no write of ours can have stored. */
  private mend(row: Row): void {
    const say = (column: string, what: string) => this.said.push(`"${column}" ${what}`);
    for (const { name, type, notnull } of this.columns) {
      const value = row[name]!;
      if (typeof value === 'string' && type === 'TEXT') {
        const clean = cleaned(value);
        if (clean !== value) {
          row[name] = clean;
          if (name !== 'folded' && name !== 'searched') say(name, 'has signs that cannot be read');
        }
      }
      if (dayColumns.test(name) && typeof value === 'string' && !(isDay(value) && inTime(value))) {
        row[name] = notnull ? this.dayOf(row) : null;
        say(name, notnull ? `cannot be read: taken for ${row[name] as string}` : 'cannot be read');
      }
      if (name === 'at' && typeof value === 'number' && 'utc_offset' in row && !isInstant(value)) {
        row.at = row.utc_offset = null;
        say(name, 'cannot be read');
      }
      if (name === 'zone' && !isZone(value)) {
        row.zone = this.lastZone;
        say(name, `cannot be read: taken for ${this.lastZone}`);
      }
    }
    if (this.table === 'outcome' && typeof row.channels === 'string') {
      const known = row.channels.split(' ').filter((each) => (channels as readonly string[]).includes(each));
      if (known.join(' ') !== row.channels) say('channels', 'cannot be as it was found');
      row.channels = known.join(' ');
    }
    const { at, utc_offset: offset, day } = row;
    if (
      typeof at === 'number' &&
      typeof offset === 'number' &&
      Math.abs(offset) <= 1440 &&
      typeof day === 'string'
    ) {
      row.day = utcDay(at + offset * 60_000);
      if (row.day !== day) say('day', `is not that of its time: taken for ${row.day}`);
    }
    if (typeof row.day === 'string') this.lastDay = row.day;
    if (typeof row.zone === 'string') this.lastZone = row.zone;
    const own = folded[this.table]?.(row);
    if (own !== undefined) row.folded = own;
  }

  /** A day for a row whose own cannot be read: that of its instant, else of the row before it. */
  private dayOf({ at, utc_offset: offset }: Row): string {
    if (typeof at !== 'number' || !isInstant(at)) return this.lastDay;
    return utcDay(at + (typeof offset === 'number' && Math.abs(offset) <= 1440 ? offset : 0) * 60_000);
  }

  /** Tries it as it is, then without each value that may be missing, then with what stands in for what may not. */
  private tryAll(row: Row): boolean {
    const fault = this.go(row);
    if (fault === undefined) return true;
    for (const change of this.changes(row)) {
      if (this.go({ ...row, ...change }) !== undefined) continue;
      const names = Object.keys(change).filter((name) => name !== 'folded');
      this.said.push(`${names.map((name) => `"${name}"`).join(' and ')} cannot be as it was found`);
      return true;
    }
    return false;
  }

  private *changes(row: Row): Generator<Row> {
    const nullable = this.columns.filter(({ name, notnull, pk }) => !notnull && !pk && row[name] !== null);
    for (const { name } of nullable) yield { [name]: null };
    for (const pair of pairs)
      if (pair[0] in row && pair[1] in row) yield Object.fromEntries(pair.map((name) => [name, null]));
    const others = standIns(row);
    for (const [name, value] of Object.entries(others)) if (name in row) yield { [name]: value };
    // Several at once: all that may be missing gives way before the row does.
    const bare = Object.fromEntries(nullable.map(({ name }) => [name, null]));
    yield bare;
    for (const [name, value] of Object.entries(others)) if (name in row) yield { ...bare, [name]: value };
  }

  /** What the database says against a row; undefined where it is in. */
  private go(row: Row): string | undefined {
    try {
      this.insert.run(row);
      return undefined;
    } catch (error) {
      if (!/^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(faultCode(error)) && !(error instanceof TypeError))
        throw error;
      return (error as Error).message;
    }
  }
}

function isOfType(value: Value, { type, pk }: Column): boolean {
  if (value === null || pk > 0) return true;
  if (type === 'TEXT') return typeof value === 'string';
  return type === 'BLOB' ? typeof value === 'object' : typeof value === 'number';
}

/** Columns of which one says nothing without the other. */
const pairs = [
  ['at', 'utc_offset'],
  ['tier', 'every_days'],
] as const;

/** What stands in for a value that there must be. */
function standIns(row: Row): Row {
  return {
    uid: uidLike(),
    state: 'closed' in row ? (row.closed === null ? 'open' : 'dropped') : 'open',
    closed: row.state === 'open' ? null : (row.made ?? null),
    ends: 'no',
    stops: 0,
    stopped: 0,
    meeting: 0,
    asked: 0,
    channel: 'other',
    kind: row.kind === undefined ? null : 'value' in row ? 'email' : 'cold',
    channels: '',
    name: `unreadable-${String(row.id)}`,
    evidence: '{}',
    choice: 'keep',
    seq: 1000 + (Number(row.id) % 9000),
    goal: 3,
    every: 'month',
    answer: 'answered',
  };
}

function uidLike(): Buffer {
  const bytes = Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(16)));
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

/** Without signs that no text of ours has. */
function cleaned(text: string): string {
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\ufffd');
}

function isInstant(at: number): boolean {
  return Number.isSafeInteger(at) && at > -2_208_988_800_000 && at < 7_258_118_400_000;
}

function inTime(day: string): boolean {
  return day >= '1900-01-01' && day <= '2199-12-31';
}

const zones = new Map<string, boolean>();

function isZone(zone: Value): boolean {
  if (typeof zone !== 'string') return false;
  let known = zones.get(zone);
  if (known === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      known = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(zone);
    } catch {
      known = false;
    }
    zones.set(zone, known);
  }
  return known;
}
