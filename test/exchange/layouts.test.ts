import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/exchange/fields/recognise.js';
import { layouts } from '../../src/exchange/layouts/index.js';
import { meeting } from '../../src/exchange/layouts/meeting.js';
import { contacts, isOpenTask, lostBecause, wayOf } from '../../src/exchange/layouts/reading.js';
import { root } from '../helpers/folder.js';

const recognised = (header: readonly string[]) => findLayout(layouts, header)?.name;

/** Headers of each layout: whole ones, parts of them as a view leaves over, other languages and older forms. */
const headers: [string, string][] = [
  ['linkedin', 'First Name,Last Name,Email Address,Company,Position,Connected On'],
  ['linkedin', 'First Name,Last Name,Email Address,Company,Position,Connected On,Tags'],
  ['linkedin', 'First Name,Last Name,URL,Connected On'],
  ['linkedin', 'Vorname,Nachname,URL,E-Mail-Adresse,Firma,Position,Verknüpft am'],
  ['linkedin', 'Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le'],
  ['linkedin', 'Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el'],
  ['hubspot-calls', 'Record ID,Call Title,Activity date,Call outcome,Associated contacts'],
  ['hubspot-calls', 'Record ID,Aktivitätsdatum,Anrufergebnis,Zugehöriger Kontakt'],
  ['close-calls', 'id,lead_id,lead_name,direction,date_created,duration,disposition,phone,contact_name'],
  ['close-contacts', 'id,lead_id,lead_name,name,title,primary_email,primary_phone'],
  [
    'google',
    'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels',
  ],
  [
    'google-old',
    'Name,Given Name,Additional Name,Family Name,Yomi Name,Notes,Group Membership,Phone 1 - Type,Phone 1 - Value',
  ],
  [
    'outlook',
    'First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Notes,E-mail Address,E-mail 2 Address,Business Phone',
  ],
  [
    'outlook',
    'Titre,Prénom,Nom,Société,Téléphone (bureau),Tél. mobile,Adresse de messagerie,Adresse de messagerie 2',
  ],
  [
    'outlook',
    'Titolo,Nome,Cognome,Società,Ufficio,Cellulare,Indirizzo posta elettronica,Indirizzo posta elettronica 2',
  ],
  ['outlook', 'Titel,Voornaam,Achternaam,Bedrijf,Telefoon op werk,E-mailadres,E-mailadres 2'],
  ['outlook', 'Nombre,Apellidos,Organización,Teléfono del trabajo,Dirección de correo electrónico 2'],
  ['apollo', 'First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status'],
  ['mailchimp', 'Email,FNAME,LNAME,MEMBER_RATING,OPTIN_TIME,LEID'],
  [
    'mailchimp',
    'First Name,Last Name,Email Address,Status,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LAST_CHANGED,TAGS',
  ],
  ['hubspot-contacts', 'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Associated Company IDs'],
  ['hubspot-contacts', 'Record ID,Last Name,Lifecycle Stage'],
  ['hubspot-calls', 'Record ID,Activity date,Call outcome,Call direction,Call duration,Associated Contact'],
  [
    'hubspot-calls',
    'Call id,Call title,Call notes,Call direction,Call status,Call outcome,Call duration,Activity date,Activity assigned to,Email,Deal name',
  ],
  ['hubspot-meetings', 'Record ID,Meeting outcome,Meeting start time,Associated Contact'],
  ['hubspot-tasks', 'Record ID,Task Title,Due date,Task Status,Task Type,Associated Contact'],
  ['hubspot-deals', 'Record ID,Deal name,Deal stage,Close date,Amount'],
  [
    'salesforce-activities',
    'Related To,Assigned,Subject,Date,Task/Event Record Type,Comments,Name,Status,Priority',
  ],
  ['salesforce-activities', 'Assigned To,Subject,Due Date,Status,Company / Account,Contact,Full Comments'],
  [
    'salesforce-activities',
    'Id,WhoId,WhatId,Subject,ActivityDate,Status,Priority,OwnerId,Description,CallDurationInSeconds',
  ],
  [
    'salesforce-leads',
    'Lead Owner,First Name,Last Name,Title,Company / Account,Lead Source,Rating,Street,Email',
  ],
  ['salesforce-leads', 'Id,LastName,FirstName,Company,LeadSource,Status,IsConverted,DoNotCall'],
  ['pipedrive-persons', 'Person - ID,Person - Name,Person - Organization'],
  ['pipedrive-persons', 'Person - Name,Person - Email - Work,Person - Marketing status'],
  [
    'pipedrive-activities',
    'Activity - ID,Activity - Type,Activity - Subject,Activity - Due date,Activity - Done,Activity - Deal,Activity - Person',
  ],
  [
    'pipedrive-activities',
    'Activity - Type,Activity - Subject,Activity - Done,Deal - Title,Deal - Status,Deal - Deal created,Person - Name,Person - Phone',
  ],
  [
    'pipedrive-deals',
    'Deal - Title,Deal - Value,Deal - Status,Deal - Creation date,Person - Name,Person - Email',
  ],
  [
    'zoho-leads',
    'Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Email,Phone,Lead Source,Lead Status,Created Time,Email Opt Out',
  ],
  [
    'zoho-calls',
    'Id,Call Start Time,Call Owner Name,CONTACTID,Call Type,Call Duration (in seconds),Call Status,Outgoing Call Status',
  ],
  ['zoho-tasks', 'Task Owner,Subject,Created Time,Due Date,Status,Modified Time'],
  [
    'close-leads',
    'id,display_name,status_label,primary_contact_name,primary_contact_primary_phone,custom.Field',
  ],
  [
    'aircall',
    'line,datetime (tz offset incl.),number timezone,datetime (UTC),country_code,direction,from,to,answered,missed_call_reason,user,duration (total),duration (in call),via',
  ],
  [
    'ringcentral',
    'Direction,Type,From,To,Extension,Name,Date,Time,Action,Action Result,Result Description,Duration',
  ],
  ['android-calls', 'number,duration,date,type,contact_name'],
  [
    'calendly',
    'Invitee Email,Event Type Name,Start Date & Time,Event Created Date & Time,Canceled,UTM Content',
  ],
];

