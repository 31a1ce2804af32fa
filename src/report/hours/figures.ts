import { isClock, type AnsweredRow } from './hours.js';
import type { About } from '../sheet/about.js';
import { figure, orNull, type Figure } from '../sheet/figures.js';
import { count, share } from '../sheet/value-kinds.js';

/** A row of a report by hour or weekday; undefined where nothing was counted. */
interface Answered {
  answered: AnsweredRow | undefined;
}

const when = ({ query }: About) => isClock(query.by);

/** What a report by hour or weekday has at the end. */
export const answerFigures: readonly Figure<Answered>[] = [
  figure(
    'known',
    count,
    ({ answered }) => answered?.sums.x ?? 0,
    'Touches ever whose answer is known; one that waits within its silence window is not.',
    { when },
  ),
  figure('answered', count, ({ answered }) => answered?.sums.y ?? 0, 'Known touches that reached somebody.', {
    when,
  }),
  figure(
    'answer_rate',
    orNull(share),
    ({ answered }) => answered?.rate?.rate ?? null,
    'answered ÷ known; null: none known.',
    { when },
  ),
  figure(
    'answer_low',
    orNull(share),
    ({ answered }) => answered?.rate?.low ?? null,
    'Lower end of its range, several touches to one lead allowed for; null: none known.',
    { title: 'low', when },
  ),
  figure(
    'answer_high',
    orNull(share),
    ({ answered }) => answered?.rate?.high ?? null,
    'Upper end of its range; null: none known.',
    { title: 'high', when },
  ),
];
