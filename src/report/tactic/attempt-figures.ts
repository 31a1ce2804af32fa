import { wilson, type Level } from '../../stats/interval.js';
import type { AttemptCount } from '../../store/counts/tactic.js';
import { secondsOf } from '../measures/effort.js';
import { figure, orNull, type Figure } from '../sheet/figures.js';
import { rateFigures } from '../sheet/shared-figures.js';
import { count, minutes } from '../sheet/value-kinds.js';

/** An attempt, with the level of its ranges. */
export interface AttemptRow extends AttemptCount {
  level: Level;
}

/** What came of an attempt. */
export const attemptFigures: readonly Figure<AttemptRow>[] = [
  figure('attempt', count, ({ attempt }) => attempt, 'Which attempt it was, from 1.'),
  figure('leads', count, ({ leads }) => leads, 'Leads it was made at, each once; those with a name.'),
  figure(
    'known',
    count,
    ({ known }) => known,
    'Those of them that do not wait for an answer to it any more.',
  ),
  figure('reached', count, ({ reached }) => reached, 'Those of them that answered it: reached or further.'),
  ...rateFigures('reached_rate', ({ reached, known, level }: AttemptRow) => wilson(reached, known, level), {
    of: 'reached ÷ known',
    none: 'none is known',
  }),
  figure(
    'judged',
    count,
    ({ judged }) => judged,
    'Those of them at risk that were first touched with the version a window or more before as-of.',
  ),
  figure(
    'converted',
    count,
    ({ converted }) => converted,
    'Those of the judged that came to the goal by this attempt, within the window.',
  ),
  ...rateFigures(
    'converted_rate',
    ({ converted, judged, level }: AttemptRow) => wilson(converted, judged, level),
    { of: 'converted ÷ judged', none: 'none is judged' },
  ),
  figure('minutes', orNull(minutes), secondsOf, 'Minutes it took in all, typed or usual; null: none known.'),
  figure('touches_untimed', count, ({ untimed }) => untimed, 'Touches of which no time is known.'),
];
