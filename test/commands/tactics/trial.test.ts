import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../helpers/corpus.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { sceneOf } from '../../helpers/tactic-scene.js';

const friday = '2026-11-20T18:10:00';
const screen = (name: string) => path.join(root, 'test', 'screens', `trial-${name}.txt`);

/** A journal with a tactic and no touch, on Saturday 21 November 2026. */
async function deskWith(...tactics: string[]): Promise<Desk> {
  const desk = new Desk();
  for (const tactic of tactics) await desk.run('tactic', 'add', tactic, '--worth', '1/50', '--new');
  return desk;
}

async function said(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run(...args);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  return answer.stdout;
}

async function refused(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run(...args);
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  return answer.stderr;
}

interface Tactic {
  worth: number | null;
  dropped: string | null;
  version: number;
}

interface Decision {
  decision: string;
  decided: string;
  learned: string | null;
  trial: { hypothesis: string | null } | null;
  evidence: Record<string, unknown>;
}

const tactics = async (desk: Desk) =>
  JSON.parse(await said(desk, 'tactic', 'list', '--all', '--json')) as Tactic[];
const trials = async (desk: Desk, ...args: string[]) =>
  JSON.parse(await said(desk, 'trial', 'status', '--json', ...args)) as Record<string, unknown>[];
const decisions = async (desk: Desk, tactic: string) =>
  (JSON.parse(await said(desk, 'tactic', 'show', tactic, '--json')) as { decisions: Decision[] }).decisions;

/** Two versions of cold-call; the newer one on trial since the day it began, and linkedin-msg since 2 November. */
const sceneDesk = Desk.copies({ now: friday }, async (desk) => {
  await sceneOf(desk);
  desk.setClock('2026-10-05T08:00:00');
  const because = 'a shorter ask gets a yes more often,\nand it is over sooner';
  const plan = ['--touches', '300', '--until', '2026-12-18', '--expect', '1/10'];
  await said(desk, 'trial', 'start', 'cold-call', '--hypothesis', because, ...plan);
  desk.setClock('2026-11-02T08:00:00');
  await said(desk, 'trial', 'start', 'linkedin-msg', '--until', '2026-11-15');
  desk.setClock(friday);
});

/** Leads of whom every fourth met, all old enough by 21 November. */
async function logLeads(desk: Desk, tactic: string, leads: number): Promise<void> {
  const rows = Array.from({ length: leads }, (_, index) =>
    ['2026-10-05', `${tactic} ${index}`, tactic, index % 4 === 1 ? 'meeting' : 'no-answer'].join(','),
  );
  const input = `at,lead,tactic,outcome\n${rows.join('\n')}\n`;
  await desk.runWith({ input }, 'import', '-');
}

