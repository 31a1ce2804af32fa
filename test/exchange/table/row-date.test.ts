import { describe, expect, test } from 'vitest';
import { decideSlashOrder, readRowDate } from '../../../src/exchange/table/row-date.js';
import type { DateOrder } from '../../../src/domain/date-words.js';

process.env.TZ = 'Europe/Berlin';
const clock = { now: Date.parse('2026-11-21T13:02:00Z'), zone: 'Europe/Berlin' };

function read(text: string, order: DateOrder = 'day-first') {
  return readRowDate(text, 'Europe/Berlin', clock, '2026-11-21', () => order);
}

const day = { at: null, offset: null, zone: 'Europe/Berlin' };

test.each([
  '2026-11-20',
  ' 2026-11-20 ',
  '20.11.2026',
  '20 Nov 2026',
  '20-Nov-2026',
  '20 november 2026',
  '20/11/2026',
])('"%s" is 20 November 2026', (text) => {
  expect(read(text)).toEqual({ day: '2026-11-20', ...day });
});

test('1.2.2026 and 5 Jan 2026 need no leading zeros', () => {
  expect(read('1.2.2026').day).toBe('2026-02-01');
  expect(read('5 Jan 2026').day).toBe('2026-01-05');
});

test('slashed dates are read in the order of their file', () => {
  expect(read('3/4/2026', 'day-first').day).toBe('2026-04-03');
  expect(read('3/4/2026', 'month-first').day).toBe('2026-03-04');
});

test.each([
  '2026-11-20 09:15',
  '2026-11-20T09:15:00',
  '20.11.2026 09:15',
  '20 Nov 2026, 9:15 AM',
  '20/11/2026 9:15',
])('"%s" is a quarter past nine in the zone of the clock', (text) => {
  expect(read(text)).toEqual({
    day: '2026-11-20',
    at: Date.parse('2026-11-20T08:15:00Z'),
    offset: 60,
    zone: 'Europe/Berlin',
  });
});

test('an offset that is written stands, with its own local day', () => {
  expect(
    readRowDate('2026-11-20T23:30:00-05:00', 'America/New_York', clock, '2026-11-21', () => 'day-first'),
  ).toEqual({
    day: '2026-11-20',
    at: Date.parse('2026-11-21T04:30:00Z'),
    offset: -300,
    zone: 'America/New_York',
  });
});

test.each([
  ['2026-02-30', 'February 2026 has 28 days'],
  ['30.2.2026', 'February 2026 has 28 days'],
  ['31/4/2026', 'April 2026 has 30 days'],
  ['2026-13-01', 'months run from 01 to 12'],
  ['20 Foo 2026', 'names no month'],
  ['2026-11-20 25:00', 'hours run from 0 to 23'],
  ['2026-11-20 soon', 'a time that cannot be read'],
  ['2026-11-22', 'in the future'],
  ['2026-11-21 14:03', 'in the future'],
  ['1899-12-31', 'out of range'],
  ['foo 5', 'is not a date'],
  ['45631', 'is not a date'],
  ['２０２６-01-05', 'is not a date'],
  ['9'.repeat(50_000), 'too long'],
])('%s is refused', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

describe('the order of slashed dates', () => {
  const decide = (...texts: string[]) =>
    decideSlashOrder(texts.map((text, index) => ({ text, line: () => index + 2 })));

  test('is told by one number above twelve, wherever it stands', () => {
    expect(decide('1/2/2026', '3/4/2026', '13/2/2026')).toBe('day-first');
    expect(decide('1/2/2026', '2026-02-01', ' 2/13/2026 10:00')).toBe('month-first');
  });

  test('is refused when nothing tells it, or it is told both ways', () => {
    expect(() => decide('1/2/2026', '3/4/2026')).toThrow('No date in the file tells');
    expect(() => decide('13/2/2026', '1/2/2026', '2/13/2026')).toThrow(
      'Dates are written both ways: "13/2/2026" (line 2) and "2/13/2026" (line 4).',
    );
  });
});
