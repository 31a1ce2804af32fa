import { describe, expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';
import { storedSteps } from '../helpers/steps.js';
import { Terminal } from '../helpers/terminal.js';

const deskWithLead = Desk.copies({}, async (desk) => {
  await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'talked');
});

describe('an outcome typed with its command that asks for a date', () => {
  test.each([
    ['log', ['log', 'Ann', '-t', 'cold-call', '-o', 'not-now']],
    ['log without a tactic', ['log', 'Ann', '-o', 'proposal']],
    ['log of a new lead', ['log', 'Bo', '-t', 'cold-call', '-o', 'call-back']],
    ['result', ['result', 'Ann', 'not-now']],
  ])('is asked for it: %s', async (_, args) => {
    const desk = await deskWithLead();
    const terminal = new Terminal(desk, ...args);
    await terminal.answers('When?', 'fri ring again');
    await terminal.sees('Fri 27 Nov, in 6 days · ring again');
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('next Fri 27 Nov · ring again');
    expect(terminal.text).not.toContain('without a date');
    expect(await storedSteps(desk)).toMatchObject([{ day: '2026-11-27', meeting: 0 }]);
  });

  test('of a meeting is its date', async () => {
    const desk = await deskWithLead();
    const terminal = new Terminal(desk, 'result', 'Ann', 'meeting');
    await terminal.answers('When?', 'tue 10:00\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('next Tue 24 Nov 10:00 · meeting');
    expect(await storedSteps(desk)).toMatchObject([{ meeting: 1 }]);
  });

  test('takes none, and says what is open then', async () => {
    const desk = await deskWithLead();
    const terminal = new Terminal(desk, 'log', 'Ann', '-t', 'cold-call', '-o', 'not-now');
    await terminal.answers('When?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('When?    no date yet\ntouch 2');
    expect(terminal.text.replaceAll('\n', '')).toContain('not-now without a date for Ann @1');
  });

  test('is asked nothing when a date was typed or stands, or without a terminal', async () => {
    const desk = await deskWithLead();
    const notNow = ['log', 'Ann', '-t', 'cold-call', '-o', 'not-now'];
    for (const args of [
      ['--no-input', ...notNow],
      [...notNow, '--next', 'mon', '-n', 'the first'],
      [...notNow, '-n', 'the second'], // the promise for Monday stands
      ['log', '-t', 'cold-call', '-o', 'call-back', '--count', '3'],
      ['log', '-t', 'cold-call', '-o', 'call-back'],
    ]) {
      const terminal = new Terminal(desk, ...args);
      expect(await terminal.ends()).toBe(0);
      expect(terminal.text).not.toContain('When?');
    }
  });

  test('asks once when everything is asked', async () => {
    const desk = await deskWithLead();
    const terminal = new Terminal(desk, 'result', 'Ann');
    await terminal.answers('Result?', 'not-now\r');
    await terminal.answers('When?', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text.match(/When\?/g)).toHaveLength(1);
  });

  test('writes nothing when it is stopped there', async () => {
    const desk = await deskWithLead();
    const terminal = new Terminal(desk, 'result', 'Ann', 'not-now');
    await terminal.sees('When?');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toContain('Stopped; nothing was written.');
    expect(JSON.parse((await desk.run('list', '--json')).stdout)).toMatchObject([{ outcome: 'talked' }]);
  });
});

test('a result that goes on is asked what comes next', async () => {
  const desk = await deskWithLead();
  const terminal = new Terminal(desk, 'result', 'Ann');
  await terminal.answers('Result?', 'passed-on\r');
  await terminal.answers('Next?', 'mon ring Bo\r');
  await terminal.answers('Who takes it?', '\r');
  await terminal.answers('Note?', '\r');
  expect(await terminal.ends()).toBe(0);
  expect(terminal.text).toContain('next Mon 23 Nov · ring Bo');
});
