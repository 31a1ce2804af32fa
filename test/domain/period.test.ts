import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, dayTitle, isoWeek, utcDay } from '../../src/domain/calendar.js';
import { parsePeriod, periodFromTo, previousPeriod } from '../../src/domain/period.js';
import { parseWhen } from '../../src/domain/when.js';
import { UserError } from '../../src/errors.js';

const today = '2026-11-21';

test.each([
  ['this-week', '2026-11-16', '2026-11-22', 'Week 47 · Mon 16 – Sun 22 Nov 2026'],
  ['last-week', '2026-11-09', '2026-11-15', 'Week 46 · Mon 9 – Sun 15 Nov 2026'],
  ['this-month', '2026-11-01', '2026-11-30', 'November 2026'],
  ['last-month', '2026-10-01', '2026-10-31', 'October 2026'],
  ['next week', '2026-11-23', '2026-11-29', 'Week 48 · Mon 23 – Sun 29 Nov 2026'],
  ['Last Month', '2026-10-01', '2026-10-31', 'October 2026'],
  ['next-month', '2026-12-01', '2026-12-31', 'December 2026'],
  ['last-year', '2025-01-01', '2025-12-31', '2025'],
  ['W47', '2026-11-16', '2026-11-22', 'Week 47 · Mon 16 – Sun 22 Nov 2026'],
  ['w48', '2025-11-24', '2025-11-30', 'Week 48 · Mon 24 – Sun 30 Nov 2025'],
  ['2026-W7', '2026-02-09', '2026-02-15', 'Week 7 · Mon 9 – Sun 15 Feb 2026'],
  ['november', '2026-11-01', '2026-11-30', 'November 2026'],
  ['dec', '2025-12-01', '2025-12-31', 'December 2025'],
  ['Dec 2026', '2026-12-01', '2026-12-31', 'December 2026'],
  ['yesterday', '2026-11-20', '2026-11-20', 'Fri 20 Nov 2026'],
  ['fri', '2026-11-20', '2026-11-20', 'Fri 20 Nov 2026'],
  ['20.11.', '2026-11-20', '2026-11-20', 'Fri 20 Nov 2026'],
  ['2026-11-21', '2026-11-21', '2026-11-21', 'Sat 21 Nov 2026'],
  ['2026-W47', '2026-11-16', '2026-11-22', 'Week 47 · Mon 16 – Sun 22 Nov 2026'],
  ['2026-w49', '2026-11-30', '2026-12-06', 'Week 49 · Mon 30 Nov – Sun 6 Dec 2026'],
  ['2026-W53', '2026-12-28', '2027-01-03', 'Week 53 · Mon 28 Dec 2026 – Sun 3 Jan 2027'],
  ['2026-W01', '2025-12-29', '2026-01-04', 'Week 1 · Mon 29 Dec 2025 – Sun 4 Jan 2026'],
  ['2024-02', '2024-02-01', '2024-02-29', 'February 2024'],
  ['2026', '2026-01-01', '2026-12-31', '2026'],
  ['all', null, null, 'all time'],
])('%s is a period', (text, from, to, label) => {
  expect(parsePeriod(text, today)).toEqual({ from, to, label });
});

test('a day is the same for a period as for a date: the last one so called', () => {
  const clock = {
    now: Date.parse('2026-11-21T12:00Z'),
    zone: 'UTC',
    dateOrder: () => 'month-first' as const,
  };
  const anyDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days));
  const forms: ((day: string) => string)[] = [
    (day) => day,
    (day) => dayTitle(day),
    (day) => dayTitle(day, { year: true }),
    (day) => dayTitle(day).slice(4),
    (day) => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.`,
    (day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`,
    (day) => dayTitle(day).slice(0, 3),
    (day) => `last ${dayTitle(day).slice(0, 3)}`,
    (day) => `${Math.abs(daysBetween(day, today))} days ago`,
    () => 'yesterday',
  ];
  const dayOr = (read: () => string | null) => {
    try {
      return read();
    } catch (error) {
      return (error as UserError).message;
    }
  };
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...forms), (day, form) => {
      const text = form(day);
      const asPeriod = dayOr(() => parsePeriod(text, today, clock.dateOrder).from);
      expect(asPeriod, text).toBe(dayOr(() => parseWhen(text, clock, 'past').day));
    }),
  );
});

test('the label of a day, month or year is read as that', () => {
  const anyDay = fc.integer({ min: -20_000, max: 80_000 }).map((days) => utcDay(days * 86_400_000));
  fc.assert(
    fc.property(anyDay, (day) => {
      for (const period of [
        periodFromTo(day, day),
        parsePeriod(day.slice(0, 7), today),
        parsePeriod(day.slice(0, 4), today),
      ])
        expect(parsePeriod(period.label, today)).toEqual(period);
    }),
  );
});

