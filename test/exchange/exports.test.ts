import { describe, expect, test } from 'vitest';
import { exportFile, held, type Held } from '../helpers/exports.js';
import { Desk } from '../helpers/run.js';

const today = '2026-11-30';

/** What is to come of a file of test/data/exports, read by eye: everything that the journal holds then. */
interface Sample extends Partial<Held> {
  file: string;
  options?: string[];
  /** What is said of it, beside the line that counts. */
  said?: string[];
}

const contacts: Sample[] = [
  {
    file: 'linkedin-connections.csv',
    said: ['LinkedIn connections', 'left out: 1 without a name'],
    leads: [
      {
        name: 'Mira Okafor',
        company: 'Meridian Wealth, LLC',
        email: 'mira@meridian.example',
        created: '2026-03-12',
        external_id: 'https://www.linkedin.com/in/mira-okafor-1a2b3c',
        url: 'https://www.linkedin.com/in/mira-okafor-1a2b3c',
        note: 'Partner',
      },
      {
        name: 'Tomas Weiß',
        company: 'Ridgeline Capital GmbH',
        created: '2026-01-03',
        external_id: 'https://www.linkedin.com/in/tomas-wei%C3%9F',
        url: 'https://www.linkedin.com/in/tomas-wei%C3%9F',
        note: 'Director, Sales',
      },
      {
        name: 'Ana "Nana" Silva, MBA',
        company: 'Self-employed',
        created: '2025-11-28',
        external_id: 'https://www.linkedin.com/in/anasilva',
        url: 'https://www.linkedin.com/in/anasilva',
        note: 'Founder',
      },
    ],
  },
  {
    file: 'google-contacts-2024.csv',
    said: ['Google Contacts'],
    leads: [
      {
        name: '(CPA) Devon M. Colt',
        company: 'Devon M. Colt CPA',
        email: 'devon@coltcpa.example; devon.colt@mail.example; devon2@mail.example',
        phone: '(407) 555-2033; +1 407-555-2034',
        note: 'CPA\n$250 for 2025 taxes',
        url: 'DevonColtCPA.example',
      },
      { name: 'Nordwind Bäckerei', company: 'Nordwind Bäckerei', phone: '030 555 0142' },
      { name: 'Gaëlle Perrin', email: 'gaelle@perrin.example', note: 'Line one\nLine two', tags: 'Friends' },
    ],
  },
  {
    file: 'google-contacts-old.csv',
    said: ['Google Contacts, old form'],
    leads: [
      {
        name: 'Nadia Chérif',
        company: 'Nouvelle Boulangerie',
        email: 'nadia@boulangerie.example; nc@home.example; nadia.c@home.example',
        phone: '06 12 34 56 78; 04 50 11 22 33',
        note: 'Owner\nbakes since 1998',
        tags: 'Clients',
        url: 'http://boulangerie.example',
      },
      { name: 'Harbour Supplies', company: 'Harbour Supplies', phone: '020 7946 0123' },
      { name: 'Omar K. Haddad', email: 'omar@haddad.example', tags: 'Friends' },
    ],
  },
  {
    file: 'outlook-contacts-cp1252.csv',
    said: ['Outlook contacts'],
    leads: [
      {
        name: 'Jürgen Müller',
        company: 'Müller & Söhne',
        email: 'j.mueller@soehne.example; info@soehne.example',
        phone: '+49 (0)711 555-0147; 0151 5550148',
        note: 'Geschäftsführer\nAngebot über 1.200 € – mag Café\nzweite Zeile',
        tags: 'Kunden; Messe',
      },
      { name: "Zoë O'Brien", phone: '(212) 555-0100 x 12' },
    ],
  },
  {
    file: 'outlook-contacts-german-cp1252.csv',
    said: ['Outlook contacts'],
    leads: [
      {
        name: 'Käthe Groß',
        company: 'Groß & Töchter GmbH',
        email: 'k.gross@toechter.example',
        phone: '0561 5550133; 0171 5550134',
        note: 'Einkauf\nGröße 38\nruft gern zurück',
        tags: 'Kunden',
      },
      { name: 'Bürgermeisteramt Seedorf', company: 'Bürgermeisteramt Seedorf', phone: '+49 7777 555010' },
    ],
  },
  {
    file: 'outlook-com-contacts.csv',
    said: ['Outlook contacts'],
    leads: [
      {
        name: 'Ingrid Solberg',
        company: 'Solberg AS',
        email: 'ingrid@solberg.example',
        phone: '+47 22 55 51 00; +47 400 55 501',
        note: 'Buyer\nMet in Bergen',
      },
      {
        name: 'Peter J. Novak',
        company: 'Novak s.r.o.',
        email: 'peter@novak.example; pn@novak.example',
        url: 'http://novak.example',
      },
    ],
  },
  {
    file: 'vcard-google-3.0.vcf',
    said: ['vCard contacts'],
    leads: [
      {
        name: 'Devon Colt',
        company: 'Colt CPA',
        email: 'devon@coltcpa.example; office@coltcpa.example',
        phone: '905-555-1234; 905-555-6666',
        note: 'Owner\nmet at the fair, wants a quote\nsecond line that is long enough to be folded by the exporter; really',
        tags: 'Prospects',
        url: 'http://coltcpa.example',
      },
      { name: 'only-mail@firm.example', email: 'only-mail@firm.example' },
      { name: 'Nordwind Bäckerei', company: 'Nordwind Bäckerei', phone: '+49 30 5550142' },
    ],
  },
  {
    file: 'vcard-outlook-2.1.vcf',
    said: ['vCard contacts'],
    leads: [
      {
        name: 'Jon Doll',
        company: 'Big Blue',
        email: 'jon.doll@bigblue.example',
        phone: '(905) 555-1234; (905) 555-5678',
        note: 'Buyer',
      },
    ],
  },
  {
    file: 'vcard-apple-3.0.vcf',
    said: ['vCard contacts', '1 group left out'],
    leads: [
      {
        name: 'Ana Silva',
        company: 'Silva & Filhos',
        email: 'ana@silva.example; ana.silva@home.example',
        phone: '+351 21 555 0142',
        note: 'Sócia\nPrefere tardes;\nnão antes das 14h',
        url: 'https://silva.example/ana',
      },
      { name: 'Harbor Cafe', company: 'Harbor Cafe', phone: '(555) 010-0199' },
    ],
  },
  {
    file: 'vcard-android-2.1.vcf',
    said: ['vCard contacts'],
    leads: [
      {
        name: 'Jürgen Weiß',
        company: 'Bäckerei Süß & Söhne, Inhaber Jürgen Weiß',
        email: 'weiss@baeckerei.example',
        phone: '030 5550142; +49 151 55501420',
        note: 'erste Zeile\nzweite Zeile; mit Strichpunkt',
      },
      { name: 'Mira', phone: '555-0100' },
    ],
  },
  {
    file: 'vcard-4.0.vcf',
    said: ['vCard contacts', '1 group left out'],
    leads: [
      {
        name: 'Simon Perrin',
        company: 'Perrin SA',
        email: 'simon@perrin.example; sp@home.example',
        phone: '+33-1-55-50-01-42 ext. 102; +33 6 55 50 01 43',
        note: 'Responsable achats\na "quoted" note',
        tags: 'fair; hot lead',
        url: 'https://perrin.example',
      },
    ],
  },
  {
    file: 'apollo-contacts.csv',
    said: ['Apollo contacts'],
    leads: [
      {
        name: 'Joan Dole',
        company: 'Acme Corp',
        email: 'joan@acme.example',
        phone: '+1 345-555-8901; +1 456-555-9012',
        external_id: '66aaf00000000000000001',
        tags: 'Cold; Q4 outbound',
        url: 'http://www.linkedin.com/in/joan-dole',
        note: 'Manager',
      },
    ],
  },
  {
    file: 'mailchimp-audience.csv',
    said: ['Mailchimp audience'],
    leads: [
      { name: 'Marc C', email: 'mc@x.example', created: '2026-02-03', tags: 'VIP; Blog' },
      { name: 'mail@firm.example', email: 'mail@firm.example', created: '2015-03-16' },
    ],
  },
  {
    file: 'mailchimp-unsubscribed.csv',
    said: ['Mailchimp audience'],
    leads: [
      { name: 'Gwen Ash', email: 'gone@firm.example', stopped: true, created: '2025-03-16', tags: 'Blog' },
    ],
  },
];

