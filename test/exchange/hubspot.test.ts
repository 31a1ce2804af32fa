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
