import { addDays, weekdayNames } from '../../domain/calendar.js';
import { hours } from '../../render/rounded.js';
import type { Shortfall } from '../../stats/shortfall.js';
import { figure, listOf, objectOf, orNull, within, type Figure, type ValueKind } from '../sheet/figures.js';
import { periodFigures } from '../sheet/shared-figures.js';
import { amount, count, day, flag, goal, minutes, number, oneOfWords, text } from '../sheet/value-kinds.js';
import { less, type PlanFigures, type PlanNumber, type PlanReport, type PlanRow } from './plan.js';
import { plannedWords } from './words.js';

/** Planned beside done, of one thing or of all. */
type Progress = Pick<PlanRow, 'planned' | 'byNow' | 'done'>;
type Pace = PlanReport['total'];

/** An amount that is planned, read as a whole number. */
const planned: ValueKind<number> = { shape: amount.shape, json: (value) => value, show: plannedWords };

const progress: readonly Figure<Progress>[] = [
  figure(
    'planned',
    planned,
    (row) => row.planned,
    'Planned for all the days, pro rata by calendar days, unrounded.',
  ),
  figure('planned_by_now', planned, ({ byNow }) => byNow, 'The part of it on the working days up to as-of.', {
    title: 'by now',
  }),
  figure(
    'done',
    count,
    ({ done }) => done,
    'Touches made, or leads that came to the goal for the first time, from the first to the last planned day.',
  ),
  figure('gap', number, ({ done, byNow }) => less(done, byNow), 'Done less planned by now.', {
    display: ({ done, byNow }) => String(done - Math.round(byNow)),
  }),
];

const toMakeMeaning = 'Planned less done, at least 0; null: the last planned day is past, or there is none.';

const pace: readonly Figure<Pace>[] = [
  ...progress,
  figure('to_make', orNull(planned), ({ toMake }) => toMake, toMakeMeaning),
  figure(
    'work_days_left',
    count,
    ({ daysLeft }) => daysLeft,
    'Working days after as-of on which anything is planned.',
    { title: 'working days left' },
  ),
  figure('to_make_a_day', orNull(planned), perDay, 'To make ÷ those days; null: none of either.', {
    title: 'a day',
  }),
  figure(
    'minutes_planned',
    orNull(minutes),
    ({ seconds }) => seconds,
    'Minutes that the planned touches take, where known; null: no time known, or a goal.',
    {
      title: 'hours',
      display: ({ seconds }) => (seconds === null ? '' : hours(seconds / 3600)),
    },
  ),
];

/** What is to be made on each of the days left; null where there is none, or nothing to make. */
function perDay({ toMake, daysLeft }: Pace): number | null {
  return toMake === null || daysLeft === 0 ? null : toMake / daysLeft;
}

/** What is planned: a tactic's touches, or a goal's; stable keys, later ones are added at the end. */
export const planFigures: readonly Figure<PlanRow>[] = [
  figure('of', oneOfWords(['tactic', 'goal']), (row) => row.of, 'What is planned.'),
  figure('name', text, ({ name }) => name, 'Name of the tactic, all its versions together, or of the stage.'),
  figure('amount', count, ({ rate }) => rate.amount, 'How many, in the last plan that holds in the period.'),
  figure('every', oneOfWords(['week', 'month']), ({ rate }) => rate.every, 'How often, in that plan.'),
  ...periodFigures,
  ...pace,
  figure(
    'minutes_each',
    orNull(minutes),
    ({ secondsEach }) => secondsEach,
    'Minutes of a touch, its usual ones or the mean of those typed; null: not known, or a goal.',
  ),
];

const shortfallMeaning = 'Planned by now less done, as the sum of three parts.';

const shortfall = objectOf<Shortfall>('shortfall', shortfallMeaning, [
  figure('goals', amount, ({ missing }) => missing, 'How many goals are missing by now.'),
  figure(
    'by_touches',
    number,
    ({ byTries }) => byTries,
    'The part of it that touches planned and not made would usually have brought.',
  ),
  figure(
    'by_conversion',
    number,
    ({ byYield }) => byYield,
    'The part of it that the touches made usually bring and did not.',
  ),
  figure(
    'by_plan',
    number,
    ({ byPlan }) => byPlan,
    'The part of it that the planned touches usually do not bring.',
  ),
  figure(
    'maybe_luck',
    flag,
    ({ maybeLuck }) => maybeLuck,
    'Whether the usual conversion may well bring so few.',
  ),
]);

const planNumber = objectOf<PlanNumber>(
  'planNumber',
  'A goal in its own week or month at the end of what is seen of the period, or in the period if that is longer.',
  [
    figure('goal', goal, (row) => row.goal, 'The stage.'),
    figure('from', day, ({ days }) => days.from, 'The first planned day.'),
    figure('to', day, ({ days }) => addDays(days.before, -1), 'The last planned day.'),
    ...progress,
    figure(
      'to_make',
      orNull(amount),
      ({ daysLeft, planned, done }) => (daysLeft === null ? null : Math.max(0, less(planned, done))),
      toMakeMeaning,
    ),
    figure(
      'days_left',
      orNull(count),
      ({ daysLeft }) => daysLeft,
      'Calendar days after as-of; null: all are past.',
    ),
    figure(
      'shortfall',
      orNull(shortfall),
      (row) => row.shortfall,
      'Why it is short by now; null: it is not, no touches are planned, or nothing is usual yet.',
    ),
  ],
);

const numbers: Figure<PlanFigures> = figure(
  'numbers',
  listOf(planNumber),
  (plan) => plan.numbers,
  'The planned goals, each in its own week or month.',
);
const emptyDays: Figure<PlanFigures> = figure(
  'empty_days',
  listOf(day),
  (plan) => plan.emptyDays,
  'Working days of the period with a plan on which nothing is logged.',
);

/** What the page says of plans, as data. */
export const planOnPage = objectOf<PlanFigures>('planOnPage', 'What was planned.', [
  figure(
    'planned',
    orNull(amount),
    ({ touches }) => touches,
    'Touches planned for the period, unrounded; null: none.',
  ),
  numbers,
  emptyDays,
]);

const totalMeaning = 'All planned tactics together.';

/** The section as data. */
export const planSection: readonly Figure<PlanReport>[] = [
  figure(
    'rows',
    listOf(objectOf('planRow', 'What is planned of a tactic, or of a goal, in the period.', planFigures)),
    ({ rows }) => rows,
    'What is planned in the period: tactics, then goals.',
  ),
  figure(
    'total',
    objectOf<PlanReport>('planTotal', totalMeaning, [
      ...within(pace, ({ total }: PlanReport) => total),
      figure('touches', count, ({ made }) => made, 'All touches dated in the period.'),
      figure(
        'touches_unplanned',
        count,
        ({ unplanned }) => unplanned,
        'Those of them that no row counts as done.',
      ),
    ]),
    (plan) => plan,
    totalMeaning,
  ),
  numbers,
  figure(
    'work_days',
    listOf(text),
    ({ workdays }) => workdays.map((weekday) => weekdayNames[weekday - 1]!),
    'Weekdays that are worked on: Monday to Friday, and what else is usual.',
  ),
  emptyDays,
];
