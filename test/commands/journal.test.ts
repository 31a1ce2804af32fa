import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';

const everything = async (desk: Desk) => (await desk.run('export', 'all')).stdout;

describe('edit and rm', () => {
  test('edit corrects what was logged', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann Lee', '-t', 'cold-call', '-o', 'not-interested', '-r', 'price', '-m', '3');
    const answer = await desk.run(
      'edit',
      '1',
      '-o',
      'talked',
      '-t',
      'warm-call',
      '--channel',
      'call',
      '--at',
      'yesterday 9:00',
      '-m',
      '5',
      '-n',
      'was friendly',
      '--new',
    );
    expect(answer.stdout).toBe('touch 1 · Ann Lee @1 · warm-call · talked · Fri 20 Nov 09:00 · time 0:05\n');
    const row = JSON.parse((await desk.run('show', '1', '--json')).stdout) as Record<string, unknown>;
    expect(row).toMatchObject({
      outcome: 'talked',
      reason: null,
      broke: null,
      seconds: 300,
      note: 'was friendly',
      date: '2026-11-20',
    });
  });

  test('edit moves a touch to another lead and clears a note', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann Lee', '-t', 'cold-call', '-o', 'talked', '-n', 'oops');
    await desk.run('lead', 'add', 'Bo Chen');
    expect((await desk.run('edit', '1', '--lead', 'bo', '-n', '')).stdout).toContain('Bo Chen @2');
    expect((await desk.run('show', '1', '--json')).stdout).toContain('"note": null');
  });

  test('edit may correct a reason or a place alone', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann Lee', '-t', 'cold-call', '-o', 'not-interested');
    await desk.run('edit', '1', '-r', 'price', '--broke', 'message');
    expect(JSON.parse((await desk.run('show', '1', '--json')).stdout)).toMatchObject({
      reason: 'price',
      broke: 'message',
    });
  });

  test('an empty text clears a figure', async () => {
    const desk = new Desk();
    await desk.run(
      'log',
      'Ann Lee',
      '-t',
      'cold-call',
      '-o',
      'talked',
      '-m',
      '3',
      '-c',
      '2',
      '-e',
      '1',
      '--value',
      '9',
    );
    await desk.run('edit', '1', '-m', '', '-c', '', '-e', '', '--value', '');
    const row = JSON.parse((await desk.run('show', '1', '--json')).stdout) as Record<string, unknown>;
    expect(row).toMatchObject({ seconds: null, cost: null, energy: null, value: null });
  });

  test('failures without a reason can be listed', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann Lee', '-t', 'call', '-o', 'not-interested');
    await desk.run('log', 'Bo Chen', '-t', 'call', '-o', 'not-interested', '-r', 'price');
    await desk.run('log', 'Cy Diaz', '-t', 'call', '-o', 'talked');
    const listed = async (reason: string) =>
      (JSON.parse((await desk.run('list', '-r', reason, '--json')).stdout) as { lead: string }[]).map(
        (row) => row.lead,
      );
    expect(await listed('none')).toEqual(['Ann Lee']);
    expect(await listed('price')).toEqual(['Bo Chen']);
  });

  test('edit without a change, or of nothing, is refused', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'c', '-o', 'talked');
    expect((await desk.run('edit', '1')).code).toBe(2);
    expect((await desk.run('edit', '9', '-m', '1')).stderr).toContain('There is no touch 9.');
    expect((await desk.run('edit', 'Ann', '-m', '1')).stderr).toContain(
      '"Ann" is not the number of a touch.',
    );
  });

  test('rm removes touches with what came of them', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann Lee', '-t', 'c', '-o', 'meeting', '--next', 'fri');
    await desk.run('result', 'Ann Lee', 'held');
    await desk.run('log', 'Ann Lee', '-t', 'c', '-o', 'talked');
    const answer = await desk.run('rm', '1', '2');
    expect(answer.stdout.split('\n').filter((line) => line.startsWith('removed touch'))).toHaveLength(2);
    expect((await desk.run('list', '--json')).stdout.trim()).toBe('[]');
  });

  test('removing a lead removes everything logged with it', async () => {
    const desk = new Desk();
    await desk.run(
      'log',
      'Ann Lee',
      '-t',
      'c',
      '-o',
      'meeting',
      '--next',
      'fri',
      '--source',
      'list A',
      '--origin',
      'self',
    );
    await desk.run('lead', 'edit', '@1', '--email', 'ann@lee.test', '--phone', '030 1234567');
    const before = await everything(desk);
    expect((await desk.run('lead', 'rm', '@1')).stdout).toBe('removed lead Ann Lee @1 with 1 touch\n');
    expect((await desk.run('lead', 'list', '--json')).stdout.trim()).toBe('[]');
    await desk.run('undo');
    expect(await everything(desk)).toBe(before);
  });
});

