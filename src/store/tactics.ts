import type { Day } from '../domain/calendar.js';
import { isAlmost, nearest } from '../domain/match.js';
import { checkName, fold, textLimit } from '../domain/text.js';
import type { Channel, Kind } from '../domain/touch.js';
import { worthWords } from '../domain/worth.js';
import { UserError } from '../errors.js';
import type { Journal } from './journal.js';
import type { Write } from './write.js';

/** One version of a tactic; touches belong to a version. */
export interface TacticVersion {
  versionId: number;
  tacticId: number;
  name: string;
  version: number;
  channel: Channel;
  kind: Kind;
  /** The share of leads that must reach the goal for it to be worth its owner's time. */
  worth: number | null;
  /** What a touch usually takes, where none was typed. */
  seconds: number | null;
  droppedDay: Day | null;
}

/** Most seconds a touch can usually take. */
export const longestUsual = 1_000_000;

/** What a tactic is made with. */
export type TacticTraits = Pick<TacticVersion, 'channel' | 'kind' | 'worth' | 'seconds'>;

export interface TacticRow extends TacticVersion {
  uid: Buffer;
  versionUid: Buffer;
  change: string | null;
  note: string | null;
  touches: number;
  lastDay: Day | null;
}

/** What a person's words for a tactic can mean. */
export type TacticMatch =
  { kind: 'one'; tactic: TacticVersion } | { kind: 'almost'; names: string[] } | { kind: 'none' };

const versionSql = `SELECT v.id AS versionId, t.id AS tacticId, t.name, v.version, t.channel, t.kind,
  t.worth, t.seconds, t.dropped_day AS droppedDay FROM tactic t JOIN tactic_version v ON v.tactic_id = t.id`;

/** `NAME` means the newest version, `NAME@2` that one. */
export function findTactic(journal: Journal, text: string): TacticMatch {
  const { name, version } = splitVersion(text);
  const folded = fold(name);
  const versions = journal.all<TacticVersion>(`${versionSql} WHERE t.folded = ? ORDER BY v.version DESC`, [
    folded,
  ]);
  if (versions.length > 0) {
    const tactic = version === undefined ? versions[0] : versions.find((row) => row.version === version);
    if (tactic) return { kind: 'one', tactic };
    throw new UserError(`Tactic "${name}" has no version ${version}.`, {
      hint: `Its newest is ${versions[0]!.version}.`,
    });
  }
  const others = journal.all<{ name: string; folded: string }>('SELECT name, folded FROM tactic ORDER BY id');
  const almost = others.filter(
    (other) => isAlmost(folded, other.folded) || sameLetters(folded, other.folded),
  );
  return almost.length > 0 ? { kind: 'almost', names: almost.map((other) => other.name) } : { kind: 'none' };
}

/** The tactic named, or a refusal with the nearest ones. */
export function requireTactic(journal: Journal, text: string): TacticVersion {
  const match = findTactic(journal, text);
  if (match.kind === 'one') return match.tactic;
  const names = journal.all<{ name: string }>('SELECT name FROM tactic ORDER BY id').map((row) => row.name);
  const near = match.kind === 'almost' ? match.names : nearest(fold(text), names);
  throw new UserError(`There is no tactic "${text}".`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}? See all with "prospect tactic list".`
        : 'See them with "prospect tactic list".',
  });
}

/** `cold call`, `cold_call` and `coldcall` are the same slip of the finger. */
function sameLetters(a: string, b: string): boolean {
  const bare = (text: string) => text.replace(/[\s_-]+/g, '');
  return bare(a) === bare(b);
}

function splitVersion(text: string): { name: string; version: number | undefined } {
  const parts = /^(.+)@(\d{1,4})$/.exec(text);
  return parts ? { name: parts[1]!, version: Number(parts[2]) } : { name: text, version: undefined };
}

/** Adds a tactic with its first version. */
export function addTactic(
  write: Write,
  name: string,
  traits: TacticTraits,
  note: string | null = null,
): TacticVersion {
  const { channel, kind, worth, seconds } = traits;
  const tacticId = write.insert('tactic', {
    name: checkTacticName(name),
    folded: fold(name),
    channel,
    kind,
    worth,
    seconds,
    note,
  });
  const versionId = write.insert('tactic_version', { tactic_id: tacticId, version: 1, change: null });
  return { versionId, tacticId, name, version: 1, channel, kind, worth, seconds, droppedDay: null };
}

export function checkTacticName(name: string): string {
  checkName('tactic name', name, textLimit.tactic);
  if (splitVersion(name).version !== undefined)
    throw new UserError(`The tactic name "${name}" ends like a version.`, {
      hint: 'Versions are numbered for you; leave the @ and the number out.',
    });
  return name;
}

/** Tactic versions with their use, in the order they were made. */
export function tacticRows(journal: Journal): TacticRow[] {
  return journal.all(
    `SELECT v.id AS versionId, t.id AS tacticId, t.uid, v.uid AS versionUid, t.name, v.version, t.channel, t.kind,
       t.worth, t.seconds, t.dropped_day AS droppedDay, v.change, t.note,
       (SELECT count(*) FROM touch WHERE version_id = v.id) AS touches,
       (SELECT max(day) FROM touch WHERE version_id = v.id) AS lastDay
     FROM tactic t JOIN tactic_version v ON v.tactic_id = t.id ORDER BY t.id, v.version`,
  );
}

/** Newest versions of tactics still in use, the last used first. */
export function tacticsByRecency(journal: Journal): TacticVersion[] {
  return journal.all(
    `${versionSql}
     WHERE t.dropped_day IS NULL AND v.version = (SELECT max(version) FROM tactic_version WHERE tactic_id = t.id)
     ORDER BY (SELECT max(id) FROM touch WHERE version_id = v.id) DESC, t.id`,
  );
}

/** `cold-call`, or `cold-call@2` from the second version on. */
export function tacticTitle(tactic: { name: string; version: number }): string {
  return tactic.version === 1 ? tactic.name : `${tactic.name}@${tactic.version}`;
}

/** `call, cold, worth 1/50, ~4 min each`: only what is set. */
export function traitWords({ channel, kind, worth, seconds }: TacticTraits): string {
  const parts: string[] = [channel, kind];
  if (worth !== null) parts.push(`worth ${worthWords(worth)}`);
  if (seconds !== null) parts.push(`~${minutesText(seconds)} min each`);
  return parts.join(', ');
}

/** Usual minutes of a touch, with at most one decimal. */
export function minutesText(seconds: number): string {
  return String(Math.round(seconds / 6) / 10);
}
