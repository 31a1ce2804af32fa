import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { textWidth } from '../../../src/render/width.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { autumn, weekOne } from '../../helpers/scenes.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';

const sunday = '2026-11-22T18:10:00';

function deskWith(what: Seed, now = sunday): Desk {
  const desk = new Desk({ now });
  seed(desk.file, what);
  return desk;
}

const screen = (name: string) => path.join(root, 'test', 'screens', `report-${name}.txt`);

async function rowsOf(desk: Desk, ...args: string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await desk.run('report', ...args, '--json');
  return (JSON.parse(stdout) as { rows: Record<string, unknown>[] }).rows;
}

test('the page of a first week has no rates yet, and says from when', async () => {
  const { stdout, stderr, code } = await deskWith(weekOne(), '2026-09-04T16:00:00').run('report');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  await expect(stdout).toMatchFileSnapshot(screen('week-one'));
});

test('the page of a mature journal fits 80 columns', async () => {
  const { stdout } = await deskWith(autumn()).runWith({ columns: 80 }, 'report');
  await expect(stdout).toMatchFileSnapshot(screen('autumn-80'));
});

test('on 120 columns names and bars breathe', async () => {
  const { stdout } = await deskWith(autumn()).runWith({ columns: 120 }, 'report');
  await expect(stdout).toMatchFileSnapshot(screen('autumn-120'));
});

