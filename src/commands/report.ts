import type { Context } from '../context.js';
import { addDays } from '../domain/calendar.js';
import { oneOf } from '../domain/touch.js';
import { toJson } from '../render/json.js';
import type { Format } from '../render/rows.js';
import { showBlock } from '../render/safe.js';
import { answerFailures, answerFunnel, answerPage, answerWorked, type Answer } from '../report/answer.js';
import { answerLearned } from '../report/answer-learned.js';
import { answerMoney, answerSources } from '../report/answer-money.js';
import { answerPlan } from '../report/answer-plan.js';
import { answerPromises } from '../report/answer-promises.js';
import { readFrame, type Frame, type FrameFlags } from '../report/frame.js';
import { hasTouches } from '../store/counts.js';
import type { Journal } from '../store/journal.js';
import { currencyOf, usualOf } from '../store/settings.js';
import { readAnswering } from './report-answered.js';
import type { Depth } from './report-worked.js';
import { formatOf, type FormatFlags } from './format.js';
import { readLearned } from './report-learned.js';
import { readMoney } from './report-money.js';
import { readSources } from './report-origins.js';
import { readPlan } from './report-plan.js';
import { readPromises } from './report-promises.js';
import { checkShare, shareReport, type ShareFlags } from './report-share.js';
import { readFailures, readFunnel, readPage, readWorked } from './report-values.js';
import { viewOf } from './view.js';

export interface ReportFlags extends FrameFlags, FormatFlags, ShareFlags {
  explain?: true;
  all?: true;
}

const answers = {
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
const sections = (Object.keys(answers) as (keyof typeof answers)[]).filter((name) => name !== 'page');

/** Prints the report, or one section of it; it writes nothing. */
export async function report(ctx: Context, section: string | undefined, flags: ReportFlags): Promise<void> {
  const format = formatOf(flags);
  const name = section === undefined ? 'page' : oneOf('The section', section, sections);
  checkShare(name, flags);
  const journal = ctx.open('read');
  journal.keepTablesInMemory();
  const answer = journal.snapshot(() => {
    const frame = readFrame(
      name === 'learned' ? periodOrAll(flags) : flags,
      ctx.clock,
      (from, to) => hasTouches(journal, { from, before: addDays(to, 1) }),
      usualOf(journal),
    );
    if (flags.share) return shareReport(journal, name, frame, flags);
    return answers[name](journal, frame, { ranked: format !== 'table' || flags.explain === true });
  });
  if (typeof answer === 'string') return ctx.print(answer);
  ctx.print(format === 'table' ? answer.page(await viewOf(ctx, flags)) : asData(ctx, answer, format, flags));
}

/** What was learned is told whole unless a period is asked for. */
function periodOrAll(flags: ReportFlags): ReportFlags {
  const { period, from, to } = flags;
  return period === undefined && from === undefined && to === undefined ? { ...flags, period: 'all' } : flags;
}

function asData(ctx: Context, answer: Answer, format: Exclude<Format, 'table'>, flags: ReportFlags): string {
  if (format === 'json') return `${toJson(answer.json(), 2)}\n`;
  if (format === 'md') return answer.markdown({ all: flags.all === true });
  const csv = answer.csv({ raw: flags.raw === true, excel: flags.excel === true });
  return ctx.isTerminal ? showBlock(csv) : csv;
}
