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
  await terminal.answers('Who takes it?', '\r');
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

test('asks what a lead that is won brings, unless that is known', async () => {
  const desk = await deskWith('sent', 'replied', 'meeting', 'held');
  const terminal = new Terminal(desk, 'result', 'Harbor Cafe');
  await terminal.answers('Result?', 'won\r');
  await terminal.answers('Amount?', 'a lot\r');
  await terminal.sees('not taken');
  terminal.presses('ctrl-u');
  await terminal.answers('not known', '9.5k EUR');
  await terminal.sees('€9,500');
  terminal.presses('enter');
  await terminal.answers('Note?', '\r');
  expect(await terminal.ends()).toBe(0);
  expect(JSON.parse((await desk.run('list', '--json')).stdout)).toMatchObject([{ value: 9500 }]);
  await desk.run('undo');

  const typed = new Terminal(desk, 'result', 'Harbor Cafe', 'won');
  await typed.answers('Amount?', '800 EUR\r');
  expect(await typed.ends()).toBe(0);
  expect(JSON.parse((await desk.run('list', '--json')).stdout)).toMatchObject([{ value: 800 }]);
  await desk.run('undo');

  const valued = new Terminal(desk, 'result', 'Harbor Cafe', 'won', '--value', '70 EUR');
  expect(await valued.ends()).toBe(0);
  expect(valued.text).not.toContain('Amount?');
});

test('a next step may be handed off, and who took one before is on a digit', async () => {
  const desk = await deskWith('sent');
  const first = new Terminal(desk, 'result', 'Harbor Cafe');
  await first.answers('Result?', 'replied\r');
  await first.answers('Next?', 'fri send the comps\r');
  await first.answers('Who takes it?', 'Kim\r');
  await first.answers('Note?', '\r');
  expect(await first.ends()).toBe(0);
  expect(first.text).toContain('send the comps · with Kim');
  const second = new Terminal(desk, 'result', 'Harbor Cafe');
  await second.answers('Result?', 'meeting\r');
  await second.answers('When?', 'tue 10:00\r');
  await second.answers('1 Kim', '1');
  await second.answers('Note?', '\r');
  expect(await second.ends()).toBe(0);
  expect(second.text).toContain('Tue 24 Nov 10:00 · meeting · with Kim');
});
