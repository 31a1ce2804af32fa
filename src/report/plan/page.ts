import { rateWords } from '../../domain/plan.js';
import { count, some } from '../../render/figure.js';
import { hours } from '../../render/rounded.js';
import { show } from '../../render/safe.js';
import type { ReportQuery } from '../measures/query.js';
import { wrap, type View } from '../sheet/layout.js';
import { tableLines, type Table } from '../sheet/table.js';
import { emptyDaysWords, explainPlan, numberLines, plannedWords, wholeRest } from './words.js';
import type { PlanReport, PlanRow } from './plan.js';
import { typed } from '../sheet/names.js';

/** A line of figures: a row, or all tactics together. */
type Line = Pick<PlanRow, 'planned' | 'byNow' | 'done' | 'seconds'> & {
  of: PlanRow['of'];
  name: string;
  rate: string;
  /** Whole touches; null where its last day is past. */
  rest: number | null;
};

/** The section on plans, line by line; it fits the width. */
export function renderPlan(report: PlanReport, query: ReportQuery, view: View): string[] {
  const { width, painter } = view;
  return [
    ...tableLines(planTable(report), planRows(report), view),
    ...numberLines(report.numbers, query, width - 2, { rest: true }).map((line) => `  ${line}`),
    ...planTexts(report, query)
      .flatMap((words) => wrap(words, width))
      .map((line) => String(painter.dim(line))),
    ...(view.explain ? explainPlan(report, query).flatMap((text) => wrap(text, width)) : []),
  ];
}

/** Tactics, all of them together where there are several, then goals. */
export function planRows(report: PlanReport): Line[] {
  const { rows, total } = report;
  const line = (row: PlanRow): Line => ({
    ...row,
    name: `  ${show(row.name)}`,
    rate: rateWords(row.rate),
    rest: row.toMake === null ? null : wholeRest(row),
  });
  const tactics = rows.filter(({ of }) => of === 'tactic').map(line);
  const all =
    tactics.length > 1
      ? [{ ...total, of: 'tactic' as const, name: 'in all', rate: '', rest: restOf(report) }]
      : [];
  return [...tactics, ...all, ...rows.filter(({ of }) => of === 'goal').map(line)];
}

/** A narrow terminal loses the hours, then the plan as typed, what was planned by now with the gap, and what is to make. */
export function planTable({ rows, isFresh }: PlanReport): Table<Line> {
  const isPartly = !isFresh && rows.some(({ planned, byNow }) => Math.round(planned) !== Math.round(byNow));
  return {
    of: '',
    head: 'PLAN',
    name: ({ name }) => name,
    names: { from: 14 },
    leastName: 14,
    group: { of: ({ of }) => (of === 'goal' ? 'goals' : null) },
    columns: [
      { title: 'plan', text: ({ rate }) => rate, loss: 2 },
      { title: 'done', text: ({ done }) => count(done) },
      { title: 'planned', text: ({ planned }) => plannedWords(planned) },
      ...(isPartly ? [{ title: 'by now', text: ({ byNow }: Line) => plannedWords(byNow), loss: 3 }] : []),
      ...(isFresh ? [] : [{ title: 'gap', text: gapWords, loss: 3 }]),
      { title: 'to make', text: ({ rest }) => (rest === null ? '' : count(rest)), optional: true, loss: 4 },
      { title: 'hours', text: ({ seconds }) => (seconds === null ? '' : hours(seconds / 3600)), loss: 1 },
    ],
  };
}

/** Against what was planned by now: `+3`, `−8`, `0`. */
function gapWords({ done, byNow }: Line): string {
  const gap = done - Math.round(byNow);
  return gap === 0 ? '0' : `${gap > 0 ? '+' : '−'}${count(Math.abs(gap))}`;
}

/** What is to do a day, where nothing is logged, what the plan takes, and what had no plan. */
export function planTexts(report: PlanReport, query: ReportQuery): string[] {
  const { emptyDays, unplanned, made } = report;
  return [
    paceWords(report),
    emptyDaysWords(emptyDays, query),
    emptyDays.length > 0 ? 'Log what was done there (prospect log --at DAY), and it is no gap.' : null,
    hoursWords(report),
    unplanned > 0 ? `${count(unplanned)} of the ${some(made, 'touch', 'touches')} had no plan.` : null,
  ].filter((words) => words !== null);
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
