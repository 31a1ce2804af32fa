import { figure, listOf, objectOf, orNull, type Figure } from '../sheet/figures.js';
import { periodFigures, rateFigures } from '../sheet/shared-figures.js';
import { count, money, oneOfWords, text, version, wholeFrom } from '../sheet/value-kinds.js';
import type { Dream } from './dream.js';
import type { PromiseFigures, PromiseRow, Promises } from './promises.js';

const ofThem = 'the last value typed on each, in major units; null: none typed.';

const promised: readonly Figure<PromiseFigures>[] = [
  figure(
    'kept',
    count,
    ({ promises }) => promises.kept,
    "Promises of the owner's due in the period and kept, on time or late.",
  ),
  figure(
    'broken',
    count,
    ({ promises }) => promises.broken,
    'Those not kept: open after their day, or moved or dropped only then.',
  ),
  ...rateFigures('kept_rate', ({ keptRate }: PromiseFigures) => keptRate, {
    of: 'Kept of kept and broken',
    none: 'none',
    title: 'kept share',
  }),
  figure('on_time', count, ({ promises }) => promises.onTime, 'Kept on their day or before.'),
  ...rateFigures('on_time_rate', ({ onTimeRate }: PromiseFigures) => onTimeRate, {
    of: 'On time of kept and broken',
    none: 'none',
    title: 'on time share',
  }),
  figure(
    'broken_value',
    orNull(money),
    ({ promises }) => promises.brokenValue,
    `Worth of the leads with a broken promise, ${ofThem}`,
  ),
  figure('moved', count, ({ promises }) => promises.moved, 'Moved to another date by their day.'),
  figure('dropped', count, ({ promises }) => promises.dropped, 'Dropped by their day.'),
  figure(
    'meetings_unanswered',
    count,
    ({ promises }) => promises.unanswered,
    'Meetings of the period of which nobody has said what came.',
    { title: 'meetings without a result' },
  ),
  figure(
    'broken_before',
    count,
    ({ promises }) => promises.older,
    'Broken before the period, and still open.',
    {
      title: 'broken before, still open',
    },
  ),
  figure(
    'handoffs_confirmed',
    count,
    ({ promises }) => promises.confirmed,
    'Hand-offs taken in the period.',
    {
      title: 'hand-offs confirmed',
    },
  ),
  figure(
    'handoffs_unconfirmed',
    count,
    ({ promises }) => promises.unconfirmed,
    'Hand-offs not taken yet, whenever they were made.',
    { title: 'hand-offs unconfirmed' },
  ),
  figure(
    'unconfirmed_value',
    orNull(money),
    ({ promises }) => promises.unconfirmedValue,
    `Worth of the leads with such a hand-off, ${ofThem}`,
  ),
  figure(
    'in_play',
    count,
    ({ talks }) => talks.talked,
    'Leads that came to a conversation or whose last result asks for a date, neither ended nor stopped.',
    { title: 'talked, in play' },
  ),
  figure('no_next_step', count, ({ talks }) => talks.left, 'Those of them that nothing is promised to.', {
    title: 'without a next step',
  }),
  ...rateFigures('no_next_step_rate', ({ leftRate }: PromiseFigures) => leftRate, {
    of: 'Without a next step of those in play',
    none: 'none',
    title: 'share',
  }),
  figure(
    'no_next_step_value',
    orNull(money),
    ({ talks }) => talks.leftValue,
    `Worth of the leads without a next step, ${ofThem}`,
    { title: 'their value' },
  ),
];

const putOff: readonly Figure<PromiseFigures>[] = [
  figure(
    'put_off',
    count,
    ({ putOffs }) => putOffs.due,
    'Leads that said "not now" and whose date to come back is past.',
    { title: 'put off, date passed' },
  ),
  figure('put_off_touched', count, ({ putOffs }) => putOffs.touched, 'Touched or heard of since.', {
    title: 'touched since',
  }),
  ...rateFigures('put_off_touched_rate', ({ touchedRate }: PromiseFigures) => touchedRate, {
    of: 'Touched of put off',
    none: 'none',
    title: 'share',
  }),
  figure('put_off_talked', count, ({ putOffs }) => putOffs.talked, 'Come to a conversation since.', {
    title: 'talked since',
  }),
  ...rateFigures('put_off_talked_rate', ({ talkedRate }: PromiseFigures) => talkedRate, {
    of: 'Talked of put off',
    none: 'none',
    title: 'share',
  }),
  figure('put_off_met', count, ({ putOffs }) => putOffs.met, 'Come to a meeting or further since.', {
    title: 'met since',
  }),
  ...rateFigures('put_off_met_rate', ({ metRate }: PromiseFigures) => metRate, {
    of: 'Met of put off',
    none: 'none',
    title: 'share',
  }),
  figure(
    'put_off_idle_value',
    orNull(money),
    ({ putOffs }) => putOffs.idleValue,
    `Worth of the leads not touched since, ${ofThem}`,
    { title: 'value not touched' },
  ),
];

/** Promises by tactic version, then by source: stable keys, later ones are added at the end. */
export const promiseFigures: readonly Figure<PromiseRow>[] = [
  figure('by', oneOfWords(['tactic', 'source']), ({ by }) => by, 'What the row is.'),
  figure(
    'name',
    orNull(text),
    ({ name }) => name,
    'Its name; null: no touch made the promise, or the lead has no source.',
    { display: ({ name, by }) => name ?? (by === 'tactic' ? 'no touch' : 'no source') },
  ),
  figure(
    'version',
    orNull(version),
    (row) => row.version,
    'Version of the tactic; null: of no touch, or a source.',
  ),
  ...periodFigures,
  ...promised,
  ...putOff,
];

/** What the page holds of promises: all but what came back of those put off. */
export const promisesOnPage = objectOf(
  'promisesOnPage',
  'What was promised, and the leads left without a promise.',
  promised,
);

/** The section as data. */
export const promisesSection: readonly Figure<Promises>[] = [
  figure(
    'rows',
    listOf(objectOf('promiseRow', 'The promises of a tactic version or of a source.', promiseFigures)),
    ({ rows }) => rows,
    'Promises by tactic version, then by source.',
  ),
  figure(
    'total',
    objectOf('promiseTotal', 'Everything together, counted by itself.', [...promised, ...putOff]),
    ({ total }) => total,
    'Everything together, counted by itself.',
  ),
];

/** How the dream list is covered, as data. */
export const dreamCoverage = objectOf<Dream>('dream', 'How the leads of tier dream are covered.', [
  figure('leads', count, ({ leads }) => leads, 'Leads of tier dream known as of the day.'),
  figure(
    'cold_days',
    wholeFrom(1),
    ({ coldDays }) => coldDays,
    'Local days without a touch after which a lead is cold.',
  ),
  figure('touched', count, ({ recent }) => recent, 'Touched in so many days, the last included.'),
  figure('never', count, ({ never }) => never, 'Never touched, and not stopped.'),
  figure('cold', count, ({ cold }) => cold, 'Last touched longer ago, and not closed.'),
  figure(
    'closed',
    count,
    ({ closed }) => closed,
    'Ended by their last result or stopped, and not touched lately.',
  ),
  figure('talking', count, ({ talking }) => talking, 'Not ended, and no further than a conversation.'),
  figure('met', count, ({ met }) => met, 'Ever come to a meeting or further.'),
]);
