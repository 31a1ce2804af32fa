import { stages } from '../../domain/touch.js';
import type { DecisionRow } from '../../store/tactics/decisions.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import { formatUid } from '../../store/file/uid.js';
import { figure, listOf, objectOf, orNull, within, type Figure } from '../sheet/figures.js';
import { nameFigure } from '../sheet/shared-figures.js';
import {
  choice,
  count,
  day,
  goal,
  oneOfWords,
  share,
  text,
  verdict,
  version,
  whole,
  wholeFrom,
} from '../sheet/value-kinds.js';
import type { Evidence } from '../measures/evidence.js';
import { evidence, leadsKnown, levelFigure, whyFigure, windowFigure } from './evidence-figures.js';
import type { TrialOutlook } from './outlook.js';
import type { TrialSize } from './size.js';
import type { TacticDecision, RunningTrial, TrialStatus } from './status.js';

/** A trial in a row: a running one as it stands, a decided one as it stood when it was decided. */
export interface TrialLine {
  trial: TrialRow;
  evidence: Evidence;
  expected: number | null;
  /** Null once it is decided. */
  outlook: TrialOutlook | null;
  size: TrialSize | null;
  decision: DecisionRow | null;
}

export function trialLines({ running, decided }: Pick<TrialStatus, 'running' | 'decided'>): TrialLine[] {
  return [
    ...running.map((each) => ({ ...each, decision: null })),
    ...decided.map((each) => ({ ...each, expected: each.evidence.worth, outlook: null, size: null })),
  ];
}

const ofEvidence = ({ evidence }: TrialLine) => evidence;
const noExpected = 'null: nothing expected.';

const listed: readonly Figure<TrialLine>[] = [
  figure('trial', wholeFrom(1), ({ trial }) => trial.id, 'Number of the trial.'),
  ...within([nameFigure], ({ trial }: TrialLine) => trial),
  figure('version', version, ({ trial }) => trial.version, 'Version of the tactic that is on trial.'),
  figure(
    'state',
    oneOfWords(['running', 'over', 'decided']),
    stateOf,
    'Whether it runs, is past its end and not decided, or is decided.',
  ),
  figure(
    'hypothesis',
    orNull(text),
    ({ trial }) => trial.hypothesis,
    'What is expected, and why; null: not said.',
  ),
  figure('goal', goal, ({ trial }) => stages[trial.goal] ?? null, 'The goal of the trial.'),
  ...within([windowFigure], ofEvidence),
  figure(
    'expected',
    orNull(share),
    ({ expected }) => expected,
    'The share of leads expected to come to the goal; null: not said.',
  ),
  figure('from', day, ({ trial }) => trial.day, 'Its first day: leads first touched before are not counted.'),
  figure('until', orNull(day), ({ trial }) => trial.until, 'Its last day; null: planned by touches alone.'),
  figure(
    'days_left',
    orNull(whole),
    ({ outlook }) => outlook?.daysLeft ?? null,
    'Days to its last day, below 0 when that is past; null: no last day, or decided.',
  ),
  figure(
    'touches_planned',
    orNull(count),
    ({ trial }) => trial.touches,
    'Touches planned; null: planned by its last day alone.',
    { title: 'planned' },
  ),
  figure(
    'touches_done',
    orNull(count),
    ({ evidence }) => evidence.touches_done,
    'Touches since its first day.',
    { title: 'done' },
  ),
  figure(
    'touches_reached_on',
    orNull(day),
    ({ outlook }) => outlook?.reachedOn ?? null,
    'The day on which the planned touches are done at the pace of the last 28 days; null: done, not planned, or not within 26 weeks.',
    { title: 'all done on' },
  ),
  figure('as_of', orNull(day), ({ evidence }) => evidence.as_of, 'The local day up to which it is counted.'),
  ...within([...leadsKnown, levelFigure], ofEvidence),
  figure(
    'chance_worth',
    orNull(share),
    ({ evidence }) => evidence.chance_worth,
    'The chance that its share is above the expected one; null: nothing expected, or no lead judged.',
    { title: 'chance' },
  ),
  figure(
    'verdict',
    orNull(verdict),
    ({ evidence }) => evidence.verdict,
    `The verdict on the trial; ${noExpected}`,
  ),
  ...within([whyFigure], ofEvidence),
  figure(
    'judged_from',
    orNull(day),
    ({ outlook }) => outlook?.judgedFrom ?? null,
    'The day from which 20 leads are old enough; null: they are, or not at this pace.',
    { title: 'can be judged from' },
  ),
  figure(
    'all_judged_on',
    orNull(day),
    ({ outlook }) => outlook?.allJudgedOn ?? null,
    'The day on which its last lead is old enough; null: its end is not known.',
  ),
  figure(
    'other',
    orNull(share),
    ({ size }) => size?.other ?? null,
    `A better share than the expected one: half as much again, or half-way to all where that is less; ${noExpected}`,
    { title: 'a better one' },
  ),
  figure(
    'leads_each',
    orNull(count),
    ({ size }) => size?.each ?? null,
    `Leads of each of two tactics of these shares that tell the two apart with 80% power at 95%; ${noExpected}`,
  ),
  figure(
    'told_above',
    orNull(share),
    ({ size }) => size?.above ?? null,
    'The least share that the planned touches show to be above the expected one; null: none, or no number planned.',
  ),
  figure(
    'misses_to_rule_out',
    orNull(count),
    ({ size }) => size?.misses ?? null,
    `Leads without a conversion that rule the expected share out at 95%; ${noExpected}`,
    { title: 'misses' },
  ),
  figure(
    'decision',
    orNull(choice),
    ({ decision }) => decision?.choice ?? null,
    'What was decided; null: nothing yet.',
  ),
  figure(
    'decided',
    orNull(day),
    ({ decision }) => decision?.day ?? null,
    'The local day of the decision; null: not decided.',
  ),
  figure(
    'learned',
    orNull(text),
    ({ decision }) => decision?.learned ?? null,
    'What was learned; null: nothing written down.',
  ),
  figure('uid', text, ({ trial }) => formatUid(trial.uid), 'Its identity in every copy of the journal.'),
  figure(
    'leads_needed',
    orNull(count),
    ({ size }) => size?.needed ?? null,
    `Leads of one tactic with that better share that show it to be above the expected one: 80% power, one-sided 95%; ${noExpected}`,
  ),
];

