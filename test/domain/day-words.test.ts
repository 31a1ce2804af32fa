import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, monthNames, weekday, weekdayNames } from '../../src/domain/calendar.js';
import { mayBeDay } from '../../src/domain/day-words.js';
import { parseBetween, parsePeriod } from '../../src/domain/period.js';
import { type Clock, isoMoment, parsePast, parseWhen } from '../../src/domain/when.js';
import { UserError } from '../../src/errors.js';
import { root } from '../helpers/folder.js';

/** Sat 21 Nov 2026 at 14:02 in Berlin, or noon of another day. */
function clockOn(day?: string): Clock {
  process.env.TZ = 'Europe/Berlin';
  return { now: Date.parse(day ? `${day}T12:00+01:00` : '2026-11-21T14:02+01:00'), zone: 'Europe/Berlin' };
}

const dayOf = (text: string, lean: 'past' | 'future', clock = clockOn()) =>
  isoMoment(parseWhen(text, clock, lean));

test.each([
  ['day after tomorrow', '2026-11-23'],
  ['the day after tomorrow 9am', '2026-11-23T09:00:00+01:00'],
  ['day before yesterday', '2026-11-19'],
  ['next week tue', '2026-11-24'],
  ['next week on Tuesday', '2026-11-24'],
  ['next week tue 10', '2026-11-24T10:00:00+01:00'],
  ['tue next week', '2026-11-24'],
  ['friday next week at 3pm', '2026-11-27T15:00:00+01:00'],
  ['last week tue', '2026-11-10'],
  ['fri last week', '2026-11-13'],
  ['this fri', '2026-11-20'],
  ['this week sun', '2026-11-22'],
  ['in two weeks', '2026-12-05'],
  ['in two weeks tue', '2026-12-01'],
  ['tue in 2 weeks', '2026-12-01'],
  ['two weeks ago', '2026-11-07'],
  ['two weeks ago on fri', '2026-11-06'],
  ['two weeks from now', '2026-12-05'],
  ['ten days from today', '2026-12-01'],
  ['a fortnight ago', '2026-11-07'],
  ['in three months', '2027-02-21'],
  ['in a year', '2027-11-21'],
  ['half an hour ago', '2026-11-21T13:32:00+01:00'],
  ['in half an hour', '2026-11-21T14:32:00+01:00'],
  ['in two hours', '2026-11-21T16:02:00+01:00'],
  ['next month', '2026-12-01'],
  ['next year', '2027-01-01'],
  ['end of this month', '2026-11-30'],
  ['the end of the next month', '2026-12-31'],
  ['end of last month', '2026-10-31'],
  ['mid next month', '2026-12-15'],
  ['start of next month 9:00', '2026-12-01T09:00:00+01:00'],
  ['end of next week', '2026-11-27'],
  ['january 2027', '2027-01-01'],
  ['end of jan 2027', '2027-01-31'],
  ['1st of December 2026', '2026-12-01'],
  ['eod', '2026-11-21'],
  ['end of the day', '2026-11-21'],
  ['coming friday', '2026-11-27'],
  ['this coming sat', '2026-11-28'],
  ['coming tue 10', '2026-11-24T10:00:00+01:00'],
])('"%s" is %s, whichever side is asked about', (text, expected) => {
  expect(dayOf(text, 'past')).toBe(expected);
  expect(dayOf(text, 'future')).toBe(expected);
});

test.each([
  ['january', '2026-01-01', '2027-01-01'],
  ['in January', '2026-01-01', '2027-01-01'],
  ['Jan', '2026-01-01', '2027-01-01'],
  ['dec', '2025-12-01', '2026-12-01'],
  ['november', '2026-11-01', '2027-11-01'],
  ['mid january', '2026-01-15', '2027-01-15'],
  ['mid-jan', '2026-01-15', '2027-01-15'],
  ['end of february', '2026-02-28', '2027-02-28'],
  ['beginning of march', '2026-03-01', '2027-03-01'],
  ['end of month', '2026-10-31', '2026-11-30'],
  ['end of the month', '2026-10-31', '2026-11-30'],
  ['end of the year', '2025-12-31', '2026-12-31'],
  ['end of week', '2026-11-20', '2026-11-27'],
  ['the 5th', '2026-11-05', '2026-12-05'],
  ['on the 21st', '2026-11-21', '2026-11-21'],
  ['the 31st', '2026-10-31', '2026-12-31'],
  ['22nd 9:00', '2026-10-22T09:00:00+02:00', '2026-11-22T09:00:00+01:00'],
  ['tomorrow morning', '2026-11-22', '2026-11-22T09:00:00+01:00'],
  ['tomorrow afternoon', '2026-11-22', '2026-11-22T14:00:00+01:00'],
  ['Mon in the evening', '2026-11-16', '2026-11-23T18:00:00+01:00'],
  ['the 5th morning', '2026-11-05', '2026-12-05T09:00:00+01:00'],
  ['sat morning', '2026-11-21', '2026-11-28T09:00:00+01:00'],
  ['tonight', '2026-11-21', '2026-11-21T18:00:00+01:00'],
  ['this afternoon', '2026-11-21', '2026-11-21'],
])('"%s" was %s and will be %s', (text, past, future) => {
  expect(dayOf(text, 'past')).toBe(past);
  expect([future, 'refused']).toContain(text === 'november' ? 'refused' : dayOf(text, 'future'));
});

