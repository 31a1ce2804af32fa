import { count, money, percent } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import { explainBroke } from './explain.js';
import { moneyWords, placeWords, reasonWords, shareBefore, timeWords } from './columns.js';
import type { FailureRow, Failures } from './failures.js';
import type { Frame } from '../measures/frame.js';
import { stripLine, stripsWidth, wrap, type Strip, type View } from '../sheet/layout.js';

const longList = 8;

/** What broke and why, by reason and place, line by line; it fits the width. */
export function renderBroke(failures: Failures, frame: Frame, view: View, currency: string | null): string[] {
  return renderFailures(failures, failures.causes, frame, view, currency);
}

/** The same by reason, place and stage. */
export function renderBrokeByStage(
  failures: Failures,
  frame: Frame,
  view: View,
  currency: string | null,
): string[] {
  return renderFailures(failures, failures.rows, frame, view, currency);
}

function renderFailures(
  failures: Failures,
  all: readonly FailureRow[],
  frame: Frame,
  view: View,
  currency: string | null,
): string[] {
  const { painter, width } = view;
  const rows = view.all ? all : all.slice(0, longList);
  const lines = titleLines(failures, view);
  if (rows.length > 0) {
    const strips = brokeStrips(rows, width, currency);
    lines.push(String(painter.dim(stripLine(strips, 'title').trimEnd())));
    lines.push(...rows.map((_, index) => fit(stripLine(strips, index).trimEnd(), width)));
  }
  if (all.length > rows.length) lines.push(`  and ${all.length - rows.length} more: add --all`);
  lines.push(...brokeSentences(failures, currency).flatMap((sentence) => wrap(sentence, width)));
  if (isPointedAt(failures))
    lines.push(
      String(
        painter.dim(fit('  Add missing reasons: prospect list -r none, prospect edit TOUCH -r WHY', width)),
      ),
    );
  if (view.explain)
    lines.push(...explainBroke(failures, frame, currency).flatMap((text) => wrap(text, width)));
  return lines;
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
  const missing = `${count(unrecorded)} of ${count(failed + deferred)} have no reason. With more than a third unknown, the shares above may mislead.`;
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

function isPointedAt({ failed, deferred, unrecorded }: Failures): boolean {
  return unrecorded * 3 > failed + deferred;
}

/** Columns that have something to say; the longest reason gives way where the terminal is narrow. */
export function brokeStrips(rows: readonly FailureRow[], width: number, currency: string | null): Strip[] {
  const strip = (
    title: string,
    text: (row: FailureRow) => string,
    align: Strip['align'] = 'right',
  ): Strip => ({
    title,
    cells: rows.map(text),
    align,
    gap: 2,
  });
  const names = [
    strip('where', placeWords, 'left'),
    ...(rows.some(({ stage }) => stage !== null) ? [strip('stage', ({ stage }) => stage ?? '', 'left')] : []),
    strip('n', (row) => count(row.touches)),
  ];
  const figures = [
    strip('share', (row) => percent(row.share)),
    strip('was', shareBefore),
    strip('time', timeWords),
    strip('money', (row) => moneyWords(row, currency)),
  ].filter((column) => column.cells.some((cell) => cell !== ''));
  const taken = () => stripsWidth([...names, ...figures]);
  while (figures.length > 0 && width - taken() < 2 + 12) figures.pop();
  const room = Math.max(8, Math.min(width - taken() - 2, width === Infinity ? width : 30));
  return [strip('why', (row) => fit(show(reasonWords(row)), room), 'left'), ...names, ...figures];
}
