import type { Day } from '../../domain/calendar.js';
import { channelByName, usualChannel } from '../../domain/names/channel-words.js';
import { followUpWords } from '../../domain/contact/follow-up.js';
import { isAlmost, nearest } from '../../domain/match.js';
import { checkName, fold, foldWord, textLimit } from '../../domain/text.js';
import type { Channel, Goal, Kind } from '../../domain/touch.js';
import { worthWords } from '../../domain/worth.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import { allWorths, ownWorth, takeWorths, worthColumn, type Worth } from './worths.js';
import type { Write } from '../file/write.js';

/** One version of a tactic; touches belong to a version. */
export interface TacticVersion {
  versionId: number;
  tacticId: number;
  name: string;
  version: number;
  channel: Channel;
  kind: Kind;
  /** The share of leads that must reach the goal, the journal's own unless another is asked about, to be worth its owner's time. */
  worth: number | null;
  /** What a touch usually takes, where none was typed. */
  seconds: number | null;
  /** Days of silence before each follow-up, `3,7,14`. */
  followUp: string | null;
  droppedDay: Day | null;
}

const mostVersions = 9999;

/** Most seconds a touch can usually take. */
export const longestUsual = 1_000_000;

/** What a tactic is made with. */
export type TacticTraits = Pick<TacticVersion, 'channel' | 'kind' | 'worth' | 'seconds' | 'followUp'>;

/** What a tactic of that name has as long as nothing else is said: the channel that its name tells, else a call. */
export function usualTraits(name: string): TacticTraits {
  const channel = channelByName(name) ?? usualChannel;
  return { channel, kind: 'cold', worth: null, seconds: null, followUp: null };
}

/** A tactic version of the journal, or one to be made; `isChannelUsual` where nothing told its channel. */
export type TacticOrNew =
  | { tactic: TacticVersion; isNew: false }
  | { name: string; traits: TacticTraits; isNew: true; isChannelUsual?: boolean };

export function channelOf(how: TacticOrNew): Channel {
  return how.isNew ? how.traits.channel : how.tactic.channel;
}

export interface TacticRow extends TacticVersion {
  uid: Buffer;
  versionUid: Buffer;
  /** What was changed, in which version, and when; null where that is not known, as for a first version. */
  change: string | null;
  origin: number | null;
  day: Day | null;
  note: string | null;
  /** All its worths, by goal. */
  worths: Worth[];
  touches: number;
  lastDay: Day | null;
}

/** What a person's words for a tactic can mean. */
export type TacticMatch =
  { kind: 'one'; tactic: TacticVersion } | { kind: 'almost'; names: string[] } | { kind: 'none' };

const versionSqlFor = (worth: string) =>
  `SELECT v.id AS versionId, t.id AS tacticId, t.name, v.version, t.channel, t.kind,
  ${worth} AS worth, t.seconds, t.follow_up AS followUp, t.dropped_day AS droppedDay FROM tactic t JOIN tactic_version v ON v.tactic_id = t.id`;

const versionSql = versionSqlFor(ownWorth('t'));

/** What people type for the tactic of the touch logged last. */
const lastOne = '.';

/**
 * `NAME` means the newest version, or the newest there was on local day `on`; `NAME@2` that one. The name is that of a tactic
 * as it stands, or else of the only one whose words are the same (`open house`, open-house). `.` is the name of the tactic
 * of the touch logged last; refused while nothing is logged.
 */
export function findTactic(journal: Journal, text: string, on?: Day): TacticMatch {
  const { name, version } = splitVersion(text === lastOne ? requireLast(journal).name : text);
  const folded = fold(name);
  const versions = journal.all<TacticVersion>(`${versionSql} WHERE t.folded = ? ORDER BY v.version DESC`, [
    folded,
  ]);
  if (versions.length > 0) {
    const tactic =
      version === undefined
        ? newestOn(journal, versions, on)
        : versions.find((row) => row.version === version);
    if (tactic) return { kind: 'one', tactic };
    throw new UserError(`Tactic "${name}" has no version ${version}.`, {
      hint: `Its newest is ${versions[0]!.version}.`,
    });
  }
  const others = journal.all<{ name: string; folded: string }>('SELECT name, folded FROM tactic ORDER BY id');
  const [same, ...more] = others.filter((other) => foldWord(other.folded) === foldWord(name));
  if (same && more.length === 0)
    return findTactic(journal, version === undefined ? same.name : `${same.name}@${version}`, on);
  const almost = others.filter(
    (other) => isAlmost(folded, other.folded) || sameLetters(folded, other.folded),
  );
  return almost.length > 0 ? { kind: 'almost', names: almost.map((other) => other.name) } : { kind: 'none' };
}

