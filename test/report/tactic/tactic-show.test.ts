import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';
import { sceneOf } from '../../helpers/tactic-scene.js';

const friday = '2026-11-20T18:10:00';
const screen = (name: string) => path.join(root, 'test', 'screens', `tactic-${name}.txt`);
const show = (desk: Desk, ...args: string[]) => desk.runWith({ columns: 80 }, 'tactic', 'show', ...args);

const twoVersionsDesk = Desk.copies({ now: friday }, async (desk) => {
  await sceneOf(desk);
});

function deskWith(...touches: SeedTouch[]): Desk {
  const desk = new Desk({ now: friday });
  seed(desk.file, { touches });
  return desk;
}

const talk = (lead: string, day: string): SeedTouch => ({
  day,
  lead,
  tactic: 'door-knock',
  outcome: 'talked',
});

test('two versions are one page of 80 columns', async () => {
  const { stdout, stderr, code } = await show(await twoVersionsDesk(), 'cold-call');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  await expect(stdout).toMatchFileSnapshot(screen('80'));
});

test('on 120 columns the curve and the bars breathe', async () => {
  const { stdout } = await (await twoVersionsDesk()).runWith({ columns: 120 }, 'tactic', 'show', 'cold-call');
  await expect(stdout).toMatchFileSnapshot(screen('120'));
});

test('a narrow terminal loses columns', async () => {
  const { stdout } = await (await twoVersionsDesk()).runWith({ columns: 60 }, 'tactic', 'show', 'cold-call');
  await expect(stdout).toMatchFileSnapshot(screen('60'));
});

test('--explain says how each figure is counted, with the counts used', async () => {
  const { stdout } = await show(await twoVersionsDesk(), 'cold-call', '--explain');
  await expect(stdout).toMatchFileSnapshot(screen('explained'));
});

test('NAME@2 is about that version alone', async () => {
  const desk = await twoVersionsDesk();
  const { stdout } = await show(desk, 'cold-call@2');
  await expect(stdout).toMatchFileSnapshot(screen('one-version'));
});

test('as of an earlier day it shows what was known then', async () => {
  const desk = await twoVersionsDesk();
  const { stdout } = await show(desk, 'cold-call', '--as-of', '2026-10-16');
  await expect(stdout).toMatchFileSnapshot(screen('young-version'));
});

