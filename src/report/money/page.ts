import { count, money as exactly, some } from '../../render/figure.js';
import { moneySpan, roundedMoney, roundedMoneyRange, wholeMoney } from '../../render/rounded.js';
import { show } from '../../render/safe.js';
import { textWidth } from '../../render/width.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import {
  addKnown,
  hoursEachWords,
  hoursWords,
  isEstimated,
  missingWords,
  timedHours,
  tookWords,
} from '../measures/effort.js';
import type { ReportQuery } from '../measures/query.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { chooseRows, mostOf, tableLines, type Table } from '../sheet/table.js';
import { explainMoney } from './explain.js';
import type { Money, MoneyRow } from './money.js';
import { enoughConverted } from '../measures/verdict.js';
import { goalNouns } from '../measures/goal-words.js';

/** So many tactics are shown unless all are asked for. */
export const longList = 12;

/** The section on money and time, line by line; it fits the width. */
export function renderMoney(money: Money, query: ReportQuery, view: View, currency: string | null): string[] {
  const valued = moneyValued(money, query, view, currency);
  const lines = [
    titleLine(money, query, view, currency),
    ...tableLines(costTable(money, query, currency), money.rows, view),
  ];
  if (valued.length > 0) lines.push('', ...tableLines(valueTable(query, currency), valued, view));
  const notes = moneyNotes(money, query, currency).flatMap((text) => wrap(text, view.width));
  if (notes.length > 0) lines.push('', ...notes.map((line) => String(view.painter.dim(line))));
  if (view.explain)
    lines.push('', ...explainMoney(money, query, currency).flatMap((text) => wrap(text, view.width)));
  return lines.map((line) => line.trimEnd());
}

/** What is said over the table: after how long a lead is judged, the level of the ranges, what an hour counts. */
export function moneyHead(money: Money, query: ReportQuery, currency: string | null): string {
  const { days, ranges, hour } = headParts(money, query, currency);
  return [days, ...ranges, ...hour].join(' · ');
}

function headParts(
  { hourlyValue }: Money,
  { window, level }: ReportQuery,
  currency: string | null,
): { days: string; ranges: string[]; hour: string[] } {
  return {
    days: `judged after ${some(window, 'day')}`,
    ranges: level === 95 ? [] : [`ranges ${level}% sure`],
    hour: hourlyValue === null ? [] : [`an hour counts ${exactly(hourlyValue, currency)}`],
  };
}

function titleLine(
  money: Money,
  query: ReportQuery,
  { width, painter }: View,
  currency: string | null,
): string {
  const title = 'MONEY AND TIME';
  const { days, ranges, hour } = headParts(money, query, currency);
  const notes = [[days, ...ranges, ...hour], [...ranges, ...hour], hour].map((parts) => parts.join(' · '));
  const note = notes.find((text) => title.length + 2 + textWidth(text) <= width) ?? '';
  const space = ' '.repeat(Math.max(2, Math.min(width, 80) - title.length - textWidth(note)));
  return `${String(painter.bold(title))}${space}${String(painter.dim(note))}`;
}

/** What each tactic took, and what a conversion costs where there are enough. Of many, those of which the most leads are judged. */
export function costTable({ total }: Money, { goal }: ReportQuery, currency: string | null): Table<MoneyRow> {
  const noun = goalNouns[goal].one;
  return {
    of: 'tactic',
    name: rowName,
    names: { from: 14 },
    leastName: 12,
    group: { of: ({ kind }) => kind, hasTitles: true },
    choose: (rows) => mostOf(rows, longList, (a, b) => b.judged - a.judged),
    total,
    columns: [
      { title: 'judged', text: ({ converted, judged }) => ofAll(converted, judged) },
      { title: 'hours', text: ({ effort }) => hoursWords(effort) },
      { title: 'money', text: (row) => moneyWords(addKnown(row.effort.cost, row.spend), currency) },
      {
        title: `a ${noun} costs`,
        text: (row) => (hasRate(row) ? (costWords(row, currency) ?? '–') : ''),
        instead: (row) => (hasRate(row) ? null : noRateWords(row)),
        loss: 2,
      },
      {
        title: `hours a ${noun}`,
        text: (row) => (hasRate(row) ? (hoursEachWords(row) ?? '–') : ''),
        loss: 1,
      },
    ],
  };
}

