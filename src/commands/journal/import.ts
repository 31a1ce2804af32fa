import path from 'node:path';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { acceptLine } from '../../exchange/columns/aliases.js';
import { CsvReader } from '../../exchange/read/csv.js';
import type { RowKind } from '../../exchange/fields/field.js';
import { readMapping } from '../../exchange/fields/mapping.js';
import { columnTest, findLayout } from '../../exchange/fields/recognise.js';
import { layouts } from '../../exchange/layouts/index.js';
import { importJournal } from '../../exchange/journal/import.js';
import { bytesOfInput, openBytes } from '../../exchange/read/bytes.js';
import { readSource } from '../../exchange/read/open.js';
import type { Source } from '../../exchange/read/source.js';
import { earlierIdentity } from '../../exchange/table/earlier-identity.js';
import { importTable, type ImportRun } from '../../exchange/table/import.js';
import type { Tally } from '../../exchange/tally.js';
import { count } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import { rehearse } from '../../store/across/imports.js';
import type { Write } from '../../store/file/write.js';

export type ImportFlags = Flags<'import'>;

/** A file as it will be imported: what its rows are, and the work itself. */
interface Job {
  kind: RowKind;
  run: (context: ImportRun) => Tally;
}

/** Rows that are looked at to tell what a column holds. */
const looked = 200;

// Up to this size a file is tried out in memory before a journal is made for it: a refused one then leaves none behind.
const smallFile = 2_000_000;

/**
 * Adds what a CSV or JSON file holds and the journal does not, as one operation. Throws UserError, and keeps nothing,
 * where a row is refused and --skip-bad is not given.
 */
export async function importFile(ctx: Context, file: string, flags: ImportFlags): Promise<void> {
  const source = await ctx.fetch(file, async () => {
    const bytes =
      file === '-'
        ? await bytesOfInput(ctx.host.stdin as AsyncIterable<Buffer | string>)
        : openBytes(ctx.pathOf(file), file);
    return readSource(bytes, flags);
  });
  for (const notice of source.notices) ctx.note(notice);
  const job = source.isJson ? journalJob(source, flags) : tableJob(ctx, source, flags);
  const journal = ctx.open('create');
  const progress = new Progress(ctx);
  const work = (write: Write) => {
    try {
      const { clock, today } = ctx;
      const skipBad = flags.skipBad === true;
      const replaces = flags.update === true;
      const context = { journal, write, clock, today, progress: progress.show, skipBad, replaces };
      const tally = job.run(context);
      if (tally.refused > 0 && !flags.skipBad) throw refusal(ctx, tally);
      write.summary = `${path.basename(source.name)} · ${tally.contents(job.kind)}`;
      return tally;
    } finally {
      progress.end();
    }
  };
  const rehearsed = () => rehearse(journal, 'import', ctx.clock, work);
  if (flags.dryRun) return report(ctx, rehearsed(), job.kind, 'would add');
  if (source.size > smallFile) journal.make();
  report(ctx, journal.write('import', ctx.clock, work), job.kind, 'added');
}

function tableJob(ctx: Context, source: Source, flags: ImportFlags): Job {
  const reader = new CsvReader(source, { knows: columnTest(layouts, flags.map ?? []) });
  for (const notice of reader.topNotices) ctx.note(notice);
  const { header } = reader;
  const layout = findLayout(layouts, header, flags.as);
  const mapping = readMapping(header, flags, { layout, sample: firstRows(reader) });
  if (mapping.unused.length > 0) {
    const names = mapping.unused.slice(0, 20).map((name) => name || '(no name)');
    const more = mapping.unused.length - names.length;
    ctx.note(say`not used: ${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}`);
  }
  return {
    kind: mapping.kind,
    run: (context) => importTable(reader, mapping, context, earlierIdentity(reader.header, flags)),
  };
}

/** Some rows from the beginning of a file, as far as they are sound. */
function firstRows(reader: CsvReader): string[][] {
  const rows: string[][] = [];
  for (const row of reader.again().rows(() => undefined)) {
    rows.push(row);
    if (rows.length === looked) break;
  }
  return rows;
}

function journalJob(source: Source, flags: ImportFlags): Job {
  const unfit = (['map', 'recode', 'const', 'only', 'as', 'skipBad', 'update'] as const).find(
    (name) => flags[name] !== undefined,
  );
  if (unfit)
    throw new UserError(
      `--${unfit === 'skipBad' ? 'skip-bad' : unfit} is for CSV; "${source.name}" is JSON.`,
      {
        hint: 'A journal that "prospect export all" wrote is taken whole.',
      },
    );
  return { kind: 'touches', run: (context) => importJournal(source, context) };
}

function refusal(ctx: Context, tally: Tally): UserError {
  for (const line of tally.refusalLines()) ctx.note(line);
  const rows = tally.refused === 1 ? '1 row is' : `${count(tally.refused)} rows are`;
  return new UserError(`${rows} refused, so nothing was written.`, {
    hint: 'Put them right in the file, or import the others with --skip-bad.',
    code: exitCode.badData,
  });
}

function report(ctx: Context, tally: Tally, kind: RowKind, verb: string): void {
  if (tally.read === 0) ctx.note('There are no rows below the column names.');
  for (const notice of tally.notices.slice(0, 20)) ctx.note(notice);
  if (tally.notices.length > 20) ctx.note(`… and ${tally.notices.length - 20} more`);
  if (tally.settings.length > 0) ctx.note(`settings taken: ${tally.settings.join(', ')}`);
  const lines = [
    ...tally.leftOutLines(),
    ...tally.dateLines(),
    ...tally.fillerLines(),
    ...tally.differences.lines(),
    ...tally.remarkLines(),
    ...tally.apartLines(),
    ...tally.refusalLines(),
  ];
  for (const line of lines) ctx.note(line);
  ctx.print(tally.summary(kind, verb));
  if (tally.aliases.length === 0 || verb !== 'added') return;
  const which = tally.aliases.length === 1 ? 'The alias waits' : 'The aliases wait';
  ctx.note(`${which} until you have looked (prospect alias) and accept: ${acceptLine(tally.aliases)}`);
}

/** How far a long import has come, on a line of its own that goes away; only for somebody who looks. */
class Progress {
  private last = 0;
  private isShown = false;
  private readonly isWatched: boolean;

  constructor(private readonly ctx: Context) {
    this.isWatched = ctx.host.isTerminal('err');
  }

  readonly show = (rows: number): void => {
    if (!this.isWatched || performance.now() - this.last < 100) return;
    this.last = performance.now();
    this.isShown = true;
    this.ctx.host.write('err', `\r${count(rows)} rows…`);
  };

  end(): void {
    if (this.isShown) this.ctx.host.write('err', '\r\x1b[K');
    this.isShown = false;
  }
}