test('a pipe gets the page of 80 columns without colour', async () => {
  const desk = deskWith(autumn());
  const [piped, shown] = [
    await desk.run('report'),
    await desk.runWith({ columns: 80, color: true }, 'report'),
  ];
  expect(shown.stdout).toContain('\u001b[');
  expect(shown.stdout.replace(/\u001b\[\d+m/g, '')).toBe(piped.stdout);
});

test('no line is wider than the terminal', async () => {
  const desk = deskWith(autumn());
  for (const columns of [40, 50, 60, 72, 80, 100, 200])
    for (const args of [
      [],
      ['--explain'],
      ['tactics', '--by', 'week', '--all'],
      ['failures'],
      ['funnel', '--explain'],
    ]) {
      const { stdout } = await desk.runWith({ columns }, 'report', ...args);
      const widest = Math.max(...stdout.split('\n').map(textWidth));
      expect(widest, `${args.join(' ')} on ${columns}`).toBeLessThanOrEqual(columns);
    }
});

test('--explain says how each figure is counted, with the counts used', async () => {
  const { stdout } = await deskWith(autumn()).run('report', '--explain');
  await expect(stdout).toMatchFileSnapshot(screen('autumn-explained'));
});

test('the funnel is one screen', async () => {
  const { stdout } = await deskWith(autumn()).run('report', 'funnel', '--period', 'all');
  await expect(stdout).toMatchFileSnapshot(screen('autumn-funnel'));
});

test('an empty journal gets two friendly lines, and no file', async () => {
  const desk = new Desk({ now: sunday });
  const { stdout, stderr, code } = await desk.runWith({ file: null }, 'report');
  expect(stdout).toBe(
    'Nothing is logged yet (as of Sun 22 Nov 18:10).\n' +
      'Log the first touch with "prospect log": it asks who, how and what became of it.\n' +
      'Or bring what you have: prospect import FILE --dry-run\n',
  );
  expect({ stderr, code, files: fs.readdirSync(desk.folder) }).toEqual({ stderr: '', code: 0, files: [] });
  const csv = await desk.runWith({ file: null }, 'report', '--csv');
  expect(csv.stdout.split('\n')).toHaveLength(2);
});

test('one touch is a page already', async () => {
  const desk = deskWith({
    touches: [
      { day: '2026-11-20', time: '09:15', lead: 'Harbor Cafe', tactic: 'referral-ask', outcome: 'meeting' },
    ],
    leads: { 'Harbor Cafe': { origin: 'given' } },
    tactics: { 'referral-ask': { kind: 'warm' } },
  });
  expect((await desk.run('report')).stdout).toBe(`\
Week 47 · Mon 16 – Sun 22 Nov 2026 · goal: meeting        as of Sun 22 Nov 18:10

1 touch → 1 talk → 1 meeting set
New leads: 1 given to you.

WHAT WORKED          this week  since 20 Nov · each lead once · within 30 days
warm            done talk meet met/leads likely
  referral-ask     1    1    1       1/1      –
  A likely range takes 5 leads: referral-ask has 1.

  early   Too few leads to judge yet: referral-ask.

YOURS AND GIVEN    met/leads  likely   hours a meeting
  given to you           1/1       –   –
  Found by you: 0 of the 1 lead with a meeting within 30 days.

TO SEE MORE    Say what referral-ask must bring to be worth your time:
               prospect tactic edit referral-ask --worth 1/50

How each figure is counted: prospect report --explain
`);
});

test('without a period it is this week, last week on a Monday or while this week has no touch', async () => {
  const touches = [
    { day: '2026-11-13', lead: 'A', tactic: 'cold-call', outcome: 'talked' },
    { day: '2026-11-18', lead: 'B', tactic: 'cold-call', outcome: 'talked' },
  ];
  const title = async (now: string, ...args: string[]) =>
    (await deskWith({ touches }, now).run('report', ...args)).stdout.split(' · goal')[0];
  expect(await title('2026-11-18T09:00:00')).toBe('Week 47 · Mon 16 – Sun 22 Nov 2026');
  expect(await title('2026-11-17T09:00:00')).toBe('Week 46 · Mon 9 – Sun 15 Nov 2026');
  expect(await title('2026-11-23T09:00:00')).toBe('Week 47 · Mon 16 – Sun 22 Nov 2026');
  expect(await title('2026-11-26T09:00:00')).toBe('Week 47 · Mon 16 – Sun 22 Nov 2026');
  expect(await title('2026-11-26T09:00:00', '--as-of', '2026-11-18')).toBe(
    'Week 47 · Mon 16 – Sun 22 Nov 2026',
  );
  expect(await title(sunday, '--period', '2026-11')).toBe('November 2026');
  expect(await title(sunday, '--from', '2026-11-12', '--to', '2026-11-14')).toBe('Thu 12 – Sat 14 Nov 2026');
  expect(await title(sunday, '--period', 'all')).toBe('All time');
});

test('a journal that began this Monday tells of this week', async () => {
  const touches = [{ day: '2026-11-23', lead: 'A', tactic: 'cold-call', outcome: 'talked' }];
  const { stdout } = await deskWith({ touches }, '2026-11-23T10:00:00').run('report');
  expect(stdout).toContain('Week 48 · Mon 23 – Sun 29 Nov 2026');
  expect(stdout).toContain('1 touch → 1 talk');
});

test('--as-of sees what is dated up to that day, and shows a time only when one was given', async () => {
  const desk = deskWith({
    touches: [
      {
        day: '2026-11-10',
        lead: 'A',
        tactic: 'cold-call',
        outcome: 'talked',
        then: [{ day: '2026-11-18', outcome: 'meeting' }],
      },
      { day: '2026-11-19', lead: 'B', tactic: 'cold-call', outcome: 'meeting' },
    ],
  });
  const [row] = await rowsOf(desk, '--as-of', '2026-11-17', '--period', 'all');
  expect(row).toMatchObject({ as_of: '2026-11-17', touches: 1, leads: 1, leads_converted: 0 });
  const [later] = await rowsOf(desk, '--as-of', '2026-11-18 08:00', '--period', 'all');
  expect(later).toMatchObject({ as_of: '2026-11-18', touches: 1, leads: 1, leads_converted: 1 });
  const lineOne = async (asOf: string) => (await desk.run('report', '--as-of', asOf)).stdout.split('\n')[0];
  expect(await lineOne('2026-11-18')).toMatch(/as of Wed 18 Nov$/);
  expect(await lineOne('2026-11-18 08:00')).toMatch(/as of Wed 18 Nov 08:00$/);
  const before = await desk.run('report', '--as-of', '2026-11-01');
  expect(before.stdout).toMatch(/^Nothing is logged yet \(as of Sun 1 Nov\)/);
});

test('touches at nobody are counted as done, and each as a lead without a name', async () => {
  const desk = deskWith({
    touches: [
      { day: '2026-11-18', tactic: 'cold-call', outcome: 'no-answer' },
      { day: '2026-11-18', tactic: 'cold-call', outcome: 'call-back' },
    ],
  });
  const { stdout } = await desk.run('report');
  expect(stdout).toContain(
    '2 touches\n2 touches at nobody in particular: each counts as a lead without a name.\n',
  );
  expect(await rowsOf(desk)).toMatchObject([
    { touches: 2, reached: 1, leads: 2, leads_unnamed: 2, judged: 0, rate: null, open: 0 },
  ]);
  expect(stdout).toContain('2 leads of cold-call, none with a name.');
  expect(stdout).toMatch(/cold-call +2 +0 +0 +0\/2 /);
});

test('the bank calls give the known numbers with their ranges', async () => {
  const csv = zlib
    .gunzipSync(fs.readFileSync(path.join(root, 'test', 'data', 'bank-calls.csv.gz')))
    .toString();
  const [, ...lines] = csv.trim().split(/\r?\n/);
  const desk = deskWith({
    touches: lines.map((line) => {
      const [day = '', lead = '', tactic = '', seconds, , , subscribed] = line.split(',');
      const outcome = subscribed === 'yes' ? 'won' : 'not-interested';
      return { day, lead, tactic, seconds: Number(seconds), outcome };
    }),
  });
  const args = ['--goal', 'won', '--period', 'all', '--as-of', '2011-06-30'];
  const { stdout } = await desk.run('report', ...args, '--json');
  const report = JSON.parse(stdout) as Record<'rows', Record<string, number>[]> & { total: object };
  expect(report.total).toMatchObject({ touches: 45211, leads: 45211, judged: 45211, converted: 5289 });
  const expected = {
    cellular: [29285, 4369, 0.1451545520921589, 0.15331548029582345],
    telephone: [2906, 390, 0.12229332131094142, 0.14708268075426081],
    unknown: [13020, 530, 0.037445570139085664, 0.044238582895515584],
  };
  for (const [tactic, [judged, converted, low, high]] of Object.entries(expected)) {
    const row = report.rows.find((each) => String(each.tactic) === tactic)!;
    expect(row).toMatchObject({ judged, converted, leads: judged, leads_converted: converted });
    expect(row.rate_low).toBeCloseTo(low!, 12);
    expect(row.rate_high).toBeCloseTo(high!, 12);
  }
  expect((await desk.run('report', ...args)).stdout).toMatch(/cellular +29,285 +29,285 +4369 +4369\/29,285/);
});

test('leads of sources that differ more than chance count for less, wherever the tactic is judged', async () => {
  const desk = new Desk({ now: '2026-06-01T09:00:00' });
  const sources = { fair: 9, list: 2, web: 3, friends: 8 };
  const rows = Object.entries(sources).flatMap(([source, met]) =>
    Array.from(
      { length: 40 },
      (_, lead) => `2026-01-05,${source} ${lead},cold-call,${lead < met ? 'meeting' : 'talked'},${source}`,
    ),
  );
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), ['at,lead,tactic,outcome,source', ...rows].join('\n'));
  await desk.run('tactic', 'add', 'cold-call', '--kind', 'cold', '--worth', '1/8');
  await desk.run('import', 'in.csv');
  const [row] = await rowsOf(desk, 'tactics', '--period', 'all');
  // X² of 9, 2, 3 and 8 of 40 is 7.8 with three degrees of freedom.
  expect(row).toMatchObject({ leads: 160, converted: 22 });
  expect(row!.effective).toBeCloseTo(160 / (7.8 / 3), 1);
  const shown = JSON.parse((await desk.run('tactic', 'show', 'cold-call', '--json')).stdout) as {
    versions: Record<string, unknown>[];
  };
  expect(shown.versions[0]!.effective).toBe(row!.effective);
});

