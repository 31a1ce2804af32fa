import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayTitle,
  daysBetween,
  daysInMonth,
  isDay,
  isoWeek,
  isoWeekStart,
  monthStart,
  utcDay,
  weekday,
  weekStart,
  weeksInYear,
} from '../../src/domain/calendar.js';

const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((days) => utcDay(days * 86_400_000));

// Zones that skip a day, skip midnight, or are as far from UTC as zones get.
describe.each(['UTC', 'Pacific/Apia', 'Africa/Cairo', 'America/New_York', 'Pacific/Kiritimati'])(
  'in %s',
  (zone) => {
    const before = process.env.TZ;
    beforeAll(() => {
      process.env.TZ = zone;
    });
    afterAll(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });

    test('ISO weeks around New Year fall into the right year', () => {
      const weeks = {
        '2024-12-29': '2024-W52',
        '2024-12-30': '2025-W01',
        '2025-12-28': '2025-W52',
        '2025-12-29': '2026-W01',
        '2026-01-01': '2026-W01',
        '2026-12-31': '2026-W53',
        '2027-01-01': '2026-W53',
        '2027-01-03': '2026-W53',
        '2027-01-04': '2027-W01',
      };
      expect(Object.fromEntries(Object.keys(weeks).map((day) => [day, isoWeek(day)]))).toEqual(weeks);
    });

    test('days are counted by the calendar, over clock changes and days a zone skipped', () => {
      expect(addDays('2011-12-29', 1)).toBe('2011-12-30');
      expect(addDays('2026-04-23', 1)).toBe('2026-04-24');
      expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
      expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
      expect(daysBetween('2026-04-01', '2026-03-01')).toBe(-31);
    });

    test('every day lies in the week and month that start at or before it', () => {
      fc.assert(
        fc.property(anyDay, (day) => {
          const monday = weekStart(day);
          expect(weekday(monday)).toBe(1);
          expect(daysBetween(monday, day)).toBe(weekday(day) - 1);
          expect(isoWeek(monday)).toBe(isoWeek(day));
          expect(isoWeekStart(Number(isoWeek(day).slice(0, 4)), Number(isoWeek(day).slice(-2)))).toBe(monday);
          expect(monthStart(day)).toBe(`${day.slice(0, 7)}-01`);
        }),
      );
    });

    test('adding days and counting them are inverse', () => {
      fc.assert(
        fc.property(anyDay, fc.integer({ min: -50_000, max: 50_000 }), (day, n) => {
          expect(daysBetween(day, addDays(day, n))).toBe(n);
          expect(addDays(addDays(day, n), -n)).toBe(day);
        }),
      );
    });

    test('adding months keeps the day of the month or takes the last one', () => {
      expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
      expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
      expect(addMonths('2026-11-21', 2)).toBe('2027-01-21');
      expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
      fc.assert(
        fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, n) => {
          const later = addMonths(day, n);
          const [year, month, date] = later.split('-').map(Number) as [number, number, number];
          expect(year * 12 + month - n).toBe(Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
          expect(date).toBe(Math.min(Number(day.slice(8)), daysInMonth(year, month)));
        }),
      );
    });
  },
);

test('a day is four, two and two ASCII digits that exist in the calendar of 1900 to 2199', () => {
  for (const day of ['1900-01-01', '2199-12-31', '2024-02-29', '2000-02-29', '1969-12-31']) {
    expect(isDay(day), day).toBe(true);
  }
  const others = [
    '1899-12-31',
    '2200-01-01',
    '2026-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-5',
    '20260105',
    ' 2026-01-05',
    '2026-01-05\n',
    '2026-01-05T10:00',
    '２０２６-01-05',
    '+275760-09-13',
    '-000001-01-01',
    '0000-01-01',
    '',
  ];
  for (const text of others) expect(isDay(text), text).toBe(false);
});

test('every day of the calendar is one', () => {
  fc.assert(fc.property(anyDay, (day) => isDay(day)));
});

test('weekdays count from Monday', () => {
  expect(['2026-11-16', '2026-11-21', '2026-11-22'].map(weekday)).toEqual([1, 6, 7]);
});

test('a week that its year does not have starts nowhere', () => {
  expect(weeksInYear(2026)).toBe(53);
  expect(weeksInYear(2025)).toBe(52);
  expect(isoWeekStart(2026, 53)).toBe('2026-12-28');
  expect(isoWeekStart(2026, 1)).toBe('2025-12-29');
  expect(isoWeekStart(2025, 53)).toBeNull();
  expect(isoWeekStart(2026, 0)).toBeNull();
});

test('a day is titled in English, with as much as is asked for', () => {
  expect(dayTitle('2026-11-21')).toBe('Sat 21 Nov');
  expect(dayTitle('2026-09-06', { year: true })).toBe('Sun 6 Sep 2026');
  expect(dayTitle('2026-11-16', { month: false })).toBe('Mon 16');
});
