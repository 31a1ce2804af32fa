import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { root } from '../helpers/folder.js';
import { Desk, type Answer } from '../helpers/run.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function exported(desk: Desk): Promise<string> {
  return (await desk.run('export', 'all')).stdout;
}

async function ran(desk: Desk, ...words: string[]): Promise<void> {
  const { code, stderr } = await desk.run(...words);
  expect([code, stderr], words.join(' ')).toEqual([0, expect.anything()]);
}

const rows = [
  ['2026-11-02', 'Ann Lee', 'cold-call', 'talked', ''],
  ['2026-11-02', 'Ann Lee', 'cold-call', 'talked', ''],
  ['2026-11-02T10:30', 'Ann Lee', 'cold-call', 'no-answer', ''],
  ['2026-11-03', '', 'cold-call', 'no-answer', ''],
  ['2026-11-04', 'Bo Ray', 'visit', 'meeting', 'on Monday'],
];

function table(header: string, list: readonly (readonly string[])[]): string {
  return [
    header,
    ...list.map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')),
  ].join('\n');
}

const header = 'at,lead,tactic,outcome,note';
const first = table(header, rows);
const nothingNew = 'added 0 touches · skipped 5 already there · refused 0\n';

describe('the same table again', () => {
  const german = (text: string) => text.replace(/^(\d+)-(\d+)-(\d+)T?/, '$3.$2.$1 ').trim();

  test.each([
    ['as it is', first],
    [
      'with blanks around its cells',
      table(
        header,
        rows.map((row) => row.map((cell) => ` ${cell} `)),
      ),
    ],
    [
      'in capitals',
      table(
        header,
        rows.map(([at, lead, tactic, ...rest]) => [at!, lead!.toUpperCase(), tactic!.toUpperCase(), ...rest]),
      ),
    ],
    [
      'with other dates',
      table(
        header,
        rows.map(([at, ...rest]) => [german(at!), ...rest]),
      ),
    ],
    [
      'with its columns in another order',
      table(
        'note,outcome,tactic,lead,at',
        rows.map((row) => [...row].reverse()),
      ),
    ],
    [
      'with a column that is not taken',
      table(
        `${header},Region`,
        rows.map((row) => [...row, 'North']),
      ),
    ],
    ['in another order', table(header, [...rows].reverse())],
    [
      'without its notes',
      table(
        'at,lead,tactic,outcome',
        rows.map((row) => row.slice(0, 4)),
      ),
    ],
  ])('%s: adds nothing', async (_, again) => {
    const desk = new Desk();
    expect((await importText(desk, first)).stdout).toContain('added 5 touches');
    const before = await exported(desk);
    expect(await importText(desk, again)).toMatchObject({ stdout: nothingNew });
    expect(await exported(desk)).toBe(before);
  });

  test('with more columns: adds what the leads and touches lack', async () => {
    const desk = new Desk();
    await importText(desk, first);
    const more = table(
      `${header},minutes,company`,
      rows.map((row) => [...row, '5', row[1] === '' ? '' : 'Acme']),
    );
    expect((await importText(desk, more)).stdout).toBe(
      'added 0 touches · filled 2 companies, 5 durations · skipped 0 already there · refused 0\n',
    );
    const before = await exported(desk);
    expect((await importText(desk, more)).stdout).toBe(nothingNew);
    expect(await exported(desk)).toBe(before);
  });

  test('with ids: gives them to the touches that are there', async () => {
    const desk = new Desk();
    await importText(desk, first);
    const withIds = table(
      `${header},external-id`,
      rows.map((row, n) => [...row, `k${n}`]),
    );
    expect((await importText(desk, withIds)).stdout).toContain('added 0 touches · filled 5 touch ids ·');
    expect((await importText(desk, withIds)).stdout).toBe(nothingNew);
    expect((await importText(desk, first)).stdout).toBe(nothingNew);
    const others = table(
      `${header},external-id`,
      rows.map((row, n) => [...row, `other${n}`]),
    );
    expect((await importText(desk, others)).stdout).toContain('added 5 touches');
  });

  test.each([
    ['a touch was corrected', [['edit', '3', '-o', 'voicemail']]],
    ['a touch went to another lead', [['edit', '1', '--lead', 'Bo Ray']]],
    ['a touch was moved to another day', [['edit', '4', '--at', '2026-11-05']]],
    ['a touch came on', [['result', '1', 'meeting']]],
    ['the tactic was called otherwise', [['tactic', 'rename', 'cold-call', 'ring']]],
    ['the outcome was called otherwise', [['outcome', 'rename', 'talked', 'spoke']]],
    ['the leads were merged', [['lead', 'merge', 'Bo Ray', 'Ann Lee']]],
    ['the tactic was tweaked', [['tactic', 'tweak', 'cold-call', '--change', 'shorter']]],
  ])('after %s: adds nothing', async (_, lines) => {
    const desk = new Desk();
    await importText(desk, first);
    for (const line of lines) await ran(desk, ...line);
    const before = await exported(desk);
    expect((await importText(desk, first)).stdout).toContain('added 0 touches ·');
    expect(await exported(desk)).toBe(before);
  });

  test('after it was undone: adds all of it, and again nothing after redo', async () => {
    const desk = new Desk();
    await importText(desk, first);
    await ran(desk, 'undo');
    expect((await importText(desk, first)).stdout).toContain('added 5 touches');
    expect((await importText(desk, first)).stdout).toBe(nothingNew);
    await ran(desk, 'undo');
    await ran(desk, 'redo');
    expect((await importText(desk, first)).stdout).toBe(nothingNew);
  });

  test('in a journal that took it from another one: adds nothing', async () => {
    const [desk, other] = [new Desk(), new Desk()];
    await importText(desk, first);
    await ran(other, 'log', 'Somebody', '-t', 'mail', '--channel', 'email');
    await importText(other, await exported(desk));
    expect((await importText(other, first)).stdout).toBe(nothingNew);
  });
});

