import { stages } from '../../domain/touch.js';
import { creditRules, type CreditRule } from '../../stats/credit.js';
import type { AnsweredRow } from '../hours/hours.js';
import { wholeKey, type GroupRow } from '../measures/groups.js';
import { longestWait } from '../measures/verdict.js';
import { plannedWords } from '../plan/words.js';
import { figure, orNull, within, type Figure } from '../sheet/figures.js';
import { goalFigures, leadFigures, periodFigures, windowFigures } from '../sheet/shared-figures.js';
import {
  amount,
  count,
  day,
  energy,
  minutes,
  money,
  share,
  text,
  verdict,
  whole,
  wholeFrom,
} from '../sheet/value-kinds.js';
import type { Worked } from './tactics.js';

/** A group among all. */
export interface GroupAmong {
  row: GroupRow;
  worked: Worked;
  /** Undefined where the report is not on when people answer. */
  answered: AnsweredRow | undefined;
}

const judgementOf = ({ row, worked }: GroupAmong) => worked.judgements.byTactic.get(row.key);
const standingOf = (group: GroupAmong) => judgementOf(group)?.standing;
const shiftOf = (group: GroupAmong) => judgementOf(group)?.shift;
const waitOf = (group: GroupAmong) => judgementOf(group)?.wait;

const judged: readonly Figure<GroupAmong>[] = [
  figure(
    'worth',
    orNull(share),
    ({ row }) => row.worth,
    "Share of leads that must convert to be worth its owner's time; null: none given for this goal.",
  ),
  figure(
    'chance_worth',
    orNull(share),
    (group) => judgementOf(group)?.chanceWorth ?? null,
    'Chance that the share of judged leads is above the worth; null: no worth, or no tactic.',
    { title: 'chance worth it' },
  ),
  figure(
    'best_guess',
    orNull(share),
    (group) => judgementOf(group)?.guess ?? null,
    'The best guess at its share, the tactics of a kind estimated together; null: not a tactic, or no lead of its kind judged.',
  ),
  figure(
    'best_low',
    orNull(share),
    (group) => standingOf(group)?.low ?? null,
    'Lower end of the range of the best guess; null: no tactic.',
    { title: 'low' },
  ),
  figure(
    'best_high',
    orNull(share),
    (group) => standingOf(group)?.high ?? null,
    'Upper end of the range of the best guess; null: no tactic.',
    { title: 'high' },
  ),
  figure(
    'chance_best',
    orNull(share),
    (group) => standingOf(group)?.chanceBest ?? null,
    'Chance to be the best of its kind; null: nothing of the kind has converted, or no tactic.',
  ),
  figure(
    'expected_loss',
    orNull(share),
    (group) => standingOf(group)?.expectedLoss ?? null,
    'Share lost on average by choosing it and not the best of its kind; null: as chance_best.',
  ),
  figure(
    'verdict',
    orNull(verdict),
    (group) => judgementOf(group)?.verdict ?? null,
    'Whether it is worth its time; null: no worth.',
  ),
  figure(
    'verdict_text',
    orNull(text),
    (group) => judgementOf(group)?.text ?? null,
    'Why, in one sentence; null: no verdict.',
    { title: 'why' },
  ),
];

const details: readonly Figure<GroupAmong>[] = [
  figure(
    'failed',
    count,
    ({ row, worked }) => worked.details?.failed.get(row.key) ?? 0,
    'Touches whose last result, dated in the period, failed.',
  ),
  figure(
    'silent',
    count,
    ({ row, worked }) => worked.details?.silent.get(row.key) ?? 0,
    'Waiting touches whose silence window ended in the period.',
  ),
  figure(
    'spend',
    orNull(money),
    ({ row, worked }) => worked.details?.spend.get(row.key) ?? null,
    'Money spent in the period that belongs to no single touch, in major units; null: none, or not by tactic.',
  ),
  figure(
    'felt',
    orNull(energy),
    ({ row, worked }) => worked.details?.felt.get(row.key) ?? null,
    'Mean energy of the touches of the period, −2 to 2; null: none says.',
  ),
];

