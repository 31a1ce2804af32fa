import type { Layout } from '../layout.js';
import { columns, first, recordIds, saysYes } from '../reading.js';

const firstNames = ['First Name', 'Vorname'];
const lastNames = ['Last Name', 'Nachname'];
const emails = columns(`
  Email, Work email, Additional email addresses, E-Mail, E-Mail-Adresse, Geschäftliche E-Mail-Adresse,
  Weitere E-Mail-Adressen, Zusätzliche E-Mail-Adressen`);
const phones = columns('Phone Number, Mobile Phone Number, Telefonnummer, Mobiltelefonnummer, Handynummer');
const companyNames = ['Company name', 'Name des Unternehmens', 'Unternehmensname'];
const companies = columns(`
  Associated Company, Zugehöriges Unternehmen, Zugeordnetes Unternehmen, Primary Associated Company,
  Primäres zugehöriges Unternehmen`);
const jobTitles = ['Job Title', 'Jobtitel', 'Berufsbezeichnung', 'Stellenbezeichnung', 'Position'];
const statuses = ['Lead Status', 'Leadstatus'];
const created = ['Create Date', 'Erstellungsdatum'];
const sources = columns(
  'Original Traffic Source, Original Source, Ursprüngliche Traffic-Quelle, Ursprüngliche Quelle',
);
const stops = columns(`
  Unsubscribed from all email, Do not call, Do not contact, Von allen E-Mails abgemeldet, Nicht anrufen,
  Nicht kontaktieren`);

/** A view of HubSpot's contacts: which columns there are was chosen there. */
export const hubspotContacts: Layout = {
  name: 'hubspot-contacts',
  title: 'HubSpot contacts',
  rows: 'leads',
  signature: [
    recordIds,
    [...firstNames, ...lastNames],
    [
      ...phones.slice(0, 1),
      ...[
        'Telefonnummer',
        'Lifecycle Stage',
        'Lifecycle-Phase',
        'Last Activity Date',
        'Associated Company IDs',
      ],
      ...[...statuses, ...created, ...sources, ...jobTitles, ...companyNames, ...companies],
    ],
  ],
  fields: {
    'first-name': firstNames,
    'last-name': lastNames,
    title: jobTitles,
    email: emails,
    phone: phones,
    source: sources,
    tag: statuses,
    created,
    url: ['LinkedIn URL', 'LinkedIn-URL', 'Website URL', 'Website-URL'],
    'external-id': recordIds,
  },
  read: (cells) => {
    const named = [...firstNames, ...lastNames, ...emails, ...phones, ...companyNames, ...companies];
    if (first(cells, ...named) === '') return { leftOut: 'without a name' };
    const company =
      first(cells, ...companyNames) ||
      first(cells, ...companies)
        .split(';')[0]!
        .trim();
    return { company, stopped: saysYes(cells, ...stops) ? 'true' : '' };
  },
  says: { company: [...companyNames, ...companies], stopped: stops },
  ignores: columns(`
    Associated Company IDs, Associated Deal, Associated Deal IDs, Contact owner, Last Activity Date, Last Contacted,
    Last Modified Date, Zuständiger Mitarbeiter, Kontaktinhaber, Datum der letzten Aktivität,
    Letztes Aktivitätsdatum, Zuletzt kontaktiert, Datum der letzten Änderung, Lifecycle-Phase`),
};
