import type { Evidence } from '../measures/evidence.js';
import { figure, objectOf, orNull, type Figure } from '../sheet/figures.js';
import { amount, count, day, goal, share, text, verdict } from '../sheet/value-kinds.js';

/** Which leads came to the goal, of a trial or of all that was known. */
export const leadsKnown: readonly Figure<Evidence>[] = [
  figure('leads', orNull(count), (known) => known.leads, 'Leads at risk, however young.'),
  figure(
    'leads_converted',
    orNull(count),
    (known) => known.leads_converted,
    'Those that came to the goal within the window.',
    { title: 'converted' },
  ),
  figure('judged', orNull(count), ({ judged }) => judged, 'Leads first touched a window ago or more.'),
  figure(
    'converted',
    orNull(count),
    ({ converted }) => converted,
    'Those of them that came to the goal within the window.',
  ),
  figure('rate', orNull(share), ({ rate }) => rate, 'Converted of judged; null: none is judged.'),
  figure(
    'rate_low',
    orNull(share),
    (known) => known.rate_low,
    'Lower end of its Wilson range; null: none is judged.',
    { title: 'low' },
  ),
  figure(
    'rate_high',
    orNull(share),
    (known) => known.rate_high,
    'Upper end of its Wilson range; null: none is judged.',
    { title: 'high' },
  ),
  figure(
    'by_window',
    orNull(share),
    (known) => known.by_window,
    'The share by followed_days, allowing for leads still open; null: fewer than 5 leads.',
  ),
  figure(
    'by_window_low',
    orNull(share),
    (known) => known.by_window_low,
    'Lower end of its range; null: fewer than 5 leads.',
    { title: 'low' },
  ),
  figure(
    'by_window_high',
    orNull(share),
    (known) => known.by_window_high,
    'Upper end of its range; null: fewer than 5 leads.',
    { title: 'high' },
  ),
  figure(
    'followed_days',
    orNull(count),
    (known) => known.followed_days,
    'The last day that by_window speaks for; null: fewer than 5 leads.',
  ),
];

/** The days it was given. */
export const windowFigure: Figure<Evidence> = figure(
  'window',
  orNull(count),
  (known) => known.window,
  'Days a conversion may take from the first touch.',
);
/** The level of its ranges. */
export const levelFigure: Figure<Evidence> = figure(
  'level',
  orNull(count),
  (known) => known.level,
  'Percent of the ranges.',
);
/** Why the verdict was as it was. */
export const whyFigure: Figure<Evidence> = figure(
  'verdict_text',
  orNull(text),
  (known) => known.verdict_text,
  'Why, in a sentence; null: no verdict.',
  { title: 'why' },
);

/** What was known then, as it was stored. */
export const evidence = objectOf<Evidence>(
  'evidence',
  'What was known of a tactic version when it was decided.',
  [
    figure('as_of', orNull(day), (known) => known.as_of, 'The local day up to which it was counted.'),
    figure('goal', orNull(goal), (known) => known.goal, 'The goal it was judged for.'),
    windowFigure,
    levelFigure,
    figure(
      'touches',
      orNull(count),
      ({ touches }) => touches,
      'Touches of the version; those of its trial where there was one.',
    ),
    ...leadsKnown,
    figure('worth', orNull(share), ({ worth }) => worth, 'The share it had to bring; null: none was given.'),
    figure(
      'chance_worth',
      orNull(share),
      (known) => known.chance_worth,
      'The chance that its share was above that; null: no worth, or nothing known yet.',
    ),
    figure('verdict', orNull(verdict), (known) => known.verdict, 'The verdict; null: no worth.'),
    whyFigure,
    figure(
      'touches_planned',
      orNull(count),
      (known) => known.touches_planned,
      'Touches planned for the trial it ended; null: none planned, or no trial.',
    ),
    figure(
      'touches_done',
      orNull(count),
      (known) => known.touches_done,
      'Touches of the trial it ended; null: no trial.',
    ),
    figure(
      'effective',
      orNull(amount),
      ({ effective }) => effective,
      'How many leads followed to the end would tell as much as by_window; null: fewer than 5 leads, or decided before verdicts went by it.',
    ),
  ],
);
