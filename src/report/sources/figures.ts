import type { Effort } from '../../store/counts/money.js';
import { figure, listOf, objectOf, orNull, within, type Figure } from '../sheet/figures.js';
import {
  asOfFigure,
  effortFigures,
  goalFigures,
  leadFigures,
  rangeFigures,
  windowFigures,
} from '../sheet/shared-figures.js';
import { amount, count, origin, text } from '../sheet/value-kinds.js';
import type { OriginRow, Origins, SourceRow } from './sources.js';

const figures: readonly Figure<OriginRow>[] = [
  asOfFigure,
  ...goalFigures,
  ...leadFigures,
  ...windowFigures('by day'),
  figure('never_contacted', count, ({ neverContacted }) => neverContacted, 'Given leads without a touch.'),
  ...within(effortFigures('Touches at the judged leads, up to as-of.'), ({ effort }: OriginRow) => effort),
  ...rangeFigures('hours_per_conversion', amount, hoursEach, {
    of: 'Hours of the judged leads ÷ their conversions',
    none: 'below 3 conversions, or fewer than nine in ten touches have a time',
    title: 'hours each',
  }),
];

function hoursEach({ perHour }: OriginRow) {
  return perHour && { rate: 1 / perHour.rate, low: 1 / perHour.high, high: 1 / perHour.low };
}

/** The origin of a row's leads; `self` and `given` are explained where the rows are origins. */
function originFigure(meaning: string): Figure<OriginRow> {
  return figure('origin', orNull(origin), (row) => row.origin, meaning, {
    display: (row) => row.origin ?? 'unknown',
  });
}

/** Leads by origin, those of unknown origin too. */
export const originFigures: readonly Figure<OriginRow>[] = [
  originFigure('self: you found it; given; null: unknown.'),
  ...figures,
];

/** Leads by source: stable keys, later ones are added at the end. */
export const sourceFigures: readonly Figure<SourceRow>[] = [
  figure('source', orNull(text), ({ source }) => source, 'The source; null: leads without one.', {
    display: ({ source }) => source ?? 'no source',
  }),
  originFigure('Origin of the source; null: unknown.'),
  ...figures,
];

const nobody = objectOf<Effort>(
  'nobody',
  'Touches at nobody in particular, which are among those of unknown origin.',
  effortFigures('Those dated a window or more before as-of.').filter(({ key }) =>
    /^(touches|minutes)$/.test(key),
  ),
);

/** Leads by who found them, as data. */
export const origins = objectOf<Origins>('origins', 'Leads by who found them.', [
  figure(
    'rows',
    listOf(objectOf('originRow', 'Leads of one origin.', originFigures)),
    ({ rows }) => rows,
    'Leads by who found them, those of unknown origin last.',
  ),
  figure(
    'total',
    objectOf('originTotal', 'Leads of all origins.', figures),
    ({ total }) => total,
    'All leads, counted once.',
  ),
  figure(
    'nobody',
    nobody,
    (all) => all.nobody,
    'Touches at nobody in particular, which are among those of unknown origin.',
  ),
]);

/** Everything by source and by origin. */
export interface SourcesReport {
  origins: Origins;
  sources: readonly SourceRow[];
}

/** The section as data. */
export const sourcesSection: readonly Figure<SourcesReport>[] = [
  figure('origins', origins, (told) => told.origins, 'Leads by who found them.'),
  figure(
    'rows',
    listOf(objectOf('sourceRow', 'Leads of one source.', sourceFigures)),
    ({ sources }) => sources,
    'Leads by source.',
  ),
];
