import { weekdayNames, type Day } from '../../domain/calendar.js';
import type { Channel, Goal, Grouping, Kind } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import { worthColumn } from '../tactics/worths.js';

export type { Grouping };

/** The value that puts touches into one group; '' where it is not known. */
export type GroupKey = string | number;

/** A group as people call it. Version, channel and kind are those of a tactic. */
export interface Group {
  key: GroupKey;
  /** Null for the group of touches where it is not known. */
  name: string | null;
  version: number | null;
  channel: Channel | null;
  kind: Kind | null;
  /** The share of leads that must reach the goal asked about; null when none was given for it, and for all but tactics. */
  worth: number | null;
  droppedDay: Day | null;
}

/** 00 to 23 in a row. */
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')).join('');

// Never NULL: unique keys take two NULLs for different values.
const keys: Record<Grouping | 'all', (touch: string) => string> = {
  tactic: (touch) => `${touch}.version_id`,
  channel: (
    touch,
  ) => `(SELECT tactic.channel FROM tactic_version JOIN tactic ON tactic.id = tactic_version.tactic_id
    WHERE tactic_version.id = ${touch}.version_id)`,
  source: (touch) => `ifnull((SELECT lead.source_id FROM lead WHERE lead.id = ${touch}.lead_id), '')`,
  origin: (
    touch,
  ) => `ifnull((SELECT coalesce(lead.origin, (SELECT origin FROM source WHERE id = lead.source_id))
    FROM lead WHERE lead.id = ${touch}.lead_id), '')`,
  tier: (touch) => `ifnull((SELECT lead.tier FROM lead WHERE lead.id = ${touch}.lead_id), '')`,
  tag: (touch) => `${touch}.tag`,
  week: (touch) => `strftime('%G-W%V', ${touch}.day)`,
  month: (touch) => `substr(${touch}.day, 1, 7)`,
  // The hour by the clock, of a time before 1970 too; by arithmetic, which is quicker than strftime.
  hour: (
    touch,
  ) => `ifnull(substr('${hours}', 2 * (((${touch}.at + ${touch}.utc_offset * 60000) % 86400000 + 86400000)
    % 86400000 / 3600000) + 1, 2), '')`,
  weekday: (touch) => `strftime('%u', ${touch}.day)`,
  all: () => '0',
};

/** SQL for the group of a touch, given the touch's alias; 'all' puts every touch into one group. */
export function keyOf(by: Grouping | 'all', touch: string): string {
  return keys[by](touch);
}

/**
 * SQL for the touches that groups are counted of: by tag each once for every tag of its lead, folded in the column `tag`,
 * and '' without any; else each once.
 */
export function touchesBy(by: Grouping | 'all'): string {
  if (by !== 'tag') return 'touch';
  return "(SELECT u.*, ifnull(g.folded, '') AS tag FROM touch u LEFT JOIN tag g ON g.lead_id = u.lead_id)";
}

/** SQL for whom touch `touch` was at: the number of its lead or, at nobody in particular, its own number below zero. */
export const unitOf = (touch: string) => `ifnull(${touch}.lead_id, -${touch}.id)`;

/** Whether all touches of a lead are in the same groups. */
export function isOfLead(by: Grouping): boolean {
  return by === 'source' || by === 'origin' || by === 'tier' || by === 'tag';
}

/** The groups behind `keys`, in the same order; tactics with their worth for `goal`, where one is asked about. */
export function groupsOf(
  journal: Journal,
  by: Grouping,
  keys: readonly GroupKey[],
  goal: Goal | null = null,
): Group[] {
  if (by === 'tactic') return tacticGroups(journal, keys, goal);
  const names = by === 'source' ? sourceNames(journal) : by === 'tag' ? tagNames(journal) : undefined;
  return keys.map((key) => ({
    key,
    name: key === '' ? null : (names?.get(key) ?? keyName(by, String(key))),
    version: null,
    channel: null,
    kind: null,
    worth: null,
    droppedDay: null,
  }));
}

function tacticGroups(journal: Journal, keys: readonly GroupKey[], goal: Goal | null): Group[] {
  const worth = goal === null ? 'NULL' : `t.${worthColumn(goal)}`;
  const groups = journal.all<Group>(
    `SELECT v.id AS key, t.name, v.version, t.channel, t.kind, ${worth} AS worth, t.dropped_day AS droppedDay
     FROM tactic_version v JOIN tactic t ON t.id = v.tactic_id ORDER BY v.id`,
  );
  const byKey = new Map(groups.map((group) => [group.key, group]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function sourceNames(journal: Journal): Map<GroupKey, string> {
  const rows = journal.all<{ id: number; name: string }>('SELECT id, name FROM source ORDER BY id');
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Tags as they were first written. */
function tagNames(journal: Journal): Map<GroupKey, string> {
  const rows = journal.all<{ folded: string; name: string }>('SELECT folded, name FROM tag ORDER BY id DESC');
  return new Map(rows.map((row) => [row.folded, row.name]));
}

function keyName(by: Grouping, key: string): string {
  if (by === 'weekday') return weekdayNames[Number(key) - 1] ?? key;
  return by === 'hour' ? `${key}:00` : key;
}