test('what was in a part of the day has no time, as none was typed', () => {
  expect(dayOf('last night', 'past')).toBe('2026-11-20');
  expect(dayOf('yesterday afternoon', 'past')).toBe('2026-11-20');
  expect(dayOf('this morning', 'past')).toBe('2026-11-21');
});

test.each(['the 0th', 'the 32nd', 'the 5', 'coming', 'coming week', 'morning', 'in the morning'])(
  '"%s" is no day',
  (text) => {
    for (const lean of ['past', 'future'] as const)
      expect(() => dayOf(text, lean)).toThrow(`Cannot read "${text}" as a date or time`);
  },
);

test('the month that is running is not promised for next year', () => {
  expect(() => dayOf('november', 'future')).toThrow('"november" has passed: Sun 1 Nov 2026 is 20 days ago.');
});

test('the end of the month is that of this one until its last day is over', () => {
  expect(dayOf('end of month', 'future', clockOn('2026-11-30'))).toBe('2026-11-30');
  expect(dayOf('end of month', 'past', clockOn('2026-11-30'))).toBe('2026-11-30');
  expect(dayOf('end of the year', 'future', clockOn('2026-01-02'))).toBe('2026-12-31');
});

test('29 February is a year away at most, or written with its year', () => {
  expect(() => dayOf('29 feb', 'future')).toThrow(
    expect.objectContaining({
      message: '"29 feb" is more than a year away: Tue 29 Feb 2028.',
      hint: 'Write 2028-02-29 if you mean it, or a day to come, for example fri.',
      code: 2,
    }),
  );
  expect(dayOf('29 feb', 'future', clockOn('2027-11-21'))).toBe('2028-02-29');
});

test.each([
  ['thu 20 nov', 'future', '20 Nov 2026 is a Friday, yesterday', 'Write Thu 26 Nov.'],
  ['thu 20 nov', 'past', '20 Nov 2026 is a Friday', 'Write Fri 20 Nov or Thu 19 Nov.'],
  ['fri 28 nov', 'future', '28 Nov 2026 is a Saturday', 'Write Sat 28 Nov or Fri 27 Nov.'],
  ['mon 22 nov 9:00', 'future', '22 Nov 2026 is a Sunday', 'Write Sun 22 Nov or Mon 23 Nov.'],
  ['mon 2027-01-01', 'future', '1 Jan 2027 is a Friday', 'Write Fri 1 Jan 2027 or Mon 4 Jan 2027.'],
] as const)('"%s" is refused with the right day of the week', (text, lean, why, hint) => {
  expect(() => dayOf(text, lean)).toThrow(
    expect.objectContaining({ message: `${text} is not a date: ${why}`, hint, code: 2 }),
  );
});

test('a month as a period is all of it, and --to is its last day', () => {
  expect(parsePeriod('in october', '2026-11-21')).toEqual(parsePeriod('october', '2026-11-21'));
  expect(parsePeriod('week 47', '2026-11-21')).toEqual(parsePeriod('W47', '2026-11-21'));
  expect(parseBetween('september', 'october', clockOn())).toMatchObject({
    from: '2026-09-01',
    to: '2026-10-31',
  });
  expect(parseBetween('september', '9 oct', clockOn())).toMatchObject({ to: '2026-10-09' });
});

test('whatever is in the table of docs/dates.md is understood', () => {
  const page = fs.readFileSync(path.join(root, 'docs', 'dates.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| `/.test(line));
  const forms = rows.flatMap((row) =>
    [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, form]) => form!),
  );
  expect(forms.length).toBeGreaterThan(40);
  const clock = { ...clockOn(), dateOrder: () => 'month-first' as const };
  const unread = forms.filter((form) => {
    try {
      parseWhen(form, clock, 'past');
      return false;
    } catch {
      return true;
    }
  });
  expect(unread).toEqual([]);
});

const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
const dayName = fc
  .tuple(fc.constantFrom(...weekdayNames), fc.integer({ min: 3, max: 9 }))
  .map(([name, length]) => name.slice(0, length).toLowerCase());
