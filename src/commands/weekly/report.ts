import type { Context } from '../../context.js';
import { addDays } from '../../domain/calendar.js';
import { optionWithoutUse, reportSections, type ReportSection } from '../../domain/report-sections.js';
import { oneOf } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import { figuresToJson } from '../../render/json.js';
import type { Format } from '../../render/rows.js';
import { showBlock } from '../../render/safe.js';
import { answerFailures, answerFunnel, answerPage, answerWorked, type Answer } from '../../report/section.js';
import { answerLearned } from '../../report/section-learned.js';
import { answerMoney, answerSources } from '../../report/section-money.js';
import { answerPlan } from '../../report/section-plan.js';
import { answerPromises } from '../../report/section-promises.js';
import { readFrame, type Frame, type FrameFlags, type Depth } from '../../report/measures/frame.js';
import { hasTouches } from '../../store/counts/touches.js';
import type { Journal } from '../../store/file/journal.js';
import { currencyOf, usualOf } from '../../store/settings/settings.js';
import { readAnswering } from '../../report/hours/read.js';
import { formatOf, type FormatFlags } from '../flags/format.js';
import { readLearned } from '../../report/learned/read.js';
import { readMoney } from '../../report/money/read.js';
import { readSources } from '../../report/sources/read.js';
import { isBeforePlans, readPlan } from '../../report/plan/read.js';
import { readPromises } from '../../report/promises/read.js';
import { checkShare, shareReport, type ShareFlags } from '../../report/share/share.js';
import { readFailures, readFunnel, readPage, readWorked } from '../../report/page/read.js';
import { checkExplain, viewOf } from '../flags/view.js';

export interface ReportFlags extends FrameFlags, FormatFlags, ShareFlags {
  explain?: true;
  all?: true;
}

const answers: Record<ReportSection | 'page', (journal: Journal, frame: Frame, depth: Depth) => Answer> = {
  page: (journal: Journal, frame: Frame, depth: Depth) => answerPage(readPage(journal, frame, depth)),
  tactics: (journal: Journal, frame: Frame, depth: Depth) =>
    answerWorked(
      readWorked(journal, frame, depth),
      readAnswering(journal, frame),
      frame,
      currencyOf(journal),
    ),
  failures: (journal: Journal, frame: Frame) =>
    answerFailures(readFailures(journal, frame), frame, currencyOf(journal)),
  funnel: (journal: Journal, frame: Frame) => answerFunnel(readFunnel(journal, frame), frame),
  sources: (journal: Journal, frame: Frame) => answerSources(readSources(journal, frame), frame),
  plan: (journal: Journal, frame: Frame) => answerPlan(readPlan(journal, frame), frame),
  promises: (journal: Journal, frame: Frame) =>
    answerPromises(readPromises(journal, frame), frame, currencyOf(journal)),
  money: (journal: Journal, frame: Frame) =>
    answerMoney(readMoney(journal, frame), frame, currencyOf(journal)),
  learned: (journal: Journal, frame: Frame) => answerLearned(readLearned(journal, frame), frame),
};

/** Prints the report, or one section of it; it writes nothing. */
export async function report(ctx: Context, section: string | undefined, flags: ReportFlags): Promise<void> {
  const format = formatOf(flags);
  const name = section === undefined ? 'page' : oneOf('The section', section, reportSections);
  if (name !== 'page') checkUse(name, flags);
  checkShare(name, flags);
  checkExplain(flags, format);
  const journal = ctx.open('read');
  journal.keepTablesInMemory();
  const answer = journal.snapshot(() => {
    const frame = frameOf(ctx, journal, name, flags);
    if (flags.share) return shareReport(journal, name, frame, flags);
    return answers[name](journal, frame, { ranked: format !== 'table' || flags.explain === true });
  });
  if (typeof answer === 'string') return ctx.print(answer);
  ctx.print(format === 'table' ? answer.page(await viewOf(ctx, flags)) : asData(ctx, answer, format, flags));
}

/** Refuses an option that changes nothing in a section, and names the sections that take it. */
function checkUse(name: ReportSection, flags: ReportFlags): void {
  // All time is what the sections without a period count anyway.
  const isAsked = (key: string) => key !== 'period' || flags.period!.trim().toLowerCase() !== 'all';
  const given = Object.keys(flags)
    .filter(isAsked)
    .map((key) => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
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
function frameOf(ctx: Context, journal: Journal, name: ReportSection | 'page', flags: ReportFlags): Frame {
  const read = (period?: string) =>
    readFrame(
      period === undefined ? flags : { ...flags, period },
      ctx.clock,
      (from, to) => hasTouches(journal, { from, before: addDays(to, 1) }),
      usualOf(journal),
    );
  if ((flags.period ?? flags.from ?? flags.to) !== undefined) return read();
  if (name === 'learned') return read('all');
  const frame = read();
  return name === 'plan' && isBeforePlans(journal, frame) ? read('this-week') : frame;
}

function asData(ctx: Context, answer: Answer, format: Exclude<Format, 'table'>, flags: ReportFlags): string {
  if (format === 'json') return `${figuresToJson(answer.json())}\n`;
  if (format === 'md') return answer.markdown({ all: flags.all === true });
  const csv = answer.csv({ raw: flags.raw === true, excel: flags.excel === true });
  return ctx.isTerminal ? showBlock(csv) : csv;
}
