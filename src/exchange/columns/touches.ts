import { minorDigits } from '../../domain/money.js';
import { stages } from '../../domain/touch.js';
import { isoMoment } from '../../domain/when.js';
import type { Column } from '../../render/column.js';
import { duration } from '../../render/figure.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import type { TouchRow } from '../../store/touches/touches.js';
import { formatUid } from '../../store/file/uid.js';

/**
 * Touches as they are listed and exported. Amounts are in major units of `currency`, as exact decimals; `at` is the
 * instant with its offset, or the day alone; `steps` is the whole history as JSON when there is more than one step.
 */
export function touchColumns(currency: string | null): Column<TouchRow>[] {
  const unit = 10 ** minorDigits(currency);
  const major = (minor: number | null) => (minor === null ? null : minor / unit);
  return [
    { key: 'touch', title: 'touch', value: (row) => row.id },
    { key: 'date', title: 'date', value: (row) => row.day, table: false, cell: 'day' },
    { key: 'time', title: 'time', value: localTime, table: false, cell: 'time' },
    {
      key: 'at',
      title: 'when',
      value: isoMoment,
      display: (row) => `${row.day} ${localTime(row) ?? ''}`.trimEnd(),
      isDate: true,
    },
    { key: 'zone', title: 'zone', value: (row) => row.zone, table: false },
    { key: 'lead_id', title: 'lead id', value: (row) => row.leadId, table: false },
    { key: 'lead', title: 'lead', value: (row) => row.lead, display: leadTitle, tail: leadNumber, min: 12 },
    { key: 'company', title: 'company', value: (row) => row.company, table: false },
    { key: 'source', title: 'source', value: (row) => row.source, table: false },
    { key: 'origin', title: 'origin', value: (row) => row.origin, table: false },
    { key: 'tier', title: 'tier', value: (row) => row.tier, table: false },
    {
      key: 'tactic',
      title: 'tactic',
      value: (row) => row.tactic,
      display: (row) => tacticTitle({ name: row.tactic, version: row.version }),
      min: 10,
    },
    { key: 'version', title: 'version', value: (row) => row.version, table: false },
    { key: 'channel', title: 'channel', value: (row) => row.channel, table: false },
    { key: 'kind', title: 'kind', value: (row) => row.kind, table: false },
    { key: 'outcome', title: 'outcome', value: (row) => row.outcome, min: 10 },
    { key: 'stage', title: 'stage', value: (row) => stageName(row.stage), table: false },
    { key: 'state', title: 'state', value: (row) => row.state, table: false },
    { key: 'reason', title: 'reason', value: (row) => row.reason },
    { key: 'broke', title: 'broke', value: (row) => row.place, table: false },
    {
      key: 'seconds',
      title: 'took',
      value: (row) => row.seconds,
      display: (row) => (row.seconds === null ? '' : duration(row.seconds)),
      align: 'right',
      cell: 'seconds',
    },
    { key: 'cost', title: 'cost', value: (row) => major(row.cost), table: false, cell: 'money' },
    { key: 'value', title: 'value', value: (row) => major(row.value), table: false, cell: 'money' },
    {
      key: 'currency',
      title: 'currency',
      value: (row) => (row.cost === null && row.value === null ? null : currency),
      table: false,
    },
    { key: 'energy', title: 'energy', value: (row) => row.energy, table: false },
    { key: 'note', title: 'note', value: (row) => row.note, table: false },
    { key: 'external_id', title: 'external id', value: (row) => row.externalId, table: false },
    { key: 'steps', title: 'steps', value: (row) => row.steps, table: false },
    {
      key: 'lead_uid',
      title: 'lead uid',
      value: (row) => (row.leadUid === null ? null : formatUid(row.leadUid)),
      table: false,
    },
    { key: 'uid', title: 'uid', value: (row) => formatUid(row.uid), table: false },
  ];
}

/** A stage by name; null for none, and for the one that means the furthest the lead had come. */
export function stageName(stage: number | null): string | null {
  return stage === null ? null : (stages[stage] ?? null);
}

function localTime({ at, offset }: TouchRow): string | null {
  if (at === null) return null;
  const minutes = Math.floor(at / 60_000) + (offset ?? 0);
  const ofDay = minutes - Math.floor(minutes / 1440) * 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

function leadTitle(row: TouchRow): string {
  return row.leadId === null ? '' : (row.lead ?? '') + leadNumber(row);
}

function leadNumber(row: TouchRow): string {
  return row.leadId === null ? '' : ` @${row.leadId}`;
}
