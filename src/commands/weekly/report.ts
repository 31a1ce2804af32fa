import type { Context } from '../../context.js';
import { addDays } from '../../domain/calendar.js';
import { optionWithoutUse, reportSections, type ReportSection } from '../../domain/report-sections.js';
import { oneOf } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { figuresToJson } from '../../render/json.js';
import type { Format } from '../../render/rows.js';
import { showBlock } from '../../render/safe.js';
import { readReportQuery, type Depth, type ReportQuery } from '../../report/measures/query.js';
import { isBeforePlans } from '../../report/plan/read.js';
import { sections } from '../../report/sections.js';
import { plainPainter, type View } from '../../report/sheet/layout.js';
import type { Display } from '../../report/sheet/display.js';
import type { ReadSection, Hidden } from '../../report/sheet/section.js';
import { hasTouches } from '../../store/counts/touches.js';
import type { Journal } from '../../store/file/journal.js';
import { sourceRows } from '../../store/leads/sources.js';
import { currencyOf, usualOf } from '../../store/settings/settings.js';
import { csvOptions, formatOf } from '../flags/format.js';
import { deliverHtml, htmlPlace } from '../flags/html-file.js';
import { workbookIn, writeSheets } from '../flags/sheets.js';
import { checkExplain, viewOf } from '../flags/view.js';

export type ReportFlags = Flags<'report'>;

/**
 * Prints the report, or one section of it; it writes nothing. Throws UserError for an option that changes nothing
 * there.
 */
export async function report(ctx: Context, section: string | undefined, flags: ReportFlags): Promise<void> {
  const format = formatOf(flags);
  const name = section === undefined ? 'page' : oneOf('The section', section, reportSections);
  if (name !== 'page') checkUse(name, flags);
  else if (flags.by === 'stage') throw stageOfFailures();
  checkShare(name, flags);
  const sheet = workbookIn(ctx, flags);
  checkExplain(flags, sheet === undefined ? format : 'xlsx');
  const place = htmlPlace(ctx, flags);
  const journal = ctx.open('read');
  journal.keepTablesInMemory();
  const { answer, hidden } = journal.snapshot(() => ({
    answer: sections[name].answer(
      journal,
      queryOf(ctx, journal, name, flags),
      depthOf(flags, format),
      currencyOf(journal),
    ),
    hidden: hiddenIn(journal, flags),
  }));
  if (sheet !== undefined)
    return writeSheets(
      ctx,
      { place: sheet, replaces: flags.replace === true, currency: currencyOf(journal) },
      [{ name: name === 'page' ? 'tactics' : name, grid: answer.grid() }],
    );
  const whole = markdownView(flags.all === true);
  if (place !== undefined) {
    const display = await answer.display(whole, flags.share ? hidden : null);
    return deliverHtml(ctx, place, await pageOf(display, flags));
  }
  if (flags.share) return ctx.print(answer.share(whole, hidden));
  ctx.print(
    format === 'table' ? answer.page(await viewOf(ctx, flags)) : asData(ctx, answer, format, whole, flags),
  );
}

function depthOf(flags: ReportFlags, format: Format): Depth {
  const drawn = flags.html !== undefined;
  return flags.share
    ? { drawn, ranked: false, withoutMoney: flags.money !== true, withoutSources: true }
    : { drawn, ranked: format !== 'table' || flags.xlsx !== undefined || (flags.explain === true && !drawn) };
}

/** What is told as a page to look at. */
async function pageOf(display: Display, { share, money, explain }: ReportFlags): Promise<string> {
  const { htmlDocument } = await import('../../report/html/document.js');
  const kept = ['Names of people and companies', 'notes', 'sources', ...(money ? [] : ['money'])];
  return htmlDocument(display, {
    isOpen: explain === true,
    leftOut: share ? `${kept.slice(0, -1).join(', ')} and ${kept.at(-1)} are left out of this page.` : null,
  });
}

