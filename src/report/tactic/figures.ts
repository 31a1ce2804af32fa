import { followUpDays } from '../../domain/contact/follow-up.js';
import { creditRules } from '../../stats/credit.js';
import type { IncidencePoint } from '../../stats/incidence.js';
import type { VersionUse } from '../../store/counts/tactic.js';
import { claimRow, claimRows } from '../claims/figures.js';
import { failureFigures, failureTotals } from '../failures/figures.js';
import type { FailureRow } from '../failures/failures.js';
import { feelingsOfTactic } from '../fit/figures.js';
import type { Contrast, NearerGoal } from '../measures/nearer-goal.js';
import { hourlyValueFigure, moneyRows, soFar } from '../money/figures.js';
import { figure, listOf, objectOf, orNull, within, type Figure } from '../sheet/figures.js';
import {
  channelFigures,
  headFigures,
  nameFigure,
  rangeFigures,
  tacticFigures,
  versionFigure,
} from '../sheet/shared-figures.js';
import {
  amount,
  count,
  day,
  energy,
  flag,
  goal,
  minutes,
  points,
  share,
  text,
  version,
} from '../sheet/value-kinds.js';
import { remarkFigures, remarksOf } from '../tactics/figures.js';
import { creditMeanings, figuresOfGroup } from '../tactics/group-figures.js';
import type { Worked } from '../tactics/tactics.js';
import { decisionRows, trialsFigure } from '../trial/figures.js';
import { attemptFigures, type AttemptRow } from './attempt-figures.js';
import type { TacticRecord, VersionRecord } from './tactic.js';
import type { VersionComparison } from './versions.js';

/** A version among all that worked. */
interface VersionAmong extends VersionRecord {
  worked: Worked;
}

const versionRow = objectOf<VersionAmong>('versionRow', 'A version of a tactic.', [
  ...within(tacticFigures, ({ row }: VersionAmong) => row),
  ...within(figuresOfGroup, ({ row, worked }: VersionAmong) => ({ row, worked, answered: undefined })),
  figure(
    'change',
    orNull(text),
    ({ use }) => use.change,
    'What was changed against the version it comes from; null: nothing written down.',
  ),
  figure(
    'from_version',
    orNull(version),
    ({ use }) => use.origin,
    'The version it comes from; null: not known, or the first.',
  ),
  figure('made', orNull(day), ({ use }) => use.day, 'The day it was made; null: not known, or the first.'),
  figure('first_touch', orNull(day), ({ use }) => use.firstDay, 'Day of its first touch; null: none.'),
  figure('last_touch', orNull(day), ({ use }) => use.lastDay, 'Day of its last touch; null: none.'),
]);

/** Two versions compared. */
const contrastFigures: readonly Figure<Contrast>[] = [
  ...rangeFigures(
    'difference',
    points,
    (two: Contrast) => two.difference && { ...two.difference, rate: two.difference.difference },
    {
      of: 'Rate of the newer less that of the older',
      low: 'Lower end of its range (Newcombe)',
      none: 'below 20 judged leads of either',
    },
  ),
  figure(
    'chance_better',
    orNull(share),
    ({ chanceBetter }) => chanceBetter,
    'Chance that the newer brings more; null: as difference, or neither has converted.',
  ),
];

const judgedNearer = 'Of these, leads that came to the nearer goal within the window.';

const nearerGoal = objectOf<NearerGoal & { text: string }>(
  'nearerGoal',
  'Two versions compared by a goal that is reached sooner.',
  [
    figure('goal', goal, (two) => two.goal, 'The nearer goal.'),
    figure('window', count, ({ window }) => window, 'Days that it may take: its usual window.'),
    figure(
      'judged',
      count,
      ({ newer }) => newer.n,
      'Leads of the newer version first touched a window or more before as-of.',
    ),
    figure('converted', count, ({ newer }) => newer.k, judgedNearer),
    figure('judged_before', count, ({ older }) => older.n, 'The same leads of the older version.'),
    figure('converted_before', count, ({ older }) => older.k, judgedNearer),
    ...contrastFigures,
    figure('tells_apart', flag, ({ tells }) => tells, 'Whether the range leaves out 0.'),
    figure('text', text, (two) => two.text, 'All this in one sentence.'),
  ],
);

