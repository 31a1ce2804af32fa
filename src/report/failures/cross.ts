import { stages, type FailureGrouping, type Place } from '../../domain/touch.js';
import { expectedCounts, standouts } from '../../stats/standouts.js';
import type { FailedCount } from '../../store/counts/groups.js';
import type { Group } from '../../store/counts/grouping.js';
import { addKnown, isUnrecorded, sumTouches } from './failures.js';

/** What failures took: time with what touches usually take, the part of it that nobody typed, and money; null where not known. */
interface Took {
  seconds: number | null;
  usualSeconds: number | null;
  cost: number | null;
}

/** What failed in one group for one reason at one place. */
export interface FailureCell extends Took {
  /** Null where none is recorded. */
  reason: string | null;
  place: Place | null;
  group: FailureGroup;
  touches: number;
  /** Of all that failed in the group. */
  share: number;
  /** Leads whose last failure it is, and how many of them chance alone would give; null where no reason is recorded. */
  leads: number;
  expected: number | null;
  /** The chance of so many leads by luck, allowed for all cells; null where the cell does not stand out. */
  chance: number | null;
}

/** A tactic version, or what else failures are told apart by. */
export interface FailureGroup extends Took {
  /** Null where it is not known. */
  name: string | null;
  version: number | null;
  touches: number;
}

/** Why things failed, by what. */
export interface FailureCross {
  by: FailureGrouping;
  /** Those with the most failures first; of times and stages in their order; what is not known last. */
  groups: FailureGroup[];
  /** By cause as the failures are, then in the order of the groups. */
  cells: FailureCell[];
  /** How many cells were looked at for standing out; 0 where there is nothing to compare. */
  compared: number;
}

const inOrder: ReadonlySet<FailureGrouping> = new Set(['week', 'month', 'hour', 'weekday', 'stage']);

/** Puts counts of failures into a table of causes and groups; `groups` are those behind the keys, in any order. */
export function buildCross(
  by: FailureGrouping,
  counts: readonly FailedCount[],
  named: readonly Pick<Group, 'key' | 'name' | 'version'>[],
): FailureCross {
  const byKey = new Map(named.map((group) => [group.key, group]));
  const keys = [...new Set(counts.map(({ key }) => key))];
  const groups = keys
    .map((key) => {
      const those = counts.filter((count) => count.key === key);
      const { name = null, version = null } = byKey.get(key) ?? {};
      return { key, group: { name, version, touches: sumTouches(those), ...tookOf(those) } };
    })
    .sort(
      (a, b) =>
        Number(a.group.name === null) - Number(b.group.name === null) ||
        (inOrder.has(by) ? 0 : b.group.touches - a.group.touches) ||
        (a.key < b.key ? -1 : 1),
    );
  const causes = [...new Set(counts.map(causeText))].map((text) =>
    counts.filter((c) => causeText(c) === text),
  );
  const checked = causes.filter(([first]) => !isUnrecorded(first!));
  const table = checked.map((cause) =>
    groups.map(({ key }) =>
      cause.filter((count) => count.key === key).reduce((n, { leads }) => n + leads, 0),
    ),
  );
  const found = standouts(table);
  const expected = expectedCounts(table);
  const cells = causes.flatMap((cause) => {
    const row = checked.indexOf(cause);
    return groups.flatMap(({ key, group }, column): FailureCell[] => {
      const counted = cause.filter((count) => count.key === key);
      if (counted.length === 0) return [];
      const [{ reason, place }] = counted as [FailedCount];
      const touches = sumTouches(counted);
      const leads = counted.reduce((n, count) => n + count.leads, 0);
      const standing = found.find((cell) => cell.row === row && cell.column === column);
      return [
        {
          reason,
          place,
          group,
          touches,
          share: touches / group.touches,
          ...tookOf(counted),
          leads,
          expected: expected?.[row]?.[column] ?? null,
          chance: standing?.chance ?? null,
        },
      ];
    });
  });
  const isCompared = table.length > 1 && groups.length > 1;
  return {
    by,
    groups: groups.map(({ group }) => group),
    cells,
    compared: isCompared ? table.flat().length : 0,
  };
}

/** The groups of failures by stage. */
export function stageGroups(keys: readonly (string | number)[]): Pick<Group, 'key' | 'name' | 'version'>[] {
  return keys.map((key) => ({ key, name: stages[Number(key)] ?? null, version: null }));
}

const mostNamed = 2;

/** The cells that are named because they stand out beyond luck, the surest first: two at most. */
export function standingOut({ cells }: Pick<FailureCross, 'cells'>): FailureCell[] {
  const found = cells.filter(({ chance }) => chance !== null).sort((a, b) => a.chance! - b.chance!);
  return found.slice(0, mostNamed);
}

/** Failures for one reason at one place, in every group that has any. */
export interface Cause extends Pick<FailureCell, 'reason' | 'place' | 'touches'> {
  cells: FailureCell[];
}

/** The causes, the most frequent first, not recorded last. */
export function causesOf({ cells }: Pick<FailureCross, 'cells'>): Cause[] {
  const firsts = cells.filter(
    (cell, index) => cells.findIndex((other) => isSameCause(cell, other)) === index,
  );
  return firsts
    .map((first) => {
      const same = cells.filter((cell) => isSameCause(cell, first));
      return { reason: first.reason, place: first.place, cells: same, touches: sumTouches(same) };
    })
    .sort((a, b) => Number(isUnrecorded(a)) - Number(isUnrecorded(b)) || b.touches - a.touches);
}

/** The groups that are shown where not all have room: of times the last, else the first that fit, one at least. */
export function chooseGroups(
  { by, groups }: Pick<FailureCross, 'by' | 'groups'>,
  fits: (group: FailureGroup) => boolean,
): readonly FailureGroup[] {
  const isOfTime = by === 'week' || by === 'month';
  const wanted = isOfTime ? [...groups].reverse() : groups;
  const fitting = wanted.filter(fits);
  const shown = fitting.length > 0 ? fitting : wanted.slice(0, 1);
  return isOfTime ? shown.reverse() : shown;
}

/** Whether two cells are of one reason at one place. */
export function isSameCause(
  a: Pick<FailureCell, 'reason' | 'place'>,
  b: Pick<FailureCell, 'reason' | 'place'>,
): boolean {
  return a.reason === b.reason && a.place === b.place;
}

function causeText({ reason, place }: FailedCount): string {
  return JSON.stringify([reason, place]);
}

/** What several took together, with what touches usually take. */
function tookOf(counts: readonly FailedCount[]): Took {
  const usualSeconds = addKnown(counts.map((count) => count.usualSeconds));
  return {
    seconds: addKnown([...counts.map(({ seconds }) => seconds), usualSeconds]),
    usualSeconds,
    cost: addKnown(counts.map(({ cost }) => cost)),
  };
}
