import { daysBetween, type Day } from '../../domain/calendar.js';
import { minorDigits } from '../../domain/money.js';
import { stages, type Tier } from '../../domain/touch.js';
import type { Column } from '../../render/column.js';
import { money } from '../../render/figure.js';
import { renderJsonRows } from '../../render/rows.js';
import {
  stepGroups,
  type DreamLead,
  type LooseEnd,
  type StepGroup,
  type StepRow,
} from '../../store/promises/agenda.js';
import type { FollowUp, InTouch } from '../../store/promises/in-touch.js';
import { timeOf } from './words.js';
import { daysLate, type Due } from './due.js';

/** One due thing, whatever group it is in. */
export interface DueRow {
  group: StepGroup | 'later' | 'follow-up' | 'keep-in-touch' | 'nothing-next' | 'dream-cold' | 'dream-never';
  leadId: number;
  lead: string;
  tier: Tier | null;
  step: StepRow | null;
  again: Again | null;
  /** What the lead said last. */
  outcome: string | null;
  value: number | null;
  daysLate: number | null;
  /** The lead's last result, or for the dream list its last touch. */
  lastDay: Day | null;
  daysSince: number | null;
  touches: number | null;
  stage: number | null;
}

/** When something is due again that nobody promised, and by what. */
interface Again {
  day: Day;
  /** Of a lead to follow up. */
  tactic: string | null;
  /** Which attempt comes next, and how many there are in all. */
  attempt: number | null;
  attempts: number | null;
  /** Of a lead to be in touch with. */
  everyDays: number | null;
}

/**
 * Everything that is due, one row each: promises by group, leads to try again, leads nothing is promised to, dream clients
 * going cold. `later` are promises for after this week.
 */
export function dueRows(due: Due, later: readonly StepRow[] = []): DueRow[] {
  return [
    ...stepGroups.flatMap((group) => due.steps[group].rows.map((step) => stepRow(group, step, due))),
    ...later.map((step) => stepRow('later', step, due)),
    ...due.followUps.rows.map((row) => followUpRow(row, due)),
    ...due.inTouch.map((row) => inTouchRow(row, due)),
    ...due.loose.rows.map((row) => looseRow(row, due)),
    ...due.dream.cold.map((row) => dreamRow('dream-cold', row, due)),
  ];
}

/** Whom of the dream list to call: those going cold, then those never touched. */
export function dreamRows(due: Due): DueRow[] {
  return [
    ...due.dream.cold.map((row) => dreamRow('dream-cold', row, due)),
    ...due.dream.never.map((row) => dreamRow('dream-never', row, due)),
  ];
}

const nothing = {
  step: null,
  again: null,
  daysLate: null,
  lastDay: null,
  daysSince: null,
  touches: null,
  stage: null,
};

function stepRow(group: StepGroup | 'later', step: StepRow, { asOf, values }: Due): DueRow {
  const { leadId, lead, tier, outcome } = step;
  const value = values.get(leadId) ?? null;
  const late = step.day > asOf.day ? null : daysLate(step, asOf.day);
  return { ...nothing, group, leadId, lead, tier, step, outcome, value, daysLate: late };
}

function followUpRow({ tactic, attempts, of, ...row }: FollowUp, due: Due): DueRow {
  const again = { day: row.day, tactic, attempt: attempts + 1, attempts: of, everyDays: null };
  return { ...againRow(row, due), group: 'follow-up', again, touches: attempts };
}

function inTouchRow({ everyDays, stage, ...row }: InTouch, due: Due): DueRow {
  const again = { day: row.day, tactic: null, attempt: null, attempts: null, everyDays };
  return { ...againRow(row, due), group: 'keep-in-touch', again, stage };
}

/** What rows of leads to try again have in common. */
function againRow(
  {
    leadId,
    lead,
    tier,
    outcome,
    lastDay,
    day,
  }: Pick<InTouch, 'leadId' | 'lead' | 'tier' | 'outcome' | 'lastDay' | 'day'>,
  { asOf, values }: Due,
): Omit<DueRow, 'group'> {
  return {
    ...nothing,
    leadId,
    lead,
    tier,
    outcome,
    value: values.get(leadId) ?? null,
    daysLate: daysBetween(day, asOf.day),
    lastDay,
    daysSince: lastDay === null ? null : daysBetween(lastDay, asOf.day),
  };
}

