import {
  addDays,
  addMonths,
  dayTitle,
  isoWeek,
  monthNames,
  monthStart,
  weekStart,
  type Day,
} from '../../domain/calendar.js';
import { count, some } from '../../render/figure.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { wrap } from '../sheet/layout.js';
import type { PlanNumber, PlanReport, ShortfallOfPlan } from './plan.js';
import { usualWeeks, type Days } from './workdays.js';
import { enoughTouches, usualDays } from './shortfall.js';
import { goalNouns } from '../measures/goal-words.js';
import { sentenceCase } from '../sheet/blocks.js';

const longList = 5;

/** A planned number for reading, whole; `<1` for what rounds to none. */
export function plannedWords(planned: number): string {
  return planned > 0 && planned < 0.5 ? '<1' : count(Math.round(planned));
}

/**
 * What is planned of each goal and how far it came, then why it is short, a sentence each; it fits the width. `rest`: what
 * is to make, too.
 */
export function numberLines(
  numbers: readonly PlanNumber[],
  query: ReportQuery,
  width: number,
  { rest = false } = {},
): string[] {
  return numbers.flatMap((number) => [
    ...wrap(numberWords(number, query) + (rest ? restWords(number) : ''), width).map((line) => line.slice(2)),
    ...shortLines(number, width),
  ]);
}

/** "Your number is 15 meetings in November: 12 so far, 8 days left."; "17 so far, 2 more than planned, 8 days left." */
function numberWords({ goal, days, planned, done, daysLeft }: PlanNumber, query: ReportQuery): string {
  const number = plannedWords(planned);
  const noun = goalNouns[goal][number === '1' ? 'one' : 'more'];
  const left = daysLeft === 1 ? '1 day left' : `${daysLeft === 0 ? 'no' : count(daysLeft ?? 0)} days left`;
  const more = done - Math.round(planned);
  const beyond = more > 0 ? `, ${count(more)} more than planned` : '';
  const [is, so] =
    daysLeft === null
      ? ['was', `${done === 0 ? 'none' : count(done)} came${beyond}`]
      : ['is', `${done === 0 ? 'none' : count(done)} so far${beyond}, ${left}`];
  return `Your number ${is} ${number} ${noun} ${daysWords(days, query)}: ${so}.`;
}

/** " 3 to make."; '' where there is none, or its days are past. */
function restWords({ planned, done, daysLeft }: PlanNumber): string {
  const rest = wholeRest({ planned, done });
  return daysLeft === null || rest === 0 ? '' : ` ${count(rest)} to make.`;
}

/** What is still to make, whole. */
export function wholeRest({ planned, done }: Pick<PlanNumber, 'planned' | 'done'>): number {
  return Math.max(0, Math.round(planned) - done);
}

/** "in November", "this week", "in week 46", or from one day to another. */
function daysWords({ from, before }: Days, { asOf, period }: ReportQuery): string {
  const today = asOf.day;
  const last = addDays(before, -1);
  const year = from.slice(0, 4);
  const withYear = year === today.slice(0, 4) ? '' : ` ${year}`;
  if (from === monthStart(from) && before === addMonths(from, 1))
    return `in ${monthNames[Number(from.slice(5, 7)) - 1]}${withYear}`;
  if (from === weekStart(from) && before === addDays(from, 7))
    return from === weekStart(today) ? 'this week' : `in week ${Number(isoWeek(from).slice(-2))}`;
  if (period.from === from && period.to === last && period.label === year) return `in ${year}`;
  return `from ${shortDay(from, today)} to ${shortDay(last, today)}`;
}

function shortLines(number: PlanNumber, width: number): string[] {
  const words = number.shortfall && !number.isFresh ? shortWords(number, number.shortfall) : null;
  return words === null ? [] : wrap(words, width);
}

/**
 * "7 short so far because 40 planned touches were not made.", or with several causes "13 short so far: 24 because your
 * plan usually brings 5 by now and you asked for 29; more touches brought 9 back, better results 2."; without "so far"
 * where its days are over. Null where that rounds to nothing.
 */
function shortWords({ byNow, done, daysLeft }: PlanNumber, shortfall: ShortfallOfPlan): string | null {
  const { missing, byPlan, byTries, byYield, maybeLuck, touchesPlanned, touchesMade } = shortfall;
  const [plan = 0, tries = 0, rate = 0] = wholeParts([byPlan, byTries, byYield]);
  const all = Math.round(missing);
  if (all <= 0) return null;
  const isOver = daysLeft === null;
  const chance = maybeLuck ? ' (possibly chance)' : '';
  const notMade = Math.round(touchesPlanned - touchesMade);
  const asked = count(all + done);
  const usual = Math.max(0, Math.round(byNow - byPlan));
  const parts = [
    {
      part: tries,
      lost: notMade > 0 ? `${planned(notMade)} not made` : 'touches that bring most were not made',
      won: 'more touches',
    },
    { part: rate, lost: `touches brought less than usual${chance}`, won: `better results${chance}` },
    {
      part: plan,
      lost: `your plan usually brings ${count(usual)}${isOver ? '' : ' by now'} and you asked for ${asked}`,
      won: 'a plan that usually brings more',
    },
  ];
  const lost = parts.filter(({ part }) => part > 0);
  const won = parts.filter(({ part }) => part < 0);
  const [only] = lost;
  const why =
    lost.length === 1
      ? ` because ${only!.lost}`
      : `: ${lost.map(({ part, lost }) => `${count(part)} because ${lost}`).join(', ')}`;
  const made = won
    .map(
      ({ part, won }, index) =>
        `${won}${index === 0 ? ' brought' : ''} ${count(-part)}${index === 0 ? ' back' : ''}`,
    )
    .join(', ');
  return `${count(all)} short${isOver ? '' : ' so far'}${why}${made === '' ? '' : `; ${made}`}.`;
}

