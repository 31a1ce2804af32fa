import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

interface Row {
  source: string;
  origin: string | null;
  leads: number;
  leads_of_other_origin: number;
}

async function sources(desk: Desk): Promise<Row[]> {
  return JSON.parse((await desk.run('source', 'list', '--json')).stdout) as Row[];
}

async function origins(desk: Desk): Promise<Record<string, string | null>> {
  const rows = JSON.parse((await desk.run('lead', 'list', '--json')).stdout) as {
    name: string;
    origin: string | null;
  }[];
  return Object.fromEntries(rows.map(({ name, origin }) => [name, origin]));
}

const deskWithSources = Desk.copies({}, async (desk) => {
  for (const args of [
    ['Ann', '--source', 'trade fair'],
    ['Bo', '--source', 'Trade Fair'],
    ['Cy', '--source', 'portal', '--origin', 'given'],
    ['Di', '--source', 'portal', '--origin', 'self'],
    ['Ed'],
  ])
    expect(await desk.run('lead', 'add', ...args)).toMatchObject({ code: 0, stderr: '' });
});

describe('source list', () => {
  test.each([80, 120])('shows whose each is and how many leads came, at %i columns', async (columns) => {
    const desk = await deskWithSources();
    expect((await desk.runWith({ columns }, 'source', 'list')).stdout).toBe(
      [
        'source      origin   leads  of another origin',
        'portal      given        2                  1',
        'trade fair  unknown      2',
        '',
      ].join('\n'),
    );
  });

  test('says that there are none, and prints a header for programs', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Ann');
    expect(await desk.run('source', 'list')).toEqual({
      stdout: '',
      stderr: 'No sources: name one with "prospect lead add NAME --source TEXT".\n',
      code: 0,
    });
    expect((await desk.run('source', 'list', '--csv')).stdout).toBe(
      'source,origin,leads,leads_of_other_origin\n',
    );
  });

  test('gives null for an origin that is not known', async () => {
    expect(await sources(await deskWithSources())).toEqual([
      { source: 'portal', origin: 'given', leads: 2, leads_of_other_origin: 1 },
      { source: 'trade fair', origin: null, leads: 2, leads_of_other_origin: 0 },
    ]);
  });
});

describe('source edit', () => {
  test('holds for the leads that have no origin of their own', async () => {
    const desk = await deskWithSources();
    expect((await desk.run('source', 'edit', 'trade', 'fair', '--origin', 'given')).stdout).toBe(
      'source trade fair: given · 2 leads\n',
    );
    expect((await desk.run('source', 'edit', 'portal', '--origin', 'self')).stdout).toBe(
      'source portal: self · 1 lead, 1 more with another origin of their own\n',
    );
    expect(await origins(desk)).toEqual({ Ann: 'given', Bo: 'given', Cy: 'given', Di: 'self', Ed: null });
    await desk.run('undo');
    await desk.run('undo');
    expect(await origins(desk)).toMatchObject({ Ann: null, Bo: null });
    await desk.run('redo');
    await desk.run('source', 'edit', 'trade fair', '--origin', 'unknown');
    expect(await origins(desk)).toMatchObject({ Ann: null });
  });

  test.each([
    [['edit', 'trade fair'], 'Nothing to change was given.'],
    [['edit', 'trade fair', '--origin', 'mine'], '--origin "mine" is not known.'],
    [['edit', 'trade far', '--origin', 'self'], 'Did you mean trade fair?'],
    [['edit', 'zzz', '--origin', 'self'], 'See all with "prospect source list".'],
    [['rename', 'zzz', 'a'], 'There is no source "zzz".'],
    [['rename', 'portal', 'TRADE FAIR'], 'There is a source "trade fair" already.'],
    [['rename', 'portal', ' '], 'source'],
  ])('source %j is refused', async (args, message) => {
    const desk = await deskWithSources();
    const before = await sources(desk);
    const answer = await desk.run('source', ...args);
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr).toContain(message);
    expect(await sources(desk)).toEqual(before);
  });
});

test('source rename keeps its leads and its origin', async () => {
  const desk = await deskWithSources();
  expect((await desk.run('source', 'rename', 'portal', 'Portal ä')).stdout).toBe(
    'source portal is now Portal ä\n',
  );
  expect((await sources(desk))[0]).toMatchObject({ source: 'Portal ä', origin: 'given', leads: 2 });
  await desk.run('source', 'rename', 'portal a', 'PORTAL Ä');
  await desk.run('undo');
  await desk.run('undo');
  expect((await sources(desk))[0]).toMatchObject({ source: 'portal' });
});

