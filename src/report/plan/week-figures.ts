import { figure, listOf, objectOf, orNull, type Figure } from '../sheet/figures.js';
import { amount, count, day, flag } from '../sheet/value-kinds.js';
import type { Week } from './weeks.js';

const week = objectOf<Week>('week', 'An ISO week with what was planned, done and converted in it.', [
  figure('from', day, ({ monday }) => monday, 'Its Monday.'),
  figure(
    'planned',
    orNull(amount),
    (told) => told.planned,
    'Touches planned for all of it, unrounded; null: none.',
  ),
  figure('done', count, ({ done }) => done, 'Touches dated in it up to as-of, with a plan or without.'),
  figure(
    'goals_planned',
    orNull(amount),
    ({ goalsPlanned }) => goalsPlanned,
    'Leads planned to come to the goal in all of it, unrounded; null: none.',
  ),
  figure(
    'converted',
    count,
    ({ converted }) => converted,
    'Leads that came to the goal for the first time by a result dated in it up to as-of.',
  ),
  figure(
    'is_running',
    flag,
    ({ isRunning }) => isRunning,
    'Whether days of it are still to come after as-of.',
  ),
]);

/** The last weeks as data. */
export const weeksFigure: Figure<{ weeks: readonly Week[] }> = figure(
  'weeks',
  listOf(week),
  ({ weeks }) => weeks,
  'The last 12 weeks up to the end of what is seen of the period, the oldest first, from that of the first touch on.',
);
