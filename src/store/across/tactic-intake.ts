import type { Day } from '../../domain/calendar.js';
import { fold } from '../../domain/text.js';
import type { Channel, Goal } from '../../domain/touch.js';
import type { Comparison, Settled } from './compare.js';
import type { Journal, Value } from '../file/journal.js';
import { minutesText, newestVersion, versionOn, type TacticTraits } from '../tactics/tactics.js';
import { goalOf } from '../settings/settings.js';
import { worthColumn, worthColumns, type Worths } from '../tactics/worths.js';
import type { Write } from '../file/write.js';

export interface ImportedTactic {
  tacticId: number;
  name: string;
  channel: Channel;
}

type NewTactic = Omit<TacticTraits, 'worth'> & {
  worths: Worths;
  uid: Buffer | null;
  name: string;
  note: string | null;
  droppedDay: Day | null;
};

/** Tactics and their versions of an import. */
export class TacticIntake {
  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: Comparison,
  ) {}

  /** The tactic of that name, or with that uid. */
  named(name: string, uid: Buffer | null = null): ImportedTactic | undefined {
    const sql = 'SELECT id AS tacticId, name, channel FROM tactic';
    const byUid = uid && this.journal.get<ImportedTactic>(`${sql} WHERE uid = ?`, [uid]);
    return byUid ?? this.journal.get<ImportedTactic>(`${sql} WHERE folded = ?`, [fold(name)]);
  }

  /** The goal that a worth without one is meant for. */
  ownGoal(): Goal {
    return goalOf(this.journal);
  }

  /** A tactic of a file beside the one it is here. */
  compare({ tacticId }: ImportedTactic, tactic: NewTactic): Settled {
    const { worths, ...fields } = tactic;
    return this.rows.settle('tactic', tacticId, { ...fields, ...worthColumns(worths) });
  }

  /** What the row of a table says of a tactic that is here and that it is not, each with what it is. */
  others({ tacticId }: ImportedTactic, tactic: NewTactic): string[] {
    const here = this.journal.get<Record<string, Value>>('SELECT * FROM tactic WHERE id = ?', [tacticId])!;
    const others = different(
      ['name', tactic.name, here.name],
      ['channel', tactic.channel, here.channel],
      ['kind', tactic.kind, here.kind],
      ['dropped', tactic.droppedDay, here.dropped_day],
    );
    for (const [goal, worth] of Object.entries(tactic.worths))
      others.push(...different([`worth for ${goal}`, worth, here[worthColumn(goal as Goal)]]));
    const { seconds, note } = tactic;
    if (seconds !== null && seconds !== here.seconds) others.push(`minutes ${minutesText(seconds)}`);
    if (note !== null && note !== here.note) others.push('note');
    return others;
  }

  /** The same of a version. */
  otherVersion(
    id: number,
    version: { version: number; change: string | null; origin: number | null; day: Day | null },
  ): string[] {
    const sql = 'SELECT version, change, origin, day FROM tactic_version WHERE id = ?';
    const here = this.journal.get<Record<string, Value>>(sql, [id])!;
    return different(
      ['version', version.version, here.version],
      ['change', version.change, here.change],
      ['made from version', version.origin, here.origin],
      ['made', version.day, here.day],
    );
  }

  /** A version of a file beside the one it is here. */
  compareVersion(
    id: number,
    version: { change: string | null; origin: number | null; day: Day | null },
  ): Settled {
    return this.rows.settle('tactic_version', id, version);
  }

  add(tactic: NewTactic): ImportedTactic {
    const { name, channel, kind, worths, seconds, note, droppedDay } = tactic;
    const tacticId = this.write.insert('tactic', {
      uid: tactic.uid ?? this.write.newUid(),
      name,
      folded: fold(name),
      channel,
      kind,
      ...worthColumns(worths),
      seconds,
      note,
      dropped_day: droppedDay,
    });
    return { tacticId, name, channel };
  }

  /** Number of a version of a tactic. */
  versionOf(tacticId: number, version: number): number | undefined {
    return this.journal.get<{ id: number }>(
      'SELECT id FROM tactic_version WHERE tactic_id = ? AND version = ?',
      [tacticId, version],
    )?.id;
  }

  /** Number of the newest version there was on a local day; of the first one where all were made later. */
  newestOn(tacticId: number, day: Day): number | undefined {
    return versionOn(this.journal, tacticId, day);
  }

  /** The newest version of a tactic. */
  newestOf(tacticId: number): { id: number; version: number } {
    return this.journal.get(
      'SELECT id, version FROM tactic_version WHERE tactic_id = ? ORDER BY version DESC LIMIT 1',
      [tacticId],
    )!;
  }

  /** Number of the version of a tactic with that uid, and which it is. */
  versionWithUid(tacticId: number, uid: Buffer): { id: number; version: number } | undefined {
    return this.journal.get('SELECT id, version FROM tactic_version WHERE tactic_id = ? AND uid = ?', [
      tacticId,
      uid,
    ]);
  }

  /** A version of a tactic by its number, with what was changed in it. */
  versionNumbered(tacticId: number, version: number): { id: number; change: string | null } | undefined {
    return this.journal.get('SELECT id, change FROM tactic_version WHERE tactic_id = ? AND version = ?', [
      tacticId,
      version,
    ]);
  }

  /** The number that the next version of a tactic gets. */
  nextVersion(tacticId: number): number {
    return newestVersion(this.journal, tacticId) + 1;
  }

  addVersion(
    tacticId: number,
    version: number,
    change: string | null,
    uid: Buffer | null,
    { origin, day }: { origin: number | null; day: Day | null } = { origin: null, day: null },
  ): number {
    return this.write.insert('tactic_version', {
      uid: uid ?? this.write.newUid(),
      tactic_id: tacticId,
      version,
      origin,
      change,
      day,
    });
  }
}

/** Of what is said those that are otherwise here, as words. */
function different(...all: [what: string, said: Value, here: Value | undefined][]): string[] {
  return all.flatMap(([what, said, here]) =>
    said === null || said === here ? [] : [`${what} ${String(said)}`],
  );
}
