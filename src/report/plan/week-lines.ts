import { countBars } from '../../render/bar.js';
import { count } from '../../render/figure.js';
import { goalNouns } from '../measures/goal-words.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { explained } from '../sheet/headed.js';
import type { View } from '../sheet/layout.js';
import { tableLines, type Table, type TableColumn } from '../sheet/table.js';
import type { Week } from './weeks.js';
import { barsExplained, explainWeeks, plannedWords } from './words.js';

/** What is counted week by week. */
interface Counted {
  name: string;
  done: readonly number[];
  /** For the last of the weeks; null where nothing is. */
  planned: number | null;
}

/** The last weeks as bars beside their figures, after a blank line; none for fewer than two. It fits the width. */
export function renderWeeks(weeks: readonly Week[], query: ReportQuery, view: View): string[] {
  const last = weeks.at(-1);
  if (weeks.length < 2 || last === undefined) return [];
  const rows: Counted[] = [
    { name: '  touches', done: weeks.map(({ done }) => done), planned: last.planned },
    {
      name: `  ${goalNouns[query.goal].more}`,
      done: weeks.map(({ converted }) => converted),
      planned: last.goalsPlanned,
    },
  ];
  return [
    '',
    ...tableLines(weekTable(weeks, last, query), rows, view),
    ...explained(() => [...explainWeeks(query), barsExplained], view),
  ];
}

/** A narrow terminal loses what most and least were, then the plan, then the bars. */
function weekTable(weeks: readonly Week[], last: Week, { asOf }: ReportQuery): Table<Counted> {
  const over = (counts: readonly number[]) => (last.isRunning ? counts.slice(0, -1) : counts);
  const extremes: TableColumn<Counted>[] = [
    { title: 'least', text: ({ done }) => count(Math.min(...over(done))), loss: 1 },
    { title: 'most', text: ({ done }) => count(Math.max(...over(done))), loss: 1 },
  ];
  return {
    of: '',
    head: `LAST ${weeks.length} WEEKS`,
    name: ({ name }) => name,
    leastName: 17,
    columns: [
      {
        title: `from ${shortDay(weeks[0]!.monday, asOf.day)}`,
        text: ({ done }) => barsOf(done, last.isRunning),
        align: 'left',
        loss: 3,
      },
      ...extremes,
      { title: last.isRunning ? 'so far' : 'last', text: ({ done }) => count(done.at(-1)!) },
      {
        title: 'planned',
        text: ({ planned }) => (planned === null ? '' : plannedWords(planned)),
        optional: true,
        loss: 2,
      },
    ],
  };
}

/** The week that is not over stands apart. */
function barsOf(done: readonly number[], isRunning: boolean): string {
  const bars = countBars(done);
  return isRunning ? `${bars.slice(0, -1)} ${bars.slice(-1)}` : bars;
}
