import { formatMoment } from '../../domain/when.js';
import { count, percent, range, some } from '../../render/figure.js';
import { show, showOnOneLine } from '../../render/safe.js';
import { fit, textWidth } from '../../render/width.js';
import { evidenceWords } from '../measures/evidence.js';
import { shortDay } from '../measures/query.js';
import { asText, hang, type View } from '../sheet/layout.js';
import { groupName, typed } from '../sheet/names.js';
import { labelled } from '../sheet/headed.js';
import { sizeWords } from './size.js';
import type { DecidedTrial, RunningTrial, TrialStatus } from './status.js';
import { aimWords, decideWords, doneWords, sentence, trialName, untilWords } from './words.js';
import { goalVerbs } from '../measures/goal-words.js';
import { paintVerdict } from '../sheet/verdict.js';
import { noWorth, worthCommand } from '../sheet/worth.js';

const labelWidth = 10;

/** How far the trials are as text, each line ended; it fits the width. */
export function renderTrials(status: TrialStatus, view: View): string {
  const { running, decided } = status;
  const blocks = [
    titleLines(status, view),
    ...running.map((trial) => runningLines(trial, view)),
    ...(decided.length > 0 ? [decidedLines(status, view)] : []),
  ];
  return asText(blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])));
}

/** How many run, and on the right as-of. */
function titleLines({ running, asOf }: TrialStatus, { width, painter }: View): string[] {
  const left = running.length === 0 ? 'No trial runs' : `${some(running.length, 'trial')} running`;
  const right = `as of ${formatMoment(asOf, '')}`;
  const space = width - textWidth(left) - textWidth(right);
  const title = String(painter.bold(fit(left, width)));
  return space >= 2 ? [title + ' '.repeat(space) + right] : [title, fit(right, width)];
}

function runningLines(running: RunningTrial, view: View): string[] {
  const { trial, query, expected, outlook } = running;
  const asOf = query.asOf.day;
  const parts = [
    ...aimWords(trial, expected),
    `since ${shortDay(trial.day, asOf)}`,
    ...untilWords(trial, outlook.daysLeft, asOf),
  ];
  const said = [
    ...(trial.hypothesis === null ? [] : [{ label: 'because', text: showOnOneLine(trial.hypothesis) }]),
    { label: 'done', text: doneText(running) },
    { label: 'so far', text: soFarText(running) },
  ];
  return [
    ...headLines(trialName(trial), parts, view),
    ...said.flatMap(({ label, text }) => labelled(label, labelWidth, text, view.width)),
    ...verdictLines(running, view),
    ...(running.size === null ? [] : labelled('size', labelWidth, sizeWords(running.size), view.width)),
    ...decideLines(running, view),
  ];
}

/** A name in bold and what it is about; below where the terminal is narrow. */
function headLines(name: string, parts: readonly string[], { width, painter }: View): string[] {
  const text = parts.join(' · ');
  const bold = String(painter.bold(fit(name, width)));
  if (textWidth(name) + 2 + textWidth(text) <= width) return [`${bold}  ${text}`];
  return [bold, ...hang('  ', 2, text, width).map((line) => fit(line, width))];
}

/** What is done of what was planned, and when the rest will be at this pace. */
function doneText({ trial, done, outlook, query }: RunningTrial): string {
  const { touches, until } = trial;
  const words = doneWords(done.touches, touches);
  if (touches === null) return `${words}.`;
  if (done.touches >= touches) return `${words}: all that were planned.`;
  if (outlook.isOver) return `${words}.`;
  const { reachedOn } = outlook;
  const all = `All ${count(touches)}`;
  if (reachedOn === null)
    return `${words}. ${done.touches === 0 ? 'None yet' : `${all} not within half a year at this pace`}.`;
  const late = until !== null && reachedOn > until ? ', after its last day' : '';
  return `${words}. ${all} by about ${shortDay(reachedOn, query.asOf.day)} at this pace${late}.`;
}

/** The leads it has, and the share that may be expected of them. */
function soFarText({ row, query, trial }: RunningTrial): string {
  const { goal, window, asOf } = query;
  const since = shortDay(trial.day, asOf.day);
  if (row.leads === 0) return `No new lead since ${since}.`;
  const { byWindow } = row;
  const words = `${count(row.leadsConverted)} of ${some(row.leads, 'lead')} ${goalVerbs[goal]}`;
  if (byWindow === null) return `${words}; too few for a range.`;
  const day = byWindow.day < window ? ` by day ${byWindow.day}` : '';
  return `${words}; likely ${range(byWindow.low, byWindow.high)}${day}.`;
}

/** What may be said now, and when there will be more to say. */
function verdictLines(running: RunningTrial, view: View): string[] {
  const { judgement, row, trial, expected, query } = running;
  const { verdict, text, chanceWorth } = judgement;
  const when = allJudgedText(running);
  if (expected === null) {
    const asked = noWorth(query, 'What must it bring?');
    const edit = worthCommand(typed(trial.name), query);
    return labelled('worth', labelWidth, `${asked}  ${edit}`, view.width);
  }
  if (verdict === null || text === null) return [];
  if (row.leads === 0) return [];
  const chance =
    verdict === 'unclear' && chanceWorth !== null ? ` ${percent(chanceWorth)} sure it brings that.` : '';
  return labelled(verdict, labelWidth, show(text) + chance + when, view.width, () =>
    paintVerdict(verdict, view),
  );
}

function allJudgedText({ row, outlook, query }: RunningTrial): string {
  const { allJudgedOn } = outlook;
  if (outlook.isOver) return row.judged >= row.leads ? ' All of its leads are old enough.' : '';
  if (allJudgedOn === null) return '';
  return ` The last of its leads are old enough on ${shortDay(allJudgedOn, query.asOf.day)}.`;
}

/** Asks for a decision where the trial is past its end. */
function decideLines(running: RunningTrial, { width, painter }: View): string[] {
  if (!running.outlook.isOver) return [];
  return labelled('decide', labelWidth, decideWords(running), width, (words) =>
    String(painter.accent(words)),
  );
}

function decidedLines({ decided, asOf }: TrialStatus, { width, painter }: View): string[] {
  return [String(painter.bold('DECIDED')), ...decided.flatMap((each) => decidedLine(each, asOf.day, width))];
}

function decidedLine({ trial, decision, evidence }: DecidedTrial, asOf: string, width: number): string[] {
  const learned = decision.learned === null ? '' : ` "${showOnOneLine(decision.learned)}"`;
  const done =
    evidence.touches_done === null || evidence.touches_done === 0
      ? ''
      : `${doneWords(evidence.touches_done, evidence.touches_planned)}, `;
  const text = `${groupName(trial)}  ${decision.choice}: ${done}${sentence(evidenceWords(evidence))}${learned}`;
  return labelled(shortDay(decision.day, asOf).padEnd(7), labelWidth, text, width);
}
