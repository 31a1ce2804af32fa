import fs from 'node:fs';
import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { linesOf, otherThanNames, withoutQuotes, type ListLine } from '../../domain/names/name-list.js';
import { foldPhone } from '../../domain/phone/phone.js';
import { UserError, exitCode } from '../../errors.js';
import { readPerson } from '../../exchange/cells/addresses.js';
import { Unsaid } from '../../exchange/fields/unusable.js';
import { bytesOf } from '../../exchange/read/bytes.js';
import { readSource } from '../../exchange/read/open.js';
import { isZip } from '../../exchange/read/signature.js';
import { listLeads } from '../../exchange/table/listed-leads.js';
import { count } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import type { NewLead } from '../../store/leads/leads.js';

/** Most bytes and lines that a list of names may have. */
const most = { bytes: 10_000_000, lines: 100_000 };

/** A name as it stands in a list, with what else the list says of that lead. */
export interface ListedName extends ListLine {
  /** Where it stands: `line 3`. */
  place: string;
  more?: Omit<NewLead, 'name'>;
}

/**
 * Whom a file names (`-` for standard input): one a line, or one a row of a table, a workbook or contact cards. Throws
 * UserError where it is absent, too long or something else.
 */
export async function readList(ctx: Context, file: string): Promise<ListedName[]> {
  const bytes =
    file === '-'
      ? await ctx.readInputBytes(most.bytes, () => tooLong(file))
      : await ctx.fetch(file, () => readBytes(ctx.pathOf(file), file));
  const text = isZip(bytes) ? undefined : textIn(bytes);
  const other = text === undefined ? undefined : otherThanNames(text);
  if (text === undefined || /^(?:a table|contact cards)/.test(other ?? '')) {
    const leads = await leadsOfTable(ctx, file, bytes);
    if (leads) return checked(leads, file);
  }
  if (text === undefined && !isZip(bytes))
    throw new UserError(`${shownAs(file)} is not UTF-8 text.`, {
      hint: 'Save the names as plain text (UTF-8), one a line.',
      code: exitCode.badData,
    });
  if (text === undefined || other !== undefined) throw notList(file, other ?? 'a workbook');
  const lines = linesOf(text).map((one, index) => ({
    ...one,
    ...personOn(withoutQuotes(one.name).trim()),
    place: `line ${index + 1}`,
  }));
  return checked(
    lines.filter(({ name }) => name !== ''),
    file,
  );
}

const phoneBehind = /^(.*\p{L}.*?)(?:\s*[,;:]\s+|\s+[-–—]\s+)([+(]?\d[\d\s()./-]{5,})$/u;
const day = /^\d{4}-\d\d-\d\d\b|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/;

/**
 * The person on a line, with an email or phone beside the name: `Dan Wu, dan@example.com`, `Dan Wu <dan@example.com>`,
 * `Dan Wu - 555-0100`. What stands in brackets is part of the name else, as in `Dan Wu (Acme)`.
 */
function personOn(line: string): Pick<ListedName, 'name' | 'more'> {
  const { name, emails } = readPerson(line);
  if (emails.length > 0 && name !== '') return { name, more: { emails } };
  const [, before, phone] = phoneBehind.exec(line) ?? [];
  if (before === undefined || phone === undefined || day.test(phone) || foldPhone(phone).length < 7)
    return { name: line };
  return { name: before.trim(), more: { phones: [phone.trim()] } };
}

/** The leads of what is no plain list; undefined where its rows are not known to be leads. */
async function leadsOfTable(ctx: Context, file: string, bytes: Buffer): Promise<ListedName[] | undefined> {
  const source = await readSource(bytesOf(file === '-' ? 'standard input' : file, bytes));
  if (source.isJson) return undefined;
  const { kind, leads, unused, ofTouches } = understood(file, () => listLeads(source)) ?? { kind: undefined };
  if (kind === 'touches') throw listOfTouches(file, ofTouches);
  if (kind !== 'leads') return undefined;
  for (const notice of source.notices) ctx.noteOnce(notice);
  if (unused.length > 0) ctx.noteOnce(say`not used: ${unused.join(', ')}`);
  return leads.map(({ name, line, ...more }) => ({
    name,
    place: `${source.rowWord ?? 'line'} ${line}`,
    more,
  }));
}

/** What is made of a table; undefined where its columns are not understood. Throws UserError where they are of touches. */
function understood<T>(file: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unsaid && error.ofTouches.length > 0)
      throw listOfTouches(
        file,
        error.ofTouches.map(({ column }) => column),
      );
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function checked(names: ListedName[], file: string): ListedName[] {
  if (names.length > most.lines)
    throw new UserError(`${shownAs(file)} names more than ${count(most.lines)} leads.`, {
      hint: 'Make several files of it, or import it: prospect import FILE.',
      code: exitCode.badData,
    });
  if (names.length > 0) return names;
  throw new UserError(`There is no lead in ${shownAs(file)}.`, {
    hint: 'Write one lead a line.',
    code: exitCode.badData,
  });
}

function listOfTouches(file: string, columns: readonly string[]): UserError {
  const [have, them] = columns.length === 1 ? ['a column', 'it'] : ['columns', 'them'];
  return new UserError(
    `${shownAs(file)} has ${have} of touches: ${columns.join(', ')}. Nothing was written.`,
    {
      hint: `To take ${them} with the leads: ${quoteLine(['prospect', 'import', file, '--dry-run'])}; or leave ${them} out of the file.`,
      code: exitCode.badData,
    },
  );
}

function notList(file: string, what: string): UserError {
  return new UserError(`${shownAs(file)} is ${what}, not a list with one lead a line. Nothing was written.`, {
    hint: /table|workbook|cards|JSON|XML/.test(what)
      ? `To take its columns: ${quoteLine(['prospect', 'import', file, '--dry-run'])}; or leave only the names in it, one a line.`
      : 'Make a text file with only the names, one a line.',
    code: exitCode.badData,
  });
}

function shownAs(file: string): string {
  return file === '-' ? 'standard input' : `"${file}"`;
}

/** Without a byte order mark; undefined where it is not UTF-8. */
function textIn(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The bytes of a file; refused as soon as they are more than a list can be, whatever kind of file it is. */
function readBytes(file: string, name: string): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const descriptor = fs.openSync(file, 'r');
    try {
      for (;;) {
        const chunk = Buffer.allocUnsafe(65_536);
        const read = fs.readSync(descriptor, chunk);
        size += read;
        if (read === 0) return Buffer.concat(chunks);
        if (size > most.bytes) throw tooLong(name);
        chunks.push(chunk.subarray(0, read));
        // What is no text at all may go on for ever, as /dev/zero does.
        if (chunks.length === 1 && chunks[0]!.includes(0) && !isZip(chunks[0]!)) return chunks[0]!;
      }
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const absent = code === 'ENOENT';
    if (code === 'EISDIR')
      throw new UserError(`"${name}" is a folder, not a file.`, {
        hint: 'Give a text file with one lead a line.',
        code: exitCode.absent,
        cause: error,
      });
    throw new UserError(`The file "${name}" cannot be read.`, {
      hint: absent ? 'Check its name.' : 'Check its name and that you may read it.',
      code: absent ? exitCode.absent : exitCode.permission,
      cause: error,
    });
  }
}

function tooLong(file: string): UserError {
  return new UserError(
    `${shownAs(file)} is longer than a list of leads can be: ${count(most.bytes)} bytes.`,
    {
      hint: 'Make several files of it, or import it: prospect import FILE.',
      code: exitCode.badData,
    },
  );
}