describe('trial start', () => {
  test('says how far it goes, how it is judged and what its size can tell', async () => {
    const desk = await deskWith('cold-call');
    const plan = ['--touches', '60', '--until', '18 dec', '--goal', 'meeting', '--expect', '5%'];
    expect(await said(desk, 'trial', 'start', 'cold-call', '--hypothesis', 'a shorter ask', ...plan)).toBe(
      `\
trial 1 · cold-call · 60 touches until Fri 18 Dec · expected 1/20 · goal: meeting
The worth of cold-call for "meeting" is now 1/20 (it was 1/50), for all of its versions.
It judges the leads first touched with it from today on, each 30 days after that touch.
60 touches can show a difference as large as 5% against 15%, not a smaller one. If none of 59 leads converts, it is almost surely below 5%.
`,
    );
    expect(await tactics(desk)).toMatchObject([{ worth: 0.05 }]);
    expect(await trials(desk)).toMatchObject([
      {
        trial: 1,
        tactic: 'cold-call',
        version: 1,
        state: 'running',
        hypothesis: 'a shorter ask',
        goal: 'meeting',
        expected: 0.05,
        from: '2026-11-21',
        until: '2026-12-18',
        days_left: 27,
        touches_planned: 60,
        touches_done: 0,
        leads: 0,
        rate: null,
        leads_each: 1471,
        misses_to_rule_out: 59,
      },
    ]);
  });

  test('takes the worth where nothing else is expected', async () => {
    const desk = await deskWith('cold-call');
    expect((await said(desk, 'trial', 'start', 'cold-call', '--touches', '60')).split('\n')).toMatchObject([
      'trial 1 · cold-call · 60 touches · expected 1/50 · goal: meeting',
      expect.stringMatching(/^It judges the leads/),
      expect.stringMatching(
        /^60 touches can show a difference as large as 2% against 9%, not a smaller one\./,
      ),
      '',
    ]);
    expect(await tactics(desk)).toMatchObject([{ worth: 0.02 }]);
  });

  test('needs a name and one bound, and says so when nothing is expected', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'door-knock');
    expect(await refused(desk, 'trial', 'start', 'door-knock')).toBe(
      'prospect: How far does the trial go?\n  Give a number of touches, a last day or both: --touches 60 --until "in 4 weeks"\n',
    );
    expect(await said(desk, 'trial', 'start', 'door-knock', '--until', 'in 4 weeks')).toBe(`\
trial 1 · door-knock · until Sat 19 Dec · goal: meeting
It judges the leads first touched with it from today on, each 30 days after that touch.
Nothing is expected of it, so it gets no verdict: say what with --expect 1/20.
`);
    expect((await trials(desk))[0]).toMatchObject({ expected: null, verdict: null, leads_each: null });
    await desk.run('tactic', 'edit', 'door-knock', '--worth', '1/20');
    expect((await trials(desk))[0]).toMatchObject({ expected: 0.05, verdict: 'early', leads_each: 1471 });
  });

  test('gives the worth for its own goal, and leaves the one for another alone', async () => {
    const desk = await deskWith('cold-call');
    const plan = ['--touches', '60', '--goal', 'won', '--expect', '10%'];
    expect(await said(desk, 'trial', 'start', 'cold-call', ...plan)).toContain(
      'The worth of cold-call for "won" is now 1/10 (it had none), for all of its versions.\n',
    );
    expect(await tactics(desk)).toMatchObject([{ worths: 'meeting 0.02; won 0.1' }]);
    expect((await trials(desk))[0]).toMatchObject({ goal: 'won', window: 180, expected: 0.1 });
  });

  test('is refused while another trial of the version runs, and for a dropped tactic', async () => {
    const desk = await deskWith('cold-call');
    await said(desk, 'trial', 'start', 'cold-call', '--touches', '60');
    expect(await refused(desk, 'trial', 'start', 'cold-call', '--touches', '9')).toBe(
      'prospect: A trial of cold-call runs since Sat 21 Nov.\n' +
        '  Look at it with "prospect trial status cold-call", or end it first: prospect trial decide cold-call keep\n',
    );
    await said(desk, 'tactic', 'tweak', 'cold-call', '--change', 'shorter');
    await said(desk, 'trial', 'start', 'cold-call', '--touches', '60');
    expect(await trials(desk)).toMatchObject([{ version: 2 }]);
    await said(desk, 'tactic', 'drop', 'cold-call');
    expect(await refused(desk, 'trial', 'start', 'cold-call', '--touches', '60')).toContain(
      'prospect tactic revive cold-call',
    );
  });

  test.each([
    [['--touches', '0'], '--touches "0" is not a whole number from 1 to 1000000.'],
    [['--touches', 'many'], '--touches "many" is not'],
    [['--until', '2026-11-20'], '--until "2026-11-20" is over (Fri 20 Nov).'],
    [['--touches', '5', '--expect', '100%'], '"100%" is not a share of leads'],
    [['--touches', '5', '--goal', 'luck'], '--goal "luck" is not known.'],
    [['--touches', '5', '--hypothesis', 'x'.repeat(65_537)], 'The hypothesis has 65537 characters'],
  ])('refuses %j and stores nothing', async (flags, reason) => {
    const desk = await deskWith('cold-call');
    expect(await refused(desk, 'trial', 'start', 'cold-call', ...flags)).toContain(reason);
    expect(await trials(desk, '--all')).toEqual([]);
  });

  test('is undone and done again with the worth it set', async () => {
    const desk = await deskWith('cold-call');
    await said(desk, 'trial', 'start', 'cold-call', '--touches', '60', '--expect', '5%');
    const started = await trials(desk);
    expect(await said(desk, 'undo')).toBe('undone: trial start · trial of cold-call\n');
    expect(await trials(desk)).toEqual([]);
    expect(await tactics(desk)).toMatchObject([{ worth: 0.02 }]);
    await said(desk, 'redo');
    expect(await trials(desk)).toEqual(started);
    expect(await tactics(desk)).toMatchObject([{ worth: 0.05 }]);
  });
});

