import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCross } from '../../../src/report/failures/cross.js';
import { buildFailures } from '../../../src/report/failures/failures.js';
import { failuresPicture } from '../../../src/report/failures/picture.js';
import { readFailures } from '../../../src/report/failures/read.js';
import type { FailedCount } from '../../../src/store/counts/groups.js';
import { hostileTexts } from '../../helpers/corpus.js';
import { misplaced, pictureWidths, textsOf } from '../../helpers/pictures.js';
import { aboutIn, journalOf } from '../../helpers/picture-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const failing = (tactic: string, reason: string | null, place: 'list' | 'offer' | null, times: number) =>
  Array.from({ length: times }, (_, index): SeedTouch => ({
    day: '2026-11-18',
    lead: `${tactic} ${reason} ${index}`,
    tactic,
    outcome: 'not-interested',
    ...(reason !== null && { reason }),
    ...(place !== null && { place }),
  }));

function deskWith(touches: SeedTouch[]): Desk {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, { touches });
  return desk;
}

const scene = () =>
  deskWith([
    ...failing('cold-call', 'price', 'offer', 12),
    ...failing('cold-call', 'has-someone', 'list', 1),
    ...failing('referral-ask', 'has-someone', 'list', 9),
    ...failing('referral-ask', null, null, 1),
  ]);

function pictureOf(desk: Desk) {
  const journal = journalOf(desk);
  const about = aboutIn(journal, 'this-week');
  return failuresPicture(readFailures(journal, about.query), about);
}

test('the table has every cell of the section, the sums of its rows and columns, and what stands out', async () => {
  const desk = scene();
  expect(pictureOf(desk)!.table.rows).toEqual([
    ['price', 'offer', 'all', '12/23', '52%', ''],
    ['price', 'offer', 'cold-call', '12/13', '92%', 'stands out'],
    ['has-someone', 'list', 'all', '10/23', '43%', ''],
    ['has-someone', 'list', 'cold-call', '1/13', '7.7%', ''],
    ['has-someone', 'list', 'referral-ask', '9/10', '90%', 'stands out'],
    ['not recorded', '?', 'all', '1/23', '4.3%', ''],
    ['not recorded', '?', 'referral-ask', '1/10', '10%', ''],
    ['all', '', 'cold-call', '13/23', '57%', ''],
    ['all', '', 'referral-ask', '10/23', '43%', ''],
  ]);
  const { stdout } = await desk.run('report', 'failures', '--by', 'tactic');
  const printed = stdout
    .split('\n')
    .filter((line) => /^ {2}(price|has-someone|not recorded|all) +(\S+ +)?\d+ /.test(line));
  expect(printed.slice(-4).map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['price', 'offer', '12', '92%', '12'],
    ['has-someone', 'list', '1 7.7%', '9', '90%', '10'],
    ['not recorded', '?', '1', '10%', '1'],
    ['all', '13', '10', '23'],
  ]);
});

test('the description says how many failed, the most frequent reason, and what the page says stands out', async () => {
  const desk = scene();
  const { description } = pictureOf(desk)!;
  expect(description).toBe(
    'This week: 23 touches failed or were put off; the most frequent reason is price (offer), 12 of them (52%). has-someone stands out for referral-ask: 9 of its 10 failures (90%), elsewhere 1 of 13 (7.7%). price stands out for cold-call: 12 of its 13 failures (92%), elsewhere 0 of 10 (0%).',
  );
  const { stdout } = await desk.runWith({ columns: 200 }, 'report', 'failures', '--by', 'tactic');
  expect(stdout).toContain(
    'price stands out for cold-call: 12 of its 13 failures (92%), elsewhere 0 of 10 (0%).',
  );
});

test('the cells that stand out have a ring, and what has no reason has no colour', () => {
  const drawing = pictureOf(scene())!.draw(340);
  const cells = drawing.inside.map(String).filter((piece) => piece.startsWith('<g>'));
  const ringed = cells.filter((piece) => piece.includes('class="ring"'));
  expect(ringed.map((piece) => /<title>([^<]*)/.exec(piece)![1])).toEqual([
    'price (offer), cold-call: 12/13, 92%, stands out',
    'has-someone (list), referral-ask: 9/10, 90%, stands out',
  ]);
  const unrecorded = cells.filter((piece) => piece.includes('not recorded'));
  expect(unrecorded).toHaveLength(1);
  expect(unrecorded[0]).not.toContain('<rect');
});

test('where nothing broke there is no picture', () => {
  expect(
    pictureOf(deskWith([{ day: '2026-11-18', lead: 'A', tactic: 'cold-call', outcome: 'meeting' }])),
  ).toBeNull();
});

test('by something else than the tactic it is drawn by that, unknown last', () => {
  const journal = journalOf(scene());
  const about = aboutIn(journal, 'this-week', { failuresBy: 'source' });
  const drawn = failuresPicture(readFailures(journal, about.query), about)!;
  expect(drawn.title).toBe('What broke, by reason and source');
  expect(textsOf(drawn.draw(340))).toContain('unknown');
});

const anyName = fc.oneof(
  fc.constantFrom(...hostileTexts, 'WWWW-WWWW-WWWW-WWWW-WWWW-WWWW-WWWW-WWWWW', '🦊'.repeat(20)),
  fc.string({ minLength: 1, maxLength: 40 }),
);

test('whatever failed for whatever, all is within the drawing and no text upon another', () => {
  const about = aboutIn(journalOf(new Desk({ now: '2026-11-22T18:10:00' })));
  const counted = fc.record({
    key: fc.integer({ min: 1, max: 40 }),
    reason: fc.option(anyName),
    place: fc.option(fc.constantFrom('list', 'follow-up', 'offer')),
    touches: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 900_000 })),
  });
  fc.assert(
    fc.property(
      fc.array(counted, { maxLength: 80 }),
      fc.array(anyName, { minLength: 40, maxLength: 40 }),
      (counts, names) => {
        const failed = counts.map((one): FailedCount => ({
          seconds: null,
          usualSeconds: null,
          cost: null,
          leads: Math.min(one.touches, 300),
          ...one,
        }));
        const groups = names.map((name, index) => ({ key: index + 1, name, version: (index % 3) + 1 }));
        const told = {
          ...buildFailures([], null, 0, null),
          failed: failed.reduce((sum, { touches }) => sum + touches, 0),
          cross: buildCross('tactic', failed, groups),
        };
        const drawn = failuresPicture(told, about);
        expect(drawn === null).toBe(counts.length === 0);
        for (const width of pictureWidths)
          if (drawn !== null) {
            const drawing = drawn.draw(width);
            expect(misplaced(drawing, width)).toEqual([]);
            expect(String(drawn.draw(width).inside)).toBe(String(drawing.inside));
            const rings = String(drawing.inside).split('class="ring"').length - 1;
            if (told.failed < 100_000)
              expect(rings).toBe(
                Math.min(2, told.cross.cells.filter(({ chance }) => chance !== null).length),
              );
            expect(rings > 0).toBe(textsOf(drawing).some((text) => text.startsWith('Ring:')));
          }
      },
    ),
  );
});
