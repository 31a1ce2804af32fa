import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { root } from '../../helpers/folder.js';
import { pipelineScene } from '../../helpers/pipeline-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `lead-list-${name}.txt`);

const desk = Desk.copies({ now: '2026-11-22T18:10:00' }, async (made) => {
  seed(made.file, pipelineScene());
  await Promise.resolve();
});

type Row = Record<string, unknown>;

async function rows(made: Desk, ...options: string[]): Promise<Row[]> {
  const { stdout, stderr, code } = await made.run('lead', 'list', '--json', ...options);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Row[];
}

const names = async (made: Desk, ...options: string[]) =>
  (await rows(made, ...options)).map(({ name }) => name);

describe('lead list', () => {
  test.each([80, 120])('on %i columns shows where each lead stands', async (columns) => {
    const { stdout, stderr, code } = await (await desk()).runWith({ columns }, 'lead', 'list');
    expect(code).toBe(0);
    expect(Math.max(...stdout.split('\n').map(textWidth))).toBeLessThanOrEqual(columns);
    await expect(stdout + stderr).toMatchFileSnapshot(screen(String(columns)));
  });

  test('tells as data how far each came, since when, what it may be worth and what is next', async () => {
    const all = await rows(await desk());
    const of = (name: string) => all.find((row) => row.name === name);
    expect(of('Weber & Co')).toMatchObject({
      ...{ state: 'open', stage: 'proposal', stage_since: '2026-11-11', days_in_stage: 11 },
      ...{ value: 9000, currency: 'EUR', last_touch: '2026-10-12', last_outcome: 'proposal', owner: null },
      ...{
        next_date: '2026-11-18',
        next_time: null,
        next_what: 'send the second offer',
        nothing_next: false,
      },
    });
    expect(of('Harbor Cafe')).toMatchObject({
      ...{ stage: 'meeting', days_in_stage: 5, next_date: '2026-11-24', next_time: '10:00' },
      ...{ next_meeting: true, next_what: null },
    });
    expect(of('Hansen Ltd')).toMatchObject({ stage: 'held', owner: 'Kim', next_what: 'visit' });
    // Of a conversation, however often nobody answered since.
    expect(of('Bo Lind')).toMatchObject({ stage: 'conversation', days_in_stage: 12, nothing_next: true });
    expect(of('Ito Labs')).toMatchObject({ state: 'open', stage: null, days_in_stage: 21, last_touch: null });
    expect(all.map(({ name, state }) => [name, state]).filter(([, state]) => state !== 'open')).toEqual([
      ['Amber', 'lost'],
      ['Stern', 'stopped'],
      ['Costa', 'won'],
      ['Ridge', 'lost'],
    ]);
  });

  test.each<[string[], string[]]>([
    [['--stage', 'meeting'], ['Harbor Cafe']],
    [
      ['--stage', 'proposal', '--stage', 'held'],
      ['Hansen Ltd', 'Weber & Co'],
    ],
    [
      ['--state', 'lost'],
      ['Amber', 'Ridge'],
    ],
    [
      ['--state', 'won', '--state', 'stopped'],
      ['Stern', 'Costa'],
    ],
    [['--never'], ['Ito Labs']],
    [
      ['--untouched', '17d', '--state', 'open'],
      ['Ito Labs', 'Nordwind', 'Hansen Ltd', 'Weber & Co'],
    ],
    [
      ['--untouched', '3w', '--state', 'open'],
      ['Ito Labs', 'Nordwind', 'Weber & Co'],
    ],
    [['--last-outcome', 'sent'], ['Elm Dental']],
    [['--nothing-next'], ['Costa', 'Nordwind', 'Bo Lind']],
    [
      ['--tactic', 'follow-call'],
      ['Costa', 'Bo Lind', 'Harbor Cafe'],
    ],
    [['--tactic', 'cold-email@1'], ['Elm Dental']],
    [['--owner', 'kim'], ['Hansen Ltd']],
    [['--person', 'Kim'], ['Hansen Ltd']],
    [
      ['--owner', 'me'],
      ['Harbor Cafe', 'Weber & Co'],
    ],
    [
      ['--tag', 'list-a', '--state', 'open'],
      ['Ito Labs', 'Elm Dental', 'Bo Lind', 'Weber & Co'],
    ],
    [
      ['--stage', 'attempted', '--stage', 'conversation', '--tag', 'list-a'],
      ['Elm Dental', 'Bo Lind'],
    ],
  ])('with %j', async (options, expected) => {
    expect(await names(await desk(), ...options)).toEqual(expected);
  });

  test('what it calls nothing next is what due lists', async () => {
    const made = await desk();
    const due = JSON.parse((await made.run('due', '--json')).stdout) as { rows: Row[] };
    const left = due.rows.filter(({ group }) => group === 'nothing-next').map(({ lead }) => lead);
    expect((await names(made, '--nothing-next')).sort()).toEqual(left.sort());
  });

  test.each<[string, string[]]>([
    ['value', ['Weber & Co', 'Harbor Cafe', 'Bo Lind']],
    ['days', ['Nordwind', 'Ito Labs', 'Hansen Ltd']],
    ['last-touch', ['Ito Labs', 'Nordwind', 'Weber & Co']],
    ['next', ['Weber & Co', 'Harbor Cafe', 'Hansen Ltd']],
    ['stage', ['Weber & Co', 'Hansen Ltd', 'Harbor Cafe']],
    ['name', ['Bo Lind', 'Elm Dental', 'Hansen Ltd']],
    ['company', ['Bo Lind', 'Harbor Cafe', 'Elm Dental']],
    ['newest', ['Ito Labs', 'Elm Dental', 'Nordwind']],
  ])('sorted by %s', async (by, first) => {
    expect(await names(await desk(), '--state', 'open', '--sort', by, '--limit', '3')).toEqual(first);
  });

  test.each<[string[], string]>([
    [
      ['--untouched', 'long'],
      '--untouched "long" is not a number of days.\n  Write 30d, 4w for weeks, 3m for months or 1y; at most 100 years.',
    ],
    [['--owner', 'Robin'], 'Nobody called "Robin" has a next step.\n  It is me or one of: Kim.'],
    [['--owner', 'Kim', '--person', 'Kim'], '--owner and --person are the same.'],
    [['--stage', 'far'], '--stage "far" is not known.'],
    [['--last-outcome', 'sold'], 'sold'],
    [['--tactic', 'door-knock'], 'door-knock'],
  ])('refuses %j', async (options, said) => {
    const answer = await (await desk()).run('lead', 'list', ...options);
    expect(answer).toMatchObject({ stdout: '', code: 2 });
    expect(answer.stderr).toContain(said);
  });
});
