import { stages } from '../../domain/touch.js';
import type { Change } from '../../stats/change.js';
import type { OriginCount } from '../../store/counts/touches.js';
import { failuresSection } from '../failures/figures.js';
import { fitOnPage } from '../fit/figures.js';
import { learnedRows } from '../learned/figures.js';
import { planOnPage } from '../plan/figures.js';
import { dreamCoverage, promisesOnPage } from '../promises/figures.js';
import { figure, listOf, objectOf, orNull, within, type Figure } from '../sheet/figures.js';
import { leadFigures, nameFigure, versionFigure, windowFigures } from '../sheet/shared-figures.js';
import { count, flag, goal, number, share, text, whole } from '../sheet/value-kinds.js';
import { origins } from '../sources/figures.js';
import type { Activity } from '../tactics/activity.js';
import type { GroupRow } from '../measures/groups.js';
import type { Nearer } from '../tactics/nearer.js';
import { tacticsSection } from '../tactics/figures.js';
import { trialsFigure } from '../trial/figures.js';
import type { Page } from './page.js';

/** Leads by the stage they came to, touches first. */
const byStage = stages.map((stage, number): Figure<readonly number[]> =>
  figure(
    stage,
    count,
    (reached) => reached[number] ?? 0,
    number === 0
      ? 'All touches dated in the period.'
      : `Leads that came to ${stage}${stage === 'won' ? '' : ', or further,'} for the first time in the period, on its touches.`,
  ),
);

const nearerRow = objectOf<GroupRow>('nearerRow', 'A tactic version by the nearer goal.', [
  ...within([nameFigure, versionFigure], (row: GroupRow) => row),
  ...leadFigures,
  ...windowFigures('followed days'),
  figure(
    'worth',
    orNull(share),
    ({ worth }) => worth,
    'Share of leads that must come to that goal; null: none given for it.',
  ),
]);

const change = objectOf<Change>('change', 'The change of goals since the period before.', [
  figure(
    'goals',
    whole,
    ({ hits }) => hits,
    'Leads that came to the goal for the first time, this period less the one before.',
  ),
  figure('by_touches', number, ({ byTries }) => byTries, 'The part of it that more or fewer touches made.'),
  figure(
    'by_conversion',
    number,
    ({ byYield }) => byYield,
    'The part of it that more or fewer goals a touch made.',
  ),
  figure('maybe_luck', flag, ({ maybeLuck }) => maybeLuck, 'Whether chance alone may have made it.'),
]);

const newLeads = objectOf<OriginCount>(
  'newLeads',
  'Leads entered or first touched in the period, by origin.',
  [
    figure('self', count, ({ self }) => self, 'Leads you found.'),
    figure('given', count, ({ given }) => given, 'Leads you were given.'),
    figure('unknown', count, ({ unknown }) => unknown, 'Leads of unknown origin.'),
  ],
);

const activity = objectOf<Activity>('activity', 'What was done in the period.', [
  ...within(byStage, (done: Activity) => done.stages),
  figure(
    'previous',
    orNull(
      objectOf(
        'stageCounts',
        'Leads that came to each stage for the first time; attempted: touches.',
        byStage,
      ),
    ),
    ({ previous }) => previous,
    'The same of the period before; null: there is none.',
  ),
  figure(
    'change',
    orNull(change),
    (done) => done.change,
    'The change of goals since the period before; null: no touch in one of the two, or no period before.',
  ),
  figure('nobody', count, ({ nobody }) => nobody, 'Touches at nobody in particular, dated in the period.'),
  figure(
    'new_leads',
    newLeads,
    (done) => done.newLeads,
    'Leads entered or first touched in the period, by origin.',
  ),
  figure('plan', orNull(planOnPage), ({ plan }) => plan, 'What was planned; null: nothing ever was.'),
]);

const nearerGoal = objectOf<Nearer>('nearer', 'What worked by a goal that is reached sooner.', [
  figure('goal', goal, ({ query }) => query.goal, 'The nearer goal.'),
  figure('window', count, ({ query }) => query.window, 'Its usual window in days.'),
  figure('rows', listOf(nearerRow), ({ worked }) => worked.rows, 'Tactic versions, counted by that goal.'),
]);

/** The report as a whole, as data. */
export const pageFigures: readonly Figure<Page>[] = [
  ...tacticsSection,
  figure('activity', activity, (page) => page.activity, 'What was done in the period.'),
  figure(
    'failures',
    objectOf('failuresOnPage', 'What broke in the period.', failuresSection),
    ({ failures }) => failures,
    'What broke in the period.',
  ),
  figure('origins', orNull(origins), (page) => page.origins, 'Leads by who found them; null: not counted.'),
  figure(
    'when_they_answer',
    listOf(text),
    ({ answerHints }) => answerHints,
    'What the touches say about hours and weekdays, a sentence each.',
  ),
  figure(
    'promises',
    orNull(promisesOnPage),
    ({ promises }) => promises,
    'What was promised, and the leads left without a promise; null: nothing was ever promised.',
  ),
  figure(
    'dream',
    orNull(dreamCoverage),
    ({ dream }) => dream,
    'How the dream list is covered; null: no lead is on it.',
  ),
  figure(
    'decided',
    learnedRows,
    ({ decided }) => decided,
    'What was decided in the last two weeks, the newest first.',
  ),
  figure(
    'fit',
    orNull(fitOnPage),
    ({ fit }) => fit,
    'How the tactics in use sit with their owner; null: nothing is known, or the report is by anything else.',
  ),
  ...within([trialsFigure], ({ trials }: Page) => ({ running: trials })),
  figure(
    'nearer',
    orNull(nearerGoal),
    ({ nearer }) => nearer,
    'What worked by the goal that can be judged soonest, where the one asked about cannot within 60 days; else null.',
  ),
];