test('JSON says how many weeks it takes to know what is unclear', async () => {
  const rows = await rowsOf(deskWith(autumn()), 'tactics');
  const unclear = rows.filter(({ verdict }) => verdict === 'unclear');
  expect(
    unclear.map((row) => [
      row.verdict_text,
      row.weeks_to_know_low,
      row.weeks_to_know,
      row.weeks_to_know_high,
    ]),
  ).toEqual([[expect.stringContaining('about 9 weeks more, perhaps'), expect.any(Number), 9, null]]);
  const known = rows.filter(({ verdict }) => verdict !== 'unclear');
  expect(known.map((row) => row.weeks_to_know_low)).toEqual(known.map(() => null));
});

test('CSV of tactics has exactly the agreed columns, and the page as CSV is the tactics', async () => {
  const desk = deskWith(autumn());
  const { stdout } = await desk.run('report', 'tactics', '--csv');
  expect(stdout.split('\n')[0]).toBe(
    'tactic,version,channel,kind,period_from,period_to,as_of,goal,window,touches,reached,planned,leads,' +
      'leads_converted,judged,converted,rate,rate_low,rate_high,minutes,cost,value,' +
      'by_window,by_window_low,by_window_high,followed_days,open,worth,chance_worth,best_guess,best_low,' +
      'best_high,chance_best,expected_loss,verdict,verdict_text,failed,silent,spend,felt,' +
      'credit_last,credit_first,credit_linear,deferred,level,effective,leads_unnamed,newer_since,newer_leads,newer_converted,' +
      'weeks_to_know,weeks_to_know_low,weeks_to_know_high',
  );
  expect(stdout.trim().split('\n')).toHaveLength(6);
  expect((await desk.run('report', '--csv')).stdout).toBe(stdout);
  const byTier = await desk.run('report', 'tactics', '--by', 'tier', '--csv');
  expect(byTier.stdout.split('\n')[0]).toMatch(/^tier,period_from,/);
});

