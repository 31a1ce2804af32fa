import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';
import { Terminal } from '../../helpers/terminal.js';

const friday = '2026-11-20T18:10:00';
const change = 'ask for 5 minutes, not 30';

/** So many leads called since September, one in twenty of whom met. */
function calls(tactic: string, leads: number, from = 1): SeedTouch[] {
  return Array.from({ length: leads }, (_, index) => ({
    day: `2026-09-${String(from + (index % 20)).padStart(2, '0')}`,
    lead: `${tactic} ${index + 1}`,
    tactic,
    outcome: index % 20 === 3 ? 'meeting' : 'no-answer',
  }));
}

function deskWith(...touches: SeedTouch[]): Desk {
  const desk = new Desk({ now: friday });
  seed(desk.file, { touches, tactics: { 'cold-call': { worth: 0.02 } } });
  return desk;
}

interface Exported {
  tactics: {
    name: string;
    worths: { goal: string; worth: number }[];
    dropped: string | null;
    versions: object[];
  }[];
  decisions: { tactic: string; version: number; choice: string; learned: string | null; evidence: string }[];
}

async function stored(desk: Desk): Promise<Exported> {
  return JSON.parse((await desk.run('export', 'all')).stdout) as Exported;
}

describe('tactic tweak', () => {
  test('makes the next version, and says from which and what it takes to know', async () => {
    const desk = deskWith(...calls('cold-call', 60));
    const answer = await desk.run(
      'tactic',
      'tweak',
      'cold-call',
      '--change',
      change,
      '--learned',
      'too long',
    );
    expect(answer).toEqual({
      stdout: `\
tactic cold-call@2, from cold-call@1: ask for 5 minutes, not 30
decided: tweak cold-call@1 · 3 of 60 met (likely 1.7–14%), keep?
to judge it: 20 leads, 30 days after the first touch of each
to see twice the 5%: about 430 leads of each version
`,
      stderr: '',
      code: 0,
    });
    const { tactics, decisions } = await stored(desk);
    expect(tactics[0]!.versions).toMatchObject([
      { version: 1, origin: null, change: null, day: null },
      { version: 2, origin: 1, change, day: '2026-11-20' },
    ]);
    expect(decisions).toMatchObject([
      { tactic: 'cold-call', version: 1, choice: 'tweak', learned: 'too long' },
    ]);
    const evidence = decisions[0]!.evidence as unknown;
    expect(typeof evidence === 'string' ? JSON.parse(evidence) : evidence).toMatchObject({
      judged: 60,
      converted: 3,
    });
    expect((await desk.run('tactic', 'list')).stdout).toBe(`\
tactic       channel  kind  change                     touches  last touch  worth
cold-call    call     cold                                  60  2026-09-20   1/50
cold-call@2  call     cold  ask for 5 minutes, not 30        0               1/50
`);
  });

  test('a version that was never used is tweaked as well', async () => {
    const desk = new Desk({ now: friday });
    await desk.run('tactic', 'add', 'door-knock');
    expect((await desk.run('tactic', 'tweak', 'door-knock', '--change', 'smile')).stdout).toBe(`\
tactic door-knock@2, from door-knock@1: smile
decided: tweak door-knock@1 · never done
to judge it: 20 leads, 30 days after the first touch of each
`);
  });

  test('from a version that is named it makes the next number', async () => {
    const desk = deskWith(...calls('cold-call', 20));
    await desk.run('tactic', 'tweak', 'cold-call', '--change', change);
    const { stdout } = await desk.run('tactic', 'tweak', 'cold-call@1', '--change', 'call\nat noon');
    expect(stdout.split('\n')[0]).toBe('tactic cold-call@3, from cold-call@1: call / at noon');
    const rows = JSON.parse((await desk.run('tactic', 'list', '--json')).stdout) as object[];
    expect(rows).toMatchObject([
      { version: 1, from_version: null, made: null },
      { version: 2, from_version: 1, made: '2026-11-20' },
      { version: 3, from_version: 1, made: '2026-11-20', change: 'call\nat noon' },
    ]);
  });

  test('sets another worth, or none', async () => {
    const desk = deskWith(...calls('cold-call', 20));
    await desk.run('tactic', 'tweak', 'cold-call', '--change', change, '--worth', '1/10');
    expect((await stored(desk)).tactics[0]!.worths).toEqual([{ goal: 'meeting', worth: 0.1 }]);
    await desk.run('tactic', 'tweak', 'cold-call', '--change', change, '--worth', '');
    expect((await stored(desk)).tactics[0]!.worths).toEqual([]);
  });

  test('says whose rate it means where some leads are too young to judge', async () => {
    const young = Array.from({ length: 20 }, (_, index): SeedTouch => {
      return { day: '2026-11-10', lead: `New ${index}`, tactic: 'cold-call', outcome: 'no-answer' };
    });
    const desk = deskWith(...calls('cold-call', 60), ...young);
    const { stdout } = await desk.run('tactic', 'tweak', 'cold-call', '--change', change);
    expect(stdout).toContain('decided: tweak cold-call@1 · 3 of 80 met (likely ');
    expect(stdout).toContain('to see twice the 5% (3 of 60 judged): about 430 leads of each version\n');
  });

  test('takes a dropped tactic up again, and says so', async () => {
    const desk = deskWith(...calls('cold-call', 20));
    await desk.run('tactic', 'drop', 'cold-call');
    const { stdout, stderr } = await desk.run('tactic', 'tweak', 'cold-call', '--change', change);
    expect(stdout.split('\n')[0]).toBe('tactic cold-call@2, from cold-call@1: ask for 5 minutes, not 30');
    expect(stderr).toBe('cold-call was dropped on 2026-11-20; it is in use again.\n');
    expect((await stored(desk)).tactics[0]!.dropped).toBeNull();
    await desk.run('undo');
    expect((await stored(desk)).tactics[0]).toMatchObject({
      dropped: '2026-11-20',
      versions: [{ version: 1 }],
    });
  });

  test('without a change, or with one that cannot be kept, it is refused and writes nothing', async () => {
    const desk = deskWith(...calls('cold-call', 20));
    const before = await stored(desk);
    expect(await desk.run('tactic', 'tweak', 'cold-call')).toEqual({
      stdout: '',
      stderr:
        'prospect: What changes with cold-call?\n  Add --change TEXT, for example: --change "ask for 5 minutes, not 30"\n',
      code: 2,
    });
    for (const args of [
      ['cold-call', '--change', ''],
      ['cold-call', '--change', ' '],
      ['cold-call', '--change', 'x'.repeat(65_537)],
      ['cold-call', '--change', change, '--learned', '\ud800'],
      ['cold-call', '--change', change, '--worth', '50'],
      ['cold-call@7', '--change', change],
      ['cold-cal', '--change', change],
    ])
      expect(await desk.run('tactic', 'tweak', ...args), args.join(' ').slice(0, 80)).toMatchObject({
        stdout: '',
        code: 2,
      });
    expect(await stored(desk)).toEqual(before);
  });

  test('undo takes version, decision and worth back, redo brings them again', async () => {
    const desk = deskWith(...calls('cold-call', 60));
    const before = await stored(desk);
    await desk.run('tactic', 'tweak', 'cold-call', '--change', change, '--worth', '1/10');
    const after = await stored(desk);
    expect((await desk.run('undo')).stdout).toContain('tactic tweak');
    expect(await stored(desk)).toEqual(before);
    await desk.run('redo');
    expect(await stored(desk)).toEqual(after);
  });

  test('what was typed is shown, never obeyed', async () => {
    const desk = deskWith(...calls('cold-call', 20));
    const { stdout } = await desk.run('tactic', 'tweak', 'cold-call', '--change', 'a\u001b[31mred\u202e');
    expect(stdout.split('\n')[0]).toBe('tactic cold-call@2, from cold-call@1: a^[[31mred\\u{202e}');
  });

  test('on a terminal it asks what changes, and what was learned', async () => {
    const desk = deskWith(...calls('cold-call', 20));
    const terminal = new Terminal(desk, 'tactic', 'tweak', 'cold-call');
    await terminal.sees('What changes with cold-call?');
    terminal.presses('enter');
    await terminal.sees('not taken: The change is empty.');
    terminal.types(change);
    terminal.presses('enter');
    await terminal.sees('What did you learn?');
    terminal.types('half an hour scares them');
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('tactic cold-call@2, from cold-call@1: ask for 5 minutes, not 30');
    expect((await stored(desk)).decisions).toMatchObject([{ learned: 'half an hour scares them' }]);
  });

  test('stopped at a question it has written nothing', async () => {
    const desk = deskWith(...calls('cold-call', 20));
    const before = await stored(desk);
    const terminal = new Terminal(desk, 'tactic', 'tweak', 'cold-call');
    await terminal.answers('What changes', change);
    terminal.presses('enter');
    await terminal.sees('What did you learn?');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(await stored(desk)).toEqual(before);
  });
});

