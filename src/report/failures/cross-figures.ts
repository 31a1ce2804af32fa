import { failureGroupings } from '../../domain/touch.js';
import { figure, listOf, objectOf, orNull, type Figure } from '../sheet/figures.js';
import { periodFigures } from '../sheet/shared-figures.js';
import {
  amount,
  count,
  minutes,
  money,
  oneOfWords,
  place,
  share,
  text,
  version,
} from '../sheet/value-kinds.js';
import type { FailureCell, FailureCross } from './cross.js';

/** Failures by reason, place and group: stable keys, later ones are added at the end. */
export const crossFigures: readonly Figure<FailureCell>[] = [
  figure('reason', orNull(text), ({ reason }) => reason, 'Why; null: not recorded.', { title: 'why' }),
  figure('place', orNull(place), (cell) => cell.place, 'Where it broke; null: not recorded.', {
    title: 'where',
  }),
  figure(
    'by',
    oneOfWords(failureGroupings),
    (_, { query }) => query.failuresBy ?? 'tactic',
    'What the groups are (--by).',
  ),
  figure('group', orNull(text), ({ group }) => group.name, 'The group, a tactic for one; null: unknown.'),
  figure(
    'version',
    orNull(version),
    ({ group }) => group.version,
    'Version of the tactic; null: the groups are not tactics.',
  ),
  ...periodFigures,
  figure('touches', count, ({ touches }) => touches, 'Touches of the group that failed for this.', {
    title: 'n',
  }),
  figure('share', share, (cell) => cell.share, 'Of all touches of the group that failed or were put off.'),
  figure(
    'minutes',
    orNull(minutes),
    ({ seconds }) => seconds,
    'Minutes they took, usual times standing in where none was typed; null: no time known.',
  ),
  figure(
    'minutes_estimated',
    orNull(minutes),
    ({ usualSeconds }) => usualSeconds,
    'Minutes of them that nobody typed; null: none of them.',
  ),
  figure(
    'cost',
    orNull(money),
    ({ cost }) => cost,
    'Money typed for them, in major units; null: none typed.',
  ),
  figure('leads', count, ({ leads }) => leads, 'Leads whose last failure in the period it is.'),
  figure(
    'leads_expected',
    orNull(amount),
    ({ expected }) => expected,
    'How many of them there would be if reasons had nothing to do with groups; null: no reason is recorded.',
  ),
  figure(
    'chance',
    orNull(share),
    ({ chance }) => chance,
    'The chance of so many or more by luck, allowed for all cells, where it is below 5 %; null: it does not stand out.',
  ),
];

/** The table in JSON. */
export const crossFigure: Figure<{ cross: FailureCross }> = figure(
  'cells',
  listOf(objectOf('failureCell', 'Failures of one group for one reason at one place.', crossFigures)),
  ({ cross }) => cross.cells,
  'Failures by reason, place and group (--by, else the tactic).',
);
