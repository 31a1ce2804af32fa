import { UserError } from '../../errors.js';
import { foldPhone } from '../../domain/phone/phone.js';
import { fold, isFiller } from '../../domain/text.js';

/** What one cell of addresses holds: each once, as written there; `fillers` counts what only fills a cell, as `-`. */
export interface Addresses {
  addresses: string[];
  fillers: number;
}

/** The name, '' for none, and the emails that stand in one text. */
export interface Person {
  name: string;
  emails: string[];
}

/** What stands before or behind an address and names no person. */
const labels = new Set(
  `arbeit bureau business buro casa cell direct e-mail email handy home lavoro mail mailto main mobil mobile office
  other personal phone primary privat private telefon trabajo travail ufficio werk work`.split(/\s+/),
);

const plainEmail = /^[^\s@<>()[\]",;:|/?']+@[^\s@<>()[\]",;:|/?']*[^\s@<>()[\]",;:|/?'.]$/;

/**
 * The emails of a cell, parted by `,`, `;`, ` ::: `, ` / `, ` | `, line ends or blanks, as `dy@x.example`,
 * `mailto:dy@x.example`, `"Lee, Dy" <dy@x.example>` or `Dy Lee (dy@x.example)`; `name` is the first name beside one.
 * What is no email stays among the addresses as it stands there.
 */
export function readEmails(cell: string): Addresses & { name: string | null } {
  const text = cell.trim();
  if (plainEmail.test(text)) return { addresses: [text], name: null, fillers: 0 };
  const found: string[] = [];
  let name: string | null = null;
  let fillers = 0;
  /** Parts before the first comma of `Lee, Dy <dy@x.example>`. */
  let before: string[] = [];
  for (const part of emailParts(text)) {
    const person = personIn(part, true);
    if (person.emails.length > 0) {
      const isNamed = person.name !== '' || /[<(]/.test(part);
      const whole = [...before, person.name].filter((piece) => piece !== '').join(', ');
      if (!isNamed) found.push(...before);
      else if (whole !== '') name ??= whole;
      before = [];
      found.push(...person.emails);
    } else if (isFiller(part)) fillers++;
    else before.push(part);
  }
  return { addresses: once([...found, ...before], fold), name, fillers };
}

/**
 * A person as one text names them: `Dy <dy@x.example>`, `Ben Ito (ben@ito.example)`, `Dan Wu, dan@example.com`. Without
 * brackets an email has a dot in what follows its @, so that `Harbor Cafe@41` is a name.
 */
export function readPerson(cell: string): Person {
  return personIn(cell, false);
}

/** Texts between commas, semicolons and the like, but for those in quotes; none is blank. */
function emailParts(cell: string): string[] {
  return cell
    .split(/ ::: | \/ | \| /)
    .flatMap((part) => part.match(/(?:"[^"]*"|[^",;\r\n])+|"/g) ?? [])
    .flatMap((part) => part.trim() || []);
}

/** `isEmailCell`: whether anything with an @ inside is an email. */
function personIn(text: string, isEmailCell: boolean): Person {
  const emails: string[] = [];
  const others: string[] = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(/mailto:[^\s<>()[\]",;|]+|[^\s<>()[\]",;:|]+/gi)) {
    const isMarked = '<(['.includes(text[index - 1] ?? ' ');
    const email = emailOf(token, isEmailCell || isMarked);
    if (email === undefined) continue;
    others.push(text.slice(end, isMarked ? index - 1 : index));
    end = index + token.length + (isMarked && '>)]'.includes(text[index + token.length] ?? ' ') ? 1 : 0);
    emails.push(email);
  }
  if (emails.length === 0) return { name: text.trim(), emails };
  others.push(text.slice(end));
  const names = others.map(nameIn).filter((name) => name !== '' && !labels.has(fold(name)));
  return { name: names.join(', '), emails: once(emails, fold) };
}

function emailOf(token: string, isSure: boolean): string | undefined {
  const isLink = /^mailto:/i.test(token);
  const text = trimmed(isLink ? token.slice('mailto:'.length).split('?', 1)[0]! : token, "'", "'.");
  const at = text.indexOf('@');
  const domain = text.slice(at + 1);
  if (at < 1 || domain === '' || domain.includes('@') || /^\d+$/.test(domain)) return undefined;
  return isSure || isLink || domain.includes('.', 1) ? text : undefined;
}

/** The name in what stands beside an email; '' where there is none. */
function nameIn(text: string): string {
  const open = text.lastIndexOf('(');
  const isOpen = open > text.lastIndexOf(')');
  const whole = !isOpen ? text : text.trim().startsWith('(') ? text.replace('(', '') : text.slice(0, open);
  const name = trimmed(whole, ' \t\r\n,;:|/–—-');
  const inner = /^(?:"[^"]*"|'[^']*'|\([^()]*\))$/.test(name) ? name.slice(1, -1).trim() : name;
  return /[\p{L}\p{N}]/u.test(inner) ? inner : '';
}