/** Trials as they are listed: stable keys, later ones are added at the end; shares line up also where none is known. */
export const trialFigures = listed.map((one): Figure<TrialLine> =>
  one.kind.show ? { ...one, more: { ...one.more, align: 'right' } } : one,
);

function stateOf({ decision, outlook }: TrialLine): string {
  if (decision !== null) return 'decided';
  return outlook?.isOver ? 'over' : 'running';
}

const trialRows = listOf(
  objectOf(
    'trialRow',
    'A trial: a running one as it stands, a decided one as it stood when it was decided.',
    trialFigures,
  ),
);

/** The trials that run. */
export const trialsFigure: Figure<{ running: readonly RunningTrial[] }> = figure(
  'trials',
  trialRows,
  ({ running }) => trialLines({ running, decided: [] }),
  'Trials that run, the newest first.',
);

const trialEnded = objectOf<TrialRow>('trialEnded', 'The trial it ended.', [
  figure('trial', wholeFrom(1), ({ id }) => id, 'Number of the trial.'),
  figure(
    'hypothesis',
    orNull(text),
    ({ hypothesis }) => hypothesis,
    'What was expected, and why; null: not said.',
  ),
  figure('from', day, (trial) => trial.day, 'Its first day.'),
  figure(
    'until',
    orNull(day),
    ({ until }) => until,
    'Its last day as planned; null: planned by touches alone.',
  ),
  figure(
    'touches_planned',
    orNull(count),
    ({ touches }) => touches,
    'Touches planned; null: planned by its last day alone.',
  ),
  figure('expected', orNull(share), ({ expected }) => expected, 'The share expected; null: not said.'),
]);

/** What was decided, with the evidence as it was stored, as data. */
export const decisionRows = listOf(
  objectOf<TacticDecision>('decisionRow', 'What was decided about a version.', [
    figure('version', version, ({ decision }) => decision.version, 'Version of the tactic it was about.'),
    figure('decision', choice, ({ decision }) => decision.choice, 'What was decided.'),
    figure('decided', day, ({ decision }) => decision.day, 'The local day of the decision.'),
    figure(
      'learned',
      orNull(text),
      ({ decision }) => decision.learned,
      'What was learned; null: nothing written down.',
    ),
    figure('trial', orNull(trialEnded), ({ trial }) => trial, 'The trial it ended; null: none.'),
    figure('evidence', evidence, (decided) => decided.evidence, 'What was known then; it never changes.'),
  ]),
);