describe('what was logged by hand', () => {
  test.each([
    ['2026-11-02', '2026-11-02', 0],
    ['2026-11-02 09:05', '2026-11-02', 0],
    ['2026-11-02', '2026-11-02 09:05', 0],
    ['2026-11-02 09:05', '2026-11-02T09:05:40+01:00', 0],
    ['2026-11-02 09:05', '2026-11-02 09:06', 1],
    ['2026-11-02', '2026-11-03', 1],
  ])('at %s and imported at %s', async (logged, imported, added) => {
    const desk = new Desk();
    await ran(desk, 'log', 'Ann Lee', '-t', 'cold-call', '--channel', 'call', '-o', 'talked', '--at', logged);
    const text = table(header, [[imported, 'Ann Lee', 'Cold Call', 'talked', '']]).replace(
      'Cold Call',
      'cold-call',
    );
    expect((await importText(desk, text)).stdout).toContain(`added ${added} touch`);
    expect((await importText(desk, text)).stdout).toContain('added 0 touches');
  });

  test('is one of as many rows as there are touches', async () => {
    const desk = new Desk();
    for (let n = 0; n < 2; n++)
      await ran(desk, 'log', 'Ann Lee', '-t', 'cold-call', '-o', 'talked', '--at', '2026-11-02');
    const three = table(header, [rows[0]!, rows[0]!, rows[0]!]);
    expect((await importText(desk, three)).stdout).toContain('added 1 touch · skipped 2 already there');
    expect((await importText(desk, three)).stdout).toContain('added 0 touches · skipped 3 already there');
  });

  test('with another lead of that name is another touch', async () => {
    const desk = new Desk();
    const text = (firm: string) =>
      `at,lead,company,tactic,outcome\n2026-11-02,Ana Silva,${firm},call,talked\n`;
    await importText(desk, text('Acme'));
    expect((await importText(desk, text('Elm'))).stdout).toContain('added 1 touch, 1 new lead');
    expect((await importText(desk, text('Acme'))).stdout).toContain('added 0 touches');
    expect(
      (await importText(desk, `at,lead,tactic,outcome\n2026-11-02,Ana Silva,call,talked\n`)).stdout,
    ).toContain('added 0 touches · skipped 1 already there');
    expect(
      (await importText(desk, `at,lead,tactic,outcome\n2026-11-03,Ana Silva,call,talked\n`)).stderr,
    ).toContain('line 2: "Ana Silva" fits 2 leads: @1, @2;');
  });
});

