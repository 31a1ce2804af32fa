import { fold, isFiller } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import { knownOutcome } from './outcome-words.js';

const yes = new Set('true yes y ja j oui si sim s wahr vrai on 1 x done checked ✓ ✔ ☑'.split(' '));
const no = new Set('false no n nein nee non nao falsch faux off 0 unchecked ☐'.split(' '));

/** Whether a cell says yes; null where it says nothing. Throws UserError for anything else. */
export function readFlag(column: string, text: string): boolean | null {
  const word = fold(text);
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  if (isFiller(text)) return null;
  throw new UserError(`${column} "${text.trim()}" is neither yes nor no.`);
}

/** Whether a word says that somebody is not to be contacted: `Do not call`, `Opted out (mail)`, `DNC - by phone`. */
export function saysStop(text: string): boolean {
  if (text === '') return false;
  const isStop = (part: string) => knownOutcome(part, false) === 'do-not-contact';
  return isStop(text) || (/[(,:;/–—-]/.test(text) && text.split(/ [-–—]|[(,:;/]/).some(isStop));
}
