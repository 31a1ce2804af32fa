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
    const [header, row] = (await exported(here, 'leads')).split('\n');
    const { uid } = (await leadsOf(here))[0]!;
    const other = `${header}\n${row!.replace('Ann', 'Bo').replace(
      uid!,
      uid!.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    )}`;
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

describe('names of leads in a table', () => {
  test.each([
    ['@7', '"@7" holds @7, the number of a lead.'],
    ['Ann Lee @1', '"Ann Lee @1" holds @1, the number of a lead.'],
    ['.', '"." is no name.'],
    ['-', '"-" is no name.'],
    ['"Ann\nLee"', 'The lead name "Ann Lee" goes over more than one line.'],
    ['Ann <a@b.co>', '"Ann <a@b.co>" is a name and an email.'],
  ])('%j, which typed is no name, is refused with its line and what to do', async (name, message) => {
    const desk = new Desk();
    await ran(desk, 'lead add Zoe');
    const before = await exported(desk);
    const { code, stderr } = await importText(desk, `name,note\nBo,\n${name},\n`);
    expect([code, stderr]).toEqual([65, expect.stringMatching(/^ {2}line [34]: /)]);
    expect(stderr).toMatch(new RegExp(`${message.replace(/[.$]/g, '\\$&')} \\S`));
    expect(await exported(desk)).toBe(before);
  });

  test('that a journal has come back from its own exports', async () => {
    const desk = new Desk();
    await importText(desk, 'name,email\nZoe,z@x.org\nBo,b@x.org\n');
    const all = (await exported(desk)).replace('"Zoe"', '"Zoe\\n@2"').replace('"Bo"', '" - "');
    const here = new Desk();
    expect((await importText(here, all)).code).toBe(0);
    expect(await exported(here)).toBe(all);
    const other = new Desk();
    expect((await importText(other, await exported(here, 'leads'))).code).toBe(0);
    expect((await leadsOf(other)).map(({ name }) => name)).toEqual(['Zoe\n@2', ' - ']);
  });

  test('that are an email or a phone are addresses too, so that a person stays one', async () => {
    const desk = new Desk();
    await importText(desk, 'name\nbob@example.com\n+49 30 123456\n');
    expect(await leadsOf(desk)).toMatchObject([{ email: 'bob@example.com' }, { phone: '+49 30 123456' }]);
    await importText(desk, 'name,email,phone\nBob,bob@example.com,\nCy,,004930123456\n');
    await importText(desk, 'name,email\nBob@Example.com,BOB@example.com\n');
    expect(await leadsOf(desk)).toHaveLength(2);
  });

  test('and words have no blanks around them', async () => {
    const desk = new Desk();
    const text = 'at,lead,tactic,outcome,source\n2026-11-20,"Ann ", cold-call, talked ,"\u00a0fair "\n';
    expect((await importText(desk, text)).code).toBe(0);
    await ran(desk, 'tactic add other');
    await desk.run('lead', 'add', '  pad  ');
    await desk.run('lead', 'edit', 'pad', '--name', ' Pat ');
    await desk.run('tactic', 'add', '  visit ');
    await desk.run('log', 'Pat', '-t', ' walk ', '-o', 'talked');
    const all = JSON.parse(await exported(desk)) as Record<string, { name: string }[]>;
    const names = (kind: string) => all[kind]!.map(({ name }) => name);
    expect(names('leads')).toEqual(['Ann', 'Pat']);
    expect(names('tactics')).toEqual(['cold-call', 'other', 'visit', 'walk']);
    expect(names('sources')).toEqual(['fair']);
  });
});

describe('a meeting with nobody in particular', () => {
  test.each(['meeting', 'won'])('%s is refused in a table, with its line', async (outcome) => {
    const rows = `at,lead,tactic,outcome\n2026-11-20,,call,talked\n2026-11-20,,call,${outcome}\n`;
    expect(await importText(new Desk(), rows)).toMatchObject({
      code: 65,
      stderr: expect.stringContaining(
        `  line 3: The outcome ${outcome} needs a lead. Name the lead:`,
      ) as string,
    });
  });

  test('comes back from an export of before, and is said', async () => {
    const desk = new Desk();
    await ran(desk, 'log Ann -t call -o meeting');
    const all = (await exported(desk)).replace(/("touch":1,.*)"lead":1/, '$1"lead":null');
    const here = new Desk();
    const said = 'touch 1 needs a lead, for a meeting is with somebody: prospect edit 1 --lead NAME\n';
    expect(await importText(here, all)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(said) as string,
    });
    const other = await importText(new Desk(), await exported(here, 'touches'));
    expect(other).toMatchObject({ code: 0, stderr: expect.stringContaining(said) as string });
  });
});

test('a column that is missed beside a --map is said to need one too', async () => {
  const text = 'Client,date,tactic\nAnn,2026-11-20,call\n';
  const told = 'With a --map no other column is taken by its name: map each that you want.';
  for (const maps of [['tactic=tactic'], ['company=Client', 'date=date'], ['note=tactic']])
    expect((await importText(new Desk(), text, ...maps.flatMap((map) => ['--map', map]))).stderr).toContain(
      told,
    );
});
