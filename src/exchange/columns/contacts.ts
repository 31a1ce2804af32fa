import { daysBetween, type Day } from '../../domain/calendar.js';
import { minorDigits } from '../../domain/money.js';
import { isoMoment } from '../../domain/when.js';
import type { CellKind, Column } from '../../render/column.js';
import type { CsvValue } from '../../render/csv.js';
import type { CoverageState } from '../../store/counts/dream.js';
import type { Lead } from '../../store/leads/list.js';
import type { Standing } from '../../store/pipeline/standing.js';
import { leadColumns } from './leads.js';
import { stageName } from './touches.js';

/** What is told of leads by number: where each stands, and how it is covered. */
export interface ToldOfLeads {
  standings: ReadonlyMap<number, Standing>;
  contacts: ReadonlyMap<number, CoverageState>;
}

/** The columns of leads with how each stands, as it is told when a row is read: stable keys, later ones are added at the end. Amounts are in major units. */
export function contactColumns(
  told: ToldOfLeads,
  { asOf, currency }: { asOf: Day; currency: string | null },
): Column<Lead>[] {
  const unit = 10 ** minorDigits(currency);
  const column = (
    key: string,
    title: string,
    value: (standing: Standing) => CsvValue,
    cell?: CellKind,
  ): Column<Lead> => ({
    key,
    title,
    ...(cell && { cell }),
    value: ({ id }) => {
      const standing = told.standings.get(id);
      return standing === undefined ? null : value(standing);
    },
  });
  const thenNotNow = {
    touches: column('touches', 'touches', ({ touches }) => touches),
    last_touch: column('last_touch', 'last touch', ({ lastDay }) => lastDay, 'day'),
    stage: column('stage', 'stage', ({ stage }) => stageName(stage)),
  };
  return [
    ...leadColumns().map((each) => thenNotNow[each.key as keyof typeof thenNotNow] ?? each),
    { key: 'contact', title: 'contact', value: ({ id }) => told.contacts.get(id) ?? null },
    column('state', 'state', ({ state }) => state),
    column('stage_since', 'in stage since', ({ stageDay }) => stageDay, 'day'),
    column('days_in_stage', 'days in stage', ({ stageDay }) => Math.max(0, daysBetween(stageDay, asOf))),
    column('value', 'value', ({ value }) => value && value / unit, 'money'),
    column('currency', 'currency', ({ value }) => (value === null ? null : currency)),
    column('last_outcome', 'last outcome', ({ outcome }) => outcome),
    column('next_date', 'next on', ({ next }) => next && next.day, 'day'),
    column('next_time', 'next at', ({ next }) => next && timeOf(isoMoment(next)), 'time'),
    column('next_what', 'next', ({ next }) => next && next.what),
    column('next_meeting', 'next is a meeting', ({ next }) => next && next.isMeeting === 1),
    column('owner', 'owner', ({ next }) => next && next.owner),
    column('nothing_next', 'nothing next', ({ isLoose }) => isLoose),
  ];
}

/** `10:00`; null of a day alone. */
function timeOf(moment: string): string | null {
  return moment.length > 10 ? moment.slice(11, 16) : null;
}

/** `never`, `cold, 52 days`, `3 days`, `closed` */
export function contactWords(standing: CoverageState | undefined, { lastDay }: Lead, today: Day): string {
  if (standing === undefined || standing === 'never' || standing === 'closed' || lastDay === null)
    return standing ?? '';
  const days = daysBetween(lastDay, today);
  const ago = days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`;
  return standing === 'cold' ? `cold, ${ago}` : ago;
}
