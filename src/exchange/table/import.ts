import type { Day } from '../../domain/calendar.js';
import type { Clock } from '../../domain/when.js';
import { UserError, exitCode } from '../../errors.js';
import { count, some } from '../../render/figure.js';
import { Intake } from '../../store/across/imports.js';
import type { Journal } from '../../store/file/journal.js';
import { AmountReader, currencyOf } from '../../store/settings/settings.js';
import type { Write } from '../../store/file/write.js';
import { UnreadableDates } from '../cells/date-orders.js';
import type { CsvReader } from '../read/csv.js';
import type { Mapping } from '../fields/mapping.js';
import { Unsaid } from '../fields/unusable.js';
import { nearCountLine } from '../near-lines.js';
import { DateFields } from './date-fields.js';
import { LeadRows } from './lead-rows.js';
import { NextRows } from './next-rows.js';
import { TacticRows } from './tactic-rows.js';
import { explainConflict } from '../faults.js';
import { Tally } from '../tally.js';
import { TouchRows } from './touch-rows.js';
import { ValueFields } from './value-fields.js';
import { WordBook } from './word-book.js';

export interface ImportRun {
  journal: Journal;
  write: Write;
  clock: Clock;
  today: Day;
  /** Told how many rows were read, every now and then. */
  progress: (rows: number) => void;
  /** Whether the rows that can be taken are kept where others are refused. */
  skipBad: boolean;
  /** Whether what a row says of a lead replaces what is here. */
  replaces: boolean;
}

/** What 0.1.0 knew a row without an id by. */
export type Earlier = ((row: readonly string[]) => string) | undefined;

/** Rows of one kind: taken one after the other, each from its cells. */
interface Rows {
  take: (row: string[]) => void;
  /** All that is wrong with a row, which was refused. */
  faults?: (row: string[]) => UserError[];
  /** Forgets what was remembered of a row of which nothing is kept. */
  forget: () => void;
  /** What was taken for granted in reading them, one line each. */
  notices?: () => string[];
}

/** What is written down of all rows together. */
interface Books {
  intake: Intake;
  tally: Tally;
  amounts: AmountReader;
  dates: DateFields;
}

const progressEvery = 256;

/**
 * Adds the rows of a CSV file that are not in the journal yet, and counts. A row that cannot be taken is counted as
 * refused; with `skipBad` it leaves nothing behind, without it the caller keeps nothing of the file. Throws UserError
 * where a column asked for with --map is empty throughout.
 */
export function importTable(
  reader: CsvReader,
  mapping: Mapping,
  context: ImportRun,
  earlier: Earlier,
): Tally {
  const tally = new Tally(reader.rowWord);
  const amounts = new AmountReader(currencyOf(context.journal));
  const intake = new Intake(context.journal, context.write, context.today);
  const dates = new DateFields(reader, mapping, context.clock, context.today);
  const rows = rowTaker(reader, mapping, context, { intake, tally, amounts, dates }, earlier);
  const take = context.skipBad
    ? wholeOrNot(rows, context.write, { intake, tally, amounts, dates })
    : (row: string[]) => rows.take(row);
  const faults = (row: string[]) => {
    const goBack = [tally.mark(), amounts.mark()];
    const found = rows.faults?.(row) ?? [];
    for (const undo of goBack) undo();
    return found;
  };
  const width = reader.header.length;
  const empty = new Set(mapping.mapped);
  for (const row of reader.rows((reason, line) => tally.refuse(reason, () => line))) {
    if (row.every((cell) => cell.trim() === '')) continue;
    tally.read++;
    if (tally.read % progressEvery === 0) context.progress(tally.read);
    for (const column of empty) if (column.indexes.some((index) => row[index]?.trim())) empty.delete(column);
    const line = () => reader.line;
    const meant = row.length === width ? mapping.meant(row, dates.isOver) : null;
    if (meant === null) tally.refuse(`The row has ${row.length} cells, the header ${width}.`, line);
    else if ('leftOut' in meant) tally.leaveOut(meant.leftOut);
    else
      for (const each of meant)
        try {
          const why = mapping.leaves?.(each);
          if (why === undefined) take(each);
          else tally.leaveOut(why);
        } catch (error) {
          tally.refuse(
            faultsOf(error, () => faults(each)),
            line,
          );
        }
  }
  const [column] = empty;
  if (column && tally.read > 0)
    throw new UserError(
      `--map ${column.field}=${column.column}: that column is empty in all ${count(tally.read)} rows.`,
      { hint: 'Name the column that holds it, or leave this --map out.', code: exitCode.badData },
    );
  tally.notices.push(...mapping.notices);
  if (mapping.isNameless && tally.touches > 0)
    tally.notices.push(
      `no column says who: ${some(tally.touches, 'touch is', 'touches are')} with nobody in particular (--map lead=COLUMN)`,
    );
  amounts.settle(context.write);
  tally.notices.unshift(...reader.endNotices);
  tally.notices.push(...(rows.notices?.() ?? []));
  tally.notices.unshift(...nearCountLine(context.journal, intake.leads.made));
  return tally;
}

/** What is wrong with a row that was refused, all of it. Throws on what is no fault of a row. */
function faultsOf(error: unknown, faults: () => UserError[]): string | UserError[] {
  const conflict = explainConflict(error);
  if (conflict !== undefined) return `The row ${conflict}.`;
  if (!(error instanceof UserError) || error instanceof UnreadableDates || error instanceof Unsaid)
    throw error;
  const all = faults();
  return all.some(({ message }) => message === error.message) ? all : [error];
}

function rowTaker(
  reader: CsvReader,
  mapping: Mapping,
  context: ImportRun,
  { intake, tally, amounts, dates }: Books,
  earlier: Earlier,
): Rows {
  const { journal, write, clock, today, replaces } = context;
  const tactics = new TacticRows(intake.tactics, mapping, tally, () => reader.line);
  const next = new NextRows(intake.next, mapping, dates, tally, clock.zone);
  const leads = new LeadRows(intake.leads, mapping, tally, today, () => reader.line, replaces, {
    dates,
    next,
    zone: clock.zone,
  });
  if (mapping.kind === 'tactics') return tactics;
  if (mapping.kind === 'leads') return leads;
  const words = new WordBook(journal, write, tally);
  if (!mapping.isOwn)
    for (const field of ['outcome', 'reason'] as const) words.checkRecodes(field, mapping.recoded(field));
  return new TouchRows({
    intake: intake.touches,
    mapping,
    tally,
    leads,
    tactics,
    words,
    values: new ValueFields(
      mapping,
      amounts,
      (field) => dates.texts(field),
      () => tactics.areCalls(today),
    ),
    clock,
    today,
    dates,
    earlier,
    next,
    replaces,
    line: () => reader.line,
  });
}

/** Takes a row whole or, where it is refused, leaves nothing of it: neither in the journal nor in what is remembered. */
function wholeOrNot(rows: Rows, write: Write, { intake, tally, amounts }: Books): Rows['take'] {
  return (row) => {
    const goBack = [tally.mark(), amounts.mark()];
    try {
      write.attempt(() => rows.take(row));
    } catch (error) {
      for (const undo of goBack) undo();
      intake.leads.forget();
      rows.forget();
      throw error;
    }
  };
}