describe('touches after a tweak', () => {
  const versionsOf = async (desk: Desk) =>
    ((await desk.run('list', '--csv', '--limit', '0')).stdout.match(/cold-call,\d+/g) ?? []).map((found) =>
      Number(found.slice('cold-call,'.length)),
    );
  const row = (lead: string, day: string, tactic: string) => `${lead},${day},${tactic},no-answer`;

  async function tweakedDesk(): Promise<Desk> {
    const desk = deskWith(...calls('cold-call', 1));
    await desk.run('tactic', 'tweak', 'cold-call', '--change', change);
    return desk;
  }

  test('go to the newest version, unless one is named', async () => {
    const desk = await tweakedDesk();
    const log = async (...args: string[]) =>
      (await desk.run('log', '--new', ...args, '-o', 'no-answer')).stdout.split(' · ').slice(2, 3);
    expect(await log('Ada', '-t', 'cold-call')).toEqual(['cold-call@2']);
    expect(await log('Bo', '-t', 'COLD-CALL')).toEqual(['cold-call@2']);
    expect(await log('Cy', '-t', 'cold-call@1')).toEqual(['cold-call']);
    expect(await log('Di', '-t', 'cold-call', '--at', '-2h')).toEqual(['cold-call@2']);
    const answer = await desk.run('log', '-t', 'cold-call', '-o', 'no-answer', '--count', '3');
    expect(answer.stdout).toContain('cold-call@2');
    desk.setClock('2026-11-21T09:00:00');
    expect(await log('Ed', '-t', 'cold-call', '--at', 'yesterday')).toEqual(['cold-call@2']);
  });

  test('dated before it was made go to the version there was then, and it says so', async () => {
    const desk = await tweakedDesk();
    const early = ['log', 'Ada', '-o', 'no-answer', '--at', '2026-11-19'];
    const { stdout, stderr } = await desk.run(...early, '-t', 'cold-call');
    expect(stdout).toContain(' · cold-call · no-answer · Thu 19 Nov');
    expect(stderr).toBe(
      'cold-call@2 was made after Thu 19 Nov, so this is cold-call@1; to change that: -t cold-call@2\nnew lead Ada @2\n',
    );
    const named = await desk.run(...early, '-t', 'cold-call@2');
    expect(named).toMatchObject({ stdout: expect.stringContaining('cold-call@2') as string, stderr: '' });
  });

  test('edited keep to the version of their day', async () => {
    const desk = await tweakedDesk();
    await desk.run('edit', '1', '-t', 'cold-call');
    expect(await versionsOf(desk)).toEqual([1]);
    await desk.run('edit', '1', '-t', 'cold-call@2');
    expect(await versionsOf(desk)).toEqual([2]);
    await desk.run('edit', '1', '--at', '2026-11-20', '-t', 'cold-call');
    expect(await versionsOf(desk)).toEqual([2]);
  });

  test('imported go by their day as well, unless a version is named', async () => {
    const desk = await tweakedDesk();
    const rows = [
      row('Ada', '2026-11-20', 'cold-call'),
      row('Bo', '2026-11-02', 'cold-call'),
      row('Cy', '2026-11-03', 'cold-call@2'),
      row('Di', '2026-11-03', 'Cold-Call'),
    ];
    fs.writeFileSync(path.join(desk.folder, 'in.csv'), `lead,at,tactic,outcome\n${rows.join('\n')}\n`);
    const { stderr, code } = await desk.run('import', 'in.csv');
    expect({ stderr, code }).toEqual({
      stderr: 'touches from before cold-call@2 was made go to the version there was then\n',
      code: 0,
    });
    const { stdout } = await desk.run('list', '--csv', '--limit', '0', '--from', '2026-11-01');
    const found = stdout
      .match(/(Ada|Bo|Cy|Di),.*?cold-call,\d/g)!
      .map((each) => [each.slice(0, 2), each.at(-1)]);
    expect(Object.fromEntries(found)).toEqual({ Ad: '2', Bo: '1', Cy: '2', Di: '1' });
  });

  test('on a terminal the tactic last used stays on top', async () => {
    const desk = deskWith(
      { day: '2026-11-02', lead: 'Ada', tactic: 'linkedin-msg', outcome: 'sent' },
      ...calls('cold-call', 1),
    );
    await desk.run('log', 'Bo', '-t', 'cold-call', '-o', 'talked', '--new');
    await desk.run('tactic', 'tweak', 'cold-call', '--change', change);
    const terminal = new Terminal(desk, 'log', 'Newcomer');
    await terminal.answers('From?', '\r');
    await terminal.sees('1 cold-call@2');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
  });

  test('a new name keeps the versions', async () => {
    const desk = await tweakedDesk();
    await desk.run('tactic', 'rename', 'cold-call', 'short-call');
    expect((await stored(desk)).tactics[0]).toMatchObject({
      name: 'short-call',
      versions: [{ version: 1 }, { version: 2, origin: 1, change }],
    });
    expect((await desk.run('log', 'Ada', '-t', 'short-call', '-o', 'talked')).stdout).toContain(
      'short-call@2',
    );
  });
});

