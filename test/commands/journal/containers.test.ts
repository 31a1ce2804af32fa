import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { workbookOf, zipOf } from '../../helpers/workbook.js';

const data = (...name: string[]) => path.join(import.meta.dirname, '../../data', ...name);

function write(desk: Desk, name: string, content: string | Buffer): string {
  fs.writeFileSync(path.join(desk.folder, name), content);
  return path.join(desk.folder, name);
}

async function leads(desk: Desk): Promise<unknown[]> {
  const { stdout } = await desk.run('export', 'leads', '--json');
  return JSON.parse(stdout) as unknown[];
}

describe('a workbook', () => {
  const book = workbookOf({
    Leads: [
      ['name', 'email', 'phone'],
      ['Ann Lee', 'ann@lee.example', { number: 491515550142 }],
      [],
      ['Bo Ray', 'no address', ''],
    ],
    Touches: [
      ['at', 'name', 'tactic', 'outcome', 'minutes'],
      [
        { number: 46_346.652777777781, format: 'd.m.yyyy h:mm' },
        'Ann Lee',
        'cold-call',
        'talked',
        { number: 3 },
      ],
    ],
  });

  test('is imported by its first sheet, another by its name, and again adds nothing', async () => {
    const desk = new Desk();
    const file = write(desk, 'list.xlsx', book);
    const first = await desk.run('import', file, '--skip-bad');
    expect(first.stdout).toContain('added 1 new lead');
    expect(first.stderr).toContain('read: sheet "Leads"; not read: "Touches" (--sheet NAME takes another)');
    expect(first.stderr).toContain('row 4: ');
    expect(await leads(desk)).toMatchObject([{ name: 'Ann Lee', phone: '491515550142' }]);

    await desk.run('tactic', 'add', 'cold-call', '--channel', 'call');
    expect((await desk.run('import', file, '--sheet', 'touches')).stdout).toContain('added 1 touch');
    expect((await desk.run('export', 'touches')).stdout).toContain('2026-11-20T15:40');
    expect((await desk.run('import', file, '--sheet', 'Touches')).stdout).toContain('skipped 1');
  });

  test('comes on standard input, too', async () => {
    const desk = new Desk();
    const { stdout } = await desk.runWith({ input: book }, 'import', '-', '--sheet', 'Leads', '--skip-bad');
    expect(stdout).toContain('added 1 new lead');
  });

  test.each([
    [['--sheet', 'Calls'], 2, '"list.xlsx" has no sheet "Calls".\n  Its sheets: "Leads", "Touches".'],
    [[], 65, '1 row is refused, so nothing was written.'],
  ])('%j leaves no journal where it cannot be read', async (flags, code, words) => {
    const desk = new Desk();
    write(desk, 'list.xlsx', book);
    const answer = await desk.run('import', path.join(desk.folder, 'list.xlsx'), ...flags);
    expect(answer.code).toBe(code);
    expect(answer.stderr.replaceAll(`${desk.folder}/`, '')).toContain(words);
    expect(fs.existsSync(desk.file)).toBe(false);
  });
});

test('a sheet is of workbooks alone', async () => {
  const desk = new Desk();
  const { code, stderr } = await desk.run('import', write(desk, 'a.csv', 'name\nAnn\n'), '--sheet', 'One');
  expect([code, stderr]).toEqual([2, expect.stringContaining('--sheet is for workbooks')]);
});

test('an archive that is damaged leaves nothing', async () => {
  const desk = new Desk();
  const file = write(desk, 'a.xlsx', zipOf({ 'xl/workbook.xml': '<workbook/>' }).subarray(0, 90));
  const { code, stderr } = await desk.run('import', file);
  expect([code, stderr]).toEqual([65, expect.stringContaining('is a damaged workbook')]);
  expect(fs.existsSync(desk.file)).toBe(false);
});

describe('contact cards', () => {
  test.each([
    ['vcard-google-3.0.vcf', 3],
    ['vcard-outlook-2.1.vcf', 1],
    ['vcard-android-2.1.vcf', 2],
    ['vcard-apple-3.0.vcf', 2],
    ['vcard-4.0.vcf', 1],
  ])('%s: a lead each, and again none', async (name, number) => {
    const desk = new Desk();
    const file = data('exports', name);
    const words = number === 1 ? '1 new lead' : `${number} new leads`;
    expect(await desk.run('import', file)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(words) as string,
    });
    expect(await leads(desk)).toHaveLength(number);
    expect((await desk.run('import', file)).stdout).toContain('added 0 new leads');
  });

  test('with all their addresses', async () => {
    const desk = new Desk();
    await desk.run('import', data('exports', 'vcard-4.0.vcf'));
    expect(await leads(desk)).toMatchObject([
      {
        name: 'Simon Perrin',
        company: 'Perrin SA',
        email: 'simon@perrin.example; sp@home.example',
        phone: '+33-1-55-50-01-42 ext. 102; +33 6 55 50 01 43',
        tags: 'fair; hot lead',
      },
    ]);
  });

  test('are refused by the number of the card', async () => {
    const desk = new Desk();
    const card = (name: string, more = '') => `BEGIN:VCARD\nFN:${name}\n${more}END:VCARD\n`;
    const file = write(desk, 'a.vcf', card('Ann') + card('Bo', 'EMAIL:none at all\n') + card('Cy'));
    const { code, stderr } = await desk.run('import', file);
    expect(code).toBe(65);
    expect(stderr).toContain('card 2: ');
    expect((await desk.run('import', file, '--skip-bad')).stdout).toContain('added 2 new leads');
  });

  test('that are damaged cost themselves with --skip-bad', async () => {
    const desk = new Desk();
    const file = write(desk, 'a.vcf', 'BEGIN:VCARD\nFN:Ann\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\n');
    expect(await desk.run('import', file)).toMatchObject({ code: 65, stdout: '' });
    const answer = await desk.run('import', file, '--skip-bad');
    expect(answer.stdout).toContain('added 1 new lead');
    expect(answer.stderr).toContain('card 2 has no END:VCARD, and is left out');
  });
});