test('JSON has the query, the rows and a total of its own', async () => {
  const { stdout } = await deskWith(autumn()).run('report', '--json');
  const page = JSON.parse(stdout) as Record<string, unknown>;
  expect(Object.keys(page)).toEqual([
    'as_of',
    'goal',
    'window',
    'level',
    'period',
    'rows',
    'total',
    'remarks',
    'cautions',
    'activity',
    'failures',
    'origins',
    'when_they_answer',
    'promises',
    'dream',
    'decided',
    'fit',
    'trials',
    'nearer',
  ]);
  expect(page).toMatchObject({
    as_of: '2026-11-22',
    goal: 'meeting',
    window: 30,
    level: 95,
    period: { from: '2026-11-16', to: '2026-11-22' },
    activity: { nobody: 12 },
  });
});

test('a lead in two tactics counts once in each and once in all', async () => {
  const desk = deskWith({
    touches: [
      { day: '2026-09-01', lead: 'A', tactic: 'cold-call', outcome: 'no-answer' },
      { day: '2026-09-02', lead: 'A', tactic: 'cold-email', outcome: 'sent' },
      { day: '2026-09-03', lead: 'A', tactic: 'cold-call', outcome: 'meeting' },
      { day: '2026-09-04', lead: 'A', tactic: 'follow-up-call', outcome: 'talked' },
    ],
  });
  const { stdout } = await desk.run('report', 'tactics', '--period', 'all', '--json');
  const { rows, total } = JSON.parse(stdout) as { rows: Record<string, unknown>[]; total: unknown };
  const counts = (name: string) => {
    const row = rows.find(({ tactic }) => tactic === name)!;
    return [row.leads, row.leads_converted, row.judged, row.converted];
  };
  expect(counts('cold-call')).toEqual([1, 1, 1, 1]);
  expect(counts('cold-email')).toEqual([1, 0, 1, 0]);
  expect(counts('follow-up-call')).toEqual([0, 0, 0, 0]);
  expect(total).toMatchObject({ touches: 4, leads: 1, leads_converted: 1, judged: 1, converted: 1 });
});

test('a goal later than the window does not convert, and --window moves the window', async () => {
  const desk = deskWith({
    touches: [
      {
        day: '2026-09-01',
        lead: 'A',
        tactic: 'cold-call',
        outcome: 'no-answer',
        then: [{ day: '2026-10-02', outcome: 'meeting' }],
      },
    ],
  });
  expect(await rowsOf(desk)).toMatchObject([{ judged: 1, converted: 0, rate: 0 }]);
  expect(await rowsOf(desk, '--window', '31')).toMatchObject([
    { window: 31, judged: 1, converted: 1, rate: 1 },
  ]);
  expect(await rowsOf(desk, '--window', '83')).toMatchObject([{ judged: 0, leads_converted: 1, rate: null }]);
});

