import { count, money as exactly, some } from '../../render/figure.js';
import {
  moneySpan,
  roundedMoney,
  roundedMoneyRange,
  roundedRange,
  wholeMoney,
} from '../../render/rounded.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import {
  addKnown,
  hoursWords,
  isEstimated,
  missingWords,
  timedHours,
  tookWords,
} from '../measures/effort.js';
import type { Frame } from '../measures/frame.js';
import { mostOf, strip, stripLine, stripsWidth, wrap, type Strip, type View } from '../sheet/layout.js';
import { explainMoney } from './explain.js';
import type { Money, MoneyRow } from './money.js';
import { enoughConverted } from '../measures/verdict.js';
import { goalNouns } from '../measures/words.js';

const longList = 12;

/** The section on money and time, line by line; it fits the width. */
export function renderMoney(money: Money, frame: Frame, view: View, currency: string | null): string[] {
  const rows = chooseRows(money.rows, view);
  const shown = rows.length > 1 ? [...rows, money.total] : rows;
  const hidden = money.rows.length - rows.length;
  const lines = [
    titleLine(money, frame, view, currency),
    ...tableLines(shown, costTable(shown, frame, view, currency), view),
    ...(hidden > 0 ? [`  and ${hidden} more: add --all`] : []),
  ];
  const valued = shown.filter((row) => row.valueHour !== null);
  if (valued.length > 0) lines.push('', ...valueLines(valued, frame, view, currency));
  const notes = noteTexts(money, frame, currency).flatMap((text) => wrap(text, view.width));
  if (notes.length > 0) lines.push('', ...notes.map((line) => String(view.painter.dim(line))));
  if (view.explain)
    lines.push('', ...explainMoney(money, frame, currency).flatMap((text) => wrap(text, view.width)));
  return lines.map((line) => line.trimEnd());
}

/** Of many, those of which the most leads are judged. */
function chooseRows(rows: readonly MoneyRow[], { all }: View): readonly MoneyRow[] {
  return all ? rows : mostOf(rows, longList, (a, b) => b.judged - a.judged);
}

/** The tables of the section, column by column, and what is said around them; for markdown. */
export function moneyStrips(
  money: Money,
  frame: Frame,
  view: View,
  currency: string | null,
): { head: string; cost: Strip[]; valueTitle: string; value: Strip[]; notes: string[] } {
  const rows = chooseRows(money.rows, view);
  const shown = rows.length > 1 ? [...rows, money.total] : rows;
  const valued = shown.filter((row) => row.valueHour !== null);
  const names = (of: readonly MoneyRow[]): Strip => strip('tactic', of, rowName, { align: 'left' });
  const { left, right } = costTable(shown, frame, { ...view, width: Infinity }, currency);
  const [first, ...others] = right;
  const said = first && {
    ...first,
    cells: first.cells.map((cell, index) => (hasRate(shown[index]!) ? cell : noRateWords(shown[index]!))),
  };
  const { days, ranges, hour } = headParts(money, frame, currency);
  return {
    head: [days, ...ranges, ...hour].join(' · '),
    cost: [names(shown), ...left, ...(said ? [said] : []), ...others],
    valueTitle: valueTitle(frame),
    value: valued.length > 0 ? [names(valued), ...valueStrips(valued, currency)] : [],
    notes: noteTexts(money, frame, currency),
  };
}

function headParts(
  { hourlyValue }: Money,
  { window, level }: Frame,
  currency: string | null,
): { days: string; ranges: string[]; hour: string[] } {
  return {
    days: `judged after ${some(window, 'day')}`,
    ranges: level === 95 ? [] : [`ranges ${level}% sure`],
    hour: hourlyValue === null ? [] : [`an hour counts ${exactly(hourlyValue, currency)}`],
  };
}

function titleLine(money: Money, frame: Frame, { width, painter }: View, currency: string | null): string {
  const title = 'MONEY AND TIME';
  const { days, ranges, hour } = headParts(money, frame, currency);
  const notes = [[days, ...ranges, ...hour], [...ranges, ...hour], hour].map((parts) => parts.join(' · '));
  const note = notes.find((text) => title.length + 2 + textWidth(text) <= width) ?? '';
  const space = ' '.repeat(Math.max(2, Math.min(width, 80) - title.length - textWidth(note)));
  return `${String(painter.bold(title))}${space}${String(painter.dim(note))}`;
}

/** Columns of a table of tactics. */
interface Table {
  nameWidth: number;
  /** Of every row. */
  left: Strip[];
  /** Of the rows that have a rate. */
  right: Strip[];
}

/** The rows under the names of their kinds, the titles on the first of them. */
function tableLines(rows: readonly MoneyRow[], { nameWidth, left, right }: Table, view: View): string[] {
  const titles = stripLine(left, 'title') + stripLine(right, 'title');
  const lines: string[] = [];
  let heading: string | null = null;
  rows.forEach((row, index) => {
    if (row.name !== null && row.kind !== heading) {
      const text = padEnd(row.kind ?? '', nameWidth) + (heading === null ? titles : '');
      lines.push(String(view.painter.dim(fit(text.trimEnd(), view.width))));
      heading = row.kind;
    }
    const words = right.length === 0 ? '' : `  ${noRateWords(row)}`;
    const rate = hasRate(row) ? stripLine(right, index) : words;
    const text = padEnd(fit(rowName(row), nameWidth), nameWidth) + stripLine(left, index) + rate;
    lines.push(fit(text.trimEnd(), view.width));
  });
  return lines;
}

function rowName({ name, version }: MoneyRow): string {
  return name === null ? 'in all' : `  ${tacticTitle({ name: show(name), version: version ?? 1 })}`;
}

