import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begun, commands, runAll } from '../helpers/random-commands.js';
import { Desk, type Answer } from '../helpers/run.js';

async function exported(desk: Desk): Promise<string> {
  return (await desk.run('export', 'all')).stdout;
}

async function ran(desk: Desk, line: string): Promise<void> {
  const { code, stderr } = await desk.run(...line.split(' '));
  expect([code, stderr], line).toEqual([0, expect.anything()]);
}

/** A journal with some of each kind. */
async function full(): Promise<Desk> {
  const desk = await begun();
  for (const line of [
    'outcome add mine --stage reached',
    'config set cold-days 20',
    'alias vm list',
    'source edit first --origin self',
    'spend call 30 --at 2026-11-03',
    'benchmark add call --rate 2% --of touches --goal meeting --source them',
    'lead edit Ann --phone +15550100 --tag warm',
    'lead merge Ann Cy',
    'tactic drop mail --learned enough',
  ])
    await ran(desk, line);
  return desk;
}

function copyOf(desk: Desk): Desk {
  const copy = new Desk();
  fs.copyFileSync(desk.file, copy.file);
  return copy;
}

/** The answer to the import of what another journal, changed by these lines, exports. */
async function takeChanged(desk: Desk, ...lines: string[]): Promise<Answer> {
  const other = copyOf(desk);
  for (const line of lines) await ran(other, line);
  const before = await exported(desk);
  const answer = await desk.runWith({ input: await exported(other) }, 'import', '-');
  if (answer.stdout.startsWith('added 0 touches ·')) expect(await exported(desk)).toBe(before);
  return answer;
}

describe('what another journal has otherwise', () => {
  test('is nothing for the same journal', async () => {
    const desk = await full();
    expect(await takeChanged(desk)).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['result 1 meeting', '1 touch', 'touch 1'],
    ['edit 2 -n newer', '1 touch', 'touch 2'],
    ['edit 2 --lead Di', '1 touch', 'touch 2'],
    ['lead edit Di --phone +15550111', '1 lead', 'lead @4'],
    ['lead edit Di --tag warm', '1 lead', 'lead @4'],
    ['lead edit Ann --company Harbor', '1 lead', 'lead @1'],
    ['lead stop Bo', '1 lead', 'lead @2'],
    ['next Ann --done', '1 next step', 'next step of @1'],
    ['tactic edit call --worth 1/20', '1 tactic', 'tactic call'],
    ['tactic revive mail', '1 tactic', 'tactic mail'],
    ['source edit first --origin given', '1 source', 'source first'],
    ['source rename first second', '1 source', 'source second'],
    ['outcome rename mine ours', '1 outcome', 'outcome ours'],
    ['reason rename price dear', '1 reason', 'reason dear'],
    ['config set cold-days 21', '1 setting', 'setting cold-days'],
    ['alias vm log', '1 alias', 'alias vm'],
  ])('%s', async (line, what, which) => {
    const { code, stderr, stdout } = await takeChanged(await full(), line);
    expect(code).toBe(0);
    expect(stderr).toBe(`${what} differs from what is here and was not taken: ${which}\n`);
    expect(stdout).toMatch(/ already there, 1 that differ · refused 0\n$/);
  });

  test('is said once of two next steps of one lead', async () => {
    expect((await takeChanged(await full(), 'next Ann 2026-12-02 --do other')).stderr).toBe(
      '2 next steps differ from what is here and were not taken: next steps of @1\n',
    );
  });

  test.each([
    ['"change": "shorter"', '"change":"shorter"', '"change":"longer"', 'version', 'call@2'],
    ['spend', '"amount":3000', '"amount":3001', 'spend', '1'],
    ['trial', '"touches":30', '"touches":31', 'trial', '1'],
    ['decision', '"learned":"enough"', '"learned":"more"', 'decision', 'about mail'],
    ['plan', '"amount":10,', '"amount":11,', 'plan', '1'],
    ['benchmark', '"source":"them"', '"source":"us"', 'benchmark', '1'],
    ['an address', '"value":"+15550100"', '"value":"+15550101"', 'lead', '@1'],
  ])('%s', async (_, was, is, kind, which) => {
    const desk = await full();
    const text = (await exported(desk)).replace(was, is);
    const { stderr } = await desk.runWith({ input: text }, 'import', '-');
    expect(stderr).toBe(`1 ${kind} differs from what is here and was not taken: ${kind} ${which}\n`);
  });

  test('is counted, and named up to ten of each kind', async () => {
    const desk = await full();
    for (let n = 5; n < 20; n++) await ran(desk, `log --new Lead${n} -t call -o talked --at 2026-11-07`);
    const lines = Array.from({ length: 12 }, (_, n) => `result ${n + 6} meeting --at 2026-11-08`);
    expect(
      (await takeChanged(desk, ...lines, 'lead edit @4 --tier A', 'lead edit Ann --tier B')).stderr,
    ).toBe(
      '12 touches and 2 leads differ from what is here and were not taken: touches 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 and 2 more; leads @1, @4\n',
    );
  });
});

