import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { root } from '../../helpers/folder.js';
import { pipelineScene } from '../../helpers/pipeline-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `pipeline-${name}`);

const desk = Desk.copies({ now: '2026-11-22T18:10:00' }, async (made) => {
  seed(made.file, pipelineScene());
  await Promise.resolve();
});

interface Told {
  stages: Record<string, unknown>[];
  total: Record<string, unknown>;
  leads: Record<string, unknown>[];
}

async function told(made: Desk, ...options: string[]): Promise<Told> {
  return JSON.parse((await made.run('pipeline', '--json', ...options)).stdout) as Told;
}

describe('the page', () => {
  test.each([60, 80, 120])('on %i columns', async (columns) => {
    const { stdout, stderr, code } = await (await desk()).runWith({ columns }, 'pipeline');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(Math.max(...stdout.split('\n').map(textWidth))).toBeLessThanOrEqual(columns);
    await expect(stdout).toMatchFileSnapshot(screen(`${columns}.txt`));
  });

  test('explained, and for a coach without names and money', async () => {
    const made = await desk();
    const explained = await made.runWith({ columns: 80 }, 'pipeline', '--explain');
    await expect(explained.stdout).toMatchFileSnapshot(screen('explained.txt'));
    const shared = await made.run('pipeline', '--share');
    await expect(shared.stdout).toMatchFileSnapshot(screen('shared.md'));
    for (const secret of ['Harbor', 'Weber', 'Kim', 'offer', '€', '9,000'])
      expect(shared.stdout).not.toContain(secret);
    expect((await made.run('pipeline', '--share', '--money')).stdout).toContain('€9,000');
  });

  test('says what to do where nobody is open', async () => {
    expect(await new Desk().runWith({ file: null }, 'pipeline')).toMatchObject({
      stdout:
        'No lead is open (as of Sat 21 Nov 2026 14:02).\nAdd one with "prospect lead add NAME", or bring a list with\n  "prospect import FILE".\n',
      code: 0,
    });
  });

  test('of many leads shows the first of each stage, and all with --all', async () => {
    const made = new Desk();
    seed(made.file, {
      touches: Array.from({ length: 12 }, (_, at) => ({
        ...{ day: '2026-11-02', lead: `Lead ${at + 1}`, tactic: 'cold-call', value: 1000 * (at + 1) },
        outcome: at < 10 ? 'talked' : 'no-answer',
      })),
    });
    const short = (await made.runWith({ columns: 80 }, 'pipeline')).stdout;
    expect(short).toContain('  and 2 more: add --all');
    expect(short).not.toContain('Lead 2 ');
    const long = (await made.runWith({ columns: 80 }, 'pipeline', '--all')).stdout;
    expect(long).not.toContain('add --all');
    for (let at = 1; at <= 12; at++) expect(long).toContain(`Lead ${at} `);
  });

  test('shows what names hold and obeys nothing of it', async () => {
    const made = new Desk();
    await made.run('lead', 'add', 'A\u001b[31mred', '--company', 'C\u202eo');
    const { stdout } = await made.runWith({ columns: 80 }, 'pipeline');
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('the figures', () => {
  test('add up stage by stage and in all, with what is at stake without a next step', async () => {
    const { stages, total, leads } = await told(await desk());
    const none = { value: null, with_value: 0, nothing_next: 0, at_stake: null };
    expect(stages).toEqual([
      { stage: 'proposal', leads: 1, ...none, value: 9000, with_value: 1 },
      { stage: 'held', leads: 1, ...none },
      { stage: 'meeting', leads: 1, ...none, value: 6000, with_value: 1 },
      { stage: 'conversation', leads: 1, value: 2000, with_value: 1, nothing_next: 1, at_stake: 2000 },
      { stage: 'reached', leads: 1, ...none, nothing_next: 1 },
      { stage: 'attempted', leads: 1, ...none },
      { stage: null, leads: 1, ...none },
    ]);
    expect(total).toEqual({ leads: 7, value: 17_000, with_value: 3, nothing_next: 2, at_stake: 2000 });
    expect(leads.map(({ lead }) => lead)).toEqual([
      ...['Weber & Co', 'Hansen Ltd', 'Harbor Cafe', 'Bo Lind', 'Nordwind', 'Elm Dental', 'Ito Labs'],
    ]);
  });

  test('are the same in CSV, in the list of leads and in the section of the report', async () => {
    const made = await desk();
    const csv = (await made.run('pipeline', '--csv')).stdout;
    expect((await made.run('report', 'pipeline', '--csv')).stdout).toBe(csv);
    expect(csv).toMatchInlineSnapshot(`
      "stage,lead_id,lead,company,tier,value,stage_since,days_in_stage,touches,last_touch,last_outcome,next_date,next_time,next_what,next_meeting,owner,nothing_next,as_of
      proposal,1,Weber & Co,,,9000,2026-11-11,11,1,2026-10-12,proposal,2026-11-18,,send the second offer,false,,false,2026-11-22
      held,4,Hansen Ltd,,A,,2026-11-03,19,1,2026-11-03,held,2026-11-25,,visit,false,Kim,false,2026-11-22
      meeting,2,Harbor Cafe,Harbor Group,,6000,2026-11-17,5,2,2026-11-17,meeting,2026-11-24,10:00,,true,,false,2026-11-22
      conversation,3,Bo Lind,harbor group,,2000,2026-11-10,12,2,2026-11-16,no-answer,,,,,,true,2026-11-22
      reached,5,Nordwind,,dream,,2026-09-30,53,1,2026-09-30,call-back,,,,,,true,2026-11-22
      attempted,6,Elm Dental,,,,2026-11-05,17,2,2026-11-09,sent,,,,,,false,2026-11-22
      ,7,Ito Labs,,,,2026-11-01,21,0,,,,,,,,false,2026-11-22
      "
    `);
    const { leads } = await told(made);
    const listed = JSON.parse((await made.run('lead', 'list', '--state', 'open', '--json')).stdout) as Record<
      string,
      unknown
    >[];
    const keys = ['stage', 'stage_since', 'days_in_stage', 'value', 'last_touch', 'next_date', 'owner'];
    for (const lead of leads) {
      const same = listed.find(({ lead_id }) => lead_id === lead.lead_id)!;
      for (const key of [...keys, 'nothing_next']) expect([key, same[key]]).toEqual([key, lead[key]]);
    }
    expect(leads).toHaveLength(listed.length);
  });

  test('as of an earlier day are those of that day', async () => {
    const made = await desk();
    const { stages, total, leads } = await told(made, '--as-of', '2026-11-03');
    expect(total).toMatchObject({ leads: 10, value: 5000 });
    expect(stages.map(({ stage }) => stage)).toEqual(['held', 'reached', null]);
    expect(leads.find(({ lead }) => lead === 'Weber & Co')).toMatchObject({
      ...{ stage: 'held', stage_since: '2026-10-28', days_in_stage: 6, next_date: null },
    });
  });

  test('a lead is as long in its stage as it has been no further', async () => {
    const made = new Desk();
    await made.run('log', 'Ada', '-t', 'call', '--new', '-o', 'talked', '--at', '-20d');
    await made.run('log', 'Ada', '-t', 'call', '-o', 'no-answer', '--at', '-5d');
    await made.run('log', 'Ada', '-t', 'call', '-o', 'talked', '--at', '-1d');
    expect((await told(made)).leads).toMatchObject([{ stage: 'conversation', days_in_stage: 20 }]);
    await made.run('log', 'Ada', '-t', 'call', '-o', 'meeting', '--at', '-0d');
    expect((await told(made)).leads).toMatchObject([{ stage: 'meeting', days_in_stage: 0 }]);
  });

  test('what no option of it changes is refused', async () => {
    const refused = await (await desk()).run('report', 'pipeline', '--period', 'this-week');
    expect(refused).toMatchObject({ stdout: '', code: 2 });
    expect(refused.stderr).toContain('"report pipeline" does not take --period');
  });
});
