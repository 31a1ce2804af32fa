import { count, money as exactly } from '../../render/figure.js';
import { roundedMoney, wholeMoney } from '../../render/rounded.js';
import {
  addKnown,
  hoursEachWords,
  hoursWords,
  isEstimated,
  secondsOf,
  timedHours,
} from '../measures/effort.js';
import type { ReportQuery } from '../measures/query.js';
import { bullets, heading, paragraph, tableBlock, type Block } from '../sheet/blocks.js';
import { ofAll, type View } from '../sheet/layout.js';
import { tableLines, type Table } from '../sheet/table.js';
import { enoughConverted } from '../measures/verdict.js';
import type { MoneyRow } from '../money/money.js';
import { costWords } from '../money/page.js';
import { groupName, typed } from '../sheet/names.js';
import { explainTakes } from './explain.js';
import { dimmed, explained, sectionTitle } from '../sheet/headed.js';
import type { TacticRecord } from './tactic.js';
import { goalNouns } from '../measures/goal-words.js';

const mostVersions = 5;

/** What it took in time and money, and what a conversion costs; nothing while there is neither touch nor spend. */
export function renderTakes(
  record: TacticRecord,
  query: ReportQuery,
  view: View,
  currency: string | null,
): string[] {
  const { soFar } = record.money;
  if (soFar.effort.touches === 0 && soFar.spend === null) return [];
  const judged = judgedOf(record).slice(0, mostVersions);
  return [
    ...sectionTitle('WHAT IT TAKES', soFarWords(record, currency), view),
    ...(judged.length > 0
      ? tableLines(takesTable(record.versions.length > 1, query, currency), judged, view)
      : []),
    ...noteTexts(record, judged, query, currency).flatMap((text) => dimmed(text, view)),
    ...explained(() => explainTakes(record, query, currency), view),
  ];
}

/** The same as blocks. */
export function takesBlocks(
  record: TacticRecord,
  query: ReportQuery,
  view: View,
  currency: string | null,
): Block[] {
  const { soFar } = record.money;
  if (soFar.effort.touches === 0 && soFar.spend === null) return [];
  const judged = judgedOf(record);
  const isNamed = record.versions.length > 1;
  const table = takesTable(isNamed, query, currency);
  return [
    heading(2, 'What it takes'),
    paragraph([soFarWords(record, currency)]),
    tableBlock({ ...table, name: groupName }, judged, view),
    bullets(noteTexts(record, judged, query, currency)),
  ];
}

function judgedOf({ versions }: TacticRecord): MoneyRow[] {
  return versions.flatMap(({ money }) => (money === null || money.judged === 0 ? [] : [money]));
}

/** All of it, at whomever and however young. */
function soFarWords({ money: { soFar } }: TacticRecord, currency: string | null): string {
  const { effort, spend } = soFar;
  const cost = addKnown(effort.cost, spend);
  return [
    'so far',
    touchWords(effort.touches),
    ...(secondsOf(effort) === null ? [] : [`${hoursWords(effort)} h`]),
    ...(cost === null ? [] : [wholeMoney(cost, currency)]),
  ].join(' · ');
}

function touchWords(touches: number): string {
  return `${count(touches)} ${touches === 1 ? 'touch' : 'touches'}`;
}

/** What the judged leads took; a narrow terminal loses what an hour brought first, and what a conversion costs last. */
function takesTable(isNamed: boolean, { goal }: ReportQuery, currency: string | null): Table<MoneyRow> {
  const noun = goalNouns[goal].one;
  const column = (loss: number, title: string, text: (row: MoneyRow) => string) =>
    ({ title, text, loss, optional: true }) as const;
  return {
    of: 'tactic',
    paint: 'dim',
    name: (row) => (isNamed ? `  ${groupName(row)}` : ''),
    names: { from: isNamed ? 10 : 0, most: Infinity },
    leastName: 14,
    columns: [
      { title: 'judged', text: ({ converted, judged }) => ofAll(converted, judged) },
      column(2, 'touches', ({ effort }) => count(effort.touches)),
      column(5, 'hours', ({ effort }) => (secondsOf(effort) === null ? '' : hoursWords(effort))),
      column(4, 'money', ({ effort, spend }) => {
        const cost = addKnown(effort.cost, spend);
        return cost === null ? '' : wholeMoney(cost, currency);
      }),
      column(6, `a ${noun} costs`, (row) => costWords(row, currency) ?? ''),
      column(3, `hours a ${noun}`, (row) => hoursEachWords(row) ?? ''),
      column(1, 'value an hour', ({ valueHour }) =>
        valueHour?.byCount ? roundedMoney(valueHour.rate, currency) : '',
      ),
    ],
  };
}

/** What must be known to read the figures. */
function noteTexts(
  { money, tactic }: TacticRecord,
  rows: readonly MoneyRow[],
  { window, goal }: ReportQuery,
  currency: string | null,
): string[] {
  const { effort } = money.soFar;
  const noun = goalNouns[goal];
  const few = rows.some(({ converted }) => converted < enoughConverted);
  const judged = `The table holds leads judged after ${window} days`;
  return [
    rows.length === 0
      ? `Nothing is judged yet: a lead is after ${window} days.`
      : few
        ? `${judged}; from ${enoughConverted} ${noun.more} on it says what one takes.`
        : `${judged}, with all their touches.`,
    isEstimated(effort) ? '~ its usual minutes stand in where none were typed.' : null,
    effort.touches > 0 && timedHours(effort) === null
      ? `No time on ${count(effort.untimed)} of ${touchWords(effort.touches)}: prospect tactic edit ${typed(tactic.name)} --minutes N`
      : hourText(money.hourlyValue, rows, noun.one, currency),
  ].filter((text) => text !== null);
}

/** Whether time is in what a conversion costs; nothing where that is not told. */
function hourText(
  hourlyValue: number | null,
  rows: readonly MoneyRow[],
  noun: string,
  currency: string | null,
): string | null {
  const isPriced = rows.some(({ costEach }) => costEach !== null);
  if (hourlyValue !== null)
    return isPriced
      ? `What a ${noun} costs has its time in it, an hour at ${exactly(hourlyValue, currency)}.`
      : null;
  if (isPriced) return `Time is not in what a ${noun} costs: prospect config set hourly-value 60`;
  return rows.some(({ perHour }) => perHour !== null)
    ? `To see what a ${noun} costs, say what an hour is worth: prospect config set hourly-value 60`
    : null;
}
