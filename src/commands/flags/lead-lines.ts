import fs from 'node:fs';
import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { isHeading, linesOf, otherThanNames, withoutQuotes, type ListLine } from '../../domain/name-list.js';
import { checkName, fold, textLimit } from '../../domain/text.js';
import { UserError, exitCode } from '../../errors.js';
import { count, some } from '../../render/figure.js';
import type { Journal } from '../../store/file/journal.js';
import { findLead, type FindNear, type LeadOrNew } from '../../store/leads/leads.js';
import { findNearOf } from '../../store/leads/near-index.js';
import { oddNames } from './odd-name.js';
import { doubtAbout, refuseNumber } from './lead-choice.js';

/** Most bytes and lines that a list of names may have. */
const most = { bytes: 10_000_000, lines: 100_000 };
const placesShown = 20;
/** From so many names on all leads are looked at once, instead of once for each name. */
const many = 20;

/** A name as it stands in a list. */
export interface ListedName extends ListLine {
  /** Counted from 1. */
  line: number;
}

/**
 * The leads named in a file, one a line (`-` for standard input): a name, an email, a phone or @ID. One that is named
 * again is passed over, and that is said. Throws UserError with all doubtful lines where there is one.
 */
export async function readLeadLines(
  ctx: Context,
  journal: Journal,
  file: string,
  isNew: boolean,
): Promise<LeadOrNew[]> {
  const names = namesIn(await readText(ctx, file), file);
  const pick = linePicker(ctx, journal, names, isNew);
  const seen = new Map<string, number>();
  const people: LeadOrNew[] = [];
  const doubts: string[] = [];
  const again: string[] = [];
  for (const listed of names) {
    const { name, line } = listed;
    try {
      const who = pick(listed);
      const key = 'lead' in who ? `@${who.lead.id}` : fold(who.newName);
      const before = seen.get(key);
      if (before !== undefined) again.push(`line ${line} names "${name}" again, after line ${before}`);
      else {
        seen.set(key, line);
        people.push(who);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      doubts.push(`line ${line}: ${error.message}`);
    }
  }
  if (doubts.length > 0)
    throw new UserError(
      `${some(doubts.length, 'line')} ${doubts.length === 1 ? 'is' : 'are'} in doubt, so nothing was written.`,
      {
        places: placesOf(doubts),
        hint: 'Write @ID for a lead you have, or add --new to make all unknown names new leads.',
      },
    );
  const [first] = again;
  if (again.length === 1) ctx.noteOnce(`${first}: it counts once.`);
  else if (first !== undefined)
    ctx.noteOnce(`${count(again.length)} lines name a lead again, which counts once: ${first}, and so on.`);
  return people;
}

/**
 * Throws UserError for a heading over the list and for numbers that may be part of names; `isNew` waives the numbers.
 */
export function refuseListed({ name, doubt }: ListedName, isNew: boolean): void {
  if (doubt === 'heading') throw new UserError(`"${name}" stands over the list, it seems: take it out.`);
  if (doubt === 'number' && !isNew)
    throw new UserError(`"${name}" begins with a number, but the lines do not all run on from 1.`);
}

/** The first of the places where something is wrong, and how many more there are. */
export function placesOf(doubts: readonly string[]): string[] {
  const more = doubts.length - placesShown;
  return [...doubts.slice(0, placesShown), ...(more > 0 ? [`… and ${count(more)} more`] : [])];
}

/** The names of a plain list, one a line. Refuses a text that is something else, or a list too long. */
export function namesIn(text: string, file: string): ListedName[] {
  const shown = shownAs(file);
  const other = otherThanNames(text);
  if (other !== undefined)
    throw new UserError(`${shown} is ${other}, not a list with one lead a line. Nothing was written.`, {
      hint: /table|JSON/.test(other)
        ? `To take its columns: ${quoteLine(['prospect', 'import', file, '--dry-run'])}; or leave only the names in it, one a line.`
        : 'Make a text file with only the names, one a line.',
      code: exitCode.badData,
    });
  const names = linesOf(text)
    .map((one, index) => ({ ...one, name: withoutQuotes(one.name).trim(), line: index + 1 }))
    .filter(({ name }) => name !== '');
  if (names.length > most.lines)
    throw new UserError(`${shown} names more than ${count(most.lines)} leads.`, {
      hint: 'Make several files of it, or import it: prospect import FILE.',
      code: exitCode.badData,
    });
  if (names.length > 0) return names;
  throw noLeadIn(file);
}

/** The error for a list that is empty. */
export function noLeadIn(file: string): UserError {
  return new UserError(`There is no lead in ${shownAs(file)}.`, {
    hint: 'Write one lead a line.',
    code: exitCode.badData,
  });
}

/**
 * A UTF-8 text file without its byte order mark; `-` is standard input. Throws UserError where it is absent, too long
 * or no such text.
 */
export async function readText(ctx: Context, file: string): Promise<string> {
  const text =
    file === '-'
      ? await ctx.readInput(most.bytes, () => tooLong(file))
      : await ctx.fetch(file, () => readFile(ctx.pathOf(file), file));
  return text.replace(/^\ufeff/, '');
}

function shownAs(file: string): string {
  return file === '-' ? 'standard input' : `"${file}"`;
}

/** Takes the names of a list one after the other; `isNew` waives doubts about those that no lead has. */
function linePicker(
  ctx: Context,
  journal: Journal,
  names: readonly ListedName[],
  isNew: boolean,
): (listed: ListedName) => LeadOrNew {
  const near: FindNear | undefined =
    isNew || names.length < many
      ? undefined
      : findNearOf(
          journal,
          names.map(({ name }) => fold(name)),
        );
  const odd = oddNames(ctx, journal, true);
  return (listed) => {
    const { name, line } = listed;
    checkName('lead name', name, textLimit.lead);
    const match = findLead(journal, name, isNew, near);
    if (match.kind === 'one' && (match.exact || listed.doubt === undefined)) return { lead: match.lead };
    refuseListed(listed, isNew);
    if (match.kind === 'one') return { lead: match.lead };
    if (match.kind !== 'none') throw doubtAbout(name, match, true);
    if (isNew) return { newName: name };
    refuseNumber(journal, name, true);
    const error =
      line === names[0]!.line && isHeading(name)
        ? new UserError(`"${name}" is the heading of a column, it seems.`)
        : odd(name)?.error;
    if (error) throw error;
    return { newName: name };
  };
}

/** The text of a file; refused as soon as it is more than a list can be, whatever kind of file it is. */
function readFile(file: string, name: string): string {
  const bytes = readBytes(file, name);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`The file "${name}" is not UTF-8 text.`, {
      hint: 'Save the names as plain text (UTF-8), one a line.',
      code: exitCode.badData,
    });
  }
}

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
        if (chunks.length === 1 && chunk.subarray(0, read).includes(0)) return chunks[0]!;
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