const crm: Sample[] = [
  {
    file: 'hubspot-contacts.csv',
    said: ['HubSpot contacts', 'left out: 1 without a name'],
    leads: [
      {
        name: 'Camille Durand',
        company: 'PT Demo Villa',
        email: 'camille@durand.example',
        phone: '+33 6 00 00 00 00',
        source: 'Organic Search',
        external_id: '10676775052',
        created: '2026-03-12',
        tags: 'Attempted to Contact',
      },
      {
        name: 'Ben Ito',
        company: 'Ito Labs',
        email: 'BEN@Ito.example',
        source: 'Paid Search',
        external_id: '10676775053',
        created: '2026-03-15',
        tags: 'Connected',
      },
      {
        name: 'noname@firm.example',
        email: 'noname@firm.example',
        external_id: '10676775055',
        created: '2026-01-01',
        tags: 'Bad Timing',
      },
    ],
  },
  {
    file: 'hubspot-calls.csv',
    said: ['HubSpot calls', 'left out: 1 inbound'],
    leads: [
      {
        name: 'Camille Durand',
        email: 'camille@durand.example',
        external_id: '10676775052',
        created: '2026-11-20',
      },
      { name: 'Ben Ito', email: 'ben@ito.example', external_id: '10676775053', created: '2026-11-20' },
    ],
    touches: [
      {
        when: '2026-11-20 16:02',
        lead: 'Camille Durand',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 205,
        note: 'Wants a quote\nby Friday',
        external_id: '39000000001 10676775052',
      },
      {
        when: '2026-11-20 16:10',
        lead: 'Ben Ito',
        tactic: 'call',
        channel: 'call',
        outcome: 'no-answer',
        seconds: 19,
        external_id: '39000000002 10676775053',
      },
      {
        when: '2026-11-21 09:05',
        lead: 'Ben Ito',
        tactic: 'call',
        channel: 'call',
        outcome: 'voicemail',
        seconds: 41,
        external_id: '39000000003 10676775053',
      },
      {
        when: '2026-11-23 10:00',
        lead: 'Camille Durand',
        tactic: 'call',
        channel: 'call',
        outcome: 'gatekeeper',
        seconds: 62,
        external_id: '39000000004 10676775052',
      },
      {
        when: '2026-11-23 10:00',
        lead: 'Ben Ito',
        tactic: 'call',
        channel: 'call',
        outcome: 'gatekeeper',
        seconds: 0,
        external_id: '39000000004 10676775053',
      },
      {
        when: '2026-11-23 10:09',
        tactic: 'call',
        channel: 'call',
        outcome: 'wrong-number',
        external_id: '39000000005',
      },
      {
        when: '2026-11-23 10:12',
        lead: 'Ben Ito',
        tactic: 'call',
        channel: 'call',
        outcome: 'no-answer',
        seconds: 2,
        external_id: '39000000006 10676775053',
      },
    ],
  },
  {
    file: 'hubspot-meetings.csv',
    said: ['HubSpot meetings'],
    leads: [
      {
        name: 'Camille Durand',
        email: 'camille@durand.example',
        external_id: '10676775052',
        created: '2026-11-05',
      },
      { name: 'Ben Ito', email: 'ben@ito.example', external_id: '10676775053', created: '2026-11-09' },
    ],
    touches: [
      {
        when: '2026-11-05 14:22',
        lead: 'Camille Durand',
        tactic: 'meeting',
        channel: 'visit',
        outcome: 'held',
        note: 'Show the deck oven',
        external_id: '41000000001 10676775052',
        steps: ['2026-11-05 14:22 meeting', '2026-11-12 10:00 held'],
      },
      {
        when: '2026-11-09 09:01',
        lead: 'Ben Ito',
        tactic: 'meeting',
        channel: 'visit',
        outcome: 'no-show',
        external_id: '41000000002 10676775053',
        steps: ['2026-11-09 09:01 meeting', '2026-11-16 15:00 no-show'],
      },
      {
        when: '2026-11-27 16:40',
        lead: 'Camille Durand',
        tactic: 'meeting',
        channel: 'visit',
        outcome: 'meeting',
        external_id: '41000000003 10676775052',
      },
      {
        when: '2026-11-18 12:00',
        lead: 'Ben Ito',
        tactic: 'meeting',
        channel: 'visit',
        outcome: 'not-now',
        external_id: '41000000004 10676775053',
        steps: ['2026-11-18 12:00 meeting', '2026-11-20 12:00 not-now'],
      },
    ],
    next: [{ lead: 'Camille Durand', when: '2026-12-04 09:00', what: 'meeting', meeting: true }],
  },
  {
    file: 'hubspot-tasks.csv',
    said: ['HubSpot tasks', 'left out: 1 done, 1 without a contact'],
    leads: [{ name: 'Camille Durand', email: 'camille@durand.example', external_id: '10676775052' }],
    next: [{ lead: 'Camille Durand', when: '2026-12-02 09:00', what: 'Send the quote' }],
  },
  {
    file: 'hubspot-deals.csv',
    said: ['HubSpot deals'],
    leads: [
      {
        name: 'Camille Durand',
        company: 'PT Demo Villa',
        email: 'camille@durand.example',
        external_id: '10676775052',
        created: '2026-08-03',
      },
      {
        name: 'Ben Ito',
        company: 'Ito Labs',
        email: 'ben@ito.example',
        external_id: '10676775053',
        created: '2026-09-01',
      },
      { name: 'Lindqvist Bageri', company: 'Lindqvist Bageri', created: '2026-11-10' },
    ],
    touches: [
      {
        when: '2026-08-03 09:12',
        lead: 'Camille Durand',
        tactic: 'deal',
        channel: 'other',
        outcome: 'won',
        value: 15000,
        external_id: 'deal 7001',
        steps: ['2026-08-03 09:12 talked', '2026-10-20 16:00 won'],
      },
      {
        when: '2026-09-01 11:00',
        lead: 'Ben Ito',
        tactic: 'deal',
        channel: 'other',
        outcome: 'lost',
        reason: 'price',
        value: 9000.5,
        note: 'Lost: Too expensive for this year',
        external_id: 'deal 7002',
        steps: ['2026-09-01 11:00 talked', '2026-11-02 10:30 lost'],
      },
      {
        when: '2026-11-10 08:45',
        lead: 'Lindqvist Bageri',
        tactic: 'deal',
        channel: 'other',
        outcome: 'talked',
        external_id: 'deal 7003',
      },
    ],
  },
  {
    file: 'salesforce-leads-report.csv',
    said: ['Salesforce leads'],
    leads: [
      {
        name: 'Lucía Ferrer',
        company: 'Horno Ferrer S.L.',
        email: 'lucia@ferrer.example',
        phone: '+34 93 555 01 12',
        source: 'Web',
        note: 'Gerente\nTwo shops, one oven',
        external_id: '00Q5e00000AbCdE',
        created: '2026-09-14',
        tags: 'Open - Not Contacted; Hot',
      },
      {
        name: 'Kowalski',
        company: 'Kowalski Sp. z o.o.',
        phone: '+48 600 555 013',
        source: 'Purchased List',
        stopped: true,
        external_id: '00Q5e00000AbCdF',
        created: '2026-09-28',
        tags: 'Working - Contacted',
      },
    ],
  },
  {
    file: 'salesforce-activities-report.csv',
    said: ['Salesforce activities'],
    leads: [
      {
        name: 'Mira Okafor',
        company: 'Meridian Wealth',
        email: 'mira@meridian.example',
        phone: '(02) 5550 1234',
        created: '2026-11-20',
      },
      { name: 'Jonas Dorn', company: 'Dorn Metallbau', phone: '+49 30 5550123', created: '2026-11-02' },
    ],
    touches: [
      {
        when: '2026-11-20',
        lead: 'Mira Okafor',
        tactic: 'call',
        channel: 'call',
        outcome: 'voicemail',
        seconds: 42,
      },
      {
        when: '2026-11-02',
        lead: 'Jonas Dorn',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 312,
        note: 'Wants a deck\nand a demo',
      },
      {
        when: '2026-11-03',
        lead: 'Mira Okafor',
        tactic: 'email',
        channel: 'email',
        outcome: 'sent',
        note: 'Follow up\nAdditional To: mira@meridian.example',
      },
    ],
    next: [{ lead: 'Mira Okafor', when: '2026-12-15', what: 'Send quote' }],
  },
  {
    file: 'pipedrive-persons.csv',
    said: ['Pipedrive persons'],
    leads: [
      {
        name: 'Jordan Vega',
        company: 'Acme Restoration',
        email: 'jordan@acme.example; jv@home.example',
        phone: '312-555-0122; 312-555-0123',
        external_id: '88',
        tags: 'Hot lead',
      },
      { name: 'Vega, Paula', company: 'Acme Restoration', external_id: '89' },
    ],
    next: [{ lead: 'Jordan Vega', when: '2026-12-12' }],
  },
  {
    file: 'pipedrive-activities.csv',
    said: ['Pipedrive activities'],
    leads: [
      {
        name: 'Nadia Chérif',
        company: 'Nouvelle Boulangerie',
        email: 'nadia@boulangerie.example; nc@home.example',
        phone: '0450112233; 0612345678',
        created: '2026-11-04',
      },
      { name: 'Ovens for the new shop' },
      { name: 'Paul Roux', phone: '0450999999', created: '2026-11-19' },
    ],
    touches: [
      {
        when: '2026-11-04 10:47',
        lead: 'Nadia Chérif',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 900,
        note: 'Needs two ovens, budget 20k',
      },
      {
        when: '2026-11-18 15:40',
        lead: 'Nadia Chérif',
        tactic: 'meeting',
        channel: 'visit',
        outcome: 'held',
        seconds: 5400,
        note: 'Liked the deck oven',
      },
      {
        when: '2026-11-19 09:02',
        lead: 'Paul Roux',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
      },
    ],
    next: [{ lead: 'Ovens for the new shop', when: '2026-12-03 09:00', what: 'Send the revised quote' }],
  },
  {
    file: 'pipedrive-deals.csv',
    said: ['Pipedrive deals'],
    leads: [
      {
        name: 'Nadia Chérif',
        company: 'Nouvelle Boulangerie',
        external_id: '88',
        created: '2026-09-02',
      },
      { name: 'Paul Roux', external_id: '89', created: '2026-09-14' },
      { name: 'Harbour Supplies', company: 'Harbour Supplies', created: '2026-11-24' },
    ],
    touches: [
      {
        when: '2026-09-02 08:15',
        lead: 'Nadia Chérif',
        tactic: 'deal',
        channel: 'other',
        outcome: 'won',
        value: 20000,
        external_id: 'deal 501',
        steps: ['2026-09-02 08:15 talked', '2026-11-20 09:00 won'],
      },
      {
        when: '2026-09-14 10:00',
        lead: 'Paul Roux',
        tactic: 'deal',
        channel: 'other',
        outcome: 'lost',
        reason: 'has-someone',
        value: 4500.5,
        note: 'Lost: Went with a competitor',
        external_id: 'deal 502',
        steps: ['2026-09-14 10:00 talked', '2026-10-30 17:20 lost'],
      },
      {
        when: '2026-11-24 13:30',
        lead: 'Harbour Supplies',
        tactic: 'deal',
        channel: 'other',
        outcome: 'talked',
        external_id: 'deal 503',
      },
    ],
  },
  {
    file: 'zoho-leads.csv',
    said: ['Zoho leads'],
    leads: [
      {
        name: 'Denson',
        company: 'Maurice The Pants Man',
        email: 'denson@cuvox.example',
        phone: '660-555-0224',
        source: 'Employee Referral',
        external_id: '4563',
        created: '2021-04-15',
        tags: 'Contacted',
        url: 'CameraUpdate.example',
      },
      {
        name: 'Hall',
        company: 'Chargepal',
        email: 'hall@spy.example',
        phone: '860-555-6354',
        source: 'Sales Mail Alias',
        external_id: '4564',
        created: '2021-04-15',
        tags: 'Junk Lead',
        url: 'ForwardShop.example',
      },
      {
        name: 'Anderson',
        company: 'Awthentikz',
        email: 'anderson@dayrep.example',
        phone: '336-555-3419',
        source: 'Cold Call',
        external_id: '4565',
        created: '2021-04-15',
        tags: 'Attempted to Contact',
        url: 'OptimalBliss.example',
      },
    ],
  },
  {
    file: 'zoho-calls.csv',
    said: ['Zoho calls', 'left out: 1 inbound'],
    leads: [
      { name: 'Ada Denson', created: '2026-11-16' },
      { name: 'Ed Hall', created: '2026-11-16' },
    ],
    touches: [
      {
        when: '2026-11-16 09:03',
        lead: 'Ada Denson',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 420,
        note: 'Invoice question\nwants the price list',
        external_id: '5000309',
      },
      {
        when: '2026-11-16 09:20',
        lead: 'Ed Hall',
        tactic: 'call',
        channel: 'call',
        outcome: 'no-answer',
        seconds: 0,
        note: 'First call',
        external_id: '5000310',
      },
      {
        when: '2026-11-17 11:00',
        lead: 'Ed Hall',
        tactic: 'call',
        channel: 'call',
        outcome: 'no-answer',
        seconds: 0,
        note: 'First call',
        external_id: '5000311',
      },
    ],
    next: [{ lead: 'Ada Denson', when: '2026-12-03 10:00', what: 'Call about the offer' }],
  },
  {
    file: 'zoho-tasks.csv',
    said: ['Zoho tasks', 'left out: 1 done'],
    leads: [{ name: 'Ada Denson' }, { name: 'Ed Hall' }],
    next: [
      { lead: 'Ada Denson', when: '2026-12-03 00:08', what: 'Demo' },
      { lead: 'Ed Hall', when: '2026-12-07 00:08', what: 'Waiting for papers' },
    ],
  },
  {
    file: 'close-leads.csv',
    said: ['Close leads'],
    leads: [
      {
        name: 'Ruth Osei',
        company: 'Cedar Studio',
        email: 'ruth@cedar.example; ruth.o@home.example; info@cedar.example',
        phone: '+44 20 7946 0999; +44 7700 900123',
        note: 'Partner\nLoft conversions, two offices',
        external_id: 'lead_9XkQ2a',
        created: '2026-05-04',
        tags: 'Potential',
        url: 'https://cedar.example',
      },
      {
        name: 'Blue Fern Ltd',
        company: 'Blue Fern Ltd',
        stopped: true,
        external_id: 'lead_9XkQ2b',
        created: '2026-05-05',
        tags: 'Do Not Contact',
      },
    ],
  },
];

