import { count, some } from '../../render/figure.js';
import { isKnown } from '../measures/groups.js';
import { soFarWords } from '../measures/judge.js';
import { canBe, fromWords } from '../measures/when-judged.js';
import { labelled } from '../sheet/headed.js';
import type { View } from '../sheet/layout.js';
import type { RunningTrial } from './status.js';
import { decideWords, doneWords, trialName, untilWords } from './words.js';
import { shortDay } from '../measures/query.js';
import { goalVerbs } from '../measures/goal-words.js';

const labelWidth = 10;
const shown = 3;

/** The running trials on the page, a line or two each. */
export function renderTrialLines(trials: readonly RunningTrial[], view: View): string[] {
  const lines = trials
    .slice(0, shown)
    .flatMap((trial) => labelled('trial', labelWidth, trialText(trial), view.width));
  const more = trials.length - shown;
  if (more <= 0) return lines;
  return [
    ...lines,
    ...labelled('', labelWidth, `and ${count(more)} more: prospect trial status`, view.width),
  ];
}

/** `cold-call@2  34 of 60 touches, until 18 Dec; can be judged from 30 Dec.` */
function trialText(running: RunningTrial): string {
  const { trial, query, outlook, done } = running;
  const asOf = query.asOf.day;
  const bounds = [
    doneWords(done.touches, trial.touches),
    ...(trial.until === null
      ? []
      : outlook.isOver
        ? untilWords(trial, outlook.daysLeft, asOf)
        : [`until ${shortDay(trial.until, asOf)}`]),
  ].join(', ');
  const decide = outlook.isOver ? ` ${decideWords(running)}` : '';
  return `${trialName(trial)}  ${bounds}; ${whatIsKnown(running)}.${decide}`;
}

/** What it has brought, or from when it can be judged. */
export function whatIsKnown({ row, query, judgement, outlook }: RunningTrial): string {
  const verb = goalVerbs[query.goal];
  if (row.leads === 0) return 'no lead to judge yet';
  if (!isKnown(row, query)) {
    const young = outlook.judgedFrom === null ? null : { since: '', judgedFrom: outlook.judgedFrom };
    const when = canBe('judged', fromWords(row.leads, young, query));
    return `${count(row.leadsConverted)} of ${some(row.leads, 'lead')} ${verb}; ${when}`;
  }
  const met = soFarWords(row, query);
  return judgement.verdict === null ? met : `${judgement.verdict} (${met})`;
}