describe('a row of a table whose touch is there', () => {
  const header = 'external-id,at,lead,tactic,outcome,reason,note';
  const row = 'k1,2026-11-20,Ann,call,not-interested,price,too dear';
  const take = (desk: Desk, ...rows: string[]) =>
    desk.runWith({ input: [header, ...rows].join('\n') }, 'import', '-');

  test.each([
    ['an outcome', row.replace('not-interested', 'lost')],
    ['an outcome that is not known', row.replace('not-interested', 'zzz')],
    ['a reason', row.replace('price', 'timing')],
    ['a note', row.replace('too dear', 'too late')],
  ])('with %s of its own: that is said, and nothing is changed', async (_, other) => {
    const desk = new Desk();
    await take(desk, row);
    const before = await exported(desk);
    expect(await take(desk, other)).toEqual({
      code: 0,
      stdout: 'added 0 touches · skipped 0 already there, 1 that differ · refused 0\n',
      stderr: '1 touch differs from what is here and was not taken: touch 1\n',
    });
    expect(await exported(desk)).toBe(before);
  });

  test('says nothing else where it says less, or what was said earlier', async () => {
    const desk = new Desk();
    await take(desk, row);
    await ran(desk, 'result 1 meeting -n back');
    for (const same of [row, row.replace('not-interested,price', 'Meeting,'), 'k1,,,call,,,back'])
      expect(await take(desk, same)).toMatchObject({
        stdout: 'added 0 touches · skipped 1 already there · refused 0\n',
        stderr: '',
      });
  });

  test('with a uid is looked at too', async () => {
    const desk = new Desk();
    await take(desk, row);
    const own = (await desk.run('export', 'touches')).stdout;
    expect((await desk.runWith({ input: own.replace('too dear', 'dear') }, 'import', '-')).stderr).toBe(
      '1 touch differs from what is here and was not taken: touch 1\n',
    );
  });
});

test('settings that come with a journal are said, as they are listed', async () => {
  const desk = await begun();
  for (const line of ['config set currency EUR', 'config set goal held', 'config set hourly-value 50'])
    await ran(desk, line);
  const all = await exported(desk);
  const other = new Desk();
  const { stderr } = await other.runWith({ input: all }, 'import', '-');
  expect(stderr).toMatch(/^settings taken: currency = EUR, .*goal = held, .*$/m);
  expect((await other.runWith({ input: all }, 'import', '-')).stderr).toBe('');
});

interface Thing {
  uid: string;
  [key: string]: unknown;
}

const kinds = ['touches', 'leads', 'next_steps', 'plans', 'spends', 'trials', 'outcomes', 'reasons'];

/** How many things two exports both have and say otherwise of, apart from names of what was renamed. */
function otherwise(here: string, there: string): number {
  const names = ['tactic', 'outcome', 'reason', 'source', 'versions', 'results'];
  const things = (text: string) => {
    const all = JSON.parse(text) as Record<string, Thing[]>;
    return new Map(kinds.flatMap((kind) => all[kind]!.map((thing) => [`${kind} ${thing.uid}`, thing])));
  };
  const mine = things(here);
  const plain = (thing: Thing) =>
    JSON.stringify(thing, (key, value: unknown) => (names.includes(key) ? undefined : value));
  return [...things(there)].filter(([key, thing]) => {
    const same = mine.get(key);
    return same !== undefined && plain(same) !== plain(thing);
  }).length;
}

test('nothing that another journal has otherwise is said to be there already', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const desk = await full();
      const other = copyOf(desk);
      await runAll(other, list);
      const [here, there] = [await exported(desk), await exported(other)];
      const { code, stdout } = await desk.runWith({ input: there }, 'import', '-');
      expect(code).toBe(0);
      const said = Number(/there, ([\d,]+) that differ/.exec(stdout)?.[1] ?? 0);
      expect(said).toBeGreaterThanOrEqual(otherwise(here, there));
      if (here === there) expect(said).toBe(0);
    }),
    { numRuns: 10 },
  );
}, 240_000);
