import type { Layout } from '../layout.js';
import { associated, associations, columns, first, recordIds } from '../reading.js';

const dates = columns('Activity date, Create Date, Aktivitätsdatum, Datum der Aktivität, Erstellungsdatum');
const outcomes = columns('Call outcome, Anrufergebnis, Call status, Anrufstatus');
const durations = columns('Call duration (HH:mm:ss), Call duration, Anrufdauer (HH:mm:ss), Anrufdauer');
const notes = columns('Call notes, Anrufnotizen, Anrufnotiz');
const ids = [...recordIds, 'Call id', 'Anruf-ID'];

/** A view of HubSpot's calls. A call with several contacts is a touch of each, and took its time once. */
export const hubspotCalls: Layout = {
  name: 'hubspot-calls',
  title: 'HubSpot calls',
  rows: 'touches',
  signature: [
    dates,
    ['Call outcome', 'Anrufergebnis'],
    [
      ...columns(
        'Call Title, Call direction, Call status, Anruftitel, Titel des Anrufs, Anrufrichtung, Anrufstatus',
      ),
      ...[...notes, ...durations, ...Object.values(associations).flat()],
    ],
  ],
  fields: {
    at: dates,
    outcome: outcomes,
    note: notes,
    email: ['Email', 'E-Mail'],
    phone: ['To Number', 'Zielnummer', 'An Nummer'],
  },
  constants: { tactic: 'call', channel: 'call' },
  read: (cells) => {
    const direction = first(cells, 'Call direction', 'Anrufrichtung');
    if (/^(inbound|eingehend\w*)$/i.test(direction.trim())) return { leftOut: 'inbound' };
    const id = first(cells, ...ids);
    const length = first(cells, ...durations).trim();
    const time = { duration: /^\d+$/.test(length) ? `${Math.round(Number(length) / 1000)}s` : length };
    const who = associated(cells);
    if (who.length === 0) return { ...time, 'external-id': id };
    return who.map((lead, index) => ({
      ...lead,
      ...(index === 0 ? time : { duration: '0s' }),
      'external-id': id === '' ? '' : `${id} ${lead['lead-external-id'] || lead.lead}`,
    }));
  },
  says: { ...associations, 'external-id': ids, duration: durations },
  ignores: columns(`
    Call Title, Call direction, Activity assigned to, From number, Associated Company IDs, Associated Deal IDs,
    Anruftitel, Titel des Anrufs, Anrufrichtung, Aktivität zugewiesen zu, Aktivität zugewiesen an, Von Nummer`),
};
