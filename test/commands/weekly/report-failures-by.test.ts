import { expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const failure = (tactic: string, reason: string | undefined, number: number, more: Partial<SeedTouch> = {}) =>
  Array.from({ length: number }, (_, n): SeedTouch => {
    const lead = `${tactic} ${reason} ${n}`;
    return { day: '2026-11-18', lead, tactic, outcome: 'not-interested', ...(reason && { reason }), ...more };
  });

function deskWith(touches: SeedTouch[]): Desk {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, {
    touches,
    tactics: { 'cold-call': { seconds: 240 }, 'cold-email': { channel: 'email' } },
    currency: 'EUR',
    leads: { 'cold-call price 0': { source: 'the fair' } },
  });
  return desk;
}

const told: SeedTouch[] = [
  ...failure('cold-call', 'price', 2),
  ...failure('cold-call', 'timing', 8, { seconds: 300 }),
  ...failure('cold-call', undefined, 1),
  ...failure('cold-email', 'price', 9, { cost: 100 }),
  ...failure('cold-email', 'no-need', 1),
];

test('why things failed, by tactic, with what stands out beyond luck', async () => {
  const desk = deskWith(told);
  const { stdout } = await desk.run('report', 'failures');
  expect(stdout.slice(stdout.indexOf('  by tactic'))).toBe(`\
  by tactic     where   cold-call  cold-email  all   time  money
  price         offer      2  18%      9  90%   11  ~0:08     €9
  timing        timing     8  73%                8   0:40
  no-need       offer                  1  10%    1
  not recorded  ?          1 9.1%                1  ~0:04
  all                          11          10   21  ~0:52     €9
  time                      ~0:52
  money                                    €9
  timing stands out for cold-call: 8 of its 11 failures (73%), elsewhere 0 of 10
    (0%).
  price stands out for cold-email: 9 of its 10 failures (90%), elsewhere 2 of 11
    (18%).
`);
  const explained = await desk.run('report', 'failures', '--explain');
  expect(explained.stdout).toContain('allowed for all 6 cells');
});

test('a table in which nothing stands out says so, and one tactic alone has none', async () => {
  const even = deskWith([...failure('cold-call', 'price', 2), ...failure('cold-email', 'timing', 2)]);
  expect((await even.run('report', 'failures')).stdout).toContain(
    'No reason stands out for any one tactic beyond luck.',
  );
  const alone = deskWith([...failure('cold-call', 'price', 2), ...failure('cold-call', 'timing', 2)]);
  expect((await alone.run('report', 'failures')).stdout).not.toContain('by tactic');
});

test('a lead that fails again and again is one lead to luck', async () => {
  const again = { lead: 'the same' };
  const desk = deskWith([
    ...failure('cold-call', 'price', 20, again),
    ...failure('cold-call', 'timing', 2),
    ...failure('cold-email', 'timing', 4),
  ]);
  const { stdout } = await desk.run('report', 'failures', '--by', 'tactic', '--csv');
  const [head, ...rows] = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const column = (name: string) => rows.map((row) => row[head!.indexOf(name)]);
  expect(column('reason')).toEqual(['price', 'timing', 'timing']);
  expect(column('touches')).toEqual(['20', '2', '4']);
  expect(column('leads')).toEqual(['1', '2', '4']);
  expect(column('chance')).toEqual(['', '', '']);
});

test.each([
  ['channel', ['call', 'email']],
  ['source', ['the fair', '']],
  ['stage', ['conversation']],
  ['week', ['2026-W47']],
])('by %s', async (by, groups) => {
  const desk = deskWith(told);
  const { stdout } = await desk.run('report', 'failures', '--by', by, '--json');
  const { cells } = JSON.parse(stdout) as { cells: { by: string; group: string | null; touches: number }[] };
  expect(new Set(cells.map(({ group }) => group ?? ''))).toEqual(new Set(groups));
  expect(cells.reduce((sum, { touches }) => sum + touches, 0)).toBe(told.length);
  expect(cells.every((cell) => cell.by === by)).toBe(true);
});

test('--by stage is for failures alone', async () => {
  const desk = deskWith(told);
  for (const section of [[], ['tactics']]) {
    const { code, stderr } = await desk.run('report', ...section, '--by', 'stage');
    expect([code, stderr]).toEqual([
      2,
      'prospect: --by stage is of what failed.\n  See: prospect report failures --by stage\n',
    ]);
  }
});

test('shared without money and without the names of sources', async () => {
  const desk = deskWith(told);
  const { stdout } = await desk.run('report', 'failures', '--by', 'source', '--share');
  expect(stdout).toContain('## By source');
  expect(stdout).toContain('| source 1 | unknown |');
  expect(stdout).not.toMatch(/the fair|€/);
});
