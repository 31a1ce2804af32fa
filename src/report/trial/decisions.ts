import { count } from '../../render/figure.js';
import { showOnOneLine } from '../../render/safe.js';
import { evidenceWords } from '../measures/evidence.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { heading, labelled as labelledBlock, paragraph, type Block } from '../sheet/blocks.js';
import type { View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { labelled, sectionTitle } from '../sheet/headed.js';
import type { TacticDecision, TacticTrials } from './status.js';
import { whatIsKnown } from './line.js';
import { aimWords, doneWords, sentence } from './words.js';

const labelWidth = 10;
const shown = 8;

/** The trials of a tactic and what was decided about it, the newest first; nothing without either. */
export function renderTried({ running, decisions }: TacticTrials, query: ReportQuery, view: View): string[] {
  if (running.length + decisions.length === 0) return [];
  const entries = entriesOf({ running, decisions: decisions.slice(0, shown) }, query);
  const more = decisions.length - shown;
  const hidden: Said[] = more > 0 ? [['', `and ${count(more)} more: prospect report learned`]] : [];
  return [
    ...sectionTitle('TRIED AND DECIDED', about, view),
    ...[...entries, ...hidden].flatMap(([label, text]) =>
      labelled(label, Math.max(labelWidth, label.length + 4), text, view.width),
    ),
  ];
}

type Said = [label: string, text: string];

const about = 'as it was known then';

/** The same as blocks. */
export function triedBlocks(trials: TacticTrials, query: ReportQuery): Block[] {
  const entries = entriesOf(trials, query);
  const told = entries.map(([label, text]): Said => [label, text.replace(/ {2,}/, ': ')]);
  return entries.length === 0
    ? []
    : [heading(2, 'Tried and decided'), paragraph([about]), labelledBlock(told)];
}

function entriesOf({ running, decisions }: TacticTrials, { asOf: { day } }: ReportQuery): Said[] {
  return [
    ...running.map((each): Said => ['trial', runningText(each, day)]),
    ...decisions.map((each): Said => [shortDay(each.decision.day, day), decidedText(each, day)]),
  ];
}

function runningText(each: TacticTrials['running'][number], asOf: string): string {
  const { trial, done, expected } = each;
  const aim = [...aimWords(trial, expected), `since ${shortDay(trial.day, asOf)}`].join(', ');
  const because = trial.hypothesis === null ? '' : ` Because "${showOnOneLine(trial.hypothesis)}".`;
  return `${groupName(trial)}  ${aim}: ${doneWords(done.touches, trial.touches)}; ${whatIsKnown(each)}.${because}`;
}

/** `keep cold-call@2: 12 of 480 met (1.4–4.3%), keep? Trial since 16 Nov, 60 of 60 touches. Learned: …` */
function decidedText({ decision, trial, evidence }: TacticDecision, asOf: string): string {
  const words = [`${decision.choice} ${groupName(decision)}: ${sentence(evidenceWords(evidence))}`];
  if (trial !== null) {
    const done = evidence.touches_done === null ? '' : `, ${doneWords(evidence.touches_done, trial.touches)}`;
    words.push(`Trial since ${shortDay(trial.day, asOf)}${done}.`);
    if (trial.hypothesis !== null) words.push(`Because "${showOnOneLine(trial.hypothesis)}".`);
  }
  if (decision.learned !== null) words.push(`Learned: ${showOnOneLine(decision.learned)}`);
  return words.join(' ');
}
