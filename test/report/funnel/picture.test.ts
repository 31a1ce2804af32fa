import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stages } from '../../../src/domain/touch.js';
import type { Funnel, FunnelRow } from '../../../src/report/funnel/funnel.js';
import { picture } from '../../../src/report/funnel/picture.js';
import { readFunnel } from '../../../src/report/funnel/read.js';
import { wilson } from '../../../src/stats/interval.js';
import { misplaced, pictureWidths, piecesOf, textsOf } from '../../helpers/pictures.js';
import { aboutIn, journalOf } from '../../helpers/picture-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const touches = (outcome: string, times: number): SeedTouch[] =>
  Array.from({ length: times }, (_, index) => ({
    day: '2026-11-18',
    lead: `${outcome} ${index}`,
    tactic: 'cold-call',
    outcome,
  }));

function deskWith(of: SeedTouch[]): Desk {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, { touches: of });
  return desk;
}

const scene = () => deskWith([...touches('no-answer', 12), ...touches('talked', 6), ...touches('won', 2)]);

function pictureOf(desk: Desk) {
  const journal = journalOf(desk);
  const about = aboutIn(journal, 'this-week');
  return picture(readFunnel(journal, about.query), about);
}

test('the table has the stages and the rates as the page of the section has them', async () => {
  const desk = scene();
  const { table } = pictureOf(desk)!;
  expect(table.columns.map(({ title }) => title)).toEqual([
    'stage',
    'this week',
    'leads so far',
    'stopped here',
    'rate',
    'count',
    'share',
    'likely',
  ]);
  expect(table.rows).toEqual([
    ['attempted', '20 touches', '20', '12', '', '', '', ''],
    ['reached', '8', '8', '0', 'reach rate', '8/20', '40%', '22–62%'],
    ['conversation', '8', '8', '6', 'conversation rate', '8/8', '100%', '68–100%'],
    ['meeting', '2', '2', '0', '', '', '', ''],
    ['held', '2', '2', '0', 'show rate', '–', 'no data yet', ''],
    ['proposal', '2', '2', '0', '', '', '', ''],
    ['won', '2', '2', '2', 'win rate', '2/2', '100%', '34–100%'],
  ]);
  const { stdout } = await desk.runWith({ columns: 120 }, 'report', 'funnel');
  const lines = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
  for (const [stage, period, leads, stopped, name, part, rate, likely] of table.rows) {
    expect(lines).toContainEqual([stage, period, leads, stopped]);
    if (likely !== '')
      expect(lines.map((line) => line.slice(0, 4))).toContainEqual([name, part, rate, likely]);
  }
});

test('a bar parts those who came further from those who did not, in counts beside it', () => {
  const drawing = pictureOf(scene())!.draw(720);
  const bars = piecesOf(drawing).filter(({ name }) => name === 'rect');
  const [further, stopped] = bars.map(({ attributes }) => Number(attributes.get('width')));
  expect(stopped! / further!).toBeCloseTo(12 / 8, 2);
  const texts = textsOf(drawing);
  expect(texts).toContain('12 of 20 came no further yet');
  expect(texts).toContain('This week: reach rate 40% (22–62%), 8 of 20 reached, of answers known');
  expect(texts).toContain('This week: show rate, no data yet');
});

test('the description says how many came to each stage and where most stop', () => {
  expect(pictureOf(scene())!.description).toBe(
    'Of 20 leads touched so far: 8 reached, 8 talked, 2 agreed to a meeting, 2 met, 2 got a proposal, 2 won. Most came no further than attempted: 12 of 20.',
  );
});

test('where all were won nobody stopped, and without a lead there is no picture', () => {
  expect(pictureOf(deskWith(touches('won', 2)))!.description).toMatch(/2 won\.$/);
  expect(pictureOf(deskWith([]))).toBeNull();
});

test('whatever leads came to, all is within the drawing and no text upon another', () => {
  const about = aboutIn(journalOf(deskWith([])), 'this-week');
  const anyCount = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ max: 3_000_000, min: 0 }),
  );
  const names = { reached: 'reach', conversation: 'conversation', held: 'show', won: 'win' } as const;
  fc.assert(
    fc.property(
      fc.array(anyCount, { minLength: 7, maxLength: 7 }),
      fc.array(fc.tuple(anyCount, anyCount, anyCount), { minLength: 7, maxLength: 7 }),
      (stopped, rates) => {
        const rows = stages.map((stage, number): FunnelRow => {
          const [one, other, untold] = rates[number]!;
          const [part, of] = [Math.min(one, other), Math.max(one, other)];
          const interval = wilson(part, of, 95);
          const name = stage in names ? names[stage as keyof typeof names] : null;
          return {
            stage,
            touches: of,
            leads: stopped.slice(number).reduce((sum, each) => sum + each, 0),
            stopped: stopped[number]!,
            ratio: name && {
              name,
              count: part,
              of,
              interval,
              design: null,
              untold: name === 'show' ? untold : 0,
            },
          };
        });
        const funnel: Funnel = { rows, tactics: [] };
        const drawn = picture(funnel, about);
        expect(drawn === null).toBe(stopped.every((each) => each === 0));
        for (const width of pictureWidths)
          if (drawn !== null) expect(misplaced(drawn.draw(width), width)).toEqual([]);
      },
    ),
  );
});
