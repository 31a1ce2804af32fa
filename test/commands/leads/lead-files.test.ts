import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { workbookOf } from '../../helpers/workbook.js';

const samples = path.join(import.meta.dirname, '../../data/exports');
const touch = ['-t', 'cold-call', '-o', 'talked'];

interface Lead {
  name: string;
  company: string | null;
  email: string | null;
  phone: string | null;
}

async function leads(desk: Desk): Promise<Lead[]> {
  const { stdout } = await desk.run('export', 'leads', '--json');
  return (JSON.parse(stdout) as Lead[]).map(({ name, company, email, phone }) => ({
    name,
    company,
    email,
    phone,
  }));
}

/** A desk with Dan Wu, who has an email, and Ann Lee, who has none. */
const usedDesk = Desk.copies({}, async (desk) => {
  await desk.run('lead', 'add', 'Dan Wu', '--email', 'dan@example.com');
  await desk.run('log', 'Ann Lee', ...touch, '--channel', 'call');
});

const dan = { name: 'Dan Wu', company: null, email: 'dan@example.com', phone: null };

describe('a list of leads', () => {
  test.each<[line: string, lead: Partial<Lead>]>([
    ['Dan Wu, dan@example.com', dan],
    ['Dan Wu <dan@example.com>', dan],
    ['"Wu, Dan" <dan@example.com>', { ...dan, name: 'Wu, Dan' }],
    ['dan@example.com, Dan Wu', dan],
    ['Dan Wu (dan@example.com)', dan],
    ['Dan Wu mailto:dan@example.com', dan],
    ['dan@example.com', { ...dan, name: 'dan@example.com' }],
    ['Dan Wu - 555-0100', { ...dan, email: null, phone: '555-0100' }],
    ['Dan Wu, +49 30 5550142', { ...dan, email: null, phone: '+49 30 5550142' }],
    ['Dan Wu (Acme)', { ...dan, name: 'Dan Wu (Acme)', email: null }],
    ['Studio 54 - 1977', { ...dan, name: 'Studio 54 - 1977', email: null }],
    ['Fair - 2026-11-20', { ...dan, name: 'Fair - 2026-11-20', email: null }],
    ['Harbor Cafe@home', { ...dan, name: 'Harbor Cafe@home', email: null }],
  ])('%s', async (input, lead) => {
    const desk = new Desk();
    expect(await desk.runWith({ input }, 'lead', 'add', '--leads', '-', '--new')).toMatchObject({ code: 0 });
    expect(await leads(desk)).toEqual([lead]);
  });

  test('of a name and an email finds who has the email, then who has the name', async () => {
    const desk = await usedDesk();
    const input =
      'Daniel Wu, dan@example.com\nWu <DAN@example.com>\nAnn Lee, ann@lee.example\nBo Ray, bo@ray.example\n';
    const answer = await desk.runWith(
      { input: input.replace('Daniel', 'Dan') },
      'log',
      ...touch,
      '--leads',
      '-',
    );
    expect(answer.stdout).toContain('3 touches');
    expect(answer.stderr).toContain('line 2 names "Wu" again, after line 1: it counts once.');
    expect(answer.stderr).toContain('addresses of 1 lead that is there are not taken: Ann Lee @2');
    expect((await leads(desk)).map(({ name, email }) => [name, email])).toEqual([
      ['Dan Wu', 'dan@example.com'],
      ['Ann Lee', null],
      ['Bo Ray', 'bo@ray.example'],
    ]);
  });

  test.each([
    ['Eve Li, dan@example.com', 'line 1: "Eve Li" has an address of Dan Wu @1: write @1, or leave it out.'],
    [
      'Dan Wu, dan@other.example',
      'line 1: Dan Wu @1 has another email than dan@other.example: write @1, or another name.',
    ],
    [
      'Bo, a@x.example\nBo, b@x.example',
      'line 2: "Bo" stands on line 1, too, with another email: "prospect import" keeps them apart.',
    ],
  ])('that contradicts itself or the journal is in doubt (%j)', async (input, words) => {
    const desk = await usedDesk();
    const before = (await desk.run('export', 'all')).stdout;
    for (const command of [
      ['lead', 'add', '--new'],
      ['log', ...touch],
    ]) {
      const { code, stderr } = await desk.runWith({ input }, ...command, '--leads', '-');
      expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    }
    expect((await desk.run('export', 'all')).stdout).toBe(before);
  });
});

