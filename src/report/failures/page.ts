import { count, money, percent } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import { explainBroke } from './explain.js';
import type { FailureRow, Failures } from './failures.js';
import { moneyWords, placeWords, reasonWords, shareBefore, timeWords } from './words.js';
import type { ReportQuery } from '../measures/query.js';
import { wrap, type View } from '../sheet/layout.js';
import { lostFromTheEnd, tableLines, type Table, type TableColumn } from '../sheet/table.js';

const longList = 8;

/** What broke and why, line by line, by the causes or the rows of the failures; it fits the width. */
export function renderBroke(
  failures: Failures,
  by: 'causes' | 'rows',
  query: ReportQuery,
  view: View,
  currency: string | null,
): string[] {
  const { painter, width } = view;
  const rows = failures[by];
  const add = '  Add missing reasons: prospect list -r none, prospect edit TOUCH -r WHY';
  return [
    ...titleLines(failures, view),
    ...(rows.length > 0 ? tableLines(brokeTable(currency), rows, view) : []),
    ...brokeSentences(failures, currency).flatMap((sentence) => wrap(sentence, width)),
    ...(isPointedAt(failures) ? [String(painter.dim(fit(add, width)))] : []),
    ...(view.explain ? explainBroke(failures, query, currency).flatMap((text) => wrap(text, width)) : []),
  ];
}

/** WHAT BROKE with the figures beside it, or below where the terminal is narrow. */
function titleLines(failures: Failures, { painter, width }: View): string[] {
  const words = brokeWords(failures);
  const title = String(painter.bold('WHAT BROKE'));
  return 15 + words.length <= width ? [`${title}     ${words}`] : [title, ...wrap(words, width)];
}

/** `18 said no or fell through · 4 not now · 23 stayed silent` */
export function brokeWords({ failed, deferred, silent }: Failures): string {
  const parts = [
    failed > 0 ? [`${count(failed)} said no or fell through`] : [],
    deferred > 0 ? [`${count(deferred)} not now`] : [],
    silent > 0 ? [`${count(silent)} stayed silent`] : [],
  ].flat();
  return parts.length === 0 ? 'nothing' : parts.join(' · ');
}

/** What the rows teach. */
export function brokeSentences(failures: Failures, currency: string | null): string[] {
  const { failed, deferred, unrecorded, lesson } = failures;
  const missing = `${count(unrecorded)} of ${count(failed + deferred)} ${unrecorded === 1 ? 'has' : 'have'} no reason. With more than a third unknown, the shares above may mislead.`;
  return [
    ...costliestWords(failures, currency),
    ...(lesson === null ? [] : [lesson]),
    ...(isPointedAt(failures) ? [missing] : []),
  ];
}

/** Its place is said only where the reason has two rows. */
function costliestWords({ costliest, causes }: Failures, currency: string | null): string[] {
  if (costliest === null) return [];
  const { cause, costWithTime, hourlyValue, unrecorded } = costliest;
  const alone = causes.filter(({ reason }) => reason === cause.reason).length === 1;
  const name = show(reasonWords(cause)) + (alone ? '' : ` (${placeWords(cause)})`);
  const touches = cause.touches === 1 ? 'touch' : 'touches';
  const sum =
    costWithTime === null || hourlyValue === null
      ? ''
      : `, ${money(Math.round(costWithTime), currency)} at ${money(hourlyValue, currency)} an hour`;
  const more = unrecorded === null ? '' : `; those without a reason took ${tookWords(unrecorded, currency)}`;
  return [`Costliest: ${name}, ${tookWords(cause, currency)} ${touches}${sum}${more}.`];
}

/** `1:50 and €12 over 2` */
function tookWords(cause: FailureRow, currency: string | null): string {
  const took = [timeWords(cause), moneyWords(cause, currency)].filter((words) => words !== '');
  return `${took.join(' and ')} over ${count(cause.touches)}`;
}

/** Whether more than a third have no reason. */
export function isPointedAt({ failed, deferred, unrecorded }: Failures): boolean {
  return unrecorded * 3 > failed + deferred;
}

/** Why touches failed, where, how many and what they took; a narrow terminal loses the last columns. `compared` stand beside the share. */
export function brokeTable(
  currency: string | null,
  compared: readonly TableColumn<FailureRow>[] = [{ title: 'before', text: shareBefore, optional: true }],
): Table<FailureRow> {
  const figures: TableColumn<FailureRow>[] = [
    { title: 'share', text: ({ share }) => percent(share) },
    ...compared,
    { title: 'time', text: timeWords, optional: true },
    { title: 'money', text: (row) => moneyWords(row, currency), optional: true },
  ];
  return {
    of: 'why',
    head: '  why',
    paint: 'dim',
    name: (row) => `  ${show(reasonWords(row))}`,
    names: { most: 32 },
    leastName: 14,
    choose: (rows) => rows.slice(0, longList),
    columns: [
      { title: 'where', text: placeWords, align: 'left' },
      { title: 'stage', text: ({ stage }) => stage ?? '', align: 'left', optional: true },
      { title: 'n', text: ({ touches }) => count(touches) },
      ...lostFromTheEnd(figures),
    ],
  };
}
