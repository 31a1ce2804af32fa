import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../src/render/width.js';
import { root } from '../helpers/folder.js';
import { promiseScene } from '../helpers/promise-scene.js';
import { Desk, type Answer } from '../helpers/run.js';
import { seed } from '../helpers/seed.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `lead-list-${name}.txt`);

function addListed(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'names.txt'), text);
  return desk.run('lead', 'add', '--leads', 'names.txt', ...options);
}

async function tiers(desk: Desk): Promise<string[]> {
  const rows = JSON.parse((await desk.run('export', 'leads', '--json')).stdout) as Record<string, string>[];
  return rows.map(({ name, tier }) => `${name} ${tier ?? '–'}`);
}

describe('lead list --dream', () => {
  test('says of each how often and when it was touched, how far it came, and whether it is cold', async () => {
    const desk = new Desk({ now: '2026-11-22T18:10:00' });
    seed(desk.file, promiseScene());
    for (const columns of [80, 120]) {
      const { stdout, stderr, code } = await desk.runWith({ columns }, 'lead', 'list', '--dream');
      expect(code).toBe(0);
      expect(Math.max(...stdout.split('\n').map(textWidth))).toBeLessThanOrEqual(columns);
      await expect(stdout + stderr).toMatchFileSnapshot(screen(`dream-${columns}`));
    }
    const rows = JSON.parse((await desk.run('lead', 'list', '--json')).stdout) as Record<string, unknown>[];
    const contact = Object.fromEntries(rows.map((row) => [row.name, row.contact])) as Record<string, unknown>;
    expect(contact).toMatchObject({
      'Weber & Co': 'recent',
      'Nordwind AG': 'cold',
      Kline: 'never',
      Acme: 'closed',
    });
    const all = await desk.runWith({ columns: 120 }, 'lead', 'list');
    expect(all.stdout).not.toContain('contact');
    expect(all.stderr).not.toContain('Of tier');
  });

  test('a lead is cold after as many days as are set', async () => {
    const desk = new Desk();
    for (const [name, days] of [
      ['Ada', 29],
      ['Bo', 30],
      ['Cy', 31],
    ] as const) {
      await desk.run('lead', 'add', name, '--dream');
      await desk.run('log', name, '-t', 'door-knock', '-o', 'no-answer', '--at', `-${days}d`);
    }
    const cold = async () => {
      const { stdout } = await desk.run('report', '--json');
      return (JSON.parse(stdout) as { dream: Record<string, number> }).dream;
    };
    expect(await cold()).toMatchObject({ cold_days: 30, touched: 1, cold: 2 });
    await desk.run('config', 'set', 'cold-days', '31');
    expect(await cold()).toMatchObject({ cold_days: 31, touched: 2, cold: 1 });
    await desk.run('config', 'set', 'cold-days', '1');
    expect(await cold()).toMatchObject({ cold_days: 1, touched: 0, cold: 3 });
  });

  test('an empty list is said in one line', async () => {
    expect(await new Desk().runWith({ file: null }, 'lead', 'list', '--dream')).toEqual({
      stdout: '',
      stderr: 'No leads to list.\n',
      code: 0,
    });
  });
});

