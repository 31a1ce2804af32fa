import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begun, commands, runAll } from '../helpers/random-commands.js';
import { Desk } from '../helpers/run.js';

async function exported(desk: Desk, what: string): Promise<string> {
  const answer = await desk.run('export', what);
  expect([answer.code, answer.stderr]).toEqual([0, '']);
  return answer.stdout;
}

test('whatever was done to a journal, what it exports comes back, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const desk = await begun();
      await runAll(desk, list);
      const all = await exported(desk, 'all');
      const other = new Desk();
      const answer = await other.runWith({ input: all }, 'import', '-');
      expect([answer.code, answer.stdout]).toEqual([0, expect.stringContaining('skipped 0')]);
      expect(answer.stderr).not.toContain('differ');
      expect(await exported(other, 'all')).toBe(all);
      const again = await other.runWith({ input: all }, 'import', '-');
      expect([again.code, again.stderr]).toEqual([0, '']);
      expect(await exported(other, 'all')).toBe(all);
      const third = new Desk();
      for (const what of ['tactics', 'leads', 'touches'])
        expect(await third.runWith({ input: await exported(desk, what) }, 'import', '-')).toMatchObject({
          code: 0,
        });
    }),
    { numRuns: 12 },
  );
}, 240_000);
