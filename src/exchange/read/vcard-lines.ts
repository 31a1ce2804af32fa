/** Characters kept of one property: longer than any that is taken, so that what is cut is refused; pictures are longer. */
const longestValue = 1_000_000;

/** What is not taken and may be long: of these no value is kept. */
const long = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);

/** A property of a card: `item1.TEL;TYPE=CELL,PREF:+1 555 0100`. */
export interface CardLine {
  /** In capitals, without its group: `TEL`. */
  name: string;
  /** What TYPE says and what stands alone, in capitals: `CELL`, `PREF`. */
  types: string[];
  /** As it is written, but decoded. */
  value: string;
  /** The value as one text. */
  text: string;
  /** The parts of a structured value, as family and given name; without outer blanks. */
  parts: string[];
  /** The items of a list, without outer blanks. */
  items: string[];
}

/** A property as it is gathered from the lines that it is folded into. */
interface Gathered {
  head: Head;
  value: string;
}

interface Head {
  name: string;
  types: string[];
  /** How much it is preferred: less is more. */
  rank: number;
  isQuoted: boolean;
  charset: string;
}

const start = /^(?:[\w-]+\.)?([A-Za-z][\w-]*)((?:;(?:"[^"]*"|[^":])*)?):/;

/**
 * The properties of cards, each with what was folded and encoded undone. Emails, phones and pages that are preferred come
 * before the others of their card.
 */
export function* cardLines(texts: Iterable<string>): Generator<CardLine> {
  let version = '';
  let held: { line: CardLine; rank: number }[] = [];
  for (const { head, value } of gathered(texts, () => version)) {
    const line = readLine(head, value, version);
    if (line.name === 'VERSION') version = line.value.trim();
    if (line.name !== 'BEGIN' && line.name !== 'END') {
      held.push({ line, rank: head.rank });
      continue;
    }
    yield* held.toSorted((a, b) => a.rank - b.rank).map((one) => one.line);
    held = [];
    yield line;
  }
  yield* held.map((one) => one.line);
}

function* gathered(texts: Iterable<string>, version: () => string): Generator<Gathered> {
  let last: Gathered | undefined;
  for (const line of physicalLines(texts)) {
    const isSoft = last?.head.isQuoted === true && last.value.endsWith('=');
    const isFolded = /^[ \t]/.test(line);
    if (last && isSoft) append(last, line, 1);
    else if (last && isFolded) append(last, version() === '2.1' ? line : line.slice(1));
    else {
      const [whole, name, options] = start.exec(line) ?? [];
      if (whole !== undefined) {
        if (last) yield last;
        last = { head: readHead(name!, options!), value: '' };
        append(last, line.slice(whole.length));
      } else if (last && line !== '') append(last, last.head.name === 'NOTE' ? `\n${line}` : line);
    }
  }
  if (last) yield last;
}

/** Adds more to a property, in place of so many characters at its end. */
function append(to: Gathered, more: string, instead = 0): void {
  if (long.has(to.head.name)) return;
  to.value = (to.value.slice(0, to.value.length - instead) + more).slice(0, longestValue);
}

function readHead(name: string, options: string): Head {
  const head: Head = { name: name.toUpperCase(), types: [], rank: 101, isQuoted: false, charset: 'utf-8' };
  for (const option of options.match(/(?:"[^"]*"|[^;"])+/g) ?? []) {
    const [, key = 'TYPE', value = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(option)!;
    const words = value.replaceAll('"', '').toUpperCase().split(',');
    const [word = ''] = words;
    if (word === 'QUOTED-PRINTABLE') head.isQuoted = true;
    else if (key.toUpperCase() === 'CHARSET') head.charset = word;
    else if (key.toUpperCase() === 'PREF') head.rank = Number(word) || 101;
    else if (key.toUpperCase() === 'TYPE') head.types.push(...words);
  }
  if (head.types.includes('PREF')) head.rank = 1;
  return head;
}

function readLine({ name, types, isQuoted, charset }: Head, raw: string, version: string): CardLine {
  const value = isQuoted ? unquoted(raw, charset) : raw;
  const unescape = (text: string) =>
    text.replace(/\\([\s\S])/g, (both, one: string) => {
      if (/n/i.test(one)) return version === '2.1' ? both : '\n';
      return /[,;:\\]/.test(one) ? one : both;
    });
  const split = (mark: string) => splitAt(value, mark).map((part) => unescape(part).trim());
  return { name, types, value, text: unescape(value), parts: split(';'), items: split(',') };
}

/** Splits a value where the mark stands without a backslash before it. */
function splitAt(value: string, mark: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === mark) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)];
}

/** Undoes quoted-printable; bytes that their own charset does not explain are taken for windows-1252. */
function unquoted(text: string, charset: string): string {
  const latin = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  // Where more than ASCII stands as it is, only what is quoted are bytes.
  if (/[^\0-\x7f]/.test(text))
    return text.replace(/(?:=[0-9A-F]{2})+/gi, (run) =>
      decode(Buffer.from(run.replaceAll('=', ''), 'hex'), charset),
    );
  return decode(Buffer.from(latin, 'latin1'), charset).replaceAll('\r\n', '\n');
}

function decode(bytes: Buffer, charset: string): string {
  for (const label of [charset, 'windows-1252'])
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Neither known nor fitting: the next one.
    }
  return bytes.toString('latin1');
}

/** Lines ended by CRLF, LF or CR; of one that goes on and on only the beginning. */
function* physicalLines(texts: Iterable<string>): Generator<string> {
  let rest = '';
  let half = '';
  for (const text of texts) {
    // A CR at the very end may be half of a CRLF.
    const lines = (half + text).split(/\r\n|\n|\r(?!$)/);
    const last = lines.pop()!;
    half = last.endsWith('\r') ? '\r' : '';
    if (lines.length > 0) {
      yield rest + lines.shift()!;
      yield* lines;
      rest = '';
    }
    rest += last.slice(0, last.length - half.length);
    if (rest.length > 2 * longestValue) rest = rest.slice(0, longestValue);
  }
  yield rest;
}
