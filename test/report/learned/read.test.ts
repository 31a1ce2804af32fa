import fs from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const before: SeedTouch[] = Array.from({ length: 30 }, (_, index) => ({
  day: '2026-09-15',
  lead: `Lead ${index}`,
  tactic: index < 25 ? 'linkedin-msg' : 'cold-call',
  outcome: index % 10 === 3 ? 'meeting' : 'sent',
}));

/** A tweak, a keep after a trial, and a drop, with touches after each. */
const decidedDesk = Desk.copies({ now: '2026-10-02T09:00:00' }, async (desk) => {
  seed(desk.file, {
    touches: before,
    tactics: { 'linkedin-msg': { channel: 'social', worth: 0.04 }, 'cold-call': { worth: 0.02 } },
  });
  const run = async (...args: string[]) => {
    const { code, stderr } = await desk.run(...args);
    expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
  };
  const at = (day: string) => desk.setClock(`${day}T17:00:00`);
  await run(
    'trial',
    'start',
    'cold-call',
    '--hypothesis',
    'mornings are\nbetter',
    '--touches',
    '60',
    '--expect',
    '5%',
  );
  at('2026-11-06');
  await run('tactic', 'add', 'flyer', '--channel', 'mail');
  await run('tactic', 'drop', 'flyer', '--learned', 'nobody reads them');
  await run('trial', 'decide', 'cold-call', 'keep');
  at('2026-11-13');
  await run(
    'tactic',
    'tweak',
    'linkedin-msg',
    '--change',
    'new first line',
    '--learned',
    'the\nsecond is never read',
  );
  await run('log', '-t', 'cold-call', '-o', 'no-answer', '--count', '3');
  at('2026-11-16');
  await run('log', '-t', 'flyer', '--count', '2');
  await run('log', '-t', 'linkedin-msg', '--count', '28');
  for (const [name, outcome] of [
    ['Ann Lee', 'replied'],
    ['Bo Chen', 'replied'],
    ['Cy Diaz', 'meeting'],
  ] as const)
    await run(
      'log',
      name,
      '-t',
      'linkedin-msg',
      '-o',
      outcome,
      ...(outcome === 'meeting' ? ['--next', 'fri'] : []),
    );
  at('2026-11-22');
});