function planned(touches: number): string {
  return touches === 1 ? '1 planned touch was' : `${count(touches)} planned touches were`;
}

/** Parts as whole numbers that add up to their sum, rounded: those rounded by most go the other way. */
function wholeParts(parts: readonly number[]): number[] {
  const whole = parts.map(Math.round);
  const exact = parts.reduce((sum, part) => sum + part, 0);
  let rest = Math.round(exact) - whole.reduce((sum, part) => sum + part, 0);
  while (rest !== 0) {
    const step = Math.sign(rest);
    const lacks = parts.map((part, index) => step * (part - whole[index]!));
    whole[lacks.indexOf(Math.max(...lacks))]! += step;
    rest -= step;
  }
  return whole;
}

/** "3 days with a plan and nothing logged: Tue 17, Wed 18, Thu 19."; null where there is none. */
export function emptyDaysWords(days: readonly Day[], { period }: ReportQuery): string | null {
  const [first] = days;
  if (first === undefined) return null;
  const named =
    period.from !== null && period.to !== null && monthStart(period.from) === monthStart(period.to);
  const shown = days.slice(0, longList).map((day) => dayTitle(day, { month: !named }));
  const more = days.length > longList ? ` and ${count(days.length - longList)} more` : '';
  return `${some(days.length, 'day')} with a plan and nothing logged: ${shown.join(', ')}${more}.`;
}

/** What stands as planned beside what is done, in a sentence. */
export const plannedSentence =
  "Plan: touches planned for the whole period of the tactic, all its versions together, on the row of the newest; a week's plan counts a seventh a day, a month's one part in its days. More: prospect report plan --explain.";

/** How the weeks that stand side by side are counted. */
export function explainWeeks({ goal }: Pick<ReportQuery, 'goal'>): string[] {
  return [
    'Weeks: ISO weeks, from Monday, up to the end of what is seen of the period, 12 at most, from that of the first touch on.',
    'Planned: for the whole week, also of one that is not over, pro rata by calendar days: a plan of N a month is N ÷ the days of that month a day.',
    `Touches: all that are dated in the week, with a plan or without. ${sentenceCase(goalNouns[goal].more)}: leads that came to "${goal}" or further for the first time by a result dated in the week, on whatever touch.`,
  ];
}

/** How the weeks are drawn in a line. */
export const barsExplained =
  'Bars: one a week, the highest of the line all the way up, a dot for none. A week that is not over stands apart and is told as "so far"; least and most are of the others, planned is for the last week.';

/** How the section on plans is counted, as sentences. */
export function explainPlan(
  { total, made, unplanned, workdays }: PlanReport,
  { level }: ReportQuery,
): string[] {
  const weekend = workdays.length > 5 ? ' Weekend days count here, since you work on them.' : '';
  return [
    `Planned: for the whole period, pro rata by calendar days: a plan of N a week is N ÷ 7 a day, one of N a month is N ÷ the days of that month. By now: the part of it on the working days up to the end of as-of, each weighing as much as is planned for it. Figures are rounded here and exact in CSV and JSON.`,
    `Done: touches dated in the period with the tactic, any version, from the first to the last day on which it is planned; for a goal, leads that came to that stage or further for the first time by a result dated then. Gap: done less what was planned by now. In all ${count(made)} touches, ${count(unplanned)} of them without a plan.`,
    `To make: planned less done, at least 0, while the last planned day is not past. Working days: those on which anything is planned, Monday to Friday; a Saturday or Sunday counts where at least ${usualWeeks.least} of the last ${usualWeeks.of} had a touch.${weekend} Left: those after as-of.`,
    'Nothing logged: working days with a plan on which neither a touch nor a result is dated, from the first touch of the journal on; the day of as-of counts only once it is over. They may be holes in the journal, and no bad results.',
    `Hours: planned × the usual minutes of a touch (tactic edit --minutes), else the mean of those recorded.${total.seconds === null ? ' None is known.' : ''}`,
    `Short so far = planned by now − goals. For planned touches not made: (touches planned − made) × usual goals a touch. For touches that brought less than usual: made × usual − goals. For a plan that usually brings too few: goals planned by now − touches planned × usual. It is not told before the first working day of a plan is over. Usual: goals ÷ touches of the ${usualDays} days before, of each tactic, or of all where it has fewer than ${enoughTouches} touches there. Possibly chance: the ${level}% Wilson range of the share of all goals that came now holds the share that the usual hit rate would bring.`,
  ];
}
