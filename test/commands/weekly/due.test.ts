import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { textWidth } from '../../../src/render/width.js';
import { at, dueScene } from '../../helpers/due-scene.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `due-${name}.txt`);
const widest = (text: string) => Math.max(...text.split('\n').map(textWidth));

describe('the page', () => {
  test('lists what is due, group by group, at 80 and 120 columns and on a phone', async () => {
    const desk = await dueScene();
    for (const columns of [40, 80, 120]) {
      const { stdout, stderr, code } = await desk.runWith({ columns }, 'due');
      expect([code, stderr]).toEqual([0, '']);
      expect(widest(stdout)).toBeLessThanOrEqual(columns);
      await expect(stdout).toMatchFileSnapshot(screen(String(columns)));
    }
    expect((await desk.run('due')).stdout).toBe((await desk.runWith({ columns: 80 }, 'due')).stdout);
  });

  test('fits any width, whatever people are called', async () => {
    const desk = await dueScene();
    const name = 'Ünïcôdé 漢字 👩‍👩‍👧 \u202egnol\u202c & Sons of a Very Long Name Indeed Limited';
    await at(
      desk,
      '2026-11-20T08:00',
      'log',
      name,
      '-t',
      'cold-call',
      '-o',
      'talked',
      '--next',
      '2026-11-21',
      '--do',
      'x\ny '.repeat(40),
    );
    await at(
      desk,
      '2026-11-20T08:10',
      'log',
      `${name} II`,
      '-t',
      'cold-call',
      '-o',
      'talked',
      '--new',
      '--next',
      '2026-11-26',
      '--do',
      'z'.repeat(200),
    );
    await at(desk, '2026-11-20T08:20', 'log', `${name} III`, '-t', 'cold-call', '-o', 'talked', '--new');
    await at(desk, '2026-11-20T08:30', 'lead', 'add', `${name} IV`, '--dream', '--new');
    desk.setClock('2026-11-23T08:00');
    for (const columns of [20, 30, 47, 59, 60, 61, 80, 100, 120, 200])
      for (const more of [[], ['--all'], ['--dream']]) {
        const { stdout, code } = await desk.runWith({ columns }, 'due', ...more);
        expect(code).toBe(0);
        expect(widest(stdout), `${columns} ${more.join()}`).toBeLessThanOrEqual(columns);
        expect(stdout).not.toMatch(/[\u202a-\u202e\x00-\x09\x0b-\x1f]/);
      }
  });

  test('paints what it says without changing it', async () => {
    const desk = await dueScene();
    for (const args of [['due'], ['due', '--dream']]) {
      const plain = await desk.runWith({ columns: 80, color: false }, ...args);
      const painted = await desk.runWith({ columns: 80, color: true }, ...args);
      expect(painted.stdout).toContain('\x1b[1m');
      expect(painted.stdout.replace(/\x1b\[\d+m/g, '')).toBe(plain.stdout);
      expect(plain.stdout).not.toContain('\x1b');
    }
  });

  test('with nothing due it says so, what comes next, and ends well', async () => {
    const desk = new Desk({ now: '2026-11-23T08:00' });
    await at(
      desk,
      '2026-11-23T08:00',
      'log',
      'Harbor Cafe',
      '-t',
      'referral-ask',
      '--channel',
      'call',
      '-o',
      'not-interested',
    );
    for (const columns of [80, 120]) {
      const { stdout, code } = await desk.runWith({ columns }, 'due');
      expect(code).toBe(0);
      await expect(stdout).toMatchFileSnapshot(screen(`nothing-${columns}`));
    }
    await at(
      desk,
      '2026-11-23T08:00',
      'log',
      'Elm Dental',
      '-t',
      'referral-ask',
      '-o',
      'meeting',
      '--next',
      '2026-12-01 10:00',
    );
    expect((await desk.runWith({ columns: 80 }, 'due')).stdout).toBe(`\
Mon 23 Nov 2026 · nothing due

Nothing is promised this week, and nobody who talked is left waiting.
The next is Tue 1 Dec 10:00: meeting, Elm Dental @2.
`);
  });

  test('an empty journal says how to begin, and none is made', async () => {
    const desk = new Desk({ now: '2026-11-23T08:00' });
    const first = await desk.runWith({ columns: 80, file: null }, 'due');
    expect(first).toEqual({
      code: 0,
      stderr: '',
      stdout: `\
Mon 23 Nov 2026 · nothing due

Nothing is logged yet. Begin with "prospect log": it asks what it needs.
`,
    });
    expect((await desk.run('due')).code).toBe(66);
    expect((await desk.runWith({ file: null }, 'due', '--csv')).stdout.split('\n')).toHaveLength(2);
    expect((await desk.runWith({ file: null }, 'due', '--dream')).stdout).toContain(
      'Nobody is on the dream list',
    );
  });

  test('shows five lines a group, and all of them when told to', async () => {
    const desk = new Desk({ now: '2026-11-23T08:00' });
    const names = 'Aster Birch Cedar Dahlia Elder Fern Gorse Hazel Iris Juniper Kale Linden'.split(' ');
    for (const [index, name] of names.entries()) {
      const call = ['-t', 'cold-call', '-o', 'talked'];
      await at(
        desk,
        '2026-11-02T09:00',
        'log',
        `${name} late`,
        ...call,
        '--next',
        addDays('2026-11-05', index),
      );
      await at(
        desk,
        '2026-11-02T10:00',
        'log',
        `${name} soon`,
        ...call,
        '--next',
        addDays('2026-11-24', index % 6),
        '--new',
      );
      await at(desk, '2026-11-02T11:00', 'log', `${name} with nothing next`, ...call, '--new');
      await at(
        desk,
        '2026-11-02T12:00',
        'lead',
        'add',
        `${name} the dream client of them all`,
        '--dream',
        '--new',
      );
    }
    desk.setClock('2026-11-23T08:00');
    await expect((await desk.runWith({ columns: 80 }, 'due')).stdout).toMatchFileSnapshot(screen('many-80'));
    await expect((await desk.runWith({ columns: 80 }, 'due', '--all')).stdout).toMatchFileSnapshot(
      screen('many-all-80'),
    );
    const dream = (await desk.runWith({ columns: 80 }, 'due', '--dream')).stdout;
    expect(dream).toContain('more: add --all');
    expect((await desk.runWith({ columns: 80 }, 'due', '--dream', '--all')).stdout).not.toContain('more');
  });
});

describe('what is due when', () => {
  const promise = async (desk: Desk, name: string, ...next: string[]) =>
    at(desk, '2026-11-02T09:00', 'log', name, '-t', 'cold-call', '-o', 'talked', '--new', '--next', ...next);
  const groups = async (desk: Desk, ...more: string[]) => {
    const { stdout } = await desk.run('due', '--json', ...more);
    const { rows } = JSON.parse(stdout) as {
      rows: { group: string; lead: string; days_late: number | null }[];
    };
    return rows.map(({ group, lead, days_late }) => `${group} ${lead}${days_late ? ` ${days_late}` : ''}`);
  };

  test('a week ends on Sunday, at New Year too, and a Sunday has only its own day left', async () => {
    const desk = new Desk();
    for (const day of [
      '2026-12-26',
      '2026-12-27',
      '2026-12-28',
      '2026-12-31',
      '2027-01-01',
      '2027-01-03',
      '2027-01-04',
    ])
      await promise(desk, day, day);
    const on = (day: string) => groups(desk, '--as-of', day);
    expect(await on('2026-12-27')).toEqual(['late 2026-12-26 1', 'today 2026-12-27']);
    expect(await on('2026-12-28')).toEqual([
      'late 2026-12-26 2',
      'late 2026-12-27 1',
      'today 2026-12-28',
      'this-week 2026-12-31',
      'this-week 2027-01-01',
      'this-week 2027-01-03',
    ]);
    expect((await on('2027-01-03')).slice(-2)).toEqual(['late 2027-01-01 2', 'today 2027-01-03']);
    expect((await on('2027-01-04')).slice(-1)).toEqual(['today 2027-01-04']);
    desk.setClock('2027-01-02T08:00');
    expect((await desk.runWith({ columns: 80 }, 'due')).stdout).toBe(`\
Sat 2 Jan 2027 · 5 late · 1 this week

LATE                 what you promised                           since
  2026-12-26     @1  next step                                   Sat 26 Dec 2026
  2026-12-27     @2  next step                                   Sun 27 Dec 2026
  2026-12-28     @3  next step                                   Mon 28 Dec 2026
  2026-12-31     @4  next step                                   Thu 31 Dec 2026
  2027-01-01     @5  next step                                   Fri 1 Jan
THIS WEEK
  Sun 3   2027-01-03 @6 next step

log @1 (it happened) · next @1 fri (move it) · next @1 --done or --drop WHY
`);
  });

  test('today goes by time, and then what has none', async () => {
    const desk = new Desk();
    for (const [name, when] of [
      ['none', '2026-11-23'],
      ['late', '2026-11-23 17:00'],
      ['early', '2026-11-23 07:30'],
    ] as const)
      await promise(desk, name, when);
    expect(await groups(desk, '--as-of', '2026-11-23')).toEqual(['today early', 'today late', 'today none']);
  });

  test('a meeting whose day has passed is asked after until somebody says what came of it', async () => {
    const desk = new Desk();
    await at(
      desk,
      '2026-11-16T09:00',
      'log',
      'Oakline',
      '-t',
      'cold-call',
      '-o',
      'meeting',
      '--next',
      '2026-11-19 14:00',
    );
    await at(desk, '2026-11-20T09:00', 'log', 'Oakline', '-t', 'cold-call', '-o', 'no-answer');
    expect(await groups(desk)).toEqual(['did-it-happen Oakline 1']);
    expect(await groups(desk, '--as-of', '2026-11-19')).toEqual(['today Oakline']);
    await at(desk, '2026-11-20T10:00', 'result', 'Oakline', 'no-show');
    expect(await groups(desk)).toEqual(['nothing-next Oakline']);
    await at(desk, '2026-11-20T10:00', 'undo');
    await at(desk, '2026-11-20T10:00', 'result', 'Oakline', 'held', '--at', '2026-11-19 15:00');
    expect(await groups(desk)).toEqual(['nothing-next Oakline']);
  });

  test('a hand-off is late until the other side takes it, a handed-over meeting is asked after then', async () => {
    const desk = new Desk();
    await promise(desk, 'Own', '2026-11-20');
    await promise(desk, 'Handed', '2026-11-18', '--handoff', 'closer', '--do', 'send the offer');
    await at(
      desk,
      '2026-11-02T10:00',
      'log',
      'Met',
      '-t',
      'cold-call',
      '-o',
      'meeting',
      '--next',
      '2026-11-17',
      '--handoff',
      'Kim',
    );
    desk.setClock('2026-11-23T08:00');
    expect(await groups(desk)).toEqual(['late Own 3', 'late Met 6', 'late Handed 5']);
    expect((await desk.runWith({ columns: 80 }, 'due')).stdout).toContain(
      'Handed         @2  with closer, not confirmed yet: send the offer   Wed 18 Nov',
    );
    await at(desk, '2026-11-23T08:00', 'next', 'Handed', '--ack');
    await at(desk, '2026-11-23T08:00', 'next', 'Met', '--ack');
    expect(await groups(desk)).toEqual(['late Own 3', 'did-it-happen Met 6', 'nothing-next Handed']);
    expect((await desk.run('due')).stdout).toContain('meeting Tue 17 Nov with Kim');
  });

  test('a lead put off comes back on its day, with why', async () => {
    const desk = new Desk();
    await at(
      desk,
      '2026-11-02T09:00',
      'log',
      'Acme',
      '-t',
      'cold-call',
      '-o',
      'talked',
      '--next',
      '2026-11-27',
    );
    await at(
      desk,
      '2026-11-03T09:00',
      'result',
      'Acme',
      'not-now',
      '--next',
      '2026-11-25',
      '-n',
      'after the\nNov budget',
    );
    const line = async (day: string) => (await desk.run('due', '--as-of', day)).stdout.split('\n')[3];
    expect(await line('2026-11-25')).toBe('  Acme           @1  not now until today: "after the Nov budget"');
    expect(await line('2026-11-23')).toBe('  Wed 25  Acme @1 not now until then');
  });

  test('whoever talked and is promised nothing is listed, longest silent first, unless it ended or was stopped', async () => {
    const desk = new Desk();
    const log = (day: string, name: string, outcome: string, ...more: string[]) =>
      at(desk, `2026-11-${day}T09:00`, 'log', name, '-t', 'cold-call', '-o', outcome, '--new', ...more);
    await log('02', 'Talked', 'talked');
    await log('03', 'Called back', 'call-back');
    await log('04', 'Tried', 'no-answer');
    await log('05', 'Hung up', 'hung-up');
    await log('06', 'Lost', 'talked');
    await log('07', 'Lost', 'lost');
    await log('08', 'Back again', 'not-interested');
    await log('09', 'Back again', 'talked');
    await log('10', 'Stopped', 'do-not-contact');
    await log('11', 'Stopped', 'talked');
    await log('12', 'Stopped by hand', 'talked');
    await at(desk, '2026-11-12T10:00', 'lead', 'stop', 'Stopped by hand');
    await log('13', 'Bad number', 'talked');
    await log('14', 'Bad number', 'wrong-number');
    await log('15', 'Tried since', 'talked');
    await log('16', 'Tried since', 'no-answer');
    await log('17', 'Promised', 'talked', '--next', '2027-03-01');
    desk.setClock('2026-11-18T09:00');
    expect(await groups(desk)).toEqual([
      'nothing-next Talked',
      'nothing-next Called back',
      'nothing-next Back again',
      'nothing-next Tried since',
    ]);
    expect((await groups(desk, '--as-of', '2026-11-06')).slice(-1)).toEqual(['nothing-next Lost']);
    await at(
      desk,
      '2026-11-18T09:00',
      'lead',
      'edit',
      'Bad number',
      '--phone',
      '030 1234567',
      '--email',
      'bad@example.org',
    );
    expect(await groups(desk)).toContain('nothing-next Bad number');
    expect((await desk.run('due')).stdout).toContain(
      'TALKED, NOTHING NEXT 5: Talked @1 (16 days) · Called back @2 (15)\n',
    );
  });

  test("messages past their channel's silence window count once a lead, unless something came since", async () => {
    const desk = new Desk();
    const send = (day: string, name: string, tactic: string, channel: string) =>
      at(
        desk,
        `2026-11-${day}T09:00`,
        'log',
        name,
        '-t',
        tactic,
        '--channel',
        channel,
        '-o',
        'sent',
        '--new',
      );
    await send('01', 'Twice', 'mailing', 'email');
    await send('02', 'Twice', 'mailing', 'email');
    await send('02', 'Answered', 'mailing', 'email');
    await at(desk, '2026-11-03T09:00', 'result', 'Answered', 'replied', '--next', '2027-01-01');
    await send('08', 'Texted', 'texting', 'text');
    await send('08', 'Wrote', 'mailing', 'email');
    const silence = async (day: string) =>
      (await desk.run('due', '--as-of', day)).stdout.split('\n').find((line) => line.includes('silent'));
    expect(await silence('2026-11-14')).toBeUndefined();
    expect(await silence('2026-11-15')).toBe(
      '1 message passed 7 days without an answer and counts as silent.',
    );
    expect(await silence('2026-11-16')).toBe(
      '2 messages passed 7 to 14 days without an answer and count as silent.',
    );
    expect(await silence('2026-11-22')).toBe(
      '3 messages passed 7 to 14 days without an answer and count as silent.',
    );
  });
});

test('the last line says which commands change what is listed', async () => {
  const desk = new Desk({ now: '2026-11-23T08:00' });
  const call = ['-t', 'cold-call', '--new', '--next', '2026-11-20'];
  const hint = async () => {
    desk.setClock('2026-11-23T08:00');
    return (await desk.run('due')).stdout.trimEnd().split('\n').at(-1);
  };
  await at(desk, '2026-11-02T09:00', 'log', 'Nothing next', '-t', 'cold-call', '-o', 'talked');
  expect(await hint()).toBe('next @1 fri --do "call" (promise a next step) · result @1 lost (let it go)');
  await at(desk, '2026-11-02T09:00', 'log', 'Handed', ...call, '-o', 'talked', '--handoff', 'Kim');
  expect(await hint()).toBe('next @2 --ack (it was taken) · next @2 fri (move it)');
  await at(desk, '2026-11-02T09:00', 'log', 'Meeting', ...call, '-o', 'meeting');
  expect(await hint()).toBe('result @3 held (it happened) · next @3 fri (move it) · next @3 --drop WHY');
  await at(desk, '2026-11-02T09:00', 'log', 'Own', ...call, '-o', 'talked');
  expect(await hint()).toBe('log @4 (it happened) · next @4 fri (move it) · next @4 --done or --drop WHY');
});

describe('the dream list', () => {
  test('says whom to call: those going cold, coldest first, then those never touched', async () => {
    const desk = await dueScene();
    for (const columns of [80, 120]) {
      const { stdout, code } = await desk.runWith({ columns }, 'due', '--dream');
      expect(code).toBe(0);
      await expect(stdout).toMatchFileSnapshot(screen(`dream-${columns}`));
    }
  });

  test('agrees with the coverage in the report, and goes by the days that are set', async () => {
    const desk = new Desk();
    const days = { Ada: 29, Bo: 30, Cy: 31, Di: 90, Ed: 5 };
    for (const [name, ago] of Object.entries(days)) {
      await desk.run('lead', 'add', name, '--dream');
      await desk.run(
        'log',
        name,
        '-t',
        'door-knock',
        '--channel',
        'visit',
        '-o',
        name === 'Di' ? 'not-interested' : 'no-answer',
        '--at',
        `-${ago}d`,
      );
    }
    await desk.run('lead', 'add', 'Flo', '--dream');
    await desk.run('lead', 'add', 'Gil', '--dream');
    await desk.run('lead', 'stop', 'Gil');
    const call = async () => {
      const { counts, rows } = JSON.parse((await desk.run('due', '--dream', '--json')).stdout) as {
        counts: Record<string, number>;
        rows: { group: string; lead: string }[];
      };
      const { dream } = JSON.parse((await desk.run('report', '--json')).stdout) as {
        dream: Record<string, number>;
      };
      expect(counts).toMatchObject({ dream: dream.leads, dream_cold: dream.cold, dream_never: dream.never });
      return rows.map(({ group, lead }) => `${group} ${lead}`);
    };
    expect(await call()).toEqual(['dream-cold Cy', 'dream-cold Bo', 'dream-never Flo']);
    await desk.run('config', 'set', 'cold-days', '31');
    expect(await call()).toEqual(['dream-cold Cy', 'dream-never Flo']);
  });
});

describe('data', () => {
  test('CSV and JSON have one row for each due thing, whatever the page has room for', async () => {
    const desk = await dueScene();
    const { stdout } = await desk.run('due', '--csv');
    await expect(stdout).toMatchFileSnapshot(screen('csv'));
    const json = JSON.parse((await desk.run('due', '--json')).stdout) as { rows: Record<string, unknown>[] };
    const [header, ...rows] = stdout.trim().split('\n');
    expect(Object.keys(json.rows[0]!).join()).toBe(header);
    expect(json.rows).toHaveLength(rows.length);
    expect((await desk.run('due', '--md')).stdout.split('\n')[2]).toContain('| late | @');
    expect((await desk.run('due', '--csv', '--all')).stdout).toBe(stdout);
  });

  test('the same file and the same as-of give the same bytes, whatever the time and the zone', async () => {
    const desk = await dueScene();
    for (const more of [[], ['--csv'], ['--json'], ['--md'], ['--ics'], ['--dream']]) {
      desk.setClock('2026-11-23T08:00');
      const first = await desk.run('due', '--as-of', '2026-11-23', ...more);
      desk.setClock('2027-04-01T23:59');
      expect(await desk.run('due', '--as-of', '2026-11-23', ...more)).toEqual(first);
    }
  });

  test('as of a day it sees what was open then', async () => {
    const desk = await dueScene();
    const then = (await desk.run('due', '--json')).stdout;
    await at(
      desk,
      '2026-11-24T09:00',
      'log',
      'Amber',
      '-t',
      'cold-call',
      '-o',
      'talked',
      '--next',
      '2026-12-01',
    );
    await at(desk, '2026-11-24T09:00', 'next', 'Weber & Co', '--done');
    await at(desk, '2026-11-24T09:00', 'result', 'Oakline', 'held', '--at', 'today');
    await at(desk, '2026-11-24T09:00', 'next', 'Hansen Ltd', '--ack');
    await at(desk, '2026-11-24T09:00', 'next', 'Ridge', '2026-12-24');
    expect((await desk.run('due', '--json', '--as-of', '2026-11-23')).stdout).toBe(then);
    expect((await desk.run('due', '--json')).stdout).not.toBe(then);
  });

  test('it writes nothing and asks nothing', async () => {
    const desk = await dueScene();
    const exported = (await desk.run('export', 'all')).stdout;
    for (const more of [[], ['--all'], ['--dream'], ['--csv'], ['--ics']])
      expect((await desk.runWith({ columns: 80, input: 'y\ny\n' }, 'due', ...more)).stderr).toBe('');
    expect((await desk.run('export', 'all')).stdout).toBe(exported);
  });
});
