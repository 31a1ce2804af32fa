import { addDays, type Day } from '../../domain/calendar.js';
import { count, money as exactly } from '../../render/figure.js';
import { hours, roundedMoneyRange, wholeMoney } from '../../render/rounded.js';
import { addKnown, isEstimated } from '../measures/effort.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import type { Money, MoneyRow } from './money.js';
import { enoughConverted } from '../measures/verdict.js';
import { goalNouns } from '../measures/goal-words.js';

/** How the figures on money and time are counted, as sentences, with the cautions that apply to them. */
export function explainMoney(money: Money, query: ReportQuery, currency: string | null): string[] {
  return [
    judgedText(money, query),
    `Hours and money: ${effortText(money)}`,
    moneyText(money, query, currency),
    fewText,
    costText(money, query, currency),
    hoursText(query),
    ...(money.rows.some((row) => row.valueHour !== null) ? [valueText] : []),
    ...cautions(money),
  ];
}

/** The same of what a conversion cost alone, or of the hours it took, or of both. */
export function explainEach(
  money: Money,
  query: ReportQuery,
  currency: string | null,
  told: { cost: boolean; hours: boolean },
): string[] {
  return [
    judgedText(money, query),
    `${told.cost ? 'Hours and money' : 'Hours'}: ${effortText(money)}`,
    ...(told.cost ? [moneyText(money, query, currency)] : []),
    fewText,
    ...(told.cost ? [costText(money, query, currency)] : []),
    ...(told.hours ? [hoursText(query)] : []),
    ...cautions(money),
  ];
}

function judgedText({ total }: Money, { goal, window, asOf }: ReportQuery): string {
  return `Judged: a lead counts once in each tactic version, if its first touch with it was on ${judgedDay(asOf.day, window)} or before and it had not reached "${goal}" by then; it converts within ${window} days. In all ${count(total.converted)} of ${count(total.judged)}, where everything is one tactic: that line is no sum of the others.`;
}

function effortText({ total: { effort } }: Money): string {
  return `of all touches with it at these leads up to as-of; one at nobody in particular is a lead of its own. In all ${count(effort.touches)} touches: ${hours(effort.seconds / 3600)} h as typed${isEstimated(effort) ? `, ~${hours(effort.usualSeconds / 3600)} h of usual minutes where none were typed` : ''}; ${count(effort.untimed)} touches have no time.`;
}

function moneyText(
  { total: { effort, spend } }: Money,
  { window, asOf }: ReportQuery,
  currency: string | null,
): string {
  const paid = (minor: number | null) => exactly(minor ?? 0, currency);
  return `Money: cost of these touches (${paid(effort.cost)}) and what was paid for the tactic up to ${judgedDay(asOf.day, window)} (${paid(spend)}). What is paid every month counts on its day; each payment is for the newest version in use by then.`;
}

function judgedDay(asOf: Day, window: number): string {
  return shortDay(addDays(asOf, -window), '');
}

const fewText = `Below ${enoughConverted} conversions there is no rate. Nothing that takes hours to work out is said of a tactic unless nine in ten of these touches have a time.`;

function costText(
  { total, hourlyValue }: Money,
  { goal, level }: ReportQuery,
  currency: string | null,
): string {
  const cost = hourlyValue === null ? 'money' : `(money + hours × ${exactly(hourlyValue, currency)})`;
  return `A ${goalNouns[goal].one} costs: ${cost} ÷ conversions${totalCost(total, currency)}. Range: cost per judged lead ÷ the ${level}% Wilson range of converted ÷ judged.`;
}

function hoursText({ goal, level }: ReportQuery): string {
  const tail = (100 - level) / 200;
  const [lower, upper] = [String(tail).slice(1), String(1 - tail).slice(1)];
  return `Hours a ${goalNouns[goal].one}: hours ÷ conversions k. Range: hours ÷ χ²(${upper}, 2k+2)/2 to hours ÷ χ²(${lower}, 2k)/2, the ${level}% range of a count (Garwood).`;
}

const valueText = `Value an hour: conversions ÷ hours × the mean value of the converted leads that have one, the last typed on any of a lead's touches; those without are taken to bring as much. Range, from ${enoughConverted} leads with a value on: that of conversions an hour × the mean, as if deals kept that size; where some have no value it is wider by what the mean of so few may be off. From 10 conversions on, all with a value, also Fieller's for a ratio of two sums, which lets deals vary.`;

function totalCost(
  { costEach, effort, spend, timeValue, converted }: MoneyRow,
  currency: string | null,
): string {
  if (costEach?.each == null || costEach.high === null) return '';
  const cost = addKnown(addKnown(effort.cost, spend), timeValue) ?? 0;
  return `, in all ${wholeMoney(cost, currency)} ÷ ${count(converted)} = ${roundedMoneyRange(costEach.each, costEach.low, costEach.high, currency)}`;
}

function cautions({ rows, total }: Money): string[] {
  const few = rows.filter(({ converted }) => converted >= enoughConverted && converted < 10).length;
  return [
    few > 0
      ? `Caution: ${few} of these tactics ${few === 1 ? 'has' : 'have'} fewer than 10 conversions; the best of several on so little is often luck.`
      : null,
    rows.length > 1
      ? 'Caution: a conversion counts for the tactic whose touch reached the goal, and the time others took for that lead stays with them. This describes; it does not say what would happen with more of one.'
      : null,
    isEstimated(total.effort) ? 'Caution: the ranges take estimated hours as if they were measured.' : null,
    total.spend !== null && total.spend > 0
      ? 'Caution: what was paid for a long time at once counts on the day it was paid, though it may bring leads for months.'
      : null,
  ].filter((text) => text !== null);
}
