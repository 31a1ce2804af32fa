import path from 'node:path';
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reportSections } from '../../../src/domain/report-sections.js';
import { pipelineScene } from '../../helpers/pipeline-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';

const scene = Desk.copies({ now: '2026-11-22T18:10:00' }, async (made) => {
  seed(made.file, pipelineScene());
  for (const words of [
    ['plan', 'cold-call', '20/week'],
    ['spend', 'cold-call', '20'],
    ['benchmark', 'starter'],
  ])
    expect((await made.run(...words)).code).toBe(0);
});

const refusal = (name: string) => ({
  code: 65,
  stdout: '',
  stderr: `prospect: This is a report of prospect (${name}), which is counted, not kept.\n  Import takes the sheets "touches" and "leads" of a workbook, and what "prospect export touches" or "prospect export leads" prints.\n`,
});

const leadsOf = async (desk: Desk) => (await desk.run('lead', 'list', '--csv')).stdout;

describe('a report of prospect is not taken for leads or touches', () => {
  test.each<[string, string, string[]]>([
    ['tactics', 'the page', []],
    ...reportSections.map((name): [string, string, string[]] => [name, name, [name]]),
    ['tactics', 'tactics by week', ['tactics', '--by', 'week']],
    ['tactics', 'tactics by channel', ['tactics', '--by', 'channel']],
    ['failures', 'failures by tactic', ['failures', '--by', 'tactic']],
  ])('%s: %s', async (name, _, words) => {
    const desk = await scene();
    const before = await leadsOf(desk);
    fs.writeFileSync(path.join(desk.folder, 'in.csv'), (await desk.run('report', ...words, '--csv')).stdout);
    expect(await desk.run('import', 'in.csv')).toEqual(refusal(name));
    expect(await desk.run('import', 'in.csv', '--dry-run')).toEqual(refusal(name));
    expect((await desk.run('report', ...words, '--xlsx', 'in.xlsx')).code).toBe(0);
    expect(await desk.run('import', 'in.xlsx')).toEqual(refusal(name));
    expect(await leadsOf(desk)).toBe(before);
  });

  test('next steps, as "due" prints them', async () => {
    const desk = await scene();
    fs.writeFileSync(path.join(desk.folder, 'in.csv'), (await desk.run('due', '--csv')).stdout);
    expect(await desk.run('import', 'in.csv')).toEqual(refusal('next steps'));
  });

  test('nor is a sheet of the whole workbook; those of touches and leads are', async () => {
    const desk = await scene();
    expect((await desk.run('export', 'workbook', 'my.xlsx')).code).toBe(0);
    for (const name of ['tactics', 'failures', 'next steps'])
      expect(await desk.run('import', 'my.xlsx', '--sheet', name)).toEqual(refusal(name));
    for (const name of ['touches', 'leads'])
      expect(await desk.run('import', 'my.xlsx', '--sheet', name)).toMatchObject({ code: 0 });
  });

  test.each<[string, string[]]>([
    ['plans', ['plan']],
    ['spends', ['spend']],
    ['claims', ['benchmark', 'list']],
  ])('nor is the list of %s', async (name, words) => {
    const desk = await scene();
    const before = await leadsOf(desk);
    const { stdout } = await desk.run(...words, '--csv');
    expect(stdout.split('\n').length).toBeGreaterThan(2);
    fs.writeFileSync(path.join(desk.folder, 'in.csv'), stdout);
    expect(await desk.run('import', 'in.csv')).toEqual({
      code: 65,
      stdout: '',
      stderr: refusal('').stderr.replace(
        'report of prospect (), which is counted, not kept',
        `list of prospect (${name}), which import does not take`,
      ),
    });
    expect(await leadsOf(desk)).toBe(before);
  });

  test('but what others call as we do, and a column that is mapped, is read', async () => {
    const desk = await scene();
    fs.writeFileSync(path.join(desk.folder, 'in.csv'), 'name,of,amount,every\nFay Orr,us,20,week\n');
    expect((await desk.run('import', 'in.csv')).stdout).toContain('1 new lead');
    fs.writeFileSync(
      path.join(desk.folder, 'in.csv'),
      (await desk.run('report', 'pipeline', '--csv')).stdout,
    );
    expect((await desk.run('import', 'in.csv', '--map', 'lead=lead', '--dry-run')).stderr).not.toContain(
      'This is a report',
    );
  });
});
