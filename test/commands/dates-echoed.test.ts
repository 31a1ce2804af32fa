import { expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';

/** On Sat 21 Nov 2026 at 14:02. */
const deskInUse = Desk.copies({}, async (desk) => {
  await desk.run('tactic', 'add', 'call', '--channel', 'call', '--worth', '1/20');
  await desk.run('log', 'Ann', '-t', 'call', '-o', 'talked', '--at', '2 weeks ago');
});

test.each([
  [['log', 'Ann', '-t', 'call', '-o', 'talked', '--at', 'yesterday 16:30'], 'Fri 20 Nov 16:30'],
  [['log', 'Ann', '-t', 'call', '-o', 'talked', '--at', '12/25'], 'Thu 25 Dec 2025'],
  [['log', 'Ann', '-t', 'call', '-o', 'talked', '--next', 'in 3 weeks'], 'Sat 12 Dec'],
  [['result', 'Ann', 'meeting', '--at', '-2h', '--next', 'tue 10'], 'Sat 21 Nov 12:02'],
  [['result', 'Ann', 'meeting', '--next', 'tue 10'], 'Tue 24 Nov 10:00'],
  [['next', 'Ann', 'next', 'month', '--do', 'call'], 'Tue 1 Dec'],
  [['edit', '1', '--at', 'last tue'], 'Tue 17 Nov'],
  [['trial', 'start', 'call', '--until', '25.12.', '--expect', '1/20'], 'Fri 25 Dec'],
  [['plan', 'call', '20/week', '--from', 'W50', '--until', '24.12.'], 'from Mon 7 Dec until Thu 24 Dec'],
  [['spend', 'call', '20', '--at', 'fri'], 'on Fri 20 Nov'],
  [['spend', 'call', '20', '--every', 'month', '--until', 'in 3 months'], 'until Sun 21 Feb 2027'],
  [['due', '--as-of', 'tomorrow'], 'Sun 22 Nov 2026'],
  [['report', '--period', 'W45'], 'Week 45 · Mon 2 – Sun 8 Nov 2026'],
  [['report', '--period', 'yesterday'], 'Fri 20 Nov 2026'],
  [['report', '--from', '1.11.', '--to', 'yesterday'], 'Sun 1 – Fri 20 Nov 2026'],
  [['report', 'failures', '--as-of', 'yesterday'], 'as of Fri 20 Nov'],
  [['tactic', 'show', 'call', '--as-of', 'last tue'], 'as of Tue 17 Nov 2026'],
  [['try', '--as-of', 'last tue'], 'As of Tue 17 Nov 2026'],
  [['trial', 'status', '--as-of', 'last tue'], 'as of Tue 17 Nov 2026'],
  [['list', '--period', 'W45'], 'Week 45 · Mon 2 – Sun 8 Nov 2026'],
  [['list', '--from', 'last tue'], 'since Tue 17 Nov 2026'],
  [['export', 'touches', '--to', '-2w', '--format', 'table'], 'until Sat 7 Nov 2026'],
])('%j says what it understood', async (args, echo) => {
  const { stdout, stderr, code } = await (await deskInUse()).run(...args);
  expect(code, stderr).toBe(0);
  expect(stdout + stderr).toContain(echo);
});

test('what goes to a machine is not told what was understood', async () => {
  const desk = await deskInUse();
  for (const args of [
    ['list', '--period', 'W45', '--csv'],
    ['export', 'touches', '--from', 'last tue'],
  ])
    expect((await desk.run(...args)).stderr).toBe('');
});
