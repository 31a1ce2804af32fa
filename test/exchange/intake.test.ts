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

  test('are taken out of links, labels and what other programs put around them', async () => {
    const desk = new Desk();
    const text = [
      'name,email,phone',
      'Ann,mailto:a@b.co?subject=Hi,"tel:+1-345-555-8901;ext=12"',
      ',"""Lee, Dy"" <d@b.co>; e@b.co",mobile: 0151 5550147',
      'Ben Ito (ben@ito.example),,4930555014.0 ::: 0711 / 555-0147',
      '"Dan Wu, dan@example.com",dan@home.example,',
      '<eve@example.com>,,',
    ].join('\n');
    expect((await importText(desk, text)).code).toBe(0);
    const leads = (await leadsOf(desk)).map(({ name, email, phone }) => [name, email, phone]);
    expect(leads).toEqual([
      ['Ann', 'a@b.co', '+1-345-555-8901 ext 12'],
      ['Lee, Dy', 'd@b.co; e@b.co', '0151 5550147'],
      ['Ben Ito', 'ben@ito.example', '4930555014; 0711 / 555-0147'],
      ['Dan Wu', 'dan@example.com; dan@home.example', null],
      ['eve@example.com', 'eve@example.com', null],
    ]);
    expect((await importText(desk, text)).stdout).toBe(
      'added 0 new leads · skipped 5 already there · refused 0\n',
    );
  });

  test('of which a spreadsheet lost digits are refused', async () => {
    const desk = new Desk();
    const { code, stderr } = await importText(desk, 'name,phone\nAnn,4.93E+12\n');
    expect([code, stderr]).toEqual([
      65,
      expect.stringMatching(/^ {2}line 2: "4\.93E\+12" is .* lost digits\. Give/),
    ]);
  });

  test('of a country that is set are one number in every spelling', async () => {
    const desk = new Desk();
    await importText(desk, 'name,phone\nAnn,0151 5550147\nBo,+49 711 5550148\n');
    await ran(desk, 'config set country DE');
    const again =
      'name,phone\nAnn,+49 (0)151 555-0147\nBo,0711/5550148; 0151 5550149\n,0049 711 5550148\nCy,711 5550148 x 2\n';
    const { stdout } = await importText(desk, again);
    expect(stdout).toContain('added 1 new lead');
    expect((await leadsOf(desk)).map(({ name, phone }) => [name, phone])).toEqual([
      ['Ann', '0151 5550147'],
      ['Bo', '+49 711 5550148; 0151 5550149'],
      ['Cy', '711 5550148 x 2'],
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

test('beside a --map the other columns are taken by their names', async () => {
  const desk = new Desk();
  const text = 'Who,date,tactic,Result\nAnn,2026-11-20,call,talked\n';
  expect(await importText(desk, text, '--map', 'lead=Who')).toMatchObject({
    code: 0,
    stdout: 'added 1 touch, 1 new lead, 1 new tactic · skipped 0 already there · refused 0\n',
  });
});

describe('tactics of our own list that are here otherwise', () => {
  const made = async (...lines: string[]) => {
    const desk = new Desk();
    await ran(desk, 'tactic add call --channel call --worth 1/20 --minutes 5', ...lines);
    return desk;
  };

  test.each([
    ['tactic edit call --kind warm', 'kind warm'],
    ['tactic edit call --worth 1/10', 'worth for meeting 0.1'],
    ['tactic edit call --worth 1/10 --goal held', 'worth for held 0.1'],
    ['tactic edit call --minutes 7', 'minutes 7'],
    ['tactic edit call --note hm', 'note'],
    ['tactic drop call --learned enough', 'dropped 2026-11-21'],
    ['tactic rename call ring', 'name ring'],
  ])('after %s say what was not taken', async (line, other) => {
    const desk = await made();
    const [before, was] = [await exported(desk, 'tactics'), await exported(desk)];
    await ran(desk, line);
    const changed = await exported(desk, 'tactics');
    await ran(desk, 'undo');
    expect(await exported(desk)).toBe(was);
    expect(await importText(desk, before)).toMatchObject({
      stderr: '',
      stdout: 'added 0 new tactics · skipped 1 already there · refused 0\n',
    });
    expect(await importText(desk, changed)).toEqual({
      code: 0,
      stdout: 'added 0 new tactics · skipped 0 already there, 1 that differ · refused 0\n',
      stderr: `  line 2 was taken for call@1; not taken: ${other}\n`,
    });
    expect(await exported(desk)).toBe(was);
  });

  test('are never mixed where one number stands for two versions', async () => {
    const here = await made('tactic tweak call --change shorter');
    const there = await made('tactic tweak call --change longer');
    const list = await exported(there, 'tactics');
    const before = await exported(here);
    const { code, stderr } = await importText(here, list);
    expect([code, stderr]).toEqual([
      65,
      expect.stringMatching(
        /^ {2}line 3: call@2 is another version here \("shorter"\), so that touches .* Join the journals with "prospect export all"/,
      ),
    ]);
    expect(await exported(here)).toBe(before);
    expect((await importText(here, await exported(there))).stdout).toContain('1 new version');
    expect((await importText(here, list)).stderr).toBe(
      '  line 3 was taken for call@3; not taken: version 2\n',
    );
  });
});

test.each([
  ['"name":"Cy"', '"name":"Cyd"'],
  ['"external_id":"k9"', '"external_id":"k8"'],
  ['"merged":"2026-11-21"', '"merged":"2026-11-20"'],
])('a merged lead that is here with other than %s is said to differ', async (was, is) => {
  const desk = new Desk();
  await importText(desk, 'name,external-id\nAnn,\nCy,k9\n');
  await ran(desk, 'lead merge Ann Cy');
  const all = await exported(desk);
  const other = all.replace(was, is);
  expect(other).not.toBe(all);
  expect((await importText(desk, all)).stderr).toBe('');
  expect((await importText(desk, other)).stderr).toBe(
    '1 lead differs from what is here and was not taken: lead @1\n',
  );
});

describe('of a journal that was never written so', () => {
  const whole = async () => {
    const desk = new Desk();
    await ran(desk, 'log Ann -t call -o talked --worth 1/20 --at 2026-11-20 --next 2026-12-01');
    return exported(desk);
  };

  test.each([
    ['a name', '"name":"call",', '"name":"call@2",', '"tactics", item 1, has a "name" that cannot be kept: '],
    ['a currency', '"currency": null', '"currency": [null]', '"in.csv" has a "currency" that is a list.'],
    ['a zone', '"zone":"Europe/Berlin"', '"zone":"-?"', '"touches", item 1, has a "zone" that is none: -?.'],
    [
      'a result before its touch',
      /("results":.*?"day":")2026-11-20/,
      '$12026-11-19',
      '"touches", item 1, has a result 1 that is before the touch itself.',
    ],
    [
      'a worth twice',
      /"worths":\[(.*?)\]/,
      '"worths":[$1,$1]',
      '"tactics", call, worth 2, has the goal meeting, as one before it.',
    ],
  ])('%s is refused, and where it is', async (_, was, is, message) => {
    const all = await whole();
    const other = all.replace(was, is);
    expect(other).not.toBe(all);
    const desk = new Desk();
    const { code, stderr } = await importText(desk, other);
    expect([code, stderr]).toEqual([65, expect.stringContaining(`prospect: ${message}`)]);
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test('a second open promise of a lead is not taken, and said', async () => {
    const all = await whole();
    const second = all.replace(/("next_steps": \[\n)(.*)\n/, (_, head: string, step: string) => {
      const other = step.replace(/"uid":"(.*?)."/, '"uid":"$1x"').replace('2026-12-01', '2026-12-02');
      return `${head}${step},\n${other.replace(/x"/, step.includes('f"') ? '0"' : 'f"')}\n`;
    });
    const desk = new Desk();
    expect((await importText(desk, second)).stderr).toContain(
      '1 next step differs from what is here and was not taken: next step of @1\n',
    );
    expect((await desk.run('due', '--json')).stdout).not.toContain('2026-12-02');
  });
});