describe('trial status', () => {
  test('tells how far the trials are, on 80 columns and on 120', async () => {
    const desk = await sceneDesk();
    for (const columns of [80, 120])
      await expect((await desk.runWith({ columns }, 'trial', 'status')).stdout).toMatchFileSnapshot(
        screen(`status-${columns}`),
      );
    expect(await said(desk, 'trial', 'status')).toBe(
      (await desk.runWith({ columns: 80 }, 'trial', 'status')).stdout,
    );
  });

  test('tells of one tactic, or of one version', async () => {
    const desk = await sceneDesk();
    expect(await trials(desk, 'linkedin-msg')).toMatchObject([{ tactic: 'linkedin-msg', state: 'over' }]);
    expect(await trials(desk, 'cold-call')).toMatchObject([{ version: 2, state: 'running' }]);
    expect(await trials(desk, 'cold-call@1')).toEqual([]);
    expect(await refused(desk, 'trial', 'status', 'cold-cal')).toContain('cold-call');
  });

  test('counts the leads first touched on its first day or later', async () => {
    const desk = await deskWith('cold-call');
    await logLeads(desk, 'cold-call', 40);
    await said(desk, 'trial', 'start', 'cold-call', '--touches', '60');
    await desk.run('log', 'cold-call 3', '-t', 'cold-call', '-o', 'meeting', '--next', 'mon');
    for (const name of ['Ann', 'Bob', 'Cleo'])
      await desk.run('log', name, '-t', 'cold-call', '-o', name === 'Bob' ? 'meeting' : 'no-answer');
    expect((await trials(desk))[0]).toMatchObject({
      touches_done: 4,
      leads: 3,
      leads_converted: 1,
      judged: 0,
    });
  });

  test('goes by what was known on another day', async () => {
    const desk = await sceneDesk();
    expect(await trials(desk, '--as-of', '2026-10-04')).toEqual([]);
    const before = await trials(desk, '--as-of', '2026-10-30');
    expect(before).toMatchObject([{ tactic: 'cold-call', as_of: '2026-10-30', days_left: 49, judged: 0 }]);
    await said(desk, 'trial', 'decide', 'cold-call', 'drop');
    expect(await trials(desk, '--as-of', '2026-10-30')).toEqual(before);
    expect(await trials(desk)).toMatchObject([{ tactic: 'linkedin-msg' }]);
  });

  test('says when the last leads are old enough where all touches are made', async () => {
    const desk = new Desk({ columns: 80 });
    await desk.run('tactic', 'add', 'cold-call');
    await said(desk, 'trial', 'start', 'cold-call', '--touches', '3');
    expect(await said(desk, 'trial', 'status')).toContain('\n  so far  No new lead since 21 Nov.\n');
    for (const name of ['Ann', 'Bob', 'Cleo'])
      await desk.run('log', name, '-t', 'cold-call', '-o', 'no-answer');
    expect((await said(desk, 'trial', 'status')).split('\n').slice(2)).toMatchInlineSnapshot(`
      [
        "cold-call  goal: meeting · since 21 Nov",
        "  done    3 of 3 touches: all that were planned.",
        "  so far  0 of 3 leads met; too few for a range.",
        "  worth   What must it bring?  prospect tactic edit cold-call --worth 1/50",
        "  decide  Past its end, its last leads are old enough on 21 Dec; keep, tweak or",
        "          drop it: prospect trial decide cold-call keep",
        "",
      ]
    `);
    expect(await said(desk, 'report')).toContain(`
  trial   cold-call  3 of 3 touches; 0 of 3 leads met; can be judged from 27
          Dec. Past its end, its last leads are old enough on 21 Dec; keep,
          tweak or drop it: prospect trial decide cold-call keep
`);
    desk.setClock('2026-12-21T09:00');
    expect(await said(desk, 'trial', 'status')).toContain(
      '  decide  Past its end; keep, tweak or drop it:\n          prospect trial decide cold-call keep\n',
    );
  });

  test('says where there is none', async () => {
    const desk = await deskWith('cold-call');
    const nothing =
      'No trial runs: start one with "prospect trial start TACTIC --touches 60 --expect 1/20".\n';
    expect(await desk.run('trial', 'status')).toEqual({ stdout: '', stderr: nothing, code: 0 });
    const { stderr } = await desk.runWith({ columns: 80 }, 'trial', 'status');
    expect(stderr).toBe(
      'No trial runs: start one with\n  "prospect trial start TACTIC --touches 60 --expect 1/20".\n',
    );
    expect(await said(desk, 'trial', 'status', '--json')).toBe('[]\n');
    expect((await said(desk, 'trial', 'status', '--csv')).split(',')[0]).toBe('trial');
    expect((await new Desk().runWith({ file: null }, 'trial', 'status')).code).toBe(0);
  });

  test('prints as rows with the same keys as JSON', async () => {
    const desk = await sceneDesk();
    await said(desk, 'trial', 'decide', 'linkedin-msg', 'drop', '--learned', 'nobody reads it');
    const [row, decided] = await trials(desk, '--all');
    const [header, ...rows] = (await said(desk, 'trial', 'status', '--all', '--csv')).trimEnd().split('\n');
    expect(header).toBe(Object.keys(row!).join(','));
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(decided).toMatchObject({
      state: 'decided',
      decision: 'drop',
      decided: '2026-11-20',
      learned: 'nobody reads it',
      days_left: null,
    });
  });

  test('what somebody typed moves nothing on the terminal', async () => {
    const desk = await deskWith('cold-call');
    for (const text of hostileTexts
      .filter((each) => !each.includes('\0') && each.isWellFormed())
      .slice(0, 40)) {
      await desk.run('trial', 'start', 'cold-call', '--touches', '9', '--hypothesis', text);
      await desk.run('trial', 'decide', 'cold-call', 'keep', '--learned', text);
    }
    await desk.run('trial', 'start', 'cold-call', '--touches', '9', '--hypothesis', '\x1b[2J\u202eevil');
    for (const args of [['trial', 'status', '--all'], ['tactic', 'show', 'cold-call'], ['report']]) {
      const { stdout } = await desk.runWith({ columns: 80 }, ...args);
      expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
    }
  });
});

