import type { Origin } from '../../domain/touch.js';
import { count, percent, range, some } from '../../render/figure.js';
import { roundedRange } from '../../render/rounded.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { hoursWords, isEstimated, missingWords } from '../measures/effort.js';
import type { Frame } from '../measures/frame.js';
import { isRated } from '../measures/groups.js';
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
import { explainOrigins } from './explain.js';
import { knowsOrigins, type OriginRow, type Origins, type SourceRow } from './sources.js';
import { goalNouns, goalTitles } from '../measures/words.js';

const longList = 12;

const originWords: Record<Origin | 'unknown', string> = {
  self: 'found by you',
  given: 'given to you',
  unknown: 'origin unknown',
};
const mixedWords = 'origin unknown or mixed';

/** The section on leads found and given, line by line; it fits the width. None when no lead has a known origin. */
export function renderOrigins(origins: Origins, frame: Frame, view: View): string[] {
  const { rows } = origins;
  if (!knowsOrigins(origins)) return [];
  const { width, painter } = view;
  const title = 'YOURS AND GIVEN';
  const nameWidth = 16;
  const strips = figureStrips(rows, frame);
  while (strips.length > 1 && nameWidth + stripsWidth(strips) > width) strips.pop();
  const lines = rows.flatMap((row, index) => {
    const figures = padEnd(`  ${originWords[row.origin ?? 'unknown']}`, nameWidth) + stripLine(strips, index);
    const notes = rowNotes(row, frame).join(' · ');
    return nameWidth + stripsWidth(strips) + 2 + notes.length <= width
      ? [`${figures}  ${notes}`.trimEnd()]
      : [fit(figures.trimEnd(), width), ...wrap(`  ${notes}`, width)];
  });
  const notes = [missingWords(rows.map(({ effort }) => effort))]
    .filter((text) => text !== null)
    .flatMap((text) => wrap(text, width))
    .map((line) => String(painter.dim(line)));
  return [
    fitTitle(title, padEnd('', nameWidth - title.length) + stripLine(strips, 'title'), view),
    ...lines,
    ...withoutGiven(origins, frame).flatMap((text) => wrap(text, width)),
    ...notes,
    ...(view.explain ? explainOrigins(origins, frame).flatMap((text) => wrap(text, width)) : []),
  ];
}

function figureStrips(rows: readonly OriginRow[], frame: Frame): Strip[] {
  return [
    strip(goalTitles[frame.goal].leads, rows, leadsWords, { gap: 3 }),
    strip(likelyTitle(frame), rows, likelyWords),
    strip(`hours a ${goalNouns[frame.goal].one}`, rows, hoursEachWords, { gap: 3, align: 'left' }),
  ];
}

/** The leads found and given, column by column, and what is said below; for markdown. */
export function originStrips(origins: Origins, frame: Frame): { strips: Strip[]; texts: string[] } {
  const { rows } = origins;
  const missing = missingWords(rows.map(({ effort }) => effort));
  return {
    strips: [
      strip('', rows, ({ origin }) => originWords[origin ?? 'unknown'], { align: 'left' }),
      ...figureStrips(rows, frame),
      strip('', rows, (row) => rowNotes(row, frame).join(' · '), { align: 'left' }),
    ],
    texts: [...withoutGiven(origins, frame), ...[missing].filter((text) => text !== null)],
  };
}

/** The sources, column by column, and what is said below; for markdown. */
export function sourceStrips(
  rows: readonly SourceRow[],
  frame: Frame,
  view: View,
): { strips: Strip[]; texts: string[] } {
  const shown = chooseSources(
    rows.filter(({ leads }) => leads > 0),
    view,
  );
  return {
    strips: [
      strip('source', shown, sourceWords, { align: 'left' }),
      strip('origin', shown, ({ origin }) => (origin === null ? mixedWords : originWords[origin]), {
        align: 'left',
      }),
      ...sourceFigures(shown, frame),
    ],
    texts: neglected(rows, view),
  };
}

