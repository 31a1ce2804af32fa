import type { Layout } from '../layout.js';
import { columns, saysYes } from '../reading.js';

/** A view of Pipedrive's persons. */
export const pipedrivePersons: Layout = {
  name: 'pipedrive-persons',
  title: 'Pipedrive persons',
  rows: 'leads',
  signature: [
    'Person - Name',
    [
      ...['Person - ID', 'Person - Owner', 'Person - Organization', 'Person - Email', 'Person - Phone'],
      ...[
        'Person - Email - Work',
        'Person - Phone - Work',
        'Person - Phone - Mobile',
        'Person - Person created',
      ],
    ],
  ],
  fields: {
    lead: 'Person - Name',
    title: 'Person - Job title',
    company: ['Person - Organization', 'Organization - Name'],
    email: ['Person - Email', ...['Work', 'Home', 'Other'].map((sort) => `Person - Email - ${sort}`)],
    phone: [
      'Person - Phone',
      ...['Work', 'Mobile', 'Home', 'Other'].map((sort) => `Person - Phone - ${sort}`),
    ],
    tag: ['Person - Label', 'Person - Labels', 'Person - Label(s)'],
    url: 'Person - LinkedIn',
    created: 'Person - Person created',
    next: 'Person - Next activity date',
    note: 'Person - Note',
    'external-id': 'Person - ID',
  },
  read: (cells) => {
    const stops = /^(unsubscribed|no consent|bounced|archived)$/i.test(
      cells('Person - Marketing status').trim(),
    );
    return { stopped: stops || saysYes(cells, 'Person - Opted Out') ? 'true' : '' };
  },
  says: { stopped: ['Person - Marketing status', 'Person - Opted Out'] },
  ignores: columns(`
    Person - First name, Person - Last name, Person - Owner, Person - Marketing status,
    Person - Last activity date, Person - Open deals, Person - Opted Out`),
};
