import { expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

interface Step {
  outcome: string;
  day: string;
  at?: number;
}
interface Whole {
  touches: { results: Step[] }[];
}

const whole = async (desk: Desk) => JSON.parse((await desk.run('export', 'all')).stdout) as Whole;
const outcomes = async (desk: Desk) => (await whole(desk)).touches[0]!.results.map(({ outcome }) => outcome);

/** A touch of Tue 10 Nov 09:00 with its history, as a table. */
function importSteps(desk: Desk, ...steps: Step[]) {
  const cell = JSON.stringify(
    steps.map((step) => ({
      stage: null,
      state: 'open',
      at: null,
      offset: step.at === undefined ? null : 60,
      zone: 'Europe/Berlin',
      ...step,
    })),
  ).replaceAll('"', '""');
  const input = `touch,at,zone,lead,tactic,version,channel,outcome,stage,state,steps,lead-uid,uid
1,2026-11-10T09:00+01:00,Europe/Berlin,Ann,call,1,call,talked,conversation,open,"${cell}",00000000-0000-7000-8000-000000000002,00000000-0000-7000-8000-000000000001`;
  return desk.runWith({ input }, 'import', '-');
}

const talked = { outcome: 'talked', day: '2026-11-10' };
const meeting = { outcome: 'meeting', day: '2026-11-12' };
const lost = { outcome: 'lost', day: '2026-11-15' };

test('the results of a touch in a table come to their places in time, whatever order they are in', async () => {
  const desk = new Desk();
  const late = { ...meeting, at: Date.parse('2026-11-12T16:00+01:00') };
  const early = { outcome: 'call-back', day: late.day, at: Date.parse('2026-11-12T10:00+01:00') };
  expect((await importSteps(desk, lost, late, talked, early)).code).toBe(0);
  expect(await outcomes(desk)).toEqual(['talked', 'call-back', 'meeting', 'lost']);
  expect((await desk.run('show', '1')).stdout).toContain('lost');
  expect((await desk.run('list', '--csv')).stdout).toMatch(/,lost,/);
});

test('the results of a touch in a journal come to their places in time, too, and are there already', async () => {
  const desk = new Desk();
  await importSteps(desk, talked, meeting, lost);
  const text = await whole(desk);
  text.touches[0]!.results.reverse();
  const input = JSON.stringify(text);
  const other = new Desk();
  expect((await other.runWith({ input }, 'import', '-')).code).toBe(0);
  expect(await outcomes(other)).toEqual(['talked', 'meeting', 'lost']);
  expect((await desk.runWith({ input }, 'import', '-')).stdout).toContain(
    'skipped 3 already there · refused 0',
  );
});

test.each([
  [{ ...meeting, day: '2026-11-09' }, 'line 2: Step 2 is before the touch itself.'],
  [{ ...meeting, day: '2026-11-22' }, 'line 2: Step 2 is in the future.'],
])('a result at %o is refused', async (step, message) => {
  const desk = new Desk();
  const { code, stderr } = await importSteps(desk, talked, step);
  expect(code).toBe(65);
  expect(stderr).toContain(message);
});
