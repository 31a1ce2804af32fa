import { planFigures, planSection } from './figures.js';
import { planRows, planTable, planTexts, renderPlan } from './page.js';
import type { PlanReport } from './plan.js';
import { readPlan } from './read.js';
import { readWeeks, type Week } from './weeks.js';
import { weeksFigure } from './week-figures.js';
import { renderWeeks } from './week-lines.js';
import { numberLines } from './words.js';
import { asOfWords } from '../measures/query.js';
import { wrap } from '../sheet/layout.js';
import { bullets, heading, tableBlock } from '../sheet/blocks.js';
import { listing, section } from '../sheet/section.js';

const firstWeek = 'The plan begins this week; nothing was planned for last week.';

/** What was planned and what was done. */
export const plan = section<PlanReport & { weeks: readonly Week[] }>({
  read: (journal, query) => ({ ...readPlan(journal, query), weeks: readWeeks(journal, query) }),
  nothing: ({ rows }, query) =>
    rows.length > 0
      ? null
      : [
          `Nothing is planned for ${query.period.label} (${asOfWords(query)}).`,
          'Plan touches with "prospect plan cold-call 20/week", goals with "prospect plan meeting 15/month".',
        ],
  above: ({ isFirstWeek }, { width }) =>
    isFirstWeek ? wrap(firstWeek, width).map((line) => line.trimStart()) : [],
  page: (report, { query }, view) => [
    ...renderPlan(report, query, view),
    ...renderWeeks(report.weeks, query, view),
  ],
  listing: ({ rows }, about) => listing(planFigures, rows, about),
  figures: () => [...planSection, weeksFigure],
  pictures: async ({ weeks }, about) => [(await import('./picture.js')).picture(weeks, about)],
  share: (report, { query }, view) => [
    heading(2, 'Plan'),
    tableBlock(planTable(report), planRows(report), view),
    bullets([...numberLines(report.numbers, query, Infinity, { rest: true }), ...planTexts(report, query)]),
  ],
});
