import { isZone } from '../../domain/moment.js';
import { UserError } from '../../errors.js';

/** A time of day taken out of a text, and what is left of the text. */
export interface ClockText {
  /** Milliseconds since midnight, 24:00 being the end of the day. */
  time: number;
  /** Minutes east of UTC, the name of a zone, or null where nothing is said of it. */
  zone: number | string | null;
  rest: string;
}

const msPerSecond = 1000;
const msPerMinute = 60_000;
const msPerHour = 60 * msPerMinute;
export const msPerDay = 24 * msPerHour;

/** 15:40, 15:40:00.123 */
const colons =
  /(?<![\d.,])(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<part>\d{1,9}))?)?(?![\d:])/;
/** 15h40, 15 h */
const french = /(?<![\d:.,])(?<hour>\d{1,2}) ?h ?(?<minute>\d\d)?(?![\da-z])/;
/** 15.40 uhr, 15 uhr */
const german = /(?<![\d:.,])(?<hour>\d{1,2})(?:\.(?<minute>\d\d))?(?= uhr(?![a-z]))/;
/** 3pm, 3.40 p.m. */
const halves = /(?<![\d:.,])(?<hour>\d{1,2})(?:\.(?<minute>\d\d))?(?= ?[ap]\.? ?m(?![a-z]))/;
/** 15.40 after a date */
const points = /(?<=[\d.] )(?<hour>\d\d?)\.(?<minute>\d\d)(?:\.(?<second>\d\d))?$/;
const forms = [colons, french, german, halves, points];

const half = /^ ?(?<half>[ap])(?:\.? ?m)?\.?(?![a-z\d])/;
const clockWord = /^ ?(?:uhr|hrs?|h)\.?(?![a-z])/;
const offset = /^ ?(?:utc|gmt)? ?(?<sign>[+-])(?<hours>\d\d?)(?::?(?<minutes>[0-5]\d))?(?![\d./:-])/;
const place = /^ ?(?<name>[a-z]+\/[a-z_+\-\d/]+)/;
const word = /^ ?\(?(?<name>[a-z]{1,5})\)?(?![a-z/])/;
const comment = /^ ?(?:\([^()]*\)|\[[^[\]]*\])/;

/**
 * Names of zones: minutes east, or the zone whose clock they mean. Those of RFC 5322 and of Europe; names that several
 * parts of the world use, as IST and BST, are none.
 */
const zones = new Map<string, number | string>([
  ['z', 0],
  ['utc', 0],
  ['gmt', 0],
  ['ut', 0],
  ['wet', 0],
  ['west', 60],
  ['cet', 60],
  ['cest', 120],
  ['mez', 60],
  ['mesz', 120],
  ['eet', 120],
  ['eest', 180],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['akst', -540],
  ['akdt', -480],
  ['hst', -600],
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
]);
const furthestEast = 14 * 60;

/** The time of day in a folded text; null where there is none. Throws UserError for one that does not exist. */
export function takeClock(text: string, typed: string): ClockText | null {
  const found = forms.map((form) => form.exec(text)).find((match) => match !== null);
  if (!found?.groups) return null;
  const after = new Rest(text.slice(found.index + found[0].length));
  const time = timeOf(found.groups, after.take(half)?.half, typed);
  after.take(clockWord);
  const zone = takeZone(after, typed);
  while (zone !== null && after.take(comment));
  return { time, zone, rest: `${text.slice(0, found.index).replace(/(?<=\d)t$/, '')} ${after.text}` };
}

type Groups = Record<string, string | undefined>;

/** What is left of a text while its beginning is read. */
class Rest {
  constructor(public text: string) {}

  /** Takes the beginning that fits a pattern off; its named parts. */
  take(pattern: RegExp): Groups | null {
    const match = pattern.exec(this.text);
    if (!match) return null;
    this.text = this.text.slice(match[0].length);
    return match.groups ?? {};
  }
}

function takeZone(after: Rest, typed: string): number | string | null {
  const east = after.take(offset);
  if (east) return readOffset(east, typed);
  const name = (after.take(place) ?? nameOf(after))?.name;
  if (name === undefined) return null;
  const zone = zoneNamed(name);
  if (zone !== null) return zone;
  throw new UserError(`"${typed}" is in a time zone that is not known here.`);
}

/** What a folded name of a zone means: minutes east of UTC, or a zone; null where it is not known here. */
export function zoneNamed(name: string): number | string | null {
  const zone = zones.get(name) ?? name;
  return typeof zone === 'number' || isZone(zone) ? zone : null;
}

/** The name of a zone, where the next word is one. */
function nameOf(after: Rest): Groups | null {
  return zones.has(word.exec(after.text)?.groups?.name ?? '') ? after.take(word) : null;
}

/** Minutes east of UTC. */
export function readOffset({ sign, hours, minutes }: Groups, typed: string): number {
  const east = Number(hours) * 60 + Number(minutes ?? 0);
  if (east > furthestEast) throw new UserError(`"${typed}" is further from UTC than any place is.`);
  return (sign === '-' ? -east : east) || 0;
}

/** Milliseconds since midnight. Throws UserError for a time that does not exist. */
export function timeOf(
  { hour, minute, second, part }: Groups,
  half: string | undefined,
  typed: string,
): number {
  const [minutes, seconds] = [Number(minute ?? 0), Number(second ?? 0)];
  const hours = hourOf(Number(hour), half);
  const ms = Number(`${part ?? ''}000`.slice(0, 3));
  const time = hours * msPerHour + minutes * msPerMinute + seconds * msPerSecond + ms;
  if (minutes > 59) throw wrongTime(typed, 'minutes run from 0 to 59');
  if (seconds > 59) throw wrongTime(typed, 'seconds run from 0 to 59');
  if (!(time <= msPerDay)) throw wrongTime(typed, 'hours run from 0 to 23');
  return time;
}

/** 12 am is 0 and 3 pm is 15; of 13 pm, which some programs write, only the hour counts. NaN for 13 am. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === 'p') return hour < 12 ? hour + 12 : hour;
  if (half === 'a') return hour === 12 ? 0 : hour < 12 ? hour : NaN;
  return hour;
}

function wrongTime(typed: string, why: string): UserError {
  return new UserError(`"${typed}" has a time that does not exist: ${why}.`);
}
