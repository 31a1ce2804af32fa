import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk, type Answer } from '../helpers/run.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function exported(desk: Desk): Promise<string> {
  return (await desk.run('export', 'all')).stdout;
}

async function leadsOf(desk: Desk): Promise<Record<string, unknown>[]> {
  return JSON.parse((await desk.run('export', 'leads', '--json')).stdout) as Record<string, unknown>[];
}

const header = 'name,company,email,phone,url,external-id';

describe('two rows', () => {
  test.each([
    ['one email and one name', 'Ann Lee,,a@x,,,', 'ann lee,,A@X,,,', 1],
    ['one email, the name the other way round', 'Ann Lee,,a@x,,,', '"Lee, Ann",,a@x,,,', 1],
    ['one email, a name within the other', 'Devon Colt,,d@x,,,', 'Devon M. Colt,,d@x,,,', 1],
    ['one email, an initial', 'Devon Colt,,d@x,,,', 'D. Colt,,d@x,,,', 1],
    ['one email, an umlaut', 'Jürgen Groß,,j@x,,,', 'Juergen Gross,,j@x,,,', 1],
    ['one email, another firm: somebody changed it', 'Ann Lee,Acme,a@x,,,', 'Ann Lee,Elm,a@x,,,', 1],
    ['one email, no name', 'a@x.co,,,,,', 'Ann Lee,,a@x.co,,,', 1],
    ['one mailbox, two names', 'Ann Lee,,info@x,,,', 'Bo Ray,,info@x,,,', 2],
    ['one phone, two names', 'Ann Lee,,,+1 555 0100,,', 'Bo Ray,,,+15550100,,', 2],
    ['one phone, one name, two emails', 'Ann Lee,,a@x,+15550100,,', 'Ann Lee,,b@x,+15550100,,', 1],
    ['one phone, no names, two emails', 'a@x.co,,,+15550100,,', 'b@x.co,,,+15550100,,', 2],
    ['one mailbox, two firms', ',Acme,info@x,,,', ',Elm,info@x,,,', 2],
    ['one mailbox, one firm and a person there', 'Ann Lee,Acme,info@x,,,', ',Acme,info@x,,,', 2],
    ['a firm and a person there', ',Acme,,,,', 'Ann Lee,Acme,,,,', 2],
    ['one name, two firms', 'Ana Silva,Acme,,,,', 'Ana Silva,Elm,,,,', 2],
    ['one name, one firm in two forms', 'Ana Silva,Acme Inc.,,,,', 'Ana Silva,ACME,,,,', 1],
    ['one name, one firm in two forms', 'Ana Silva,Elm GmbH & Co. KG,,,,', 'Ana Silva,Elm S.A.,,,,', 1],
    ['one name, one firm, two emails', 'Ana Silva,Acme,a@x,,,', 'Ana Silva,Acme,b@x,,,', 1],
    ['one name, one without a firm', 'Ana Silva,Acme,,,,', 'Ana Silva,,a@x,,,', 1],
    ['one name, two emails', 'Ana Silva,,a@x,,,', 'Ana Silva,,b@x,,,', 2],
    ['one name, two phones', 'Ana Silva,,,+15550100,,', 'Ana Silva,,,+15550101,,', 2],
    ['one name, two profiles', 'Ana Silva,,,,x.org/in/a,', 'Ana Silva,,,,x.org/in/b,', 2],
    ['one profile, two firms', 'Ana Silva,Acme,,,https://www.x.org/in/a/,', 'Ana Silva,Elm,,,x.org/in/a,', 1],
    ['one email, two ids', 'Ann Lee,,a@x,,,k1', 'Ann Lee,,a@x,,,k2', 2],
    ['one id, two names', 'Ann Lee,,,,,k1', 'Bo Ray,,,,,k1', 1],
    ['one id, two names, one phone', 'Ann Lee,,,5550100,,k1', 'Bo Ray,,b@x,5550100,,k1', 1],
    ['one id, two names, two phones', 'Ann Lee,,,5550100,,k1', 'Bo Ray,,,5550101,,k1', 2],
    ['one id, a name longer, two emails', 'Ann Lee,,a@x,,,k1', 'Ann Mary Lee,,b@x,,,k1', 1],
  ])('with %s', async (_, one, other, count) => {
    const together = new Desk();
    const apart = new Desk();
    expect((await importText(together, [header, one, other].join('\n'))).code).toBe(0);
    expect(await leadsOf(together)).toHaveLength(count);
    for (const row of [one, other, one, other])
      expect(await importText(apart, `${header}\n${row}`)).toMatchObject({ code: 0 });
    expect(await leadsOf(apart)).toHaveLength(count);
    const before = await exported(together);
    await importText(together, [header, one, other].join('\n'));
    expect(await exported(together)).toBe(before);
  });
});

