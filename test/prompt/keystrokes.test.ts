import { describe, expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

/** A desk whose owner makes cold calls that mostly go unanswered, on Saturday 21 November 2026. */
const callersDesk = Desk.copies({}, async (desk) => {
  const calls: [when: string, lead: string, outcome: string][] = [
    ['2026-11-09T10:00', 'Harbor Cafe', 'talked'],
    ['2026-11-10T10:00', 'Weber & Co', 'no-answer'],
    ['2026-11-12T10:00', 'Nordwind AG', 'no-answer'],
    ['2026-11-13T10:00', 'Elm Dental', 'voicemail'],
    ['2026-11-13T11:00', 'Lund AS', 'voicemail'],
    ['2026-11-13T12:00', 'Costa', 'no-answer'],
  ];
  for (const [when, lead, outcome] of calls) {
    desk.setClock(when);
    expect(await desk.run('log', lead, '-t', 'cold-call', '-o', outcome)).toMatchObject({ code: 0 });
  }
  desk.setClock('2026-11-21T14:02');
});

interface Stored {
  lead: string | null;
  tactic: string;
  outcome: string;
  reason: string | null;
  broke: string | null;
}

async function newest(desk: Desk): Promise<Stored> {
  return (JSON.parse((await desk.run('list', '--json')).stdout) as Stored[])[0]!;
}

/** Answers each question with one key, and says how many there were. */
async function keys(terminal: Terminal, pressed: [question: string, key: string][]): Promise<number> {
  for (const [question, key] of pressed) {
    expect(key).toHaveLength(1);
    await terminal.answers(question, key);
  }
  return pressed.length;
}

describe('keystrokes beyond the first letters of the lead', () => {
  test('are five for a call to a known lead without a promise or a note', async () => {
    const desk = await callersDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', 'har');
    const count = await keys(terminal, [
      ['› Harbor Cafe', '\r'],
      ['›1 cold-call (last with them)', '\r'],
      ['1 no-answer', '1'],
      ['Next?', '\r'],
      ['Note?', '\r'],
    ]);
    await terminal.sees('touch 7 · Harbor Cafe');
    expect(count).toBeLessThanOrEqual(6);
    expect(count).toBe(5);
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({
      lead: 'Harbor Cafe',
      tactic: 'cold-call',
      outcome: 'no-answer',
    });
  });

  test('are five for a refusal with its reason', async () => {
    const desk = await callersDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', 'web');
    const count = await keys(terminal, [
      ['› Weber & Co', '\r'],
      ['›1 cold-call (last with them)', '\r'],
      ['not-interested', '8'],
      ['Why?', '1'],
      ['Note?', '\r'],
    ]);
    await terminal.sees('touch 7 · Weber & Co');
    expect(count).toBe(5);
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ outcome: 'not-interested', reason: 'has-someone' });
  });

  test('are two where lead and tactic are typed with the command', async () => {
    const desk = await callersDesk();
    const terminal = new Terminal(desk, 'log', 'Weber & Co', '-t', 'cold-call', '--next', 'fri');
    expect(
      await keys(terminal, [
        ['1 no-answer', '1'],
        ['Note?', '\r'],
      ]),
    ).toBe(2);
    expect(await terminal.ends()).toBe(0);
  });
});

describe('the digits of the results', () => {
  test('stay for a week, whatever is logged in it, and are ordered anew on Monday', async () => {
    const desk = await callersDesk();
    const digits = async (now: string) => {
      const terminal = new Terminal(desk, 'log', 'Costa', '-t', 'cold-call', { now });
      await terminal.sees('Result?');
      terminal.presses('ctrl-c');
      await terminal.ends();
      return /Result\? .*/.exec(terminal.text)![0].replace(/\s+/g, ' ');
    };
    const saturday = '2026-11-21T14:02';
    expect(await digits(saturday)).toBe('Result? 1 no-answer 2 voicemail 3 talked');
    for (let more = 0; more < 5; more++) await desk.run('log', 'Costa', '-t', 'cold-call', '-o', 'talked');
    expect(await digits(saturday)).toBe('Result? 1 no-answer 2 voicemail 3 talked');
    expect(await digits('2026-11-22T23:59')).toBe('Result? 1 no-answer 2 voicemail 3 talked');
    expect(await digits('2026-11-23T00:00')).toBe('Result? 1 talked 2 no-answer 3 voicemail');
    // The calls of the 13th and before are 90 days old on 8 February, a Monday.
    expect(await digits('2027-03-01T09:00')).toBe('Result? 1 no-answer 2 voicemail 3 wrong-number');
  });

  test('go by what was picked for the channel: neither by others nor by what it came to later', async () => {
    const desk = await callersDesk();
    desk.setClock('2026-11-14T10:00');
    for (const lead of ['Ann', 'Bo', 'Cy', 'Di']) {
      await desk.run('log', lead, '-t', 'door', '--channel', 'visit', '-o', 'gatekeeper', '--new');
      await desk.run('result', lead, 'talked');
    }
    const terminal = new Terminal(desk, 'log', 'Ann', '-t', 'door');
    await terminal.sees('Result?   1 gatekeeper');
    expect(terminal.text).toMatch(/1 gatekeeper +2 no-answer +3 /);
    terminal.presses('ctrl-c');
    await terminal.ends();
    const call = new Terminal(desk, 'log', 'Ann', '-t', 'cold-call');
    await call.sees('Result?   1 no-answer');
    expect(call.text).toMatch(/1 no-answer +2 voicemail +3 talked/);
    call.presses('ctrl-c');
    await call.ends();
  });
});
