import { fold } from './text.js';
import { commonStart } from './typed-line.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** Something that may stand where the cursor is, and what a shell can say of it; blank for nothing. */
export interface Offer {
  word: string;
  about: string;
}

/** What is being typed: perhaps the first words of a name, then the beginning of the next. */
export interface Beginning {
  before: readonly string[];
  typed: string;
}

/** The folded form with which the name that is being typed begins. */
export function foldStart({ before, typed }: Beginning): string {
  const first = fold(before.join(' '));
  return first === '' ? foldTyped(typed) : `${first} ${foldTyped(typed)}`;
}

/** What of `name`, which begins with the words before, is still to be typed. */
export function restOfName(name: string, before: readonly string[]): string {
  const first = fold(before.join(' '));
  if (first === '') return name;
  return name.trim().split(/\s+/).slice(first.split(' ').length).join(' ');
}

/**
 * The offers as this shell may be told of them. A shell puts in what all of them begin with; where that would take back
 * something typed, as with another case or accent, they begin with what was typed, which means the same name.
 */
export function keepTyped(offers: readonly Offer[], typed: string, shell: Shell): Offer[] {
  if (shell === 'fish')
    return offers.flatMap((offer) =>
      offer.word.toLowerCase().includes(typed.toLowerCase()) ? [offer] : beginWith(offer, typed),
    );
  if (offers.length <= 1) return [...offers];
  const common = commonStart(offers.map(({ word }) => word));
  if (common === '' || foldTyped(common).startsWith(foldTyped(typed))) return [...offers];
  return offers.flatMap((offer) => beginWith(offer, typed));
}

function beginWith({ word, about }: Offer, typed: string): Offer[] {
  const rest = afterStart(word, typed);
  return rest === undefined ? [] : [{ word: typed + rest, about }];
}

/** What follows the shortest beginning of `word` that is `start` but for case and accents; undefined without such. */
export function afterStart(word: string, start: string): string | undefined {
  if (word.startsWith(start)) return word.slice(start.length);
  const wanted = foldTyped(start);
  let beginning = '';
  for (const character of word) {
    const isMark = /[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(character);
    if (!isMark && foldTyped(beginning) === wanted) break;
    beginning += character;
  }
  return foldTyped(beginning) === wanted ? word.slice(beginning.length) : undefined;
}

/** As `fold`, but a blank at the end counts: it says that a word is complete. */
function foldTyped(text: string): string {
  const folded = fold(text);
  return folded !== '' && /\s$/.test(text) ? `${folded} ` : folded;
}
