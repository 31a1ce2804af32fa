import { goals, oneOf } from '../../domain/touch.js';
import { parseWorth, worthWords } from '../../domain/worth.js';
import type { Column } from '../../render/column.js';
import { minutesText, tacticTitle, type TacticRow } from '../../store/tactics/tactics.js';
import { formatUid } from '../../store/file/uid.js';
import type { Worth } from '../../store/tactics/worths.js';

/** Tactics as they are listed and exported, one row a version. */
export function tacticColumns(): Column<TacticRow>[] {
  return [
    { key: 'tactic', title: 'tactic', value: (row) => row.name, display: tacticTitle, min: 12 },
    { key: 'version', title: 'version', value: (row) => row.version, table: false },
    { key: 'channel', title: 'channel', value: (row) => row.channel },
    { key: 'kind', title: 'kind', value: (row) => row.kind },
    { key: 'dropped', title: 'dropped', value: (row) => row.droppedDay, min: 10 },
    { key: 'change', title: 'change', value: (row) => row.change },
    { key: 'note', title: 'note', value: (row) => row.note, table: false },
    { key: 'touches', title: 'touches', value: (row) => row.touches },
    { key: 'last_touch', title: 'last touch', value: (row) => row.lastDay, min: 10 },
    { key: 'uid', title: 'uid', value: (row) => formatUid(row.uid), table: false },
    { key: 'version_uid', title: 'version uid', value: (row) => formatUid(row.versionUid), table: false },
    {
      key: 'worth',
      title: 'worth',
      value: (row) => row.worth,
      display: worthsWords,
    },
    {
      key: 'minutes',
      title: 'minutes',
      value: (row) => (row.seconds === null ? null : row.seconds / 60),
      display: (row) => (row.seconds === null ? '' : `~${minutesText(row.seconds)}`),
    },
    { key: 'from_version', title: 'from', value: (row) => row.origin, table: false },
    { key: 'made', title: 'made', value: (row) => row.day, table: false },
    { key: 'worths', title: 'worths', value: worthsText, table: false },
    { key: 'follow_up', title: 'follow up', value: (row) => row.followUp, table: false },
  ];
}

/** `meeting 0.02; held 0.01`; null where it has none. */
function worthsText(row: TacticRow): string | null {
  return row.worths.map(({ goal, worth }) => `${goal} ${worth}`).join('; ') || null;
}

/** The worth for a meeting alone, any other with its goal. */
function worthsWords(row: TacticRow): string {
  return row.worths
    .map(({ goal, worth }) => (goal === 'meeting' ? worthWords(worth) : `${worthWords(worth)} ${goal}`))
    .join(', ');
}

/** Reads what `worthsText` writes. Throws UserError for a goal or a worth that is none. */
export function readWorths(text: string): Worth[] {
  const parts = text.split(';').map((part) => part.trim().split(' '));
  return parts.flatMap(([goal = '', worth = '']) =>
    goal === '' ? [] : [{ goal: oneOf('worths', goal, goals), worth: parseWorth(worth) }],
  );
}

/** What the tactic must bring to a meeting, whatever goal is in force. */
function meetingWorth({ worths }: TacticRow): number | null {
  return worths.find(({ goal }) => goal === 'meeting')?.worth ?? null;
}

/** Tactics as they are exported: without what follows from touches and settings, so that an export imports to itself. */
export function tacticExportColumns(): Column<TacticRow>[] {
  return tacticColumns()
    .filter(({ key }) => !['touches', 'last_touch'].includes(key))
    .map((column) => (column.key === 'worth' ? { ...column, value: meetingWorth } : column));
}
