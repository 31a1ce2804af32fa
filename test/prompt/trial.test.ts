import { describe, expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

async function deskWith(...args: string[]): Promise<Desk> {
  const desk = new Desk();
  await desk.run('tactic', 'add', 'cold-call', ...args);
  return desk;
}

async function trial(desk: Desk): Promise<Record<string, unknown> | undefined> {
  return (
    JSON.parse((await desk.run('trial', 'status', '--all', '--json')).stdout) as Record<string, unknown>[]
  )[0];
}

describe('trial start on a terminal', () => {
  test('asks for what is missing', async () => {
    const desk = await deskWith('--worth', '1/50');
    const terminal = new Terminal(desk, 'trial', 'start', 'cold-call');
    await terminal.answers('What do you expect of cold-call, and why?', 'shorter is better\r');
    await terminal.answers('Goal?', '\r');
    await terminal.sees('↵ its worth, 1/50');
    terminal.types('5%\r');
    await terminal.answers('how many you plan', '60\r');
    await terminal.answers('the last day of the trial', '18 dec\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('trial 1 · cold-call · 60 touches until Fri 18 Dec');
    expect(await trial(desk)).toMatchObject({
      hypothesis: 'shorter is better',
      goal: 'meeting',
      expected: 0.05,
      touches_planned: 60,
      until: '2026-12-18',
    });
  });

  test('takes Enter for nothing, but needs a number of touches or a last day', async () => {
    const desk = await deskWith();
    const terminal = new Terminal(desk, 'trial', 'start', 'cold-call');
    await terminal.answers('and why?', '\r');
    await terminal.answers('Goal?', '\r');
    await terminal.answers('Expect?', '\r');
    await terminal.answers('how many you plan', '\r');
    await terminal.answers('the last day of the trial', '\r');
    await terminal.answers('not taken', 'in 2 weeks\r');
    expect(await terminal.ends()).toBe(0);
    expect(await trial(desk)).toMatchObject({
      hypothesis: null,
      expected: null,
      touches_planned: null,
      until: '2026-12-05',
    });
  });

  test('asks for nothing that was typed, and stores nothing when it is cancelled', async () => {
    const desk = await deskWith();
    const typed = ['--hypothesis', 'x', '--goal', 'held', '--touches', '9', '--until', 'fri'];
    const terminal = new Terminal(desk, 'trial', 'start', 'cold-call', ...typed);
    await terminal.sees('at least 1 lead in … must come to "held" to be worth it');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(await trial(desk)).toBeUndefined();
  });
});

describe('trial decide on a terminal', () => {
  test('asks what was learned, and Enter is nothing', async () => {
    const desk = await deskWith();
    await desk.run('trial', 'start', 'cold-call', '--touches', '9');
    const terminal = new Terminal(desk, 'trial', 'decide', 'keep');
    await terminal.answers('What did you learn?', 'mornings\r');
    expect(await terminal.ends()).toBe(0);
    expect(await trial(desk)).toMatchObject({ decision: 'keep', learned: 'mornings' });
    const drop = new Terminal(desk, 'tactic', 'drop', 'cold-call');
    await drop.answers('What did you learn?', '\r');
    expect(await drop.ends()).toBe(0);
    expect(drop.text).toContain('tactic cold-call dropped; its record stays');
  });

  test('asks what changes when it is tweaked', async () => {
    const desk = await deskWith();
    await desk.run('trial', 'start', 'cold-call', '--touches', '9');
    const terminal = new Terminal(desk, 'trial', 'decide', 'tweak', '--learned', 'too long');
    await terminal.answers('What changes with cold-call?', 'ask for 5 minutes\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('tactic cold-call@2, from cold-call@1: ask for 5 minutes');
    expect(await trial(desk)).toMatchObject({ decision: 'tweak', learned: 'too long' });
  });
});
