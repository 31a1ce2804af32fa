import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerHint } from '../../../src/report/hours/hint.js';
import { buildAnswering, findPeak, mayHavePeak, type Answering } from '../../../src/report/hours/hours.js';
import {
  sumClock,
  tallyClock,
  timedDays,
  type ClockCount,
  type ClockGrouping,
} from '../../../src/report/hours/tally.js';
import type { Channel } from '../../../src/domain/touch.js';
import type { ClockTouch } from '../../../src/store/counts/clock.js';
import { addDays } from '../../../src/domain/calendar.js';
import { sumPairs } from '../../stats/sums.js';

/** `reached` of `known` touches, `each` of them at one lead, all spread over so many days. */
const at = (key: string, reached: number, known: number, each = 1, days = 20): ClockCount => {
  const leads = Array.from({ length: known / each }, (_, lead) =>
    Math.min(each, Math.max(0, reached - lead * each)),
  );
  const share = (all: number, day: number) =>
    Math.floor(((day + 1) * all) / days) - Math.floor((day * all) / days);
  const spread = Array.from({ length: days }, (_, day) => ({
    day: addDays('2026-10-05', day),
    x: share(known, day),
    y: Math.min(share(known, day), share(reached, day)),
  }));
  return {
    key,
    leads: sumPairs(
      leads.map(() => each),
      leads,
    ),
    days: spread.filter(({ x }) => x > 0),
  };
};

const none: ClockCount = { key: '*', leads: sumPairs([], []), days: [] };

function answeringOf(counts: ClockCount[], by: ClockGrouping = 'hour'): Answering {
  const groups = counts.map(({ key }) => ({ key, name: key === '' ? null : String(key) }));
  return buildAnswering(by, counts, none, groups, 95);
}

const asOf = '2026-11-22';
const hint = (
  counts: ClockCount[],
  since: string | null = null,
  channel: Channel = 'call',
  by: ClockGrouping = 'hour',
) => {
  const peak = findPeak(counts, 95);
  return peak && answerHint(by, peak, String(peak.key), { channel, since }, asOf);
};

const others = [at('09:00', 20, 137), at('10:00', 21, 137), at('11:00', 20, 136)];

test('an hour that reaches clearly more people than the others is pointed out, with both numbers and counts', () => {
  const counts = [...others, at('16:00', 24, 60)];
  expect(hint(counts)).toBe(
    'Calls reach somebody most at 16:00: 24 of 60 reached (28–53%), at other hours 61 of 410 (12–19%).',
  );
  expect(hint(counts, '2026-05-03')).toBe(
    'Since 3 May calls reach somebody most at 16:00: 24 of 60 reached (28–53%), at other hours 61 of 410 (12–19%).',
  );
  const days = [at('Monday', 61, 410), at('Tuesday', 24, 60)];
  expect(hint(days, null, 'email', 'weekday')).toBe(
    'Emails are answered most when sent on Tuesdays: 24 of 60 answered (28–53%), on other days 61 of 410 (12–19%).',
  );
});

test('nothing is pointed out where hours are alike, or nothing or everything was reached', () => {
  expect(hint(others)).toBeNull();
  expect(hint([at('09:00', 9, 60), at('10:00', 14, 60), at('11:00', 11, 60)])).toBeNull();
  expect(hint([at('09:00', 0, 60), at('10:00', 0, 90)])).toBeNull();
  expect(hint([at('09:00', 60, 60), at('10:00', 90, 90)])).toBeNull();
});

test('nothing is pointed out with fewer than 20 known touches, with one hour alone, or at an unknown time', () => {
  expect(hint([...others, at('16:00', 19, 19)])).toBeNull();
  expect(hint([...others, at('16:00', 20, 20)])).not.toBeNull();
  expect(hint([at('16:00', 24, 60)])).toBeNull();
  expect(hint([at('16:00', 24, 60), at('09:00', 0, 19)])).toBeNull();
  expect(hint([...others, at('', 60, 60)])).toBeNull();
});

test('many touches of few leads carry less than as many touches of different leads', () => {
  expect(hint([...others, at('16:00', 24, 60, 12)])).toBeNull();
  // All thirty reached, but it was one lead.
  expect(hint([...others, at('16:00', 30, 30, 30)])).toBeNull();
});

test('as many touches of a few days that differ carry less than those of days alike', () => {
  const peak = (days: number[]) => {
    const best: ClockCount = {
      ...at('16:00', 24, 60),
      days: days.map((y, day) => ({ day: addDays('2026-10-05', day), x: 60 / days.length, y })),
    };
    return hint([...others, best]);
  };
  expect(peak([4, 4, 4, 4, 4, 4])).not.toBeNull();
  // The same 24 of 60, on two good days of six.
  expect(peak([10, 10, 4, 0, 0, 0])).toBeNull();
  // All on one day.
  expect(peak([24])).toBeNull();
});

