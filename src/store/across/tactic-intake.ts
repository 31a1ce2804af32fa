import type { Day } from '../../domain/calendar.js';
import { fold } from '../../domain/text.js';
import type { Channel, Goal } from '../../domain/touch.js';
import type { Journal, Value } from '../file/journal.js';
import { form, type ThingOf } from '../form/form.js';
import { goalOf } from '../settings/settings.js';
import { minutesText, newestVersion, versionThen } from '../tactics/tactics.js';
import { worthColumn } from '../tactics/worths.js';
import type { ImportRows, Settled } from './import-rows.js';

const versions = form.tactics.fields.versions.part!;

export interface ImportedTactic {
  tacticId: number;
  name: string;
  channel: Channel;
}

export type NewTactic = Omit<ThingOf<'tactics'>, 'worth' | 'versions'>;
type NewVersion = ThingOf<'tactics'>['versions'][number];

/** Tactics and their versions of an import. */
export class TacticIntake {
  constructor(
    private readonly journal: Journal,
    private readonly rows: ImportRows,
  ) {}

  /** The tactic of that name, or with that uid. */
  named(name: string, uid: Buffer | null = null): ImportedTactic | undefined {
    const sql = 'SELECT id AS tacticId, name, channel FROM tactic';
    const byUid = uid && this.rows.get<ImportedTactic>(`${sql} WHERE uid = ?`, [uid]);
    return byUid ?? this.rows.get<ImportedTactic>(`${sql} WHERE folded = ?`, [fold(name)]);
  }

  /** Names of all tactics there are. */
  names(): string[] {
    return this.journal.all<{ name: string }>('SELECT name FROM tactic ORDER BY id').map(({ name }) => name);
  }

  nameOf(tacticId: number): string {
    return this.rows.get<{ name: string }>('SELECT name FROM tactic WHERE id = ?', [tacticId])!.name;
  }

  /** The goal that a worth without one is meant for. */
  ownGoal(): Goal {
    return goalOf(this.journal);
  }

  /** What the row of a table says of a tactic that is here and that it is not, each with what it is. */
  others({ tacticId }: ImportedTactic, tactic: NewTactic): string[] {
    const here = this.rows.get<Record<string, Value>>('SELECT * FROM tactic WHERE id = ?', [tacticId])!;
    const others = different(
      ['name', tactic.name, here.name],
      ['channel', tactic.channel, here.channel],
      ['kind', tactic.kind, here.kind],
      ['dropped', tactic.dropped, here.dropped_day],
      ['follow-up', tactic.follow_up, here.follow_up],
    );
    for (const { goal, worth } of tactic.worths)
      others.push(...different([`worth for ${goal}`, worth, here[worthColumn(goal)]]));
    const { seconds, note } = tactic;
    if (seconds !== null && seconds !== here.seconds) others.push(`minutes ${minutesText(seconds)}`);
    if (note !== null && note !== here.note) others.push('note');
    return others;
  }

  /** The same of a version. */
  otherVersion(id: number, version: NewVersion): string[] {
    const sql = 'SELECT version, change, origin, day FROM tactic_version WHERE id = ?';
    const here = this.rows.get<Record<string, Value>>(sql, [id])!;
    return different(
      ['version', version.version, here.version],
      ['change', version.change, here.change],
      ['made from version', version.origin, here.origin],
      ['made', version.day, here.day],
    );
  }

  add(tactic: NewTactic): ImportedTactic {
    const tacticId = this.rows.add(form.tactics, { ...tactic, worth: null, versions: [] });
    return { tacticId, name: tactic.name, channel: tactic.channel };
  }

  /** Number of a version of a tactic. */
  versionOf(tacticId: number, version: number): number | undefined {
    return this.rows.idOf('tactic_version', ['tactic_id', 'version'], [tacticId, version]);
  }

  /** Number of the newest version there was on a local day; of the first one where all were made later. */
  newestOn(tacticId: number, day: Day): number | undefined {
    return this.rows.get<{ id: number }>(versionThen, { tacticId, day })?.id;
  }

  /** The newest version of a tactic. */
  newestOf(tacticId: number): { id: number; version: number } {
    return this.rows.get(
      'SELECT id, version FROM tactic_version WHERE tactic_id = ? ORDER BY version DESC LIMIT 1',
      [tacticId],
    )!;
  }

  /** Number of the version of a tactic with that uid, and which it is. */
  versionWithUid(tacticId: number, uid: Buffer): { id: number; version: number } | undefined {
    return this.rows.get('SELECT id, version FROM tactic_version WHERE tactic_id = ? AND uid = ?', [
      tacticId,
      uid,
    ]);
  }

  /** A version of a tactic by its number, with what was changed in it. */
  versionNumbered(tacticId: number, version: number): { id: number; change: string | null } | undefined {
    return this.rows.get('SELECT id, change FROM tactic_version WHERE tactic_id = ? AND version = ?', [
      tacticId,
      version,
    ]);
  }

  /**
   * The version with that uid, else of that number. One of that number that says another change is another version, and
   * this one gets the next number: numbers never mix.
   */
  settleVersion(tacticId: number, said: NewVersion): Settled & { version: number } {
    const { uid, version, change, origin } = said;
    const known = this.versionWithUid(tacticId, uid!);
    const alike = this.versionNumbered(tacticId, version);
    const isAlike = alike && (alike.change === null || change === null || alike.change === change);
    const here = known ?? (isAlike ? { id: alike.id, version } : undefined);
    const isTaken = alike !== undefined || (origin !== null && origin >= version);
    const number = here?.version ?? (isTaken ? newestVersion(this.journal, tacticId) + 1 : version);
    const settled = this.rows.settleAs(here?.id, versions, { ...said, version: number }, tacticId);
    return { ...settled, version: number };
  }

  addVersion(tacticId: number, version: NewVersion): number {
    return this.rows.add(versions, version, tacticId);
  }
}

/** Of what is said those that are otherwise here, as words. */
function different(...all: [what: string, said: Value, here: Value | undefined][]): string[] {
  return all.flatMap(([what, said, here]) =>
    said === null || said === here ? [] : [`${what} ${String(said)}`],
  );
}
