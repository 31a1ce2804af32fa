import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { withoutMoney, type Money, type MoneyRow } from '../../../src/report/money/money.js';
import { picture } from '../../../src/report/money/picture.js';
import { readMoney } from '../../../src/report/money/read.js';
import { hitsPerHour, costPerHit } from '../../../src/stats/returns.js';
import { hostileTexts } from '../../helpers/corpus.js';
import { misplaced, pictureWidths, textsOf } from '../../helpers/pictures.js';
import { aboutIn, journalOf } from '../../helpers/picture-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

/** Touches at different leads in September, the first `met` of them meetings; each takes so long and costs so much. */
const tried = (
  tactic: string,
  leads: number,
  met: number,
  took: Pick<SeedTouch, 'seconds' | 'cost'>,
): SeedTouch[] =>
  Array.from({ length: leads }, (_, index) => ({
    day: addDays('2026-09-01', index % 20),
    lead: `${tactic} ${index}`,
    tactic,
    outcome: index < met ? 'meeting' : 'not-interested',
    ...took,
  }));

function deskWith(touches: SeedTouch[]): Desk {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, { touches });
  return desk;
}

const scene = () =>
  deskWith([
    ...tried('referral-ask', 20, 10, { seconds: 1800, cost: 100 }),
    ...tried('cold-call', 40, 4, { seconds: 720, cost: 2000 }),
    ...tried('door-knock', 9, 1, { seconds: 60 }),
  ]);

function moneyOf(desk: Desk) {
  const journal = journalOf(desk);
  const about = aboutIn(journal);
  return { money: readMoney(journal, about.query), about };
}

test('the table has what the page of the section has, everything as one tactic last', async () => {
  const desk = scene();
  const { money, about } = moneyOf(desk);
  const { table } = picture(money, about)!;
  expect(table.rows).toEqual([
    ['referral-ask', '10/20', '2 (1.40–3.30)', '1 (0.54–2.1)'],
    ['cold-call', '4/40', '200 (87–510)', '2 (0.78–7.3)'],
    ['door-knock', '1/9', 'too few for a rate', 'too few for a rate'],
    ['in all', '15/69', '55 (36–87)', '1.2 (0.73–2.2)'],
  ]);
  const { stdout } = await desk.runWith({ columns: 120 }, 'report', 'money');
  for (const [name, judged, ...figures] of table.rows) {
    const line = stdout.split('\n').find((one) => one.trim().startsWith(`${name} `))!;
    for (const text of [judged!, ...figures]) expect(line).toContain(text);
  }
});

test('the description names the least and the most, and says when their order may be luck', () => {
  const { money, about } = moneyOf(scene());
  const { title, description } = picture(money, about)!;
  expect(title).toBe('Money and hours a meeting');
  expect(description).toBe(
    'Money and hours a meeting, by tactic, with the 95% ranges. A meeting cost least by referral-ask, 2 (1.40–3.30), most by cold-call, 200 (87–510); their ranges do not overlap. A meeting took the fewest hours by referral-ask, 1 (0.54–2.1), the most by cold-call, 2 (0.78–7.3); their ranges overlap, so that may be luck.',
  );
});

test('tactics that are alike are not told apart', () => {
  const { money, about } = moneyOf(
    deskWith([
      ...tried('referral-ask', 20, 10, { seconds: 1800 }),
      ...tried('cold-call', 40, 20, { seconds: 1800 }),
    ]),
  );
  expect(picture(money, about)!.description).toBe(
    'Hours a meeting, by tactic, with the 95% ranges. A meeting took as many hours by each tactic.',
  );
});

test('amounts far apart stand on a scale of equal factors, and it is said', () => {
  const { money, about } = moneyOf(scene());
  const texts = textsOf(picture(money, about)!.draw(720)).join(' ');
  expect(texts).toMatch(/ 1 2 .*50 100 .*500 /);
  expect(texts).toContain('Equal distances are equal factors');
  const near = moneyOf(deskWith(tried('cold-call', 40, 4, { seconds: 360, cost: 2000 })));
  expect(textsOf(picture(near.money, near.about)!.draw(720)).join(' ')).not.toContain('equal factors');
});

test('without money it tells of hours alone, in an order that money has no part in', () => {
  const { money, about } = moneyOf(scene());
  const shown = picture(withoutMoney(money), about)!;
  expect(shown.title).toBe('Hours a meeting');
  const { description, table, explain } = shown;
  const said = JSON.stringify([description, table, explain, shown.draw(720).inside.map(String)]);
  expect(said).not.toMatch(/money|cost|paid/i);
  expect(shown.table.rows.map(([name]) => name)).toEqual([
    'cold-call',
    'referral-ask',
    'door-knock',
    'in all',
  ]);
  const paid = money.rows.map((row) => ({ ...row, spend: 12_345, costEach: null }));
  expect(picture(withoutMoney({ ...money, rows: paid, hourlyValue: 6000 }), about)).toEqual({
    ...shown,
    draw: expect.any(Function) as unknown,
  });
});

test('where too few converted, or nothing is known of time and money, there is no picture', () => {
  const few = moneyOf(deskWith(tried('cold-call', 40, 2, { seconds: 360, cost: 2000 })));
  expect(picture(few.money, few.about)).toBeNull();
  const unknown = moneyOf(deskWith(tried('cold-call', 40, 20, {})));
  expect(picture(unknown.money, unknown.about)).toBeNull();
});

const anyName = fc.oneof(
  fc.constantFrom(...hostileTexts, 'WWWW-WWWW-WWWW-WWWW-WWWW-WWWW-WWWW-WWWWW', '🦊'.repeat(20)),
  fc.string({ minLength: 1, maxLength: 40 }),
);

test('whatever tactics took, all is within the drawing and no text upon another', () => {
  const { about } = moneyOf(new Desk({ now: '2026-11-22T18:10:00' }));
  const anyRow = fc
    .record({
      name: anyName,
      version: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom('cold' as const, 'warm' as const, 'follow-up' as const),
      judged: fc.integer({ min: 0, max: 50_000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      cost: fc.option(fc.integer({ min: 0, max: 2_000_000_000 })),
      hours: fc.option(fc.double({ min: 0.01, max: 90_000, noNaN: true })),
    })
    .map(({ judged, part, cost, hours, ...row }): MoneyRow => {
      const converted = Math.round(judged * part);
      const isRated = converted >= 3;
      return {
        ...row,
        channel: 'call',
        judged,
        converted,
        effort: { touches: judged, seconds: (hours ?? 0) * 3600, usualSeconds: 0, untimed: 0, cost },
        spend: null,
        timeValue: null,
        value: null,
        valued: 0,
        costEach: isRated && cost !== null ? costPerHit(cost, { k: converted, n: judged }, 95) : null,
        perHour: isRated && hours !== null ? hitsPerHour(converted, hours, 95) : null,
        valueHour: null,
      };
    });
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), anyRow, (rows, total) => {
      const kinds = ['cold', 'warm', 'follow-up', null];
      const money: Money = {
        rows: rows.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
        total: { ...total, name: null, version: null, kind: null },
        soFar: { effort: total.effort, spend: null },
        hourlyValue: null,
      };
      const found = picture(money, about);
      if (found === null) return;
      expect(found.table.rows).toHaveLength(rows.length + (rows.length > 1 ? 1 : 0));
      for (const width of pictureWidths) {
        const drawing = found.draw(width);
        expect(misplaced(drawing, width)).toEqual([]);
        const marks = drawing.inside.filter((piece) => String(piece).startsWith('<circle')).length;
        expect(marks).toBeLessThanOrEqual(2 * 13);
      }
    }),
  );
});
