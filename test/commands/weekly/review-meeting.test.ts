import { expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';

test('what a review is told of a meeting is dated to the meeting, as "result" dates it', async () => {
  const desk = new Desk({ now: '2026-11-16T09:00:00' });
  const tactic = ['-t', 'ask', '--channel', 'call', '--worth', '1/10'];
  await desk.run('log', 'Oakline', ...tactic, '-o', 'meeting', '--next', 'thu 14:00');
  desk.setClock('2026-11-21T14:02:00');
  const terminal = new Terminal(desk, 'review');
  await terminal.sees('Oakline @1 · meeting Thu 19 Nov 14:00');
  await terminal.answers('1 held', '1');
  await terminal.answers('Next?', '\r');
  await terminal.sees('HOW DOES IT SUIT YOU?');
  terminal.presses('ctrl-c');
  await terminal.ends();
  expect((await desk.run('show', '1')).stdout).toMatch(/Thu 19 Nov 14:00 +held/);
});
