import { dayTitle, dayTitleBy, type Day } from '../../domain/calendar.js';
import { quoteLine } from '../../domain/command-line.js';
import { count, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import type { StepGroup, StepRow } from '../../store/promises/agenda.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import type { TouchRow } from '../../store/touches/touches.js';
import { sentence } from '../sheet/flow.js';
import { leadName, shortWords, stepWords, timeOf } from '../due/words.js';
import { isEstimated, secondsOf } from '../measures/effort.js';
import { asText, hang, type View } from '../sheet/layout.js';
import { titledLines } from '../sheet/headed.js';
import { adviceFor, isEmpty, type Advice, type Today } from './today.js';
import { againCounts } from '../due/words.js';
import { goalNouns } from '../measures/goal-words.js';

/** A line below a title: when, with whom, what. */
interface Row {
  when: string;
  who: string;
  /** `@12`, which is never cut; '' for nobody. */
  id: string;
  what: string;
}

/** Where what stands beside a title begins. */
const indent = 15;
const plansShown = 6;

/** Today as text, each line ended; it fits the width. */
export function renderToday(today: Today, view: View): string {
  if (isEmpty(today)) return asText(beginLines(view));
  const steps = stepRows(today);
  const touches = today.touches.map(touchRow);
  const widths = layOut([...steps, ...touches], view);
  const blocks = [
    [String(view.painter.bold(dayTitle(today.day, { year: true })))],
    [
      ...dueLines(today, view),
      ...steps.map((row) => rowLine(row, widths, view)),
      ...moreLines(today, steps.length, view),
    ],
    [...loggedLines(today, view), ...touches.map((row) => rowLine(row, widths, view))],
    planLines(today, view),
    adviceLines(today, view),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map(asText)
    .join('\n');
}

function beginLines({ width }: View): string[] {
  return [
    ...sentence('Nothing is logged yet. After your next call, mail or visit, type: prospect log', width),
    ...sentence('It asks who it was, how, and what came of it. All else: prospect --help', width),
  ];
}

const groupWords: Record<StepGroup, string> = {
  late: 'late',
  today: 'today',
  'this-week': 'this week',
  'did-it-happen': 'without a result',
};

function dueLines({ steps, loose, again }: Today, view: View): string[] {
  const counted = (names: readonly StepGroup[]) =>
    names
      .filter((name) => steps[name].count > 0)
      .map((name) => `${count(steps[name].count)} ${groupWords[name]}`);
  const now = counted(['late', 'today', 'did-it-happen']);
  const week = counted(['this-week']);
  const nothing = week.length > 0 ? 'nothing today' : 'nothing promised this week';
  const talked = loose.count > 0 ? [`${count(loose.count)} talked, nothing next`] : [];
  const parts = [...(now.length > 0 ? now : [nothing]), ...week, ...againCounts(again), ...talked];
  return titledLines('DUE', parts, view);
}

/** The command that lists what is counted and not shown; of those who talked the advice tells. */
function moreLines({ steps, again }: Today, shown: number, { width }: View): string[] {
  const promised = Object.values(steps).reduce((sum, group) => sum + group.count, 0);
  const hidden = Math.max(0, promised - shown) + again.followUps + again.inTouch;
  if (hidden === 0) return [];
  return [fit(`  ${shown > 0 ? `and ${count(hidden)} more` : 'who they are'}: prospect due`, width)];
}

/** The first of what is late, today, and without a result; where there is none of it, of this week, or after it. */
function stepRows({ day, steps, later }: Today): Row[] {
  const { late, today, 'did-it-happen': asked, 'this-week': week } = steps;
  const now = [
    ...late.rows.map((step) => stepRow(step, dayTitleBy(step.day, day), stepWords(step, day))),
    ...today.rows.map((step) => stepRow(step, timeOf(step) ?? 'today', stepWords(step, day))),
    ...asked.rows.map((step) =>
      stepRow(step, dayTitleBy(step.day, day), `${shortWords(step)} · did it happen?`),
    ),
  ];
  if (now.length > 0) return now;
  const timed = (step: StepRow) =>
    [stepWords(step, day), timeOf(step)].filter((part) => part !== null).join(' ');
  const ahead = week.rows.length > 0 ? week.rows : later === null ? [] : [later];
  return ahead.map((step) => stepRow(step, dayTitleBy(step.day, day), timed(step)));
}

function stepRow(step: StepRow, when: string, what: string): Row {
  return { when, who: leadName(step), id: `@${step.leadId}`, what };
}

function touchRow(touch: TouchRow): Row {
  const tactic = tacticTitle({ name: touch.tactic, version: touch.version });
  return {
    when: timeOf(touch) ?? 'today',
    who: touch.lead ?? 'nobody in particular',
    id: touch.leadId === null ? '' : `@${touch.leadId}`,
    what: `${tactic} · ${touch.outcome}`,
  };
}

/** Widths of the first two columns, with the blanks after them. */
function layOut(rows: readonly Row[], { width }: View): { when: number; who: number } {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(show(text))));
  const when = Math.max(indent - 2, widest(rows.map((row) => row.when)) + 2);
  return {
    when,
    who: Math.min(widest(rows.map(({ who, id }) => `${who} ${id}`)) + 2, Math.floor(width * 0.4)),
  };
}

