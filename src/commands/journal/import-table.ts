import path from 'node:path';
import type { Context } from '../../context.js';
import { Stopped, exitCode } from '../../errors.js';
import { isCertain, lookAt } from '../../exchange/fields/look.js';
import { readMapping, type Mapping } from '../../exchange/fields/mapping.js';
import { refuseReport } from '../../exchange/fields/reports.js';
import { columnTest, findLayout } from '../../exchange/fields/recognise.js';
import { layouts } from '../../exchange/layouts/index.js';
import { CsvReader } from '../../exchange/read/csv.js';
import type { Source } from '../../exchange/read/source.js';
import { earlierIdentity } from '../../exchange/table/earlier-identity.js';
import { importTable } from '../../exchange/table/import.js';
import type { Tally } from '../../exchange/tally.js';
import { say } from '../../render/safe.js';
import { rehearse } from '../../store/across/imports.js';
import type { Journal } from '../../store/file/journal.js';
import type { Write } from '../../store/file/write.js';
import { storeAlias } from '../../store/settings/aliases.js';
import { importLine, keptLine, withKept, type ImportFlags } from './import-choices.js';
import { firstSince, numbered, printLook, type FirstRows } from './import-look.js';
import { askOpen, openIn } from './import-questions.js';
import { Refused, refusal, reportImport } from './import-report.js';
import { writeImport } from './import-write.js';
import { withProgress } from '../flags/progress.js';

/** Rows that are looked at to tell what a column holds. */
const looked = 200;

/** A file of rows, and what is known of it. */
interface RowFile {
  ctx: Context;
  journal: Journal;
  source: Source;
  reader: CsvReader;
  header: readonly string[];
  /** Some rows from its beginning. */
  rows: readonly string[][];
}

/** A file as it would come in with some options. */
interface Tried {
  mapping: Mapping;
  tally: Tally;
  first: FirstRows;
}

/**
 * Imports rows of a file as one operation. With somebody to ask, what is missing is asked, and what is not certain is
 * shown before. Throws UserError, and keeps nothing, where a row is refused and --skip-bad is not given.
 */
export async function importRows(ctx: Context, source: Source, typed: ImportFlags): Promise<void> {
  const journal = ctx.open('create');
  const reader = new CsvReader(source, { knows: columnTest(layouts, typed.map ?? []) });
  for (const notice of reader.topNotices) ctx.noteOnce(notice);
  const file: RowFile = { ctx, journal, source, reader, header: reader.header, rows: firstRows(reader) };
  const given = withKept(journal, typed);
  if (given.dryRun) return dryRun(file, given);
  let flags = given;
  /** The options before each answer, for Esc. */
  const before: ImportFlags[] = [];
  for (;;) {
    try {
      if (await takeOrAsk(file, flags)) {
        if (flags !== given) ctx.note(`Without questions: ${importLine(source.name, flags)}`);
        return;
      }
      flags = oneBack(before);
    } catch (error) {
      const open = openIn(error);
      if (open === undefined || !ctx.canPrompt) throw withLine(ctx, error, source.name, flags);
      const asked = { flags, isFirst: before.length === 0 };
      const answer = await ctx.fetch(`import ${JSON.stringify(flags)}`, () =>
        askOpen(ctx, journal, open, file, asked),
      );
      if (answer) before.push(flags);
      flags = answer ?? oneBack(before);
    }
  }
}

/** The options before the last answer. Throws `Stopped` where there is none. */
function oneBack(before: ImportFlags[]): ImportFlags {
  const flags = before.pop();
  if (flags === undefined) throw new Stopped(exitCode.cancelled);
  return flags;
}

/**
 * Takes the file where all of it is certain or nobody can be asked; else shows it and asks before. Answers whether it was
 * taken: it is not after Esc.
 */
