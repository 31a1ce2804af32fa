import fc from 'fast-check';
import { expect, test } from 'vitest';
import { picture } from '../../../src/report/promises/picture.js';
import { coverageParts } from '../../../src/report/promises/dream.js';
import { readDream } from '../../../src/report/promises/read.js';
import {
  demoFile,
  demos,
  misplaced,
  piecesOf,
  pictureWidths,
  readFrom,
  textsOf,
} from '../../helpers/pictures.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';

const dreamDesk = () => {
  const desk = new Desk();
  const leads = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'];
  seed(desk.file, {
    touches: [
      { day: '2026-11-18', lead: 'Ada', tactic: 'cold-call', outcome: 'talked' },
      { day: '2026-11-10', lead: 'Bo', tactic: 'cold-call', outcome: 'meeting' },
      { day: '2026-06-01', lead: 'Cy', tactic: 'cold-call', outcome: 'no-answer' },
    ],
    leads: Object.fromEntries(
      leads.map((name) => [name, { tier: 'dream' as const, day: '2026-06-01', stopped: name === 'Ed' }]),
    ),
  });
  return desk;
};

test('the parts are those of the page, and the four that each lead is in one of add up', () => {
  const { told } = readFrom(dreamDesk().file, readDream);
  const found = picture(told)!;
  expect(found.table.rows).toEqual([
    ['touched in 30 days', '2'],
    ['cold, touched before', '1'],
    ['never touched', '1'],
    ['closed', '1'],
    ['talking', '1'],
    ['met', '1'],
    ['all', '5'],
  ]);
  expect(found.description).toBe(
    'Of the 5 leads on the dream list 2 were touched in the last 30 days; 2 wait to be touched, 1 cold and 1 never touched; 1 is closed. 1 is talking, 1 has met.',
  );
  expect(coverageParts(told!)).toEqual([
    ...['5: 2 touched in 30 days', '1 talking', '1 met', '1 never', '1 cold', '1 closed'],
  ]);
});

test('the four bars stand end to end over the whole list', () => {
  const { told } = readFrom(dreamDesk().file, readDream);
  for (const width of pictureWidths) {
    const bars = piecesOf(picture(told)!.draw(width)).filter(({ name }) => name === 'rect');
    const at = (index: number, key: string) => Number(bars[index]!.attributes.get(key));
    for (const index of [1, 2, 3])
      expect(at(index, 'x')).toBeCloseTo(at(index - 1, 'x') + at(index - 1, 'width'), 1);
    expect(at(0, 'width')).toBeCloseTo(2 * at(1, 'width'), 1);
    expect(textsOf(picture(told)!.draw(width))).toEqual(expect.arrayContaining(['never touched', '2 of 5']));
  }
});

test('the demo journals have one, and a journal without a dream list has none', () => {
  for (const name of demos) {
    const { told } = readFrom(demoFile(name), readDream);
    expect(picture(told) === null, name).toBe(told === null);
  }
  const desk = new Desk();
  seed(desk.file, { touches: [{ day: '2026-11-18', lead: 'Ada', tactic: 'cold-call', outcome: 'talked' }] });
  expect(picture(readFrom(desk.file, readDream).told)).toBeNull();
});

test('whatever the figures, everything stands within the drawing and no text on another', () => {
  const part = fc.oneof(fc.constant(0), fc.nat(20), fc.nat(1_000_000));
  fc.assert(
    fc.property(
      fc.tuple(part, part, part, part),
      fc.nat(1000),
      fc.nat(1000),
      fc.integer({ min: 1, max: 10_000 }),
      ([recent, cold, never, closed], talking, met, coldDays) => {
        const leads = Math.max(1, recent + cold + never + closed);
        const dream = { leads, recent, cold, never, closed, coldDays };
        const found = picture({ ...dream, talking: Math.min(talking, leads), met: Math.min(met, leads) })!;
        for (const width of pictureWidths) expect(misplaced(found.draw(width), width)).toEqual([]);
      },
    ),
  );
});
