import { worthWords } from '../domain/worth.js';
import type { Column } from '../render/column.js';
import { minutesText, tacticTitle, type TacticRow } from '../store/tactics.js';
import { formatUid } from '../store/uid.js';

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
      display: (row) => (row.worth === null ? '' : worthWords(row.worth)),
    },
    {
      key: 'minutes',
      title: 'minutes',
      value: (row) => (row.seconds === null ? null : row.seconds / 60),
      display: (row) => (row.seconds === null ? '' : `~${minutesText(row.seconds)}`),
    },
    { key: 'from_version', title: 'from', value: (row) => row.origin, table: false },
    { key: 'made', title: 'made', value: (row) => row.day, table: false },
  ];
}

/** Tactics as they are exported: without what follows from their touches, so that an export imports to itself. */
export function tacticExportColumns(): Column<TacticRow>[] {
  return tacticColumns().filter(({ key }) => !['touches', 'last_touch'].includes(key));
}
