import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk, type Answer } from '../helpers/run.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function ran(desk: Desk, ...lines: string[]): Promise<void> {
  for (const line of lines) {
    const { code, stderr } = await desk.run(...line.split(' '));
    expect([code, stderr], line).toEqual([0, expect.anything()]);
  }
}

async function exported(desk: Desk, what = 'all'): Promise<string> {
  return (await desk.run('export', what)).stdout;
}

async function leadsOf(desk: Desk): Promise<Record<string, string>[]> {
  return JSON.parse((await desk.run('export', 'leads', '--json')).stdout) as Record<string, string>[];
}

describe('a plan of another journal', () => {
  const planned = async (...lines: string[]) => {
    const desk = new Desk();
    await ran(desk, 'tactic add call --channel call', ...lines);
    return desk;
  };

  test.each(['call', 'meeting'])('for %s does not replace the one here, and that is said', async (what) => {
    const here = await planned(`plan ${what} 10/week`);
    const there = await planned(`plan ${what} 30/week`, `plan ${what} 40/week --from 2026-12-07`);
    const before = (await here.run('plan')).stdout;
    const { code, stderr } = await importText(here, await exported(there));
    expect(code).toBe(0);
    expect(stderr).toContain('2 plans differ from what is here and were not taken: plans 1\n');
    expect((await here.run('plan')).stdout).toBe(before);
  });

  test('is there already where it says the same, and taken with its history where there is none', async () => {
    const there = await planned('plan call 10/week', 'plan call 20/week --from 2026-12-07');
    const all = await exported(there);
    const same = await planned('plan call 10/week', 'plan call 20/week --from 2026-12-07');
    expect((await importText(same, all)).stderr).toBe('');
    const other = await planned('plan meeting 2/week');
    expect((await importText(other, all)).stdout).toContain('2 plans');
    expect((await importText(other, all)).stdout).toContain('added 0 touches ·');
  });
});

describe('emails and phones of a table', () => {
  const fillers = ['-', 'n/a', 'N/A', 'none', 'Unknown', '0', 'null', '?', '–'];

  test.each(['email', 'phone'])('that say nothing make no two leads one: %s', async (kind) => {
    const desk = new Desk();
    const rows = fillers.map((filler, n) => `Lead ${n},${filler}`);
    const twice = [...rows, ...rows.map((row) => row.replace('Lead', 'Other'))];
    expect(await importText(desk, [`name,${kind}`, ...twice].join('\n'))).toMatchObject({
      code: 0,
      stdout: 'added 18 new leads · skipped 0 already there · refused 0\n',
      stderr: expect.stringContaining('18 emails and phones like "-" or "n/a" left out\n') as string,
    });
    expect((await leadsOf(desk)).map((lead) => lead[kind])).toEqual(twice.map(() => null));
  });

  test('that say nothing are nobody in a touch, and no address of a journal that has them', async () => {
    const desk = new Desk();
    const text = 'at,tactic,outcome,email\n2026-11-20,call,talked,-\n2026-11-20,call,talked,?\n';
    expect((await importText(desk, text)).stdout).toContain('added 2 touches, 1 new tactic');
    expect(await leadsOf(desk)).toEqual([]);

    await importText(desk, 'name,email\nAnn,a@x.org\n');
    const old = (await exported(desk)).replace('a@x.org', 'n/a');
    const here = new Desk();
    await importText(here, old);
    expect(await exported(here)).toBe(old);
    const own = (await exported(here, 'leads')).replace(/Ann/, 'Bo').replace(/(-[0-9a-f]{11})\d\b/, '$1x');
    const other = own.replaceAll('x', 'f');
    expect((await importText(here, other)).stdout).toContain('added 1 new lead ');
  });

  test.each([
    ['email', 'notamail'],
    ['email', 'Dina <d@x.co>'],
    ['email', 'mailto:e@x.co'],
    ['email', 'a@b.co/c@d.co'],
    ['email', 'a@b.co; Dina'],
    ['phone', 'a@b.co'],
    ['phone', 'ask Bo'],
  ])('%s %s is refused with its line, as by lead add', async (kind, text) => {
    const desk = new Desk();
    const { code, stderr } = await importText(desk, `name,${kind}\nAnn,\nDina,${text}\n`);
    const what = kind === 'email' ? 'an email. Write it like' : 'a phone number. Write it with';
    expect([code, stderr]).toEqual([65, expect.stringMatching(/^ {2}line 3: "[^"]+" is not /)]);
    expect(stderr).toContain(`is not ${what}`);
    expect(fs.existsSync(desk.file)).toBe(false);
    if (!text.includes(';')) expect((await desk.run('lead', 'add', 'Dina', `--${kind}`, text)).code).toBe(2);
  });

  test('of one cell are parted by semicolons, emails by commas too', async () => {
    const desk = new Desk();
    await importText(desk, 'name,email,phone\nAnn,"a@b.co, c@d.co;e@f.co",+1 555 01; 555 02\n');
    expect(await leadsOf(desk)).toMatchObject([
      { email: 'a@b.co; c@d.co; e@f.co', phone: '+1 555 01; 555 02' },
    ]);
  });
});