/** Sheets of somebody's own, and of programs that are not known. */
const plain = [
  'First Name,Last Name,Email',
  'First Name,Last Name,Email,Company,Position,Phone',
  'first name,last name,url,company',
  'Name,Email,Phone,Company,Notes,Tags',
  'Vorname,Nachname,E-Mail,Telefon,Firma,Notizen',
  'Prénom,Nom,Société,Téléphone',
  'Date,Name,Outcome,Minutes',
  'Subject,Status,Due Date,Assigned To',
  'Deal,Stage,Value,Close Date',
  'Direction,Name,Date,Time,Duration',
  'date,number,duration',
  'id,name,status,email',
  'Call Type,Date,Duration,Notes',
  'Lead Source,Email,Last Name,Phone',
];

describe('recognised by its header', () => {
  test.each(headers)('%s: %s', (name, header) => {
    const columns = header.split(',');
    expect(recognised(columns)).toBe(name);
    expect(recognised(columns.map((column) => column.toUpperCase()))).toBe(name);
    expect(recognised(columns.toReversed())).toBe(name);
    expect(recognised([...columns, 'My own column', ''])).toBe(name);
  });

  test.each(plain)('none: %s', (header) => {
    expect(recognised(header.split(','))).toBeUndefined();
  });

  test('and each has a name of its own', () => {
    const names = layouts.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
    expect(layouts.filter(({ read, says }) => says && !read).map(({ name }) => name)).toEqual([]);
  });
});

