import { parsePeriod } from '../domain/period.js';
import { minorDigits } from '../domain/money.js';
import { renderCsv, renderJsonRows, renderMarkdown } from '../render/rows.js';
import { head, type Answer } from './section.js';
import { major, minutes } from './sheet/cells.js';
import { secondsOf } from './measures/effort.js';
import type { Frame } from './measures/frame.js';
import { asText } from './sheet/layout.js';
import { moneyColumns } from './money/columns.js';
import { renderMoney } from './money/page.js';
import type { Money } from './money/money.js';
import { originColumns, originsJson, sourceColumns } from './sources/columns.js';
import { renderOrigins, renderSources } from './sources/page.js';
import { knowsOrigins, type Origins, type SourceRow } from './sources/sources.js';
import { renderNothing, renderTitle } from './page/page.js';

/** The section on money and time. */
export function answerMoney(money: Money, ofPeriod: Frame, currency: string | null): Answer {
  const frame = allTime(ofPeriod);
  const unit = { code: currency, digits: minorDigits(currency) };
  const columns = moneyColumns(frame, unit);
  const { rows, total, soFar, hourlyValue } = money;
  return {
    page: (view) =>
      rows.length === 0
        ? asText(renderNothing(frame))
        : asText([...renderTitle(frame, view), '', ...renderMoney(money, frame, view, currency)]),
    csv: (options) => renderCsv(columns, rows, options),
    json: () => ({
      ...head(frame),
      hourly_value: major(hourlyValue, unit),
      rows: renderJsonRows(columns, rows),
      total: renderJsonRows(columns.slice(4), [total])[0],
      so_far: {
        touches: soFar.effort.touches,
        minutes: minutes(secondsOf(soFar.effort)),
        cost: major(soFar.effort.cost, unit),
        spend: major(soFar.spend, unit),
      },
    }),
    markdown: () => renderMarkdown(columns, rows),
  };
}

/** The section on where leads come from. */
export function answerSources(
  { origins, sources }: { origins: Origins; sources: readonly SourceRow[] },
  ofPeriod: Frame,
): Answer {
  const frame = allTime(ofPeriod);
  const columns = sourceColumns(frame);
  return {
    page: (view) => {
      if (sources.length === 0) return asText(renderNothing(frame));
      const yours = renderOrigins(origins, frame, view);
      const table = renderSources(sources, frame, view);
      return asText([...renderTitle(frame, view), '', ...yours, ...(yours.length > 0 ? [''] : []), ...table]);
    },
    csv: (options) => renderCsv(columns, sources, options),
    json: () => ({
      ...head(frame),
      origins: originsJson(origins, frame),
      rows: renderJsonRows(columns, sources),
    }),
    markdown: () =>
      [
        ...(knowsOrigins(origins) ? [renderMarkdown(originColumns(frame), origins.rows)] : []),
        renderMarkdown(columns, sources),
      ].join('\n'),
  };
}

/** What tactics and sources bring is counted on all there is up to as-of, whatever the period. */
export function allTime(frame: Frame): Frame {
  return { ...frame, period: parsePeriod('all', frame.asOf.day), previous: null };
}