/** A text without these signs at its start and end. */
function trimmed(text: string, atStart: string, atEnd = atStart): string {
  let [start, end] = [0, text.length];
  while (start < end && atStart.includes(text[start]!)) start++;
  while (end > start && atEnd.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

const plainPhone = /^[+(\d](?:(?! [ -])[\d ()-]){6,}$/;
/** What follows a number inside a firm, where a separator came before it. */
const extension = /^(?:;?ext|x|durchwahl|dw)\b/i;

/**
 * The phones of a cell, parted by `;`, ` ::: `, ` | ` or line ends; by `,`, ` / `, ` - `, several blanks or a blank and
 * `+` where whole numbers stand on both sides, since `0711 / 555-0147` is one, as is `0711 5550114-16`. Labels (`mobile: …`, `tel:…`), apostrophes and the `.0` of a
 * spreadsheet are left out. Throws UserError for `4.93E+12`, of which digits are lost.
 */
export function readPhones(cell: string): Addresses {
  const text = cell.trim();
  if (plainPhone.test(text)) return { addresses: [text], fillers: 0 };
  const parts = phoneParts(text);
  const held = parts.filter((part) => !isFiller(part));
  const phones = held.map(phoneIn).filter((phone) => phone !== '');
  return {
    addresses: once(phones, (phone) => foldPhone(phone) || fold(phone)),
    fillers: parts.length - held.length,
  };
}

/** What parts numbers only where whole ones stand on both sides. */
const separators = [
  ',',
  '/',
  / [-–—] /,
  /\s{2,}/,
  /\s+(?:or|oder|ou|o|of|and|und|et|y|e|en|&)\s+/i,
  /(?<=\(\p{L}[\p{L} .]{0,20}\))\s+/u,
  /\s(?=\+)/,
];

function phoneParts(cell: string): string[] {
  const parts: string[] = [];
  for (const piece of cell.split(/[;|\r\n]| ::: /)) {
    const part = piece.trim();
    if (extension.test(part) && parts.length > 0) parts.push(`${parts.pop()!} ${part.replace('=', ' ')}`);
    else if (part !== '') parts.push(part);
  }
  return separators.reduce<string[]>((whole, at) => whole.flatMap((part) => splitWhole(part, at)), parts);
}

/** The text split at that separator where all that this makes are whole numbers, else as it is. */
function splitWhole(text: string, separator: string | RegExp): string[] {
  const parts = text.split(separator).flatMap((part) => part.trim() || []);
  if (parts.length < 2) return [text];
  return parts.every(isWhole) && parts.slice(1).every((part, at) => !isRest(part, parts[at]!))
    ? parts
    : [text];
}

function isWhole(text: string): boolean {
  return isFiller(text) || foldPhone(text).length >= 7;
}

/** Whether a number may be what follows the area code before it: it has no prefix of its own. */
function isRest(text: string, before: string): boolean {
  return /^\d/.test(text) && !text.startsWith('0') && foldPhone(text).length < 10 && /^\D*[+(0]/.test(before);
}

const inBrackets = /\(\p{L}[\p{L} .-]{0,20}\)$/u;
const label =
  /^(?:\p{L}[\p{L} .-]{0,20}:|(?:cell|handy|home|mob|mobil|mobile|office|phone|tel|telefon|work)\b\.?)\s*(?=[+(\d'])/iu;

/** The number in one part of a cell, without what stands around it. */
function phoneIn(part: string): string {
  const bare = trimmed(
    part
      .replace(/^="(.*)"$/, '$1')
      .replace(label, '')
      .replace(inBrackets, ''),
    " '’\t",
    " '’\t,",
  );
  const inFull = /^(\d)[.,]?(\d{0,20})e\+?(\d{1,2})$/i.exec(bare);
  if (!inFull) return bare.replace(/^(\d{5,})[.,]0+$/, '$1');
  const [, first, others, power] = inFull;
  if (others!.length === Number(power)) return `${first}${others}`;
  throw new UserError(`"${bare}" is a phone number of which a spreadsheet has lost digits.`, {
    hint: 'Give that column the format of text there, with the whole numbers, and export it again.',
  });
}

/** The first of all texts that have the same in common. */
function once(texts: readonly string[], same: (text: string) => string): string[] {
  if (texts.length < 2) return [...texts];
  const seen = new Set<string>();
  return texts.filter((text) => !seen.has(same(text)) && seen.add(same(text)));
}
