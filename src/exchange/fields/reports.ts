import { UserError, exitCode } from '../../errors.js';
import { ownField, ownKind } from './own.js';

/** What prospect counts and lists for reading, by columns that nothing else has together, as `ownField` names them: a name is a lead's. */
const reports: readonly { name: string; columns: readonly string[] }[] = [
  {
    name: 'tactics',
    columns: ['as-of', 'goal', 'window', 'reached', 'judged', 'chance-best', 'credit-last'],
  },
  { name: 'failures', columns: ['reason', 'place', 'period-from', 'as-of', 'touches', 'share'] },
  { name: 'funnel', columns: ['stage', 'as-of', 'leads-stopped', 'rate-name', 'rate-of', 'untold'] },
  { name: 'sources', columns: ['source', 'origin', 'as-of', 'never-contacted', 'hours-per-conversion'] },
  { name: 'plan', columns: ['of', 'lead', 'every', 'as-of', 'planned-by-now', 'gap', 'to-make'] },
  { name: 'promises', columns: ['by', 'lead', 'as-of', 'kept', 'broken', 'on-time', 'put-off'] },
  {
    name: 'pipeline',
    columns: ['stage', 'lead-id', 'stage-since', 'days-in-stage', 'nothing-next', 'as-of'],
  },
  { name: 'money', columns: ['tactic', 'as-of', 'time-value', 'cost-per-conversion', 'leads-valued'] },
  { name: 'learned', columns: ['decided', 'choice', 'then-as-of', 'then-touches', 'since-touches'] },
  { name: 'next steps', columns: ['group', 'lead-id', 'what', 'days-late', 'last-date', 'days-since'] },
];

/** What prospect lists of what else it keeps; no table brings that along. */
const lists: typeof reports = [
  { name: 'plans', columns: ['plan', 'of', 'amount', 'every', 'from', 'until', 'state', 'uid'] },
  { name: 'spends', columns: ['spend', 'tactic', 'amount', 'currency', 'every', 'uid'] },
  { name: 'claims', columns: ['benchmark', 'low', 'high', 'unit', 'source', 'uid'] },
];

/** Throws UserError for a report or a list of ours whose rows are neither touches, leads nor tactics. */
export function refuseReport(header: readonly string[]): void {
  if (ownKind(header) !== undefined) return;
  const names = new Set(header.map(ownField));
  const nameIn = (tables: typeof reports) =>
    tables.find(({ columns }) => columns.every((column) => names.has(column)))?.name;
  const [report, list] = [nameIn(reports), nameIn(lists)];
  if (report === undefined && list === undefined) return;
  throw new UserError(
    report === undefined
      ? `This is a list of prospect (${list}), which import does not take.`
      : `This is a report of prospect (${report}), which is counted, not kept.`,
    {
      hint: 'Import takes the sheets "touches" and "leads" of a workbook, and what "prospect export touches" or "prospect export leads" prints.',
      code: exitCode.badData,
    },
  );
}
