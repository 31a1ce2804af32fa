import { stages } from '../../domain/touch.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import type { Evidence } from '../measures/evidence.js';
import { figure, listOf, objectOf, orNull, type Figure, type ValueKind } from '../sheet/figures.js';
import { choice, count, day, goal, share, text, version, wholeFrom } from '../sheet/value-kinds.js';
import type { FollowedDecision, Learned } from './decided.js';

/** What was known when it was decided. */
function then<Key extends keyof Evidence>(
  key: Key,
  title: string,
  kind: ValueKind<Evidence[Key]>,
  meaning: string,
): Figure<FollowedDecision> {
  return figure(`then_${key}`, kind, ({ evidence }) => evidence[key], meaning, { title });
}

/** Decisions: stable keys, later ones are added at the end. */
export const learnedFigures: readonly Figure<FollowedDecision>[] = [
  figure('decided', day, (row) => row.day, 'The local day of the decision.'),
  figure('tactic', text, ({ name }) => name, 'Name of the tactic.'),
  figure('version', version, (row) => row.version, 'Version it was about.'),
  figure('choice', choice, (row) => row.choice, 'What was decided.'),
  figure(
    'next_version',
    orNull(wholeFrom(2)),
    ({ next }) => next?.version ?? null,
    'The version that a tweak led to; null: another choice, or it is not there.',
  ),
  figure(
    'change',
    orNull(text),
    ({ next }) => next?.change ?? null,
    'What that version does otherwise; null: nothing said.',
  ),
  figure('learned', orNull(text), ({ learned }) => learned, 'What was learned; null: nothing written down.'),
  figure(
    'hypothesis',
    orNull(text),
    ({ trial }) => trial?.hypothesis ?? null,
    'What the trial it ended was to show; null: no trial, or not said.',
  ),
  figure(
    'trial_from',
    orNull(day),
    ({ trial }) => trial?.day ?? null,
    'First day of the trial it ended; null: no trial.',
  ),
  figure(
    'trial_until',
    orNull(day),
    ({ trial }) => trial?.until ?? null,
    'Last day of that trial as planned; null: no trial, or planned by touches alone.',
  ),
  then('as_of', 'known as of', orNull(day), 'The local day up to which was counted what was known then.'),
  then('goal', 'goal then', orNull(goal), 'The goal it was judged for then.'),
  then('window', 'window', orNull(count), 'Days that a conversion might take from the first touch, then.'),
  then('touches', 'touches', orNull(count), 'Touches known then; those of its trial where there was one.'),
  then('leads', 'leads', orNull(count), 'Leads at risk known then, however young.'),
  then(
    'leads_converted',
    'leads converted',
    orNull(count),
    'Those of them that had come to the goal within the window.',
  ),
  then('judged', 'judged', orNull(count), 'Leads first touched a window or more before, then.'),
  then('converted', 'converted', orNull(count), 'Those of them that had come to the goal within the window.'),
  then('rate', 'rate', orNull(share), 'Converted of judged, then; null: none was judged.'),
  then('rate_low', 'low', orNull(share), 'Lower end of its Wilson range; null: none was judged.'),
  then('rate_high', 'high', orNull(share), 'Upper end of its Wilson range; null: none was judged.'),
  then(
    'worth',
    'worth',
    orNull(share),
    'The share that was to reach the goal to be worth it, then; null: none given.',
  ),
  then(
    'chance_worth',
    'chance worth it',
    orNull(share),
    'Chance that it brought its worth, then; null: not judged.',
  ),
  then('verdict', 'verdict', orNull(text), 'The verdict then; null: none.'),
  then(
    'touches_planned',
    'planned',
    orNull(count),
    'Touches planned for the trial it ended; null: no trial, or planned by days alone.',
  ),
  figure('goal', goal, (row) => row.goal, 'The goal that touches since are counted for.'),
  figure('since', day, ({ since }) => since.from, 'The first local day of the touches counted since.'),
  figure('as_of', day, (_, { query }) => query.asOf.day, 'The local day up to whose end they are counted.'),
  figure(
    'since_touches',
    count,
    ({ since }) => since.touches,
    'Touches since with the version that is used since; after a drop with any version.',
    { title: 'touches since' },
  ),
  figure('since_talked', count, ({ since }) => since.talked, 'Those of them at a conversation or further.', {
    title: 'talked since',
  }),
  figure('since_goal', count, ({ since }) => since.goals, 'Those of them at the goal or further.', {
    title: 'at the goal since',
  }),
];

/** Decisions as data. */
export const learnedRows = listOf(
  objectOf('learnedRow', 'A decision, what was known then, and what came of it since.', learnedFigures),
);

/** Trials that run. */
export const runningFigures: readonly Figure<TrialRow>[] = [
  figure('tactic', text, ({ name }) => name, 'Name of the tactic.'),
  figure('version', version, (row) => row.version, 'Version that is on trial.'),
  figure('trial_from', day, (row) => row.day, 'First day of the trial.'),
  figure(
    'trial_until',
    orNull(day),
    ({ until }) => until,
    'Its last day as planned; null: planned by touches alone.',
  ),
  figure(
    'touches_planned',
    orNull(count),
    ({ touches }) => touches,
    'Touches planned; null: planned by its last day alone.',
    { title: 'planned' },
  ),
  figure('goal', goal, (row) => stages[row.goal] ?? null, 'The goal of the trial.'),
  figure(
    'expected',
    orNull(share),
    ({ expected }) => expected,
    'The share of leads expected to come to the goal; null: not said.',
    { title: 'expected rate' },
  ),
  figure('hypothesis', orNull(text), ({ hypothesis }) => hypothesis, 'What it is to show; null: not said.'),
];

/** The section as data. */
export const learnedSection: readonly Figure<Learned>[] = [
  figure('rows', learnedRows, ({ decided }) => decided, 'The decisions of the period, the newest first.'),
  figure(
    'running',
    listOf(objectOf('runningTrial', 'A trial that is not decided.', runningFigures)),
    ({ running }) => running,
    'The trials that are not decided, the newest first.',
  ),
];
