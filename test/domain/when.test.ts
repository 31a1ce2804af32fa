import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { addDays, daysBetween, dayTitle, utcDay, weekday, weekdayNames } from '../../src/domain/calendar.js';
import {
  type Clock,
  dayOf,
  formatMoment,
  isoMoment,
  type Moment,
  momentNow,
  parseIsoMoment,
  parsePast,
  parseWhen,
} from '../../src/domain/when.js';
import { understood } from '../../src/domain/typed-date.js';
import type { UserError } from '../../src/errors.js';

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

/** The process put into a zone, with a clock there that stands at `now`. */
function clockIn(zone: string, now: string): Clock {
  process.env.TZ = zone;
  return { now: Date.parse(now), zone };
}

/** A Saturday afternoon. */
const saturday = () => clockIn('Europe/Berlin', '2026-11-21T14:02:05.123+01:00');

const readPast = (text: string, clock: Clock) => isoMoment(parseWhen(text, clock, 'past'));
const readFuture = (text: string, clock: Clock) => isoMoment(parseWhen(text, clock, 'future'));

describe('reading what is typed on Sat 21 Nov 2026 at 14:02 in Berlin', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    [' 2026-01-05 ', '2026-01-05'],
    ['1969-12-31', '1969-12-31'],
    ['2024-02-29', '2024-02-29'],
    ['2026-11-20 09:15', '2026-11-20T09:15:00+01:00'],
    ['2026-11-20T09:15', '2026-11-20T09:15:00+01:00'],
    ['2026-07-20t09:15:30', '2026-07-20T09:15:30+02:00'],
    ['2026-11-20T09:15:30.123', '2026-11-20T09:15:30.123+01:00'],
    ['2026-11-20 9am', '2026-11-20T09:00:00+01:00'],
    ['2026-01-05T10:00Z', '2026-01-05T11:00:00+01:00'],
    ['2026-11-20 23:30-05:00', '2026-11-21T05:30:00+01:00'],
    ['2026-11-20T09:15:30.123+01:00', '2026-11-20T09:15:30.123+01:00'],
    ['now', '2026-11-21T14:02:05.123+01:00'],
    ['today', '2026-11-21'],
    ['yesterday', '2026-11-20'],
    ['Tomorrow', '2026-11-22'],
    ['yesterday 16:30', '2026-11-20T16:30:00+01:00'],
    ['today  at 9', '2026-11-21T09:00:00+01:00'],
    ['tomorrow noon', '2026-11-22T12:00:00+01:00'],
    ['last tue', '2026-11-17'],
    ['last sat', '2026-11-14'],
    ['last saturday 10:00', '2026-11-14T10:00:00+01:00'],
    ['next sat', '2026-11-28'],
    ['next tue 10', '2026-11-24T10:00:00+01:00'],
    ['in 3 days', '2026-11-24'],
    ['in 3 weeks', '2026-12-12'],
    ['in 3 months', '2027-02-21'],
    ['in a week', '2026-11-28'],
    ['in 2 days at 4:30 pm', '2026-11-23T16:30:00+01:00'],
    ['in 2 hours', '2026-11-21T16:02:05.123+01:00'],
    ['in 15 minutes', '2026-11-21T14:17:05.123+01:00'],
    ['3 days ago', '2026-11-18'],
    ['an hour ago', '2026-11-21T13:02:05.123+01:00'],
    ['-2h', '2026-11-21T12:02:05.123+01:00'],
    ['-30m', '2026-11-21T13:32:05.123+01:00'],
    ['-1d', '2026-11-20'],
    ['-1d 16:30', '2026-11-20T16:30:00+01:00'],
    ['-2w', '2026-11-07'],
    ['+3d', '2026-11-24'],
    ['next week', '2026-11-23'],
    ['next month', '2026-12-01'],
    ['21 Nov 2025', '2025-11-21'],
    ['21 november 2025 16:30', '2025-11-21T16:30:00+01:00'],
    ['Nov 21 2027', '2027-11-21'],
    ['2026-W47', '2026-11-16'],
    ['2026-w53', '2026-12-28'],
  ])('"%s" is %s, whichever side is asked about', (text, expected) => {
    expect(readPast(text, saturday())).toBe(expected);
    expect(readFuture(text, saturday())).toBe(expected);
  });

  test.each([
    ['16:30', '2026-11-20T16:30:00+01:00', '2026-11-21T16:30:00+01:00'],
    ['9am', '2026-11-21T09:00:00+01:00', '2026-11-22T09:00:00+01:00'],
    ['at 9', '2026-11-21T09:00:00+01:00', '2026-11-22T09:00:00+01:00'],
    ['4:30pm', '2026-11-20T16:30:00+01:00', '2026-11-21T16:30:00+01:00'],
    ['noon', '2026-11-21T12:00:00+01:00', '2026-11-22T12:00:00+01:00'],
    ['12am', '2026-11-21T00:00:00+01:00', '2026-11-22T00:00:00+01:00'],
    ['12pm', '2026-11-21T12:00:00+01:00', '2026-11-22T12:00:00+01:00'],
    ['14:02:05.123', '2026-11-21T14:02:05.123+01:00', '2026-11-22T14:02:05.123+01:00'],
    ['14:02:05.124', '2026-11-20T14:02:05.124+01:00', '2026-11-21T14:02:05.124+01:00'],
    ['fri', '2026-11-20', '2026-11-27'],
    ['Tues', '2026-11-17', '2026-11-24'],
    ['on thursday', '2026-11-19', '2026-11-26'],
    ['tue 10', '2026-11-17T10:00:00+01:00', '2026-11-24T10:00:00+01:00'],
    ['tue 10:00', '2026-11-17T10:00:00+01:00', '2026-11-24T10:00:00+01:00'],
    ['sat', '2026-11-21', '2026-11-28'],
    ['sat 10:00', '2026-11-21T10:00:00+01:00', '2026-11-28T10:00:00+01:00'],
    ['sat 16:00', '2026-11-14T16:00:00+01:00', '2026-11-21T16:00:00+01:00'],
    ['21 Nov', '2026-11-21', '2026-11-21'],
    ['21 Nov 16:00', '2025-11-21T16:00:00+01:00', '2026-11-21T16:00:00+01:00'],
    ['20 Aug', '2026-08-20', '2027-08-20'],
    ['Nov 22', '2025-11-22', '2026-11-22'],
    ['on 1 aug 9am', '2026-08-01T09:00:00+02:00', '2027-08-01T09:00:00+02:00'],
    ['Jan 5', '2026-01-05', '2027-01-05'],
    ['W33', '2026-08-10', '2027-08-16'],
    ['W48', '2025-11-24', '2026-11-23'],
    ['W53', '2020-12-28', '2026-12-28'],
    ['week 48', '2025-11-24', '2026-11-23'],
  ])('"%s" was %s and will be %s', (text, past, future) => {
    expect(readPast(text, saturday())).toBe(past);
    expect(readFuture(text, saturday())).toBe(future);
  });

  test.each([
    ['2026-02-30', '2026-02-30 is not a date: February 2026 has 28 days'],
    ['2026-02-29', '2026-02-29 is not a date: February 2026 has 28 days'],
    ['2026-02-29T10:00Z', '2026-02-29T10:00Z is not a date: February 2026 has 28 days'],
    ['2026-01-00 10:00', '2026-01-00 10:00 is not a date: January 2026 has 31 days'],
    ['2026-13-01', '2026-13-01 is not a date: months run from 01 to 12'],
    ['2026-00-10', '2026-00-10 is not a date: months run from 01 to 12'],
    ['31 Nov', '31 Nov is not a date: November has at most 30 days'],
    ['30 Feb 2024', '30 Feb 2024 is not a date: February 2024 has 29 days'],
    ['Jan 0', 'Jan 0 is not a date: January has at most 31 days'],
    ['2025-W53', '2025-W53 is not a week: 2025 has 52 weeks'],
    ['W54', 'W54 is not a week: weeks run from W01 to W53'],
    ['24:30', '24:30 is not a time: hours run from 0 to 23'],
    ['25:00', '25:00 is not a time: hours run from 0 to 23'],
    ['2026-01-05T24:00', '24:00 is not a time: hours run from 0 to 23'],
    ['2026-01-05T25:00', '25:00 is not a time: hours run from 0 to 23'],
    ['tue 24', '24 is not a time: hours run from 0 to 23'],
    ['10:60', '10:60 is not a time: minutes run from 0 to 59'],
    ['10:00:60', '10:00:60 is not a time: seconds run from 0 to 59'],
    ['13pm', '13pm is not a time: with am or pm, hours run from 1 to 12'],
    ['0am', '0am is not a time: with am or pm, hours run from 1 to 12'],
    ['0000-01-01', '"0000-01-01" is out of range: years run from 1900 to 2199'],
    ['1899-12-31', '"1899-12-31" is out of range: years run from 1900 to 2199'],
    ['2200-01-01', '"2200-01-01" is out of range: years run from 1900 to 2199'],
    ['1 Jan 2200', '"1 Jan 2200" is out of range: years run from 1900 to 2199'],
    ['2200-W01', '"2200-W01" is out of range: years run from 1900 to 2199'],
    ['2199-12-31T23:30-05:00', '"2199-12-31T23:30-05:00" is out of range: years run from 1900 to 2199'],
    ['99999999d ago', '"99999999d ago" is out of range: years run from 1900 to 2199'],
    ['-999999d', '"-999999d" is out of range: years run from 1900 to 2199'],
    ['-999999d 10:00', '"-999999d 10:00" is out of range: years run from 1900 to 2199'],
    ['in 999999 months', '"in 999999 months" is out of range: years run from 1900 to 2199'],
    [`in ${'9'.repeat(50)} days`, `"in ${'9'.repeat(50)} days" is out of range: years run from 1900 to 2199`],
    ['', 'The date is empty'],
    [' ', 'The date is empty'],
    ['1'.repeat(50_000), 'A date of 50000 characters is too long: at most 64 are read'],
    [' '.repeat(49_996) + 'now ', 'A date of 50000 characters is too long: at most 64 are read'],
  ])('"%.40s" is refused: %s', (text, message) => {
    const clock = saturday();
    for (const lean of ['past', 'future'] as const) {
      expect(() => parseWhen(text, clock, lean)).toThrow(
        expect.objectContaining({
          message,
          code: 2,
          hint: expect.stringMatching(/^Write 2026-11-20 09:15, /) as string,
        }),
      );
    }
  });

  test.each([
    '20260105',
    '2026',
    '5',
    '0',
    '1e9',
    'foo 5',
    'Mon 2020',
    'next quarter',
    'tue 10:00 11:00',
    'tuesdayish',
    'tu',
    'last week',
    'in 3',
    '3 days',
    '-2h ago',
    'in -2 days',
    'in 2 days 3 hours',
    'now 10:00',
    '2h',
    '-2y',
    '21 Nov 10',
    'in january 10',
    'nov of 2026',
    '2026-11-20 10',
    '2026-11-20T',
    '2026-01-05T10:00+99:00',
    '2026-01-05T10:00+01:60',
    '2026-01-05T10:00:00.12',
    '2026-11-20 9:15Z',
    '9:5',
    '+275760-09-13',
    '275760-09-14',
    '-000001-01-01',
    '9999999999999999999999999999999999999999',
    '２０２６-01-05',
    '１６:30',
    'wee\u212a',
    '3 wee\u212as ago',
    'yesterday\u001b[31m',
    'tue\n10:00',
    'constructor',
    '__proto__',
  ])('%j cannot be read', (text) => {
    const clock = saturday();
    for (const lean of ['past', 'future'] as const) {
      expect(() => parseWhen(text, clock, lean)).toThrow(
        expect.objectContaining({
          message: `Cannot read "${text}" as a date or time`,
          code: 2,
          hint: expect.stringMatching(/^Write 2026-11-20 09:15, /) as string,
        }),
      );
    }
  });

  test.each([
    ['21.11.', '2026-11-21'],
    ['22.11.', '2025-11-22'],
    ['on 1.2.2026', '2026-02-01'],
    ['1.2.26', '2026-02-01'],
    ['13/02/2026', '2026-02-13'],
    ['02/13/2026', '2026-02-13'],
    ['11/20', '2026-11-20'],
    ['25/12', '2025-12-25'],
    ['05/05/2026', '2026-05-05'],
    ['2026-1-5', '2026-01-05'],
    ['2026/01/05', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['29.2.', '2024-02-29'],
    ['21. Nov', '2026-11-21'],
    ['21st november', '2026-11-21'],
    ['Nov 3rd, 2025', '2025-11-03'],
    ['2 Sept. 2026', '2026-09-02'],
    ['Fri 20 Nov', '2026-11-20'],
    ['on Friday, 20.11.', '2026-11-20'],
    ['fri 2026-11-20', '2026-11-20'],
    ['thu 11/20/2025', '2025-11-20'],
    ['Fri 20 Nov 09:15', '2026-11-20'],
  ])('"%s" has the day first with points, and is one date where there is only one', (text, day) => {
    expect(parseWhen(text, saturday(), 'past').day).toBe(day);
  });

  test.each([
    ['01/02/2026', 'Write 2026-02-01 or 2026-01-02; or say once'],
    ['1/2 16:30', 'Write 2026-02-01 or 2026-01-02; or say once'],
  ])('"%s" is refused with both dates it may mean, until one order is set', (text, hint) => {
    const typed = (dateOrder?: () => 'day-first' | 'month-first') =>
      parseWhen(text, { ...saturday(), ...(dateOrder && { dateOrder }) }, 'past').day;
    expect(() => typed()).toThrow(
      expect.objectContaining({
        message: `"${text}" can be two dates`,
        hint: expect.stringContaining(hint) as string,
        code: 2,
      }),
    );
    expect(typed(() => 'day-first')).toBe('2026-02-01');
    expect(typed(() => 'month-first')).toBe('2026-01-02');
  });

  test.each([
    ['30.2.', '30.2. is not a date: February has at most 29 days'],
    ['1.13.', '1.13. is not a date: months run from 01 to 12'],
    ['31/31', '31/31 is not a date: months run from 01 to 12'],
    ['29.2.2026', '29.2.2026 is not a date: February 2026 has 28 days'],
    ['0.1.', '0.1. is not a date: January has at most 31 days'],
    ['thu 20 Nov', 'thu 20 Nov is not a date: 20 Nov 2026 is a Friday'],
    ['Sat 21 Nov 16:00', 'Sat 21 Nov 16:00 is not a date: 21 Nov 2025 is a Friday'],
  ])('%s is no date', (text, message) => {
    expect(() => parseWhen(text, saturday(), 'past')).toThrow(expect.objectContaining({ message, code: 2 }));
  });

  test.each([
    ['21.11', 'Write 21.11. for the date or 21:11 for the time.'],
    ['25.12', 'Write 25.12. for the date.'],
    ['16.30', 'Write 16:30 for the time.'],
    ['yesterday 16.30', 'Write yesterday 16:30 for the time.'],
    ['foo 21 nov', understood],
    ['99.99', understood],
  ])('%s is refused with what would be understood', (text, hint) => {
    expect(() => parseWhen(text, saturday(), 'past')).toThrow(expect.objectContaining({ hint, code: 2 }));
  });

  test('the dates offered for 1/2 lie on the side that is asked about', () => {
    const hintOf = (lean: 'past' | 'future') => {
      try {
        return parseWhen('12/1', saturday(), lean).day;
      } catch (error) {
        return (error as UserError).hint;
      }
    };
    expect(hintOf('past')).toMatch(/^Write 2026-01-12 or 2025-12-01;/);
    expect(hintOf('future')).toMatch(/^Write 2027-01-12 or 2026-12-01;/);
  });

  test.each([
    ['20 Nov', 'Fri 20 Nov 2026 is yesterday', '2027-11-20'],
    ['fri 20 nov 9:00', 'Fri 20 Nov 2026 is yesterday', '2027-11-20'],
    ['21 Nov 10:00', 'Sat 21 Nov 2026 is today', '2027-11-21'],
    ['1.9.', 'Tue 1 Sep 2026 is 81 days ago', '2027-09-01'],
    ['11/20', 'Fri 20 Nov 2026 is yesterday', '2027-11-20'],
    ['W47', 'Mon 16 Nov 2026 is 5 days ago', '2027-11-22'],
  ])('"%s" has passed, so no promise for next year is made of it', (text, why, later) => {
    expect(() => readFuture(text, saturday())).toThrow(
      expect.objectContaining({
        message: `"${text}" has passed: ${why}.`,
        hint: `Write ${later} if you mean the year after, or a day to come, for example fri.`,
        code: 2,
      }),
    );
  });

  test('a day of the week says which year is meant', () => {
    expect(readFuture('sat 20 nov', saturday())).toBe('2027-11-20');
    expect(isoMoment(parsePast('tue 22 nov', clockIn('Europe/Berlin', '2023-11-21T14:02')))).toBe(
      '2022-11-22',
    );
  });

  test.each([
    ['22 Nov', 'Sun 22 Nov 2026 is tomorrow', '2025-11-22'],
    ['21 Nov 16:00', 'Sat 21 Nov 2026 is today', '2025-11-21'],
    ['12/22', 'Tue 22 Dec 2026 is in 31 days', '2025-12-22'],
    ['W48', 'Mon 23 Nov 2026 is in 2 days', '2025-11-24'],
  ])('"%s" is to come, so nothing of last year is stored of it', (text, why, earlier) => {
    expect(() => parsePast(text, saturday())).toThrow(
      expect.objectContaining({
        message: `"${text}" is still to come: ${why}.`,
        hint: `Write ${earlier} if you mean the year before, or a day that has been, for example yesterday.`,
        code: 2,
      }),
    );
  });

  test.each(['20 Nov', 'Jan 5', '1.3.', 'fri', '16:30', 'W47', '2025-11-22', '29 Feb', '23 Dec'])(
    '"%s" has happened as it is read anywhere else',
    (text) => {
      expect(parsePast(text, saturday())).toEqual(parseWhen(text, saturday(), 'past'));
    },
  );

  const sides = fc.constantFrom('past' as const, 'future' as const);
  const dayNear = (today: string) => fc.integer({ min: -360, max: 360 }).map((days) => addDays(today, days));

  test('what is echoed is read as what it says', () => {
    const clock = saturday();
    fc.assert(
      fc.property(fc.integer({ min: -300 * 1440, max: 300 * 1440 }), fc.boolean(), (minutes, isTimed) => {
        const now = clock.now + minutes * 60_000;
        const meant = momentNow({ ...clock, now });
        const echo = formatMoment(isTimed ? meant : { ...meant, at: null }, '2026-11-21');
        const read = parseWhen(echo, clock, minutes <= 0 ? 'past' : 'future');
        expect(formatMoment(read, '2026-11-21')).toBe(echo);
        expect(read.day).toBe(meant.day);
      }),
    );
  });

  test('however a date is written, it is the same day', () => {
    const clock = saturday();
    fc.assert(
      fc.property(dayNear('2026-11-21'), (day) => {
        const lean = day <= '2026-11-21' ? 'past' : 'future';
        fc.pre(day <= '2027-08-20'); // later ones are nearer a year before
        const [year, month, date] = day.split('-').map(Number) as [number, number, number];
        const name = dayTitle(day).split(' ')[2]!;
        const forms = [
          day,
          `${date}.${month}.`,
          `${date}.${month}.${year}`,
          `${year}/${month}/${date}`,
          `${date} ${name}`,
          `${date}. ${name}`,
          `${name} ${date}`,
          `${name} ${date}, ${year}`,
          dayTitle(day),
        ];
        for (const form of forms) expect(parseWhen(form, clock, lean).day, form).toBe(day);
        const slashed = (order: 'day-first' | 'month-first', text: string) =>
          parseWhen(text, { ...clock, dateOrder: () => order }, lean).day;
        expect(slashed('day-first', `${date}/${month}`)).toBe(day);
        expect(slashed('month-first', `${month}/${date}`)).toBe(day);
        expect(slashed('month-first', `${month}/${date}/${year - 2000}`)).toBe(day);
      }),
    );
  });

  test('without an order two numbers are one day whatever the order, or refused', () => {
    const number = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(number, number, sides, (one, other, lean) => {
        const text = `${one}/${other}`;
        const read = (dateOrder: 'day-first' | 'month-first' | null) => {
          try {
            return parseWhen(text, { ...saturday(), dateOrder: () => dateOrder }, lean).day;
          } catch (error) {
            return error as UserError;
          }
        };
        const open = read(null);
        const set = [read('day-first'), read('month-first')];
        fc.pre(!set.some((answer) => typeof answer !== 'string' && /has passed/.test(answer.message)));
        if (typeof open === 'string') expect(set).toEqual([open, open]);
        else if (open.message.includes('two dates')) {
          expect(set[0]).not.toBe(set[1]);
          expect(open.hint).toContain(`Write ${String(set[0])} or ${String(set[1])};`);
        } else for (const refusal of set) expect((refusal as UserError).message).toBe(open.message);
      }),
      { numRuns: 300 },
    );
  });

  test('a day named before a date is that of the date, or it is refused', () => {
    fc.assert(
      fc.property(dayNear('2026-11-21'), fc.nat(6), sides, (day, index, lean) => {
        const text = `${weekdayNames[index]!.slice(0, 3)} ${day}`;
        if (weekday(day) === index + 1) expect(parseWhen(text, saturday(), lean).day).toBe(day);
        else expect(() => parseWhen(text, saturday(), lean)).toThrow(`${text} is not a date: `);
      }),
    );
  });

  test('any text is read as a day of the calendar or refused with exit code 2', () => {
    const clock = saturday();
    const piece = fc.oneof(
      fc.constantFrom(
        'in',
        'ago',
        'next',
        'last',
        'on',
        'at',
        'tue',
        'nov',
        'week',
        'days',
        'h',
        'W',
        'T',
        'Z',
        'am',
      ),
      fc.constantFrom(' ', '-', '+', ':', '.', '/'),
      fc.nat(99_999).map(String),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('past' as const, 'future' as const), (pieces, lean) => {
        let moment: Moment;
        try {
          moment = parseWhen(pieces.join(''), clock, lean);
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError', code: 2 });
          return;
        }
        expect(moment.day).toMatch(/^(19|2[01])\d\d-\d\d-\d\d$/);
        expect(parseIsoMoment(isoMoment(moment), clock.zone)).toMatchObject({
          day: moment.day,
          at: moment.at,
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('weekdays said on any day of the week', () => {
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const daysOfWeek = names.map((name, index) => [name, index] as const);

  test.each(daysOfWeek)('a plain weekday said on a %s leans to the side asked about', (_, index) => {
    const today = addDays('2026-11-16', index);
    const clock = clockIn('Europe/Berlin', `${today}T14:00:00+01:00`);
    for (const name of names) {
      for (const word of [name, name.slice(0, 3)]) {
        const past = readPast(word, clock);
        const future = readFuture(word, clock);
        expect(weekday(past)).toBe(names.indexOf(name) + 1);
        expect(weekday(future)).toBe(names.indexOf(name) + 1);
        expect(daysBetween(past, today)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(past, today)).toBeLessThan(7);
        expect(daysBetween(today, future)).toBeGreaterThan(0);
        expect(daysBetween(today, future)).toBeLessThanOrEqual(7);
      }
    }
  });

  test.each(daysOfWeek)('"last" and "next" said on a %s leave today out', (name, index) => {
    const today = addDays('2026-11-16', index);
    const clock = clockIn('Europe/Berlin', `${today}T14:00:00+01:00`);
    for (const read of [readPast, readFuture]) {
      expect(read(`last ${name}`, clock)).toBe(addDays(today, -7));
      expect(read(`next ${name}`, clock)).toBe(addDays(today, 7));
      expect(read(`next ${name} 16:00`, clock)).toBe(`${addDays(today, 7)}T16:00:00+01:00`);
      expect(read(`last ${names[(index + 1) % 7]}`, clock)).toBe(addDays(today, -6));
      expect(read(`next ${names[(index + 6) % 7]}`, clock)).toBe(addDays(today, 6));
    }
  });

  test.each(daysOfWeek)('today by name on a %s with a time is today while the time fits', (name, index) => {
    const today = addDays('2026-11-16', index);
    const clock = clockIn('Europe/Berlin', `${today}T14:00:00+01:00`);
    expect(readPast(`${name} 14:00`, clock)).toBe(`${today}T14:00:00+01:00`);
    expect(readPast(`${name} 14:01`, clock)).toBe(`${addDays(today, -7)}T14:01:00+01:00`);
    expect(readFuture(`${name} 14:01`, clock)).toBe(`${today}T14:01:00+01:00`);
    expect(readFuture(`${name} 14:00`, clock)).toBe(`${addDays(today, 7)}T14:00:00+01:00`);
  });
});

describe('clock changes', () => {
  test.each([
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T03:30:00-04:00'],
    ['Europe/London', '2026-03-29T01:30', '2026-03-29T02:30:00+01:00'],
    ['Africa/Cairo', '2026-04-24T00:30', '2026-04-24T01:30:00+03:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T02:45:00+11:00'],
    ['Pacific/Apia', '2011-12-30T10:00', '2011-12-31T10:00:00+14:00'],
  ])('in %s the skipped %s moves forward', (zone, text, expected) => {
    const moment = parseWhen(text, clockIn(zone, '2026-11-21T12:00Z'), 'past');
    expect(moment.shifted).toBe(true);
    expect(isoMoment(moment)).toBe(expected);
    expect(moment.day).toBe(expected.slice(0, 10));
  });

  test.each([
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T01:30:00-04:00'],
    ['Europe/London', '2026-10-25T01:30', '2026-10-25T01:30:00+01:00'],
    ['Africa/Cairo', '2026-10-29T23:30', '2026-10-29T23:30:00+03:00'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-05T01:45:00+11:00'],
  ])('in %s the repeated %s is the first of the two', (zone, text, expected) => {
    const moment = parseWhen(text, clockIn(zone, '2026-11-21T12:00Z'), 'past');
    expect(moment.shifted).toBe(false);
    expect(isoMoment(moment)).toBe(expected);
  });

  test('a date alone stays as typed, even one its zone skipped', () => {
    const clock = clockIn('Pacific/Apia', '2011-12-31T12:00:00+14:00');
    expect(parseWhen('2011-12-30', clock, 'past')).toEqual({
      day: '2011-12-30',
      at: null,
      offset: null,
      zone: 'Pacific/Apia',
      shifted: false,
    });
  });

  test('the second of two equal hours can be written with its offset', () => {
    const clock = clockIn('America/New_York', '2026-11-21T12:00Z');
    expect(readPast('2026-11-01T01:30-05:00', clock)).toBe('2026-11-01T01:30:00-05:00');
  });

  test('hours ago are counted on the clock, over the change', () => {
    const clock = clockIn('America/New_York', '2026-03-08T03:30:00-04:00');
    expect(readPast('-1h', clock)).toBe('2026-03-08T01:30:00-05:00');
  });

  test('local mean times with seconds leave the day and time as typed', () => {
    for (const zone of ['Europe/Paris', 'Africa/Monrovia', 'Asia/Kolkata', 'America/New_York']) {
      const clock = clockIn(zone, '1905-06-02T12:00Z');
      expect(readPast('1905-06-01 00:00', clock)).toMatch(/^1905-06-01T00:00:00[+-]/);
      expect(readPast('1905-06-01 23:59', clock)).toMatch(/^1905-06-01T23:59:00[+-]/);
    }
  });
});

describe('moments', () => {
  test('now has the local day and offset of its zone', () => {
    expect(momentNow(clockIn('Pacific/Kiritimati', '2026-11-21T12:00:00.001Z'))).toEqual({
      day: '2026-11-22',
      at: Date.UTC(2026, 10, 21, 12, 0, 0, 1),
      offset: 840,
      zone: 'Pacific/Kiritimati',
    });
    expect(dayOf(clockIn('America/New_York', '2026-11-21T03:00Z'))).toBe('2026-11-20');
    expect(momentNow(clockIn('UTC', '2026-11-21T12:00Z')).offset).toBe(0);
  });

  test('a moment is shown with its time when known and its year when not this one', () => {
    const clock = saturday();
    const show = (text: string) => formatMoment(parseWhen(text, clock, 'past'), '2026-11-21');
    expect(show('now')).toBe('Sat 21 Nov 14:02');
    expect(show('2025-11-21 14:02')).toBe('Fri 21 Nov 2025 14:02');
    expect(show('2026-01-05')).toBe('Mon 5 Jan');
    expect(show('2027-01-05')).toBe('Tue 5 Jan 2027');
  });

  test('a moment keeps its own wall time when shown in another zone', () => {
    const moment = momentNow(saturday());
    process.env.TZ = 'America/New_York';
    expect(formatMoment(moment, '2026-11-21')).toBe('Sat 21 Nov 14:02');
    expect(isoMoment(moment)).toBe('2026-11-21T14:02:05.123+01:00');
  });

  test('ISO text keeps its own day and offset, whatever the zone of the process', () => {
    process.env.TZ = 'Pacific/Auckland';
    expect(parseIsoMoment('2026-11-20T23:30:00-05:00', 'America/New_York')).toEqual({
      day: '2026-11-20',
      at: Date.UTC(2026, 10, 21, 4, 30),
      offset: -300,
      zone: 'America/New_York',
    });
    expect(parseIsoMoment('2026-11-20 09:15Z', 'UTC')).toEqual({
      day: '2026-11-20',
      at: Date.UTC(2026, 10, 20, 9, 15),
      offset: 0,
      zone: 'UTC',
    });
    expect(parseIsoMoment('2026-11-20', 'UTC')).toEqual({
      day: '2026-11-20',
      at: null,
      offset: null,
      zone: 'UTC',
    });
  });

  test.each([
    '',
    '2026-02-30',
    '2026-02-30T10:00:00+01:00',
    '2026-11-20T09:15:00',
    '2026-11-20T24:00:00Z',
    '2026-11-20T10:60:00Z',
    '2026-11-20T10:00:00+15:00',
    '2026-11-20T10:00:00+01:60',
    ' 2026-11-20',
    'yesterday',
    '1'.repeat(50_000),
  ])('%.30j is no ISO moment', (text) => {
    expect(parseIsoMoment(text, 'UTC')).toBeNull();
  });

  const anyInstant = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2199, 11, 30) });
  const anyZone = fc.constantFrom(
    'UTC',
    'Europe/Paris',
    'Africa/Monrovia',
    'Africa/Cairo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Pacific/Apia',
    'Pacific/Kiritimati',
  );

  test('a moment written as ISO and read again is the same moment', () => {
    const anyMoment = fc.oneof(
      fc.record({ at: anyInstant, offset: fc.integer({ min: -840, max: 840 }) }).map(({ at, offset }) => ({
        day: utcDay(at + offset * 60_000),
        at,
        offset,
        zone: 'Europe/Berlin',
      })),
      anyInstant.map((at) => ({ day: utcDay(at), at: null, offset: null, zone: 'Europe/Berlin' })),
    );
    fc.assert(
      fc.property(anyMoment, (moment) => {
        expect(parseIsoMoment(isoMoment(moment), moment.zone)).toEqual(moment);
      }),
    );
  });

  test('a moment of any zone survives ISO, read back as data or as typed there', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (now, zone) => {
        process.env.TZ = zone;
        const moment = momentNow({ now, zone });
        expect(parseIsoMoment(isoMoment(moment), zone)).toEqual(moment);
        expect(parseWhen(isoMoment(moment), { now: 0, zone }, 'past')).toEqual({ ...moment, shifted: false });
      }),
    );
  });

  test('a wall time that exists in a zone is read as itself', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (now, zone) => {
        process.env.TZ = zone;
        const typed = isoMoment(momentNow({ now, zone })).slice(0, 16);
        const moment = parseWhen(typed, { now: 0, zone }, 'past');
        expect(isoMoment(moment).slice(0, 16)).toBe(typed);
        expect(moment.shifted).toBe(false);
      }),
    );
  });
});
