import type { Layout } from '../layout.js';
import { associated, associationColumns, columns, first } from '../reading.js';
import { meeting, meetingFields } from '../meeting.js';

/** A view of HubSpot's meetings: set when they were entered, held, missed or put off on their day. */
export const hubspotMeetings: Layout = {
  name: 'hubspot-meetings',
  title: 'HubSpot meetings',
  rows: 'touches',
  signature: ['Meeting outcome', ['Meeting start time', 'Activity date']],
  fields: { email: 'Email', note: ['Meeting description', 'Internal meeting notes'] },
  constants: { tactic: 'meeting', channel: 'visit' },
  read: (cells, isOver) => {
    const id = cells('Record ID');
    const start = first(cells, 'Meeting start time', 'Activity date');
    const outcome = cells('Meeting outcome');
    const said = meeting({
      start,
      made: first(cells, 'Create Date', 'Meeting start time', 'Activity date'),
      isOver: isOver(start),
      isMissed: /no.?show/i.test(outcome),
      isOff: /cancel|reschedul/i.test(outcome),
    });
    const who = associated(cells);
    if (who.length === 0) return { leftOut: 'without a contact' };
    return who.map((lead) => ({
      ...said,
      ...lead,
      'external-id': id && `${id} ${lead['lead-external-id'] || lead.lead}`,
    }));
  },
  says: [...meetingFields, 'lead', 'lead-external-id', 'external-id'],
  ignores: [
    ...associationColumns,
    ...columns(`
    Record ID, Meeting outcome, Meeting start time, Meeting end time, Activity date, Create Date,
    Meeting name, Activity assigned to`),
  ],
};