const calls: Sample[] = [
  {
    file: 'close-calls.csv',
    said: ['Close calls', 'left out: 1 inbound'],
    leads: [
      { name: 'Ruth Osei', company: 'Cedar Studio', phone: '+44 20 7946 0999', created: '2026-11-20' },
      {
        name: 'Blue Fern Ltd',
        company: 'Blue Fern Ltd',
        phone: '+44 20 7946 0111',
        external_id: 'lead_9XkQ2b',
        created: '2026-11-20',
      },
    ],
    touches: [
      {
        when: '2026-11-20 10:15',
        lead: 'Ruth Osei',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 205,
        external_id: 'acti_1',
      },
      {
        when: '2026-11-20 11:00',
        lead: 'Ruth Osei',
        tactic: 'call',
        channel: 'call',
        outcome: 'voicemail',
        seconds: 31,
        external_id: 'acti_2',
      },
      {
        when: '2026-11-20 11:30',
        lead: 'Blue Fern Ltd',
        tactic: 'call',
        channel: 'call',
        outcome: 'no-answer',
        seconds: 0,
        external_id: 'acti_3',
      },
    ],
  },
  {
    file: 'close-contacts.csv',
    said: ['Close contacts'],
    leads: [
      {
        name: 'Ruth Osei',
        company: 'Cedar Studio',
        email: 'ruth@cedar.example',
        phone: '+44 20 7946 0999',
        note: 'Partner',
        external_id: 'cont_1',
      },
      { name: 'Sam Obi', company: 'Cedar Studio', email: 'sam@cedar.example', external_id: 'cont_2' },
      {
        name: 'Blue Fern Ltd',
        company: 'Blue Fern Ltd',
        email: 'info@fern.example',
        external_id: 'cont_3',
      },
    ],
  },
  {
    file: 'aircall-calls.csv',
    said: ['Aircall calls', 'left out: 1 inbound'],
    leads: [{ name: '+61 400 555 075', phone: '+61 400 555 075', created: '2025-12-04', tags: 'hot; demo' }],
    touches: [
      {
        when: '2025-12-04 08:33',
        lead: '+61 400 555 075',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 191,
        note: 'likes the idea, call back in May',
        external_id: '3331497585',
      },
    ],
  },
  {
    file: 'ringcentral-call-log.csv',
    said: ['RingCentral call log', 'left out: 1 inbound, 1 fax or message'],
    leads: [
      { name: 'Alma Reyes', phone: '(415) 555-0142', created: '2026-11-23' },
      { name: '(415) 555-0143', phone: '(415) 555-0143', created: '2026-11-23' },
      { name: 'Cole Hart', phone: '(415) 555-0144', created: '2026-11-24' },
    ],
    touches: [
      {
        when: '2026-11-23 14:05',
        lead: 'Alma Reyes',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 205,
      },
      {
        when: '2026-11-23 14:12',
        lead: '(415) 555-0143',
        tactic: 'call',
        channel: 'call',
        outcome: 'no-answer',
        seconds: 31,
      },
      {
        when: '2026-11-24 10:01',
        lead: 'Cole Hart',
        tactic: 'call',
        channel: 'call',
        outcome: 'no-answer',
        seconds: 4,
      },
    ],
  },
  {
    file: 'google-voice-history.csv',
    said: ['Google Voice history', 'left out: 1 inbound, 1 message of either side'],
    leads: [
      { name: 'Alma Reyes', created: '2026-11-20' },
      { name: 'Cole Hart', created: '2026-11-20' },
    ],
    touches: [
      {
        when: '2026-11-20 16:57',
        lead: 'Alma Reyes',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 143,
      },
      { when: '2026-11-20 17:20', lead: 'Cole Hart', tactic: 'call', channel: 'call', outcome: 'no-answer' },
    ],
  },
  {
    file: 'android-calls.xml',
    said: ['Android call log', 'left out: 2 inbound'],
    leads: [{ name: 'Jonas Dorn', phone: '5405550112', created: '2016-07-08' }],
    touches: [
      {
        when: '2016-07-08 19:27',
        lead: 'Jonas Dorn',
        tactic: 'call',
        channel: 'call',
        outcome: 'talked',
        seconds: 33,
      },
    ],
  },
  {
    file: 'calendly-events.csv',
    said: ['Calendly events'],
    leads: [
      { name: 'Mira Okafor', email: 'mira@meridian.example', created: '2026-11-02' },
      { name: 'Jonas Dorn', email: 'jonas@dorn.example', created: '2026-11-05' },
      { name: 'Paul Roux', email: 'paul@roux.example', created: '2026-11-05' },
    ],
    touches: [
      {
        when: '2026-11-02 01:40',
        lead: 'Mira Okafor',
        tactic: 'meeting',
        channel: 'visit',
        outcome: 'held',
        note: 'I want to, well, talk about price.',
        external_id: 'a50d2793-6ba4-4ce0-8b2a-61402c4726bc',
        steps: ['2026-11-02 01:40 meeting', '2026-11-03 11:00 held'],
      },
      {
        when: '2026-11-05 22:40',
        lead: 'Jonas Dorn',
        tactic: 'meeting',
        channel: 'visit',
        outcome: 'not-now',
        note: 'Canceled by Jonas Dorn: ill',
        external_id: 'b50d2793-6ba4-4ce0-8b2a-61402c4726bc',
        steps: ['2026-11-05 22:40 meeting', '2026-11-10 15:00 not-now'],
      },
      {
        when: '2026-11-05 00:10',
        lead: 'Paul Roux',
        tactic: 'meeting',
        channel: 'visit',
        outcome: 'no-show',
        external_id: 'c50d2793-6ba4-4ce0-8b2a-61402c4726bc',
        steps: ['2026-11-05 00:10 meeting', '2026-11-12 12:00 no-show'],
      },
    ],
  },
];

