import type { Day } from '../../domain/calendar.js';
import { choices } from '../../domain/touch.js';
import { some } from '../../render/figure.js';
import { fit, padEnd } from '../../render/width.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import {
  decidedDay,
  explainDecided,
  oneLine,
  sinceWords,
  type FollowedDecision,
  type Learned,
} from './decided.js';
import { evidenceWords } from '../measures/evidence.js';
import { asOfWords, shortDay, type ReportQuery } from '../measures/query.js';
import { hang, wrap, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { aimWords } from '../trial/words.js';

const labelWidth = 14;
const longList = 10;

/** What a text is about, and the text; safe to print. */
export type Said = readonly [label: string, text: string];

/** The section on what was decided and learned, line by line; it fits the width. */
export function renderLearned({ decided, running }: Learned, query: ReportQuery, view: View): string[] {
  const { painter, width, all } = view;
  const asOf = query.asOf.day;
  const shown = all ? decided : decided.slice(0, longList);
  const hidden = decided.length - shown.length;
  const title = 'LEARNED';
  const words = fit(' '.repeat(labelWidth - title.length) + countWords(decided), width - title.length);
  const more = hidden > 0 ? ['', `  and ${hidden} more: add --all`] : [];
  return [
    String(painter.bold(title)) + words,
    ...shown.flatMap((each) => ['', ...decisionLines(each, asOf, width)]),
    ...more,
    ...(running.length > 0 ? ['', String(painter.bold('STILL RUNNING'))] : []),
    ...running.flatMap((trial) => runningLines(trial, asOf, width)),
    ...(view.explain ? ['', ...explainLearned().flatMap((text) => wrap(text, width))] : []),
  ];
}

function decisionLines(decided: FollowedDecision, asOf: Day, width: number): string[] {
  const day = padEnd(decidedDay(decided.day, asOf), labelWidth);
  return [
    ...hang(day, labelWidth, headWords(decided), width),
    ...saidOf(decided, asOf).flatMap((said) => saidLines(said, width)),
  ].map((line) => fit(line.trimEnd(), width));
}

function runningLines(trial: TrialRow, asOf: Day, width: number): string[] {
  return [
    ...hang('  ', 2, `${groupName(trial)}  ${trialWords(trial, asOf)}`, width),
    ...hypothesisOf(trial).flatMap((said) => saidLines(said, width)),
  ].map((line) => fit(line.trimEnd(), width));
}

/** What stands in place of the section while nothing is decided. */
export function renderNothingLearned(query: ReportQuery): string[] {
  const isAll = query.period.from === null && query.period.to === null;
  return [
    isAll
      ? `Nothing is decided yet (${asOfWords(query)}).`
      : `Nothing was decided then: ${query.period.label} (${asOfWords(query)}).`,
    isAll
      ? 'Decide what a tactic taught you: prospect trial decide TACTIC keep|tweak|drop --learned "…"'
      : 'See all with "prospect report learned --period all".',
  ];
}

/** `4 decisions: 1 keep, 2 tweaks, 1 drop` */
export function countWords(decided: readonly FollowedDecision[]): string {
  if (decided.length === 0) return 'nothing is decided yet';
  const parts = choices.flatMap((choice) => {
    const n = decided.filter((each) => each.choice === choice).length;
    return n > 0 ? [some(n, choice)] : [];
  });
  return `${some(decided.length, 'decision')}: ${parts.join(', ')}`;
}

/** `linkedin-msg: tweak, now linkedin-msg@2` */
export function headWords({ name, version, choice, next }: FollowedDecision): string {
  const led = next === null ? '' : `, now ${groupName({ name, version: next.version })}`;
  return `${groupName({ name, version })}: ${choice}${led}`;
}

/** All there is to say of a decision under its heading, in order. */
export function saidOf(decided: FollowedDecision, asOf: Day): Said[] {
  const { trial, next, learned, evidence } = decided;
  const since = sinceWords(decided, asOf);
  return [
    ['known then', evidenceWords(evidence)],
    ...(trial === null
      ? []
      : ([['trial', trialWords(trial, asOf)], ...hypothesisOf(trial)] satisfies Said[])),
    ...(next?.change ? ([['changed', oneLine(next.change)]] satisfies Said[]) : []),
    ...(learned === null ? [] : ([['learned', oneLine(learned)]] satisfies Said[])),
    ...(since === null ? [] : ([['since', since]] satisfies Said[])),
  ];
}

/** `since 13 Nov, until 30 Nov, 60 touches, goal: meeting, expected 1/20` */
export function trialWords(trial: TrialRow, asOf: Day): string {
  const { day, until, touches, expected } = trial;
  return [
    `since ${shortDay(day, asOf)}`,
    ...(until === null ? [] : [`until ${shortDay(until, asOf)}`]),
    ...(touches === null ? [] : [some(touches, 'touch', 'touches')]),
    ...aimWords(trial, expected),
  ].join(', ');
}

export function hypothesisOf({ hypothesis }: TrialRow): Said[] {
  return hypothesis === null ? [] : [['hypothesis', oneLine(hypothesis)]];
}

/** How the section is counted, as sentences. */
function explainLearned(): string[] {
  return [
    'Known then: what the report said of the version on the day it was decided, or of its trial where one ran. It is kept with the decision and never changes, whatever is edited later.',
    explainDecided(),
  ];
}

function saidLines([label, text]: Said, width: number): string[] {
  return hang(`  ${padEnd(label, labelWidth - 2)}`, labelWidth, text, width);
}
