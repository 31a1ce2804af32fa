import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percent, range } from '../../../src/render/figure.js';
import { growthOf } from '../../../src/report/measures/curve.js';
import { estimate, type GroupRow } from '../../../src/report/measures/groups.js';
import type { About } from '../../../src/report/sheet/about.js';
import { curvesOf, picture } from '../../../src/report/tactics/curve-picture.js';
import { readWorked } from '../../../src/report/tactics/read.js';
import { picture as pictureOfTactic } from '../../../src/report/tactic/picture.js';
import { readTactic } from '../../../src/report/tactic/read.js';
import { noConversions } from '../../../src/store/counts/conversion.js';
import { requireTactic } from '../../../src/store/tactics/tactics.js';
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
import { seed, type SeedTouch } from '../../helpers/seed.js';
import { sceneOf } from '../../helpers/tactic-scene.js';

const readAll = (file: string) =>
  readFrom(file, (journal, query) => readWorked(journal, query, { ranked: false }));

/** Leads called on one day in spring; the first come to a meeting so many days later. */
const called = (tactic: string, leads: number, after: readonly number[]): SeedTouch[] =>
  Array.from({ length: leads }, (_, index) => ({
    day: '2026-05-01',
    lead: `${tactic} ${index}`,
    tactic,
    outcome: 'talked',
    ...(index < after.length && {
      then: [{ day: `2026-05-${String(1 + after[index]!).padStart(2, '0')}`, outcome: 'meeting' }],
    }),
  }));

test('each curve ends with what is likely on the page', () => {
  for (const name of demos) {
    const { told, about } = readAll(demoFile(name));
    const { rows, columns } = picture(told, about)!.table;
    const { level, window } = about.query;
    expect(columns.at(-2)!.title).toBe(`by day ${window} (${level}% range)`);
    for (const row of told.rows.filter(({ byWindow }) => byWindow !== null)) {
      const { rate, low, high, day } = row.byWindow!;
      const points = growthOf(row, told.days.get(row.key)!, level);
      expect(points.at(-1), `${name} ${row.name}`).toEqual({ day, share: rate, low, high });
      const shown = rows.find(
        ([title]) => title === `${row.name}${row.version === 1 ? '' : `@${row.version}`}`,
      );
      if (shown && day === window) expect(shown.at(-2)).toBe(`${percent(rate)} (${range(low, high)})`);
    }
  }
});

test('it takes the days that the page of the tactic says', async () => {
  const desk = new Desk({ now: '2026-11-20T18:10:00' });
  await sceneOf(desk);
  const { told, about } = readFrom(desk.file, (journal, query) =>
    readTactic(journal, requireTactic(journal, 'cold-call'), false, query, { ranked: false }),
  );
  const found = pictureOfTactic(told, about)!;
  const html = await desk.run('tactic', 'show', 'cold-call', '--html', '-');
  expect(html.stdout).toContain(found.draw(720).inside.join(''));
  expect(found.table.rows.map(([name]) => name)).toEqual(['cold-call@2', 'cold-call']);
  for (const { row, curve } of told.versions) {
    const points = growthOf(row, told.worked.days.get(row.key)!, about.query.level);
    for (const { day, converted } of curve!.points)
      expect(points.find((point) => point.day === day)!.share).toBeCloseTo(converted, 12);
    const cells = found.table.rows.find(([name]) => name === `cold-call${row.version === 1 ? '' : '@2'}`)!;
    expect(cells.at(-1)).toBe(curve!.half === null ? '–' : String(curve!.half));
  }
});

test('the line rises on the days on which leads met', () => {
  const desk = new Desk();
  seed(desk.file, {
    touches: [
      ...called('quick', 20, [0, 0]),
      ...called('slow', 20, [10, 20, 30]),
      ...called('none', 20, []),
      ...called('few', 3, [0]),
    ],
  });
  const { told, about } = readAll(desk.file);
  const found = picture(told, about)!;
  expect(found.title).toBe('How long it takes until leads meet');
  expect(found.description).toBe(
    'Each line is the share of leads of a tactic who met by the end of each day since the first touch, up to 30 days, the shade its 95% range. Half of those who met did so on the day of the first touch with quick (10% in all), and only by day 20 with slow (15% in all). 1 has fewer than 5 leads and no curve yet.',
  );
  expect(found.table.rows).toEqual([
    ['none', '0/20', '0% (0–16%)', '0% (0–16%)', '0% (0–16%)', '0% (0–16%)', '–'],
    ['quick', '2/20', '10% (2.8–30%)', '10% (2.8–30%)', '10% (2.8–30%)', '10% (2.8–30%)', '0'],
    ['slow', '3/20', '0% (0–16%)', '0% (0–16%)', '5% (<1–24%)', '15% (5.2–36%)', '20'],
  ]);
  const lines = piecesOf(found.draw(720)).filter(({ attributes }) => attributes.get('class') === 'curve');
  const heights = lines.map(
    ({ attributes }) => [...new Set(attributes.get('d')!.match(/(?<=,)[\d.]+/g))].length,
  );
  expect(heights).toEqual([1, 1, 4]);
  expect(textsOf(found.draw(340))).toEqual(
    expect.arrayContaining(['15% (5.2–36%)', '3 of 20 · cold', 'day 0', '30']),
  );
});

test('without leads enough for a range there is no curve', () => {
  const desk = new Desk();
  seed(desk.file, { touches: called('few', 4, [0]) });
  const { told, about } = readAll(desk.file);
  expect(picture(told, about)).toBeNull();
});

const dayCount = fc.record({ day: fc.nat(40), converted: fc.nat(9), lost: fc.nat(9), open: fc.nat(9) });
const group = fc.record({
  name: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.constant('W'.repeat(40))),
  kind: fc.constantFrom('cold', 'warm', 'follow-up', null),
  days: fc.array(dayCount, { maxLength: 12 }),
});

test('whatever became of the leads, everything stands within the drawing and no text on another', () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 14 }), fc.constantFrom(0, 1, 30), (groups, window) => {
      const query = {
        by: 'tactic',
        goal: 'meeting',
        window,
        level: 95,
        asOf: { day: '2026-11-20', at: null },
      };
      const about = { query } as About;
      const days = new Map(groups.map((each, key) => [key, each.days]));
      const rows = groups.map(({ name, kind, days }, key) => {
        const leads = days.reduce((sum, { converted, lost, open }) => sum + converted + lost + open, 0);
        const leadsConverted = days.reduce((sum, { converted }) => sum + converted, 0);
        const conversions = { ...noConversions, leads, leadsConverted };
        return { key, name, kind, version: 1, ...estimate({ conversions, days }, about.query) };
      }) as unknown as GroupRow[];
      const found = curvesOf(rows, { days }, about.query, 40);
      expect(found === null).toBe(rows.every(({ byWindow }) => byWindow === null));
      if (found !== null)
        expect(found.description).toContain(`${rows.length} of 40, those used most: each line`);
      for (const width of found === null ? [] : pictureWidths)
        expect(misplaced(found!.draw(width), width)).toEqual([]);
    }),
  );
});
