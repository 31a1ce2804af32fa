import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { splitLine } from '../../../src/domain/command-line.js';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';

const calls = `When,Who,Firm,Result,Mins
03/04/2026,Ann Lee,Acme,Picked up,3
05/04/2026,Bo Ray,Bolt,Foo bar,2
`;

function deskWith(files: Record<string, string>): Desk {
  const desk = new Desk({ now: '2026-11-21T14:02:00' });
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(desk.folder, name), text);
  return desk;
}

async function touches(desk: Desk) {
  const { stdout } = await desk.run('list', '--json');
  return (JSON.parse(stdout) as Record<string, unknown>[]).map(({ at, lead, tactic, outcome, seconds }) => ({
    at,
    lead,
    tactic,
    outcome,
    seconds,
  }));
}

const imported = [
  { at: '2026-04-05', lead: 'Bo Ray', tactic: 'door', outcome: 'no-answer', seconds: 120 },
  { at: '2026-04-03', lead: 'Ann Lee', tactic: 'door', outcome: 'talked', seconds: 180 },
];

/** Esc, and the moment after which it counts by itself. */
async function escapes(terminal: Terminal): Promise<void> {
  terminal.presses('escape');
  await new Promise((resolve) => setTimeout(resolve, 120));
}

describe('on a terminal', () => {
  test('asks what is missing, shows what it understood, and tells the line that asks nothing', async () => {
    const desk = deskWith({ 'calls.csv': calls });
    const terminal = new Terminal(desk, 'import', 'calls.csv', { columns: 200 });
    await terminal.answers('With which tactic were these touches?', '\r');
    await terminal.sees('What is it called?');
    terminal.types('door\r');
    await terminal.answers('Which day is "03/04/2026"?', '\r');
    await terminal.answers('What is the outcome "Foo bar" (once)?', '\r');
    await terminal.sees('Is that right?');
    expect(terminal.text).toMatch(/outcome +Result +Picked up/);
    expect(terminal.text).toMatch(/2026-04-03 +Ann Lee @1 +door +talked +0:03/);
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('Take it back: prospect undo');
    expect(await touches(desk)).toEqual(imported);
    const line = /Without questions: (.*)/.exec(terminal.text)![1]!;
    const [, ...words] = splitLine(line.trim());
    const again = await desk.run(...words);
    expect(again.stdout).toBe('added 0 touches · skipped 2 already there · refused 0\n');
    await desk.run('undo');
    await desk.run(...words);
    expect(await touches(desk)).toEqual(imported);
  });

  test('leaves the rows of a word out that is none of ours', async () => {
    const desk = deskWith({ 'calls.csv': calls.replaceAll('/04/2026', '.04.2026') });
    const terminal = new Terminal(desk, 'import', 'calls.csv', '--const', 'tactic=door', { columns: 160 });
    await terminal.sees('What is the outcome "Foo bar" (once)?');
    terminal.presses('up');
    await terminal.sees('❯ none of these: leave those rows out');
    terminal.presses('enter');
    await terminal.answers('Is that right?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('left out: 1 with outcome Foo bar');
    expect(terminal.text).toContain("--recode 'outcome:Foo bar='");
    expect(await touches(desk)).toEqual([imported[1]]);
  });

  test('asks what came of touches that have no outcome, and shows them where nobody is named', async () => {
    const desk = deskWith({ 'x.csv': 'at\n2026-04-03\n' });
    const terminal = new Terminal(desk, 'import', 'x.csv', '--const', 'tactic=door', { columns: 160 });
    await terminal.answers('what was it?', '\r');
    await terminal.answers('Is that right?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('no column says who: 1 touch is with nobody in particular');
    expect(await touches(desk)).toMatchObject([{ tactic: 'door', outcome: 'no-answer' }]);
  });

  test('takes the file for a list of people where it is none of touches', async () => {
    const desk = deskWith({ 'calls.csv': calls });
    const terminal = new Terminal(desk, 'import', 'calls.csv');
    await terminal.sees('With which tactic were these touches?');
    terminal.presses('down');
    terminal.presses('enter');
    await terminal.answers('Is that right?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('added 2 new leads');
    expect(await touches(desk)).toEqual([]);
  });

  test.each(['ctrl-c', 'ctrl-d'] as const)('leaves nothing after %s at any question', async (key) => {
    const desk = deskWith({ 'calls.csv': calls });
    for (const answered of [0, 1, 2, 3, 4]) {
      const terminal = new Terminal(desk, 'import', 'calls.csv');
      const questions = [
        'With which',
        'What is it called?',
        'Which day',
        'What is the outcome',
        'Is that right?',
      ];
      for (const question of questions.slice(0, answered)) {
        await terminal.sees(question);
        terminal.presses('enter');
      }
      await terminal.sees(questions[answered]!);
      terminal.presses(key);
      expect(await terminal.ends()).toBe(130);
      expect(terminal.text).toContain('Stopped; nothing was written.');
      expect(fs.existsSync(desk.file)).toBe(false);
    }
  });

  test('Esc goes one question back at any question, and leaves at the first', async () => {
    const desk = deskWith({ 'calls.csv': calls });
    const terminal = new Terminal(desk, 'import', 'calls.csv', { columns: 160 });
    await terminal.sees('With which tactic');
    expect(terminal.text).toContain('Esc leave');
    await terminal.answers('With which tactic', '\r');
    await terminal.sees('What is it called?');
    await escapes(terminal);
    await terminal.answers('With which tactic', '\r');
    await terminal.answers('What is it called?', 'doom\r');
    await terminal.sees('Which day is');
    expect(terminal.text).toContain('Esc one back');
    await escapes(terminal);
    await terminal.answers('With which tactic', '\r');
    await terminal.answers('What is it called?', 'door\r');
    await terminal.answers('Which day is', '\r');
    await terminal.answers('What is the outcome', '\r');
    await terminal.sees('Is that right?');
    await escapes(terminal);
    await terminal.sees('What is the outcome');
    await escapes(terminal);
    await terminal.answers('Which day is', '\r');
    await terminal.answers('What is the outcome', '\r');
    await terminal.answers('Is that right?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(await touches(desk)).toEqual(imported);
    await desk.run('undo');
    const other = new Terminal(desk, 'import', 'calls.csv', '--const', 'tactic=door');
    await other.sees('Which day is');
    await escapes(other);
    expect(await other.ends()).toBe(130);
    expect(other.text).toContain('Stopped; nothing was written.');
    expect(await touches(desk)).toEqual([]);
  });

  test('writes nothing where it is not right, and says how to take it otherwise', async () => {
    const desk = deskWith({ 'people.csv': 'Contact,Firm\nAnn Lee,Acme\n' });
    const terminal = new Terminal(desk, 'import', 'people.csv', { columns: 120 });
    await terminal.answers('Is that right?', 'n\r');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toContain('To take it otherwise: prospect import people.csv --map FIELD=COLUMN');
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test('asks nothing where all is certain', async () => {
    const desk = deskWith({ 'people.csv': 'lead,email\nAnn Lee,ann@lee.example\n' });
    const terminal = new Terminal(desk, 'import', 'people.csv');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('added 1 new lead');
  });

  test('asks which column is the date and which the name', async () => {
    const desk = deskWith({ 'x.csv': 'Foo,Bar\n2026-04-03,Ann Lee\n' });
    const terminal = new Terminal(
      desk,
      'import',
      'x.csv',
      '--const',
      'tactic=door',
      '--const',
      'outcome=talked',
    );
    await terminal.answers('Which column says when it was?', '\r');
    await terminal.answers('Is that right?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(await touches(desk)).toMatchObject([{ at: '2026-04-03', tactic: 'door' }]);
    const other = new Terminal(desk, 'import', 'x.csv');
    await other.sees('Which column has the name?');
    other.presses('down');
    other.presses('enter');
    expect(await other.ends()).toBe(0);
    const { stdout } = await desk.run('lead', 'list', '--csv');
    expect(stdout).toContain('Ann Lee');
  });
});

describe('without a terminal', () => {
  test('the line to complete is told whole', async () => {
    const desk = deskWith({ 'calls.csv': calls.replaceAll('/04/2026', '.04.2026') });
    const { code, stderr } = await desk.run('import', 'calls.csv', '--const', 'tactic=door');
    expect(code).toBe(65);
    expect(stderr).toContain("prospect import calls.csv --const tactic=door --recode 'outcome:Foo bar=");
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test('--dry-run shows the same look and writes nothing', async () => {
    const desk = deskWith({ 'people.csv': 'Contact,Firm,Shoe size\nAnn Lee,Acme,38\n' });
    const { code, stdout } = await desk.run('import', 'people.csv', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('people.csv: a list of leads');
    expect(stdout).toMatch(/lead +Contact +Ann Lee/);
    expect(stdout).toContain('not used: Shoe size');
    expect(stdout).toContain('would add 1 new lead');
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test('--date-order says how dates are meant', async () => {
    const desk = deskWith({ 'a.csv': 'at,lead,tactic,outcome\n03/04/2026,Ann,door,talked\n' });
    expect((await desk.run('import', 'a.csv')).code).toBe(65);
    await desk.run('import', 'a.csv', '--date-order', 'month-first');
    expect((await touches(desk))[0]).toMatchObject({ at: '2026-03-04' });
  });
});

describe('what is kept', () => {
  const kept = [
    '--const',
    'tactic=door',
    '--date-order',
    'day-first',
    '--recode',
    'outcome:Foo bar=no-answer',
  ];

  test('--save keeps the options under a name, for --as and as a command of its own', async () => {
    const desk = deskWith({ 'calls.csv': calls, 'more.csv': calls.replace('Ann Lee', 'Cy Dee') });
    const first = await desk.run('import', 'calls.csv', ...kept, '--save', 'dialer');
    expect(first.stderr).toContain('Kept: prospect import FILE --as dialer, or prospect dialer FILE');
    expect(await touches(desk)).toEqual(imported);
    const second = await desk.run('import', 'more.csv', '--as', 'dialer');
    expect(second.stdout).toContain('added 1 touch, 1 new lead');
    const third = await desk.run('dialer', 'more.csv');
    expect(third.stdout).toContain('added 0 touches · skipped 2 already there');
    const typed = await desk.run('import', 'calls.csv', '--as', 'dialer', '--const', 'tactic=visit');
    expect(typed.stdout).toContain('added 2 touches');
    expect((await desk.run('import', '--layouts')).stdout).toContain(
      "dialer: prospect import --date-order day-first --const tactic=door --recode 'outcome:Foo bar=no-answer'",
    );
  });

  test('is taken back with the import', async () => {
    const desk = deskWith({ 'calls.csv': calls });
    await desk.run('import', 'calls.csv', ...kept, '--save', 'dialer');
    await desk.run('undo');
    expect((await desk.run('import', 'calls.csv', '--as', 'dialer')).stderr).toContain(
      'no layout is called so',
    );
  });

  test('a name that a command has is refused before anything is written', async () => {
    const desk = deskWith({ 'calls.csv': calls });
    const { code, stderr } = await desk.run('import', 'calls.csv', ...kept, '--save', 'report');
    expect([code, stderr]).toEqual([2, expect.stringContaining('"report" is a command of prospect')]);
    expect(fs.existsSync(desk.file)).toBe(false);
  });
});

test('--layouts lists what is known, without a journal', async () => {
  const desk = deskWith({});
  const { code, stdout } = await desk.run('import', '--layouts');
  expect(code).toBe(0);
  for (const name of ['linkedin', 'hubspot-calls', 'vcard', 'android-calls']) expect(stdout).toContain(name);
  expect(fs.existsSync(desk.file)).toBe(false);
});

test('without a file it says what to type', async () => {
  const { code, stderr } = await deskWith({}).run('import');
  expect([code, stderr]).toEqual([2, expect.stringContaining('prospect import calls.csv')]);
});
