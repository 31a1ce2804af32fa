import { daysBetween, dayTitle, type Day } from '../../domain/calendar.js';
import { formatMoment } from '../../domain/when.js';
import { count } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import { stepGroups, type LooseEnd, type StepGroup, type StepRow } from '../../store/promises/agenda.js';
import { beside, limitedFlow, sentence } from '../sheet/flow.js';
import { typed } from '../sheet/names.js';
import { againHints, renderAgain, restWords } from './again.js';
import { renderSteps } from './steps.js';
import { againCounts, coldWords, shortWords, sinceWords } from './words.js';
import { isNothingDue, isUnconfirmed, type Due } from './due.js';
import { asText, flow, type View } from '../sheet/layout.js';

/** What is due as text, each line ended; it fits the width. */
export function renderDue(due: Due, view: View): string {
  const blocks = [
    titleLines(due, view),
    [
      ...(isNothingDue(due) ? nothingLines(due, view) : []),
      ...renderSteps(due, view),
      ...renderAgain(due, view),
      ...restingLines(due, view),
      ...looseLines(due, view),
      ...dreamLines(due, view),
    ],
    [...silenceLines(due, view), ...hintLines(due, view)],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map(asText)
    .join('\n');
}

const groupWords: Record<StepGroup, string> = {
  late: 'late',
  today: 'today',
  'this-week': 'this week',
  'did-it-happen': 'without a result',
};

function titleLines(due: Due, { width, painter }: View): string[] {
  const counts = stepGroups
    .filter((name) => due.steps[name].count > 0)
    .map((name) => `${count(due.steps[name].count)} ${groupWords[name]}`)
    .concat(againCounts({ followUps: due.followUps.rows.length, inTouch: due.inTouch.length }));
  const day = dayTitle(due.asOf.day, { year: true });
  const none = isNothingDue(due) ? 'nothing due' : 'nothing promised this week';
  const parts = [day, ...(counts.length > 0 ? counts : [none])];
  return flow(parts, width).map((line) => String(painter.bold(line)));
}

function nothingLines({ isBegun, later, asOf }: Due, { width }: View): string[] {
  if (!isBegun)
    return sentence('Nothing is logged yet. Begin with "prospect log": it asks what it needs.', width);
  const next =
    later === null
      ? 'Promise a next step as you log: prospect log NAME -t TACTIC -o talked --next fri'
      : show(
          `The next is ${formatMoment(later, asOf.day)}: ${shortWords(later)}, ${later.lead} @${later.leadId}.`,
        );
  return [
    ...sentence('Nothing is promised this week, and nobody who talked is left waiting.', width),
    ...sentence(next, width),
  ];
}

/** Those left in peace, where none is to be followed up. */
function restingLines({ followUps: { rows, resting } }: Due, view: View): string[] {
  return rows.length > 0 || resting === 0
    ? []
    : besideTitle('FOLLOW UP', [`nobody now; ${restWords(resting)}`], view);
}

function looseLines({ loose, callTactic, asOf }: Due, view: View): string[] {
  if (loose.count === 0) return [];
  const items = loose.rows.map((row, index) => {
    const words = sinceWords(row, daysBetween(row.day, asOf.day), index === 0);
    return show(index === 0 ? `${count(loose.count)}: ${words}` : words);
  });
  const layOut = (parts: readonly string[]) => besideTitle('TALKED, NOTHING NEXT', parts, view);
  const command = `block ${callTactic === null ? 'TACTIC' : typed(callTactic)} --nothing-next`;
  return [...limitedFlow(items, loose.count, layOut, view), ...commandLine(command, view)];
}

/** A command below what stands beside a title. */
function commandLine(command: string, { width, painter }: View): string[] {
  const room = width < 2 * indent || indent + command.length > width ? 2 : indent;
  const line = `${command} (call them)`;
  const shown = fit(room + line.length <= width ? line : command, width - room);
  return [' '.repeat(room) + String(painter.dim(shown))];
}

function dreamLines({ dream, asOf }: Due, view: View): string[] {
  const { leads, cold, never } = dream;
  const [coldest] = cold;
  if (coldest === undefined && never.length === 0) return [];
  const words =
    coldest === undefined
      ? `${count(never.length)} of ${count(leads)} never touched`
      : `${count(cold.length)} of ${count(leads)}, coldest ${coldWords(coldest, daysCold(coldest.lastDay, asOf.day))}`;
  const title = coldest === undefined ? 'DREAM LIST' : 'DREAM, GOING COLD';
  const lines = besideTitle(title, [show(words)], view);
  return beside(lines, 'due --dream', view);
}

function daysCold(last: Day | null, today: Day): number {
  return last === null ? 0 : daysBetween(last, today);
}

function besideTitle(title: string, parts: readonly string[], { width, painter }: View): string[] {
  const bold = String(painter.bold(title));
  if (width < 2 * indent) return [bold, ...flow(parts, width - 2).map((line) => `  ${line}`)];
  return flow(parts, width - indent).map((line, index) =>
    index === 0 ? bold + ' '.repeat(indent - title.length) + line : ' '.repeat(indent) + line,
  );
}

/** Where what is said beside a title begins. */
const indent = 21;

function silenceLines({ silent, silence }: Due, { width }: View): string[] {
  const messages = silent.reduce((sum, part) => sum + part.messages, 0);
  if (messages === 0) return [];
  const windows = silent.map(({ channel }) => silence[channel]);
  const [least, most] = [Math.min(...windows), Math.max(...windows)];
  const days = least === most ? `${most} days` : `${least} to ${most} days`;
  const verb = messages === 1 ? 'message passed' : 'messages passed';
  const silentWords = messages === 1 ? 'counts as silent' : 'count as silent';
  return sentence(`${count(messages)} ${verb} ${days} without an answer and ${silentWords}.`, width);
}

/** The commands that change what is listed. */
function hintLines(due: Due, { width, painter }: View): string[] {
  const { steps, loose } = due;
  const { late, today, 'this-week': week, 'did-it-happen': asked } = steps;
  const own = [late, today, week].flatMap(({ rows }) => rows).filter((step) => !isUnconfirmed(step));
  const step = own[0] ?? asked.rows[0] ?? late.rows[0] ?? today.rows[0] ?? week.rows[0];
  const [end] = loose.rows;
  const again = againHints(due);
  const parts = step
    ? stepHints(step, step === asked.rows[0])
    : again.length > 0
      ? again
      : end
        ? looseHints(end)
        : [];
  return flow(parts, width).map((line) => String(painter.dim(line)));
}

function stepHints(step: StepRow, isAsked: boolean): string[] {
  const lead = `@${step.leadId}`;
  const move = `next ${lead} fri (move it)`;
  if (!isAsked && isUnconfirmed(step)) return [`next ${lead} --ack (it was taken)`, move];
  if (step.isMeeting === 1) return [`result ${lead} held (it happened)`, move, `next ${lead} --drop WHY`];
  return [`log ${lead} (it happened)`, move, `next ${lead} --done or --drop WHY`];
}

function looseHints({ leadId }: LooseEnd): string[] {
  return [`next @${leadId} fri --do "call" (promise a next step)`, `result @${leadId} lost (let it go)`];
}
