import { fold } from '../../domain/text.js';

/** The languages whose names of months and days are read. */
const languages = ['en', 'de', 'de-AT', 'fr', 'es', 'nl', 'pt', 'it'];

/** Written so by hand or by other programs, and not to be had of `Intl`. */
const otherMonths: [string, number][] = [
  ['mrz', 3],
  ['maerz', 3],
  ['jaenner', 1],
];

const leastLetters = 3;

type Names = ReadonlyMap<string, number>;

let months: Names | undefined;
let weekdays: Names | undefined;

/** The month, 1 to 12, that a folded word names or begins to; 0 for none, and where it could be two. */
export function monthNamed(word: string): number {
  months ??= new Map([...namesOf('month', 12, (index) => Date.UTC(2026, index, 15)), ...otherMonths]);
  return months.get(word) ?? 0;
}

/** The day of the week, 1 for Monday to 7 for Sunday, that a folded word names or begins to; 0 as above. */
export function weekdayNamed(word: string): number {
  weekdays ??= namesOf('weekday', 7, (index) => Date.UTC(2026, 5, 1 + index));
  return weekdays.get(word) ?? 0;
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** The month of a Roman number in small letters; 0 for none. */
export function romanMonth(word: string): number {
  return romans.indexOf(word) + 1;
}

/** Every name, every beginning of one and every short form, with its number; 0 where these differ. */
function namesOf(what: 'month' | 'weekday', count: number, instantOf: (index: number) => number): Names {
  const names = new Map<string, number>();
  const short = new Map<string, number>();
  for (const language of languages)
    for (const form of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { [what]: form, timeZone: 'UTC' });
      for (let index = 0; index < count; index++) {
        const [name = ''] = /^\p{L}+/u.exec(fold(format.format(instantOf(index)))) ?? [];
        if (form === 'short') short.set(name, index + 1);
        else
          for (let letters = leastLetters; letters <= name.length; letters++)
            add(names, name.slice(0, letters), index + 1);
      }
    }
  return new Map([...names, ...short]);
}

function add(names: Map<string, number>, name: string, number: number): void {
  const known = names.get(name) ?? number;
  names.set(name, known === number ? number : 0);
}