function looseRow({ leadId, lead, tier, day, outcome, stage }: LooseEnd, { asOf, values }: Due): DueRow {
  const value = values.get(leadId) ?? null;
  const daysSince = daysBetween(day, asOf.day);
  return {
    ...nothing,
    group: 'nothing-next',
    leadId,
    lead,
    tier,
    outcome,
    value,
    lastDay: day,
    daysSince,
    stage,
  };
}

function dreamRow(group: 'dream-cold' | 'dream-never', row: DreamLead, { asOf, values }: Due): DueRow {
  const { leadId, lead, tier, outcome, lastDay, touches, stage } = row;
  const value = values.get(leadId) ?? null;
  const daysSince = lastDay === null ? null : daysBetween(lastDay, asOf.day);
  return { ...nothing, group, leadId, lead, tier, outcome, value, lastDay, daysSince, touches, stage };
}

/** Columns of what is due: stable keys, later ones are added at the end. Amounts are in major units. */
export function dueColumns({ currency }: Due): Column<DueRow>[] {
  const unit = 10 ** minorDigits(currency);
  return [
    { key: 'group', title: 'group', value: (row) => row.group },
    {
      key: 'lead_id',
      title: 'lead',
      value: (row) => row.leadId,
      display: (row) => `@${row.leadId}`,
      align: 'right',
    },
    { key: 'lead', title: 'name', value: (row) => row.lead },
    { key: 'tier', title: 'tier', value: (row) => row.tier },
    { key: 'date', title: 'date', value: ({ step, again }) => (step ?? again)?.day ?? null, cell: 'day' },
    { key: 'time', title: 'time', value: ({ step }) => step && timeOf(step), cell: 'time' },
    { key: 'what', title: 'what', value: ({ step }) => step && step.what },
    { key: 'meeting', title: 'meeting', value: ({ step }) => step && step.isMeeting === 1 },
    { key: 'owner', title: 'with', value: ({ step }) => step && step.owner },
    { key: 'confirmed', title: 'confirmed', value: ({ step }) => step && step.acknowledged, cell: 'day' },
    { key: 'outcome', title: 'last', value: (row) => row.outcome },
    {
      key: 'value',
      title: 'at stake',
      value: (row) => (row.value === null ? null : row.value / unit),
      display: (row) => (row.value === null ? '' : money(row.value, currency)),
      align: 'right',
      cell: 'money',
    },
    { key: 'currency', title: 'currency', value: (row) => (row.value === null ? null : currency) },
    { key: 'days_late', title: 'days late', value: (row) => row.daysLate },
    { key: 'last_date', title: 'last on', value: (row) => row.lastDay, cell: 'day' },
    { key: 'days_since', title: 'days since', value: (row) => row.daysSince },
    { key: 'touches', title: 'touches', value: (row) => row.touches },
    {
      key: 'stage',
      title: 'furthest',
      value: (row) => (row.stage === null ? null : (stages[row.stage] ?? null)),
    },
    { key: 'every_days', title: 'every', value: ({ again }) => again && again.everyDays },
    { key: 'tactic', title: 'with', value: ({ again }) => again && again.tactic },
    { key: 'attempt', title: 'attempt', value: ({ again }) => again && again.attempt },
    { key: 'attempts', title: 'of', value: ({ again }) => again && again.attempts },
  ];
}

/** The rows with how many there are of each. */
export function dueJson(due: Due, rows: readonly DueRow[]): Record<string, unknown> {
  const { steps, followUps, inTouch, loose, dream, silent } = due;
  return {
    as_of: due.asOf.day,
    cold_days: due.coldDays,
    counts: {
      late: steps.late.count,
      today: steps.today.count,
      this_week: steps['this-week'].count,
      did_it_happen: steps['did-it-happen'].count,
      follow_up: followUps.rows.length,
      follow_up_over: followUps.resting,
      keep_in_touch: inTouch.length,
      nothing_next: loose.count,
      dream: dream.leads,
      dream_cold: dream.cold.length,
      dream_never: dream.never.length,
      silent: silent.reduce((sum, part) => sum + part.messages, 0),
    },
    rows: renderJsonRows(dueColumns(due), rows),
  };
}
