import fs from 'node:fs';
import path from 'node:path';
import { UserError, exitCode } from '../errors.js';
import type { Context } from '../context.js';
import { checkName, fold, textLimit } from '../domain/text.js';
import type { Journal } from '../store/journal.js';
import { findLead } from '../store/leads.js';
import { doubtAbout, type Who } from './who.js';

/**
 * The leads named in a file, one a line (`-` for standard input): a name, an email, a phone or @ID.
 * Every doubtful line is listed once and nothing is taken from the file while there is one.
 */
export async function readLeadLines(
  ctx: Context,
  journal: Journal,
  file: string,
  isNew: boolean,
): Promise<Who[]> {
  const lines = linesOf(await readText(ctx, file));
  const seen = new Map<string, number>();
  const people: Who[] = [];
  const doubts: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      const who = pickLine(journal, line, isNew);
      const key = 'lead' in who ? `@${who.lead.id}` : fold(who.newName);
      const before = seen.get(key);
      if (before !== undefined) doubts.push(`line ${index + 1}: "${line}" is on line ${before} already.`);
      else {
        seen.set(key, index + 1);
        people.push(who);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      doubts.push(`line ${index + 1}: ${error.message}`);
    }
  }
  if (doubts.length > 0)
    throw new UserError(`${doubts.length} of the lines are in doubt, so nothing was written.`, {
      places: [...doubts.slice(0, 20), ...(doubts.length > 20 ? [`… and ${doubts.length - 20} more`] : [])],
      hint: 'Write @ID for a lead you have, or add --new to make all unknown names new leads.',
    });
  if (people.length === 0)
    throw new UserError(`There is no lead in ${file === '-' ? 'standard input' : `"${file}"`}.`, {
      hint: 'Write one lead a line.',
      code: exitCode.badData,
    });
  return people;
}

/** A UTF-8 text file without its byte order mark; `-` is standard input. */
export async function readText(ctx: Context, file: string): Promise<string> {
  const text = file === '-' ? await ctx.readInput() : readFile(path.resolve(ctx.host.cwd, file));
  return text.replace(/^\ufeff/, '');
}

/** The lines of a text, however they are ended. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

function pickLine(journal: Journal, line: string, isNew: boolean): Who {
  const name = line.trim();
  checkName('lead name', name, textLimit.lead);
  const doubt = doubtAbout(journal, name, isNew);
  if (doubt) throw doubt;
  const match = findLead(journal, name, isNew);
  return match.kind === 'one' ? { lead: match.lead } : { newName: name };
}

function readFile(file: string): string {
  let bytes;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    const absent =
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
    throw new UserError(`The file "${file}" cannot be read.`, {
      hint: absent ? 'Check its name.' : 'Check its name and that you may read it.',
      code: absent ? exitCode.absent : exitCode.permission,
      cause: error,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`The file "${file}" is not UTF-8 text.`, { code: exitCode.badData });
  }
}