describe('lead add --leads', () => {
  test('reads a plain list of names, as they are, in one operation', async () => {
    const desk = new Desk();
    const answer = await addListed(
      desk,
      '\ufeffElm Dental\r\n\r\nAcme, Inc.\r\n"Quoted" Homes\r\n',
      '--dream',
    );
    expect(answer).toEqual({ stdout: '3 new leads @1–@3\n', stderr: '', code: 0 });
    expect(await tiers(desk)).toEqual(['Elm Dental dream', 'Acme, Inc. dream', '"Quoted" Homes dream']);
    await desk.run('undo');
    expect(await tiers(desk)).toEqual([]);
  });

  test('leads that are there already get the tier and nothing else', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Elm Dental', '--source', 'fair');
    await desk.run('lead', 'add', 'Ridge Homes', '--dream');
    const list = 'elm dental\n@2\nIto Labs\n';
    expect((await addListed(desk, list, '--dream', '--source', 'portal')).stdout).toBe(
      '1 new lead @3 · 2 there already, 1 of them now of tier dream\n',
    );
    expect(await tiers(desk)).toEqual(['Elm Dental dream', 'Ridge Homes dream', 'Ito Labs dream']);
    const before = fs.readFileSync(desk.file);
    expect((await addListed(desk, list, '--dream')).stdout).toBe('0 new leads · 3 there already\n');
    expect((await addListed(desk, list)).stdout).toBe('0 new leads · 3 there already\n');
    expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
    expect((await desk.run('lead', 'list', '--source', 'fair', '--csv')).stdout).toContain('Elm Dental');
  });

  test('reads standard input, with a tag and a source for all', async () => {
    const desk = new Desk();
    const input = 'Elm Dental\nRidge Homes\n';
    const options = ['--tier', 'A', '--source', 'portal', '--origin', 'given'];
    const { stdout } = await desk.runWith({ input }, 'lead', 'add', '--leads', '-', ...options);
    expect(stdout).toBe('2 new leads @1–@2\n');
    const { stdout: rows } = await desk.run('lead', 'list', '--json');
    expect(JSON.parse(rows)).toMatchObject([
      { name: 'Ridge Homes', tier: 'A', source: 'portal', origin: 'given' },
      { name: 'Elm Dental', tier: 'A', source: 'portal', origin: 'given' },
    ]);
  });

  test('refuses a doubtful list, a name beside the file, what only one lead has, and nothing at all', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Harbor Cafe');
    const doubt = await addListed(desk, 'Harbour Cafe\nIto Labs\n');
    expect([doubt.code, doubt.stdout]).toEqual([2, '']);
    expect(doubt.stderr).toContain('1 line is in doubt, so nothing was written.');
    expect(await tiers(desk)).toEqual(['Harbor Cafe –']);
    const both = await desk.run('lead', 'add', 'Ada', '--leads', 'names.txt');
    expect([both.code, both.stderr.split('\n')[0]]).toEqual([
      2,
      'prospect: Both "Ada" and --leads were given.',
    ]);
    const one = await addListed(desk, 'Ada\n', '--email', 'ada@example.org');
    expect([one.code, one.stderr.split('\n')[0]]).toEqual([
      2,
      'prospect: --email is of one lead and does not go with --leads.',
    ]);
    expect((await desk.run('lead', 'add')).stderr).toBe(
      'prospect: Which lead?\n  Give its name, or --leads FILE with a name a line.\n',
    );
  });
});

describe('import', () => {
  const importText = (desk: Desk, text: string, ...options: string[]) => {
    fs.writeFileSync(path.join(desk.folder, 'names.csv'), text);
    return desk.run('import', 'names.csv', ...options);
  };

  test('reads names under a heading, with a tier for all', async () => {
    const desk = new Desk();
    const { stdout } = await importText(desk, 'Name\nElm Dental\n"Acme, Inc."\n', '--const', 'tier=dream');
    expect(stdout).toBe('added 2 new leads · skipped 0 already there · refused 0\n');
    expect(await tiers(desk)).toEqual(['Elm Dental dream', 'Acme, Inc. dream']);
  });

  test('says how to read names without one', async () => {
    const desk = new Desk();
    const { stderr, code } = await importText(desk, 'Elm Dental\nRidge Homes\n', '--const', 'tier=dream');
    expect(code).toBe(65);
    expect(stderr).toContain('A plain list of names is read by "prospect lead add --leads FILE".');
  });

  test('takes a list of leads that this program printed, with how they stand', async () => {
    const [from, to] = [new Desk(), new Desk()];
    seed(from.file, promiseScene());
    const list = (await from.run('lead', 'list', '--dream', '--csv')).stdout;
    const { stdout, stderr } = await importText(to, list);
    expect({ stdout, stderr }).toEqual({
      stdout: 'added 6 new leads · skipped 0 already there · refused 0\n',
      stderr: '',
    });
  });
});