test('a pipe gets the page of 80 columns without colour', async () => {
  const desk = await twoVersionsDesk();
  const piped = await desk.run('tactic', 'show', 'cold-call');
  const shown = await desk.runWith({ columns: 80, color: true }, 'tactic', 'show', 'cold-call');
  expect(shown.stdout).toContain('\u001b[');
  expect(shown.stdout.replace(/\u001b\[\d+m/g, '')).toBe(piped.stdout);
});

test('no line is wider than the terminal', async () => {
  const desk = await twoVersionsDesk();
  const long = `${'x'.repeat(60)} ${'好'.repeat(30)}`;
  await desk.run('tactic', 'edit', 'linkedin-msg', '--note', `${'n'.repeat(90)} and\nmore of it `.repeat(9));
  await desk.run('tactic', 'rename', 'linkedin-msg', long);
  for (const columns of [40, 50, 60, 72, 80, 100, 200])
    for (const args of [['cold-call'], ['cold-call', '--explain'], [long], ['cold-call', '--goal', 'won']]) {
      const { stdout, code } = await desk.runWith({ columns, color: true }, 'tactic', 'show', ...args);
      expect(code).toBe(0);
      const widest = Math.max(...stdout.split('\n').map(textWidth));
      expect(widest, `${args.join(' ')} on ${columns}\n${stdout}`).toBeLessThanOrEqual(columns);
    }
});

test('a tactic never used says how to begin', async () => {
  const desk = new Desk({ now: friday });
  await desk.run('tactic', 'add', 'door-knock', '--channel', 'visit', '--worth', '1/30');
  expect((await show(desk, 'door-knock')).stdout).toBe(`\
door-knock  visit · cold · worth 1/30                as of Fri 20 Nov 2026 18:10
  unused  No touch with it up to 20 Nov 2026. It can be judged once 20 leads
          were first touched 30 days ago or more.
          Begin with: prospect log LEAD -t door-knock
`);
  await desk.run('tactic', 'drop', 'door-knock');
  expect((await show(desk, 'door-knock')).stdout).toBe(`\
door-knock  visit · cold · worth 1/30 · dropped on 20 Nov
as of Fri 20 Nov 2026 18:10
  unused  It was put aside without a touch.

TRIED AND DECIDED  as it was known then
  20 Nov  drop door-knock: never done.
`);
});

test('one touch is a page already', async () => {
  const desk = deskWith(talk('Ada', '2026-11-18'));
  expect((await show(desk, 'door-knock')).stdout).toBe(`\
door-knock  call · cold                              as of Fri 20 Nov 2026 18:10
  early   0 of the 20 leads it takes are old enough; cannot be judged yet: too
          few leads.
  worth   What must it bring to be worth your time?  prospect tactic edit
          door-knock --worth 1/50

WHAT IT BRINGS     goal: meeting · each lead once · within 30 days
               first    last  touches  met/leads  judged
  door-knock  18 Nov  18 Nov        1        0/1       –

HOW LONG IT TAKES  share of leads who met, by days since the first touch
  1 lead so far, 0 of them met: the curve begins with 5.

WHAT IT TAKES      so far · 1 touch
  Nothing is judged yet: a lead is after 30 days.
  No time on 1 of 1 touch: prospect tactic edit door-knock --minutes N

How each figure is counted: prospect tactic show door-knock --explain
`);
});

test('four leads have no curve, five have', async () => {
  const leads = ['Ada', 'Bo', 'Cy', 'Di'].map((lead) => talk(lead, '2026-11-02'));
  const met: SeedTouch = { day: '2026-11-09', lead: 'Ada', tactic: 'door-knock', outcome: 'meeting' };
  const four = (await show(deskWith(...leads, met), 'door-knock')).stdout;
  expect(four).toContain('  4 leads so far, 1 of them met: the curve begins with 5.\n');
  expect(four).not.toContain('┤');
  const five = (
    await show(deskWith(...leads, met, talk('Ed', '2026-11-02'), talk('Flo', '2026-11-19')), 'door-knock')
  ).stdout;
  expect(five).toContain('┼');
  expect(five).toContain(
    '  20% met by day 7, all on day 7. 5 still open. It ends where fewer than 5 are\n  followed on.\n',
  );
});

test('where nobody met there is nothing to draw', async () => {
  const leads = Array.from({ length: 24 }, (_, index) => talk(`Lead ${index}`, '2026-09-02'));
  const { stdout } = await show(deskWith(...leads), 'door-knock');
  expect(stdout).toContain('  None of 24 leads met by day 30.\n');
  expect(stdout).not.toContain('┼');
});

test('a touch at nobody in particular is a lead without a name', async () => {
  const { stdout } = await show(
    deskWith({ day: '2026-11-18', tactic: 'door-knock', outcome: 'no-answer' }),
    'door-knock',
  );
  expect(stdout).toContain(
    '  door-knock  18 Nov  18 Nov        1        0/1       –\n  1 lead of door-knock, none with a name.\n',
  );
});

test('a dropped one says since when, and not before that', async () => {
  const desk = await twoVersionsDesk();
  await desk.run('tactic', 'drop', 'linkedin-msg');
  const [now, before] = [
    (await show(desk, 'linkedin-msg')).stdout,
    (await show(desk, 'linkedin-msg', '--as-of', '2026-11-19')).stdout,
  ];
  expect(now.split('\n')[0]).toBe('linkedin-msg  social · cold · worth 1/25 · dropped on 20 Nov');
  expect(before.split('\n')[0]).toMatch(
    /^linkedin-msg {2}social · cold · worth 1\/25 +as of Thu 19 Nov 2026$/,
  );
});

test('a goal that no worth was given for gets no verdict, and one line asks for it', async () => {
  const { stdout } = await show(await twoVersionsDesk(), 'cold-call', '--goal', 'held');
  expect(stdout).toContain('  worth   No worth for "held". What must it bring to be worth your time?\n');
  expect(stdout).toContain('          prospect tactic edit cold-call --worth 1/50 --goal held\n');
  expect(stdout).not.toMatch(/keep|×worth/);
});

test('what somebody typed is shown, never obeyed', async () => {
  const desk = deskWith(talk('Ada', '2026-11-18'));
  await desk.run('tactic', 'edit', 'door-knock', '--note', 'a\u001b[31mred\u202e note');
  await desk.run('tactic', 'rename', 'door-knock', 'do$(x) \u202eor');
  const { stdout } = await show(desk, 'do$(x) \u202eor');
  expect(stdout).toContain('do$(x) \\u{202e}or  call');
  expect(stdout).toContain('  note    a^[[31mred\\u{202e} note\n');
  expect(stdout).toContain('prospect tactic show NAME --explain');
});

test('an unknown tactic and an unknown version are refused', async () => {
  const desk = deskWith(talk('Ada', '2026-11-18'));
  expect(await show(desk, 'door-nock')).toEqual({
    stdout: '',
    stderr:
      'prospect: There is no tactic "door-nock".\n  Did you mean door-knock? See all with "prospect tactic list".\n',
    code: 2,
  });
  expect(await show(desk, 'door-knock@3')).toMatchObject({ stdout: '', code: 2 });
});

test('it writes nothing, on a file that cannot be written either', async () => {
  const desk = await twoVersionsDesk();
  const before = fs.readFileSync(desk.file);
  fs.chmodSync(desk.file, 0o444);
  expect((await show(desk, 'cold-call')).code).toBe(0);
  expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
});

interface Shown {
  versions: Record<string, unknown>[];
  curve: { version: number; by_day: number; day: number }[];
  failures: { rows: { version: number; touches: number; share: number }[]; total: Record<string, number> };
  money: { rows: Record<string, unknown>[]; so_far: Record<string, unknown> };
  credit: Record<string, number>;
  change: Record<string, number> | null;
}

test('--json has the numbers of the report, unrounded', async () => {
  const desk = await twoVersionsDesk();
  const shown = JSON.parse((await desk.run('tactic', 'show', 'cold-call', '--json')).stdout) as Shown;
  const { stdout } = await desk.run('report', 'tactics', '--period', 'all', '--json');
  const report = (JSON.parse(stdout) as { rows: Record<string, unknown>[] }).rows;
  for (const version of shown.versions) {
    const row = report.find((each) => each.tactic === 'cold-call' && each.version === version.version)!;
    expect(version).toMatchObject(row);
    const curve = shown.curve.filter((point) => point.version === version.version);
    expect(curve.at(-1)!.by_day).toBeCloseTo(version.by_window as number, 12);
    const own = shown.failures.rows.filter((each) => each.version === version.version);
    expect(own.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  }
  const { failed, deferred } = shown.failures.total;
  expect(shown.failures.rows.reduce((sum, { touches }) => sum + touches, 0)).toBe(failed! + deferred!);
  expect(shown.versions.map(({ version }) => version)).toEqual([2, 1]);
  expect(shown.change).toMatchObject({ version: 2, before: 1 });
  const money = JSON.parse((await desk.run('report', 'money', '--json')).stdout) as {
    rows: Record<string, unknown>[];
  };
  for (const row of shown.money.rows)
    expect(row).toEqual(
      money.rows.find((each) => each.tactic === row.tactic && each.version === row.version),
    );
});

test('no data is null in JSON', async () => {
  const desk = new Desk({ now: friday });
  await desk.run('tactic', 'add', 'door-knock');
  const shown = JSON.parse((await show(desk, 'door-knock', '--json')).stdout) as Shown;
  expect(shown).toMatchObject({
    as_of: '2026-11-20',
    goal: 'meeting',
    window: 30,
    worth: null,
    dropped: null,
    note: null,
    change: null,
    curve: [],
    failures: { rows: [], total: { failed: 0, deferred: 0, silent: 0, unrecorded: 0 }, lesson: null },
  });
  expect(shown.versions[0]).toMatchObject({
    touches: 0,
    leads: 0,
    rate: null,
    by_window: null,
    first_touch: null,
  });
  expect(shown.money.so_far).toMatchObject({ touches: 0, minutes: null, cost: null, spend: null });
});
