import type { Day } from '../domain/calendar.js';
import { fold } from '../domain/text.js';
import type { Channel } from '../domain/touch.js';
import type { Journal } from './journal.js';
import type { TacticTraits } from './tactics.js';
import type { Write } from './write.js';

export interface ImportedTactic {
  tacticId: number;
  name: string;
  channel: Channel;
}

/** Tactics and their versions of an import. */
export class TacticIntake {
  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {}

  /** The tactic of that name, or with that uid. */
  named(name: string, uid: Buffer | null = null): ImportedTactic | undefined {
    const sql = 'SELECT id AS tacticId, name, channel FROM tactic';
    const byUid = uid && this.journal.get<ImportedTactic>(`${sql} WHERE uid = ?`, [uid]);
    return byUid ?? this.journal.get<ImportedTactic>(`${sql} WHERE folded = ?`, [fold(name)]);
  }

  add(
    tactic: TacticTraits & { uid: Buffer | null; name: string; note: string | null; droppedDay: Day | null },
  ): ImportedTactic {
    const { name, channel, kind, worth, seconds, note, droppedDay } = tactic;
    const tacticId = this.write.insert('tactic', {
      uid: tactic.uid ?? this.write.newUid(),
      name,
      folded: fold(name),
      channel,
      kind,
      worth,
      seconds,
      note,
      dropped_day: droppedDay,
    });
    return { tacticId, name, channel };
  }

  /** Number of a version of a tactic; null means its newest. */
  versionOf(tacticId: number, version: number | null): number | undefined {
    return this.journal.get<{ id: number }>(
      `SELECT id FROM tactic_version WHERE tactic_id = ? AND version = coalesce(?, version)
       ORDER BY version DESC LIMIT 1`,
      [tacticId, version],
    )?.id;
  }

  addVersion(tacticId: number, version: number, change: string | null, uid: Buffer | null): number {
    return this.write.insert('tactic_version', {
      uid: uid ?? this.write.newUid(),
      tactic_id: tacticId,
      version,
      change,
    });
  }
}
