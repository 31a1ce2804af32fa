import { fits } from '../../store/tactics/feelings.js';
import { figure, listOf, objectOf, orNull, within, type Figure } from '../sheet/figures.js';
import { nameFigure } from '../sheet/shared-figures.js';
import {
  amount,
  count,
  day,
  energy,
  oneOfWords,
  text,
  verdict,
  version,
  wholeFrom,
} from '../sheet/value-kinds.js';
import {
  weeklyFits,
  enoughShort,
  fitGroups,
  obstaclesOf,
  type FitSection,
  type Obstacle,
  type ShortTactic,
  type ShortWeeks,
  type TacticFeelings,
  type TacticFit,
} from './fit.js';

const fit = oneOfWords(fits);

const standing: readonly Figure<TacticFit>[] = [
  figure(
    'group',
    oneOfWords(fitGroups),
    ({ group }) => group,
    'Feeling beside results; early: one of the two is not known yet.',
  ),
  figure(
    'feeling',
    orNull(oneOfWords(['yours', 'drains'])),
    ({ feeling }) => feeling,
    'By the newest answer, else the mean energy of 5 touches or more; null: nothing said.',
  ),
  figure('answer', orNull(fit), ({ answer }) => answer?.fit ?? null, 'The newest answer; null: none.'),
  figure(
    'answered',
    orNull(day),
    ({ answer }) => answer?.day ?? null,
    'The local day it counts for; null: no answer.',
  ),
  figure(
    'touches_felt',
    count,
    (known) => known.energy?.touches ?? 0,
    'Touches of the version that say how they felt.',
  ),
  figure(
    'felt',
    orNull(energy),
    (known) => known.energy?.mean ?? null,
    'Their mean energy, −2 to 2; null: none says.',
  ),
  figure(
    'verdict',
    orNull(verdict),
    (known) => known.verdict,
    'The verdict on the version; null: no worth, or no lead yet.',
  ),
];

const obstacle = objectOf<Obstacle>('obstacle', 'What was said to be in the way of a tactic.', [
  figure('day', day, (said) => said.day, 'The local day it was said.'),
  figure('text', text, (said) => said.text, 'What was said.'),
]);

const short: readonly Figure<ShortWeeks>[] = [
  figure('week', day, ({ monday }) => monday, 'Monday of the newest of them.'),
  figure(
    'planned',
    amount,
    ({ planned }) => planned,
    "Touches planned for that week; of a month's plan its part, unrounded.",
  ),
  figure('done', count, ({ done }) => done, 'Touches done in it, of any version.'),
  figure('weeks', wholeFrom(enoughShort), ({ weeks }) => weeks, 'How many weeks in a row, 13 at most.'),
];

/** How the tactics in use fit, as data. */
export const fitOnPage = objectOf<FitSection>(
  'fit',
  'How the tactics in use sit with their owner, beside what they bring.',
  [
    figure(
      'tactics',
      listOf(
        objectOf<TacticFit>('tacticFit', 'How a tactic fits.', [
          nameFigure,
          figure(
            'version',
            orNull(version),
            (known) => known.version,
            'Its newest version in use; null: not used yet.',
          ),
          ...standing,
        ]),
      ),
      ({ tactics }) => tactics,
      "Tactics in use; none where no feeling is known, or the goal is not the journal's own.",
    ),
    figure(
      'short',
      listOf(
        objectOf<ShortTactic>('shortTactic', 'A tactic planned and not done for three weeks running.', [
          ...within([nameFigure], (tactic: ShortTactic) => tactic.fit),
          ...short,
          figure(
            'in_the_way',
            orNull(obstacle),
            (tactic) => tactic.obstacle,
            'What was last said to be in the way; null: nothing.',
          ),
        ]),
      ),
      (section) => section.short,
      'Tactics planned and not done for three weeks running.',
    ),
  ],
);

const answer = objectOf<ReturnType<typeof weeklyFits>[number]>('answer', 'An answer.', [
  figure('fit', fit, (said) => said.fit, 'How it sat with its owner.'),
  figure('day', day, (said) => said.day, 'The local day it was said.'),
]);

const shortMeaning = 'The weeks in which less was done than planned';

/** How one tactic fits, with all that was said of it, the newest first. */
export const feelingsOfTactic = objectOf<TacticFeelings>(
  'feelings',
  'How it sits with its owner, beside what it brings.',
  [
    ...within(standing, (told: TacticFeelings) => told.fit),
    figure('answers', listOf(answer), ({ said }) => weeklyFits(said), 'Weekly answers, the newest first.'),
    figure(
      'in_the_way',
      listOf(obstacle),
      ({ said }) => obstaclesOf(said),
      'What was said to be in the way, the newest first.',
    ),
    figure(
      'short',
      orNull(objectOf('shortWeeks', `${shortMeaning}.`, short)),
      (told) => told.short,
      `${shortMeaning}; null: fewer than three running.`,
    ),
  ],
);
