import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { goals } from '../../../src/domain/touch.js';
import { picture } from '../../../src/report/plan/picture.js';
import { readWeeks } from '../../../src/report/plan/weeks.js';
import type { About } from '../../../src/report/sheet/about.js';
import { demoFile, misplaced, piecesOf, pictureWidths, readFrom, textsOf } from '../../helpers/pictures.js';
import { planScene } from '../../helpers/plan-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

function read(file: string) {
  const { told, about } = readFrom(file, readWeeks);
  return { weeks: told, picture: picture(told, about) };
}

const onDays = (...days: string[]): SeedTouch[] =>
  days.map((day) => ({ day, tactic: 'cold-call', outcome: 'no-answer' }));

test('the table has what was planned, done and converted in each week, and no plan is no nought', async () => {
  const desk = new Desk({ now: '2026-11-20T18:10:00' });
  await planScene(desk);
  const { picture } = read(desk.file);
  expect(picture!.title).toBe('The last 11 weeks: planned, done and converted');
  expect(picture!.description).toBe(
    'Touches and meetings week by week since 7 Sep: 508 touches and 51 meetings in all, most touches in the week of 16 Nov (58). Of the 2 weeks with a plan that are over, none had as many touches in all, planned or not, as were planned. The week of 16 Nov is not over yet.',
  );
  expect(picture!.table.columns.map(({ title }) => title)).toEqual([
    ...['week of', 'touches', 'touches planned', 'meetings', 'meetings planned'],
  ]);
  expect(picture!.table.rows.slice(6)).toEqual([
    ['19 Oct', '45', '–', '5', '–'],
    ['26 Oct', '45', '–', '5', '1'],
    ['2 Nov', '45', '66', '5', '7'],
    ['9 Nov', '45', '66', '5', '7'],
    ['16 Nov, so far', '58', '66', '1', '7'],
  ]);
});

test('bars stand in proportion, and the mark of a plan where that many would end', () => {
  const { weeks, picture } = read(demoFile('caller'));
  const pieces = piecesOf(picture!.draw(720));
  const bars = pieces.filter(({ attributes }) => attributes.get('class') === 'bar');
  const heights = bars.map(({ attributes }) => Number(attributes.get('height')));
  const first = weeks[0]!;
  weeks.forEach(({ done }, index) => expect(heights[index]! / heights[0]!).toBeCloseTo(done / first.done, 1));
  const bottom = Number(bars[0]!.attributes.get('y')) + heights[0]!;
  const mark = pieces.find(({ attributes }) => attributes.get('class') === 'halo')!;
  const planned = (bottom - Number(mark.attributes.get('y1'))) / heights[0]!;
  expect(planned).toBeCloseTo(first.planned! / first.done, 1);
  for (const width of pictureWidths)
    expect(textsOf(picture!.draw(width))).toEqual(
      expect.arrayContaining(['282', '14 Sep', 'so far', 'planned']),
    );
});

test('without a plan none is marked or spoken of, and one week alone is no picture', () => {
  const desk = new Desk();
  seed(desk.file, { touches: onDays('2026-11-16') });
  expect(read(desk.file).picture).toBeNull();
  const other = new Desk();
  seed(other.file, { touches: onDays('2026-11-16', '2026-11-05', '2026-11-06') });
  const { picture } = read(other.file);
  expect(picture!.title).toBe('The last 3 weeks: done and converted');
  expect(picture!.description).not.toContain('plan');
  expect(picture!.table.rows).toEqual([
    ['2 Nov', '2', '0'],
    ['9 Nov', '0', '0'],
    ['16 Nov, so far', '1', '0'],
  ]);
  expect(textsOf(picture!.draw(340))).not.toContain('planned');
});

test('figures too wide to stand over their bars are read off a scale', () => {
  const about = { query: { goal: 'meeting', asOf: { day: '2026-11-20', at: null } } } as About;
  const weeks = Array.from({ length: 12 }, (_, index) => ({
    monday: addDays('2026-08-31', 7 * index),
    planned: null,
    done: 1_234_567,
    goalsPlanned: null,
    converted: 2,
    isRunning: false,
  }));
  const texts = textsOf(picture(weeks, about)!.draw(720));
  expect(texts).toContain('1,500,000');
  expect(texts).not.toContain('1,234,567');
});

const amount = fc.oneof(fc.constant(0), fc.nat(400), fc.nat(10_000_000));
const planned = fc.option(fc.double({ min: 1e-3, max: 1e7, noNaN: true }));

test('whatever the figures, everything stands within the drawing and no text on another', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ planned, done: amount, goalsPlanned: planned, converted: amount }), {
        minLength: 2,
        maxLength: 12,
      }),
      fc.constantFrom(...goals),
      fc.boolean(),
      (list, goal, isRunning) => {
        const weeks = list.map((week, index) => ({
          ...week,
          monday: addDays('2025-12-01', 7 * index),
          isRunning: isRunning && index === list.length - 1,
        }));
        const about = { query: { goal, asOf: { day: '2026-02-20', at: null } } } as About;
        const found = picture(weeks, about)!;
        for (const width of pictureWidths) expect(misplaced(found.draw(width), width)).toEqual([]);
      },
    ),
  );
});