test('the more hours are looked at, the more it takes', () => {
  const least = (hours: number) => {
    const alike = Array.from({ length: hours }, (_, i) => at(String(i), 300 / hours, 2000 / hours));
    const reached = Array.from({ length: 60 }, (_, k) => k);
    return reached.find((k) => findPeak([...alike, at('23', k, 60, 1, 5)], 95)?.key === '23');
  };
  expect([least(1), least(20)]).toEqual([20, 29]);
});

test('rows are in the order of the clock, unknown last, each with its range at the effective sample size', () => {
  const { rows, total } = answeringOf([at('', 1, 2), at('16', 24, 60, 12), at('09', 0, 4)]);
  expect(rows.map(({ name }) => name)).toEqual(['09', '16', null]);
  expect(rows[1]!.rate!.effective).toBeCloseTo(4, 0);
  expect(rows[0]!.rate).toMatchObject({ rate: 0, low: 0 });
  expect(total.rate).toBeNull();
});

test('what is pointed out is always above the others, in whatever order they come', () => {
  const count = fc
    .tuple(fc.nat(23), fc.nat(80), fc.nat(80), fc.constantFrom(1, 2, 5))
    .map(([hour, a, b, each]) =>
      at(String(hour).padStart(2, '0'), Math.min(a, b), Math.max(a, b) * each, each),
    );
  const counts = fc.uniqueArray(count, { selector: ({ key }) => key, maxLength: 8 });
  const shuffled = counts.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([list, mixed]) => {
      const peak = findPeak(list, 95);
      expect(findPeak(mixed, 95)?.key).toBe(peak?.key);
      if (peak === null) return;
      expect(mayHavePeak(list.map(({ leads }) => leads))).toBe(true);
      expect(peak.own.rate.low).toBeGreaterThan(peak.others.rate.high);
      expect(peak.own.sums.x).toBeGreaterThanOrEqual(20);
    }),
  );
});

const touch = (
  day: string,
  hour: string,
  unit: number,
  [own, known, reached]: [number, number, number],
): ClockTouch => [day, hour, unit, own, known, reached];

test('hours count touches with a time of their own, weekdays all, each by lead and by day', () => {
  const touches = [
    touch('2026-10-05', '09', 1, [1, 1, 1]),
    touch('2026-10-05', '09', 1, [1, 1, 0]),
    touch('2026-10-06', '09', 2, [1, 1, 0]),
    touch('2026-10-06', '17', -9, [0, 1, 1]),
    touch('2026-10-06', '10', 3, [1, 0, 0]),
  ];
  const { counts, whole } = tallyClock('hour', touches);
  expect(counts).toEqual([
    {
      key: '09',
      leads: sumPairs([2, 1], [1, 0]),
      days: [
        { day: '2026-10-05', x: 2, y: 1 },
        { day: '2026-10-06', x: 1, y: 0 },
      ],
    },
    { key: '17', leads: sumPairs([], []), days: [] },
    { key: '10', leads: sumPairs([], []), days: [] },
  ]);
  expect(whole()).toMatchObject({ key: '*', leads: { units: 2, x: 3, y: 1 } });
  expect(tallyClock('weekday', touches).counts.map(({ key, leads: { x, y } }) => [key, x, y])).toEqual([
    ['1', 2, 1],
    ['2', 2, 1],
  ]);
});

test('the sums by themselves are those of the tally, and hours that are alike need no tally', () => {
  const row = fc.tuple(
    fc.nat(20).map((day) => addDays('2026-10-05', day)),
    fc.constantFrom('09', '10', '17'),
    fc.nat(9),
    fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1)),
  );
  const touches = fc.array(row.map(([day, hour, unit, flags]) => touch(day, hour, unit, flags)));
  const sorted = (sums: readonly { x: number; y: number }[]) =>
    sums.map(({ x, y }) => [x, y]).sort(([a, b], [c, d]) => a! - c! || b! - d!);
  fc.assert(
    fc.property(touches, fc.constantFrom('hour', 'weekday'), (list, by) => {
      const { counts } = tallyClock(by, list);
      const counted = counts.map(({ leads }) => leads).filter(({ x }) => x > 0);
      expect(sorted(sumClock(by, list))).toEqual(sorted(counted));
    }),
  );
  expect(
    mayHavePeak([
      { x: 60, y: 12 },
      { x: 60, y: 14 },
    ]),
  ).toBe(false);
  expect(
    mayHavePeak([
      { x: 60, y: 12 },
      { x: 60, y: 34 },
    ]),
  ).toBe(true);
});

test('a day on which more than one touch in ten has no time of its own tells nothing of hours', () => {
  const day = (date: string, own: number, noted: number) =>
    Array.from({ length: own + noted }, (_, i) => touch(date, '09', i, [i < own ? 1 : 0, 1, 1]));
  const kept = timedDays([...day('2026-10-05', 9, 1), ...day('2026-10-06', 8, 1)]);
  expect(new Set(kept.map(([date]) => date))).toEqual(new Set(['2026-10-05']));
  expect(kept).toHaveLength(10);
});
