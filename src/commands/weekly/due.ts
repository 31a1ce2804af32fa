import type { Context } from '../../context.js';
import { momentNow, parseWhen, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import type { Due } from '../../report/due/due.js';
import { readAgenda, readDue } from '../../report/due/read.js';
import { formatOf, printRows } from '../flags/format.js';
import { viewOf } from '../flags/view.js';

export type DueFlags = Flags<'due'>;

/** Says what is due; it asks nothing and writes nothing. Throws UserError where --ics is given with another format. */
export async function due(ctx: Context, flags: DueFlags): Promise<void> {
  if (flags.ics) return printCalendar(ctx, flags);
  const format = formatOf(flags);
  const asOf = readAsOf(ctx, flags);
  const journal = ctx.open('read');
  const isData = format !== 'table';
  const isWhole = flags.all === true || isData;
  const found = journal.snapshot(() => readDue(journal, asOf, { isWhole, isData }));
  if (format !== 'table') return printData(ctx, found, flags, format);
  const view = await viewOf(ctx, flags.all ? { all: true } : {});
  if (flags.dream) {
    const { renderDreamList } = await import('../../report/due/dream.js');
    return ctx.print(renderDreamList(found, view));
  }
  const { renderDue } = await import('../../report/due/page.js');
  ctx.print(renderDue(found, view));
}

async function printData(
  ctx: Context,
  found: Due,
  flags: DueFlags,
  format: 'csv' | 'json' | 'md',
): Promise<void> {
  const { dreamRows, dueColumns, dueJson, dueRows } = await import('../../report/due/columns.js');
  const rows = flags.dream ? dreamRows(found) : dueRows(found);
  if (format !== 'json') return printRows(ctx, flags, dueColumns(found), rows, '');
  const { figuresToJson } = await import('../../render/json.js');
  ctx.print(figuresToJson(dueJson(found, rows)));
}

/** Every open next step, and when each lead is to be tried again, whenever that is, as a calendar. */
async function printCalendar(ctx: Context, flags: DueFlags): Promise<void> {
  if (formatOf(flags) !== 'table' || flags.dream || flags.format !== undefined)
    throw new UserError('--ics goes with neither another format nor --dream.', {
      hint: 'For a calendar say: prospect due --ics > due.ics',
    });
  const asOf = readAsOf(ctx, flags);
  const journal = ctx.open('read');
  const agenda = journal.snapshot(() => readAgenda(journal, asOf));
  const { dueCalendar } = await import('../../report/due/calendar.js');
  ctx.print(dueCalendar(agenda));
}

function readAsOf(ctx: Context, { asOf }: DueFlags): Moment {
  return asOf === undefined ? momentNow(ctx.clock) : parseWhen(asOf, ctx.clock, 'past');
}
