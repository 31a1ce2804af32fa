import { rateWords } from '../../domain/plan.js';
import { count, some } from '../../render/figure.js';
import { hours } from '../../render/rounded.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import type { Frame } from '../measures/frame.js';
import { strip, stripLine, stripsWidth, wrap, type Strip, type View } from '../sheet/layout.js';
import { explainPlan } from './explain.js';
import type { PlanReport, PlanRow } from './plan.js';
import { emptyDaysWords, numberLines, plannedWords, wholeRest } from './words.js';
import { typed } from '../sheet/tactic-names.js';

/** A line of figures: a row, or all tactics together. */
type Line = Pick<PlanRow, 'planned' | 'byNow' | 'done' | 'seconds'> & {
  name: string;
  rate: string;
  /** Whole touches; null where its last day is past. */
  rest: number | null;
};

/** The section on plans, line by line; it fits the width. */
export function renderPlan(report: PlanReport, frame: Frame, view: View): string[] {
  const { width, painter } = view;
  const lines = linesOf(report);
  const strips = chooseStrips(lines, width);
  const wanted = lines.reduce((widest, { name }) => Math.max(widest, textWidth(name)), 14);
  const nameWidth = Math.max(6, Math.min(wanted, width - stripsWidth(strips), 40));
  const goalsAt = report.rows.filter(({ of }) => of === 'tactic').length;
  const body = lines.flatMap((line, index) => {
    const figures = (padEnd(fit(line.name, nameWidth), nameWidth) + stripLine(strips, index)).trimEnd();
    const isGoal = index === lines.length - (report.rows.length - goalsAt);
    return [...(isGoal ? [String(painter.dim('goals'))] : []), fit(figures, width)];
  });
  const titles = padEnd('', nameWidth - 'PLAN'.length) + stripLine(strips, 'title');
  return [
    String(painter.bold('PLAN')) + String(painter.dim(fit(titles, width - 'PLAN'.length))),
    ...body,
    ...sentences(report, frame, view),
    ...(view.explain ? explainPlan(report, frame).flatMap((text) => wrap(text, width)) : []),
  ];
}

/** The table, column by column, and what is said below; for markdown. */
export function planStrips(
  report: PlanReport,
  frame: Frame,
  view: View,
): { strips: Strip[]; texts: string[] } {
  const lines = linesOf(report);
  const names = strip('', lines, ({ name }) => name.trim(), { align: 'left' });
  return {
    strips: [names, ...chooseStrips(lines, Infinity)],
    texts: sentences(report, frame, { ...view, width: Infinity }),
  };
}

/** Tactics, all of them together where there are several, then goals. */
function linesOf(report: PlanReport): Line[] {
  const { rows, total } = report;
  const line = (row: PlanRow): Line => ({
    ...row,
    name: `  ${show(row.name)}`,
    rate: rateWords(row.rate),
    rest: row.toMake === null ? null : wholeRest(row),
  });
  const tactics = rows.filter(({ of }) => of === 'tactic').map(line);
  const all = tactics.length > 1 ? [{ ...total, name: 'in all', rate: '', rest: restOf(report) }] : [];
  return [...tactics, ...all, ...rows.filter(({ of }) => of === 'goal').map(line)];
}

/** A narrow terminal loses the hours, then the plan as typed, and what was planned by now. */
function chooseStrips(lines: readonly Line[], width: number): Strip[] {
  const isRunning = lines.some(({ rest }) => rest !== null);
  const rate = strip('plan', lines, (line) => line.rate);
  const done = strip('done', lines, ({ done }) => count(done));
  const planned = strip('planned', lines, (line) => plannedWords(line.planned));
  const byNow = strip('by now', lines, (line) => plannedWords(line.byNow));
  const gap = strip('gap', lines, gapWords);
  const toMake = strip('to make', lines, ({ rest }) => (rest === null ? '' : count(rest)));
  const hour = strip('hours', lines, ({ seconds }) => (seconds === null ? '' : hours(seconds / 3600)));
  const running = isRunning ? [toMake] : [];
  const isPartly = lines.some(({ planned, byNow }) => Math.round(planned) !== Math.round(byNow));
  const choices = [
    [rate, done, planned, ...(isPartly ? [byNow] : []), gap, ...running, hour],
    [rate, done, planned, ...(isPartly ? [byNow] : []), gap, ...running],
    [done, planned, ...(isPartly ? [byNow] : []), gap, ...running],
    [done, planned, ...running],
    [done, planned],
  ];
  return choices.find((strips) => stripsWidth(strips) + 14 <= width) ?? choices.at(-1)!;
}

/** Against what was planned by now: `+3`, `−8`, `0`. */
function gapWords({ done, byNow }: Line): string {
  const gap = done - Math.round(byNow);
  return gap === 0 ? '0' : `${gap > 0 ? '+' : '−'}${count(Math.abs(gap))}`;
}

function sentences(report: PlanReport, frame: Frame, { width, painter }: View): string[] {
  const { emptyDays, numbers } = report;
  const said = [
    paceWords(report),
    emptyDaysWords(emptyDays, frame),
    emptyDays.length > 0 ? 'Log what was done there (prospect log --at DAY), and it is no gap.' : null,
    hoursWords(report),
    report.unplanned > 0
      ? `${count(report.unplanned)} of the ${some(report.made, 'touch', 'touches')} had no plan.`
      : null,
  ].filter((words) => words !== null);
  return [
    ...numberLines(numbers, frame, width - 2, { rest: true }).map((line) => `  ${line}`),
    ...said.flatMap((words) => wrap(words, width)).map((line) => String(painter.dim(line))),
  ];
}

/** "12 touches to make on 2 working days: 6 a day."; null where nothing is left to make. */
function paceWords(report: PlanReport): string | null {
  const { daysLeft } = report.total;
  const rest = restOf(report);
  if (rest === null || rest === 0) return null;
  const head = `${some(rest, 'touch', 'touches')} to make`;
  if (daysLeft === 0) return `${head}, no working day left.`;
  if (daysLeft === 1) return `${head} on 1 working day.`;
  return `${head} on ${count(daysLeft)} working days: ${count(Math.ceil(rest / daysLeft))} a day.`;
}

/** Touches still to make of all tactics, each in whole ones; null where all are past. */
function restOf({ rows, total }: PlanReport): number | null {
  if (total.toMake === null) return null;
  return rows
    .filter(({ of, toMake }) => of === 'tactic' && toMake !== null)
    .reduce((sum, row) => sum + wholeRest(row), 0);
}

/** "The planned touches take 14 h; no minutes known of referral-ask: …"; null without a planned tactic. */
function hoursWords({ rows, total }: PlanReport): string | null {
  const unknown = rows.filter(({ of, seconds }) => of === 'tactic' && seconds === null);
  const [first] = unknown;
  const missing =
    first &&
    `o minutes known of ${unknown.map(({ name }) => show(name)).join(', ')}: prospect tactic edit ${typed(first.name)} --minutes N`;
  if (total.seconds === null) return missing ? `N${missing}` : null;
  const takes = `The planned touches take ${hours(total.seconds / 3600)} h`;
  return missing ? `${takes}; n${missing}` : `${takes}.`;
}
