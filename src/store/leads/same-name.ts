import { wordsOf } from '../../domain/match.js';
import { fold } from '../../domain/text.js';

/** Words at the end of the name of a firm that only say its legal form. */
const legalForms = new Set(
  `ab ag aps as asa bv bvba co company corp corporation cv doo ek ev gbr gmbh ggmbh gesmbh inc incorporated kft kg kgaa
   limited llc llp lp ltd mbh nv ohg oy oyj partg plc pllc pte pty sa sarl sas sasu sca scs se sl slu sp spa srl srls sro ug vof zoo`.split(
    /\s+/,
  ),
);

const joiningWords = new Set(['and', 'und', 'et', 'the']);

/** What a firm is compared by: its words without the legal form at their end; the whole where there is nothing else. */
export function firmKey(text: string): string {
  const words = wordsOf(fold(text).replace(/[.'’]/g, '')).filter((word) => !joiningWords.has(word));
  let end = words.length;
  while (end > 0 && legalForms.has(words[end - 1]!)) end--;
  return (end === 0 ? words : words.slice(0, end)).join(' ') || fold(text);
}

/** Whether two texts name one firm. */
export function isSameFirm(a: string, b: string): boolean {
  return a === b || firmKey(a) === firmKey(b);
}

/** What the address of a profile or page is compared by: without what leads to the same page all the same. */
export function pageKey(url: string): string {
  return fold(url)
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/^[a-z]{2}\.(?=linkedin\.com\/)/, '')
    .replace(/\/+(?=$|[?#])/, '');
}

/**
 * Whether two names may be those of one person: the same words in any order, or those of one among those of the other.
 * An initial stands for a word that begins with it, `ue` for `ü`.
 */
export function namesAgree(a: string, b: string): boolean {
  if (a === b) return true;
  const [words, others] = [nameWords(a), nameWords(b)];
  return words.length <= others.length ? areAmong(words, others) : areAmong(others, words);
}

/** Whether the second of two names that agree has a word, or more of a word, that the first lacks. */
export function saysMore(known: string, said: string): boolean {
  return !areAmong(nameWords(said), nameWords(known), (word, other) => other.startsWith(word));
}

function nameWords(text: string): string[] {
  return wordsOf(fold(text).replace(/['’]/g, ''))
    .map((word) => word.replace(/([aou])e/g, '$1'))
    .sort((a, b) => b.length - a.length);
}

/** Whether each word has one of its own among the others; a whole word is looked for first. */
function areAmong(
  words: readonly string[],
  others: readonly string[],
  isLike: (word: string, other: string) => boolean = isInitial,
): boolean {
  const left = [...others];
  return (
    words.length > 0 &&
    words.every((word) => {
      const same = left.indexOf(word);
      const at = same >= 0 ? same : left.findIndex((other) => isLike(word, other));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    })
  );
}

function isInitial(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return /^\p{L}$/u.test(short) && long.startsWith(short);
}