/** What leads with the goal are counted by, for each way to give credit. */
export const creditMeanings: Record<CreditRule, string> = {
  last: 'Leads with the goal, all of each given to the touch that reached it.',
  first: 'The same leads, all of each given to the first touch within the window before the goal.',
  linear: 'The same leads, each shared evenly over its touches within the window up to the goal.',
};

const credits: readonly Figure<GroupAmong>[] = creditRules.map((rule) =>
  figure(
    `credit_${rule}`,
    amount,
    ({ row: { key }, worked }) =>
      key === wholeKey ? worked.credits.conversions : (worked.credits[rule].get(key) ?? 0),
    creditMeanings[rule],
    { title: `credit, ${rule} touch` },
  ),
);

const noChange = 'null: no change is sure.';
const weeks = orNull(wholeFrom(1, longestWait));

const ahead: readonly Figure<GroupAmong>[] = [
  figure(
    'newer_since',
    orNull(day),
    (group) => shiftOf(group)?.since ?? null,
    `The Monday since which leads surely convert otherwise than older ones; ${noChange}`,
  ),
  figure(
    'newer_leads',
    orNull(count),
    (group) => shiftOf(group)?.newer.leads ?? null,
    `Leads first touched since then; ${noChange}`,
  ),
  figure(
    'newer_converted',
    orNull(count),
    (group) => shiftOf(group)?.newer.hits ?? null,
    `Those of them that came to the goal within the window; ${noChange}`,
  ),
  figure(
    'weeks_to_know',
    weeks,
    (group) => waitOf(group)?.median ?? null,
    `While the verdict is unclear for want of leads: weeks after which it is known in half of the cases; null: no such verdict, no new leads, or more than ${longestWait}.`,
  ),
  figure(
    'weeks_to_know_low',
    weeks,
    (group) => waitOf(group)?.low ?? null,
    'The weeks it takes at least in nine of ten cases; null: as with weeks_to_know.',
    { title: 'low' },
  ),
  figure(
    'weeks_to_know_high',
    weeks,
    (group) => waitOf(group)?.high ?? null,
    'The weeks it takes at most in nine of ten cases; null: as with weeks_to_know.',
    { title: 'high' },
  ),
];

/** What is known of a group of touches and of its leads. */
export const figuresOfGroup: readonly Figure<GroupAmong>[] = [
  ...periodFigures,
  ...goalFigures,
  figure('touches', count, ({ row }) => row.touches, 'Touches dated in the period.'),
  figure(
    'reached',
    count,
    ({ row }) => row.stages[stages.indexOf('reached')] ?? 0,
    'Leads that came to reached, or further, for the first time in the period, on its touches.',
  ),
  figure(
    'planned',
    orNull({ ...amount, show: plannedWords }),
    ({ row, worked }) => worked.planned.get(row.key) ?? null,
    'Touches planned for the period, unrounded, of the tactic with all its versions, in the row of the newest; null: none.',
  ),
  ...within(leadFigures, ({ row }: GroupAmong) => row),
  figure(
    'minutes',
    orNull(minutes),
    ({ row }) => row.seconds,
    'Minutes typed for the touches of the period; null: none typed.',
  ),
  figure(
    'cost',
    orNull(money),
    ({ row }) => row.cost,
    'Money typed for the touches of the period, in major units; null: none typed.',
  ),
  figure(
    'value',
    orNull(money),
    ({ row }) => row.value,
    'The last value of each touch, where typed in the period, in major units; null: none typed.',
  ),
  ...within(windowFigures('followed days'), ({ row }: GroupAmong) => row),
  ...judged,
  ...details,
  ...credits,
  figure(
    'deferred',
    count,
    ({ row, worked }) => worked.details?.deferred.get(row.key) ?? 0,
    'Touches whose last result, dated in the period, put it off.',
    { title: 'not now' },
  ),
  figure('level', whole, (_, { query }) => query.level, 'Level of the ranges, in percent.'),
  figure(
    'effective',
    orNull(amount),
    ({ row }) => row.byWindow?.effective ?? null,
    'How many leads followed to the end would tell as much as by_window; null: fewer than 5 leads.',
    { title: 'as good as' },
  ),
  figure(
    'leads_unnamed',
    count,
    ({ row }) => row.unnamed,
    'Of leads those without a name: touches at nobody in particular, each a lead of its own.',
    { title: 'without a name' },
  ),
  ...ahead,
];