describe('what layouts read', () => {
  test('several contacts of a cell, each with the id that stands at its place', () => {
    expect(contacts('Ann (a@x.example); Bo', '11;22')).toEqual([
      { lead: 'Ann (a@x.example)', 'lead-external-id': '11' },
      { lead: 'Bo', 'lead-external-id': '22' },
    ]);
    expect(contacts('', '11;22')).toEqual([
      { lead: '', 'lead-external-id': '11' },
      { lead: '', 'lead-external-id': '22' },
    ]);
    expect(contacts('Ann;Bo', '')).toEqual([
      { lead: 'Ann', 'lead-external-id': '' },
      { lead: 'Bo', 'lead-external-id': '' },
    ]);
    expect(contacts(' ', '')).toEqual([]);
  });

  test('no id goes to another contact where names and ids are not of one number', () => {
    expect(contacts('Ann;Bo', '22').map((said) => said['lead-external-id'])).toEqual(['', '']);
    expect(contacts('Ann', '11;22').map((said) => said['lead-external-id'])).toEqual(['']);
  });

  test.each([
    ['Cold call', '', 'call'],
    ['Follow-up call', '', 'call'],
    ['Meeting', '', 'meeting'],
    ['E-mail', 'Call Ann', 'email'],
    ['', 'Email: Re: the offer', 'email'],
    ['', 'Call with Ann', 'call'],
    ['Task', 'Recall the brochure', undefined],
    ['Deadline', '', undefined],
    ['', 'Send quote', undefined],
    ['', '', undefined],
  ])('an activity %j, %j is by the way %s', (type, subject, tactic) => {
    expect(wayOf(type, subject)?.tactic).toBe(tactic);
  });

  test('open tasks, and those that are done', () => {
    const open = [
      'Not Started',
      'In Progress',
      'Waiting on someone else',
      'Deferred',
      'To do',
      'NOT_STARTED',
    ];
    expect(open.filter((status) => !isOpenTask(status))).toEqual([]);
    expect(['Completed', 'Done', ''].filter(isOpenTask)).toEqual([]);
  });

  test.each([
    ['Too expensive', 'price'],
    ['Lost to a competitor', 'has-someone'],
    ['Not the right timing', 'timing'],
    ['the latest model was sold out', 'other'],
  ])('lost because of %j is %s', (text, reason) => {
    expect(lostBecause(text)).toEqual({ reason, note: `Lost: ${text}` });
  });

  test('nothing is said of why a deal was lost where nothing is written', () => {
    expect(lostBecause('  ')).toEqual({});
  });

  test('what became of a meeting is never before it was set', () => {
    const moment = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }), fc.boolean())
      .map(([day, hour, isHalf]) => {
        const date = `2026-11-${String(day).padStart(2, '0')}`;
        const plain = `${date} ${String(hour).padStart(2, '0')}:30`;
        const half = `${date} ${String(hour % 12 || 12).padStart(2, '0')}:30 ${hour < 12 ? 'am' : 'pm'}`;
        return { text: isHalf ? half : plain, at: day * 24 + hour };
      });
    fc.assert(
      fc.property(moment, moment, moment, fc.boolean(), fc.boolean(), (start, made, now, isMissed, isOff) => {
        const at = new Map([start, made].map((each) => [each.text, each.at]));
        const isOver = start.at <= now.at;
        const {
          at: set,
          outcome,
          next,
          ...results
        } = meeting({
          start: start.text,
          made: made.text,
          isOver,
          isMissed,
          isOff,
        });
        expect(outcome).toBe('meeting');
        const days = Object.values(results);
        expect(days.length + (next === '' ? 0 : 1)).toBe(1);
        for (const day of days) expect(at.get(day ?? '')!).toBeGreaterThanOrEqual(at.get(set!)!);
      }),
    );
  });
});

test('the page on import names every layout', () => {
  const page = fs.readFileSync(path.join(root, 'docs', 'import.md'), 'utf8').replace(/\s+/g, ' ');
  for (const { title } of layouts) expect(page).toContain(title.replace(/, old form$/, ''));
});
