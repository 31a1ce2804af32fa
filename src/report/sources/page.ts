import { addDays } from '../../domain/calendar.js';
import type { Origin } from '../../domain/touch.js';
import { count, percent, range, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { textWidth } from '../../render/width.js';
import { hoursEachWords, hoursWords, isEstimated, missingWords } from '../measures/effort.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { isRated } from '../measures/groups.js';
import { enoughConverted } from '../measures/verdict.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { mostOf, tableLines, type Table } from '../sheet/table.js';
import { knowsOrigins, type OriginRow, type Origins, type SourceRow } from './sources.js';
import { goalNouns, goalTitles } from '../measures/goal-words.js';

const longList = 12;

const originWords: Record<Origin | 'unknown', string> = {
  self: 'found by you',
  given: 'given to you',
  unknown: 'origin unknown',
};
const mixedWords = 'origin unknown or mixed';

/** The section on leads found and given, line by line; it fits the width. None when no lead has a known origin. */
export function renderOrigins(origins: Origins, query: ReportQuery, view: View): string[] {
  if (!knowsOrigins(origins)) return [];
  const { width, painter } = view;
  const wrapped = (texts: readonly string[]) => texts.flatMap((text) => wrap(text, width));
  return [
    ...tableLines(originTable(query, width), origins.rows, view),
    ...wrapped(withoutGiven(origins, query)),
    ...wrapped(missingTime(origins)).map((line) => String(painter.dim(line))),
    ...wrapped(view.explain ? explainOrigins(origins, query) : []),
  ];
}

/** Leads by who found them, what is to be noted beside them or below; a narrow terminal loses the last columns. */
function originTable(query: ReportQuery, width: number): Table<OriginRow> {
  const [leads, likely, hours] = figureColumns(query);
  return {
    of: '',
    head: 'YOURS AND GIVEN',
    name: ({ origin }) => `  ${originWords[origin ?? 'unknown']}`,
    names: { from: 16 },
    leastName: 16,
    columns: [
      { ...leads, gap: 3 },
      { ...likely, loss: 2 },
      { ...hours, loss: 1 },
    ],
    lines: (row, line) => {
      const notes = rowNotes(row, query);
      if (notes === '') return [line];
      return textWidth(line) + 2 + notes.length <= width
        ? [`${line}  ${notes}`]
        : [line, ...wrap(`  ${notes}`, width)];
    },
  };
}

/** The same with the notes in a column, and what is said below; for markdown. */
export function originMarkdown(
  origins: Origins,
  query: ReportQuery,
): { table: Table<OriginRow>; texts: string[] } {
  const table = originTable(query, Infinity);
  const notes = { title: '', text: (row: OriginRow) => rowNotes(row, query), align: 'left' } as const;
  return {
    table: { ...table, columns: [...table.columns, notes] },
    texts: [...withoutGiven(origins, query), ...missingTime(origins)],
  };
}

function figureColumns(query: ReportQuery) {
  return [
    {
      title: goalTitles[query.goal].leads,
      text: ({ leads, leadsConverted }: OriginRow) => ofAll(leadsConverted, leads),
    },
    { title: query.level === 95 ? 'likely' : `${query.level}% sure`, text: likelyWords },
    { title: `hours a ${goalNouns[query.goal].one}`, text: timeWords, gap: 3, align: 'left' },
  ] as const;
}

/** What the leads of each source brought; a narrow terminal loses the rate, which is of judged leads only, then the hours. */
export function sourceTable(query: ReportQuery): Table<SourceRow> {
  const [leads, likely, hours] = figureColumns(query);
  return {
    of: 'source',
    head: 'SOURCES',
    name: (row) => `  ${sourceWords(row)}`,
    names: { from: 14 },
    leastName: 14,
    group: { title: 'origin', of: ({ origin }) => (origin === null ? mixedWords : originWords[origin]) },
    choose: (rows) => mostOf(rows, longList, (a, b) => b.leads - a.leads),
    columns: [
      leads,
      { title: 'judged', text: ({ converted, judged }) => ofAll(converted, judged), loss: 3 },
      { title: 'rate', text: rateWords, loss: 1 },
      { ...likely, loss: 4 },
      { ...hours, loss: 2 },
    ],
  };
}

/** Those that a lead was touched of. */
export function touchedSources(rows: readonly SourceRow[]): SourceRow[] {
  return rows.filter(({ leads }) => leads > 0);
}

/** The sources under the names of their origins; it fits the width. */
export function renderSources(rows: readonly SourceRow[], query: ReportQuery, view: View): string[] {
  return [
    ...tableLines(sourceTable(query), touchedSources(rows), view),
    ...neglected(rows, view).flatMap((text) => wrap(text, view.width)),
  ];
}

/** "Given and never contacted: 2 of portal, 1 of fair." */
export function neglected(rows: readonly SourceRow[], { all }: Pick<View, 'all'>): string[] {
  const left = rows.filter(({ neverContacted }) => neverContacted > 0);
  if (left.length === 0) return [];
  const most = left.sort((a, b) => b.neverContacted - a.neverContacted).slice(0, all ? left.length : 5);
  const parts = most.map((row) => `${count(row.neverContacted)} of ${sourceWords(row)}`);
  const more = left.length > most.length ? `, and ${left.length - most.length} more` : '';
  return [`Given and never contacted: ${parts.join(', ')}${more}.`];
}

function sourceWords({ source }: SourceRow): string {
  return source === null ? 'no source' : show(source);
}

function likelyWords({ byWindow }: OriginRow): string {
  return byWindow ? range(byWindow.low, byWindow.high) : '–';
}

function rateWords(row: OriginRow): string {
  return row.rate && isRated(row) ? `${percent(row.rate.rate)} (${range(row.rate.low, row.rate.high)})` : '';
}

/** Hours a conversion; hours and conversions only where there is no rate. */
function timeWords(row: OriginRow): string {
  const { judged, converted } = row;
  const hours = hoursWords(row.effort);
  const both =
    judged === 0 || hours === '–' ? '–' : `${hours} h for ${converted === 0 ? 'none' : count(converted)}`;
  return hoursEachWords(row) ?? both;
}

function rowNotes({ byWindow, neverContacted }: OriginRow, { window }: ReportQuery): string {
  return [
    ...(byWindow && byWindow.day < window ? [`so far, up to day ${byWindow.day}`] : []),
    ...(neverContacted > 0 ? [`${count(neverContacted)} never contacted`] : []),
  ].join(' · ');
}

function missingTime({ rows }: Origins): string[] {
  return [missingWords(rows.map(({ effort }) => effort))].filter((text) => text !== null);
}

/** "Found by you: 43 of the 54 leads with a meeting within 30 days." */
function withoutGiven({ rows, total }: Origins, { goal, window }: ReportQuery): string[] {
  const converted = (origin: Origin | null) =>
    rows.filter((row) => row.origin === origin).reduce((sum, row) => sum + row.leadsConverted, 0);
  if (total.leadsConverted === 0 || !rows.some(({ origin }) => origin === 'given')) return [];
  const leads = total.leadsConverted === 1 ? 'lead' : 'leads';
  const who = goal === 'reached' ? 'reached' : `with a ${goalNouns[goal].one}`;
  const unknown = converted(null);
  const rest = unknown === 0 ? '' : `, and ${count(unknown)} of unknown origin`;
  return [
    `Found by you: ${count(converted('self'))} of the ${count(total.leadsConverted)} ${leads} ${who} within ${some(window, 'day')}${rest}.`,
  ];
}

/** How the figures on leads found and given are counted, as sentences. */
function explainOrigins({ rows, total }: Origins, query: ReportQuery): string[] {
  const { goal, window, level, asOf } = query;
  const tail = (100 - level) / 200;
  const day = shortDay(addDays(asOf.day, -window), '');
  const { untimed, touches } = total.effort;
  return [
    `${goalTitles[goal].leads}: every lead counts once, by its own origin or else its source's; it converts when its first-ever "${goal}" came at most ${window} days after its first touch. Likely: the ${level}% range of the share that converts by day ${window}, leads still open allowed for (Aalen–Johansen, Wilson at its effective size, which is less where weeks or sources differ more than chance).`,
    `Hours a ${goalNouns[goal].one}: all touches at the ${count(total.judged)} leads first touched on ${day} or before ÷ their ${count(total.converted)} conversions k. Range: hours ÷ χ²(${part(1 - tail)}, 2k+2)/2 to hours ÷ χ²(${part(tail)}, 2k)/2, the range of a count (Garwood); none below ${enoughConverted} conversions, nor while fewer than nine in ten touches have a time (${count(untimed)} of ${count(touches)} have none).`,
    ...(rows.some(({ effort }) => isEstimated(effort))
      ? ['~: usual minutes of a tactic stand in where none were typed.']
      : []),
    'Caution: given leads are other people than those you found; a better rate may be theirs, not the way they came.',
  ];
}

const part = (share: number) => String(share).slice(1);