const weekWords = fc.constantFrom(
  'this week',
  'next week',
  'last week',
  'in two weeks',
  '3 weeks ago',
  'this',
);
const monthName = fc.constantFrom(...monthNames);
const date = fc
  .tuple(fc.integer({ min: 1, max: 31 }), monthName)
  .map(([number, month]) => `${number} ${month.slice(0, 3)}`);
const withoutYear = fc.oneof(
  dayName,
  date,
  monthName,
  fc.tuple(fc.constantFrom('end of', 'mid', 'start of'), monthName).map((words) => words.join(' ')),
  fc.constantFrom(
    'end of month',
    'end of the year',
    'end of week',
    'start of year',
    'next month',
    'next year',
  ),
  fc.integer({ min: 1, max: 53 }).map((week) => `W${week}`),
  fc.tuple(dayName, date).map((words) => words.join(' ')),
  fc.tuple(weekWords, dayName).map((words) => words.join(' ')),
  fc.constantFrom('eod', 'tonight', 'tomorrow morning', 'this evening'),
  fc.integer({ min: 1, max: 31 }).map((number) => `the ${number}th`),
  fc.tuple(dayName, fc.constantFrom('morning', 'in the afternoon')).map((words) => words.join(' ')),
);

/** The day that was understood, or undefined where it is refused, which is always a UserError. */
function understood(read: () => { day: string }): string | undefined {
  try {
    return read().day;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

test('nothing without a year is promised for more than a year from now', () => {
  fc.assert(
    fc.property(anyDay, withoutYear, (today, text) => {
      const day = understood(() => parseWhen(text, clockOn(today), 'future'));
      if (day !== undefined) expect(daysBetween(today, day)).toBeLessThanOrEqual(366);
    }),
    { numRuns: 1000 },
  );
});

test('a day of the week that is typed is that of the day understood', () => {
  const words = fc.oneof(
    dayName.map((name) => ({ name, text: name })),
    fc.tuple(dayName, date).map(([name, rest]) => ({ name, text: `${name} ${rest}` })),
    fc.tuple(dayName, weekWords).map(([name, week]) => ({ name, text: `${week} ${name}` })),
    fc
      .tuple(dayName, weekWords)
      .filter(([, week]) => week !== 'this')
      .map(([name, week]) => ({ name, text: `${name} ${week}` })),
    fc
      .tuple(dayName, fc.constantFrom('on', 'last', 'next', 'coming', 'this coming'))
      .map(([name, way]) => ({ name, text: `${way} ${name}` })),
    fc
      .tuple(dayName, fc.constantFrom('morning', 'afternoon', 'in the evening'))
      .map(([name, part]) => ({ name, text: `${name} ${part}` })),
  );
  fc.assert(
    fc.property(anyDay, words, fc.boolean(), (today, { name, text }, isPast) => {
      const clock = clockOn(today);
      const day = understood(() => (isPast ? parsePast(text, clock) : parseWhen(text, clock, 'future')));
      if (day !== undefined)
        expect(weekdayNames[weekday(day) - 1]!.toLowerCase().startsWith(name)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('what is suggested for a wrong day of the week can be typed, and is on the right side', () => {
  fc.assert(
    fc.property(
      anyDay,
      dayName,
      date,
      fc.constantFrom('past' as const, 'future' as const),
      (today, name, rest, lean) => {
        const clock = clockOn(today);
        try {
          parseWhen(`${name} ${rest}`, clock, lean);
        } catch (error) {
          const ways = /^Write (.*)\.$/.exec((error as UserError).hint ?? '')?.[1];
          if (!/ is a /.test((error as UserError).message)) return;
          for (const way of ways!.split(' or ')) {
            const away = daysBetween(today, parseWhen(way, clock, lean).day);
            expect(lean === 'past' ? -away : away).toBeGreaterThanOrEqual(0);
          }
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('what may have happened is not after today, and what is promised not before', () => {
  const open = fc.oneof(
    dayName,
    date,
    monthName,
    fc.constantFrom('end of month', 'end of week', 'mid month', 'eod', 'sun morning', 'this evening'),
    fc.integer({ min: 1, max: 31 }).map((number) => `the ${number}th`),
  );
  fc.assert(
    fc.property(anyDay, open, (today, text) => {
      const past = understood(() => parsePast(text, clockOn(today)));
      const future = understood(() => parseWhen(text, clockOn(today), 'future'));
      if (past !== undefined) expect(daysBetween(past, today)).toBeGreaterThanOrEqual(0);
      if (future !== undefined) expect(daysBetween(today, future)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});

test('whatever is understood may be a day, so that it is not taken for a name', () => {
  fc.assert(
    fc.property(withoutYear, (text) => {
      expect(mayBeDay(text)).toBe(true);
    }),
  );
  for (const name of ['Harbor Cafe', 'Ann Lee', 'Next Level', 'Weber']) expect(mayBeDay(name)).toBe(false);
});
