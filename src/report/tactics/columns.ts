import type { Column } from '../../render/column.js';
import { stages } from '../../domain/touch.js';
import { creditRules } from '../../stats/credit.js';
import { type Currency, major, minutes, showShare } from '../sheet/cells.js';
import type { Frame } from '../measures/frame.js';
import { wholeKey, type GroupRow } from '../measures/groups.js';
import type { Remark } from '../measures/judge.js';
import { plannedWords } from '../plan/words.js';
import type { Worked } from './tactics.js';
import { tacticTitle } from '../../store/tactics/tactics.js';

/** Columns of the groups: stable keys, later ones are added at the end. */
export function groupColumns(worked: Worked, frame: Frame, currency: Currency): Column<GroupRow>[] {
  const { period, asOf, goal, window } = frame;
  return [
    ...nameColumns(frame),
    { key: 'period_from', title: 'from', value: () => period.from },
    { key: 'period_to', title: 'to', value: () => period.to },
    { key: 'as_of', title: 'as of', value: () => asOf.day },
    { key: 'goal', title: 'goal', value: () => goal },
    { key: 'window', title: 'window', value: () => window },
    { key: 'touches', title: 'touches', value: (row) => row.touches },
    { key: 'reached', title: 'reached', value: (row) => row.stages[stages.indexOf('reached')] ?? 0 },
    {
      key: 'planned',
      title: 'planned',
      value: (row) => worked.planned.get(row.key) ?? null,
      display: (row) => plannedCell(worked.planned.get(row.key)),
    },
    { key: 'leads', title: 'leads', value: (row) => row.leads },
    { key: 'leads_converted', title: 'leads converted', value: (row) => row.leadsConverted },
    { key: 'judged', title: 'judged', value: (row) => row.judged },
    { key: 'converted', title: 'converted', value: (row) => row.converted },
    share('rate', 'rate', (row) => row.rate?.rate),
    share('rate_low', 'low', (row) => row.rate?.low),
    share('rate_high', 'high', (row) => row.rate?.high),
    { key: 'minutes', title: 'minutes', value: (row) => minutes(row.seconds) },
    { key: 'cost', title: 'cost', value: (row) => major(row.cost, currency) },
    { key: 'value', title: 'value', value: (row) => major(row.value, currency) },
    ...windowColumns(),
    ...judgementColumns(worked),
    ...detailColumns(worked, currency),
    ...creditColumns(worked),
    { key: 'deferred', title: 'not now', value: (row) => worked.details?.deferred.get(row.key) ?? 0 },
    { key: 'level', title: 'level', value: () => frame.level },
    { key: 'effective', title: 'as good as', value: (row) => row.byWindow?.effective ?? null },
    { key: 'leads_unnamed', title: 'without a name', value: (row) => row.unnamed },
    ...shiftColumns(worked),
    ...waitColumns(worked),
  ];
}

function plannedCell(planned: number | undefined): string {
  return planned === undefined ? '' : plannedWords(planned);
}

function windowColumns(): Column<GroupRow>[] {
  return [
    share('by_window', 'by window', (row) => row.byWindow?.rate),
    share('by_window_low', 'low', (row) => row.byWindow?.low),
    share('by_window_high', 'high', (row) => row.byWindow?.high),
    { key: 'followed_days', title: 'followed days', value: (row) => row.byWindow?.day ?? null },
    { key: 'open', title: 'open', value: (row) => row.open },
  ];
}

function judgementColumns({ judgements }: Worked): Column<GroupRow>[] {
  const of = (row: GroupRow) => judgements.byTactic.get(row.key);
  return [
    share('worth', 'worth', (row) => row.worth),
    share('chance_worth', 'chance worth it', (row) => of(row)?.chanceWorth),
    share('best_guess', 'best guess', (row) => of(row)?.guess),
    share('best_low', 'low', (row) => of(row)?.standing?.low),
    share('best_high', 'high', (row) => of(row)?.standing?.high),
    share('chance_best', 'chance best', (row) => of(row)?.standing?.chanceBest),
    share('expected_loss', 'expected loss', (row) => of(row)?.standing?.expectedLoss),
    { key: 'verdict', title: 'verdict', value: (row) => of(row)?.verdict ?? null },
    { key: 'verdict_text', title: 'why', value: (row) => of(row)?.text ?? null },
  ];
}

/** Where newer leads surely convert otherwise: since when, and how many of them. */
function shiftColumns({ judgements }: Worked): Column<GroupRow>[] {
  const of = ({ key }: GroupRow) => judgements.byTactic.get(key)?.shift ?? null;
  return [
    { key: 'newer_since', title: 'newer since', value: (row) => of(row)?.since ?? null },
    { key: 'newer_leads', title: 'newer leads', value: (row) => of(row)?.newer.leads ?? null },
    { key: 'newer_converted', title: 'newer converted', value: (row) => of(row)?.newer.hits ?? null },
  ];
}

/** Weeks until it is known, while it is unclear. */
function waitColumns({ judgements }: Worked): Column<GroupRow>[] {
  const of = ({ key }: GroupRow) => judgements.byTactic.get(key)?.wait ?? null;
  return [
    { key: 'weeks_to_know', title: 'weeks to know', value: (row) => of(row)?.median ?? null },
    { key: 'weeks_to_know_low', title: 'low', value: (row) => of(row)?.low ?? null },
    { key: 'weeks_to_know_high', title: 'high', value: (row) => of(row)?.high ?? null },
  ];
}

function detailColumns({ details }: Worked, currency: Currency): Column<GroupRow>[] {
  return [
    { key: 'failed', title: 'failed', value: (row) => details?.failed.get(row.key) ?? 0 },
    { key: 'silent', title: 'silent', value: (row) => details?.silent.get(row.key) ?? 0 },
    { key: 'spend', title: 'spend', value: (row) => major(details?.spend.get(row.key) ?? null, currency) },
    { key: 'felt', title: 'felt', value: (row) => details?.felt.get(row.key) ?? null },
  ];
}

/** Leads that came to the goal, by who gets the credit. */
function creditColumns({ credits }: Worked): Column<GroupRow>[] {
  return creditRules.map((rule) => ({
    key: `credit_${rule}`,
    title: `credit, ${rule} touch`,
    value: ({ key }) => (key === wholeKey ? credits.conversions : (credits[rule].get(key) ?? 0)),
  }));
}

function share(
  key: string,
  title: string,
  value: (row: GroupRow) => number | null | undefined,
): Column<GroupRow> {
  return { key, title, value: (row) => value(row) ?? null, display: (row) => showShare(value(row)) };
}

function nameColumns({ by }: Frame): Column<GroupRow>[] {
  if (by !== 'tactic')
    return [{ key: by, title: by, value: (row) => row.name, display: (row) => row.name ?? 'unknown' }];
  return [
    { key: 'tactic', title: 'tactic', value: (row) => row.name },
    { key: 'version', title: 'version', value: (row) => row.version },
    { key: 'channel', title: 'channel', value: (row) => row.channel },
    { key: 'kind', title: 'kind', value: (row) => row.kind },
  ];
}

/** Remarks with the tactics they are about, `cold-call@2` exactly as they are named. */
export function remarksJson(remarks: readonly Remark[], rows: readonly GroupRow[]) {
  return remarks.map(({ label, keys, text }) => ({
    label,
    tactics: rows
      .filter(({ key }) => keys.includes(key))
      .map(({ name, version }) => tacticTitle({ name: name ?? '', version: version ?? 1 })),
    text,
  }));
}
