import { expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';

interface Touch {
  touch: number;
}

/** Rows are read 500 at a time: more than four pages of touches and of leads. */
const count = 2_002;

test('what is read in pages is whole and in order: lists, exports, and imports of them', async () => {
  const desk = new Desk();
  const read = async (...command: string[]) => {
    const { code, stdout, stderr } = await desk.run(...command);
    expect([code, stderr]).toEqual([0, '']);
    return stdout;
  };
  const rows = Array.from({ length: count }, (_, n) => `2026-10-${10 + ((n * 7) % 9)},call,talked,Lead ${n}`);
  await desk.runWith({ input: ['at,tactic,outcome,lead', ...rows].join('\n') }, 'import', '-');

  const touches = JSON.parse(await read('export', 'touches', '--json')) as Touch[];
  expect(touches.map(({ touch }) => touch)).toEqual(rows.map((_, n) => n + 1));
  const listed = await read('list', '--limit', '0', '--json');
  expect(listed).toBe(await read('list', '--limit', '9000', '--json'));
  expect((JSON.parse(listed) as Touch[]).sort((a, b) => a.touch - b.touch)).toEqual(touches);
  const leads = JSON.parse(await read('export', 'leads', '--json')) as { name: string }[];
  expect(leads.map(({ name }) => name)).toEqual(rows.map((_, n) => `Lead ${n}`));

  const all = await read('export', 'all');
  const other = new Desk();
  expect(await other.runWith({ input: all }, 'import', '-')).toMatchObject({ code: 0 });
  expect((await other.run('export', 'all')).stdout === all).toBe(true);
  const again = await other.runWith({ input: await read('export', 'touches') }, 'import', '-');
  expect(again.stdout).toBe('added 0 touches · skipped 2002 already there · refused 0\n');
}, 120_000);