async function takeOrAsk(file: RowFile, flags: ImportFlags): Promise<boolean> {
  const { ctx, journal, source } = file;
  const mapping = mappingOf(file, flags);
  if (ctx.canPrompt && !isCertain(mapping, lookAt(mapping, file.rows))) {
    await show(file, tryOut(file, mapping, flags));
    const { askYes } = await import('../../prompt/form/ask.js');
    const isRight = await ctx.fetch(`import ${source.name}`, () => askYes(ctx, 'Is that right?'));
    if (isRight === undefined) return false;
    if (!isRight) {
      ctx.note(
        `To take it otherwise: ${importLine(source.name, flags)} --map FIELD=COLUMN (prospect import --help)`,
      );
      throw new Stopped(exitCode.cancelled);
    }
  } else tellUnused(ctx, mapping);
  const tally = writeImport(ctx, journal, source, mapping.kind, (write) => {
    const taken = take(file, mapping, flags, write);
    if (flags.save !== undefined) storeAlias(journal, write, { name: flags.save, words: keptLine(flags) });
    return taken;
  });
  reportImport(ctx, tally, mapping.kind, true);
  if (flags.save !== undefined)
    ctx.note(say`Kept: prospect import FILE --as ${flags.save}, or prospect ${flags.save} FILE`);
  return true;
}

async function dryRun(file: RowFile, flags: ImportFlags): Promise<void> {
  try {
    const tried = tryOut(file, mappingOf(file, flags), flags);
    await show(file, tried);
    reportImport(file.ctx, tried.tally, tried.mapping.kind, false);
  } catch (error) {
    throw withLine(file.ctx, error, file.source.name, flags);
  }
}

function mappingOf({ header, rows }: RowFile, flags: ImportFlags): Mapping {
  const layout = findLayout(layouts, header, flags.as);
  if ((flags.map ?? []).length === 0 && layout === undefined) refuseReport(header);
  return readMapping(header, flags, { layout, sample: rows });
}

/** What would come in, with nothing written. */
function tryOut(file: RowFile, mapping: Mapping, flags: ImportFlags): Tried {
  const { ctx, journal } = file;
  return rehearse(journal, 'import', ctx.clock, (write) => {
    const before = numbered(journal);
    const tally = take(file, mapping, flags, write);
    return { mapping, tally, first: firstSince(journal, before) };
  });
}

function take({ ctx, journal, reader }: RowFile, mapping: Mapping, flags: ImportFlags, write: Write): Tally {
  const { dateOrder } = flags;
  const clock = dateOrder === undefined ? ctx.clock : { ...ctx.clock, dateOrder: () => dateOrder };
  const rules = { skipBad: flags.skipBad === true, replaces: flags.update === true };
  const tally = withProgress(ctx, (progress) => {
    const run = { journal, write, clock, today: ctx.today, progress, ...rules };
    return importTable(reader, mapping, run, earlierIdentity(reader.header, flags));
  });
  if (tally.refused > 0 && !flags.skipBad) throw new Refused(tally);
  return tally;
}

async function show({ ctx, source, rows }: RowFile, { mapping, first }: Tried): Promise<void> {
  await printLook(ctx, path.basename(source.name), mapping, lookAt(mapping, rows), first);
}

function tellUnused(ctx: Context, { unused }: Mapping): void {
  if (unused.length === 0) return;
  const names = unused.slice(0, 20).map((name) => name || '(no name)');
  const more = unused.length - names.length;
  ctx.note(say`not used: ${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}`);
}

/** A refusal with the command line to complete, where a few words of it are missing. */
function withLine(ctx: Context, error: unknown, name: string, flags: ImportFlags): unknown {
  if (error instanceof Refused) return refusal(ctx, error.tally, lineWithWords(error.tally, name, flags));
  return error;
}

function lineWithWords(tally: Tally, name: string, flags: ImportFlags): string | undefined {
  const words = tally.unknownTexts();
  if (words.length === 0) return undefined;
  const recode = words.map(({ field, text, guess }) => `${field}:${text}=${guess ?? 'WORD'}`);
  return `Say what the words are: ${importLine(name, { ...flags, recode: [...(flags.recode ?? []), ...recode] })}`;
}

/** Some rows from the beginning of a file, those that are sound. */
function firstRows(reader: CsvReader): string[][] {
  const rows: string[][] = [];
  for (const row of reader.again().rows(() => undefined)) {
    rows.push(row);
    if (rows.length === looked) break;
  }
  return rows;
}