function sourceFigures(rows: readonly SourceRow[], frame: Frame): Strip[] {
  return [
    strip(goalTitles[frame.goal].leads, rows, leadsWords),
    strip('judged', rows, ({ converted, judged }) => ofAll(converted, judged)),
    strip('rate', rows, rateWords),
    strip(likelyTitle(frame), rows, likelyWords),
    strip(`hours a ${goalNouns[frame.goal].one}`, rows, hoursEachWords, { gap: 3, align: 'left' }),
  ];
}

/** The sources under the names of their origins; it fits the width. */
export function renderSources(rows: readonly SourceRow[], frame: Frame, view: View): string[] {
  const touched = rows.filter(({ leads }) => leads > 0);
  const shown = chooseSources(touched, view);
  const hidden = touched.length - shown.length;
  const { width, painter } = view;
  const names = shown.map((row) => `  ${sourceWords(row)}`);
  const strips = sourceFigures(shown, frame);
  const wanted = names.reduce((widest, name) => Math.max(widest, textWidth(name)), 14);
  // A narrow terminal loses the rate, which is judged leads only, then the hours, and so on.
  for (const lost of [2, 3, 1, 1]) {
    if (width - stripsWidth(strips) >= Math.min(wanted, 14)) break;
    strips.splice(lost, 1);
  }
  const nameWidth = Math.max(6, Math.min(wanted, width - stripsWidth(strips), 40));
  const lines: string[] = [];
  let heading: string | undefined;
  shown.forEach((row, index) => {
    const origin = row.origin === null ? mixedWords : originWords[row.origin];
    if (origin !== heading) lines.push(String(painter.dim(fit(origin, width))));
    heading = origin;
    const figures = stripLine(strips, index);
    lines.push(fit((padEnd(fit(names[index]!, nameWidth), nameWidth) + figures).trimEnd(), width));
  });
  return [
    fitTitle('SOURCES', padEnd('', nameWidth - 'SOURCES'.length) + stripLine(strips, 'title'), view),
    ...lines,
    ...(hidden > 0 ? [`  and ${hidden} more: add --all`] : []),
    ...neglected(rows, view).flatMap((text) => wrap(text, width)),
  ];
}

/** "Given and never contacted: 2 of portal, 1 of fair." */
function neglected(rows: readonly SourceRow[], { all }: View): string[] {
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

/** Of many, those of most leads. */
function chooseSources(rows: readonly SourceRow[], { all }: View): readonly SourceRow[] {
  return all ? rows : mostOf(rows, longList, (a, b) => b.leads - a.leads);
}

function fitTitle(title: string, titles: string, { width, painter }: View): string {
  return String(painter.bold(title)) + String(painter.dim(fit(titles.trimEnd(), width - title.length)));
}

function likelyTitle({ level }: Frame): string {
  return level === 95 ? 'likely' : `${level}% sure`;
}

function leadsWords({ leads, leadsConverted }: OriginRow): string {
  return ofAll(leadsConverted, leads);
}

function likelyWords({ byWindow }: OriginRow): string {
  return byWindow ? range(byWindow.low, byWindow.high) : '–';
}

function rateWords(row: OriginRow): string {
  return row.rate && isRated(row) ? `${percent(row.rate.rate)} (${range(row.rate.low, row.rate.high)})` : '';
}

/** `3.4 (2.5–4.7)`; hours and conversions only where there is no rate. */
function hoursEachWords({ perHour, effort, judged, converted }: OriginRow): string {
  if (perHour !== null)
    return (
      (isEstimated(effort) ? '~' : '') + roundedRange(1 / perHour.rate, 1 / perHour.high, 1 / perHour.low)
    );
  const hours = hoursWords(effort);
  return judged === 0 || hours === '–'
    ? '–'
    : `${hours} h for ${converted === 0 ? 'none' : count(converted)}`;
}

function rowNotes({ byWindow, neverContacted }: OriginRow, { window }: Frame): string[] {
  return [
    ...(byWindow && byWindow.day < window ? [`likely by day ${byWindow.day}`] : []),
    ...(neverContacted > 0 ? [`${count(neverContacted)} never contacted`] : []),
  ];
}

/** "Found by you: 43 of the 54 leads with a meeting within 30 days." */
function withoutGiven({ rows, total }: Origins, { goal, window }: Frame): string[] {
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
