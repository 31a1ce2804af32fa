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
import type { Shortfall } from '../../stats/shortfall.js';
import { shortDay, type Frame } from '../measures/frame.js';
import { wrap } from '../sheet/layout.js';
import type { Days, PlanNumber } from './plan.js';
import { goalNouns } from '../measures/words.js';

const longList = 5;

/** A planned number for reading, whole; `<1` for what rounds to none. */
export function plannedWords(planned: number): string {
  return planned > 0 && planned < 0.5 ? '<1' : count(Math.round(planned));
}

/** What is planned of each goal and how far it came, and why it is short; it fits the width. `rest`: what is to make, too. */
export function numberLines(
  numbers: readonly PlanNumber[],
  frame: Frame,
  width: number,
  { rest = false } = {},
): string[] {
  return numbers.flatMap((number) => [
    ...wrap(numberWords(number, frame) + (rest ? restWords(number) : ''), width).map((line) => line.slice(2)),
    ...(number.shortfall ? shortLines(number.shortfall, width) : []),
  ]);
}

/** "Your number: 15 meetings in November. 12 so far, 8 days left."; "17 so far (2 more than planned), 8 days left." */
function numberWords({ goal, days, planned, done, daysLeft }: PlanNumber, frame: Frame): string {
  const number = plannedWords(planned);
  const noun = goalNouns[goal][number === '1' ? 'one' : 'more'];
  const left = daysLeft === 1 ? '1 day left' : `${daysLeft === 0 ? 'no' : count(daysLeft ?? 0)} days left`;
  const more = done - Math.round(planned);
  const beyond = more > 0 ? ` (${count(more)} more than planned)` : '';
  const so = daysLeft === null ? `${count(done)} made${beyond}` : `${count(done)} so far${beyond}, ${left}`;
  return `Your number: ${number} ${noun} ${daysWords(days, frame)}. ${so}.`;
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
function daysWords({ from, before }: Days, { asOf, period }: Frame): string {
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

function shortLines(shortfall: Shortfall, width: number): string[] {
  const words = shortWords(shortfall);
  return words === null ? [] : wrap(words, width);
}

/**
 * "3 short so far: 2 because planned touches were not made, 1 by a lower hit rate (maybe chance).", or "3 short so far: 5
 * by a lower hit rate. More touches than planned made up for 2."; null where that rounds to nothing.
 */
function shortWords({ missing, byPlan, byTries, byYield, maybeLuck }: Shortfall): string | null {
  const [plan = 0, tries = 0, rate = 0] = wholeParts([byPlan, byTries, byYield]);
  const all = Math.round(missing);
  if (all <= 0) return null;
  const chance = maybeLuck ? ' (maybe chance)' : '';
  const parts = [
    { part: tries, lost: 'because planned touches were not made', won: 'more touches than planned' },
    { part: rate, lost: `by a lower hit rate${chance}`, won: `a higher hit rate${chance}` },
    { part: plan, lost: 'because the plan usually brings too few', won: 'a plan that usually brings more' },
  ];
  const lost = parts.filter(({ part }) => part > 0);
  const won = parts.filter(({ part }) => part < 0);
  const isOne = lost.length + won.length === 1;
  const why = lost.map((each) => `${isOne ? 'all' : count(each.part)} ${each.lost}`).join(', ');
  const made = won
    .map((each, index) => `${each.won} ${index === 0 ? 'made up ' : ''}for ${count(-each.part)}`)
    .join(', ');
  const rest = made === '' ? '' : ` ${made.charAt(0).toUpperCase()}${made.slice(1)}.`;
  return `${count(all)} short so far: ${why}.${rest}`;
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
export function emptyDaysWords(days: readonly Day[], { period }: Frame): string | null {
  const [first] = days;
  if (first === undefined) return null;
  const named =
    period.from !== null && period.to !== null && monthStart(period.from) === monthStart(period.to);
  const shown = days.slice(0, longList).map((day) => dayTitle(day, { month: !named }));
  const more = days.length > longList ? ` and ${count(days.length - longList)} more` : '';
  return `${some(days.length, 'day')} with a plan and nothing logged: ${shown.join(', ')}${more}.`;
}
