import { count, percent } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit } from '../../render/width.js';
import { moneyWords, placeWords, reasonWords, timeWords } from '../failures/columns.js';
import { isUnrecorded, type FailureRow } from '../failures/failures.js';
import type { Frame } from '../measures/frame.js';
import { stripLine, stripsWidth, wrap, type Strip, type View } from '../sheet/layout.js';
import { explainFails } from './explain.js';
import { dimmed, explained, sectionTitle } from '../sheet/headed.js';
import { typed } from '../sheet/tactic-names.js';
import type { TacticRecord, VersionRecord } from './tactic.js';

const mostCauses = 6;

/** Why its touches failed or were put off, ever; nothing where none did. */
export function renderFails(
  record: TacticRecord,
  frame: Frame,
  view: View,
  currency: string | null,
): string[] {
  const { failures, versions, title } = record;
  const { causes, failed, deferred, silent, unrecorded, lesson } = failures;
  if (failed + deferred + silent === 0) return [];
  const words = [
    ...(failed > 0 ? [`${count(failed)} said no or fell through`] : []),
    ...(deferred > 0 ? [`${count(deferred)} not now`] : []),
    ...(silent > 0 ? [`${count(silent)} stayed silent`] : []),
  ];
  const rows = chooseCauses(causes);
  const rest = causes.length - rows.length;
  const left = failed + deferred - rows.reduce((sum, { touches }) => sum + touches, 0);
  const isPointedAt = unrecorded * 3 > failed + deferred;
  return [
    ...sectionTitle('WHY IT FAILS', words.join(' · '), view),
    ...tableLines(rows, versions, view, currency),
    ...(rest > 0 ? dimmed(`and ${rest} more, ${count(left)} ${left === 1 ? 'touch' : 'touches'}`, view) : []),
    ...(lesson === null ? [] : wrap(lesson, view.width)),
    ...(isPointedAt
      ? dimmed(
          `Add missing reasons: prospect list -t ${typed(title)} -r none, prospect edit TOUCH -r WHY`,
          view,
        )
      : []),
    ...explained(() => explainFails(record, frame), view),
  ];
}

/** The most frequent ones, and always those without a reason. */
function chooseCauses(causes: readonly FailureRow[]): FailureRow[] {
  const recorded = causes.filter((cause) => !isUnrecorded(cause));
  const unrecorded = causes.filter(isUnrecorded);
  const most = recorded.length > mostCauses ? mostCauses - unrecorded.length : mostCauses;
  return [...recorded.slice(0, most), ...unrecorded];
}

function tableLines(
  rows: readonly FailureRow[],
  versions: readonly VersionRecord[],
  { width, painter }: View,
  currency: string | null,
): string[] {
  if (rows.length === 0) return [];
  const strips = layOut(rows, versions, width, currency);
  const barWidth = Math.min(mostBar, width - stripsWidth(strips) - 2);
  const most = Math.max(...rows.map(({ share }) => share));
  return [
    String(painter.dim(fit(stripLine(strips, 'title').trimEnd(), width))),
    ...rows.map((row, index) => {
      const bar =
        barWidth < leastBar ? '' : '━'.repeat(Math.max(1, Math.round((row.share / most) * barWidth)));
      const paint = isUnrecorded(row) ? painter.dim : painter.accent;
      return fit(stripLine(strips, index), width) + (bar === '' ? '' : `  ${String(paint(bar))}`);
    }),
  ];
}

const leastBar = 6;
const mostBar = 24;

/** Columns that have something to say, from the right given up where the terminal is narrow; the reason gives way too. */
function layOut(
  rows: readonly FailureRow[],
  versions: readonly VersionRecord[],
  width: number,
  currency: string | null,
): Strip[] {
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
  const names = [strip('where', placeWords, 'left'), strip('n', ({ touches }) => count(touches))];
  const figures = [
    strip('share', ({ share }) => percent(share)),
    ...versionStrips(versions, strip),
    strip('time', timeWords),
    strip('money', (row) => moneyWords(row, currency)),
  ].filter(({ cells }) => cells.some((cell) => cell !== ''));
  const room = () => width - stripsWidth([...names, ...figures]) - 2;
  while (figures.length > 0 && room() < 12) figures.pop();
  const widest = Math.max(8, Math.min(room(), 30));
  return [strip('why', (row) => fit(show(reasonWords(row)), widest), 'left'), ...names, ...figures];
}

/** The share of each reason in the two newest versions that have failures, where there are two. */
function versionStrips(
  versions: readonly VersionRecord[],
  strip: (title: string, text: (row: FailureRow) => string) => Strip,
): Strip[] {
  const failing = versions.filter(({ failures }) => failures.causes.length > 0).slice(0, 2);
  if (failing.length < 2) return [];
  return failing.map(({ use, failures }) => {
    const shares = new Map(failures.causes.map((cause) => [causeOf(cause), cause.share]));
    const all = failures.failed + failures.deferred;
    return strip(`@${use.version} of ${count(all)}`, (row) => percent(shares.get(causeOf(row)) ?? 0));
  });
}

function causeOf({ reason, place }: FailureRow): string {
  return JSON.stringify([reason, place]);
}
