import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

/** Whom a text names, as `Ann @1`; what is said where it names nobody. */
async function named(desk: Desk, text: string): Promise<string> {
  const { code, stdout, stderr } = await desk.run('show', text);
  return code === 0 ? stdout.split('\n')[0]!.trim() : stderr;
}

/** A lead Ann with that phone, kept while that country is set. */
async function annWith(phone: string, country?: string): Promise<Desk> {
  const desk = new Desk();
  if (country) await desk.run('config', 'set', 'country', country);
  await desk.run('lead', 'add', 'Ann', '--phone', phone);
  await desk.run('lead', 'add', 'Bo', '--phone', '+49 151 5550148');
  return desk;
}

/** Keeps phones in the form that the first version gave them: all their digits. */
function asBefore(desk: Desk): void {
  const db = new Database(desk.file);
  const rows = db.prepare("SELECT id, value FROM address WHERE kind = 'phone'").all() as {
    id: number;
    value: string;
  }[];
  for (const { id, value } of rows) {
    const digits = value.replace(/\D/g, '');
    const folded = value.startsWith('+') ? digits : digits.replace(/^00/, '');
    db.prepare('UPDATE address SET folded = ? WHERE id = ?').run(folded, id);
  }
  db.close();
}

const german = [
  '0151 5550147',
  '(0151) 555-0147',
  '0151/5550147',
  '+491515550147',
  '+49 (0)151 555 0147',
  '0049 151 5550147',
  '0049(0)151-5550147',
  '(+49) 151 5550147',
];

describe('with a country set', () => {
  test.each(german)('a lead with %s is found by all its spellings', async (phone) => {
    const before = await annWith(phone);
    asBefore(before);
    await before.run('config', 'set', 'country', 'de');
    for (const desk of [before, await annWith(phone, 'DE')])
      for (const text of german)
        expect([text, await named(desk, text)]).toEqual([text, expect.stringMatching(/^Ann @1/)]);
  });

  test('and shown, exported and kept as it was typed', async () => {
    const desk = await annWith('+49 (0)151 555-0147', 'DE');
    expect((await desk.run('show', '0151 5550147')).stdout).toContain('+49 (0)151 555-0147');
    const [ann] = JSON.parse((await desk.run('export', 'leads', '--json')).stdout) as { phone: string }[];
    expect(ann!.phone).toBe('+49 (0)151 555-0147');
  });

  test('another number is somebody else', async () => {
    const desk = await annWith('0151 5550147', 'DE');
    for (const text of ['0151 555014', '0151 55501470', '0152 5550147', '+1 151 5550147', '+43 151 5550147'])
      expect([text, await named(desk, text)]).toEqual([text, expect.stringContaining('There is no lead')]);
  });

  test('a touch is logged to whoever has the number', async () => {
    const desk = await annWith('+49 151 5550147', 'DE');
    const { stdout } = await desk.run(
      'log',
      '0151',
      '555-0147',
      '-t',
      'cold',
      '--channel',
      'call',
      '-o',
      'no-answer',
    );
    expect(stdout).toContain('Ann @1');
    fs.writeFileSync(path.join(desk.folder, 'list.txt'), '0151/5550147\n0049 151 5550148\n');
    expect((await desk.run('lead', 'add', '--leads', 'list.txt')).stdout).toBe(
      '0 new leads · 2 there already\n',
    );
  });

  test('two leads with one number are pointed out', async () => {
    const desk = await annWith('+49 151 5550147', 'DE');
    const { stderr } = await desk.run('lead', 'add', 'Cy', '--phone', '0151/5550147');
    expect(stderr).toBe('nearly the same: Ann @1 (prospect lead merge @3 @1)\n');
  });

  test('taken back, each is found as it was typed, and as international numbers always are', async () => {
    const desk = await annWith('0151 5550147', 'DE');
    await desk.run('config', 'set', 'country', '');
    expect(await named(desk, '(0151) 555-0147')).toMatch(/^Ann @1/);
    expect(await named(desk, '+49 151 5550147')).toContain('There is no lead');
    expect(await named(desk, '0049 (0)151 5550148')).toMatch(/^Bo @2/);
  });
});

describe('without a country', () => {
  test.each([
    ['030-123-4567', '(030) 123-4567'],
    ['(030) 1234567', '030 1234567'],
    ['+49 (0)711 5550147', '+49711 555-0147'],
    ['+49711 555-0147', '0049 (0)711 5550147'],
    ['001 345 555 8901', '+1 (345) 555-8901'],
    ['(212) 555-0100 x 12', '212-555-0100 ext. 12'],
  ])('%s is found by %s', async (phone, text) => {
    const desk = await annWith(phone);
    expect(await named(desk, text)).toMatch(/^Ann @1/);
    asBefore(desk);
    expect(await named(desk, text)).toMatch(/^Ann @1/);
    expect((await desk.run('lead', 'add', 'Cy', '--phone', text)).stderr).toContain(
      'nearly the same: Ann @1',
    );
  });
});

test('an extension tells two people on one line apart; without one the line finds both', async () => {
  const desk = await annWith('(212) 555-0100 x 12', 'US');
  await desk.run('lead', 'add', 'Cy', '--phone', '+1 212 555 0100 ext 13');
  expect(await named(desk, '212-555-0100, ext. 13')).toMatch(/^Cy @3/);
  expect(await named(desk, '212 555 0100')).toContain('fits more than one lead: Ann @1, Cy @3');
  await desk.run('lead', 'add', 'Front desk', '--phone', '212 555 0100');
  expect(await named(desk, '+12125550100')).toMatch(/^Front desk @4/);
});

test('a country is given by its code', async () => {
  const desk = new Desk();
  expect(await desk.run('config', 'set', 'country', 'Germany')).toMatchObject({
    code: 2,
    stderr: 'prospect: "Germany" is no country known here.\n  Give its code of two letters: DE, US, GB.\n',
  });
  await desk.run('config', 'set', 'country', 'uk');
  expect((await desk.run('config', 'get', 'country')).stdout).toBe('GB\n');
});
