import { addDays, isoWeek, type Day } from '../../domain/calendar.js';
import { worthWords } from '../../domain/worth.js';
import type { Column } from '../../render/column.js';
import { count } from '../../render/figure.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { showShare } from '../sheet/cells.js';
import type { ReportQuery } from '../measures/query.js';
import { openersIn, openTouches, touchesAhead, type TryChoice, type TryRow } from './try.js';
import { timesWords, type TryPage } from './page.js';
import { goalTitles } from '../measures/goal-words.js';

/** Every tactic in use, as it is chosen from; the one to try next comes first. */
export function tryColumns({
  choice,
  spread,
  query,
}: Omit<TryPage, 'hasConverted' | 'query'> & {
  query: Pick<ReportQuery, 'goal' | 'window' | 'asOf'>;
}): Column<TryRow>[] {
  const openRows = choice.rows.filter(({ isOpen }) => isOpen);
  const rank = (row: TryRow) => (row.isOpen ? openRows.indexOf(row) + 1 : null);
  const next = ({ tactic }: TryRow) => spread.get(tactic.versionId) ?? 0;
  return [
    { key: 'rank', title: '', value: rank, display: (row) => String(rank(row) ?? '–'), align: 'right' },
    {
      key: 'tactic',
      title: 'tactic',
      value: ({ tactic }) => tactic.name,
      display: ({ tactic }) => tacticTitle(tactic),
    },
    { key: 'version', title: 'version', value: ({ tactic }) => tactic.version, table: false },
    { key: 'channel', title: 'channel', value: ({ tactic }) => tactic.channel, table: false },
    { key: 'kind', title: 'kind', value: ({ tactic }) => tactic.kind },
    { key: 'as_of', title: 'as of', value: () => query.asOf.day, table: false },
    { key: 'goal', title: 'goal', value: () => query.goal, table: false },
    { key: 'window', title: 'window', value: () => query.window, table: false },
    { key: 'leads', title: 'leads', value: ({ leads }) => leads, table: false },
    {
      key: 'judged',
      title: goalTitles[query.goal].leads.replace('leads', 'judged'),
      value: ({ judged }) => judged,
      display: ({ converted, judged }) => (judged === 0 ? '–' : `${count(converted)}/${count(judged)}`),
    },
    { key: 'converted', title: 'converted', value: ({ converted }) => converted, table: false },
    { key: 'pending', title: 'waiting', value: ({ pending }) => pending },
    { key: 'level', title: 'level', value: () => choice.level, table: false },
    {
      key: 'ceiling',
      title: 'could be',
      value: ({ ceiling }) => ceiling,
      display: ({ ceiling }) => showShare(ceiling),
    },
    {
      key: 'worth',
      title: 'worth',
      value: ({ tactic }) => tactic.worth,
      display: ({ tactic }) => (tactic.worth === null ? '' : worthWords(tactic.worth)),
      align: 'right',
    },
    {
      key: 'ceiling_by_worth',
      title: 'times worth',
      value: ({ byWorth }) => byWorth,
      display: ({ byWorth }) => (byWorth === null ? '' : timesWords(byWorth)),
    },
    { key: 'planned', title: 'planned', value: ({ plan }) => plan?.planned ?? null, table: false },
    { key: 'done', title: 'done', value: ({ plan }) => plan?.done ?? null, table: false },
    { key: 'plan_left', title: 'plan left', value: openTouches },
    { key: 'next_touches', title: `next ${totalOf(choice, next)}`, value: next },
    {
      key: 'plan_week',
      title: 'week of the plan',
      value: () => planWeek(choice, query.asOf.day),
      table: false,
    },
    { key: 'begun', title: 'began with it', value: ({ begun }) => begun, table: false },
    {
      key: 'chosen_with',
      title: 'chosen with',
      value: (row) =>
        openersIn(choice, row)
          .map(({ name }) => name)
          .join(', ') || null,
      table: false,
    },
  ];
}

/** `2026-W47` */
function planWeek({ week }: TryChoice, asOf: Day): string {
  return isoWeek(week === 'this week' ? asOf : addDays(asOf, 7));
}

function totalOf({ rows }: TryChoice, next: (row: TryRow) => number): number {
  return rows.reduce((sum, row) => sum + next(row), 0) || touchesAhead;
}
