import { aircall } from './calls/aircall.js';
import { android } from './calls/android.js';
import { calendly } from './calls/calendly.js';
import { googleVoice } from './calls/google-voice.js';
import { ringcentral } from './calls/ringcentral.js';
import { apollo } from './contacts/apollo.js';
import { google } from './contacts/google.js';
import { googleOld } from './contacts/google-old.js';
import { linkedin } from './contacts/linkedin.js';
import { mailchimp } from './contacts/mailchimp.js';
import { outlook } from './contacts/outlook.js';
import { vcard } from './contacts/vcard.js';
import { closeCalls } from './crm/close-calls.js';
import { closeContacts } from './crm/close-contacts.js';
import { closeLeads } from './crm/close-leads.js';
import { hubspotCalls } from './crm/hubspot-calls.js';
import { hubspotContacts } from './crm/hubspot-contacts.js';
import { hubspotDeals } from './crm/hubspot-deals.js';
import { hubspotMeetings } from './crm/hubspot-meetings.js';
import { hubspotTasks } from './crm/hubspot-tasks.js';
import { pipedriveActivities } from './crm/pipedrive-activities.js';
import { pipedriveDeals } from './crm/pipedrive-deals.js';
import { pipedrivePersons } from './crm/pipedrive-persons.js';
import { salesforceActivities } from './crm/salesforce-activities.js';
import { salesforceLeads } from './crm/salesforce-leads.js';
import { zohoCalls } from './crm/zoho-calls.js';
import { zohoLeads } from './crm/zoho-leads.js';
import { zohoTasks } from './crm/zoho-tasks.js';
import type { Layout } from './layout.js';

/** Every layout that is known. Where a file fits several, the first of them is meant: the narrower one stands before. */
export const layouts: readonly Layout[] = [
  linkedin,
  google,
  googleOld,
  outlook,
  vcard,
  apollo,
  mailchimp,
  hubspotCalls,
  hubspotMeetings,
  hubspotTasks,
  hubspotDeals,
  hubspotContacts,
  salesforceActivities,
  salesforceLeads,
  pipedriveActivities,
  pipedriveDeals,
  pipedrivePersons,
  zohoCalls,
  zohoTasks,
  zohoLeads,
  closeLeads,
  closeCalls,
  closeContacts,
  aircall,
  ringcentral,
  googleVoice,
  android,
  calendly,
];