describe('a touch with an id', () => {
  const table = (outcome: string, at = '2026-11-02', reason = '') =>
    `external-id,at,lead,tactic,outcome,reason\nk1,${at},Ann Lee,call,${outcome},${reason}\n`;
  const results = async (desk: Desk) => {
    const { touches } = JSON.parse(await exported(desk)) as {
      touches: { results: { outcome: string; day: string; reason: string | null }[] }[];
    };
    return touches.flatMap((touch) => touch.results.map(({ outcome, day }) => `${outcome} ${day}`));
  };

  test.each([
    ['no-answer', 'talked'],
    ['sent', 'bounced'],
    ['talked', 'meeting'],
    ['meeting', 'no-show'],
    ['meeting', 'won'],
    ['talked', 'not-interested'],
    ['not-interested', 'meeting'],
    ['lost', 'do-not-contact'],
  ])('that was %s and is %s now has both', async (was, is) => {
    const desk = new Desk();
    await importText(desk, table(was));
    const before = await exported(desk);
    expect(await importText(desk, table(is))).toEqual({
      code: 0,
      stdout: 'added 0 touches, 1 result to touches that were there · skipped 0 already there · refused 0\n',
      stderr: '',
    });
    expect(await results(desk)).toEqual([`${was} 2026-11-02`, `${is} 2026-11-21`]);
    const after = await exported(desk);
    for (const same of [table(was), table(is)]) await importText(desk, same);
    expect(await exported(desk)).toBe(after);
    await ran(desk, 'undo');
    expect(await exported(desk)).toBe(before);
  });

  test.each([
    ['meeting', 'talked'],
    ['won', 'lost'],
    ['not-interested', 'lost'],
    ['talked', 'not-now'],
    ['meeting', 'wrong-number'],
  ])('that was %s and is said to be %s stays, and that is said', async (was, is) => {
    const desk = new Desk();
    await importText(desk, table(was));
    const before = await exported(desk);
    expect((await importText(desk, table(is))).stderr).toBe(
      '1 touch differs from what is here and was not taken: touch 1\n',
    );
    expect(await exported(desk)).toBe(before);
  });

  test('has its new result on the day of the row where that is later, and its promise kept', async () => {
    const desk = new Desk({ now: '2026-11-05T10:00:00' });
    await importText(desk, table('talked'));
    await ran(desk, 'next', 'Ann Lee', '2026-11-10');
    desk.setClock('2026-11-21T14:02:00');
    await importText(desk, table('not-interested', '2026-11-12', 'price'));
    expect(await results(desk)).toEqual(['talked 2026-11-02', 'not-interested 2026-11-12']);
    expect(JSON.parse(await exported(desk))).toMatchObject({
      touches: [{ results: [{ reason: null }, { reason: 'price' }] }],
      next_steps: [{ state: 'kept', kept_by: 1 }],
    });
  });
});

describe('a row whose outcome has come on', () => {
  const table = (outcome: string, more: string, id = '') =>
    `at,lead,tactic,outcome,reason,note,minutes,cost,external-id\n2026-11-02,Ann Lee,cold-call,${outcome},${more},${id}\n`;
  const held = async (desk: Desk) => {
    const { touches } = JSON.parse(await exported(desk)) as { touches: Record<string, unknown>[] };
    return touches[0];
  };

  test('brings its note and its minutes along with --update', async () => {
    const desk = new Desk();
    await importText(desk, table('no-answer', ',rang twice,2,'));
    expect(await importText(desk, table('talked', ',likes it,4,'), '--update')).toEqual({
      code: 0,
      stdout:
        'added 0 touches, 1 result to touches that were there · replaced 1 duration · skipped 0 already there · refused 0\n',
      stderr: '',
    });
    expect(await held(desk)).toMatchObject({
      note: 'rang twice',
      seconds: 240,
      results: [{ note: null }, { note: 'likes it' }],
    });
    const before = await exported(desk);
    await importText(desk, table('talked', ',likes it,4,'), '--update');
    expect(await exported(desk)).toBe(before);
  });

  test('says by its id what was not taken of it, and takes the rest', async () => {
    const desk = new Desk();
    await importText(desk, table('no-answer', ',rang twice,2,', 'x1'));
    expect(await importText(desk, table('talked', 'price,likes it,4,', 'x1'))).toEqual({
      code: 0,
      stdout: 'added 0 touches, 1 result to touches that were there · skipped 0 already there · refused 0\n',
      stderr: '  line 2 was taken for touch 1; not taken: reason price, duration\n',
    });
    expect(await held(desk)).toMatchObject({ seconds: 120, results: [{ note: null }, { note: 'likes it' }] });
  });
});

