import type { Context } from '../../context.js';
import type { Day } from '../../domain/calendar.js';
import { momentNow, parseWhen, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { linesShown } from '../../report/sheet/flow.js';
import { isNothingDue, weekEnd, type Due, type Group } from '../../report/due/due.js';
import {
  countSilent,
  countSteps,
  dreamList,
  isBegun,
  lastValues,
  looseEnds,
  stepGroups,
  stepRows,
  stepsAfter,
  stepsOfGroup,
  type StepGroup,
  type StepRow,
} from '../../store/promises/agenda.js';
import type { Journal } from '../../store/file/journal.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { coldDaysOf, currencyOf, usualOf } from '../../store/settings/settings.js';
import { formatOf, printRows } from '../flags/format.js';
import { viewOf } from '../flags/view.js';

export type DueFlags = Flags<'due'>;

/** Says what is due; it asks nothing and writes nothing. */
export async function due(ctx: Context, flags: DueFlags): Promise<void> {
  if (flags.ics) return printCalendar(ctx, flags);
  const format = formatOf(flags);
  const asOf = readAsOf(ctx, flags);
  const journal = ctx.open('read');
  const isWhole = flags.all === true || format !== 'table';
  const found = journal.snapshot(() =>
    withValues(journal, readDue(journal, asOf, isWhole), format !== 'table'),
  );
  if (format !== 'table') return printData(ctx, found, flags, format);
  const view = await viewOf(ctx, flags.all ? { all: true } : {});
  if (flags.dream) {
    const { renderDreamList } = await import('../../report/due/dream.js');
    return ctx.print(renderDreamList(found, view));
  }
  const { renderDue } = await import('../../report/due/page.js');
  ctx.print(renderDue(found, view));
}

/** `isWhole`: every row, not only those the page has room for. */
function readDue(journal: Journal, asOf: Moment, isWhole: boolean): Due {
  const today = asOf.day;
  return withLastResults(journal, today, (lastResults) => {
    const coldDays = coldDaysOf(journal);
    const { silence } = usualOf(journal);
    const found: Due = {
      asOf,
      steps: readSteps(journal, today, lastResults, isWhole),
      loose: looseEnds(journal, today, lastResults, isWhole ? -1 : looseShown),
      dream: dreamList(journal, today, coldDays, lastResults),
      coldDays,
      silent: countSilent(journal, today, lastResults, silence),
      silence,
      values: new Map(),
      later: null,
      isBegun: isBegun(journal, today),
      currency: currencyOf(journal),
    };
    if (!isNothingDue(found)) return found;
    const next = stepsAfter(journal, today, weekEnd(today), 1);
    return { ...found, later: stepRows(journal, next, today, lastResults)[0] ?? null };
  });
}

/** More names than five lines hold. */
const looseShown = 60;

function readSteps(journal: Journal, today: Day, lastResults: string, isWhole: boolean): Due['steps'] {
  const week = { asOf: today, weekEnd: weekEnd(today) };
  const counts = countSteps(journal, week);
  const limit = (name: StepGroup) => (isWhole ? -1 : name === 'this-week' ? 2 * linesShown : linesShown);
  const ids = (name: StepGroup) => (counts[name] === 0 ? [] : stepsOfGroup(journal, name, week, limit(name)));
  const idsOf = new Map(stepGroups.map((name) => [name, ids(name)]));
  const rows = stepRows(journal, [...idsOf.values()].flat(), today, lastResults);
  const group = (name: StepGroup): Group<StepRow> => {
    return { count: counts[name], rows: rows.splice(0, idsOf.get(name)!.length) };
  };
  return {
    late: group('late'),
    today: group('today'),
    'this-week': group('this-week'),
    'did-it-happen': group('did-it-happen'),
  };
}

/** What is at stake with those the page says it of; as data, with all. */
function withValues(journal: Journal, found: Due, isData: boolean): Due {
  const { steps, loose, dream } = found;
  const { late, today, 'this-week': week, 'did-it-happen': asked } = steps;
  const more = isData ? [week, asked, loose, { rows: dream.cold }, { rows: dream.never }] : [];
  const leads = [late, today, ...more].flatMap(({ rows }) => rows.map(({ leadId }) => leadId));
  return { ...found, values: lastValues(journal, leads, found.asOf.day) };
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

/** Every open next step, whenever it is, as a calendar. */
async function printCalendar(ctx: Context, flags: DueFlags): Promise<void> {
  if (formatOf(flags) !== 'table' || flags.dream || flags.format !== undefined)
    throw new UserError('--ics goes with neither another format nor --dream.', {
      hint: 'For a calendar say: prospect due --ics > due.ics',
    });
  const asOf = readAsOf(ctx, flags);
  const journal = ctx.open('read');
  const { rows, ...stakes } = journal.snapshot(() => {
    const rows = withLastResults(journal, asOf.day, (lastResults) =>
      stepRows(journal, stepsAfter(journal, asOf.day, ''), asOf.day, lastResults),
    );
    const leads = rows.map(({ leadId }) => leadId);
    return { rows, asOf, values: lastValues(journal, leads, asOf.day), currency: currencyOf(journal) };
  });
  const { dueCalendar } = await import('../../report/due/calendar.js');
  ctx.print(dueCalendar(rows, stakes));
}

function readAsOf(ctx: Context, { asOf }: DueFlags): Moment {
  return asOf === undefined ? momentNow(ctx.clock) : parseWhen(asOf, ctx.clock, 'past');
}