/** Sheets and logs of no known program: their columns are told by name, their tactic is said. */
const sheets: Sample[] = [
  {
    file: 'dialer-calls.csv',
    options: ['--const', 'tactic=dial'],
    said: ['not used: caller_id'],
    leads: [
      { name: 'Maria Carter', company: 'Prime Flooring Co.', phone: '+15550113943', created: '2026-09-30' },
      { name: 'Robert Reyes', company: 'Prime Epoxy Floors', phone: '+15550192028', created: '2026-09-30' },
      { name: 'Linda Lopez', company: 'Alpha Epoxy Floors', phone: '+15550183517', created: '2026-09-30' },
    ],
    touches: [
      {
        when: '2026-09-30 08:10',
        lead: 'Maria Carter',
        tactic: 'dial',
        channel: 'call',
        outcome: 'no-answer',
        external_id: 'CAa620eb7051df8101afa6ce722f673065',
      },
      {
        when: '2026-09-30 08:10',
        lead: 'Robert Reyes',
        tactic: 'dial',
        channel: 'call',
        outcome: 'talked',
        seconds: 95,
        external_id: 'CA109465e73c8d51294c7895ce9126035d',
      },
      {
        when: '2026-09-30 08:10',
        lead: 'Linda Lopez',
        tactic: 'dial',
        channel: 'call',
        outcome: 'voicemail',
        seconds: 31,
        external_id: 'CA52fb5dc927a003f09ccaa9f03a7712ce',
      },
    ],
  },
  {
    file: 'follow-up-german-excel-cp1252.csv',
    options: ['--const', 'tactic=Akquise'],
    said: ['windows-1252', '23.11. is Mon 23 Nov 2026'],
    leads: [
      {
        name: 'Jürgen Müller',
        company: 'Müller & Söhne',
        phone: '0711 / 555-0147',
        created: '2026-11-20',
      },
      {
        name: 'Bäckerei Nordwind',
        company: 'Bäckerei Nordwind',
        phone: '030/5550142',
        created: '2026-11-20',
      },
      { name: 'Jonas Dorn', company: 'Dorn Metallbau', phone: '+49 (0)30 5550123', created: '2026-11-23' },
    ],
    touches: [
      {
        when: '2026-11-20',
        lead: 'Jürgen Müller',
        tactic: 'Akquise',
        channel: 'call',
        outcome: 'no-answer',
        seconds: 120,
      },
      {
        when: '2026-11-20',
        lead: 'Bäckerei Nordwind',
        tactic: 'Akquise',
        channel: 'call',
        outcome: 'meeting',
        seconds: 12,
        value: 1200.5,
        note: 'hat Interesse; Preis prüfen',
      },
      {
        when: '2026-11-23',
        lead: 'Jonas Dorn',
        tactic: 'Akquise-email',
        channel: 'email',
        outcome: 'sent',
      },
    ],
    next: [
      { lead: 'Jürgen Müller', when: '2026-11-24', what: 'nochmal anrufen' },
      { lead: 'Bäckerei Nordwind', when: '2026-11-27', what: 'Angebot', meeting: true },
    ],
  },
  {
    file: 'outreach-log-utc.csv',
    options: ['--const', 'tactic=mail'],
    leads: [
      {
        name: 'Lumen Capital (Hong Kong) Limited',
        company: 'Lumen Capital (Hong Kong) Limited',
        created: '2026-06-18',
      },
      {
        name: 'Uno Asset Management Limited',
        company: 'Uno Asset Management Limited',
        created: '2026-06-19',
      },
    ],
    touches: [
      {
        when: '2026-06-18 05:12',
        lead: 'Lumen Capital (Hong Kong) Limited',
        tactic: 'mail',
        channel: 'email',
        outcome: 'sent',
      },
      {
        when: '2026-06-19 00:16',
        lead: 'Uno Asset Management Limited',
        tactic: 'mail',
        channel: 'email',
        outcome: 'sent',
      },
    ],
  },
  {
    file: 'crm-sheet-next-followup.csv',
    options: ['--const', 'tactic=call'],
    said: ['1 row without a touch'],
    leads: [
      {
        name: 'Deepa Existing',
        phone: '7320000301',
        source: 'Manual',
        external_id: 'L-0001',
        created: '2026-11-20',
      },
      { name: 'Ravi Two', phone: '7320000306', source: 'Hard copy', external_id: 'L-0002' },
      {
        name: 'Asha Three',
        email: 'asha@x.example',
        phone: '7320000308',
        source: 'Website',
        external_id: 'L-0003',
        created: '2026-11-22',
      },
    ],
    touches: [
      {
        when: '2026-11-20',
        lead: 'Deepa Existing',
        tactic: 'call',
        channel: 'call',
        outcome: 'call-back',
      },
      {
        when: '2026-11-22',
        lead: 'Asha Three',
        tactic: 'call',
        channel: 'call',
        outcome: 'not-interested',
      },
    ],
    next: [{ lead: 'Deepa Existing', when: '2026-12-03' }],
  },
];

describe.each([
  ['contacts', contacts],
  ['of customers', crm],
  ['calls', calls],
  ['sheets', sheets],
])('exports: %s', (_, samples) => {
  test.each(samples)('$file', async ({ file, options = [], said = [], ...expected }) => {
    const desk = new Desk({ now: `${today}T10:00:00` });
    const command = ['import', exportFile(file), ...options];
    const { code, stderr, stdout } = await desk.run(...command);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.anything() as string });
    expect(await held(desk, today)).toEqual({ leads: [], touches: [], next: [], ...expected });
    for (const line of said) expect(stderr + stdout).toContain(line);

    const before = (await desk.run('export', 'all')).stdout;
    expect((await desk.run(...command)).code).toBe(0);
    expect((await desk.run('export', 'all')).stdout).toBe(before);
  });
});