/** Without money unless it is asked for; a source goes by the number that it keeps for ever. */
function hiddenIn(journal: Journal, flags: ReportFlags): Hidden {
  const numbers = flags.share
    ? new Map(sourceRows(journal).map(({ id, name }) => [name, id]))
    : new Map<string, number>();
  return { money: flags.money !== true, sourceName: (name) => `source ${numbers.get(name) ?? '?'}` };
}

function stageOfFailures(): UserError {
  return new UserError('--by stage is of what failed.', { hint: 'See: prospect report failures --by stage' });
}

function failuresByTag(): UserError {
  return new UserError(
    '"report failures" does not take --by tag: a lead with several tags would be in several columns, which are compared with each other.',
    { hint: 'See what leads of each tag brought: prospect report tactics --by tag' },
  );
}

/** Refuses an option that changes nothing in a section, and names the sections that take it. */
function checkUse(name: ReportSection, flags: ReportFlags): void {
  // All time is what the sections without a period count anyway.
  const isAsked = (key: string) => key !== 'period' || flags.period!.trim().toLowerCase() !== 'all';
  const given = Object.keys(flags)
    .filter(isAsked)
    .map((key) => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  if (flags.by === 'stage' && name === 'tactics') throw stageOfFailures();
  if (flags.by === 'tag' && name === 'failures') throw failuresByTag();
  const idle = optionWithoutUse(name, given);
  if (!idle) return;
  const { option, because, sections } = idle;
  const others = `its ${sections.length === 1 ? 'section' : 'sections'} ${sections.join(', ')}`;
  throw new UserError(`"report ${name}" does not take ${option}: ${because}.`, {
    hint: `${option} is for "report" alone and ${others}.`,
  });
}

/**
 * What was learned is told whole unless a period is asked for; and a plan that begins this week is told of this week,
 * also on a Monday.
 */
function queryOf(
  ctx: Context,
  journal: Journal,
  name: ReportSection | 'page',
  flags: ReportFlags,
): ReportQuery {
  const read = (period?: string) =>
    readReportQuery(
      period === undefined ? flags : { ...flags, period },
      ctx.clock,
      (from, to) => hasTouches(journal, { from, before: addDays(to, 1) }),
      usualOf(journal),
    );
  if ((flags.period ?? flags.from ?? flags.to) !== undefined) return read();
  if (name === 'learned') return read('all');
  const query = read();
  return name === 'plan' && isBeforePlans(journal, query) ? read('this-week') : query;
}

/** How markdown is laid out: by nothing but its own tables. */
const markdownView = (all: boolean): View => ({
  width: Infinity,
  painter: plainPainter,
  all,
  explain: false,
});

function asData(
  ctx: Context,
  answer: ReadSection,
  format: Exclude<Format, 'table'>,
  whole: View,
  flags: ReportFlags,
): string {
  if (format === 'json') return `${figuresToJson(answer.json())}\n`;
  if (format === 'md') return answer.markdown(whole);
  const csv = answer.csv(csvOptions(ctx, flags));
  return ctx.isTerminal ? showBlock(csv) : csv;
}

/** Refuses options that do not go together with sharing. */
function checkShare(section: string, flags: ReportFlags): void {
  if (!flags.share) {
    if (flags.money)
      throw new UserError('--money goes with --share.', {
        hint: 'See money with "prospect report money", or share it: prospect report --share --money',
      });
    return;
  }
  const markdown = flags.html === undefined ? (['explain'] as const) : [];
  const other = (['csv', 'json', 'excel', 'raw', 'xlsx', ...markdown] as const).find((name) => flags[name]);
  const format = flags.format !== undefined && flags.format !== 'md' ? `format ${flags.format}` : undefined;
  if (other !== undefined || format !== undefined)
    throw new UserError(
      `--share writes markdown, or with --html a page; it does not go with --${other ?? format}.`,
      {
        hint: 'Leave one of the two out.',
      },
    );
  if (section === 'money' && !flags.money)
    throw new UserError('"report money" is about money, which is shared only when you say so.', {
      hint: 'Add --money to share it.',
    });
}
