import type { Layout } from '../layout.js';
import { meeting, meetingFields } from '../meeting.js';
import { associated, associations, columns, first, recordIds } from '../reading.js';

const outcomes = columns('Meeting outcome, Meeting-Ergebnis, Meetingergebnis, Ergebnis des Meetings');
const starts = columns(`
  Meeting start time, Activity date, Meeting-Startzeit, Startzeit des Meetings, Aktivitätsdatum, Datum der Aktivität`);
const made = ['Create Date', 'Erstellungsdatum'];

/** A view of HubSpot's meetings: set when they were entered, held, missed or put off on their day. */
export const hubspotMeetings: Layout = {
  name: 'hubspot-meetings',
  title: 'HubSpot meetings',
  rows: 'touches',
  signature: [outcomes, starts],
  fields: {
    email: ['Email', 'E-Mail'],
    note: columns(`
    Meeting description, Internal meeting notes, Meeting-Beschreibung, Meetingbeschreibung, Beschreibung des Meetings,
    Interne Meeting-Notizen, Interne Meetingnotizen`),
  },
  constants: { tactic: 'meeting', channel: 'visit' },
  read: (cells, isOver) => {
    const id = first(cells, ...recordIds);
    const start = first(cells, ...starts);
    const outcome = first(cells, ...outcomes);
    const said = meeting({
      start,
      made: first(cells, ...made, ...starts),
      isOver: isOver(start),
      isMissed: /no.?show|nicht erschienen/i.test(outcome),
      isOff: /cancel|reschedul|storniert|abgesagt|verschoben|verlegt/i.test(outcome),
    });
    const who = associated(cells);
    if (who.length === 0) return { leftOut: 'without a contact' };
    return who.map((lead) => ({
      ...said,
      ...lead,
      'external-id': id && `${id} ${lead['lead-external-id'] || lead.lead}`,
    }));
  },
  says: { ...meetingFields(made, starts, outcomes), ...associations, 'external-id': recordIds },
  ignores: columns(`
    Meeting end time, Meeting name, Activity assigned to, Meeting-Endzeit, Endzeit des Meetings, Meeting-Name,
    Meetingname, Name des Meetings, Aktivität zugewiesen zu, Aktivität zugewiesen an`),
};