describe('a decision', () => {
  test('freezes what status says, however many trials run', async () => {
    const desk = await sceneDesk();
    for (const tactic of ['cold-call', 'linkedin-msg']) {
      const [{ chance_worth, verdict, verdict_text, by_window_low, touches_done } = {}] = await trials(
        desk,
        tactic,
      );
      expect([tactic, typeof chance_worth]).toEqual([tactic, tactic === 'cold-call' ? 'number' : 'object']);
      expect((await trials(desk)).find((trial) => trial['tactic'] === tactic)).toMatchObject({
        chance_worth,
      });
      await said(desk, 'trial', 'decide', tactic, 'keep');
      expect((await decisions(desk, tactic))[0]!.evidence).toMatchObject({
        chance_worth,
        verdict,
        verdict_text,
        by_window_low,
        touches_done,
      });
      await said(desk, 'undo');
    }
  });

  const frozen = {
    as_of: '2026-11-21',
    goal: 'meeting',
    touches: 24,
    leads: 24,
    judged: 24,
    converted: 6,
    rate: 0.25,
    worth: 0.1,
    verdict: 'keep',
    touches_planned: 60,
    touches_done: 24,
  };

  async function triedDesk(): Promise<Desk> {
    const desk = await deskWith('cold-call');
    desk.setClock('2026-10-05T08:00:00');
    await said(
      desk,
      'trial',
      'start',
      'cold-call',
      '--touches',
      '60',
      '--expect',
      '1/10',
      '--hypothesis',
      'calls work',
    );
    desk.setClock('2026-11-21T14:02:00');
    await logLeads(desk, 'cold-call', 24);
    return desk;
  }

  test('keeps what was known, whatever is changed afterwards', async () => {
    const desk = await triedDesk();
    expect(await said(desk, 'trial', 'decide', 'keep', '--learned', 'mornings')).toBe(
      'decided: keep cold-call · 6 of 24 met (likely 12–45%), keep\n',
    );
    const before = await decisions(desk, 'cold-call');
    expect(before).toMatchObject([
      {
        decision: 'keep',
        decided: '2026-11-21',
        learned: 'mornings',
        trial: { hypothesis: 'calls work' },
        evidence: frozen,
      },
    ]);
    await desk.run('edit', '1', '--outcome', 'won');
    await desk.run('rm', '2');
    await desk.run('tactic', 'edit', 'cold-call', '--worth', '1/3', '--kind', 'warm');
    await desk.run('config', 'set', 'goal', 'won');
    await logLeads(desk, 'email', 30);
    expect(await decisions(desk, 'cold-call')).toEqual(before);
    for (let steps = 0; steps < 3; steps++) await said(desk, 'undo');
    expect(await decisions(desk, 'cold-call')).toEqual(before);
    expect((await trials(desk, '--all'))[0]).toMatchObject({ judged: 24, converted: 6, verdict: 'keep' });
  });

  test('is undone and done again, with the trial that it ended', async () => {
    for (const choice of [['keep'], ['drop'], ['tweak', '--change', 'ask for 5 minutes']]) {
      const desk = await triedDesk();
      const running = await trials(desk);
      const before = await tactics(desk);
      await said(desk, 'trial', 'decide', 'cold-call', ...choice);
      const [after, made] = [await decisions(desk, 'cold-call'), await tactics(desk)];
      expect(after).toMatchObject([{ decision: choice[0], evidence: frozen }]);
      expect(await trials(desk)).toEqual([]);
      await said(desk, 'undo');
      expect(await trials(desk)).toEqual(running);
      expect(await decisions(desk, 'cold-call')).toEqual([]);
      expect(await tactics(desk)).toEqual(before);
      await said(desk, 'redo');
      expect([await decisions(desk, 'cold-call'), await tactics(desk)]).toEqual([after, made]);
    }
  });

  test('to tweak makes the next version, to drop puts the tactic aside, to keep leaves it', async () => {
    const desk = await triedDesk();
    const tweaked = await said(desk, 'trial', 'decide', 'tweak', '--change', 'ask for 5 minutes');
    expect(tweaked).toContain('tactic cold-call@2, from cold-call@1: ask for 5 minutes\n');
    expect(tweaked).toContain('decided: tweak cold-call@1 · 6 of 24 met (likely 12–45%), keep\n');
    await said(desk, 'trial', 'start', 'cold-call', '--touches', '60');
    expect(await said(desk, 'trial', 'decide', 'drop', '--learned', 'not for me')).toBe(
      'decided: drop cold-call@2 · never done\ntactic cold-call dropped; its record stays\n',
    );
    expect(await tactics(desk)).toMatchObject([
      { version: 1, dropped: '2026-11-21' },
      { version: 2, dropped: '2026-11-21' },
    ]);
    expect(await refused(desk, 'trial', 'decide', 'cold-call', 'keep')).toContain('revive');
    expect(await desk.run('trial', 'decide', 'cold-call', 'tweak', '--change', 'ask twice')).toMatchObject({
      code: 0,
      stderr: 'cold-call was dropped on 2026-11-21; it is in use again.\n',
    });
    await said(desk, 'undo');
    await said(desk, 'tactic', 'revive', 'cold-call');
    await said(desk, 'trial', 'decide', 'cold-call', 'keep');
    expect(
      (await decisions(desk, 'cold-call')).map(({ decision, trial }) => [decision, trial !== null]),
    ).toEqual([
      ['keep', false],
      ['drop', true],
      ['tweak', true],
    ]);
  });

  test('is made by tactic tweak and tactic drop too, of every version on trial', async () => {
    const desk = await triedDesk();
    await said(desk, 'tactic', 'tweak', 'cold-call', '--change', 'shorter', '--learned', 'they hang up');
    expect(await decisions(desk, 'cold-call')).toMatchObject([
      { decision: 'tweak', learned: 'they hang up', trial: { hypothesis: 'calls work' }, evidence: frozen },
    ]);
    await said(desk, 'trial', 'start', 'cold-call', '--touches', '60');
    await said(desk, 'trial', 'start', 'cold-call@1', '--touches', '60');
    expect(await said(desk, 'tactic', 'drop', 'cold-call', '--learned', 'enough')).toBe(
      `\
tactic cold-call dropped; its record stays
decided: drop cold-call@2 · never done
decided: drop cold-call@1 · never done
`,
    );
    expect(await trials(desk)).toEqual([]);
    expect(await decisions(desk, 'cold-call')).toMatchObject([
      { decision: 'drop', version: 1, learned: null, trial: {} },
      { decision: 'drop', version: 2, learned: 'enough', trial: {} },
      { decision: 'tweak' },
    ]);
    await said(desk, 'undo');
    expect(await trials(desk)).toHaveLength(2);
    await said(desk, 'redo');
    expect(await trials(desk)).toEqual([]);
  });

  test('to drop a tactic ends its plans, and says so', async () => {
    const desk = await deskWith('cold-call', 'door-knock', 'mailing');
    await said(desk, 'plan', 'cold-call', '20/week');
    expect(await said(desk, 'tactic', 'drop', 'cold-call')).toBe(
      'tactic cold-call dropped; its record stays, its plan (20/week) ends\ndecided: drop cold-call · never done\n',
    );
    await said(desk, 'plan', 'door-knock', '20/week');
    await said(desk, 'plan', 'door-knock', '10/month', '--from', 'mon');
    expect(await said(desk, 'trial', 'decide', 'door-knock', 'drop')).toBe(
      'decided: drop door-knock · never done\n' +
        'tactic door-knock dropped; its record stays, its plans (20/week, 10/month from Mon 23 Nov) end\n',
    );
    await said(desk, 'plan', 'mailing', '20/week', '--from', '2026-11-02', '--until', '2026-11-20');
    expect(await said(desk, 'tactic', 'drop', 'mailing')).toContain('its record stays\n');
  });

  test('without a trial is of all that is known of the version', async () => {
    const desk = await deskWith('cold-call');
    await logLeads(desk, 'cold-call', 24);
    expect(await said(desk, 'tactic', 'drop', 'cold-call')).toBe(
      'tactic cold-call dropped; its record stays\ndecided: drop cold-call · 6 of 24 met (likely 12–45%), keep\n',
    );
    expect(await decisions(desk, 'cold-call')).toMatchObject([
      { trial: null, evidence: { judged: 24, worth: 0.02, touches_planned: null, touches_done: null } },
    ]);
    expect((await desk.run('tactic', 'drop', 'cold-call')).stderr).toBe(
      'cold-call was dropped on 2026-11-21 already.\n',
    );
  });

  test('needs to know what and which', async () => {
    const desk = await deskWith('cold-call', 'door-knock');
    expect(await refused(desk, 'trial', 'decide', 'cold-call')).toContain('Keep, tweak or drop cold-call?');
    expect(await refused(desk, 'trial', 'decide', 'keep')).toContain('No trial runs');
    for (const tactic of ['cold-call', 'door-knock'])
      await said(desk, 'trial', 'start', tactic, '--touches', '9');
    expect(await refused(desk, 'trial', 'decide', 'keep')).toBe(
      'prospect: 2 trials run: cold-call, door-knock.\n  Say which: prospect trial decide cold-call keep\n',
    );
    expect(await refused(desk, 'trial', 'decide', 'cold-call', 'tweak')).toContain('--change');
    expect(await refused(desk, 'trial', 'decide', 'cold-call', 'keep', '--change', 'x')).toContain(
      '--change goes with tweak',
    );
    expect(await trials(desk)).toHaveLength(2);
  });

  test('is of the version on trial where the tactic has a newer one', async () => {
    const desk = await deskWith('cold-call');
    await said(desk, 'tactic', 'tweak', 'cold-call', '--change', 'shorter');
    await said(desk, 'trial', 'start', 'cold-call@1', '--touches', '9');
    await said(desk, 'trial', 'decide', 'cold-call', 'keep');
    expect((await decisions(desk, 'cold-call'))[0]).toMatchObject({
      version: 1,
      decision: 'keep',
      trial: {},
    });
  });

  test('is of the older version wherever the command told is typed as it stands', async () => {
    const desk = await deskWith('ask');
    await said(desk, 'tactic', 'tweak', 'ask', '--change', 'shorter');
    await said(desk, 'trial', 'start', 'ask@1', '--touches', '1');
    await said(desk, 'trial', 'start', 'ask@2', '--touches', '50');
    await desk.run('log', 'Bob', '-t', 'ask@1', '-o', 'talked');
    const status = await said(desk, 'trial', 'status');
    expect(status).toContain('\nask@1  goal: meeting');
    expect(status).toContain(' drop it: prospect trial decide ask@1 keep\n');
    const page = await said(desk, 'report');
    expect(page).toContain('  trial   ask@1  1 of 1 touch;');
    expect(page).toContain('Decide on ask@1.');
    expect(await refused(desk, 'trial', 'decide', 'keep')).toMatch(
      /Say which: prospect trial decide ask@\d keep\n$/,
    );
    expect(await refused(desk, 'trial', 'start', 'ask@1', '--touches', '9')).toContain(
      'or end it first: prospect trial decide ask@1 keep',
    );
    await said(desk, ...'trial decide ask@1 keep'.split(' '));
    expect(await decisions(desk, 'ask')).toMatchObject([{ version: 1, decision: 'keep' }, { version: 1 }]);
  });

  test('to drop an older version ends that version alone', async () => {
    const desk = await deskWith('ask', 'visit');
    for (const name of ['ask', 'visit']) {
      await said(desk, 'tactic', 'tweak', name, '--change', 'shorter');
      await said(desk, 'plan', name, '5/week');
    }
    await said(desk, 'trial', 'start', 'ask@2', '--touches', '9');
    const rest = (name: string) =>
      `${name}@1 dropped alone, ${name}@2 stays in use; to drop all: prospect tactic drop ${name}\n`;
    expect(await said(desk, 'trial', 'decide', 'ask@1', 'drop')).toBe(
      `decided: drop ask@1 · never done\n${rest('ask')}`,
    );
    expect(await said(desk, 'tactic', 'drop', 'visit@1')).toBe(
      `${rest('visit')}decided: drop visit@1 · never done\n`,
    );
    expect(await said(desk, 'undo')).toBe('undone: tactic drop · tactic visit@1\n');
    expect(await said(desk, 'undo')).toBe('undone: trial decide · drop ask@1\n');
    for (let steps = 0; steps < 2; steps++) await said(desk, 'redo');
    expect((await tactics(desk)).map(({ dropped }) => dropped)).toEqual([null, null, null, null]);
    expect(await trials(desk)).toMatchObject([{ tactic: 'ask', version: 2 }]);
    expect(await decisions(desk, 'ask')).toMatchObject([
      { version: 1, decision: 'drop' },
      { version: 1, decision: 'tweak' },
    ]);
    expect(await said(desk, 'tactic', 'drop', 'visit@2')).toContain(
      'tactic visit dropped; its record stays, its plan (5/week) ends\n',
    );
  });
});

