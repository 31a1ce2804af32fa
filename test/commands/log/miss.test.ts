import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

const call = ['-t', 'cold-call', '-o', 'talked'];
const mail = ['-t', 'cold-email', '--channel', 'email'];

describe('miss', () => {
  test('logs no answer with the last tactic, and says which', async () => {
    const desk = new Desk();
    await desk.run('log', 'Harbor Cafe', ...call);
    expect(await desk.run('miss', 'Harbor', 'Cafe')).toEqual({
      code: 0,
      stderr: '',
      stdout: 'touch 2 · Harbor Cafe @1 · cold-call · no-answer · Sat 21 Nov 14:02\n',
    });
  });

  test('passes over tactics that nobody can fail to answer', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', '-t', 'door-knock', '--channel', 'visit', '-o', 'talked');
    await desk.run('log', 'Ann', ...mail);
    await desk.run('log', 'Ann', '-t', 'fair', '--channel', 'event', '-o', 'talked');
    expect((await desk.run('miss', 'Ann')).stdout).toContain('touch 4 · Ann @1 · door-knock · no-answer');
    expect((await desk.run('miss', 'Ann', '-t', 'cold-email')).stdout).toContain('cold-email · no-answer');
  });

  test('takes what log takes of a touch that nobody answered', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', ...call);
    const answer = await desk.run(
      ...[
        'miss',
        'Bo',
        '--at',
        'yesterday 16:30',
        '-m',
        '2',
        '-n',
        'rang long',
        '--next',
        'mon',
        '--do',
        'again',
      ],
      ...['--source', 'list', '--origin', 'self', '-e', '-1', '-c', '0.10'],
    );
    expect(answer).toEqual({
      code: 0,
      stderr: 'new lead Bo @2\n',
      stdout:
        'touch 2 · Bo @2 · cold-call · no-answer · Fri 20 Nov 16:30 · time 0:02 · cost 0.10\nnext Mon 23 Nov · again\n'.replace(
          'yesterday ',
          '',
        ),
    });
    const [touch] = JSON.parse((await desk.run('list', '--lead', 'Bo', '--json')).stdout) as Record<
      string,
      unknown
    >[];
    expect(touch).toMatchObject({ seconds: 120, note: 'rang long', source: 'list', energy: -1, cost: 0.1 });
  });

  test('without a lead it was at nobody in particular, as often as said', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', ...call);
    expect((await desk.run('miss')).stdout).toContain(
      'touch 2 · nobody in particular · cold-call · no-answer',
    );
    expect((await desk.run('miss', '--count', '12')).stdout).toBe(
      '12 touches 3–14 · cold-call · no-answer · Sat 21 Nov 14:02\n',
    );
    expect((await desk.run('miss', 'Ann', '--count', '2')).code).toBe(2);
  });

  test('uses the newest version there was, and the name the outcome has by now', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', ...call);
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'ask for 5 minutes');
    await desk.run('outcome', 'rename', 'no-answer', 'rang out');
    expect((await desk.run('miss', 'Ann')).stdout).toContain('cold-call@2 · rang out');
    expect(await desk.run('miss', 'Ann', '--at', '2026-11-20')).toMatchObject({
      stdout: 'touch 3 · Ann @1 · cold-call · rang out · Fri 20 Nov\n',
      stderr:
        'cold-call@2 was made after Fri 20 Nov, so this is cold-call@1; to change that: -t cold-call@2\n',
    });
  });

  test('a dropped tactic is still the last one, and that is said', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', ...call);
    await desk.run('tactic', 'drop', 'cold-call');
    expect(await desk.run('miss', 'Ann')).toMatchObject({
      stdout: 'touch 2 · Ann @1 · cold-call · no-answer · Sat 21 Nov 14:02\n',
      stderr: 'cold-call was dropped on 2026-11-21; used all the same.\n',
    });
  });

  test('is taken back and done again', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', ...call);
    const before = (await desk.run('export', 'all')).stdout;
    await desk.run('miss', 'Bo');
    const after = (await desk.run('export', 'all')).stdout;
    expect((await desk.run('undo')).stdout).toBe('undone: log · touch 2 · Bo · cold-call · no-answer\n');
    expect((await desk.run('export', 'all')).stdout).toBe(before);
    await desk.run('redo');
    expect((await desk.run('export', 'all')).stdout).toBe(after);
  });

  test('while no call or visit is logged it asks for the tactic, and makes no journal', async () => {
    const desk = new Desk();
    const refusal = {
      code: 2,
      stdout: '',
      stderr:
        'prospect: Which tactic got no answer? No call or visit is logged yet.\n  Name it, for example: prospect miss Harbor Cafe -t cold-call\n',
    };
    expect(await desk.run('miss', 'Ann')).toEqual(refusal);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
    await desk.run('log', 'Ann', ...mail);
    expect(await desk.run('miss', 'Ann')).toEqual(refusal);
    expect((await desk.run('miss', 'Ann', '-t', 'cold-call')).stdout).toContain('cold-call · no-answer');
  });
});

describe('-t .', () => {
  test('is the tactic of the touch logged last, whenever that was', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', ...call);
    await desk.run('log', 'Ann', ...mail, '--at', '2026-11-02');
    expect((await desk.run('log', 'Bo', '-t', '.')).stdout).toBe(
      'touch 3 · Bo @2 · cold-email · sent · Sat 21 Nov 14:02\n',
    );
    await desk.run('edit', '3', '-t', 'cold-call');
    expect((await desk.run('log', 'Bo', '-t', '.', '-o', 'talked', '--json')).stdout).toContain(
      '"tactic": "cold-call"',
    );
    expect((await desk.run('edit', '2', '-t', '.')).stdout).toBe(
      'touch 2 · Ann @1 · cold-call · sent · Mon 2 Nov\n',
    );
    expect((await desk.run('list', '-t', '.', '--csv')).stdout.trim().split('\n')).toHaveLength(5);
    expect((await desk.run('tactic', 'show', '.')).stdout).toContain('cold-call');
  });

  test('an undone touch is not the last one', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', ...call);
    await desk.run('log', 'Ann', ...mail);
    await desk.run('undo');
    expect((await desk.run('log', '-t', '.', '-o', 'no-answer')).stdout).toContain('cold-call');
  });

  test('is refused while nothing is logged, and no tactic can be called so', async () => {
    const desk = new Desk();
    expect(await desk.run('log', 'Ann', '-t', '.', '-o', 'talked')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'prospect: There is no last tactic: nothing is logged yet.\n  Name it, for example -t cold-call\n',
    });
    expect(fs.readdirSync(desk.folder)).toEqual([]);
    await desk.run('tactic', 'add', 'cold-call');
    for (const args of [
      ['tactic', 'add', '.'],
      ['tactic', 'rename', 'cold-call', '.'],
    ])
      expect((await desk.run(...args)).stderr).toBe(
        'prospect: "." stands for the last tactic, and cannot be the name of one.\n',
      );
  });
});
