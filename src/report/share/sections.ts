import { decidedDay } from '../learned/decided.js';
import type { Failures } from '../failures/failures.js';
import type { Frame } from '../measures/frame.js';
import { rateStrips, stageStrips } from '../funnel/page.js';
import type { Funnel } from '../funnel/funnel.js';
import {
  countWords,
  headWords,
  hypothesisOf,
  renderNothingLearned,
  saidOf,
  trialWords,
} from '../learned/page.js';
import type { Learned } from '../learned/learned.js';
import type { Strip, View } from '../sheet/layout.js';
import { moneyStrips } from '../money/page.js';
import type { Money } from '../money/money.js';
import { groupName } from '../sheet/names.js';
import { knowsOrigins, type Origins, type SourceRow } from '../sources/sources.js';
import { sourceStrips } from '../sources/page.js';
import { planStrips } from '../plan/page.js';
import type { PlanReport } from '../plan/plan.js';
import type { Promises } from '../promises/promises.js';
import { promiseStrips } from '../promises/page.js';
import { bullets, document, heading, labelled, paragraph, sentenceCase, table } from '../sheet/markdown.js';
import { brokeBlocks, originBlocks, promiseLines, titleBlock, workedBlocks } from '../page/markdown.js';
import { stopStrips } from '../funnel/stops.js';
import type { Worked } from '../tactics/tactics.js';
import type { Answering } from '../hours/hours.js';

export function tacticsMarkdown(
  worked: Worked,
  answering: Answering | null,
  frame: Frame,
  view: View,
): string {
  return document([titleBlock(frame), ...workedBlocks(worked, answering, frame, view)]);
}

export function failuresMarkdown(failures: Failures, frame: Frame, currency: string | null): string {
  return document([titleBlock(frame), ...brokeBlocks(failures, failures.rows, currency)]);
}

export function funnelMarkdown({ rows, tactics }: Funnel, frame: Frame, view: View): string {
  return document([
    titleBlock(frame),
    heading(2, 'Funnel'),
    table(stageStrips(rows, frame).map(titled('FUNNEL', 'stage'))),
    ...(tactics.length > 0 ? [heading(2, 'Where leads stop'), table(stopStrips(tactics, view))] : []),
    heading(2, 'Rates'),
    table(rateStrips(rows, frame).map(titled('RATES', 'rate'))),
  ]);
}

export function sourcesMarkdown(
  { origins, sources }: { origins: Origins; sources: readonly SourceRow[] },
  frame: Frame,
  view: View,
): string {
  const { strips, texts } = sourceStrips(sources, frame, view);
  return document([
    titleBlock(frame),
    ...(knowsOrigins(origins) ? originBlocks(origins, frame) : []),
    heading(2, 'Sources'),
    table(strips),
    bullets(texts),
  ]);
}

export function planMarkdown(report: PlanReport, frame: Frame, view: View): string {
  const { strips, texts } = planStrips(report, frame, view);
  return document([titleBlock(frame), heading(2, 'Plan'), table(strips), bullets(texts)]);
}

export function promisesMarkdown(
  promises: Promises,
  frame: Frame,
  view: View,
  currency: string | null,
): string {
  return document([
    titleBlock(frame),
    heading(2, 'Promises'),
    paragraph(promiseLines(promises.total, currency)),
    ...promiseStrips(promises, frame, view, currency).flatMap(({ title, strips, notes }) => [
      heading(3, sentenceCase(title)),
      table(strips),
      paragraph(notes),
    ]),
  ]);
}

export function moneyMarkdown(money: Money, frame: Frame, view: View, currency: string | null): string {
  const { head, cost, valueTitle, value, notes } = moneyStrips(money, frame, view, currency);
  return document([
    titleBlock(frame),
    heading(2, 'Money and time'),
    paragraph([head]),
    table(cost),
    ...(value.length > 0 ? [heading(2, sentenceCase(valueTitle)), table(value)] : []),
    bullets(notes),
  ]);
}

export function learnedMarkdown({ decided, running }: Learned, frame: Frame): string {
  if (decided.length + running.length === 0) return document([paragraph(renderNothingLearned(frame))]);
  const asOf = frame.asOf.day;
  return document([
    titleBlock(frame),
    heading(2, 'Learned'),
    paragraph([countWords(decided)]),
    ...decided.flatMap((each) => [
      heading(3, `${decidedDay(each.day, asOf)}, ${headWords(each)}`),
      labelled(saidOf(each, asOf)),
    ]),
    ...(running.length > 0 ? [heading(2, 'Still running')] : []),
    ...running.flatMap((trial) => [
      heading(3, groupName(trial)),
      labelled([['trial', trialWords(trial, asOf)], ...hypothesisOf(trial)]),
    ]),
  ]);
}

/** A column under another title. */
function titled(from: string, to: string): (strip: Strip) => Strip {
  return (strip) => (strip.title === from ? { ...strip, title: to } : strip);
}