function hasRate({ converted }: MoneyRow): boolean {
  return converted >= enoughConverted;
}

function noRateWords({ judged }: MoneyRow): string {
  return judged === 0 ? 'none judged yet' : 'too few for a rate';
}

/** A narrow terminal loses the hours that a conversion takes, then what it costs. */
function costTable(rows: readonly MoneyRow[], frame: Frame, { width }: View, currency: string | null): Table {
  const noun = goalNouns[frame.goal].one;
  const left = [
    strip('judged', rows, ({ converted, judged }) =>
      judged === 0 ? '–' : `${count(converted)}/${count(judged)}`,
    ),
    strip('hours', rows, ({ effort }) => hoursWords(effort)),
    strip('money', rows, (row) => moneyWords(addKnown(row.effort.cost, row.spend), currency)),
  ];
  const rates = [
    strip(`a ${noun} costs`, rows, (row) => (hasRate(row) ? costWords(row, currency) : '')),
    strip(`hours a ${noun}`, rows, (row) => (hasRate(row) ? hoursEachWords(row) : '')),
  ];
  const wanted = rows.reduce((widest, row) => Math.max(widest, textWidth(rowName(row))), 14);
  const room = (right: readonly Strip[]) => width - stripsWidth([...left, ...right]);
  const right =
    [rates, rates.slice(0, 1)].find((choice) => room(choice) >= Math.min(wanted, 12)) ?? rates.slice(2);
  return { nameWidth: Math.max(6, Math.min(wanted, room(right), 40)), left, right };
}

function costWords({ costEach }: MoneyRow, currency: string | null): string {
  if (costEach?.each == null) return '–';
  return roundedMoneyRange(costEach.each, costEach.low, costEach.high ?? Infinity, currency);
}

/** Hours a conversion: one over conversions an hour. */
function hoursEachWords({ perHour, effort }: MoneyRow): string {
  if (perHour === null) return '–';
  return (isEstimated(effort) ? '~' : '') + roundedRange(1 / perHour.rate, 1 / perHour.high, 1 / perHour.low);
}

function moneyWords(minor: number | null, currency: string | null): string {
  return minor === null ? '–' : wholeMoney(minor, currency);
}

/** What an hour brought, with both ranges; a narrow terminal loses the one by the spread of the deals. */
function valueLines(rows: readonly MoneyRow[], frame: Frame, view: View, currency: string | null): string[] {
  const { width, painter } = view;
  const title = valueTitle(frame);
  const strips = valueStrips(rows, currency);
  const wanted = rows.reduce((widest, row) => Math.max(widest, textWidth(rowName(row))), title.length);
  while (strips.length > 2 && width - stripsWidth(strips) < Math.min(wanted, 15)) strips.pop();
  if (width - stripsWidth(strips) < 10) strips.shift();
  const nameWidth = Math.max(6, Math.min(wanted, width - stripsWidth(strips), 40));
  const head = padEnd(fit(title, nameWidth), nameWidth);
  return [
    String(painter.bold(head)) + String(painter.dim(stripLine(strips, 'title').trimEnd())),
    ...rows.map((row, index) =>
      fit(padEnd(fit(rowName(row), nameWidth), nameWidth) + stripLine(strips, index), width),
    ),
  ];
}

function valueTitle({ goal }: Frame): string {
  return goal === 'won' ? 'VALUE WON' : 'VALUE HOPED FOR';
}

function valueStrips(rows: readonly MoneyRow[], currency: string | null): Strip[] {
  return [
    strip('value', rows, ({ value }) => moneyWords(value, currency)),
    strip('an hour', rows, (row) => valueHourWords(row, currency)),
    strip('if deals stay at', rows, ({ value, valued }) => roundedMoney((value ?? 0) / valued, currency)),
    strip('as deals vary', rows, ({ valueHour }) => spanWords(valueHour?.byUnits ?? null, currency)),
  ].filter((column, index) => index < 3 || column.cells.some((cell) => cell !== ''));
}

/** `€300 (62–880)`, the range as if conversions went on bringing what they brought on average; else that they are too few. */
function valueHourWords({ valueHour }: MoneyRow, currency: string | null): string {
  if (!valueHour?.byCount) return 'too few';
  const { low, high } = valueHour.byCount;
  return roundedMoneyRange(valueHour.rate, low, high, currency);
}

function spanWords(span: { low: number; high: number } | null, currency: string | null): string {
  return span === null ? '' : moneySpan(span.low, span.high, currency);
}

/** What must be known to read the figures. */
function noteTexts(
  { rows, total, soFar, hourlyValue }: Money,
  frame: Frame,
  currency: string | null,
): string[] {
  const efforts = rows.map(({ effort }) => effort);
  const isKnown = efforts.some((effort) => timedHours(effort) !== null);
  const notes = [
    total.value === null ? null : valueText(total, frame),
    efforts.some(isEstimated) ? '~ usual minutes of the tactic stand in where none were typed.' : null,
    missingWords(efforts),
    hourlyValue === null && isKnown
      ? `Time is not in what a ${goalNouns[frame.goal].one} costs: prospect config set hourly-value 60`
      : null,
    `So far, judged or not: ${tookWords(soFar.effort, soFar.spend, currency)}.`,
  ];
  return notes.filter((text) => text !== null);
}

function valueText({ valued, converted }: MoneyRow, { goal }: Frame): string {
  const hoped = goal === 'won' ? '' : ', hoped for until they are won';
  const rest = valued < converted ? '; the others are taken to bring as much on average' : '';
  return `Value: typed on ${count(valued)} of ${count(converted)} converted leads${hoped}${rest}.`;
}