describe('what was decided', () => {
  let bytes: Buffer;
  let desk: Desk;
  beforeAll(async () => {
    bytes = fs.readFileSync((await decidedDesk()).file);
  });
  beforeEach(() => {
    desk = new Desk({ now: '2026-11-22T17:00:00', columns: 80 });
    fs.writeFileSync(desk.file, bytes, { mode: 0o600 });
  });
  const activity = async (...args: string[]) => (await desk.run('report', ...args)).stdout.split('\n\n')[1]!;

  test('stands at the top of the page for two weeks, with what came of it', async () => {
    expect(await activity()).toContain(
      '\nDecided last Friday: linkedin-msg, new first line → 31 sent, 3 replies, 1 met.',
    );
    expect((await desk.run('report')).stdout).not.toContain('flyer, drop');
    const then = await activity('--as-of', '2026-11-15');
    expect(then.split('\n').slice(-3)).toEqual([
      'Decided on Friday: linkedin-msg, new first line → not used yet.',
      'Decided last Friday: cold-call, keep → 3 touches, 0 talks, 0 met.',
      '  and 1 more: prospect report learned',
    ]);
    expect(await activity('--as-of', '2026-11-13')).toContain(
      'Decided today: linkedin-msg, new first line → not used yet.',
    );
    expect(await activity('--as-of', '2026-11-06')).toContain('Decided today: cold-call, keep.\n');
    expect(await activity('--as-of', '2026-10-30')).not.toContain('Decided');
    expect(await activity('--goal', 'conversation')).toContain('→ 31 sent, 3 replies.');
    expect(await activity('--goal', 'reached')).toContain('→ 31 sent, 3 reached.');
  });

  test('gives way to what came of it where a line is short', async () => {
    const lines = async (columns: number) =>
      (await desk.runWith({ columns }, 'report')).stdout
        .split('\n')
        .filter((line, index, all) => line.startsWith('Decided') || all[index - 1]?.startsWith('Decided'));
    expect((await lines(76))[0]).toBe(
      'Decided last Friday: linkedin-msg, new first l… → 31 sent, 3 replies, 1 met.',
    );
    for (const columns of [40, 60, 72, 80])
      for (const line of await lines(columns)) expect(line.length).toBeLessThanOrEqual(columns);
  });

  test('is listed newest first, with the evidence as it was', async () => {
    expect((await desk.run('report', 'learned')).stdout).toMatchInlineSnapshot(`
      "All time · goal: meeting                             as of Sun 22 Nov 2026 17:00

      LEARNED       3 decisions: 1 keep, 1 tweak, 1 drop

      Fri 13 Nov    linkedin-msg: tweak, now linkedin-msg@2
        known then  3 of 25 met (likely 4.2–30%), keep?
        changed     new first line
        learned     the / second is never read
        since       31 sent, 3 replies, 1 met

      Fri 6 Nov     cold-call: keep
        known then  never done
        trial       since 2 Oct, 60 touches, goal: meeting, expected 1/20
        hypothesis  mornings are / better
        since       3 touches, 0 talks, 0 met

      Fri 6 Nov     flyer: drop
        known then  never done
        learned     nobody reads them
        since       still used: 2 sent, 0 replies, 0 met
      "
    `);
    const shown = (await desk.run('report', 'learned', '--json')).stdout;
    const { rows } = JSON.parse(shown) as { rows: Record<string, unknown>[] };
    expect(
      rows.map((row) => [row.decided, row.tactic, row.choice, row.next_version, row.since_touches]),
    ).toEqual([
      ['2026-11-13', 'linkedin-msg', 'tweak', 2, 31],
      ['2026-11-06', 'cold-call', 'keep', null, 3],
      ['2026-11-06', 'flyer', 'drop', null, 2],
    ]);
    expect(rows[0]).toMatchObject({
      then_judged: 25,
      then_converted: 3,
      then_goal: 'meeting',
      then_as_of: '2026-11-13',
      since: '2026-11-13',
      since_talked: 3,
      since_goal: 1,
      learned: 'the\nsecond is never read',
      change: 'new first line',
    });
  });

  test('keeps its evidence whatever is edited later, and is as it was as of a day', async () => {
    const copy = new Desk({ now: '2026-11-22T17:00:00' });
    fs.copyFileSync(desk.file, copy.file);
    const evidence = async () =>
      (
        JSON.parse((await copy.run('report', 'learned', '--json')).stdout) as {
          rows: Record<string, unknown>[];
        }
      ).rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key.startsWith('then_'))));
    const then = await evidence();
    await copy.run('rm', '4');
    await copy.run('tactic', 'edit', 'linkedin-msg', '--worth', '1/2');
    await copy.run('tactic', 'rename', 'linkedin-msg', 'dm');
    expect(await evidence()).toEqual(then);
    expect((await copy.run('report', 'learned')).stdout).toContain('dm: tweak, now dm@2');
    const early = (await copy.run('report', 'learned', '--as-of', '2026-11-05')).stdout;
    expect(early).toContain('nothing is decided yet');
    expect(early).toContain('STILL RUNNING\n  cold-call  since 2 Oct');
  });

  test('is chosen by the period, else is all', async () => {
    const days = async (...args: string[]) =>
      (
        JSON.parse((await desk.run('report', 'learned', ...args, '--json')).stdout) as {
          rows: { decided: string }[];
        }
      ).rows.map((row) => row.decided);
    expect(await days('--period', '2026-W46')).toEqual(['2026-11-13']);
    expect(await days('--to', '2026-11-06')).toEqual(['2026-11-06', '2026-11-06']);
    expect(await days('--period', 'last-month')).toEqual([]);
    expect((await desk.run('report', 'learned', '--period', 'last-month')).stdout).toContain(
      'Nothing was decided then: October 2026',
    );
  });

  test('comes as CSV and markdown, and explains itself', async () => {
    expect((await desk.run('report', 'learned', '--csv')).stdout.split('\n')[0]).toMatch(
      /^decided,tactic,version,choice,next_version,change,learned,/,
    );
    expect((await desk.run('report', 'learned', '--format', 'md')).stdout).toContain(
      '| 2026-11-13 | linkedin-msg |',
    );
    expect((await desk.run('report', 'learned', '--explain')).stdout).toContain(
      'Since a decision: touches dated after its day',
    );
    expect((await desk.run('report', '--explain')).stdout).toContain(
      'Since a decision: touches dated after its day',
    );
  });

  test.each([40, 60, 80, 120])('fits %i columns', async (columns) => {
    const { stdout } = await desk.runWith({ columns }, 'report', 'learned', '--explain');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  });
});

