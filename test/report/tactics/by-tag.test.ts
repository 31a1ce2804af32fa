import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { pipelineScene } from '../../helpers/pipeline-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';

type Row = Record<string, string | number | null>;
interface Told {
  rows: Row[];
  total: Row;
}

const now = '2026-11-22T18:10:00';
const windowed = ['--period', 'all', '--window', '14', '--goal', 'conversation'];

async function told(desk: Desk, by: string, ...more: string[]): Promise<Told> {
  const { stdout, stderr } = await desk.run('report', 'tactics', '--json', '--by', by, ...windowed, ...more);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Told;
}

/** A row without what it is of. */
const figuresOf = (row: Row = {}) =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'tag' && key !== 'source'));

const tags = ['a', 'b', 'c'];

/** Leads with some of the tags, touches at them and at nobody in particular. */
const scenes = fc
  .record({
    tagged: fc.array(fc.subarray(tags), { minLength: 1, maxLength: 6 }),
    touches: fc.array(
      fc.record({
        lead: fc.nat({ max: 6 }),
        day: fc.integer({ min: 1, max: 22 }),
        outcome: fc.constantFrom('no-answer', 'talked', 'meeting', 'not-interested', 'sent'),
        tactic: fc.constantFrom('cold-call', 'cold-email'),
        value: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
        seconds: fc.option(fc.integer({ min: 60, max: 600 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 14 },
    ),
  })
  .map(({ tagged, touches }) => ({
    tagged,
    touches: touches.map(({ lead, day, outcome, tactic, value, seconds }): SeedTouch => {
      const isNobody = lead >= tagged.length;
      return {
        day: `2026-11-${String(day).padStart(2, '0')}`,
        tactic,
        outcome: isNobody && outcome === 'meeting' ? 'talked' : outcome,
        ...(isNobody ? {} : { lead: `lead ${lead}` }),
        ...(value === undefined ? {} : { value }),
        ...(seconds === undefined ? {} : { seconds }),
      };
    }),
  }));

const leadsWith = (
  tagged: readonly string[][],
  of: (own: readonly string[]) => NonNullable<Seed['leads']>[string],
): NonNullable<Seed['leads']> => Object.fromEntries(tagged.map((own, at) => [`lead ${at}`, of(own)]));

describe('report tactics --by tag', () => {
  test('the row of a tag is what a source of the same leads would have, each tag by itself', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ({ tagged, touches }) => {
        const byTag = new Desk({ now });
        seed(byTag.file, { touches, leads: leadsWith(tagged, (own) => ({ tags: own })) });
        const { rows, total } = await told(byTag, 'tag');
        for (const tag of [...tags, null]) {
          const has = (own: readonly string[]) => (tag === null ? own.length === 0 : own.includes(tag));
          const bySource = new Desk({ now });
          const source = tag === null ? 'other' : 'same';
          seed(bySource.file, {
            touches,
            leads: leadsWith(tagged, (own) => (has(own) === (tag !== null) ? { source } : {})),
          });
          const expected = await told(bySource, 'source');
          const name = tag === null ? null : 'same';
          const row = figuresOf(expected.rows.find((each) => each.source === name));
          const found = figuresOf(rows.find((each) => each.tag === tag));
          expect([tag, found]).toEqual([tag, row]);
          expect(total).toEqual(expected.total);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('leads without a tag are a row, spellings of one tag are one, and all is no sum of the rows', async () => {
    const desk = new Desk({ now });
    seed(desk.file, pipelineScene());
    const { rows, total } = await told(desk, 'tag');
    expect(rows.map(({ tag, touches, leads }) => [tag, touches, leads])).toEqual([
      ['list-a', 6, 4],
      ['spring', 3, 2],
      [null, 6, 5],
    ]);
    expect(total).toMatchObject({ touches: 14, leads: 10 });
  });

  test('the page says that rows overlap, and others see no tag by name', async () => {
    const desk = new Desk({ now });
    seed(desk.file, pipelineScene());
    const overlap = 'A lead with several tags is in the row of each, so the rows overlap and do not';
    for (const columns of [80, 120]) {
      const { stdout } = await desk.runWith({ columns }, 'report', 'tactics', '--by', 'tag');
      expect(Math.max(...stdout.split('\n').map(textWidth))).toBeLessThanOrEqual(columns);
      expect(stdout).toContain(overlap);
      expect(stdout).toContain('no tag');
      expect(stdout).toMatch(/Can be judged:[^.]* no\stag from/);
      expect(stdout).not.toContain('unknown');
    }
    const page = await desk.runWith({ columns: 80 }, 'report', '--by', 'tag', '--period', 'all');
    expect(page.stdout).toContain('14 touches');
    const shared = await desk.run('report', 'tactics', '--by', 'tag', '--share');
    expect(shared.stdout).toContain('tag 1');
    expect(shared.stdout).not.toMatch(/list-a|spring/);
    expect((await desk.run('report', 'tactics', '--by', 'channel')).stdout).not.toContain(overlap);
  });

  test.each([
    [['failures'], '"report failures" does not take --by tag'],
    [['money'], '"report money" does not take --by'],
    [['pipeline'], '"report pipeline" does not take --by'],
  ])('%j does not take it', async (section, said) => {
    const desk = new Desk({ now });
    seed(desk.file, pipelineScene());
    const answer = await desk.run('report', ...section, '--by', 'tag');
    expect(answer).toMatchObject({ stdout: '', code: 2 });
    expect(answer.stderr).toContain(said);
  });
});
