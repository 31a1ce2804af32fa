import type { Layout } from '../layout.js';
import { columns, first } from '../reading.js';

/** An audience of Mailchimp: who is subscribed, and who unsubscribed or was cleaned, who stop. */
export const mailchimp: Layout = {
  name: 'mailchimp',
  title: 'Mailchimp audience',
  rows: 'leads',
  signature: [
    ['Email Address', 'Email'],
    'MEMBER_RATING',
    ['OPTIN_TIME', 'CONFIRM_TIME', 'LAST_CHANGED', 'LEID'],
  ],
  fields: {
    'first-name': ['First Name', 'FNAME'],
    'last-name': ['Last Name', 'LNAME'],
    email: ['Email Address', 'Email'],
    phone: ['Phone Number', 'Phone'],
    company: ['Company', 'Company Name'],
    created: ['OPTIN_TIME', 'CONFIRM_TIME'],
    note: 'NOTES',
  },
  read: (cells) => {
    const gone =
      first(cells, 'UNSUB_TIME', 'CLEAN_TIME') !== '' || /^(unsub|clean)/i.test(cells('Status').trim());
    return { tag: cells('TAGS').replaceAll('"', ''), stopped: gone ? 'true' : '' };
  },
  says: { tag: 'TAGS', stopped: ['Status', 'UNSUB_TIME', 'CLEAN_TIME'] },
  ignores: columns(`
    TAGS, Status, MEMBER_RATING, OPTIN_IP, CONFIRM_IP, LATITUDE, LONGITUDE, GMTOFF, DSTOFF,
    TIMEZONE, CC, REGION, LAST_CHANGED, LEID, EUID, UNSUB_TIME, UNSUB_CAMPAIGN_ID,
    UNSUB_CAMPAIGN_TITLE, UNSUB_REASON, UNSUB_REASON_OTHER, CLEAN_TIME, CLEAN_CAMPAIGN_ID,
    CLEAN_CAMPAIGN_TITLE`),
};