const table = [
  ['Vorname', 'Nachname', 'Firma', 'E-Mail', 'Ort'],
  ['Dan', 'Wu', 'Wu & Co', 'dan@example.com', 'Ulm'],
  ['Bo', 'Ray', 'Ray', 'bo@ray.example; ray@ray.example', 'Bonn'],
];

describe('a table of leads', () => {
  test.each([
    ['in.csv', table.map((row) => `${row.map((cell) => `"${cell}"`).join(';')}\r\n`).join('')],
    ['in.xlsx', workbookOf({ Leads: table })],
    [
      'in.vcf',
      'BEGIN:VCARD\nFN:Dan Wu\nEMAIL:dan@example.com\nEND:VCARD\nBEGIN:VCARD\nN:Ray;Bo\nORG:Ray\nEMAIL:bo@ray.example\nEMAIL:ray@ray.example\nEND:VCARD\n',
    ],
  ])('%s adds those who are new, with what it says of them', async (name, content) => {
    const desk = await usedDesk();
    fs.writeFileSync(path.join(desk.folder, name), content);
    const answer = await desk.run('lead', 'add', '--leads', path.join(desk.folder, name));
    expect(answer.stdout).toBe('1 new lead @3 · 1 there already\n');
    if (!name.endsWith('vcf')) expect(answer.stderr).toContain('not used: Ort\n');
    expect((await leads(desk)).at(-1)).toEqual({
      name: 'Bo Ray',
      company: 'Ray',
      email: 'bo@ray.example; ray@ray.example',
      phone: null,
    });
    const log = await desk.run('log', ...touch, '--leads', path.join(desk.folder, name));
    expect(log.stdout).toContain('2 touches');
    expect(await leads(desk)).toHaveLength(3);
  });

  test('a touch each for new leads with their addresses, and what a block calls', async () => {
    const desk = new Desk();
    const file = path.join(samples, 'vcard-google-3.0.vcf');
    expect((await desk.run('log', ...touch, '--channel', 'call', '--leads', file)).stdout).toContain(
      '3 touches',
    );
    expect((await leads(desk)).map(({ email }) => email)).toEqual([
      'devon@coltcpa.example; office@coltcpa.example',
      'only-mail@firm.example',
      null,
    ]);
  });

  test('that holds touches, or nothing known, is pointed to import', async () => {
    const desk = await usedDesk();
    for (const [name, what] of [
      ['dialer-calls.csv', 'has columns of touches: outcome, seconds, timestamp'],
      ['android-calls.xml', 'is a web page or XML, not a list with one lead a line'],
    ] as const) {
      const { code, stderr } = await desk.run('lead', 'add', '--leads', path.join(samples, name));
      expect([code, stderr]).toEqual([65, expect.stringContaining(what)]);
      expect(stderr).toContain('prospect import ');
    }
  });
});

test('a person on two lines has the addresses of both, and one line with a number among bullets loses it', async () => {
  const desk = new Desk();
  const lines = '- Dan Wu, dan@example.com\n- Dan Wu - 555-0100\n3. Hal Ott\n- Bo\n';
  const answer = await desk.runWith({ input: lines }, 'lead', 'add', '--leads', '-', '--new');
  expect(answer).toMatchObject({ code: 0 });
  expect((await leads(desk)).map(({ name, email, phone }) => [name, email, phone])).toEqual([
    ['Dan Wu', 'dan@example.com', '555-0100'],
    ['Hal Ott', null, null],
    ['Bo', null, null],
  ]);
});

test.each([
  ['name,phone,last call,result', 'result, last call'],
  ['name,tactic,date,outcome', 'date, outcome'],
])('a list with the columns %s is told to be of touches', async (header, columns) => {
  const desk = new Desk();
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), `${header}\nAnn Lee,5550100,2026-03-02,talked\n`);
  const { code, stderr } = await desk.run('lead', 'add', '--leads', 'in.csv');
  expect(code).toBe(65);
  expect(stderr).toContain(`of touches: ${columns}. Nothing was written.`);
  expect(stderr).toContain('prospect import in.csv');
});
