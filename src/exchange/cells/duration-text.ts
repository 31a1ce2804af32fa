import { fold } from '../../domain/text.js';

/** Seconds in each unit that a bare number can have; a day is what spreadsheets count in. */
export const unitSeconds = { milliseconds: 0.001, seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
export type Unit = keyof typeof unitSeconds;

/** What the two parts of 3:25 are. */
export type Clock = 'minutes and seconds' | 'hours and minutes';

/** What one text says, as far as it tells by itself. */
export type DurationText = { number: number } | { seconds: number; unit: Unit | null } | TwoParts;

export interface TwoParts {
  first: number;
  second: number;
  /** What they are, where the text says so. */
  clock: Clock | null;
}

const longestText = 64;

const number = /^\d{1,15}(?:[.,]\d{1,17})?$/;
const threeParts = /^(\d{1,5}):([0-5]?\d):([0-5]?\d)(?:[.,]\d{1,9})?$/;
const twoParts = /^(\d{1,5}):([0-5]\d)(?: ?(m|min|mins|minutes?|h|hrs?|hours?|std)\.?)?$/;
const iso = /^p(?:(\d{1,4})d)?(?:t(?:(\d{1,5})h)?(?:(\d{1,7})m)?(?:(\d{1,9}(?:[.,]\d{1,9})?)s)?)?$/;
const numberAndUnit =
  / ?(\d{1,9}(?:[.,]\d{1,9})?) ?(\p{L}{1,12}|''|["'])\.?,? ?(?:(?:and|und|et|y|e|en) )?/uy;

/** Units by every word for them; the words are folded. */
const units = new Map<string, Unit>(
  Object.entries({
    hours: 'h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren',
    minutes: "m min mins minute minutes minuten minuto minutos minuti minuut mn '",
    seconds: `s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos seg secondo secondi '' "`,
    milliseconds: 'ms msec msecs millisecond milliseconds millisekunden millisecondes',
  }).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit as Unit])),
);

/** The unit that a folded word stands for. */
export function unitNamed(word: string): Unit | null {
  return units.get(word) ?? null;
}

/** Reads one text; null for what is no length of time. */
export function readDurationText(typed: string): DurationText | null {
  if (number.test(typed)) return { number: numberOf(typed) };
  if (typed.length > longestText) return null;
  const text = fold(typed);
  const [, hours, minutes, seconds] = threeParts.exec(text) ?? [];
  if (seconds !== undefined)
    return { seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), unit: null };
  const [, first, second, unit] = twoParts.exec(text) ?? [];
  if (second === undefined) return isoSeconds(text) ?? unitsSeconds(text);
  const clock =
    unit === undefined ? null : unit.startsWith('m') ? 'minutes and seconds' : 'hours and minutes';
  return { first: Number(first), second: Number(second), clock };
}

/** PT3M25S */
function isoSeconds(text: string): DurationText | null {
  const [, days, hours, minutes, seconds] = iso.exec(text) ?? [];
  if ((days ?? hours ?? minutes ?? seconds) === undefined) return null;
  const whole = (Number(days ?? 0) * 24 + Number(hours ?? 0)) * 3600 + Number(minutes ?? 0) * 60;
  return { seconds: whole + numberOf(seconds ?? '0'), unit: null };
}

/** 3m 25s, 1 h 5 min, 1h05; each unit once, the larger first. */
function unitsSeconds(text: string): DurationText | null {
  let seconds = 0;
  let last: Unit = 'days';
  for (let at = 0; at < text.length; at = numberAndUnit.lastIndex) {
    numberAndUnit.lastIndex = at;
    const found = numberAndUnit.exec(text);
    const unit = unitNamed(found?.[2] ?? '');
    if (!found || unit === null) {
      // The minutes behind an hour may stand alone.
      const minutes = last === 'hours' ? /^ ?([0-5]?\d)$/.exec(text.slice(at)) : null;
      return minutes ? { seconds: seconds + Number(minutes[1]) * 60, unit: null } : null;
    }
    if (unitSeconds[unit] >= unitSeconds[last]) return null;
    seconds += numberOf(found[1]!) * unitSeconds[unit];
    last = unit;
  }
  return last === 'days' ? null : { seconds, unit: last };
}

/** The number that a text is, with a point or comma. */
export function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}
