import { renderCsv, renderJsonRows, renderMarkdown } from '../render/rows.js';
import { head, type Answer } from './section.js';

import { asOfWords, type Frame } from './measures/frame.js';
import { asText, wrap } from './sheet/layout.js';
import { renderTitle } from './page/page.js';
import { planColumns, planFiguresJson, planTotalJson, workdaysJson } from './plan/columns.js';
import { renderPlan } from './plan/page.js';
import type { PlanReport } from './plan/plan.js';

const firstWeek = 'The plan begins this week; nothing was planned for last week.';

/** The section on plans. */
export function answerPlan(report: PlanReport, frame: Frame): Answer {
  const columns = planColumns(frame);
  const { rows } = report;
  const { numbers, empty_days } = planFiguresJson(report);
  return {
    page: (view) =>
      rows.length === 0
        ? asText(renderNone(frame))
        : asText([
            ...(report.isFirstWeek ? wrap(firstWeek, view.width).map((line) => line.trimStart()) : []),
            ...renderTitle(frame, view),
            '',
            ...renderPlan(report, frame, view),
          ]),
    csv: (options) => renderCsv(columns, rows, options),
    json: () => ({
      ...head(frame),
      rows: renderJsonRows(columns, rows),
      total: planTotalJson(report),
      numbers,
      work_days: workdaysJson(report),
      empty_days,
    }),
    markdown: () => renderMarkdown(columns, rows),
  };
}

/** What stands in place of the section where nothing is planned. */
function renderNone(frame: Frame): string[] {
  return [
    `Nothing is planned for ${frame.period.label} (${asOfWords(frame)}).`,
    'Plan touches with "prospect plan cold-call 20/week", goals with "prospect plan meeting 15/month".',
  ];
}
