import { weekdayNames } from '../../domain/calendar.js';
import { groupings, stages, type Grouping } from '../../domain/touch.js';
import { creditRules, type CreditRule } from '../../stats/credit.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { answerFigures } from '../hours/columns.js';
import type { AnsweredRow, Answering } from '../hours/hours.js';
import { wholeKey, type GroupRow } from '../measures/groups.js';
import type { Remark } from '../measures/judge.js';
import { longestWait } from '../measures/verdict.js';
import { plannedWords } from '../plan/words.js';
import type { About } from '../sheet/about.js';
import { figure, listOf, objectOf, orNull, within, type Figure, type ValueKind } from '../sheet/figures.js';
import {
  goalFigures,
  leadFigures,
  nameFigure,
  periodFigures,
  versionFigure,
  windowFigures,
} from '../sheet/shared-figures.js';
import * as kinds from '../sheet/value-kinds.js';
import type { Worked } from './tactics.js';

const { amount, count, day, money, share, text } = kinds;

/** What worked, by tactic or whatever else the report is by. */
export interface TacticsReport {
  worked: Worked;
  /** Of a report by hour or weekday; null for any other. */
  answering: Answering | null;
}

/** A group among all. */
export interface GroupAmong {
  row: GroupRow;
  worked: Worked;
  /** Undefined where the report is not on when people answer. */
  answered: AnsweredRow | undefined;
}

/** Groups among all that is told. */
export function groupsOf(rows: readonly GroupRow[], { worked, answering }: TacticsReport): GroupAmong[] {
  const answers = answering === null ? [] : [...answering.rows, answering.total];
  const byKey = new Map(answers.map((answered) => [answered.key, answered]));
  return rows.map((row) => ({ row, worked, answered: byKey.get(row.key) }));
}

const isBy =
  (...some: Grouping[]) =>
  ({ frame }: About) =>
    some.includes(frame.by);

/** The one thing that a report is by. */
function groupFigure(by: Grouping, kind: ValueKind<string | null>, meaning: string): Figure<GroupAmong> {
  return figure(by, kind, ({ row }) => row.name, meaning, {
    display: ({ row }) => row.name ?? 'unknown',
    when: isBy(by),
  });
}

const nameFigures: readonly Figure<GroupAmong>[] = [
  ...within([nameFigure, versionFigure], ({ row }: GroupAmong) => row).map((one) => ({
    ...one,
    more: { when: isBy('tactic') },
  })),
  figure(
    'channel',
    kinds.channel,
    ({ row }, { frame }) => (frame.by === 'channel' ? row.name : row.channel),
    'Channel of the tactic.',
    {
      display: ({ row }, { frame }) =>
        frame.by === 'channel' ? (row.name ?? 'unknown') : (row.channel ?? ''),
      when: isBy('tactic', 'channel'),
    },
  ),
  figure(
    'kind',
    kinds.tacticKind,
    ({ row }) => row.kind,
    'Kind of the tactic; those of a kind are judged together.',
    { when: isBy('tactic') },
  ),
  groupFigure('source', orNull(text), 'Source of the lead; null: unknown.'),
  groupFigure('origin', orNull(kinds.origin), 'Origin of the lead or else of its source; null: unknown.'),
  groupFigure('tier', orNull(kinds.tier), 'Tier of the lead; null: unknown.'),
  groupFigure('week', kinds.textLike('^\\d{4}-W\\d{2}$'), 'ISO week of the touch.'),
  groupFigure('month', kinds.textLike('^\\d{4}-\\d{2}$'), 'Month of the touch.'),
  groupFigure('hour', orNull(kinds.textLike('^\\d{2}:00$')), 'Local hour of the touch; null: no time.'),
  groupFigure('weekday', kinds.oneOfWords(weekdayNames), 'Weekday of the touch.'),
];

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
    orNull(kinds.verdict),
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
    orNull(kinds.energy),
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
const weeks = orNull(kinds.wholeFrom(1, longestWait));

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
    orNull(kinds.minutes),
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
  figure('level', kinds.whole, (_, { frame }) => frame.level, 'Level of the ranges, in percent.'),
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

/** The groups: stable keys, later ones are added at the end. */
export const groupFigures: readonly Figure<GroupAmong>[] = [
  ...nameFigures,
  ...figuresOfGroup,
  ...answerFigures,
];

const answerRules = { known: ['answered', 'answer_rate', 'answer_low', 'answer_high'] };

const groupRow = objectOf(
  'groupRow',
  'One group: a tactic version, or the one thing the report is by (--by).',
  groupFigures,
  {
    anyOf: groupings.map((by) => ({ required: [by] })),
    dependentRequired: {
      tactic: ['version', 'channel', 'kind'],
      version: ['tactic'],
      kind: ['tactic'],
      ...answerRules,
    },
  },
);

const groupTotal = objectOf('groupTotal', 'Everything as one group.', [...figuresOfGroup, ...answerFigures], {
  dependentRequired: answerRules,
});

/** A remark with the tactics it is about, `cold-call@2` exactly as they are named. */
interface NamedRemark extends Pick<Remark, 'label' | 'text'> {
  tactics: readonly string[];
}

/** What is to be said beside the verdicts, and what warns of misreading. */
export const remarkFigures: readonly Figure<{
  remarks: readonly NamedRemark[];
  cautions: readonly string[];
}>[] = [
  figure(
    'remarks',
    listOf(
      objectOf<NamedRemark>('remark', 'A remark.', [
        figure(
          'label',
          kinds.oneOfWords(['same', 'tweak', 'newer']),
          ({ label }) => label,
          'same: two that bring the same; tweak: one reason makes up half of the losses; newer: newer leads convert otherwise than older ones.',
        ),
        figure(
          'tactics',
          listOf(text),
          ({ tactics }) => tactics,
          'The tactic versions it is about, `name` or `name@2`.',
        ),
        figure('text', text, (remark) => remark.text, 'The remark in one sentence.'),
      ]),
    ),
    ({ remarks }) => remarks,
    'What is to be said beside the verdicts.',
  ),
  figure(
    'cautions',
    listOf(text),
    ({ cautions }) => cautions,
    'What warns of misreading the figures, a sentence each.',
  ),
];

/** Remarks by the names of what they are about. */
export function remarksOf(remarks: readonly Remark[], rows: readonly GroupRow[]): NamedRemark[] {
  return remarks.map(({ label, keys, text }) => ({
    label,
    tactics: rows
      .filter(({ key }) => keys.includes(key))
      .map(({ name, version }) => tacticTitle({ name: name ?? '', version: version ?? 1 })),
    text,
  }));
}

/** The section as data. */
export const tacticsSection: readonly Figure<TacticsReport>[] = [
  figure(
    'rows',
    listOf(groupRow),
    (told) => groupsOf(told.worked.rows, told),
    'One row a group: a tactic version, or what the report is by.',
  ),
  figure(
    'total',
    orNull(groupTotal),
    (told) => groupsOf(told.worked.total === null ? [] : [told.worked.total], told)[0] ?? null,
    'Everything as one group, counted by itself: a lead counts once; null: not counted.',
  ),
  ...within(remarkFigures, ({ worked: { judgements, rows, cautions } }: TacticsReport) => ({
    remarks: remarksOf(judgements.remarks, rows),
    cautions,
  })),
];
