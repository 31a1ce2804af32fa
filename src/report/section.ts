import { stages } from '../domain/touch.js';
import { minorDigits } from '../domain/money.js';
import type { Column } from '../render/column.js';
import type { CsvValue } from '../render/csv.js';
import { renderCsv, renderJsonRows, renderMarkdown } from '../render/rows.js';
import { answerColumns } from './hours/columns.js';
import type { Answering } from './hours/hours.js';
import { renderBrokeByStage } from './failures/page.js';
import { groupColumns, remarksJson } from './tactics/columns.js';
import { costliestJson, failureColumns } from './failures/columns.js';
import type { FailureRow, Failures } from './failures/failures.js';
import { fitJson } from './fit/columns.js';
import type { Frame } from './measures/frame.js';
import { funnelRowColumns, funnelCsvColumns, funnelCsvRows, funnelTacticColumns } from './funnel/columns.js';
import { renderFunnel } from './funnel/page.js';
import type { Funnel } from './funnel/funnel.js';
import type { GroupRow } from './measures/groups.js';
import { runningJson } from './trial/columns.js';
import { learnedColumns } from './learned/columns.js';
import { planFiguresJson } from './plan/columns.js';
import type { Worked } from './tactics/tactics.js';
import { asText, type View } from './sheet/layout.js';
import { originsJson } from './sources/columns.js';
import { dreamJson, promisesJson } from './promises/columns.js';
import { markdownView, pageMarkdown } from './page/markdown.js';
import { renderGroups, renderNothing, renderPage, renderTitle, type Page } from './page/page.js';

interface CsvOptions {
  raw: boolean;
  excel: boolean;
}

/** A report or a section of it, in each form it can be had. */
export interface Answer {
  page: (view: View) => string;
  csv: (options: CsvOptions) => string;
  json: () => unknown;
  markdown: (options: { all: boolean }) => string;
}

type Json = Record<string, unknown>;

/** The whole report; as CSV it is the section on tactics. */
export function answerPage(page: Page): Answer {
  const { frame, worked, failures, activity, currency } = page;
  const tactics = answerWorked(worked, page.answering, frame, currency);
  return {
    page: (view) => renderPage(page, view),
    csv: tactics.csv,
    json: () => ({
      ...(tactics.json() as Json),
      activity: {
        ...byStage(activity.stages),
        previous: activity.previous === null ? null : byStage(activity.previous),
        change: activity.change && {
          goals: activity.change.hits,
          by_touches: activity.change.byTries,
          by_conversion: activity.change.byYield,
          maybe_luck: activity.change.maybeLuck,
        },
        nobody: activity.nobody,
        new_leads: activity.newLeads,
        plan: activity.plan && planFiguresJson(activity.plan),
      },
      failures: failuresJson(failures, frame, currency),
      origins: page.origins && originsJson(page.origins, frame),
      when_they_answer: page.answerHints,
      promises: page.promises && promisesJson(page.promises, frame, currency),
      dream: page.dream && dreamJson(page.dream),
      decided: renderJsonRows(learnedColumns(frame), page.decided),
      fit: page.fit && fitJson(page.fit),
      trials: runningJson(page.trials),
    }),
    markdown: ({ all }) => pageMarkdown(page, markdownView(all)),
  };
}

/** The section on tactics, or on what else the report is by. */
export function answerWorked(
  worked: Worked,
  answering: Answering | null,
  frame: Frame,
  currency: string | null,
): Answer {
  const columns = [
    ...groupColumns(worked, frame, { code: currency, digits: minorDigits(currency) }),
    ...(answering === null ? [] : answerColumns(answering)),
  ];
  const named = columns.findIndex((column) => column.key === 'period_from');
  return {
    page: (view) =>
      worked.rows.length === 0
        ? asText(renderNothing(frame))
        : asText([...renderTitle(frame, view), '', ...renderGroups(worked, answering, frame, view)]),
    csv: (options) => renderCsv(columns, worked.rows, options),
    json: () => ({
      ...head(frame),
      rows: renderJsonRows(columns, worked.rows),
      total: worked.total && onlyRow(columns.slice(named), worked.total),
      remarks: remarksJson(worked.judgements.remarks, worked.rows),
      cautions: worked.cautions,
    }),
    markdown: () => renderMarkdown<GroupRow>(columns, worked.rows),
  };
}

/** The section on failures. */
export function answerFailures(failures: Failures, frame: Frame, currency: string | null): Answer {
  const columns = failureColumns(frame, { code: currency, digits: minorDigits(currency) });
  return {
    page: (view) =>
      asText([...renderTitle(frame, view), '', ...renderBrokeByStage(failures, frame, view, currency)]),
    csv: (options) => renderCsv(columns, failures.rows, options),
    json: () => ({ ...head(frame), ...failuresJson(failures, frame, currency) }),
    markdown: () => renderMarkdown<FailureRow>(columns, failures.rows),
  };
}

/** The section on the funnel. */
export function answerFunnel(funnel: Funnel, frame: Frame): Answer {
  const { rows, tactics } = funnel;
  const columns = funnelRowColumns(frame);
  return {
    page: (view) => asText([...renderTitle(frame, view), '', ...renderFunnel(funnel, frame, view)]),
    csv: (options) => renderCsv(funnelCsvColumns(frame), funnelCsvRows(funnel), options),
    json: () => ({
      ...head(frame),
      rows: renderJsonRows(columns, rows),
      tactics: renderJsonRows(funnelTacticColumns, tactics),
    }),
    markdown: () => [renderMarkdown(columns, rows), renderMarkdown(funnelTacticColumns, tactics)].join('\n'),
  };
}

export function head({ asOf, goal, window, level, period }: Frame): Json {
  return { as_of: asOf.day, goal, window, level, period };
}

function failuresJson(failures: Failures, frame: Frame, currency: string | null): Json {
  const { rows, failed, deferred, silent, unrecorded, lesson } = failures;
  const unit = { code: currency, digits: minorDigits(currency) };
  return {
    rows: renderJsonRows(failureColumns(frame, unit), rows),
    total: { failed, deferred, silent, unrecorded },
    lesson,
    costliest: costliestJson(failures, unit),
  };
}

function byStage(touches: readonly number[]): Record<string, number> {
  return Object.fromEntries(stages.map((stage, number) => [stage, touches[number] ?? 0]));
}

function onlyRow<Row>(columns: readonly Column<Row>[], row: Row): Record<string, CsvValue> {
  return renderJsonRows(columns, [row])[0] ?? {};
}