function rowLine(row: Row, widths: { when: number; who: number }, { width }: View): string {
  const { who, id } = row;
  const name = fit(show(who), widths.who - 2 - (id === '' ? 0 : id.length + 1));
  const whom = padEnd(`${name} ${id}`, widths.who);
  return fit(`  ${padEnd(row.when, widths.when)}${whom}${show(row.what)}`, width).trimEnd();
}

function loggedLines({ effort, reached, goal }: Today, view: View): string[] {
  const { touches } = effort;
  if (touches === 0 && reached.reached === 0) return titledLines('LOGGED TODAY', ['nothing yet'], view);
  const goals = `${count(reached.goals)} ${goalNouns[goal][reached.goals === 1 ? 'one' : 'more']}`;
  const parts = [
    some(touches, 'touch', 'touches'),
    reached.reached > 0 && `${count(reached.reached)} reached`,
    goal !== 'reached' && reached.goals > 0 && goals,
    minutesWords(effort),
  ];
  return titledLines(
    'LOGGED TODAY',
    parts.filter((part) => typeof part === 'string'),
    view,
  );
}

/** `48 min`, `~48 min` where usual times stand in, `48+ min` where times are missing; null where none is known. */
function minutesWords(effort: Today['effort']): string | null {
  const seconds = secondsOf(effort);
  if (seconds === null) return null;
  const minutes = count(Math.round(seconds / 60));
  return `${isEstimated(effort) ? '~' : ''}${minutes}${effort.untimed > 0 ? '+' : ''} min`;
}

function planLines({ plan }: Today, view: View): string[] {
  if (plan.length === 0) return [];
  const open = plan.filter(({ left }) => left > 0);
  const parts = open
    .slice(0, plansShown)
    .map(({ name, planned, left }) => `${show(name)} ${count(left)} of ${count(planned)} left`);
  const hidden = open.length - parts.length;
  if (hidden > 0) parts.push(`and ${count(hidden)} more`);
  return titledLines('PLAN THIS WEEK', parts.length > 0 ? parts : ['nothing left'], view);
}

function adviceLines(today: Today, { width, painter }: View): string[] {
  const advice = adviceFor(today).map((one) => ({ ...typed(one), why: show(reason(one, today.day)) }));
  const widest = Math.max(...advice.map(({ command }) => textWidth(command)));
  const room = width - indent - widest - 2;
  return advice.flatMap(({ command, why }, index) => {
    const title = index === 0 ? painter.bold('TYPE NEXT') : 'TYPE NEXT'.replace(/./g, ' ');
    const start = String(title) + ' '.repeat(indent - 'TYPE NEXT'.length);
    const line = start + String(painter.accent(fit(command, width - indent)));
    if (room < 12) return [line];
    const gap = ' '.repeat(widest + 2 - textWidth(command));
    const below = ' '.repeat(width - room);
    return hang('', 0, why, room).map((part, at) => (at === 0 ? line + gap : below) + fit(part, room));
  });
}

/** The command, safe to print and quoted as a shell wants it. */
function typed(advice: Advice): { command: string } {
  return { command: show(quoteLine(['prospect', ...commandOf(advice)])) };
}

function commandOf(advice: Advice): string[] {
  switch (advice.do) {
    case 'log':
    case 'result':
      return [advice.do, `@${advice.step.leadId}`];
    case 'acknowledge':
      return ['next', `@${advice.step.leadId}`, '--ack'];
    case 'drop':
      return ['next', `@${advice.step.leadId}`, '--drop', 'do not contact'];
    case 'promise':
      return ['next', `@${advice.end.leadId}`, 'fri'];
    case 'plan':
      return ['block', advice.plan.name];
    case 'follow-up':
      return ['block', advice.tactic, '--follow-up'];
    case 'review':
      return ['review'];
    case 'touch':
      return ['log'];
    case 'choose':
      return ['try'];
  }
}

function reason(advice: Advice, day: Day): string {
  switch (advice.do) {
    case 'log':
      return `${advice.step.lead}: ${shortWords(advice.step)}`;
    case 'result':
      return `${advice.step.lead}: what came of the ${shortWords(advice.step)}?`;
    case 'acknowledge':
      return `once ${advice.step.owner} has taken ${advice.step.lead}`;
    case 'drop':
      return `${advice.step.lead} asked not to be contacted`;
    case 'promise':
      return `${advice.end.lead} talked on ${dayTitleBy(advice.end.day, day)}: promise the next step`;
    case 'plan':
      return `${count(advice.plan.left)} of ${count(advice.plan.planned)} left this week`;
    case 'follow-up':
      return 'no answer yet: try again';
    case 'review':
      return 'look back on the week and plan the next';
    case 'touch':
      return 'after the next call, mail or visit';
    case 'choose':
      return 'which tactic to do next';
  }
}
