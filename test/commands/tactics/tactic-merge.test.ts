import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

const everything = async (desk: Desk) => (await desk.run('export', 'all')).stdout;
const rates = async (desk: Desk) =>
  JSON.parse((await desk.run('report', 'tactics', '--period', 'all', '--json')).stdout) as unknown;

/** One tactic under two names, and all that hangs on the second. */
const deskOf = Desk.copies({ now: '2026-11-02T10:00' }, async (desk) => {
  await desk.run('log', 'Harbor Cafe', '-t', 'cold-call', '-o', 'meeting', '--next', 'fri 10:00');
  await desk.run('tactic', 'edit', 'cold-call', '-n', 'by list');
  await desk.run('log', 'Dan Wu', '-t', 'cold-calls', '--new', '-o', 'talked');
  await desk.run('log', '-t', 'cold-calls', '-o', 'no-answer', '--count', '3');
  await desk.run(
    ...['tactic', 'edit', 'cold-calls', '--kind', 'warm', '--worth', '1/20', '--minutes', '4'],
    ...['-n', 'from the fair'],
  );
  await desk.run('plan', 'cold-calls', '20/week');
  await desk.run('spend', 'cold-calls', '30');
});

describe('tactic merge', () => {
  test('moves everything of the second into the first and says what', async () => {
    const desk = await deskOf();
    const before = await everything(desk);
    expect(await desk.run('tactic', 'merge', 'cold-call', 'cold-calls')).toEqual({
      code: 0,
      stderr: '',
      stdout: `tactic cold-call · merged with cold-calls
  moved 4 touches, 1 plan, 1 spend
  filled minutes, worth · notes joined
  cold-call stays cold; cold-calls was warm
  (prospect undo)
`,
    });
    const list = JSON.parse((await desk.run('tactic', 'list', '--json')).stdout) as unknown[];
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ tactic: 'cold-call', kind: 'cold', touches: 5, worth: 0.05 });
    expect((await desk.run('plan')).stdout).toContain('cold-call ');
    expect(await rates(desk)).toMatchObject({
      rows: [{ tactic: 'cold-call', touches: 5, leads: 5, leads_converted: 1 }],
    });
    expect((await desk.run('undo')).code).toBe(0);
    expect(await everything(desk)).toBe(before);
    expect((await desk.run('redo')).code).toBe(0);
    expect((await desk.run('tactic', 'show', 'cold-calls')).code).toBe(2);
  });

  test('the plan there is stays, and each touch gets the version of its day', async () => {
    const desk = await deskOf();
    await desk.run('plan', 'cold-call', '10/week');
    desk.setClock('2026-11-03T10:00');
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'a question first');
    desk.setClock('2026-11-04T10:00');
    await desk.run('log', 'Ann Lee', '-t', 'cold-calls', '-o', 'talked');
    const answer = await desk.run('tactic', 'merge', 'cold-call', 'cold-calls');
    expect(answer.stdout).toContain('1 plan of it removed: the plan there is stays');
    const plans = (await desk.run('plan', '--json')).stdout;
    expect(plans).toContain('"amount": 10');
    expect(plans).not.toContain('"amount": 20');
    const versions = JSON.parse((await desk.run('tactic', 'list', '--json')).stdout) as unknown[];
    expect(versions).toMatchObject([
      { version: 1, touches: 5 },
      { version: 2, touches: 1 },
    ]);
  });

  test.each([
    [['cold-call', 'cold-call'], 'are one tactic: cold-call'],
    [['cold-call', 'nobody'], 'There is no tactic "nobody".'],
    [['cold-call', 'letters'], 'prospect tactic edit letters --channel call'],
    [['cold-call', 'asked'], 'prospect edit --tactic asked --set tactic=cold-call'],
  ])('%j is refused with what to do', async (names, message) => {
    const desk = await deskOf();
    await desk.run('tactic', 'add', 'letters', '--channel', 'mail');
    await desk.run('tactic', 'add', 'asked');
    await desk.run('trial', 'start', 'asked', '--touches', '30', '--expect', '1/10');
    const before = await everything(desk);
    const answer = await desk.run('tactic', 'merge', ...names);
    expect(answer.code).toBe(2);
    expect(answer.stdout).toBe('');
    expect(answer.stderr).toContain(message);
    expect(await everything(desk)).toBe(before);
  });
});
