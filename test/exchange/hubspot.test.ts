import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';

const plurals: [string, string][] = [
  ['Associated contacts', 'Associated Contacts IDs'],
  ['Associated Contacts', 'associated contact id'],
  ['Associated contact', 'Associated contact IDs'],
];

test.each(
  ['calls', 'meetings', 'tasks', 'deals'].flatMap((kind) => plurals.map((names) => [kind, ...names])),
)('HubSpot %s are with whom they are with, in columns called %s and %s', async (kind, contacts, ids) => {
  const text = fs.readFileSync(path.join(root, `test/data/exports/hubspot-${kind}.csv`), 'utf8');
  const [usual, other] = [new Desk(), new Desk()];
  const all: string[] = [];
  for (const [desk, header] of [
    [usual, text],
    [other, text.replace('Associated Contact IDs', ids).replace('Associated Contact"', `${contacts}"`)],
  ] as const) {
    desk.setClock('2026-11-30T12:00:00');
    fs.writeFileSync(path.join(desk.folder, 'in.csv'), header);
    expect((await desk.run('import', 'in.csv')).code).toBe(0);
    const leads = JSON.parse((await desk.run('export', 'leads', '--json')).stdout) as object[];
    all.push(JSON.stringify(leads.map((lead) => ({ ...lead, uid: '' }))));
  }
  expect(all[1]).toBe(all[0]);
});

/** What stands in the English files, and what an account in German writes there. */
const german: Record<string, string> = {
  'Record ID': 'Datensatz-ID',
  'Associated Contact': 'Zugehöriger Kontakt',
  'Associated Contact IDs': 'IDs der zugehörigen Kontakte',
  'Associated Company': 'Zugehöriges Unternehmen',
  'Create Date': 'Erstellungsdatum',
  'Call Title': 'Anruftitel',
  'Activity date': 'Aktivitätsdatum',
  'Activity assigned to': 'Aktivität zugewiesen zu',
  'Call notes': 'Anrufnotizen',
  'Call outcome': 'Anrufergebnis',
  'Call status': 'Anrufstatus',
  'Call duration (HH:mm:ss)': 'Anrufdauer (HH:mm:ss)',
  'Call direction': 'Anrufrichtung',
  Outbound: 'Ausgehend',
  Inbound: 'Eingehend',
  Connected: 'Verbunden',
  'No answer': 'Keine Antwort',
  'Left voicemail': 'Sprachnachricht hinterlassen',
  'Left live message': 'Live-Nachricht hinterlassen',
  'Wrong number': 'Falsche Nummer',
  Busy: 'Besetzt',
  'Meeting name': 'Meeting-Name',
  'Meeting start time': 'Meeting-Startzeit',
  'Meeting end time': 'Meeting-Endzeit',
  'Meeting outcome': 'Meeting-Ergebnis',
  'Meeting description': 'Meeting-Beschreibung',
  Completed: 'Abgeschlossen',
  'No Show': 'Nicht erschienen',
  Scheduled: 'Geplant',
  Canceled: 'Abgesagt',
  'Task Title': 'Aufgabentitel',
  'Task Type': 'Aufgabentyp',
  'Task Status': 'Aufgabenstatus',
  'Due date': 'Fälligkeitsdatum',
  'Not started': 'Nicht begonnen',
  'Deal Name': 'Deal-Name',
  'Deal Stage': 'Deal-Phase',
  Amount: 'Betrag',
  'Close Date': 'Abschlussdatum',
  'Deal owner': 'Deal-Inhaber',
  'Closed Lost Reason': 'Grund für verlorenen Deal',
  'Closed Won': 'Abgeschlossen und gewonnen',
  'Closed Lost': 'Abgeschlossen und verloren',
  'Too expensive for this year': 'Zu teuer',
  'First Name': 'Vorname',
  'Last Name': 'Nachname',
  Email: 'E-Mail',
  'Phone Number': 'Telefonnummer',
  'Contact owner': 'Kontaktinhaber',
  'Lead Status': 'Lead-Status',
  'Last Activity Date': 'Datum der letzten Aktivität',
  'Lifecycle Stage': 'Lifecycle-Phase',
  'Original Traffic Source': 'Ursprüngliche Traffic-Quelle',
};

/** What is kept as it stands there, in either language. */
const asTold = (told: string[]) =>
  told.join('\n').replaceAll('Zu teuer', 'Too expensive for this year').replaceAll('Verbunden', 'Connected');

test.each(['calls', 'meetings', 'tasks', 'deals', 'contacts'])(
  'HubSpot %s of an account in German say the same',
  async (kind) => {
    const text = fs.readFileSync(path.join(root, `test/data/exports/hubspot-${kind}.csv`), 'utf8');
    const translated = text.replaceAll(/"([^"\n]*)"/g, (cell, words: string) =>
      words in german ? `"${german[words]!}"` : cell,
    );
    expect(translated).toContain('Datensatz-ID');
    const all: string[][] = [];
    for (const file of [text, translated]) {
      const desk = new Desk();
      desk.setClock('2026-11-30T12:00:00');
      fs.writeFileSync(path.join(desk.folder, 'in.csv'), file);
      const { stderr, code } = await desk.run('import', 'in.csv');
      expect([code, stderr]).toEqual([0, expect.stringContaining(`taken for HubSpot ${kind}`)]);
      const held = await Promise.all(
        ['leads', 'touches'].map(async (what) => (await desk.run('export', what, '--json')).stdout),
      );
      const due = (await desk.run('due', '--all')).stdout;
      all.push([...held, due].map((told) => told.replaceAll(/[\da-f]{8}-?[\da-f-]{24,}/g, 'uid')));
    }
    expect(asTold(all[1]!)).toBe(asTold(all[0]!));
  },
);
