import { count, percent, range } from '../../render/figure.js';
import { wholeMoney } from '../../render/rounded.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import type { Interval } from '../../stats/interval.js';
import { periodWords, type Frame } from '../measures/frame.js';
import {
  mostOf,
  ofAll,
  strip,
  stripLine,
  stripsWidth,
  wrap,
  type Strip,
  type View,
} from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { explainDue, explainPutOffs, explainTalks } from './explain.js';
import type { PromiseFigures, PromiseRow, Promises } from './promises.js';
import { pointingLine, titledLines } from '../sheet/short-lines.js';

const longList = 8;

/** What the page says of promises; it fits the width. */
export function renderPromises(
  figures: PromiseFigures,
  frame: Frame,
  view: View,
  currency: string | null,
): string[] {
  const left = leftWords(figures);
  const lines = titledLines('PROMISES', promiseParts(figures, currency), view);
  if (left !== null) lines.push(...pointingLine(left, 'prospect due', view));
  if (view.explain)
    lines.push(
      ...[...explainDue(figures, frame), ...explainTalks(figures)].flatMap((text) => wrap(text, view.width)),
    );
  return lines;
}

/** `3 talks left without a next step`; null for none. */
export function leftWords({ talks: { left } }: PromiseFigures): string | null {
  return left === 0 ? null : `${count(left)} ${left === 1 ? 'talk' : 'talks'} left without a next step`;
}

/** "9 kept (1 late) · 2 broken (€9,000) · 1 hand-off unconfirmed", in parts */
export function promiseParts({ promises }: PromiseFigures, currency: string | null): string[] {
  const { kept, onTime, broken, brokenValue, older, unconfirmed } = promises;
  const late = kept > onTime ? ` (${count(kept - onTime)} late)` : '';
  const parts = [
    ...(kept + broken > 0
      ? [
          `${count(kept)} kept${late}`,
          `${broken === 0 ? 'none' : count(broken)} broken${atStake(brokenValue, currency)}`,
        ]
      : []),
    ...(older > 0 ? [`${count(older)} broken before`] : []),
    ...(unconfirmed > 0
      ? [`${count(unconfirmed)} ${unconfirmed === 1 ? 'hand-off' : 'hand-offs'} unconfirmed`]
      : []),
  ];
  return parts.length > 0 ? parts : ['none was due'];
}

function atStake(value: number | null, currency: string | null): string {
  return value === null ? '' : ` (${wholeMoney(value, currency)})`;
}

/** One table of the section: rows that have something to count in it, and their figures. */
interface Table {
  title: string;
  /** How many a row, or everything, counts. */
  counted: (figures: PromiseFigures) => number;
  /** From the one that a narrow terminal keeps longest to the one that goes first. */
  strips: (rows: readonly PromiseFigures[]) => Strip[];
  notes: string[];
  explained: string[];
}

/** The section on promises: the lines of the page, then by tactic and by source; it fits the width. */
export function renderPromiseTables(
  { rows, total }: Promises,
  frame: Frame,
  view: View,
  currency: string | null,
): string[] {
  const tables = tablesOf(total, frame, currency).map((table) => showRows(table, rows, view));
  const nameWidth = nameWidthOf(tables);
  return [
    ...renderPromises(total, frame, { ...view, explain: false }, currency),
    ...tables.flatMap((table) => ['', ...tableLines(table, nameWidth, view)]),
  ];
}

function tablesOf(total: PromiseFigures, frame: Frame, currency: string | null): Table[] {
  return [
    dueTable(total, frame, currency),
    handOffTable(currency),
    talkTable(total, currency),
    putOffTable(total, currency),
  ].filter(({ counted }) => counted(total) > 0);
}

/** The tables of the section, column by column, with what is said below each; for markdown. */
export function promiseStrips(
  { rows, total }: Promises,
  frame: Frame,
  view: View,
  currency: string | null,
): { title: string; strips: Strip[]; notes: string[] }[] {
  return tablesOf(total, frame, currency).map((table) => {
    const shown = showRows(table, rows, view).parts.flatMap((part) => part.rows);
    return {
      title: table.title,
      strips: [
        strip('', shown, rowName, { align: 'left' }),
        strip('by', shown, ({ by }) => by, { align: 'left' }),
        ...table.strips(shown),
      ],
      notes: table.notes,
    };
  });
}

function dueTable(total: PromiseFigures, frame: Frame, currency: string | null): Table {
  const { moved, dropped, unanswered } = total.promises;
  const also = [
    moved > 0 ? `${count(moved)} moved in time` : '',
    dropped > 0 ? `${count(dropped)} dropped in time` : '',
    unanswered > 0
      ? `${count(unanswered)} ${unanswered === 1 ? 'meeting' : 'meetings'} without a result`
      : '',
  ].filter((text) => text !== '');
  return {
    title: `DUE ${periodWords(frame).toUpperCase()}`,
    counted: ({ promises }) => promises.kept + promises.broken,
    strips: (rows) => [
      strip('kept', rows, ({ promises }) => ofAll(promises.kept, promises.kept + promises.broken)),
      strip('broken', rows, ({ promises }) => count(promises.broken)),
      strip('at stake', rows, ({ promises }) => amount(promises.brokenValue, currency)),
      strip('share kept', rows, ({ keptRate }) => shareWords(keptRate)),
      strip('late', rows, ({ promises }) => count(promises.kept - promises.onTime)),
    ],
    notes: also.length > 0 ? [`Besides: ${also.join(' · ')}.`] : [],
    explained: explainDue(total, frame),
  };
}

