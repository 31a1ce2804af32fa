import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

/** Touches with leads of every origin and tier, and one at nobody in particular. */
const deskWithLeads = Desk.copies({}, async (desk) => {
  for (const args of [
    ['Ann', '--source', 'fair', '--origin', 'self', '--tier', 'A'],
    ['Bo', '--source', 'fair'],
    ['Cy', '--source', 'portal', '--origin', 'given', '--dream'],
    ['Di', '--origin', 'given'],
    ['Ed', '--source', 'list'],
    ['Flo', '--tier', 'B'],
  ]) {
    await desk.run('lead', 'add', ...args);
    await desk.run('log', args[0]!, '-t', 'call', '-o', 'talked');
  }
  await desk.run('log', '-t', 'call', '-o', 'no-answer');
});

const nobody = null;

const filters: [args: string[], leads: (string | null)[]][] = [
  [
    ['--source', 'FAIR'],
    ['Ann', 'Bo'],
  ],
  [
    ['--source', 'unknown'],
    ['Di', 'Flo', nobody],
  ],
  [
    ['--origin', 'self'],
    ['Ann', 'Bo'],
  ],
  [
    ['--origin', 'Given'],
    ['Cy', 'Di'],
  ],
  [
    ['--origin', 'unknown'],
    ['Ed', 'Flo', nobody],
  ],
  [['--tier', 'dream'], ['Cy']],
  [['--tier', 'a'], ['Ann']],
  [
    ['--tier', 'unknown'],
    ['Bo', 'Di', 'Ed', nobody],
  ],
  [['--source', 'fair', '--tier', 'unknown'], ['Bo']],
  [['--origin', 'given', '--tier', 'A'], []],
];

describe.each(filters)('%j', (args, leads) => {
  const people = leads.filter((lead) => lead !== nobody);

  test('chooses touches', async () => {
    const desk = await deskWithLeads();
    const { stdout } = await desk.run('list', ...args, '--json');
    const rows = JSON.parse(stdout) as { lead: string | null }[];
    expect(rows.map(({ lead }) => lead).reverse()).toEqual(leads);
    const exported = await desk.run('export', 'touches', ...args, '--json');
    expect((JSON.parse(exported.stdout) as { lead: string | null }[]).map(({ lead }) => lead)).toEqual(leads);
  });

  test('chooses leads', async () => {
    const desk = await deskWithLeads();
    const listed = await desk.run('lead', 'list', ...args, '--json');
    const names = (text: string) => (JSON.parse(text) as { name: string }[]).map(({ name }) => name);
    expect(names(listed.stdout).reverse()).toEqual(people);
    expect(names((await desk.run('export', 'leads', ...args, '--json')).stdout)).toEqual(people);
  });
});

test('the touches chosen are those of the row of the report', async () => {
  const desk = await deskWithLeads();
  for (const by of ['source', 'origin', 'tier']) {
    const { stdout } = await desk.run('report', 'tactics', '--by', by, '--period', 'all', '--json');
    const { rows } = JSON.parse(stdout) as { rows: Record<string, string | number | null>[] };
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const value = String(row[by] ?? 'unknown');
      const listed = JSON.parse((await desk.run('list', `--${by}`, value, '--json')).stdout) as unknown[];
      expect([by, value, listed.length]).toEqual([by, value, row.touches]);
    }
  }
});

test('a source that is called unknown is that source', async () => {
  const desk = await deskWithLeads();
  await desk.run('lead', 'add', 'Gus', '--source', 'Unknown');
  const { stdout } = await desk.run('lead', 'list', '--source', 'unknown', '--json');
  expect(JSON.parse(stdout)).toMatchObject([{ name: 'Gus' }]);
});

test.each([
  [['list', '--source', 'fare'], 'There is no source "fare".'],
  [['list', '--origin', 'mine'], '--origin "mine" is not known.'],
  [['lead', 'list', '--tier', 'Z'], '--tier "Z" is not known.'],
  [['lead', 'list', '--source', 'zzz'], 'There is no source "zzz".'],
  [['export', 'tactics', '--origin', 'self'], 'it does not go with "export tactics"'],
  [['export', 'all', '--tier', 'A'], 'it does not go with "export all"'],
  [['export', 'leads', '--tier', 'A', '--channel', 'call'], '--channel chooses touches'],
])('%j is refused', async (args, message) => {
  const answer = await (await deskWithLeads()).run(...args);
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  expect(answer.stderr).toContain(message);
});
