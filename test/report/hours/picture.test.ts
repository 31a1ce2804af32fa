import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekday } from '../../../src/domain/calendar.js';
import { hoursPicture } from '../../../src/report/hours/picture.js';
import { readAnswerHints, readHoursOfWeek } from '../../../src/report/hours/read.js';
import { tallyClock } from '../../../src/report/hours/tally.js';
import { buildHoursOfWeek } from '../../../src/report/hours/week.js';
import type { ClockTouch } from '../../../src/store/counts/clock.js';
import { misplaced, pictureWidths, textsOf } from '../../helpers/pictures.js';
import { aboutIn, journalOf } from '../../helpers/picture-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

/** Calls at different leads, one a week on that weekday, the first `reached` of them answered. */
const calls = (first: string, hour: string, known: number, reached: number): SeedTouch[] =>
  Array.from({ length: known }, (_, index) => ({
    day: addDays(first, 7 * (index % 10)),
    time: `${hour}:${10 + Math.floor(index / 10)}`,
    lead: `${first} ${hour} ${index}`,
    tactic: 'cold-call',
    outcome: index < reached ? 'talked' : 'no-answer',
  }));

const monday = '2026-09-07';
const friday = '2026-09-11';

function deskWith(touches: SeedTouch[]): Desk {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, { touches, tactics: { 'cold-email': { channel: 'email' } } });
  return desk;
}

const scene = () =>
  deskWith([
    ...calls(monday, '09', 40, 8),
    ...calls(friday, '09', 20, 10),
    ...calls(friday, '11', 6, 3),
    { day: friday, lead: 'Untimed', tactic: 'cold-call', outcome: 'talked' },
    { day: '2026-11-20', time: '15:00', lead: 'Waiting', tactic: 'cold-email', outcome: 'sent' },
  ]);

function pictureOf(desk: Desk) {
  const journal = journalOf(desk);
  const about = aboutIn(journal);
  return hoursPicture(readHoursOfWeek(journal, about.query), readAnswerHints(journal, about.query), about);
}

test('the table has each hour of each weekday, then the hours as the report by hour has them', async () => {
  const desk = scene();
  const { table } = pictureOf(desk)!;
  expect(table.rows).toEqual([
    ['Mon 09:00', '8/40', '20%', '10–35%'],
    ['Fri 09:00', '10/20', '50%', '29–71%'],
    ['Fri 11:00', '3/6', '50%', '17–83%'],
    ['09:00, any day', '18/60', '30%', '20–43%'],
    ['11:00, any day', '3/6', '50%', '17–83%'],
    ['in all', '21/66', '32%', '22–44%'],
  ]);
  const { stdout } = await desk.run('report', 'tactics', '--by', 'hour');
  const printed = stdout.split('\n').flatMap((line) => {
    const [, name, ...figures] = /^ *(\d\d:00|in all) .* (\d+\/\d+) +(\d+%) +(\S+%)/.exec(line) ?? [];
    return name === undefined ? [] : [[name === 'in all' ? name : `${name}, any day`, ...figures]];
  });
  expect(printed).toEqual(table.rows.slice(3));
});

test('an hour with fewer than 20 known touches has its counts in a broken outline and no rate', () => {
  const drawing = pictureOf(scene())!.draw(720);
  const cells = drawing.inside.map(String).filter((piece) => piece.startsWith('<g>'));
  const [mon, fri, few] = cells;
  expect(cells).toHaveLength(3);
  expect(mon).toContain('class="heat-2"');
  expect(fri).toContain('class="heat-5"');
  expect(few).toContain('class="few"');
  expect(few).toContain('<title>Fri 11:00: 3/6 reached, 50%, 17–83%, too few to compare</title>');
  expect(few!.match(/<text/g)).toHaveLength(1);
});

test('what the page says of an hour is said of the picture, and else that none is surely better', () => {
  expect(pictureOf(scene())!.description).toBe(
    'Of 66 touches with a time and a known answer, ever, 21 reached somebody (32%, 22–44%), by hour and weekday. No hour and no weekday is surely better than the others.',
  );
  const desk = deskWith([
    ...[0, 1, 2, 3, 4].flatMap((day) => calls(addDays(monday, day), '09', 40, 6)),
    ...[0, 1, 2, 3, 4].flatMap((day) => calls(addDays(monday, day), '16', 40, 24)),
  ]);
  expect(pictureOf(desk)!.description).toMatch(/ Calls reach somebody most at 16:00: 120 of 200 reached \(/);
  const few = deskWith(calls(monday, '09', 3, 1));
  expect(pictureOf(few)!.description).toMatch(/ too few to compare\.$/);
});

test('without a touch that has a time and an answer there is no picture', () => {
  expect(pictureOf(deskWith([{ day: friday, tactic: 'cold-call', outcome: 'talked' }]))).toBeNull();
});

test('whatever touches there are, they are told apart by weekday and hour, and everything has its place', () => {
  const about = aboutIn(journalOf(new Desk({ now: '2026-11-22T18:10:00' })));
  const touch = fc.tuple(
    fc.integer({ min: 0, max: 13 }).map((day) => addDays(monday, day)),
    fc.constantFrom('', '00', '07', '09', '12', '23'),
    fc.integer({ min: 1, max: 30 }),
    fc.constantFrom(0, 1),
    fc.constantFrom(0, 1),
    fc.constantFrom(0, 1),
  );
  const times = fc.constantFrom(1, 1, 30, 3000);
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 60 }), times, (some, repeat) => {
      const touches = some.map(([day, hour, unit, own, isKnown, isReached]): ClockTouch => [
        day,
        hour,
        unit,
        hour === '' ? 0 : own,
        isKnown,
        isKnown && isReached,
      ]);
      const all = Array.from({ length: repeat }, () => touches).flat();
      const { counts, whole } = tallyClock('hour', all);
      const week = buildHoursOfWeek(tallyClock('both', all).counts, counts, whole(), 95);
      for (const { weekday: on, hour, sums } of week.cells) {
        const those = all.filter(
          (one) => weekday(one[0]) === on && Number(one[1]) === hour && one[3] === 1 && one[4] === 1,
        );
        expect([sums.x, sums.y]).toEqual([those.length, those.filter((one) => one[5] === 1).length]);
      }
      const drawn = hoursPicture(week, [], about);
      expect(drawn === null).toBe(all.every((one) => one[3] === 0 || one[4] === 0));
      for (const width of pictureWidths) {
        if (drawn === null) continue;
        expect(misplaced(drawn.draw(width), width)).toEqual([]);
        expect(textsOf(drawn.draw(width)).join(' ')).not.toContain('…');
      }
    }),
  );
});