test('of a name that two leads have, firm, email or profile tell which', async () => {
  const desk = new Desk();
  await importText(desk, `${header}\nAna Silva,Acme,a@x,,,\nAna Silva,Elm,,,x.org/in/e,\n`);
  const rows = ['Ana Silva,acme ltd,,1110,,', 'Ana Silva,,,2220,x.org/in/e,', 'Ana Silva,,a@x,3330,,'];
  expect((await importText(desk, [header, ...rows].join('\n'))).stdout).toContain('filled 3 phones');
  expect(await leadsOf(desk)).toMatchObject([{ phone: '1110; 3330' }, { phone: '2220' }]);
  expect((await importText(desk, `${header}\nAna Silva,,,,,k9\n`)).stderr).toContain(
    '  line 2: "Ana Silva" fits 2 leads: @1, @2; an email or phone would tell which.',
  );
  expect((await importText(desk, `${header}\nAna Silva,,,,,\n`)).stdout).toContain('skipped 1 already there');
});

test('an id of another name and another phone stays with the first, and the line is told', async () => {
  const desk = new Desk();
  const text = `${header}\nAnn Lee,,,5550100,,k1\nDan Wu,,,5550101,,k1\nAnn Lee,,,,,k1\n`;
  const told = '  line 3 has the id of Ann Lee @1 under another name; it became a lead of its own, @2\n';
  expect((await importText(desk, text)).stderr).toContain(told);
  expect(await leadsOf(desk)).toMatchObject([
    { name: 'Ann Lee', external_id: 'k1', phone: '5550100' },
    { name: 'Dan Wu', external_id: null, phone: '5550101' },
  ]);
  const again = await importText(desk, text);
  expect(again.stdout).toContain('added 0 new leads · skipped 3 already there');
  expect(again.stderr).toContain('it was taken for @2');
});

test('by id and name of a merged lead the one it went into is found', async () => {
  const desk = new Desk();
  await importText(desk, `${header}\nAnn Lee,,a@x,,,k1\nBo Ray,,b@x,,,k2\n`);
  await desk.run('lead', 'merge', '@1', '@2');
  const before = await exported(desk);
  const rows = ['Bo Ray,,,,,k2', 'Bo Ray,,,,,', 'Bo Ray,,a@x,,,'];
  expect((await importText(desk, [header, ...rows].join('\n'))).stdout).toContain('skipped 3 already there');
  expect(await exported(desk)).toBe(before);
});

describe('rows with the address of a lead of another name', () => {
  test('are told with their lines', async () => {
    const desk = new Desk();
    await importText(desk, `${header}\nAnn Lee,,info@x,,,\nCy Fox,,,,,\n`);
    const rows = ['Bo Ray,,info@x,,,', 'Cy Fox,,info@x,,,', 'Di,,,,,'];
    const answer = await importText(desk, [header, ...rows].join('\n'));
    expect(answer.stderr.split('\n')).toEqual([
      '  line 2 has the email of Ann Lee @1 under another name; it became a lead of its own, @3',
      '  line 3 has the email of Ann Lee @1 under another name; it was taken for @2',
      '',
    ]);
    expect(answer.stdout).toBe('added 2 new leads · filled 1 email · skipped 0 already there · refused 0\n');
    expect((await importText(desk, [header, ...rows].join('\n'))).stderr).toBe('');
  });

  test('are told once of a hundred', async () => {
    const desk = new Desk();
    const names = Array.from(
      { length: 101 },
      (_, n) => `Person${String.fromCharCode(97 + (n % 26))}${n} Lee`,
    );
    const rows = names.map((name) => `${name},,info@x,,,`);
    const answer = await importText(desk, [header, ...rows].join('\n'));
    expect(answer.stdout).toContain('added 101 new leads');
    expect(answer.stderr).toBe(
      '  lines 3, 4, 5, 6, 7 and 95 more have the email of Persona0 Lee @1 under other names; they became leads of their own, @2, @3, @4, @5, @6 and 95 more\n',
    );
  });
});

test('a hundred different people make no warning', async () => {
  const desk = new Desk();
  const rows = Array.from(
    { length: 100 },
    (_, n) => `,,person.${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10)]}@firm.example,,,`,
  );
  expect(await importText(desk, [header, ...rows].join('\n'))).toMatchObject({
    stdout: 'added 100 new leads · skipped 0 already there · refused 0\n',
    stderr: '',
  });
});