const versionChange = objectOf<VersionComparison>('versionChange', 'Whether a newer version brings more.', [
  figure('version', version, ({ newerRow }) => newerRow.version, 'The newer version.'),
  figure(
    'before',
    version,
    ({ olderRow }) => olderRow.version,
    'The one it comes from; where that is not known, or has no leads, the one before.',
  ),
  ...contrastFigures,
  figure('text', text, (two) => two.text, 'All this in one sentence, or what is missing.'),
  figure(
    'nearer',
    orNull(nearerGoal),
    ({ nearer }) => nearer,
    'The two by a goal that is reached sooner; null: this goal tells them apart, or no other says more.',
  ),
]);

const credit = objectOf<TacticRecord['credit']>(
  'credit',
  'Leads with the goal that it gets, by who is given the credit.',
  [
    ...creditRules.map((rule) =>
      figure(rule, amount, (given: TacticRecord['credit']) => given[rule], creditMeanings[rule]),
    ),
    figure('all', count, ({ all }) => all, 'Leads with the goal, whichever tactic gets them.'),
  ],
);

/** Something of one version. */
interface OfVersion<Part> {
  use: VersionUse;
  part: Part;
}

const ofVersion = ({ use }: OfVersion<unknown>) => use;
const partOf = <Part>({ part }: OfVersion<Part>) => part;

const curvePoint = objectOf<OfVersion<IncidencePoint>>(
  'curvePoint',
  'What had become of the leads by the end of a day.',
  [
    ...within([versionFigure], ofVersion),
    ...within<OfVersion<IncidencePoint>, IncidencePoint>(
      [
        figure('day', count, (point) => point.day, 'Days since the first touch.'),
        figure(
          'followed',
          count,
          ({ followed }) => followed,
          'Leads still followed on that day, before what happened on it.',
        ),
        figure(
          'by_day',
          share,
          ({ converted }) => converted,
          'Share converted by the end of the day (Aalen–Johansen).',
        ),
        figure(
          'lost_by_day',
          share,
          ({ lost }) => lost,
          'Share lost by the end of the day, or brought to the goal by another tactic.',
        ),
      ],
      partOf,
    ),
  ],
);

const attemptRow = objectOf<OfVersion<AttemptRow>>(
  'attempt',
  'What came of the first, the second, … touch at leads that had not answered.',
  [...within([versionFigure], ofVersion), ...within(attemptFigures, partOf<AttemptRow>)],
);

const versionFailure = objectOf<OfVersion<FailureRow>>(
  'versionFailure',
  'Failures of one version for one reason at one place and stage.',
  [
    ...within([versionFigure], ofVersion),
    ...within(
      failureFigures.filter(({ key }) => !key.endsWith('_before')),
      partOf<FailureRow>,
    ),
  ],
);

const failures = objectOf<TacticRecord>('versionFailures', 'What broke, ever.', [
  figure(
    'rows',
    listOf(versionFailure),
    ({ versions }) => versions.flatMap(({ use, failures: own }) => own.rows.map((part) => ({ use, part }))),
    'Failures by version, reason, place and stage.',
  ),
  ...within(failureTotals, (record: TacticRecord) => record.failures),
]);

const money = objectOf<TacticRecord>('versionMoney', 'What it took and brought.', [
  figure(
    'rows',
    moneyRows,
    ({ versions }) => versions.flatMap((one) => one.money ?? []),
    'One row a version.',
  ),
  figure(
    'so_far',
    soFar('tacticSoFar', 'What all of its touches took up to as-of.', false),
    (record) => record.money.soFar,
    'What all of its touches took up to as-of.',
  ),
  ...within([hourlyValueFigure], (record: TacticRecord) => record.money),
]);