test('a tactic that nothing was done with since a decision has no touches since', async () => {
  const desk = new Desk({ now: '2026-11-13T09:00:00', columns: 80 });
  await desk.run('tactic', 'add', 'flyer', '--channel', 'mail');
  await desk.run('tactic', 'drop', 'flyer');
  desk.setClock('2026-11-17T09:00:00');
  expect((await desk.run('report', 'learned')).stdout).toContain('\n  since       no touches\n');
  await desk.run('tactic', 'add', 'cold-call', '--channel', 'call');
  await desk.run('log', '-t', 'cold-call', '-o', 'no-answer', '--count', '3');
  expect((await desk.run('report')).stdout).toContain('\nDecided last Friday: flyer, drop → no touches.\n');
});

test('several decisions of one sort are counted in the plural', async () => {
  const desk = new Desk();
  for (const tactic of ['one', 'two', 'three']) {
    await desk.run('log', 'Ann', '-t', tactic, '--channel', 'call', '-o', 'no-answer');
    await desk.run('trial', 'start', tactic, '--touches', '1');
    await desk.run('trial', 'decide', tactic, tactic === 'one' ? 'keep' : 'drop');
  }
  expect((await desk.run('report', 'learned')).stdout).toContain('3 decisions: 1 keep, 2 drops\n');
});

test('a journal without a decision says how to make one', async () => {
  const desk = new Desk();
  const { stdout } = await desk.runWith({ file: null }, 'report', 'learned');
  expect(stdout).toBe(
    'Nothing is decided yet (as of Sat 21 Nov 2026 14:02).\nDecide what a tactic taught you:\n  prospect trial decide TACTIC keep|tweak|drop --learned "…"\n',
  );
});

test('each of two tweaks of one version has its own version, and one that was undone has none', async () => {
  const desk = new Desk();
  await desk.run('tactic', 'add', 'dm', '--channel', 'social');
  await desk.run('tactic', 'tweak', 'dm', '--change', 'one');
  await desk.run('tactic', 'tweak', 'dm@1', '--change', 'two');
  await desk.run('log', '-t', 'dm@2', '--count', '2');
  await desk.run('log', '-t', 'dm@3', '--count', '3');
  const rows = async () =>
    (
      JSON.parse((await desk.run('report', 'learned', '--json')).stdout) as {
        rows: Record<string, unknown>[];
      }
    ).rows;
  expect(
    (await rows()).map(({ next_version, change, since_touches }) => [next_version, change, since_touches]),
  ).toEqual([
    [3, 'two', 3],
    [2, 'one', 2],
  ]);
  for (let step = 0; step < 3; step++) await desk.run('undo');
  expect((await rows()).map(({ change }) => change)).toEqual(['one']);
  await desk.run('redo');
  expect((await rows()).map(({ change }) => change)).toEqual(['two', 'one']);
});

test('what a person wrote is shown, never obeyed', async () => {
  const desk = new Desk({ columns: 80 });
  await desk.run('tactic', 'add', 'd\u001b[31mm', '--channel', 'social');
  await desk.run(
    'tactic',
    'tweak',
    'd\u001b[31mm',
    '--change',
    'a\u202eb\nc',
    '--learned',
    '\u001b]0;x\u0007',
  );
  for (const args of [['report'], ['report', 'learned'], ['report', 'learned', '--format', 'md']]) {
    await desk.run('log', '-t', 'd\u001b[31mm', '--count', '1');
    const { stdout } = await desk.run(...args);
    expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(stdout).toMatch(/a\\+u\{202e\}b/);
  }
});