test('lineage comes back from the CSV of tactics', async () => {
  const desk = deskWith(...calls('cold-call', 2));
  await desk.run('tactic', 'tweak', 'cold-call', '--change', change);
  await desk.run('tactic', 'tweak', 'cold-call@1', '--change', 'call at noon');
  const csv = (await desk.run('export', 'tactics')).stdout;
  const other = new Desk({ now: friday });
  fs.writeFileSync(path.join(other.folder, 'in.csv'), csv);
  expect(await other.run('import', 'in.csv')).toMatchObject({ code: 0, stderr: '' });
  expect((await other.run('export', 'tactics')).stdout).toBe(csv);
});

test('numbers of versions never mix: those of all versions are those of the tactic', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('tweak' as const), from: fc.nat({ max: 5 }) }),
    fc.record({
      do: fc.constant('log' as const),
      lead: fc.nat({ max: 6 }),
      named: fc.option(fc.nat({ max: 5 })),
      back: fc.nat({ max: 9 }),
      outcome: fc.constantFrom('no-answer', 'talked', 'not-interested'),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const desk = new Desk();
      await desk.run('tactic', 'add', 'cold-call');
      /** Touches that each version must have, by its number less one; and the day it was made. */
      const touches = [0];
      const made = [''];
      for (const [index, each] of steps.entries()) {
        const today = `2026-11-${String(10 + index).padStart(2, '0')}`;
        desk.setClock(`${today}T12:00:00`);
        if (each.do === 'tweak') {
          const from = (each.from % touches.length) + 1;
          await desk.run('tactic', 'tweak', `cold-call@${from}`, '--change', `change ${index}`);
          touches.push(0);
          made.push(today);
          continue;
        }
        const day = `2026-11-${String(10 + index - each.back).padStart(2, '0')}`;
        const version =
          each.named === null ? made.findLastIndex((since) => since <= day) : each.named % touches.length;
        const tactic = each.named === null ? 'cold-call' : `cold-call@${version + 1}`;
        const { code, stderr } = await desk.run(
          'log',
          `Lead number ${each.lead}`,
          '--new',
          '-t',
          tactic,
          '-o',
          each.outcome,
          '--at',
          day,
        );
        expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
        touches[version]!++;
      }
      const shown = JSON.parse((await desk.run('tactic', 'show', 'cold-call', '--json')).stdout) as {
        versions: { version: number; touches: number; from_version: number | null }[];
        money: { so_far: { touches: number } };
      };
      expect([...shown.versions].reverse().map((version) => version.touches)).toEqual(touches);
      const all = touches.reduce((sum, count) => sum + count, 0);
      expect(shown.money.so_far.touches).toBe(all);
      const list = await desk.run('list', '-t', 'cold-call', '--csv', '--limit', '0');
      expect(list.stdout.trimEnd().split('\n').length - 1).toBe(all);
      for (const [index, own] of touches.entries()) {
        const { stdout } = await desk.run('list', '-t', `cold-call@${index + 1}`, '--csv', '--limit', '0');
        expect(stdout.trimEnd().split('\n').length - 1).toBe(own);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