describe('the origin of a source', () => {
  test('is learnt from the first lead that has one, and not changed by another', async () => {
    const desk = await deskWithSources();
    await desk.run('log', 'Fay', '-t', 'c', '-o', 'talked', '--source', 'trade fair', '--origin', 'self');
    await desk.run('lead', 'add', 'Gil', '--source', 'trade fair', '--origin', 'given');
    expect(await origins(desk)).toMatchObject({ Ann: 'self', Bo: 'self', Fay: 'self', Gil: 'given' });
    expect((await sources(desk))[1]).toMatchObject({ origin: 'self', leads: 4, leads_of_other_origin: 1 });
  });

  test('is not asked for without a terminal', async () => {
    const desk = new Desk();
    const answer = await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '--source', 'fair');
    expect(answer.stderr).toBe(
      'new tactic c (call, cold); to change the channel: prospect tactic edit c --channel visit\nnew lead Ann @1\n',
    );
    expect(await sources(desk)).toMatchObject([{ source: 'fair', origin: null }]);
  });

  test('stays unknown for somebody passed on', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Ann', '--source', 'referral by Bo');
    expect(await origins(desk)).toEqual({ Ann: null });
  });
});

describe('the default of an import', () => {
  const table = 'lead,source\nIda,trade fair\nJon,newsletter\nKai,\n';
  const importTable = (desk: Desk, ...options: string[]) =>
    desk.runWith({ input: table }, 'import', '-', ...options);

  test('fills the origin of a source where it is not known', async () => {
    const desk = await deskWithSources();
    expect((await importTable(desk, '--const', 'origin=self')).code).toBe(0);
    expect(await origins(desk)).toMatchObject({ Ann: 'self', Ida: 'self', Jon: 'self', Kai: 'self' });
    expect(await sources(desk)).toMatchObject([
      { source: 'newsletter', origin: 'self' },
      { source: 'portal', origin: 'given' },
      { source: 'trade fair', origin: 'self' },
    ]);
  });

  test('leaves an origin that is known, which the new leads do not take', async () => {
    const desk = await deskWithSources();
    await desk.run('source', 'edit', 'trade fair', '--origin', 'given');
    await importTable(desk, '--const', 'origin=self');
    expect(await origins(desk)).toMatchObject({ Ann: 'given', Ida: 'self' });
    expect(await sources(desk)).toContainEqual({
      source: 'trade fair',
      origin: 'given',
      leads: 3,
      leads_of_other_origin: 1,
    });
  });

  test('is the source of every row', async () => {
    const desk = await deskWithSources();
    const input = 'lead\nIda\nJon\n';
    await desk.runWith({ input }, 'import', '-', '--const', 'source=PORTAL');
    expect(await origins(desk)).toMatchObject({ Ida: 'given', Jon: 'given' });
    expect((await sources(desk))[0]).toMatchObject({ source: 'portal', leads: 4 });
  });

  test('without one the origin of the source holds, and unknown stays unknown', async () => {
    const desk = await deskWithSources();
    await desk.run('source', 'edit', 'trade fair', '--origin', 'given');
    await importTable(desk);
    expect(await origins(desk)).toMatchObject({ Ida: 'given', Jon: null, Kai: null });
  });
});

test('a whole journal brings its sources along, and does not overrule those that are here', async () => {
  const there = await deskWithSources();
  await there.run('source', 'edit', 'trade fair', '--origin', 'given');
  const { stdout: all } = await there.run('export', 'all');
  const empty = new Desk();
  await empty.runWith({ input: all }, 'import', '-');
  expect((await empty.run('export', 'all')).stdout).toBe(all);

  const here = new Desk();
  await here.run('lead', 'add', 'Zoe', '--source', 'portal', '--origin', 'self');
  await here.run('lead', 'add', 'Yan', '--source', 'trade fair');
  await here.runWith({ input: all }, 'import', '-');
  expect(await sources(here)).toMatchObject([
    { source: 'portal', origin: 'self' },
    { source: 'trade fair', origin: 'given' },
  ]);
});
