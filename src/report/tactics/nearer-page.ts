import { worthWords } from '../../domain/worth.js';
import { range } from '../../render/figure.js';
import { textWidth } from '../../render/width.js';
import { goalNouns, goalTitles } from '../measures/goal-words.js';
import type { GroupRow } from '../measures/groups.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { waitingWords } from '../measures/when-judged.js';
import { isKnown } from '../measures/groups.js';
import { dimmed } from '../sheet/headed.js';
import { ofAll, wrap, type View } from '../sheet/layout.js';
import { likelyBar } from '../sheet/likely-bar.js';
import { tableBlock } from '../sheet/blocks.js';
import { groupName } from '../sheet/names.js';
import { tableLines, type Table } from '../sheet/table.js';
import { paintVerdict } from '../sheet/verdict.js';
import { youngLines } from './lines.js';
import { daysToWait, firstJudged, type Nearer } from './nearer.js';
import type { Worked } from './tactics.js';

/** What worked by the nearer goal, line by line; it fits the width. `far` is what worked by the goal asked about. */
export function renderNearer(nearer: Nearer, far: Worked, query: ReportQuery, view: View): string[] {
  const rows = nearer.worked.rows.filter(({ leads }) => leads > 0);
  return [
    ...tableLines(nearerTable(nearer, rows, view), rows, view),
    ...nearerWords(nearer, far, query).flatMap((sentence) => dimmed(sentence, view)),
    ...youngLines(rows, nearer.query, view),
    ...(view.explain ? wrap(explainNearer(nearer, query), view.width) : []),
  ];
}

/** The same as blocks: a table, and what is said of it. */
export function nearerParts(nearer: Nearer, far: Worked, query: ReportQuery, view: View) {
  const rows = nearer.worked.rows.filter(({ leads }) => leads > 0);
  return {
    title: `By ${goalNouns[nearer.query.goal].more}`,
    table: tableBlock(nearerTable(nearer, rows, view), rows, view),
    texts: nearerWords(nearer, far, query),
  };
}

function nearerTable({ worked, query }: Nearer, rows: readonly GroupRow[], view: View): Table<GroupRow> {
  const hasWorth = rows.some(({ worth }) => worth !== null);
  const isRanged = rows.some(({ byWindow }) => byWindow !== null);
  const verdictOf = ({ key }: GroupRow) => worked.judgements.byTactic.get(key)?.verdict ?? null;
  const longest = rows.reduce((most, row) => Math.max(most, textWidth(groupName(row)) + 2), 0);
  return {
    of: 'tactic',
    head: `BY ${goalNouns[query.goal].more.toUpperCase()}`,
    name: (row) => `  ${groupName(row)}`,
    names: { from: 16 },
    leastName: [Math.min(longest, 24), Math.min(longest, 12)],
    columns: [
      { title: goalTitles[query.goal].leads, text: (row) => ofAll(row.leadsConverted, row.leads) },
      {
        title: 'likely',
        text: ({ byWindow }) => (byWindow ? range(byWindow.low, byWindow.high) : '–'),
        loss: 3,
      },
      ...(hasWorth
        ? [
            {
              title: 'worth',
              text: ({ worth }: GroupRow) => (worth === null ? '' : worthWords(worth)),
              loss: 2,
            },
          ]
        : []),
    ],
    ...(isRanged && {
      bar: { claims: [25, 15], least: 8, ...likelyBar(rows, (row) => row, hasWorth, view) },
    }),
    ...(hasWorth && {
      mark: {
        width: 8,
        text: (row) => {
          const verdict = verdictOf(row);
          return verdict === null ? '' : paintVerdict(verdict, view);
        },
      },
    }),
  };
}

/** Why a nearer goal is shown, and when it can be judged. */
function nearerWords(nearer: Nearer, far: Worked, query: ReportQuery): string[] {
  const day = firstJudged(far);
  const before = day === null ? `within ${daysToWait} days` : `before ${shortDay(day, query.asOf.day)}`;
  const { goal, window } = nearer.query;
  const waiting = nearer.worked.rows
    .filter((row) => row.leads > 0 && row.droppedDay === null && !isKnown(row, nearer.query))
    .map((row) => ({
      name: groupName(row),
      leads: row.leads,
      young: nearer.worked.young.get(row.key) ?? null,
    }));
  return [
    `By "${query.goal}" nothing can be judged ${before}. ${goalNouns[goal].more.charAt(0).toUpperCase()}${goalNouns[goal].more.slice(1)} can be soonest, ${window} days from the first touch.`,
    ...(waiting.length > 0 ? [waitingWords(waiting, nearer.query)] : []),
  ];
}

function explainNearer({ query: { goal, window } }: Nearer, { goal: far }: ReportQuery): string {
  return `By ${goalNouns[goal].more}: where no tactic in use can be judged by "${far}" within ${daysToWait} days, the goal before it by which one can soonest: "${goal}", counted in the same way with its own ${window} days and, where one was given, its own worth. More ${goalNouns[goal].more} need not mean more of "${far}".`;
}
