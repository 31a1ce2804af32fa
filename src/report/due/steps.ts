import { dayTitleBy, type Day } from '../../domain/calendar.js';
import { withOwner } from '../../domain/owner.js';
import { formatMoment } from '../../domain/when.js';
import { count, money } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, padStart, textWidth } from '../../render/width.js';
import type { StepRow } from '../../store/promises/agenda.js';
import { linesShown, usualWidth } from '../sheet/flow.js';
import { leadName, shortWords, stepWords, timeOf, weekWords } from './words.js';
import type { Due, Group } from './due.js';
import type { View } from '../sheet/layout.js';

/** Widths of the columns of what is late, today and without a result; 0 for one that is left out. */
interface Table {
  width: number;
  name: number;
  id: number;
  /** Where the words begin. */
  start: number;
  words: number;
  since: number;
  stake: number;
}

const narrow = 60;
/** The words begin here at the earliest, so that they stand clear of the titles. */
const indent = 21;

/** What is late, today, this week and without a result, line by line. */
export function renderSteps(due: Due, view: View): string[] {
  const table = layOut(due, view);
  return [
    ...lateLines(due, table, view),
    ...todayLines(due, table, view),
    ...weekLines(due.steps['this-week'], view),
    ...happenedLines(due, table, view),
  ];
}

/** As wide as its rows take, from the usual width up to that of the terminal. */
function layOut(due: Due, view: View): Table {
  const { steps, asOf, values } = due;
  const late = steps.late.rows;
  const rows = [...late, ...steps.today.rows, ...steps['did-it-happen'].rows];
  const staked = [...late, ...steps.today.rows].filter(({ leadId }) => values.has(leadId));
  const isWide = view.width >= narrow;
  const since = isWide ? widest(late.map(({ day }) => sinceDay(day, asOf.day))) : 0;
  const stake =
    isWide && staked.length > 0 ? widest([stakeTitle, ...staked.map((row) => stakeWords(row, due))]) : 0;
  const id = widest(rows.map(({ leadId }) => `@${leadId}`));
  const names = widest(rows.map((row) => show(leadName(row))));
  const words = Math.max(
    widest(late.map((row) => show(stepWords(row, asOf.day)))),
    widest(steps.today.rows.map((row) => wordsOf(row, asOf.day))) - column(since),
  );
  const taken = 2 + 1 + id + 2 + column(since) + column(stake);
  const width = Math.min(view.width, Math.max(usualWidth, taken + Math.max(names, indent - id - 5) + words));
  const room = width - taken;
  const name = Math.max(
    isWide ? indent - id - 5 : 0,
    Math.min(names, Math.max(Math.floor(room * 0.4), room - words)),
  );
  return { width, name, id, start: 5 + name + id, words: room - name, since, stake };
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}

/** Room that a column takes with the blanks before it. */
function column(width: number): number {
  return width === 0 ? 0 : width + 2;
}

const stakeTitle = 'at stake';

function lateLines(due: Due, table: Table, view: View): string[] {
  const { asOf } = due;
  const { late } = due.steps;
  if (late.count === 0) return [];
  const titles = [
    fit('what you promised', table.words),
    table.since > 0 && padEnd('since', table.since),
    table.stake > 0 && padStart(stakeTitle, table.stake),
  ];
  const rows = shownOf(late, view).map((row) =>
    [
      whom(row, table),
      cell(stepWords(row, asOf.day), table.words),
      ...(table.since > 0 ? [padEnd(sinceDay(row.day, asOf.day), table.since)] : []),
      ...(table.stake > 0 ? [padStart(stakeWords(row, due), table.stake)] : []),
    ]
      .join('  ')
      .trimEnd(),
  );
  const [what = '', ...more] = titles.filter((title) => title !== false);
  const head = [padEnd(what, table.words), ...more].join('  ').trimEnd();
  return [titleLine('LATE', head, table, view), ...rows, ...moreLine(late, view)];
}

function todayLines(due: Due, table: Table, view: View): string[] {
  const { asOf, steps } = due;
  const { today } = steps;
  if (today.count === 0) return [];
  const room = table.words + column(table.since);
  const rows = shownOf(today, view).map((row) =>
    [
      whom(row, table),
      cell(wordsOf(row, asOf.day), room),
      ...(table.stake > 0 ? [padStart(stakeWords(row, due), table.stake)] : []),
    ]
      .join('  ')
      .trimEnd(),
  );
  const isFirst = steps.late.count === 0 && table.stake > 0;
  const head = isFirst ? `${padEnd('', room)}  ${padStart(stakeTitle, table.stake)}` : '';
  return [titleLine('TODAY', head, table, view), ...rows, ...moreLine(today, view)];
}