test('an email needs its @ and a phone its digits', async () => {
  const desk = new Desk();
  expect((await desk.run('lead', 'add', 'Ann Lee', '--email', 'ann')).stderr).toContain(
    '"ann" is not an email.',
  );
  expect((await desk.run('lead', 'add', 'Ann Lee', '--phone', 'abc')).stderr).toContain(
    '"abc" is not a phone number.',
  );
  expect((await desk.run('lead', 'list', '--json')).code).toBe(66);
});

describe('undo and redo', () => {
  const writes: string[][] = [
    ['log', 'Ann Lee', '-t', 'cold-call', '-o', 'talked', '-c', '€2', '--next', 'fri', '--source', 'fair'],
    ['log', '-t', 'cold-call', '-o', 'no-answer', '--count', '5', '-m', '12'],
    ['result', 'Ann Lee', 'meeting', '--next', 'mon'],
    ['log', 'Ann Lee', '-o', 'held'],
    ['next', 'Ann Lee', 'wed', '--do', 'send offer'],
    ['next', 'Ann Lee', '--done'],
    ['edit', '1', '-n', 'a note', '-m', '4'],
    [
      'lead',
      'add',
      'Bo Chen',
      '--email',
      'bo@chen.test',
      '--tier',
      'A',
      '--source',
      'fair',
      '--origin',
      'given',
    ],
    ['lead', 'edit', 'Bo Chen', '--name', 'Bo Chan', '--email', 'bo@chan.test', '--source', ''],
    ['tactic', 'add', 'referral-ask', '--channel', 'visit', '--kind', 'warm'],
    ['tactic', 'edit', 'referral-ask', '--kind', 'cold', '-n', 'why not'],
    ['tactic', 'edit', 'referral-ask', '--worth', '1/10', '--minutes', '15'],
    ['tactic', 'rename', 'referral-ask', 'ask-friends'],
    ['spend', 'ask-friends', '49', '--every', 'month', '--at', '2026-09-01', '-n', 'club'],
    ['spend', 'cold-call', '12.50'],
    ['spend', '--stop', '1', '--at', '2026-10-31'],
    ['spend', '--rm', '2'],
    ['config', 'set', 'hourly-value', '60'],
    ['config', 'set', 'hourly-value', '75'],
    ['config', 'set', 'goal', 'won'],
    ['config', 'set', 'goal', ''],
    ['tactic', 'drop', 'ask-friends'],
    ['tactic', 'revive', 'ask-friends'],
    ['outcome', 'add', 'left-card', '--stage', 'reached', '--state', 'waiting', '--channel', 'visit'],
    ['outcome', 'rename', 'left-card', 'card-left'],
    ['reason', 'add', 'too-far', '--broke', 'list'],
    ['reason', 'rename', 'too-far', 'far-away'],
    ['lead', 'edit', 'Bo Chan', '--tag', 'pilot', '--tag', 'fair', '--url', 'chan.test'],
    ['lead', 'add', 'Bo Chang', '--new', '--tag', 'Pilot', '--email', 'BO@chan.test', '-n', 'the same'],
    ['log', 'Bo Chang', '-t', 'cold-call', '-o', 'do-not-contact'],
    ['lead', 'stop', 'Bo Chang', '--lift'],
    ['lead', 'stop', 'Ann Lee'],
    ['lead', 'merge', 'Bo Chan', 'Bo Chang'],
    ['lead', 'merge', 'Ann Lee', 'Bo Chan'],
    ['lead', 'stop', 'Ann Lee', '--lift'],
    ['rm', '3'],
    ['lead', 'rm', 'Ann Lee'],
  ];

  test('take back and do again every write there is', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'visit', '--channel', 'visit');
    const states: string[] = [await everything(desk)];
    for (const write of writes) {
      const answer = await desk.run(...write);
      expect({ write, code: answer.code, stderr: answer.stderr.startsWith('prospect:') }).toEqual({
        write,
        code: 0,
        stderr: false,
      });
      states.push(await everything(desk));
    }
    for (let step = writes.length; step > 0; step--) {
      expect((await desk.run('undo')).stdout).toMatch(/^undone: /);
      expect(await everything(desk)).toBe(states[step - 1]);
    }
    for (let step = 1; step <= writes.length; step++) {
      expect((await desk.run('redo')).stdout).toMatch(/^done again: /);
      expect(await everything(desk)).toBe(states[step]);
    }
    expect(await desk.run('redo')).toEqual({ stdout: '', stderr: 'Nothing to redo.\n', code: 0 });
  });

  test('say so when there is nothing left', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'visit', '--channel', 'visit');
    await desk.run('undo');
    expect(await desk.run('undo')).toEqual({ stdout: '', stderr: 'Nothing to undo.\n', code: 0 });
  });
});