test('last month of a January is December', () => {
  expect(parsePeriod('last-month', '2027-01-31')).toEqual({
    from: '2026-12-01',
    to: '2026-12-31',
    label: 'December 2026',
  });
});

test.each([
  ['2026-13', '"2026-13" is not a month: months run from 01 to 12'],
  ['2026-00', '"2026-00" is not a month: months run from 01 to 12'],
  ['1899', '"1899" is out of range: years run from 1900 to 2199'],
  ['', '"" is not a period'],
  ['this-decade', '"this-decade" is not a period'],
  ['fri 10:00', '"fri 10:00" is not a period'],
  ['-2h', '"-2h" is not a period'],
  ['２０２６', '"２０２６" is not a period'],
  ['1'.repeat(50_000), `"${'1'.repeat(64)}" is not a period`],
])('%.20s is refused', (text, message) => {
  expect(() => parsePeriod(text, today)).toThrow(
    expect.objectContaining({ message, code: 2, hint: expect.stringContaining('this-week') as string }),
  );
});

test.each([
  ['2025-W53', '2025-W53 is not a week: 2025 has 52 weeks'],
  ['2026-W00', '2026-W00 is not a week: 2026 has 53 weeks'],
  ['2200-W01', '"2200-W01" is out of range: years run from 1900 to 2199'],
  ['30.2.', '30.2. is not a date: February has at most 29 days'],
  ['1/2', '"1/2" can be two dates'],
])('%s is refused as a date is', (text, message) => {
  expect(() => parsePeriod(text, today)).toThrow(expect.objectContaining({ message, code: 2 }));
});

test('a period between two days is labelled by what it covers', () => {
  const label = (from: string | null, to: string | null) => periodFromTo(from, to).label;
  expect(label('2026-08-31', '2026-09-04')).toBe('Mon 31 Aug – Fri 4 Sep 2026');
  expect(label('2026-11-16', '2026-11-20')).toBe('Mon 16 – Fri 20 Nov 2026');
  expect(label('2025-11-16', '2026-11-16')).toBe('Sun 16 Nov 2025 – Mon 16 Nov 2026');
  expect(label('2026-11-20', '2026-11-20')).toBe('Fri 20 Nov 2026');
  expect(label('2026-11-16', '2026-11-22')).toBe('Week 47 · Mon 16 – Sun 22 Nov 2026');
  expect(label('2026-11-15', '2026-11-21')).toBe('Sun 15 – Sat 21 Nov 2026');
  expect(label('2026-11-01', '2026-11-30')).toBe('November 2026');
  expect(label('2026-01-01', '2026-12-31')).toBe('2026');
  expect(label('2026-01-01', '2027-12-31')).toBe('Thu 1 Jan 2026 – Fri 31 Dec 2027');
  expect(label('2026-08-31', null)).toBe('since Mon 31 Aug 2026');
  expect(label(null, '2026-09-04')).toBe('until Fri 4 Sep 2026');
});

test('a period that ends before it starts is refused', () => {
  expect(() => periodFromTo('2026-11-21', '2026-11-20')).toThrow(UserError);
});

test.each([
  ['2026-W47', 'Week 46 · Mon 9 – Sun 15 Nov 2026'],
  ['2026-W01', 'Week 52 · Mon 22 – Sun 28 Dec 2025'],
  ['2026-03', 'February 2026'],
  ['2026-01', 'December 2025'],
  ['2026', '2025'],
])('before %s comes %s', (text, label) => {
  expect(previousPeriod(parsePeriod(text, today))?.label).toBe(label);
});

test('before any other days come as many days', () => {
  expect(previousPeriod(periodFromTo('2026-08-31', '2026-09-04'))).toEqual({
    from: '2026-08-26',
    to: '2026-08-30',
    label: 'Wed 26 – Sun 30 Aug 2026',
  });
  expect(previousPeriod(periodFromTo('2026-11-20', '2026-11-20'))?.label).toBe('Thu 19 Nov 2026');
});

test('nothing comes before a period with an open end', () => {
  for (const [from, to] of [
    [null, null],
    ['2026-11-20', null],
    [null, '2026-11-20'],
  ] as const) {
    expect(previousPeriod(periodFromTo(from, to))).toBeNull();
  }
});

test('the previous period always ends the day before, and a week named by its number is this week', () => {
  const anyDay = fc.integer({ min: -20_000, max: 80_000 }).map((days) => utcDay(days * 86_400_000));
  fc.assert(
    fc.property(anyDay, fc.nat(1000), (from, length) => {
      const before = previousPeriod(periodFromTo(from, addDays(from, length)));
      expect(before?.to).toBe(addDays(from, -1));
      expect(parsePeriod(isoWeek(from), today)).toEqual(parsePeriod('this-week', from));
    }),
  );
});
