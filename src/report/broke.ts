import { count, money, percent } from '../render/figure.js';
import { show } from '../render/safe.js';
import { fit } from '../render/width.js';
import { placeWords, reasonWords, shareBefore, timeWords } from './columns.js';
import { explainBroke } from './explain.js';
import type { FailureRow, Failures } from './failures.js';
import type { Frame } from './frame.js';
import { stripLine, stripsWidth, wrap, type Strip, type View } from './layout.js';

const longList = 8;

/** The section on what broke and why, line by line; it fits the width. */
export function renderBroke(failures: Failures, frame: Frame, view: View, currency: string | null): string[] {
  const { painter, width } = view;
  const rows = view.all ? failures.rows : failures.rows.slice(0, longList);
  const lines = titleLines(failures, view);
  if (rows.length > 0) {
    const strips = layOut(rows, width, currency);
    lines.push(String(painter.dim(stripLine(strips, 'title').trimEnd())));
    lines.push(...rows.map((_, index) => fit(stripLine(strips, index).trimEnd(), width)));
  }
  const hidden = failures.rows.length - rows.length;
  if (hidden > 0) lines.push(`  and ${hidden} more: add --all`);
  if (failures.lesson !== null) lines.push(...wrap(failures.lesson, width));
  if (failures.unrecorded > 0)
    lines.push(
      String(
        painter.dim(fit('  Add missing reasons: prospect list -r none, prospect edit TOUCH -r WHY', width)),
      ),
    );
  if (view.explain) lines.push(...explainBroke(failures, frame).flatMap((text) => wrap(text, width)));
  return lines;
}

/** WHAT BROKE with the figures beside it, or below where the terminal is narrow. */
function titleLines({ failed, deferred, silent }: Failures, { painter, width }: View): string[] {
  const parts = [
    failed > 0 ? [`${count(failed)} said no or fell through`] : [],
    deferred > 0 ? [`${count(deferred)} not now`] : [],
    silent > 0 ? [`${count(silent)} stayed silent`] : [],
  ].flat();
  const words = parts.length === 0 ? 'nothing' : parts.join(' · ');
  const title = String(painter.bold('WHAT BROKE'));
  return 15 + words.length <= width ? [`${title}     ${words}`] : [title, ...wrap(words, width)];
}

/** Columns that have something to say; the longest reason gives way where the terminal is narrow. */
function layOut(rows: readonly FailureRow[], width: number, currency: string | null): Strip[] {
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
  const figures = [
    strip('where', placeWords, 'left'),
    strip('n', (row) => count(row.touches)),
    strip('share', (row) => percent(row.share)),
    strip('was', shareBefore),
    strip('time', timeWords),
    strip('money', (row) => (row.cost === null ? '' : money(row.cost, currency))),
  ].filter((column) => column.cells.some((cell) => cell !== ''));
  while (figures.length > 2 && width - stripsWidth(figures) < 2 + 12) figures.pop();
  const room = Math.max(8, Math.min(width - stripsWidth(figures) - 2, 30));
  return [strip('why', (row) => fit(show(reasonWords(row)), room), 'left'), ...figures];
}