describe('backup', () => {
  test('writes a private copy that holds the same journal', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann Lee', '-t', 'c', '-o', 'talked', '-n', 'hello');
    const before = await everything(desk);
    const answer = await desk.run('backup', 'copy.db');
    const copy = path.join(desk.folder, 'copy.db');
    expect(answer.stdout).toBe(`backup ${copy} · touches: 1, leads: 1; checked\n`);
    expect(fs.statSync(copy).mode & 0o777).toBe(0o600);
    expect((await desk.runWith({ file: copy }, 'export', 'all')).stdout).toBe(before);
    expect(fs.readdirSync(desk.folder).sort()).toEqual(['copy.db', 'journal.db']);
  });

  test('without a name it stands beside the journal, dated', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'c', '-o', 'talked');
    await desk.run('backup');
    expect(fs.readdirSync(desk.folder).sort()).toEqual(['journal-2026-11-21-140200.db', 'journal.db']);
  });

  test('replaces nothing, and says when the folder is not there', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'c', '-o', 'talked');
    fs.writeFileSync(path.join(desk.folder, 'mine.txt'), 'dear');
    expect((await desk.run('backup', 'mine.txt')).code).toBe(73);
    expect(fs.readFileSync(path.join(desk.folder, 'mine.txt'), 'utf8')).toBe('dear');
    expect((await desk.run('backup', 'no/where.db')).code).toBe(73);
  });
});

describe('words and tactics', () => {
  test('outcomes and reasons can be added and renamed, and are found by their new names', async () => {
    const desk = new Desk();
    await desk.run('outcome', 'add', 'left-card', '--stage', 'reached', '--state', 'failed', '--ends');
    await desk.run(
      'log',
      'Ann Lee',
      '-t',
      'door',
      '--channel',
      'visit',
      '-o',
      'Left Card',
      '-r',
      'has someone',
    );
    await desk.run('outcome', 'rename', 'left-card', 'card left');
    await desk.run('reason', 'rename', 'has-someone', 'taken');
    expect(JSON.parse((await desk.run('show', '1', '--json')).stdout)).toMatchObject({
      outcome: 'card left',
      reason: 'taken',
    });
    expect((await desk.run('outcome', 'add', 'CARD-LEFT')).stderr).toContain('already');
    expect((await desk.run('outcome', 'rename', 'nope', 'x')).code).toBe(2);
  });

  test('a tactic keeps its touches through a rename, and a taken name is refused', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'cold-call', '-o', 'no-answer');
    await desk.run('log', '-t', 'door-knock', '--channel', 'visit', '-o', 'no-answer');
    expect((await desk.run('tactic', 'rename', 'cold-call', 'door-knock')).stderr).toContain('already');
    await desk.run('tactic', 'rename', 'cold-call', 'dialing');
    expect((await desk.run('list', '-t', 'dialing', '--json')).stdout).toContain('"tactic": "dialing"');
    expect((await desk.run('list', '-t', 'cold-call')).code).toBe(2);
  });

  test('a dropped tactic is no longer listed, warns when used, and can be revived', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'cold-call', '-o', 'no-answer');
    await desk.run('tactic', 'drop', 'cold-call');
    expect((await desk.run('tactic', 'list', '--json')).stdout.trim()).toBe('[]');
    expect((await desk.run('tactic', 'list', '--all', '--json')).stdout).toContain('cold-call');
    expect((await desk.run('log', '-t', 'cold-call', '-o', 'no-answer')).stderr).toContain(
      'was dropped on 2026-11-21',
    );
    await desk.run('tactic', 'revive', 'cold-call');
    expect((await desk.run('tactic', 'list', '--json')).stdout).toContain('cold-call');
  });
});

