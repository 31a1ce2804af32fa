import { checkText, textLimit } from '../../domain/text.js';
import { goals } from '../../domain/touch.js';
import type { Day } from '../../domain/calendar.js';
import type { Journal, Value } from '../file/journal.js';
import type { Write } from '../file/write.js';
import { versionThen, type TacticVersion } from '../tactics/tactics.js';
import { worthColumn } from '../tactics/worths.js';

/** What became of the things of a tactic that was merged into another. */
export interface TacticMerge {
  moved: Record<(typeof movable)[number], number>;
  touches: number;
  /** Plans of the other that gave way to those there are. */
  plansRemoved: number;
  /** Columns of the tactic that were empty and were filled. */
  filled: string[];
  joinedNotes: boolean;
}

/** What numbers of a tactic are fixed in it, so that no other may have them. */
export interface Fixed {
  versions: number;
  trials: number;
  decisions: number;
}

const movable = ['spend', 'benchmark', 'feeling', 'plan'] as const;

type TacticRow = Record<string, Value>;

/** The versions of a tactic, and the trials and decisions of these. */
export function fixedOf(journal: Journal, tacticId: number): Fixed {
  return journal.get<Fixed>(
    `SELECT count(*) AS versions,
       (SELECT count(*) FROM trial JOIN tactic_version v ON v.id = version_id WHERE v.tactic_id = :tacticId) AS trials,
       (SELECT count(*) FROM decision JOIN tactic_version v ON v.id = version_id WHERE v.tactic_id = :tacticId) AS decisions
     FROM tactic_version WHERE tactic_id = :tacticId`,
    { tacticId },
  )!;
}

/**
 * Moves everything of tactic `from`, which has one version and neither trial nor decision, into tactic `into`, and removes
 * it. A touch gets the version that `into` had on its day. `into` keeps what is known of it; what it lacks is filled, and
 * its plans stay where it has any. Throws UserError where both notes together are longer than is kept.
 */
export function mergeTactics(
  journal: Journal,
  write: Write,
  into: TacticVersion,
  from: TacticVersion,
): TacticMerge {
  const touches = moveTouches(journal, write, into.tacticId, from.versionId);
  const hasPlans = journal.idsOf('plan', 'tactic_id', into.tacticId).length > 0;
  const plans = hasPlans ? journal.idsOf('plan', 'tactic_id', from.tacticId) : [];
  for (const id of plans) write.remove('plan', id);
  const moved = Object.fromEntries(
    movable.map((table) => {
      const ids = journal.idsOf(table, 'tactic_id', from.tacticId);
      for (const id of ids) write.edit(table, id, { tactic_id: into.tacticId });
      return [table, ids.length];
    }),
  ) as TacticMerge['moved'];

  const [kept, gone] = [rowOf(journal, into.tacticId), rowOf(journal, from.tacticId)];
  const filled: TacticRow = {};
  for (const name of ['seconds', 'follow_up', 'note', ...goals.map(worthColumn)])
    if (kept[name] === null && gone[name] !== null) filled[name] = gone[name]!;
  const joinedNotes = kept.note !== null && gone.note !== null && kept.note !== gone.note;
  if (joinedNotes)
    filled.note = checkText(
      'note of both together',
      `${kept.note as string}\n\n${gone.note as string}`,
      textLimit.note,
    );
  write.edit('tactic', into.tacticId, filled);
  write.remove('tactic_version', from.versionId);
  write.remove('tactic', from.tacticId);
  return {
    touches,
    moved,
    plansRemoved: plans.length,
    filled: Object.keys(filled).filter((name) => name !== 'note' || !joinedNotes),
    joinedNotes,
  };
}

function moveTouches(journal: Journal, write: Write, into: number, versionId: number): number {
  const touches = journal.all<{ id: number; day: Day }>(
    'SELECT id, day FROM touch WHERE version_id = ? ORDER BY id',
    [versionId],
  );
  const versions = new Map<Day, number>();
  for (const { id, day } of touches) {
    if (!versions.has(day))
      versions.set(day, journal.get<{ id: number }>(versionThen, { tacticId: into, day })!.id);
    write.edit('touch', id, { version_id: versions.get(day)! });
  }
  return touches.length;
}

function rowOf(journal: Journal, tacticId: number): TacticRow {
  return journal.get<TacticRow>('SELECT * FROM tactic WHERE id = ?', [tacticId])!;
}