test('rows can stand for channel, source, origin, tier, week, month, hour or weekday', async () => {
  const desk = deskWith({
    touches: [
      { day: '2026-11-16', time: '09:30', lead: 'A', tactic: 'cold-call', outcome: 'talked' },
      { day: '2026-11-21', lead: 'B', tactic: 'cold-email', outcome: 'sent' },
      { day: '2026-11-21', tactic: 'cold-email', outcome: 'sent' },
    ],
    leads: { A: { source: 'open house', origin: 'given', tier: 'dream' } },
    tactics: { 'cold-email': { channel: 'email' } },
  });
  const names = async (by: string) =>
    (await rowsOf(desk, 'tactics', '--by', by)).map((row) => [row[by], row.touches]);
  expect(await names('channel')).toEqual([
    ['email', 2],
    ['call', 1],
  ]);
  expect(await names('source')).toEqual([
    ['open house', 1],
    [null, 2],
  ]);
  expect(await names('origin')).toEqual([
    ['given', 1],
    [null, 2],
  ]);
  expect(await names('tier')).toEqual([
    ['dream', 1],
    [null, 2],
  ]);
  expect(await names('week')).toEqual([['2026-W47', 3]]);
  expect(await names('month')).toEqual([['2026-11', 3]]);
  expect(await names('hour')).toEqual([
    ['09:00', 1],
    [null, 2],
  ]);
  expect(await names('weekday')).toEqual([
    ['Monday', 1],
    ['Saturday', 2],
  ]);
  expect((await desk.run('report', 'tactics', '--by', 'origin')).stdout).toMatch(/^ {2}unknown /m);
});

test('failures are counted by what a touch has come to, with what it took', async () => {
  const desk = deskWith({
    touches: [
      {
        day: '2026-11-16',
        lead: 'A',
        tactic: 'cold-call',
        outcome: 'not-interested',
        reason: 'price',
        seconds: 600,
        cost: 500,
      },
      { day: '2026-11-17', lead: 'B', tactic: 'cold-call', outcome: 'not-now', reason: 'price', seconds: 60 },
      { day: '2026-11-17', lead: 'C', tactic: 'cold-call', outcome: 'hung-up' },
      { day: '2026-11-17', lead: 'D', tactic: 'cold-call', outcome: 'hung-up', place: 'message' },
      {
        day: '2026-11-17',
        lead: 'E',
        tactic: 'cold-call',
        outcome: 'hung-up',
        then: [{ day: '2026-11-18', outcome: 'talked' }],
      },
      {
        day: '2026-11-02',
        lead: 'F',
        tactic: 'cold-call',
        outcome: 'not-interested',
        reason: 'price',
        then: [{ day: '2026-11-19', outcome: 'not-interested', reason: 'other' }],
      },
      { day: '2026-11-10', lead: 'G', tactic: 'cold-call', outcome: 'not-interested', reason: 'price' },
      { day: '2026-11-03', lead: 'H', tactic: 'cold-email', outcome: 'sent' },
      { day: '2026-11-01', lead: 'I', tactic: 'cold-email', outcome: 'sent' },
      { day: '2026-11-20', lead: 'J', tactic: 'cold-email', outcome: 'sent' },
    ],
    tactics: { 'cold-email': { channel: 'email' } },
    currency: 'EUR',
  });
  expect((await desk.run('report', 'failures')).stdout).toBe(`\
Week 47 · Mon 16 – Sun 22 Nov 2026 · goal: meeting        as of Sun 22 Nov 18:10

WHAT BROKE     4 said no or fell through · 1 not now · 1 stayed silent
  why           where    stage         n  share  before  time  money
  price         offer    conversation  2    40%    100%  0:11     €5
  other         –        conversation  1    20%      0%
  not recorded  message  reached       1    20%      0%
  not recorded  ?        reached       1    20%      0%
  Costliest: price, 0:11 and €5 over 2 touches.
`);
  const { stdout } = await desk.run('report', 'failures', '--csv');
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    'reason,place,period_from,period_to,as_of,touches,share,touches_before,share_before,minutes,cost,stage,minutes_estimated',
    'price,offer,2026-11-16,2026-11-22,2026-11-22,2,0.4,1,1,11,5,conversation,',
  ]);
});

