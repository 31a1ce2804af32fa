import { UserError } from '../../errors.js';

/** What a text says of a lead with its number in it, as screens show it: `Harbor Cafe @41`. */
export interface MarkedName {
  number: number;
  /** The text without the number and without what else stands on such a line; blank where nothing is left. */
  name: string;
}

const numberAlone = /^[([<]?@(\d{1,15})[)\]>.,;:]*$/;
/** A name and its number without a blank between them; an email has a dot in what follows its @. */
const numberAtEnd = /[^\s@([](?=[([]?@\d{1,15}[)\].,;:]*$)/;

/** The number of a lead that stands for itself, `@41`, with or without marks of punctuation around it. */
export function leadNumber(text: string): number | undefined {
  const digits = numberAlone.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Reads `Harbor Cafe @41`, `Harbor Cafe (@41)`, `Harbor Cafe@41`, `@41 Harbor Cafe` and a line that holds one of them, as
 * `touch 3 · Harbor Cafe @41 · cold-call`; of two numbers the last one counts. Undefined for a text without the number of a lead.
 */
export function readMarked(text: string): MarkedName | undefined {
  if (!text.includes('@')) return undefined;
  for (const part of text.split(' · ')) {
    const words = part.trim().replace(numberAtEnd, '$& ').split(/\s+/);
    const at = words.findLastIndex((word) => numberAlone.test(word));
    if (at < 0) continue;
    const others = words.filter((_, index) => index !== at).join(' ');
    const name = others.replace(/^lead$|[,;:]$/i, '');
    return { number: leadNumber(words[at]!)!, name };
  }
  return undefined;
}

/** Whether a text has neither a letter nor a digit nor a picture: such names nobody. */
export function hasOnlySigns(text: string): boolean {
  return /^[\p{P}\p{Sm}\p{Sc}\p{Sk}\s]+$/u.test(text);
}

/** Refuses a name for a lead that, typed, would be taken for something else or for nothing. */
export function checkTypable(name: string): void {
  const marked = readMarked(name);
  if (marked)
    throw new UserError(`"${name}" holds @${marked.number}, the number of a lead.`, {
      hint: 'Write the name without it; an email, phone or external id tells who it is.',
    });
  if (/[\r\n\v\f\u0085\u2028\u2029]/.test(name.trim()))
    throw new UserError(`The lead name "${name.replace(/\s+/g, ' ')}" goes over more than one line.`, {
      hint: 'Write it on one line.',
    });
  if (hasOnlySigns(name))
    throw new UserError(`"${name}" is no name.`, {
      hint: 'Write one with a letter or digit, or leave it empty.',
    });
  if (/<[^<>\s]+@[^<>\s]+>/.test(name))
    throw new UserError(`"${name}" is a name and an email.`, {
      hint: 'Put the email in a column of its own.',
    });
}
