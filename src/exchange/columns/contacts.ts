import { daysBetween, type Day } from '../../domain/calendar.js';
import type { Column } from '../../render/column.js';
import type { CoverageState } from '../../store/counts/dream.js';
import type { Lead } from '../../store/leads/list.js';
import { leadColumns } from './leads.js';

/** The columns of leads with how each stands; in the table of one tier that stands in place of the tier. */
export function contactColumns(
  standings: ReadonlyMap<number, CoverageState>,
  today: Day,
  isOneTier: boolean,
): Column<Lead>[] {
  return [
    ...leadColumns().map((column) =>
      column.key === 'tier' && isOneTier ? { ...column, table: false } : column,
    ),
    {
      key: 'contact',
      title: 'contact',
      value: ({ id }) => standings.get(id) ?? null,
      display: (lead) => contactWords(standings.get(lead.id), lead, today),
      table: isOneTier,
      min: 14,
    },
  ];
}

/** `never`, `cold, 52 days`, `3 days`, `closed` */
function contactWords(standing: CoverageState | undefined, { lastDay }: Lead, today: Day): string {
  if (standing === undefined || standing === 'never' || standing === 'closed' || lastDay === null)
    return standing ?? '';
  const days = daysBetween(lastDay, today);
  const ago = days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`;
  return standing === 'cold' ? `cold, ${ago}` : ago;
}