test('the rates of the funnel are counted on what can be known', async () => {
  const desk = deskWith({
    touches: [
      {
        day: '2026-11-16',
        lead: 'A',
        tactic: 'cold-call',
        outcome: 'meeting',
        then: [
          { day: '2026-11-19', outcome: 'held' },
          { day: '2026-11-20', outcome: 'won' },
        ],
      },
      {
        day: '2026-11-16',
        lead: 'B',
        tactic: 'cold-call',
        outcome: 'meeting',
        then: [{ day: '2026-11-18', outcome: 'no-show' }],
      },
      { day: '2026-11-16', lead: 'C', tactic: 'cold-call', outcome: 'meeting' },
      { day: '2026-11-16', lead: 'D', tactic: 'cold-call', outcome: 'meeting' },
      { day: '2026-11-16', lead: 'E', tactic: 'cold-call', outcome: 'meeting' },
      {
        day: '2026-11-16',
        lead: 'F',
        tactic: 'cold-call',
        outcome: 'call-back',
        then: [{ day: '2026-11-17', outcome: 'lost' }],
      },
      { day: '2026-11-16', lead: 'G', tactic: 'cold-email', outcome: 'sent' },
      { day: '2026-11-16', lead: 'H', tactic: 'cold-call', outcome: 'no-answer' },
    ],
    promises: [
      { lead: 'C', touch: 2, day: '2026-11-20', meeting: true },
      { lead: 'D', touch: 3, day: '2026-11-25', meeting: true },
    ],
    tactics: { 'cold-email': { channel: 'email' } },
  });
  const { stdout } = await desk.run('report', 'funnel', '--json');
  const { rows } = JSON.parse(stdout) as { rows: Record<string, unknown>[] };
  const rates = rows
    .filter((row) => row.rate_name !== null)
    .map((row) => [row.rate_name, row.rate_count, row.rate_of]);
  expect(rates).toEqual([
    ['reach', 6, 7], // the mail still waits
    ['conversation', 5, 6],
    ['show', 1, 2], // held and no-show; of one past nothing is told, two are ahead or have no date
    ['win', 1, 2],
  ]);
  expect(rows.map((row) => [row.stage, row.touches, row.leads, row.leads_stopped])).toEqual([
    ['attempted', 8, 8, 2],
    ['reached', 6, 6, 1],
    ['conversation', 5, 5, 0],
    ['meeting', 5, 5, 4],
    ['held', 1, 1, 0],
    ['proposal', 1, 1, 0],
    ['won', 1, 1, 1],
  ]);
  const empty = await new Desk({ now: sunday }).runWith({ file: null }, 'report', 'funnel');
  expect(empty.stdout).toMatch(/show rate +– +no data yet/);
});

test('a long list shows the busiest twelve and says how many more there are', async () => {
  const touches = Array.from({ length: 15 }, (_, index) =>
    Array.from({ length: index + 1 }, (__, n) => ({
      day: '2026-11-18',
      lead: `L${index}-${n}`,
      tactic: `tactic-${String(index).padStart(2, '0')}`,
      outcome: 'no-answer',
    })),
  ).flat();
  const desk = deskWith({
    touches,
    tactics: { 'tactic-14': { dropped: '2026-11-01' }, 'tactic-00': { dropped: '2026-11-20' } },
  });
  const short = (await desk.run('report')).stdout;
  expect(short).toContain('\n  and 3 more: add --all\n');
  expect(short).not.toContain('tactic-02');
  expect(short).toContain('tactic-03');
  expect((await desk.run('report', '--all')).stdout).toContain('tactic-00');
});

test('nothing in a name is obeyed by the terminal, nor run by a spreadsheet', async () => {
  const desk = deskWith({
    touches: [{ day: '2026-11-18', lead: 'A', tactic: '=1+1\u001b[31m', outcome: 'no-answer' }],
  });
  const page = await desk.runWith({ columns: 80 }, 'report');
  expect(page.stdout).toContain('=1+1^[[31m');
  expect(page.stdout).not.toContain('\u001b');
  expect((await desk.run('report', '--csv')).stdout).toContain("\n'=1+1\u001b[31m,1,call,cold,");
});

test('the report writes nothing', async () => {
  const desk = deskWith(autumn());
  const before = fs.readFileSync(desk.file);
  for (const args of [[], ['tactics', '--by', 'source'], ['failures'], ['funnel'], ['--explain']])
    expect((await desk.run('report', ...args)).code).toBe(0);
  expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
});

