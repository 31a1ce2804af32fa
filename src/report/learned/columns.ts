import { stages } from '../../domain/touch.js';
import type { Column } from '../../render/column.js';
import type { CsvValue } from '../../render/csv.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import { showShare } from '../sheet/cells.js';
import type { Decided } from './decided.js';
import type { Evidence } from '../measures/evidence.js';
import type { Frame } from '../measures/frame.js';

/** Columns of the decisions: stable keys, later ones are added at the end. */
export function learnedColumns({ asOf }: Pick<Frame, 'asOf'>): Column<Decided>[] {
  const column = (key: string, title: string, value: (row: Decided) => CsvValue): Column<Decided> => ({
    key,
    title,
    value,
  });
  const then = (key: keyof Evidence, title: string) =>
    column(`then_${key}`, title, ({ evidence }) => evidence[key]);
  const share = (key: keyof Evidence, title: string): Column<Decided> => ({
    ...then(key, title),
    display: ({ evidence }) => showShare(evidence[key] as number | null),
  });
  return [
    column('decided', 'decided', (row) => row.day),
    column('tactic', 'tactic', (row) => row.name),
    column('version', 'version', (row) => row.version),
    column('choice', 'choice', (row) => row.choice),
    column('next_version', 'next version', (row) => row.next?.version ?? null),
    column('change', 'change', (row) => row.next?.change ?? null),
    column('learned', 'learned', (row) => row.learned),
    column('hypothesis', 'hypothesis', (row) => row.trial?.hypothesis ?? null),
    column('trial_from', 'trial from', (row) => row.trial?.day ?? null),
    column('trial_until', 'trial until', (row) => row.trial?.until ?? null),
    then('as_of', 'known as of'),
    then('goal', 'goal then'),
    then('window', 'window'),
    then('touches', 'touches'),
    then('leads', 'leads'),
    then('leads_converted', 'leads converted'),
    then('judged', 'judged'),
    then('converted', 'converted'),
    share('rate', 'rate'),
    share('rate_low', 'low'),
    share('rate_high', 'high'),
    share('worth', 'worth'),
    share('chance_worth', 'chance worth it'),
    then('verdict', 'verdict'),
    then('touches_planned', 'planned'),
    column('goal', 'goal', (row) => row.goal),
    column('since', 'since', (row) => row.since.from),
    column('as_of', 'as of', () => asOf.day),
    column('since_touches', 'touches since', (row) => row.since.touches),
    column('since_talked', 'talked since', (row) => row.since.talked),
    column('since_goal', 'at the goal since', (row) => row.since.goals),
  ];
}

/** Columns of the trials that run. */
export const runningColumns: Column<TrialRow>[] = [
  { key: 'tactic', title: 'tactic', value: (row) => row.name },
  { key: 'version', title: 'version', value: (row) => row.version },
  { key: 'trial_from', title: 'trial from', value: (row) => row.day },
  { key: 'trial_until', title: 'trial until', value: (row) => row.until },
  { key: 'touches_planned', title: 'planned', value: (row) => row.touches },
  { key: 'goal', title: 'goal', value: (row) => stages[row.goal] ?? null },
  {
    key: 'expected',
    title: 'expected rate',
    value: (row) => row.expected,
    display: (row) => showShare(row.expected),
  },
  { key: 'hypothesis', title: 'hypothesis', value: (row) => row.hypothesis },
];
