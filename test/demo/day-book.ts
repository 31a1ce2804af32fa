import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { addDays, weekday, type Day } from '../../src/domain/calendar.js';
import { addFeeling, type Fit } from '../../src/store/tactics/feelings.js';
import { Journal } from '../../src/store/file/journal.js';
import { noteReviewAnswer } from '../../src/store/tactics/reviews.js';
import { requireTactic } from '../../src/store/tactics/tactics.js';
import { root } from '../helpers/folder.js';
import { sequence } from '../helpers/random.js';
import { Desk } from '../helpers/run.js';

/** The day and the time, in UTC, at which every demo stands still. */
const demoNow = '2026-11-20T16:30';

/** Something that happens at a time of the quarter, `2026-10-05T10:20`: a command line, or a text to import. */
interface Happening {
  at: string;
  words?: readonly string[];
  rows?: readonly string[];
}

/** A made-up quarter, typed into a journal line by line as its owner would have; the same every time. */
export class DayBook {
  readonly random: () => number;
  private readonly desk = new Desk({ zone: 'UTC' });
  private readonly happenings: Happening[] = [];
  private readonly feelings: { tactic: string; day: Day; fit: Fit; inTheWay: string | null }[] = [];
  private readonly settled: Day[] = [];

  constructor(private readonly seed: number) {
    this.random = sequence(seed);
  }

  /** Types a line at that time, unless it is still to come when the demo stands still. */
  types(at: string, ...words: string[]): void {
    if (at <= demoNow) this.happenings.push({ at, words });
  }

  /** Takes in rows of touches at that time. */
  takes(at: string, rows: readonly string[]): void {
    if (at <= demoNow) this.happenings.push({ at, rows });
  }

  /** Says how a tactic suits. */
  feels(day: Day, tactic: string, fit: Fit, inTheWay: string | null = null): void {
    this.feelings.push({ tactic, day, fit, inTheWay });
  }

  /** Says in a Friday's review that nothing came of what was sent. */
  leavesSilent(friday: Day): void {
    this.settled.push(friday);
  }

  /** Whether it happens, as often as the share says. */
  happens(share: number): boolean {
    return this.random() < share;
  }

  /** One of them. */
  one<Value>(list: readonly Value[]): Value {
    return list[Math.floor(this.random() * list.length)]!;
  }

  /** A whole number from `low` to `high`. */
  between(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  /** A time of that day between two hours, `10:05`. */
  time(from: number, to: number): string {
    const minutes = this.between(from * 60, to * 60 - 1);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }

  /** Packs the journal in which all of it was done. */
  async pack(): Promise<Buffer> {
    await this.isDone();
    this.writeReviews();
    return gzipSync(packed(this.desk, this.seed), { level: 9 });
  }

  /** Does what happens up to then, in the order of time; answers with what `export all` prints. */
  async isDone(upTo = demoNow): Promise<string> {
    const { happenings, desk } = this;
    const inOrder = happenings.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    for (const { at, words, rows } of inOrder.filter((happening) => happening.at <= upTo)) {
      desk.setClock(at);
      const answer = rows
        ? await desk.runWith({ input: `${rows.join('\n')}\n` }, 'import', '-')
        : await desk.run(...words!);
      if (answer.code !== 0) throw new Error(`${at} ${words?.join(' ') ?? 'import'}: ${answer.stderr}`);
    }
    return (await desk.run('export', 'all')).stdout;
  }

  private writeReviews(): void {
    const journal = new Journal({ file: this.desk.file, purpose: 'write', chosen: true, root });
    for (const { tactic, ...felt } of this.feelings)
      journal.write('review', { now: Date.parse(`${felt.day}T16:00Z`), zone: 'UTC' }, (write) => {
        addFeeling(write, { tacticId: requireTactic(journal, tactic).tacticId, ...felt });
      });
    for (const day of this.settled)
      journal.write('review', { now: Date.parse(`${day}T16:00Z`), zone: 'UTC' }, (write) => {
        const week = addDays(day, -4);
        noteReviewAnswer(journal, write, { week, day, question: 'rest silent', answer: 'answered' });
      });
    journal.close();
  }
}

/**
 * The journal's bytes, with nothing in them that chance or the day of making has a hand in: nothing to undo, ids that
 * count up, no marks of imports.
 */
function packed({ file, folder }: Desk, seed: number): Buffer {
  const db = new Database(file);
  db.exec('DELETE FROM change; DELETE FROM operation; UPDATE touch SET import_key = NULL');
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'uid' WHERE m.type = 'table' AND m.name NOT IN ('outcome', 'reason') ORDER BY m.name",
    )
    .all();
  for (const [place, { name }] of tables.entries())
    db.exec(
      `UPDATE ${name} SET uid = unhex('019a9b00b0007' || printf('%03x8%02x%013x', ${place}, ${seed}, id))`,
    );
  const copy = path.join(folder, 'packed.db');
  db.prepare('VACUUM INTO ?').run(copy);
  db.close();
  return fs.readFileSync(copy);
}

/** The same day, or the Monday after a weekend. */
export function workday(day: Day): Day {
  return weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day;
}