test('what cannot be asked is refused in one line', async () => {
  const desk = deskWith({
    touches: [{ day: '2026-11-18', lead: 'A', tactic: 'cold-call', outcome: 'talked' }],
  });
  const refused = async (...args: string[]) => {
    const { stdout, stderr, code } = await desk.run('report', ...args);
    expect(stdout).toBe('');
    return [code, stderr.split('\n')[0]];
  };
  expect(await refused('luck')).toEqual([2, 'prospect: The section "luck" is not known.']);
  expect(await refused('--credit', 'shapley')).toEqual([2, 'prospect: --credit "shapley" is not known.']);
  expect(await refused('--level', '99')).toEqual([2, 'prospect: --level "99" is not known.']);
  expect(await refused('--goal', 'attempted')).toEqual([2, 'prospect: --goal "attempted" is not known.']);
  expect(await refused('--by', 'colour')).toEqual([2, 'prospect: --by "colour" is not known.']);
  expect(await refused('--window', '-1')).toEqual([
    2,
    'prospect: --window "-1" is not a whole number from 0 to 3650.',
  ]);
  expect(await refused('--period', 'all', '--to', '2026-11-01')).toEqual([
    2,
    'prospect: --period and --from or --to were both given.',
  ]);
  expect((await refused('--as-of', '2026-02-30'))[0]).toBe(2);
});

test('with no conversions at all nothing is ranked, and it says so', async () => {
  const touches = Array.from({ length: 60 }, (_, index) => ({
    day: '2026-09-01',
    lead: `lead ${index}`,
    tactic: index % 2 === 0 ? 'cold-call' : 'cold-email',
    outcome: 'no-answer',
  }));
  const desk = deskWith({ touches });
  const { stdout } = await desk.run('report', '--explain', '--period', 'all');
  expect(stdout).toContain('no cold tactic has brought a "meeting" yet: there is nothing to rank.');
  expect(await rowsOf(desk)).toMatchObject([
    { chance_best: null, expected_loss: null, best_guess: expect.any(Number) as number },
    { chance_best: null, expected_loss: null },
  ]);
});

test('a version in use is in the CSV whatever the period, though no lead of it can convert any more', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ann', '-t', 'call', '-o', 'meeting', '--at', '2 nov');
  await desk.run('log', 'Ann', '-t', 'thanks', '--channel', 'email', '--at', '3 nov');
  const names = async (...args: string[]) => {
    const { stdout } = await desk.run('report', 'tactics', '--json', ...args);
    const { rows } = JSON.parse(stdout) as { rows: { tactic: string; chance_best: number | null }[] };
    return rows.map(({ tactic, chance_best }) => ({ tactic, chance_best })).sort();
  };
  const whole = await names('--period', 'all');
  expect(whole.map(({ tactic }) => tactic).sort()).toEqual(['call', 'thanks']);
  expect(await names('--period', 'this-week')).toEqual(whole);
});

test('a tactic that leads began with longer ago than the window is not dropped for what others closed', async () => {
  const desk = new Desk({ now: '2026-11-15T18:00:00' });
  const leads = Array.from({ length: 120 }, (_, index) => ({
    lead: `Lead ${String.fromCharCode(65 + (index % 26))}${index}`,
    day: addDays('2026-07-01', index % 60),
  }));
  seed(desk.file, {
    tactics: { 'slow-mail': { worth: 0.05, channel: 'mail' } },
    touches: leads.flatMap(({ lead, day }, index): SeedTouch[] => [
      { lead, day, tactic: 'slow-mail', outcome: 'sent' },
      ...(index % 5 < 2
        ? [
            {
              lead,
              day: addDays(day, 38),
              tactic: 'closer',
              outcome: index % 5 === 0 ? 'meeting' : 'talked',
            },
          ]
        : []),
    ]),
  });
  const { stdout } = await desk.runWith({ columns: 200 }, 'report');
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'unclear slow-mail closes none itself, but 24 of your 24 meetings began with it, some more than 30 days before. Judge it together with closer.',
  );
});

test('a no-show of a meeting that was never logged is a meeting in the rates, and none of the period', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ann', '-t', 'call', '-o', 'no-show');
  const { rows, activity } = JSON.parse((await desk.run('report', '--json')).stdout) as {
    rows: { leads: number; leads_converted: number; reached: number }[];
    activity: { meeting: number };
  };
  expect(rows).toMatchObject([{ leads: 1, leads_converted: 1, reached: 0 }]);
  expect(activity.meeting).toBe(0);
});