function handOffTable(currency: string | null): Table {
  return {
    title: 'HANDED OVER',
    counted: ({ promises }) => promises.confirmed + promises.unconfirmed,
    strips: (rows) => [
      strip('unconfirmed', rows, ({ promises }) => count(promises.unconfirmed)),
      strip('at stake', rows, ({ promises }) => amount(promises.unconfirmedValue, currency)),
      strip('taken', rows, ({ promises }) => count(promises.confirmed)),
    ],
    notes: [],
    explained: [],
  };
}

function talkTable(total: PromiseFigures, currency: string | null): Table {
  return {
    title: 'TALKED, NOTHING NEXT',
    counted: ({ talks }) => talks.talked,
    strips: (rows) => [
      strip('left/talked', rows, ({ talks }) => ofAll(talks.left, talks.talked)),
      strip('at stake', rows, ({ talks }) => amount(talks.leftValue, currency)),
      strip('share left', rows, ({ leftRate }) => shareWords(leftRate)),
    ],
    notes: [],
    explained: explainTalks(total),
  };
}

function putOffTable(total: PromiseFigures, currency: string | null): Table {
  return {
    title: 'NOT NOW, THEN',
    counted: ({ putOffs }) => putOffs.due,
    strips: (rows) => [
      strip('came due', rows, ({ putOffs }) => count(putOffs.due)),
      strip('touched', rows, ({ putOffs }) => count(putOffs.touched)),
      strip('talked', rows, ({ putOffs }) => count(putOffs.talked)),
      strip('met', rows, ({ putOffs }) => count(putOffs.met)),
      strip('share met', rows, ({ metRate }) => shareWords(metRate)),
      strip('untouched', rows, ({ putOffs }) => amount(putOffs.idleValue, currency)),
    ],
    notes: [],
    explained: explainPutOffs(total),
  };
}

/** A table as it will be shown: its rows part by part, and how many there are in all. */
interface Shown extends Table {
  parts: { by: PromiseRow['by']; rows: readonly PromiseRow[]; all: number }[];
}

/** Rows by tactic, then by source where any lead has one. */
function showRows(table: Table, all: readonly PromiseRow[], view: View): Shown {
  const parts = (['tactic', 'source'] as const).flatMap((by) => {
    const rows = all.filter((row) => row.by === by && table.counted(row) > 0);
    const isKnown = by === 'tactic' || rows.some(({ name }) => name !== null);
    return isKnown ? [{ by, rows: chooseRows(rows, table, view), all: rows.length }] : [];
  });
  return { ...table, parts };
}

/** The widest name or title. */
function nameWidthOf(tables: readonly Shown[]): number {
  const names = tables.flatMap(({ title, parts }) => [
    title,
    ...parts.flatMap(({ rows }) => rows.map((row) => `  ${rowName(row)}`)),
  ]);
  return names.reduce((widest, name) => Math.max(widest, textWidth(name)), 0);
}

function tableLines({ title, parts, ...table }: Shown, wanted: number, view: View): string[] {
  const { width, painter } = view;
  const strips = table.strips(parts.flatMap(({ rows }) => rows));
  while (strips.length > 1 && width - stripsWidth(strips) < Math.min(wanted, 15)) strips.pop();
  const nameWidth = Math.max(6, Math.min(wanted, width - stripsWidth(strips), 40));
  const line = (name: string, at: number | 'title') =>
    padEnd(fit(name, nameWidth), nameWidth) + stripLine(strips, at);
  const head = line(title, 'title');
  const lines = [String(painter.bold(head.slice(0, nameWidth))) + String(painter.dim(head.slice(nameWidth)))];
  let index = 0;
  for (const { by, rows, all } of parts) {
    lines.push(String(painter.dim(`by ${by}`)));
    for (const row of rows) lines.push(fit(line(`  ${rowName(row)}`, index++), width));
    if (all > rows.length) lines.push(`  and ${all - rows.length} more: add --all`);
  }
  const texts = view.explain ? [...table.notes, ...table.explained] : table.notes;
  return [...lines, ...texts.flatMap((text) => wrap(text, width))];
}

/** Of many, those that count most, in the order they were in. */
function chooseRows(rows: readonly PromiseRow[], { counted }: Table, { all }: View): readonly PromiseRow[] {
  return all ? rows : mostOf(rows, longList, (a, b) => counted(b) - counted(a));
}

function rowName({ by, name, version }: PromiseRow): string {
  if (name === null) return by === 'tactic' ? 'next alone' : 'no source';
  return by === 'tactic' ? groupName({ name, version }) : show(name);
}

function shareWords(rate: Interval | null): string {
  return rate === null ? '–' : `${percent(rate.rate)} (${range(rate.low, rate.high)})`;
}

function amount(value: number | null, currency: string | null): string {
  return value === null ? '–' : wholeMoney(value, currency);
}
