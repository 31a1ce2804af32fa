import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';

const at80 = async (desk: Desk, ...args: string[]) => {
  const { stdout, stderr, code } = await desk.runWith({ columns: 80 }, 'show', ...args);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

/** A lead to whom nearly everything happened that can. */
const storyDesk = Desk.copies({ now: '2026-11-09T10:00' }, async (desk) => {
  const call = ['-t', 'cold-call', '--channel', 'call'];
  await desk.run(
    ...['lead', 'add', 'Harbor Cafe', '--company', 'Harbor GmbH', '--email', 'jo@harbor.test'],
    ...[
      '--email',
      'office@harbor.test',
      '--phone',
      '+49 30 123456',
      '--url',
      'https://harbor.test',
      '--tier',
      'dream',
    ],
    ...[
      '--tag',
      'cafe',
      '--tag',
      'pilot',
      '--source',
      'trade fair',
      '--origin',
      'self',
      '-n',
      'likes it short\nasks twice',
    ],
  );
  await desk.run(
    'log',
    '@1',
    ...call,
    '-o',
    'talked',
    '--next',
    'thu',
    '--do',
    'send offer',
    '-m',
    '4',
    '-n',
    'friendly',
  );
  desk.setClock('2026-11-13T09:30');
  await desk.run('log', '@1', ...call, '-o', 'not-now', '-r', 'timing', '--next', 'mon', '--value', '€6,000');
  await desk.run('next', '@1', 'tue', '--do', 'ask again');
  await desk.run('lead', 'add', 'Harbour Cafe', '--new');
  await desk.run('lead', 'merge', '@1', '@2');
  desk.setClock('2026-11-17T16:00');
  await desk.run(
    'log',
    '@1',
    '-t',
    'visit-them',
    '--channel',
    'visit',
    '-o',
    'meeting',
    '--next',
    'fri 10:00',
  );
  await desk.run('next', '@1', 'thu', '--do', 'send plan', '--handoff', 'Kim');
  desk.setClock('2026-11-18T11:00');
  await desk.run('next', '@1', '--ack');
  await desk.run('lead', 'stop', '@1');
  desk.setClock('2026-11-19T12:00');
  await desk.run('lead', 'stop', '@1', '--lift');
  desk.setClock('2026-11-20T11:30');
  await desk.run('result', '@1', 'held', '--value', '€7,500', '--next', 'wed', '--do', 'send the proposal');
});

describe('show of a lead', () => {
  test('tells what is next, who it is, and what happened in the order of time', async () => {
    expect(await at80(await storyDesk(), 'harbor cafe')).toBe(`Harbor Cafe @1
  next Wed 25 Nov · send the proposal
  at stake €7,500
  Harbor GmbH · jo@harbor.test; office@harbor.test · +49 30 123456
  https://harbor.test
  tier dream · from trade fair · found by you · tags cafe; pilot
  also Harbour Cafe @2
    likes it short
    asks twice

Mon 9 Nov         entered
Mon 9 Nov 10:00   touch 1 · cold-call · talked
    time 0:04
      friendly
Mon 9 Nov         promised for Thu 12 Nov: send offer
Fri 13 Nov 09:30  touch 2 · cold-call · not-now
    because timing · broke at timing · worth €6,000
Fri 13 Nov        kept: send offer of Thu 12 Nov, late
Fri 13 Nov        promised for Mon 16 Nov: next step
Fri 13 Nov        moved: next step of Mon 16 Nov
Fri 13 Nov        promised for Tue 17 Nov: ask again
Fri 13 Nov        merged with Harbour Cafe
Tue 17 Nov 16:00  touch 3 · visit-them · held
    Tue 17 Nov 16:00  meeting
    Fri 20 Nov 10:00  held · worth €7,500
Tue 17 Nov        kept: ask again of Tue 17 Nov
Tue 17 Nov        set for Fri 20 Nov 10:00: meeting
Tue 17 Nov        handed to Kim for Thu 19 Nov: send plan
Wed 18 Nov        Kim took over: send plan
Wed 18 Nov        stopped: do not contact
Thu 19 Nov 12:00  may be contacted again
Fri 20 Nov        kept: meeting of Fri 20 Nov 10:00
Fri 20 Nov        promised for Wed 25 Nov: send the proposal
`);
  });

  test('a stopped and a won lead say so at the top', async () => {
    const desk = await storyDesk();
    await desk.run('result', '@1', 'won', '--value', '€8,000');
    await desk.run('lead', 'stop', '@1');
    expect((await at80(desk, '@1')).split('\n').slice(0, 3)).toEqual([
      'Harbor Cafe @1',
      '  do not contact',
      '  won €8,000',
    ]);
    expect(await at80(desk, '@1')).toContain('\nFri 20 Nov        stopped: do not contact\n');
    await desk.run('result', '@1', 'lost', '--at', 'now');
    expect(await at80(desk, '@1')).not.toMatch(/won €|at stake/);
  });

  test('one of whom nothing but the name is known', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Ann Lee');
    expect(await at80(desk, 'ann')).toBe('Ann Lee @1\n\nSat 21 Nov  entered\n');
  });

  test('of a long story the newest 20 touches, unless all are asked for', async () => {
    const desk = new Desk();
    const days = Array.from({ length: 200 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    );
    seed(desk.file, {
      touches: days.map((day) => ({ day, lead: 'Ann Lee', tactic: 'cold-call', outcome: 'no-answer' })),
      promises: [
        { lead: 'Ann Lee', touch: 0, day: '2026-01-05' },
        { lead: 'Ann Lee', touch: 199, day: '2026-11-25' },
      ],
    });
    const lines = (await at80(desk, 'Ann Lee')).split('\n');
    expect(lines.filter((line) => line.includes('touch '))).toHaveLength(20);
    expect(lines).toContain('… 180 earlier touches, and what came with them: --all');
    expect(lines.join('\n')).not.toContain('entered');
    const all = await at80(desk, 'Ann Lee', '--all');
    expect(all.match(/touch \d/g)).toHaveLength(200);
    expect(all).toContain('entered');
    const json = JSON.parse((await desk.run('show', 'Ann Lee', '--json')).stdout) as {
      history: unknown[];
      promises: unknown[];
    };
    expect([json.history.length, json.promises.length]).toEqual([200, 2]);
  });

  test('JSON has all of it', async () => {
    const json = JSON.parse((await (await storyDesk()).run('show', '@1', '--json')).stdout) as Record<
      string,
      unknown
    >;
    expect(Object.keys(json)).toEqual([
      ...[
        'lead_id',
        'name',
        'company',
        'email',
        'phone',
        'source',
        'origin',
        'tier',
        'stopped',
        'touches',
        'last_touch',
      ],
      ...[
        'stage',
        'note',
        'external_id',
        'created',
        'uid',
        'tags',
        'url',
        'lifted',
        'every_days',
        'history',
        'value',
        'promises',
        'merged',
        'same_company',
      ],
    ]);
    expect(json).toMatchObject({
      email: 'jo@harbor.test; office@harbor.test',
      lifted: '2026-11-19T12:00:00+01:00',
      value: 7500,
      merged: [{ lead_id: 2, name: 'Harbour Cafe', merged: '2026-11-13' }],
    });
    expect((json.promises as unknown[])[2]).toEqual({
      at: '2026-11-17',
      zone: 'Europe/Berlin',
      what: 'ask again',
      owner: null,
      meeting: false,
      acknowledged: null,
      made: '2026-11-13',
      made_by: 2,
      state: 'kept',
      closed: '2026-11-17',
      closed_by: 3,
      why: null,
    });
  });

  test('what it took and the external id of an imported touch are told', async () => {
    const desk = new Desk();
    await desk.runWith(
      {
        input:
          'at,lead,tactic,outcome,minutes,cost,energy,external id\n2026-11-20,Ann Lee,call,talked,5,€2,-1,T1\n',
      },
      ...['import', '-', '--const', 'channel=call'],
    );
    expect(await at80(desk, 'Ann Lee')).toContain(
      'Fri 20 Nov  touch 1 · call · talked\n    time 0:05 · cost €2 · energy -1 · external id T1\n',
    );
  });
});
