import { expect, test } from 'vitest';
import { Journal } from '../../src/store/file/journal.js';
import { resultsOf, type ResultRow } from '../../src/store/touches/touches.js';
import { root } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

async function deskWith(...outcomes: string[]): Promise<Desk> {
  const desk = new Desk();
  for (const [index, outcome] of outcomes.entries()) {
    const args =
      index === 0
        ? ['log', 'Harbor Cafe', '-t', 'cold-email', '--channel', 'email', '-o', outcome]
        : ['result', '1', outcome];
    expect(await desk.run(...args)).toMatchObject({ code: 0 });
  }
  return desk;
}

function steps(desk: Desk): ResultRow[] {
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  const rows = resultsOf(journal, 1);
  journal.close();
  return rows;
}

test('shows the touch, and what moves it on first', async () => {
  const desk = await deskWith('sent');
  const terminal = new Terminal(desk, 'result', '1');
  await terminal.sees('Result?');
  expect(terminal.text).toBe(
    [
      'touch 1 · Harbor Cafe @1 · cold-email · sent · Sat 21 Nov 14:02',
      'Result?   1 call-back        2 replied          3 passed-on',
      '          4 meeting          5 bounced          6 do-not-contact',
      '          7 not-now          8 not-interested   9 lost',
      '          0 more: sent, no-show, held, proposal, won, no-answer, voicemail, ga…',
      '',
      '         a number, or first letters and ↵ · / new',
    ].join('\n'),
  );
  terminal.types('2');
  await terminal.answers('Next?', '\r');
  await terminal.answers('Note?', 'wants a price\r');
  expect(await terminal.ends()).toBe(0);
  expect(steps(desk)).toMatchObject([
    { outcome: 'sent', note: null },
    { outcome: 'replied', note: 'wants a price' },
  ]);
});

test('an outcome that was picked is stored though it is renamed before the last answer', async () => {
  const desk = await deskWith('sent');
  const terminal = new Terminal(desk, 'result', '1');
  await terminal.answers('Result?', '2');
  await terminal.answers('Next?', '\r');
  await terminal.sees('Note?');
  await desk.run('outcome', 'rename', 'replied', 'wrote-back');
  terminal.presses('enter');
  expect(await terminal.ends()).toBe(0);
  expect(steps(desk).at(-1)).toMatchObject({ outcome: 'wrote-back' });
});

test('asks for the date of a meeting', async () => {
  const desk = await deskWith('sent', 'replied');
  const terminal = new Terminal(desk, 'result', 'Harbor Cafe');
  await terminal.answers('Result?', '1');
  await terminal.answers('Result?  meeting\nWhen?', 'tue 10:00\r');
  await terminal.answers('Note?', '\r');
  expect(await terminal.ends()).toBe(0);
  expect(terminal.text).toContain('next Tue 24 Nov 10:00 · meeting');
});

test('asks why it failed', async () => {
  const desk = await deskWith('sent', 'replied', 'meeting');
  const terminal = new Terminal(desk, 'result', 'Harbor Cafe');
  await terminal.answers('Result?', 'lost\r');
  await terminal.answers('Why?', 'price\r');
  await terminal.answers('Note?', '\r');
  expect(await terminal.ends()).toBe(0);
  expect(steps(desk).at(-1)).toMatchObject({ outcome: 'lost', reason: 'price', place: 'offer' });
});

test('stopped, leaves the touch as it was', async () => {
  const desk = await deskWith('sent', 'replied');
  for (const [question, typed] of [
    ['Result?', ''],
    ['Next?', '2'],
  ] as const) {
    const terminal = new Terminal(desk, 'result', '1');
    await terminal.sees('Result?');
    terminal.types(typed);
    await terminal.sees(question);
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toContain('Stopped; nothing was written.');
  }
  expect(steps(desk)).toHaveLength(2);
});