/** The name of a row, safe to print, indented unless it is of everything. */
export function rowName({ name, version }: MoneyRow): string {
  return name === null ? 'in all' : `  ${tacticTitle({ name: show(name), version: version ?? 1 })}`;
}

/** Whether enough converted to say what each took. */
export function hasRate({ converted }: MoneyRow): boolean {
  return converted >= enoughConverted;
}

/** What stands in place of a rate. */
export function noRateWords({ judged }: MoneyRow): string {
  return judged === 0 ? 'none judged yet' : 'too few for a rate';
}

/** What a conversion costs, `€300 (62–880)`; null where it is not known. */
export function costWords({ costEach }: MoneyRow, currency: string | null): string | null {
  if (costEach?.each == null) return null;
  return roundedMoneyRange(costEach.each, costEach.low, costEach.high ?? Infinity, currency);
}

function moneyWords(minor: number | null, currency: string | null): string {
  return minor === null ? '–' : wholeMoney(minor, currency);
}

/** The rows of which it is known what an hour brought. */
export function moneyValued(
  money: Money,
  query: ReportQuery,
  view: Pick<View, 'all'>,
  currency: string | null,
): readonly MoneyRow[] {
  const { rows } = chooseRows(costTable(money, query, currency), money.rows, view);
  return rows.filter(({ valueHour }) => valueHour !== null);
}

/** What an hour brought, with the range as deals stay and the one as they vary. */
export function valueTable(
  { goal }: ReportQuery,
  currency: string | null,
): Table<MoneyRow> & { head: string } {
  return {
    of: 'tactic',
    head: goal === 'won' ? 'VALUE WON' : 'VALUE HOPED FOR',
    name: rowName,
    leastName: [15, 15, 10],
    columns: [
      { title: 'value', text: ({ value }) => moneyWords(value, currency), loss: 3 },
      { title: 'an hour', text: (row) => valueHourWords(row, currency) },
      {
        title: 'if deals stay at',
        text: ({ value, valued }) => roundedMoney((value ?? 0) / valued, currency),
        loss: 2,
      },
      {
        title: 'as deals vary',
        text: ({ valueHour }) => spanWords(valueHour?.byUnits ?? null, currency),
        optional: true,
        loss: 1,
      },
    ],
  };
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

/** What must be known to read the figures, as sentences. */
export function moneyNotes(
  { rows, total, soFar, hourlyValue }: Money,
  query: ReportQuery,
  currency: string | null,
): string[] {
  const efforts = rows.map(({ effort }) => effort);
  const isKnown = efforts.some((effort) => timedHours(effort) !== null);
  const notes = [
    total.value === null ? null : valueText(total, query),
    efforts.some(isEstimated) ? '~ usual minutes of the tactic stand in where none were typed.' : null,
    missingWords(efforts),
    hourlyValue === null && isKnown
      ? `Time is not in what a ${goalNouns[query.goal].one} costs: prospect config set hourly-value 60`
      : null,
    `So far, judged or not: ${tookWords(soFar.effort, soFar.spend, currency)}.`,
  ];
  return notes.filter((text) => text !== null);
}

function valueText({ valued, converted }: MoneyRow, { goal }: ReportQuery): string {
  const hoped = goal === 'won' ? '' : ', hoped for until they are won';
  const rest = valued < converted ? '; the others are taken to bring as much on average' : '';
  return `Value: typed on ${count(valued)} of ${count(converted)} converted leads${hoped}${rest}.`;
}