/** The newest version of the tactic of the touch logged last, of one on these channels where any are named. */
export function lastTactic(journal: Journal, channels: readonly Channel[] = []): TacticVersion | undefined {
  return journal.get(
    `${versionSql}
     WHERE t.id = (
       SELECT c.id
       FROM touch w CROSS JOIN tactic_version x ON x.id = w.version_id CROSS JOIN tactic c ON c.id = x.tactic_id
       WHERE :all = 1 OR c.channel IN (SELECT value FROM json_each(:channels))
       ORDER BY w.id DESC LIMIT 1)
     ORDER BY v.version DESC LIMIT 1`,
    { all: channels.length === 0 ? 1 : 0, channels: JSON.stringify(channels) },
  );
}

function requireLast(journal: Journal): TacticVersion {
  const last = lastTactic(journal);
  if (last) return last;
  throw new UserError('There is no last tactic: nothing is logged yet.', {
    hint: 'Name it, for example -t cold-call',
  });
}

/** Of all versions of a tactic, the newest first: the newest one, or the newest there was on local day `on`. */
function newestOn(journal: Journal, versions: readonly TacticVersion[], on?: Day): TacticVersion | undefined {
  const [newest] = versions;
  if (newest === undefined || on === undefined || versions.length === 1) return newest;
  const there = versionOn(journal, newest.tacticId, on);
  return versions.find(({ versionId }) => versionId === there);
}

/**
 * Number of the newest version of a tactic that there was on a local day: what was done on a day was not done with a
 * version made later. Of the first one where all were made later; undefined where there is none.
 */
function versionOn(journal: Journal, tacticId: number, day: Day): number | undefined {
  return journal.get<{ id: number }>(versionThen, { tacticId, day })?.id;
}

/** SQL of that number. */
export const versionThen = `SELECT id FROM tactic_version WHERE tactic_id = :tacticId
  ORDER BY ifnull(day <= :day, 1) DESC, iif(ifnull(day <= :day, 1), -version, version) LIMIT 1`;

/** Whether a text names a version, as `cold-call@2` does. */
export function namesVersion(text: string): boolean {
  return splitVersion(text).version !== undefined;
}