describe('a row without an id whose outcome has come on', () => {
  const table = (...outcomes: string[]) =>
    `at,lead,tactic,outcome\n${outcomes.map((outcome, at) => `2026-11-02,Lead ${at},cold-call,${outcome}\n`).join('')}`;
  const results = async (desk: Desk) => {
    const { touches } = JSON.parse(await exported(desk)) as { touches: { results: object[] }[] };
    return touches.map((touch) => touch.results.length);
  };

  test('becomes a touch of its own, and is told', async () => {
    const desk = new Desk();
    await importText(desk, table('talked', 'talked'));
    expect(await importText(desk, table('talked', 'held'))).toEqual({
      code: 0,
      stdout: 'added 1 touch · skipped 1 already there · refused 0\n',
      stderr:
        'line 3 looks like touch 2 with a newer outcome, and became touch 3; with --update it goes to the touch that was there\n',
    });
    await ran(desk, 'undo');
    const many = await importText(desk, table('talked', 'talked').replaceAll('talked', 'meeting'));
    expect(many.stderr).toBe(
      'lines 2, 3 look like touches 1, 2 with newer outcomes, and became touches 4, 5; with --update they go to the touches that were there\n',
    );
  });

  test('goes to the touch that was there with --update, and then adds nothing again', async () => {
    const desk = new Desk();
    await importText(desk, table('talked', 'talked'));
    expect(await importText(desk, table('talked', 'held'), '--update')).toEqual({
      code: 0,
      stdout: 'added 0 touches, 1 result to touches that were there · skipped 1 already there · refused 0\n',
      stderr: '',
    });
    expect(await results(desk)).toEqual([1, 2]);
    const after = await exported(desk);
    for (const options of [[], ['--update']])
      expect((await importText(desk, table('talked', 'held'), ...options)).stderr).toBe('');
    expect(await exported(desk)).toBe(after);
  });

  test('is told in one line however many there are, and not where another row is that touch', async () => {
    const desk = new Desk();
    const all = (outcome: string) => table(...Array.from({ length: 40 }, () => outcome));
    await importText(desk, all('no-answer'));
    const { stderr } = await importText(desk, all('talked'));
    expect(stderr).toMatch(/^lines 2, 3, 4, 5, 6 and 35 more look like touches 1, 2, 3, 4, 5 … with newer/);
    expect(stderr.split('\n')).toHaveLength(2);
    await ran(desk, 'undo');
    const both = await importText(desk, `${all('talked')}${all('no-answer').replace(/.*\n/, '')}`);
    expect([both.stdout, both.stderr]).toEqual([
      'added 40 touches · skipped 40 already there · refused 0\n',
      '',
    ]);
  });

  test('is none at another time of the day', async () => {
    const desk = new Desk();
    await importText(desk, table('no-answer').replace('2026-11-02', '2026-11-02 10:00'));
    const { stderr, stdout } = await importText(
      desk,
      table('talked').replace('2026-11-02', '2026-11-02 16:00'),
    );
    expect([stderr, stdout]).toEqual(['', 'added 1 touch · skipped 0 already there · refused 0\n']);
  });
});

describe('a journal of 0.1.0 with what it imported', () => {
  const imported = `Date,Name,Tactic,Outcome,Note
2026-11-02,Ann Lee,cold-call,talked,
2026-11-02,Ann Lee,cold-call,talked,
2026-11-02,Ann Lee,cold-call,talked,
2026-11-03,,cold-call,no-answer,
2026-11-04,Bo Ray,visit,meeting,on Monday
`;
  const mapped = 'When,Who,How,What\n2026-11-02,Ann Lee,mail,yes\n2026-11-02,Ann Lee,mail,yes\n';
  const options =
    '--map at=When --map lead=Who --map tactic=How --map outcome=What --recode outcome:yes=talked --const channel=email --const minutes=5';

  /** Made by 0.1.0 of these two files; then an outcome was corrected, and Bo Ray called otherwise. */
  const earlier = async () => {
    const desk = new Desk({ now: '2026-12-02T09:00:00' });
    const packed = fs.readFileSync(path.join(root, 'test/data/journal-imported.db.gz'));
    fs.writeFileSync(desk.file, gunzipSync(packed), { mode: 0o600 });
    const before = await exported(desk);
    return { desk, before };
  };

  test('has nothing added by the same files', async () => {
    const { desk, before } = await earlier();
    expect((await importText(desk, imported)).stdout).toContain(
      'added 0 touches · skipped 4 already there, 1 that',
    );
    expect((await importText(desk, mapped, ...options.split(' '))).stdout).toContain(
      'skipped 2 already there ·',
    );
    expect(await exported(desk)).toBe(before);
  });

  test('has the row added that is new, and what is known by now in other words found', async () => {
    const { desk } = await earlier();
    const more = `${imported}2026-11-02,Ann Lee,cold-call,talked,\n2026-11-05,Ann Lee,cold-call,talked,\n`;
    expect((await importText(desk, more)).stdout).toContain(
      'added 2 touches · skipped 4 already there, 1 that',
    );
    expect((await importText(desk, more)).stdout).toContain(
      'added 0 touches · skipped 6 already there, 1 that',
    );
    const other = 'day,who,tactic,outcome\n02.11.2026,ann lee,mail,talked\n02.11.2026,ann lee,mail,talked\n';
    expect((await importText(desk, other, '--map', 'at=day', '--map', 'lead=who')).stdout).toContain(
      'added 0 touches · skipped 2 already there',
    );
  });
});