/** Two a line where there is room. */
function weekLines(week: Group<StepRow>, view: View): string[] {
  if (week.count === 0) return [];
  const { width, painter } = view;
  const perLine = width >= narrow ? 2 : 1;
  const cells = shownOf(week, view, perLine).map((row) => show(weekWords(row)));
  const inner = width - 2 - 3 * (perLine - 1);
  const [left, right] = [0, 1].map((side) => widest(cells.filter((_, index) => index % perLine === side)));
  const leftRoom =
    perLine === 1 ? inner : Math.min(left ?? 0, Math.max(Math.floor(inner / 2), inner - (right ?? 0)));
  const lines: string[] = [];
  for (let index = 0; index < cells.length; index += perLine) {
    const [first = '', second] = cells.slice(index, index + perLine);
    lines.push(
      second === undefined
        ? `  ${fit(first, inner)}`
        : `  ${padEnd(fit(first, leftRoom), leftRoom)} · ${fit(second, inner - leftRoom)}`,
    );
  }
  return [String(painter.bold('THIS WEEK')), ...lines, ...moreLine(week, view, perLine)];
}

function happenedLines({ steps, asOf }: Due, table: Table, view: View): string[] {
  const asked = steps['did-it-happen'];
  if (asked.count === 0) return [];
  const [first, ...others] = shownOf(asked, view).map((row) => ({
    row,
    line: `${whom(row, table)}  ${fit(wordsOf(row, asOf.day), table.width - table.start)}`,
  }));
  const rows = [...withCommand(first!, table, view), ...others.map(({ line }) => line)];
  const head = fit('the date has passed', table.width - table.start);
  return [titleLine('DID IT HAPPEN?', head, table, view), ...rows, ...moreLine(asked, view)];
}

/** The command that tells what came of it, beside it or, where there is no room, below it. */
function withCommand(
  { row, line }: { row: StepRow; line: string },
  { width, start }: Table,
  view: View,
): string[] {
  const command = `result @${row.leadId} held or no-show`;
  const gap = width - textWidth(line) - command.length;
  if (gap >= 2) return [line + ' '.repeat(gap) + String(view.painter.dim(command))];
  const indented = Math.min(start, width - command.length);
  return indented < 2 ? [line] : [line, ' '.repeat(indented) + String(view.painter.dim(command))];
}

/** What is said of a step in its group: with its time today, with its date where that has passed. */
function wordsOf(step: StepRow, asOf: Day): string {
  const time = timeOf(step);
  if (step.day < asOf && step.isMeeting === 1)
    return show(
      [shortWords(step), formatMoment(step, asOf), withOwner(step)].filter((part) => part !== null).join(' '),
    );
  const words = stepWords(step, asOf);
  return show(step.day === asOf && time !== null ? `${time}  ${words}` : words);
}

function whom(step: StepRow, { name, id }: Table): string {
  return `  ${cell(leadName(step), name)} ${padEnd(`@${step.leadId}`, id)}`;
}

function cell(text: string, width: number): string {
  return padEnd(fit(show(text), width), width);
}

function titleLine(title: string, head: string, { start, width }: Table, { painter }: View): string {
  const gap = Math.max(1, start - title.length);
  const bold = String(painter.bold(fit(title, width)));
  const room = width - title.length - gap;
  return head.trim() === '' || room < 8
    ? bold
    : `${bold}${' '.repeat(gap)}${String(painter.dim(fit(head, room)))}`;
}

function shownOf(group: Group<StepRow>, { all }: View, perLine = 1): readonly StepRow[] {
  return all ? group.rows : group.rows.slice(0, linesShown * perLine);
}

function moreLine(group: Group<StepRow>, view: View, perLine = 1): string[] {
  const hidden = group.count - shownOf(group, view, perLine).length;
  return hidden > 0 ? [`  and ${count(hidden)} more: add --all`] : [];
}

function stakeWords({ leadId }: StepRow, { values, currency }: Due): string {
  const value = values.get(leadId);
  return value === undefined ? '–' : money(value, currency);
}

/** A day with its year where that is not as-of's. */
function sinceDay(day: Day, asOf: Day): string {
  return dayTitleBy(day, asOf);
}
