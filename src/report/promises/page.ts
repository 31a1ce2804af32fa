import { count, percent, range, some } from '../../render/figure.js';
import { wholeMoney } from '../../render/rounded.js';
import { show } from '../../render/safe.js';
import { textWidth } from '../../render/width.js';
import type { Interval } from '../../stats/interval.js';
import { periodWords, type ReportQuery } from '../measures/query.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { lostFromTheEnd, mostOf, tableLines, type Table, type TableColumn } from '../sheet/table.js';
import { groupName } from '../sheet/names.js';
import type { PromiseFigures, PromiseRow, Promises } from './promises.js';
import { pointingLine, titledLines } from '../sheet/headed.js';

const longList = 8;

/** What the page says of promises; it fits the width. */
export function renderPromises(
  figures: PromiseFigures,
  query: ReportQuery,
  view: View,
  currency: string | null,
): string[] {
  const left = leftWords(figures);
  const lines = titledLines('PROMISES', promiseParts(figures, currency), view);
  if (left !== null) lines.push(...pointingLine(left, 'prospect due', view));
  if (view.explain)
    lines.push(
      ...[...explainDue(figures, query), ...explainTalks(figures)].flatMap((text) => wrap(text, view.width)),
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

/** One part of the section: a table of the rows that have something to count in it, and what is said below. */
interface PromisePart {
  /** How many a row, or everything, counts. */
  counted: (figures: PromiseFigures) => number;
  title: string;
  /** From the one that a narrow terminal keeps longest to the one that goes first. */
  columns: TableColumn<PromiseRow>[];
  notes?: string[];
  explained?: string[];
}

/** The section on promises: the lines of the page, then by tactic and by source; it fits the width. */
export function renderPromiseTables(
  { rows, total }: Promises,
  query: ReportQuery,
  view: View,
  currency: string | null,
): string[] {
  const shown = partsOf(total, query, currency).map((part) => ({
    ...part,
    ...choosePromises(part, rows, view),
  }));
  const widest = Math.max(...shown.flatMap((part) => [part.title, ...part.rows.map(rowName)]).map(textWidth));
  const linesOf = ({ rows, hidden, notes = [], explained = [], ...part }: (typeof shown)[number]) => [
    '',
    ...tableLines(promiseTable(part, hidden, widest), rows, view),
    ...[...notes, ...(view.explain ? explained : [])].flatMap((text) => wrap(text, view.width)),
  ];
  return [...renderPromises(total, query, { ...view, explain: false }, currency), ...shown.flatMap(linesOf)];
}

/** The table of a part; below the last row of a kind stands how many of it are `hidden`, and names have the room `from`. */
export function promiseTable(
  { title, columns }: Pick<PromisePart, 'title' | 'columns'>,
  hidden: ReadonlyMap<PromiseRow, number> = new Map(),
  from = 0,
): Table<PromiseRow> {
  return {
    of: '',
    head: title,
    name: rowName,
    names: { from },
    leastName: 15,
    group: { of: ({ by }) => `by ${by}` },
    columns: [...columns.slice(0, 1), ...lostFromTheEnd(columns.slice(1))],
    lines: (row, line) => (hidden.has(row) ? [line, `  and ${hidden.get(row)} more: add --all`] : [line]),
  };
}

/** Rows by tactic, then by source where any lead has one; of many of a kind those that count most, how many are `hidden` with the last. */
export function choosePromises(
  { counted }: PromisePart,
  all: readonly PromiseRow[],
  view: Pick<View, 'all'>,
) {
  const hidden = new Map<PromiseRow, number>();
  const rows = (['tactic', 'source'] as const).flatMap((kind) => {
    const those = all.filter((row) => row.by === kind && counted(row) > 0);
    if (kind === 'source' && those.every(({ name }) => name === null)) return [];
    const shown = view.all ? those : mostOf(those, longList, (a, b) => counted(b) - counted(a));
    if (shown.length < those.length) hidden.set(shown.at(-1)!, those.length - shown.length);
    return shown;
  });
  return { rows, hidden };
}

/** The parts in which there is something to count. */
export function partsOf(total: PromiseFigures, query: ReportQuery, currency: string | null): PromisePart[] {
  return [
    duePart(total, query, currency),
    handOffPart(currency),
    talkPart(total, currency),
    putOffPart(total, currency),
  ].filter(({ counted }) => counted(total) > 0);
}

function duePart(total: PromiseFigures, query: ReportQuery, currency: string | null): PromisePart {
  const { moved, dropped, unanswered } = total.promises;
  const also = [
    moved > 0 ? `${count(moved)} moved in time` : '',
    dropped > 0 ? `${count(dropped)} dropped in time` : '',
    unanswered > 0 ? `${some(unanswered, 'meeting')} without a result` : '',
  ].filter((text) => text !== '');
  return {
    title: `DUE ${periodWords(query).toUpperCase()}`,
    counted: ({ promises }) => promises.kept + promises.broken,
    columns: [
      { title: 'kept', text: ({ promises }) => ofAll(promises.kept, promises.kept + promises.broken) },
      { title: 'broken', text: ({ promises }) => count(promises.broken) },
      { title: 'at stake', text: ({ promises }) => amount(promises.brokenValue, currency) },
      { title: 'share kept', text: ({ keptRate }) => shareWords(keptRate) },
      { title: 'late', text: ({ promises }) => count(promises.kept - promises.onTime) },
    ],
    notes: also.length > 0 ? [`Besides: ${also.join(' · ')}.`] : [],
    explained: explainDue(total, query),
  };
}

function handOffPart(currency: string | null): PromisePart {
  return {
    title: 'HANDED OVER',
    counted: ({ promises }) => promises.confirmed + promises.unconfirmed,
    columns: [
      { title: 'unconfirmed', text: ({ promises }) => count(promises.unconfirmed) },
      { title: 'at stake', text: ({ promises }) => amount(promises.unconfirmedValue, currency) },
      { title: 'taken', text: ({ promises }) => count(promises.confirmed) },
    ],
  };
}

function talkPart(total: PromiseFigures, currency: string | null): PromisePart {
  return {
    title: 'TALKED, NOTHING NEXT',
    counted: ({ talks }) => talks.talked,
    columns: [
      { title: 'left/talked', text: ({ talks }) => ofAll(talks.left, talks.talked) },
      { title: 'at stake', text: ({ talks }) => amount(talks.leftValue, currency) },
      { title: 'share left', text: ({ leftRate }) => shareWords(leftRate) },
    ],
    explained: explainTalks(total),
  };
}

function putOffPart(total: PromiseFigures, currency: string | null): PromisePart {
  return {
    title: 'NOT NOW, THEN',
    counted: ({ putOffs }) => putOffs.due,
    columns: [
      { title: 'came due', text: ({ putOffs }) => count(putOffs.due) },
      { title: 'touched', text: ({ putOffs }) => count(putOffs.touched) },
      { title: 'talked', text: ({ putOffs }) => count(putOffs.talked) },
      { title: 'met', text: ({ putOffs }) => count(putOffs.met) },
      { title: 'share met', text: ({ metRate }) => shareWords(metRate) },
      { title: 'untouched', text: ({ putOffs }) => amount(putOffs.idleValue, currency) },
    ],
    explained: explainPutOffs(total),
  };
}

function rowName({ by, name, version }: PromiseRow): string {
  if (name === null) return by === 'tactic' ? '  next alone' : '  no source';
  return `  ${by === 'tactic' ? groupName({ name, version }) : show(name)}`;
}

function shareWords(rate: Interval | null): string {
  return rate === null ? '–' : `${percent(rate.rate)} (${range(rate.low, rate.high)})`;
}

function amount(value: number | null, currency: string | null): string {
  return value === null ? '–' : wholeMoney(value, currency);
}

/** How promises due are counted, as sentences. */
function explainDue({ promises }: PromiseFigures, { level }: ReportQuery): string[] {
  const { kept, broken, moved, dropped } = promises;
  return [
    `Due: your own promises by their local day in the period, or by the day they were closed if that was before. Kept: a touch or result on that day or later, or next --done; on time when not later. Broken: still open when the day is past, or moved or dropped only then. Share kept: ${count(kept)} of ${count(kept + broken)}, ${level}% range by Wilson; ${count(moved)} moved and ${count(dropped)} dropped in time are in neither.`,
    'A meeting takes two and is in neither: until you say what came of it, it is a meeting without a result. A hand-off is neither: it is unconfirmed until next --ack, whenever it was made. At stake: the last value typed on each lead.',
  ];
}

/** How leads left without a next step are counted. */
function explainTalks({ talks }: PromiseFigures): string[] {
  return [
    `Talks left: of the ${some(talks.talked, 'lead')} that came to a conversation or further, or whose last result asks for a date, neither stopped nor ended by the last result, the ${count(talks.left)} without an open next step. A lead counts for the tactic of its last result.`,
  ];
}

/** How leads put off are followed. */
function explainPutOffs({ putOffs }: PromiseFigures): string[] {
  return [
    `Not now, then: the ${some(putOffs.due, 'lead')} that put you off and whose date to come back is past, each once, from the first such date, all time. The date is the last one promised before anything else came of the lead. Since: on a later day than the "not now".`,
  ];
}
