import { expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';

const deskOf = Desk.copies({ now: '2026-11-18T10:00' }, async (desk) => {
  await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'talked', '--next', '2026-12-20');
  await desk.run('log', 'Bo', '-t', 'referral-ask', '-o', 'talked', '--next', '2026-12-20');
  await desk.run('log', 'Cy', '-t', 'open-house', '--worth', '1/8', '-o', 'talked', '--next', '2026-12-20');
  desk.setClock('2026-11-20T16:00');
});
const friday = { now: '2026-11-20T16:00' };
const worths = async (desk: Desk) =>
  (JSON.parse((await desk.run('tactic', 'list', '--json')).stdout) as Record<string, unknown>[]).map(
    ({ worth }) => worth,
  );

test('a review asks once what new tactics must bring, in one question', async () => {
  const desk = await deskOf();
  expect((await desk.run('review')).stdout).toContain(
    `WHAT MUST THEY BRING?  tactics without a worth   tactic edit TACTIC --worth 1/50
  cold-call, referral-ask
`,
  );
  const walk = new Terminal(desk, 'review', friday);
  await walk.answers('reach a meeting to be worth your time', 'cold-call often\r');
  await walk.sees('has no share');
  walk.presses('ctrl-u');
  await walk.answers('not now', 'cold-call 1/50, ref 10');
  await walk.sees('cold-call 1/50, referral-ask 1/10');
  walk.presses('enter');
  await walk.answers('Suits?', 'q');
  expect(await walk.ends()).toBe(0);
  expect(walk.text).toContain('cold-call must bring 1/50 · referral-ask must bring 1/10');
  expect(await worths(desk)).toEqual([0.02, 0.1, 0.125]);
  expect((await desk.run('review')).stdout).not.toContain('WHAT MUST THEY BRING?');
  await desk.run('undo');
  expect(await worths(desk)).toEqual([null, null, 0.125]);
});

test('what was not answered is not asked in the weeks after', async () => {
  const desk = await deskOf();
  expect((await desk.run('review')).stdout).not.toContain('No worth given');
  const walk = new Terminal(desk, 'review', friday);
  await walk.answers('Worth?', '\r');
  await walk.answers('Suits?', 'q');
  expect(await walk.ends()).toBe(0);
  const { stdout } = await desk.run('review');
  expect(stdout).not.toContain('WHAT MUST THEY BRING?');
  // What they bring cannot be judged, so there is nothing to decide of them.
  expect(stdout).not.toContain('KEEP, TWEAK OR DROP?');
  expect(stdout).toContain('  No worth given: cold-call, referral-ask.\n');
  expect((await desk.run('review', '--again')).stdout).toContain('WHAT MUST THEY BRING?');
  desk.setClock('2026-11-27T16:00');
  await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'talked');
  expect((await desk.run('review')).stdout).not.toContain('WHAT MUST THEY BRING?');
});