test('undo names the lead of a touch, however it was typed', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ann Lee', '-t', 'cold-call', '-o', 'no-answer');
  await desk.run('log', '@1', '-t', 'cold-call', '-o', 'talked');
  expect((await desk.run('undo')).stdout).toBe('undone: log · touch 2 · Ann Lee · cold-call · talked\n');
});

describe('before there is a journal', () => {
  test.each([
    ['list'],
    ['report'],
    ['lead', 'list'],
    ['tactic', 'list'],
    ['export', 'touches'],
    ['export', 'all'],
    ['outcome', 'list'],
    ['config', 'list'],
    ['config', 'get', 'goal'],
    ['spend'],
  ])('reading (%s %s) shows an empty one and makes nothing', async (...args) => {
    const desk = new Desk();
    const answer = await desk.runWith({ file: null }, ...args.filter(Boolean));
    expect(answer.code).toBe(0);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });

  test('there is nothing to undo or to back up', async () => {
    const desk = new Desk();
    for (const command of ['undo', 'redo', 'backup']) {
      const answer = await desk.runWith({ file: null }, command);
      expect(answer.code).toBe(66);
      expect(answer.stderr).toContain('Nothing is logged yet');
    }
  });

  test.each([[[]], [['status']], [['due']], [['report']], [['undo']]])(
    'one that a variable names is refused alike, with what to do (%j)',
    async (args) => {
      const folder = temporaryFolder();
      const file = path.join(folder, 'typo.db');
      const desk = new Desk({ env: { PROSPECT_DB: file } });
      expect(await desk.runWith({ file: null }, ...args)).toEqual({
        stdout: '',
        stderr:
          `prospect: There is no journal at ${file}, which PROSPECT_DB names.\n` +
          '  Correct the name, or leave it out for your usual journal. To begin a journal there: prospect log\n',
        code: 66,
      });
      expect(fs.readdirSync(folder)).toEqual([]);
    },
  );

  test('one that --db names is begun by the command that the refusal shows', async () => {
    const desk = new Desk();
    const { stderr } = await desk.run();
    expect(stderr).toContain(`There is no journal at ${desk.file}, which --db names.\n`);
    expect(stderr).toContain(`To begin a journal there: prospect --db ${desk.file} log\n`);
  });

  test('a chosen one that is not there is refused, except by log', async () => {
    const desk = new Desk();
    expect((await desk.run('list')).code).toBe(66);
    expect((await desk.run('result', 'Ann', 'held')).code).toBe(66);
    expect((await desk.run('undo')).code).toBe(66);
    expect((await desk.run('log', '-t', 'c', '-o', 'talked')).code).toBe(0);
  });
});

test('an edit of what is so already is no operation, and says so', async () => {
  const desk = new Desk({ now: '2026-11-21T14:02' });
  await desk.run('lead', 'add', 'Ann', '--note', 'x');
  await desk.run('lead', 'edit', 'Ann', '--tier', 'A');
  const { stderr } = await desk.run('lead', 'edit', 'Ann', '--tier', 'A');
  expect(stderr).toBe('Nothing changed: it was so already.\n');
  await desk.run('undo');
  expect((await desk.run('lead', 'list', '--csv')).stdout).not.toContain(',A,');
});