const feeling = objectOf<VersionUse>('feeling', 'How a version felt.', [
  versionFigure,
  figure('touches', count, ({ touches }) => touches, 'Touches up to as-of.'),
  figure('touches_felt', count, (use) => use.feltTouches, 'Touches that say how they felt.'),
  figure('felt', orNull(energy), ({ felt }) => felt, 'Their mean energy, −2 to 2; null: none says.'),
]);

/** Everything about one tactic as data, each section with its rows under the keys of the report. */
export const tacticRecordFigures: readonly Figure<TacticRecord>[] = [
  ...headFigures,
  ...within([nameFigure, ...channelFigures], ({ tactic }: TacticRecord) => tactic),
  figure(
    'worth',
    orNull(share),
    ({ tactic }) => tactic.worth,
    "Share of leads that must reach the goal to be worth its owner's time; null: none given for this goal.",
  ),
  figure(
    'usual_minutes',
    orNull(minutes),
    ({ tactic }) => tactic.seconds,
    'Minutes a touch usually takes, where none was typed; null: none given.',
  ),
  figure(
    'dropped',
    orNull(day),
    ({ tactic }) => tactic.droppedDay,
    'The day it was put aside; null: in use as of that day.',
  ),
  figure('note', orNull(text), ({ note }) => note, 'What was noted about it; null: nothing.'),
  figure(
    'versions',
    listOf(versionRow),
    ({ versions, worked }) => versions.map((one) => ({ ...one, worked })),
    'Its versions; the period is all there is up to as-of.',
  ),
  figure(
    'change',
    orNull(versionChange),
    ({ comparisons }) => comparisons[0] ?? null,
    'The newest version with leads against the one it comes from; null: there is none.',
  ),
  figure(
    'changes',
    listOf(versionChange),
    ({ comparisons }) => comparisons,
    'The same, followed by the next pair that can be compared while that one cannot.',
  ),
  figure(
    'credit',
    credit,
    (record) => record.credit,
    'Leads with the goal that it gets, by who is given the credit.',
  ),
  figure(
    'curve',
    listOf(curvePoint),
    ({ versions }) =>
      versions.flatMap(({ use, curve }) => (curve?.points ?? []).map((part) => ({ use, part }))),
    'Conversion by day since the first touch, one row a version and day on which anything happened.',
  ),
  figure('failures', failures, (record) => record, 'What broke, ever.'),
  figure('money', money, (record) => record, 'What it took and brought.'),
  figure(
    'feeling',
    listOf(feeling),
    ({ versions }) => versions.map(({ use }) => use),
    'How it felt, by version.',
  ),
  ...within(remarkFigures, ({ remarks, cautions, worked }: TacticRecord) => ({
    remarks: remarksOf(remarks, worked.rows),
    cautions,
  })),
  figure(
    'benchmarks',
    listOf(claimRow),
    ({ claims }) => claimRows(claims),
    'Claims of others beside the own figures, a row for each claim and version.',
  ),
  figure(
    'fit',
    feelingsOfTactic,
    ({ feelings }) => feelings,
    'How it sits with its owner, beside what it brings.',
  ),
  ...within([trialsFigure], ({ trials }: TacticRecord) => trials),
  figure('decisions', decisionRows, ({ trials }) => trials.decisions, 'What was decided, the newest first.'),
  figure(
    'follow_up_days',
    listOf(count),
    ({ tactic }) => followUpDays(tactic.followUp),
    'Days of silence before each follow-up; empty: none given.',
  ),
  figure(
    'attempts',
    listOf(attemptRow),
    ({ versions, level }) =>
      versions.flatMap(({ use, attempts }) =>
        attempts.map((attempt) => ({ use, part: { ...attempt, level } })),
      ),
    'Touches at leads that had not answered, by version and which attempt it was.',
  ),
];