/** The tactic version named. Throws UserError, with the nearest names, where there is no such tactic or version. */
export function requireTactic(journal: Journal, text: string): TacticVersion {
  const match = findTactic(journal, text);
  if (match.kind === 'one') return match.tactic;
  const near = match.kind === 'almost' ? match.names : nearest(fold(text), tacticNames(journal));
  throw new UserError(`There is no tactic "${text}".`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}? See all with "prospect tactic list".`
        : 'See them with "prospect tactic list".',
  });
}

export function tacticNames(journal: Journal): string[] {
  return journal.all<{ name: string }>('SELECT name FROM tactic ORDER BY id').map(({ name }) => name);
}

/** `coldcall` is a slip of the finger for `cold-call`. */
function sameLetters(a: string, b: string): boolean {
  const bare = (text: string) => text.replace(/[\s_-]+/g, '');
  return bare(a) === bare(b);
}

function splitVersion(text: string): { name: string; version: number | undefined } {
  const parts = /^(.+)@(\d{1,4})$/.exec(text);
  return parts ? { name: parts[1]!, version: Number(parts[2]) } : { name: text, version: undefined };
}

/**
 * Adds a tactic with its first version; its worth is for `goal`. Throws UserError where `name` cannot be the name of
 * one.
 */
export function addTactic(
  write: Write,
  name: string,
  traits: TacticTraits,
  goal: Goal,
  note: string | null = null,
): TacticVersion {
  const { channel, kind, worth, seconds, followUp } = traits;
  const tacticId = write.insert('tactic', {
    name: checkTacticName(name),
    folded: fold(name),
    channel,
    kind,
    [worthColumn(goal)]: worth,
    seconds,
    follow_up: followUp,
    note,
  });
  const versionId = write.insert('tactic_version', { tactic_id: tacticId, version: 1, change: null });
  return { versionId, tacticId, name, version: 1, ...traits, droppedDay: null };
}

/**
 * Adds the next version of a tactic: `tactic` with a change, made on `day`. A dropped one is taken up again. Throws
 * UserError where it has the largest number of versions.
 */
export function addVersion(
  journal: Journal,
  write: Write,
  tactic: TacticVersion,
  change: string,
  day: Day,
): TacticVersion {
  const { tacticId, version: origin } = tactic;
  const version = newestVersion(journal, tacticId) + 1;
  if (version > mostVersions)
    throw new UserError(`The tactic ${tactic.name} has ${mostVersions} versions, and cannot have more.`, {
      hint: 'Begin a new one with "prospect tactic add NAME".',
    });
  const versionId = write.insert('tactic_version', { tactic_id: tacticId, version, origin, change, day });
  if (tactic.droppedDay !== null) write.edit('tactic', tacticId, { dropped_day: null });
  return { ...tactic, versionId, version, droppedDay: null };
}

/** Number of the newest version of a tactic; 0 where there is none. */
export function newestVersion(journal: Journal, tacticId: number): number {
  const sql = 'SELECT coalesce(max(version), 0) AS newest FROM tactic_version WHERE tactic_id = ?';
  return journal.get<{ newest: number }>(sql, [tacticId])!.newest;
}

/**
 * The name as it is. Throws UserError where it is empty or too long, ends like a version (`@2`), or stands for the last
 * tactic.
 */
export function checkTacticName(name: string): string {
  checkName('tactic name', name, textLimit.tactic);
  if (name === lastOne)
    throw new UserError(`"${lastOne}" stands for the last tactic, and cannot be the name of one.`);
  if (splitVersion(name).version !== undefined)
    throw new UserError(`The tactic name "${name}" ends like a version.`, {
      hint: 'Versions are numbered for you; leave the @ and the number out.',
    });
  return name;
}

/** The version with that number, undefined where it is gone. */
export function versionById(journal: Journal, versionId: number): TacticVersion | undefined {
  return journal.get(`${versionSql} WHERE v.id = ?`, [versionId]);
}

/** Tactic versions with their use, in the order they were made. */
export function tacticRows(journal: Journal): TacticRow[] {
  const rows = journal.all<Omit<TacticRow, 'worths'>>(
    `SELECT v.id AS versionId, t.id AS tacticId, t.uid, v.uid AS versionUid, t.name, v.version, t.channel, t.kind,
       ${ownWorth('t')} AS worth, t.seconds, t.follow_up AS followUp, t.dropped_day AS droppedDay, v.change, v.origin, v.day, t.note,
       ${allWorths('t')},
       (SELECT count(*) FROM touch WHERE version_id = v.id) AS touches,
       (SELECT max(day) FROM touch WHERE version_id = v.id) AS lastDay
     FROM tactic t JOIN tactic_version v ON v.tactic_id = t.id ORDER BY t.id, v.version`,
  );
  return rows.map(takeWorths);
}

/** Newest versions of tactics still in use, the last used first. */
export function tacticsByRecency(journal: Journal): TacticVersion[] {
  return journal.all(
    `${versionSql}
     WHERE t.dropped_day IS NULL AND v.version = (SELECT max(version) FROM tactic_version WHERE tactic_id = t.id)
     ORDER BY (SELECT max(touch.id) FROM tactic_version w JOIN touch ON touch.version_id = w.id
       WHERE w.tactic_id = t.id) DESC, t.id`,
  );
}

/** A version, and whether there is a touch with it. */
export interface VersionInUse extends TacticVersion {
  isTouched: 0 | 1;
}

/**
 * Newest versions that the tactics in use at the end of local day `asOf` had then, with their worth for `goal`, in the
 * order the tactics were made.
 */
export function tacticsInUse(journal: Journal, asOf: Day, goal: Goal): VersionInUse[] {
  return journal.all(
    `SELECT t.*, EXISTS (SELECT 1 FROM touch WHERE version_id = t.versionId AND day <= :asOf) AS isTouched
     FROM (
       ${versionSqlFor(`t.${worthColumn(goal)}`)}
       WHERE (t.dropped_day IS NULL OR t.dropped_day > :asOf) AND v.version = (
         SELECT max(version) FROM tactic_version WHERE tactic_id = t.id AND (day IS NULL OR day <= :asOf))
     ) t
     ORDER BY t.tacticId`,
    { asOf },
  );
}

/** Whether there is a tactic, in use or not. */
export function isAnyTactic(journal: Journal): boolean {
  return journal.get('SELECT 1 FROM tactic LIMIT 1') !== undefined;
}

/** `cold-call`, or `cold-call@2` from the second version on. */
export function tacticTitle(tactic: { name: string; version: number }): string {
  return tactic.version === 1 ? tactic.name : `${tactic.name}@${tactic.version}`;
}

/** As `tacticTitle`, but `cold-call@1` where there is a newer version, which the name alone would be taken for. */
export function versionTitle(tactic: { name: string; version: number; isNewest: 0 | 1 }): string {
  return tactic.isNewest ? tacticTitle(tactic) : `${tactic.name}@${tactic.version}`;
}

/** `call, cold, worth 1/50, ~4 min each, follow-up 3d 7d`: only what is set; the worth is for `goal`, which is named unless it is a meeting. */
export function traitWords({ channel, kind, worth, seconds, followUp }: TacticTraits, goal: Goal): string {
  const parts: string[] = [channel, kind];
  if (worth !== null) parts.push(`worth ${worthWords(worth)}${goal === 'meeting' ? '' : ` for "${goal}"`}`);
  if (seconds !== null) parts.push(`~${minutesText(seconds)} min each`);
  if (followUp !== null) parts.push(`follow-up ${followUpWords(followUp)}`);
  return parts.join(', ');
}

/** Usual minutes of a touch, with at most one decimal. */
export function minutesText(seconds: number): string {
  return String(Math.round(seconds / 6) / 10);
}
