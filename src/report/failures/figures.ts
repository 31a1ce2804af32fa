import { duration } from '../../render/figure.js';
import { figure, listOf, objectOf, orNull, within, type Figure } from '../sheet/figures.js';
import { periodFigures } from '../sheet/shared-figures.js';
import { count, minutes, money, place, share, stage, text } from '../sheet/value-kinds.js';
import type { FailureRow, Failures } from './failures.js';
import { moneyWords, placeWords, reasonWords, timeWords } from './words.js';

type Costliest = NonNullable<Failures['costliest']>;

const causeFigures: readonly Figure<FailureRow>[] = [
  figure(
    'reason',
    orNull(text),
    ({ reason }) => reason,
    'Why it failed or was put off; null: not recorded.',
    {
      title: 'why',
      display: reasonWords,
    },
  ),
  figure(
    'place',
    orNull(place),
    (row) => row.place,
    'Where it broke; null: not recorded, or its reason has none.',
    { title: 'where', display: placeWords },
  ),
];

const minutesFigure: Figure<FailureRow> = figure(
  'minutes',
  orNull(minutes),
  ({ seconds }) => seconds,
  'Minutes they took, usual times standing in where none was typed; null: no time known.',
  { title: 'time', display: timeWords },
);

const usualFigure: Figure<FailureRow> = figure(
  'minutes_estimated',
  orNull(minutes),
  ({ usualSeconds }) => usualSeconds,
  'Minutes of them that nobody typed: the usual times; null: none of them.',
  {
    title: 'of it usual',
    display: ({ usualSeconds }) => (usualSeconds === null ? '' : duration(usualSeconds)),
  },
);

const costFigure: Figure<FailureRow> = figure(
  'cost',
  orNull(money),
  ({ cost }) => cost,
  'Money typed for them, in major units; null: none typed.',
  { title: 'money', display: (row, { currency }) => moneyWords(row, currency.code) },
);

/** Failures by reason, place and stage: stable keys, later ones are added at the end. */
export const failureFigures: readonly Figure<FailureRow>[] = [
  ...causeFigures,
  ...periodFigures,
  figure(
    'touches',
    count,
    ({ touches }) => touches,
    'Touches whose last result, dated in the period, failed or was put off for this, at this stage.',
    { title: 'n' },
  ),
  figure('share', share, (row) => row.share, 'Of all touches that failed or were put off.'),
  figure(
    'touches_before',
    orNull(count),
    ({ before }) => before?.touches ?? null,
    'The same in the period before; null: nothing failed then, or no period before.',
    { title: 'n before' },
  ),
  figure(
    'share_before',
    orNull(share),
    ({ before }) => before?.share ?? null,
    'Its share in the period before; null: as touches_before.',
    { title: 'before' },
  ),
  minutesFigure,
  costFigure,
  figure('stage', stage, (row) => row.stage, 'The stage that the failing result shows.'),
  usualFigure,
];

const costliest = objectOf<Costliest>(
  'costliest',
  'The failures for one reason at one place that took most.',
  [
    ...within(
      [
        ...causeFigures,
        figure('touches', count, ({ touches }: FailureRow) => touches, 'Touches.'),
        minutesFigure,
        usualFigure,
        costFigure,
      ],
      ({ cause }: Costliest) => cause,
    ),
    figure(
      'cost_with_time',
      orNull(money),
      ({ costWithTime }) => costWithTime,
      'Money and time as one amount, in major units; null: no value of an hour is set.',
    ),
  ],
);

/** How many failed, and what most of them have in common. */
export const failureTotals: readonly Figure<Failures>[] = [
  figure(
    'total',
    objectOf<Failures>('failureTotal', 'Failures in all.', [
      figure('failed', count, ({ failed }) => failed, 'Touches whose last result failed.'),
      figure('deferred', count, ({ deferred }) => deferred, 'Touches whose last result was put off.'),
      figure(
        'silent',
        count,
        ({ silent }) => silent,
        'Waiting touches whose silence window ended; never a failure.',
      ),
      figure(
        'unrecorded',
        count,
        ({ unrecorded }) => unrecorded,
        'Failed or put off with neither reason nor place.',
      ),
    ]),
    (failures) => failures,
    'How many failed, were put off and fell silent.',
  ),
  figure(
    'lesson',
    orNull(text),
    ({ lesson }) => lesson,
    'What most of them have in common, in one sentence; null: nothing, or too few.',
  ),
];

/** The section as data. */
export const failuresSection: readonly Figure<Failures>[] = [
  figure(
    'rows',
    listOf(objectOf('failureRow', 'Failures for one reason at one place and stage.', failureFigures)),
    ({ rows }) => rows,
    'Failures by reason, place and stage.',
  ),
  ...failureTotals,
  figure(
    'costliest',
    orNull(costliest),
    (failures) => failures.costliest,
    'The failures for one reason that took most; null: fewer than two causes, or none took more than the next.',
  ),
];