describe('a lead that is there', () => {
  const all = 'name,company,email,phone,source,origin,tier,url,note,tag,external-id';
  const row = 'Ann Lee,Acme,a@x,+15550100,fair,self,A,x.org/a,hm,warm,k1';

  test('gets what it has not, and undo takes it back', async () => {
    const desk = new Desk();
    await importText(desk, 'name,email\nAnn Lee,a@x\n');
    const before = await exported(desk);
    expect(await importText(desk, `${all}\n${row}\n`)).toEqual({
      code: 0,
      stdout:
        'added 0 new leads · filled 1 company, 1 phone, 1 source, 1 origin, 1 tier, 1 url, 1 external id, 1 tag, 1 note · skipped 0 already there · refused 0\n',
      stderr: '',
    });
    const fresh = new Desk();
    await importText(fresh, `${all}\n${row}\n`);
    const filled = await leadsOf(desk);
    const [made] = await leadsOf(fresh);
    expect(filled).toEqual([{ ...made, uid: filled[0]!.uid }]);
    expect((await desk.run('lead', 'list', 'acme')).stdout).toContain('Ann Lee');
    await desk.run('undo');
    expect(await exported(desk)).toBe(before);
    await desk.run('redo');
    expect(await leadsOf(desk)).toEqual(filled);
  });

  test('called by its email is called by the name that a row has', async () => {
    const desk = new Desk();
    await importText(desk, 'email\na@x.co\n');
    expect((await importText(desk, 'name,email\nAnn Lee,a@x.co\n')).stdout).toContain('filled 1 name ·');
    expect(await leadsOf(desk)).toMatchObject([{ name: 'Ann Lee', email: 'a@x.co' }]);
    expect((await desk.run('lead', 'list', 'ann')).stdout).toContain('Ann Lee');
  });

  test('with --update has what contradicts replaced', async () => {
    const desk = new Desk();
    await importText(desk, `${all}\n${row}\n`);
    const before = await exported(desk);
    const other = 'Ann Lee-Poe,Elm,b@x,+15550100,web,given,B,x.org/b,hm hm,warm,k1';
    expect((await importText(desk, `${all}\n${other}\n`)).stderr).toBe(
      '  line 2 was taken for Ann Lee @1; not taken: name Ann Lee-Poe, company Elm, source web, origin given, tier B, url x.org/b, note\n',
    );
    await desk.run('undo');
    expect(await importText(desk, `${all}\n${other}\n`, '--update')).toEqual({
      code: 0,
      stdout:
        'added 0 new leads · filled 1 email · replaced 1 name, 1 company, 1 source, 1 origin, 1 tier, 1 url, 1 note · skipped 0 already there · refused 0\n',
      stderr: '',
    });
    expect(await leadsOf(desk)).toMatchObject([
      { name: 'Ann Lee-Poe', company: 'Elm', email: 'a@x; b@x', source: 'web', tier: 'B', note: 'hm hm' },
    ]);
    await desk.run('undo');
    expect(await exported(desk)).toBe(before);
  });

  test('is filled by rows of touches too, once', async () => {
    const desk = new Desk();
    await importText(desk, 'name\nAnn Lee\n');
    const rows = ['Ann Lee,a@x,A', 'Ann Lee,a@x,A', 'Ann Lee,,', 'Bo,b@x,', 'Bo,b@x,B'];
    const lines = rows.map((text, n) => `2026-11-${10 + n},call,talked,${text}`);
    const answer = await importText(desk, ['at,tactic,outcome,lead,email,tier', ...lines].join('\n'));
    expect(answer.stdout).toBe(
      'added 5 touches, 1 new lead, 1 new tactic · filled 1 email, 1 tier · skipped 0 already there · refused 0\n',
    );
    expect(await leadsOf(desk)).toMatchObject([
      { email: 'a@x', tier: 'A' },
      { email: 'b@x', tier: 'B' },
    ]);
  });
});

describe('two leads of one name, one phone of whom is the other with its calling code', () => {
  test.each([
    ['0711 5550114', '+49 711 5550114', 'DE makes'],
    ['+44 20 7946 0018', '020 7946 0018', 'GB makes'],
    ['(407) 555-2033', '+1 407-555-2033', 'US makes'],
    ['0 5550114', '+999 5550114', 'CODE (DE, for example) makes'],
  ])('are told to be one in a country: %s and %s', async (one, other, told) => {
    const desk = new Desk();
    const { stderr } = await importText(desk, `name,phone\nAnn Lee,${one}\nAnn Lee,${other}\n`);
    expect(stderr).toContain(
      `Ann Lee @1 as Ann Lee @2 (one phone, with and without calling code: prospect config set country ${told} such numbers one; then prospect lead merge @1 @2)`,
    );
    const [, country] = /country (\w\w) makes/.exec(stderr) ?? [];
    if (country === undefined) return;
    await desk.run('undo');
    await desk.run('config', 'set', 'country', country);
    await importText(desk, `name,phone\nAnn Lee,${one}\nAnn Lee,${other}\n`);
    expect(await leadsOf(desk)).toHaveLength(1);
  });

  test('are told to be nearly the same alone where the phones are two', async () => {
    const desk = new Desk();
    const { stderr } = await importText(desk, 'name,phone\nAnn Lee,0711 5550114\nAnn Lee,+49 711 5550115\n');
    expect(stderr).toContain('Ann Lee @1 as Ann Lee @2 (prospect lead merge @1 @2)');
  });
});