describe('the page', () => {
  test('has a line for a trial that runs, and for one past its end', async () => {
    const desk = await sceneDesk();
    const { stdout } = await desk.runWith({ columns: 80 }, 'report');
    const from = stdout.indexOf('  trial ');
    expect(stdout.slice(from, stdout.indexOf('\n\n', from) + 1)).toMatchInlineSnapshot(`
      "  trial   linkedin-msg  27 touches, its last day was 15 Nov; 0 of 27 leads met;
                can be judged from 15 Dec. Past its end, its last leads are old enough
                on 20 Dec; keep, tweak or drop it:
                prospect trial decide linkedin-msg keep
        trial   cold-call@2  172 of 300 touches, until 18 Dec; keep? (17 of 130 met so
                far, likely 8.9–21%).
      "
    `);
    expect((JSON.parse(await said(desk, 'report', '--json')) as { trials: unknown[] }).trials).toEqual(
      await trials(desk),
    );
    expect((await desk.run('report', '--as-of', '2026-10-04')).stdout).not.toContain('  trial ');
  });

  test('of a tactic tells its trials and decisions', async () => {
    const desk = await sceneDesk();
    await said(
      desk,
      'trial',
      'decide',
      'cold-call',
      'tweak',
      '--change',
      'by name',
      '--learned',
      'names\nmatter',
    );
    await said(desk, 'trial', 'start', 'cold-call', '--touches', '40', '--hypothesis', 'names open doors');
    for (const columns of [80, 120]) {
      const { stdout } = await desk.runWith({ columns }, 'tactic', 'show', 'cold-call');
      const from = stdout.indexOf('TRIED AND DECIDED');
      await expect(stdout.slice(from, stdout.indexOf('\n\n', from) + 1)).toMatchFileSnapshot(
        screen(`tactic-${columns}`),
      );
    }
    expect((await desk.run('tactic', 'show', 'cold-call', '--as-of', '2026-10-04')).stdout).not.toContain(
      'TRIED',
    );
  });
});
