import { describe, expect, test } from 'vitest';
import { dateColumn } from '../../../src/exchange/cells/date-column.js';
import { isNoDate } from '../../../src/exchange/cells/date-text.js';
import type { DateOrder } from '../../../src/domain/typed-date.js';
import { isoMoment } from '../../../src/domain/when.js';

process.env.TZ = 'Europe/Berlin';
const zone = 'Europe/Berlin';
const clock = { now: Date.parse('2026-11-30T11:00:00Z'), zone };

interface Asked {
  usual?: DateOrder | null;
  from?: number | string | null;
  mayBeAhead?: boolean;
}

function columnOf(texts: string[], { usual = null, from = null, mayBeAhead = false }: Asked = {}) {
  return dateColumn({
    name: 'Date',
    clock,
    today: '2026-11-30',
    usual: () => usual,
    texts: () => texts.map((text, index) => ({ text, line: () => index + 2 })),
    from,
    mayBeAhead,
  });
}

/** What the first of these texts is where they are all of a column. */
const read = (texts: string | string[], asked?: Asked) => {
  const all = [texts].flat();
  return isoMoment(columnOf(all, asked).read(all[0]!, zone));
};

describe('a date that stands alone in its column', () => {
  test.each([
    ['2026-11-06 16:35:35 UTC', '2026-11-06T17:35:35+01:00'],
    ['2026-11-06T16:35:35Z', '2026-11-06T17:35:35+01:00'],
    ['2026-11-06T16:35:35.123Z', '2026-11-06T17:35:35.123+01:00'],
    ['2026-11-06T16:35:35.1234567Z', '2026-11-06T17:35:35.123+01:00'],
    ['2026-11-06T16:35:35+0000', '2026-11-06T17:35:35+01:00'],
    ['2026-11-06T16:35:35+00:00', '2026-11-06T17:35:35+01:00'],
    ['2026-11-06 16:35:35+01', '2026-11-06T16:35:35+01:00'],
    ['2026-11-06 16:35:35.083', '2026-11-06T16:35:35.083+01:00'],
    ['2026-11-06 16:35:35.08', '2026-11-06T16:35:35.080+01:00'],
    ['2026-11-06 16:35', '2026-11-06T16:35:00+01:00'],
    ['2026/11/06', '2026-11-06'],
    ['2026/11/06 16:35', '2026-11-06T16:35:00+01:00'],
    ['20261106', '2026-11-06'],
    ['20261106T163535Z', '2026-11-06T17:35:35+01:00'],
    ['20261106163535', '2026-11-06T16:35:35+01:00'],
    ['16-10-2016', '2016-10-16'],
    ['20-10-2016', '2016-10-20'],
    ['25/03/26', '2026-03-25'],
    ['11/20/26', '2026-11-20'],
    ['11/20/26 3:40 PM', '2026-11-20T15:40:00+01:00'],
    ['3/25/2026 9:12 AM', '2026-03-25T09:12:00+01:00'],
    ['3/25/2026 9:12:01 AM', '2026-03-25T09:12:01+01:00'],
    ['03/25/2026, 9:12 AM', '2026-03-25T09:12:00+01:00'],
    ['25/03/2026 21:12:01', '2026-03-25T21:12:01+01:00'],
    ['25/03/2026 21.12', '2026-03-25T21:12:00+01:00'],
    ['25.3.26', '2026-03-25'],
    ['25.03.2026', '2026-03-25'],
    ['25. 3. 2026', '2026-03-25'],
    ['25.03.2026 21:12', '2026-03-25T21:12:00+01:00'],
    ['25.03.2026, 21:12 Uhr', '2026-03-25T21:12:00+01:00'],
    ['25.03.2026 21 Uhr', '2026-03-25T21:00:00+01:00'],
    ['25.03.2026 um 21.12 Uhr', '2026-03-25T21:12:00+01:00'],
    ['25.03.2026 - 21:12', '2026-03-25T21:12:00+01:00'],
    ['11.20.2026', '2026-11-20'],
    ['1.2.2026', '2026-02-01'],
    ['20. November 2026', '2026-11-20'],
    ['20 November 2026', '2026-11-20'],
    ['20 novembre 2026', '2026-11-20'],
    ['le 20 novembre 2026 à 15h40', '2026-11-20T15:40:00+01:00'],
    ['20 de noviembre de 2026', '2026-11-20'],
    ['3. März 2026', '2026-03-03'],
    ['3 août 2026', '2026-08-03'],
    ['20 nov. 2026', '2026-11-20'],
    ['20-Nov-2026', '2026-11-20'],
    ['20-Nov-26', '2026-11-20'],
    ['20 Nov 26', '2026-11-20'],
    ['2026-Nov-20', '2026-11-20'],
    ['20NOV2026', '2026-11-20'],
    ['Nov 20, 2026', '2026-11-20'],
    ['November 20, 2026', '2026-11-20'],
    ['November 20th, 2026', '2026-11-20'],
    ["Nov 20, '26", '2026-11-20'],
    ['Nov 20 2026', '2026-11-20'],
    ['Jul 8, 2016 1:14:21 PM', '2016-07-08T13:14:21+02:00'],
    ['Jul 8, 2016, 1:14:21\u202fPM', '2016-07-08T13:14:21+02:00'],
    ['Jul 8, 2016 1:14:21\u202fPM', '2016-07-08T13:14:21+02:00'],
    ['Fri 11/20/2026', '2026-11-20'],
    ['Fr., 20.11.2026', '2026-11-20'],
    ['mar. 3 mars 2026', '2026-03-03'],
    ['Fri, 20 Nov 2026 15:40:00 +0100', '2026-11-20T15:40:00+01:00'],
    ['Fri, 20 Nov 2026 15:40:00 -0800', '2026-11-21T00:40:00+01:00'],
    ['Fri Nov 20 2026 15:40:00 GMT+0100 (CET)', '2026-11-20T15:40:00+01:00'],
    ['Fri Nov 20 2026 15:40:00 GMT+0100 (Central European Standard Time)', '2026-11-20T15:40:00+01:00'],
    ['Fri Nov 20 15:40:00 CET 2026', '2026-11-20T15:40:00+01:00'],
    ['2026-11-20T15:40:00+01:00[Europe/Berlin]', '2026-11-20T15:40:00+01:00'],
    ['2026-11-20 15:40 America/New_York', '2026-11-20T21:40:00+01:00'],
    ['15 Apr, 2021 00:03:00', '2021-04-15T00:03:00+02:00'],
    ['2026-11-03 11:00 am', '2026-11-03T11:00:00+01:00'],
    ['2026-11-03 01:40 AM', '2026-11-03T01:40:00+01:00'],
    ['2026-11-03 12:10 am', '2026-11-03T00:10:00+01:00'],
    ['2026-11-03 13:10 PM', '2026-11-03T13:10:00+01:00'],
    ['1467998061690', '2016-07-08T19:14:21.690+02:00'],
    ['1467998061', '2016-07-08T19:14:21+02:00'],
    ['46346', '2026-11-20'],
    ['46346.6527', '2026-11-20T15:39:53+01:00'],
    ['46346,6527777778', '2026-11-20T15:40:00+01:00'],
    ['11/20/2026 15:40 EST', '2026-11-20T21:40:00+01:00'],
    ['11/20/2026 15:40 ET', '2026-11-20T21:40:00+01:00'],
    ['2026-11-20 3:40pm', '2026-11-20T15:40:00+01:00'],
    ['2026-11-20 3pm', '2026-11-20T15:00:00+01:00'],
    ['2026-11-20T15:40', '2026-11-20T15:40:00+01:00'],
    ['2026-11-20 15:40:00 +0100', '2026-11-20T15:40:00+01:00'],
    ['2026-11-20 15:40:00.000000', '2026-11-20T15:40:00+01:00'],
    ['2026-11-20 0:00', '2026-11-20T00:00:00+01:00'],
    ['20/11/2026 24:00', '2026-11-21T00:00:00+01:00'],
    ['2026-11-20 00:00:00', '2026-11-20T00:00:00+01:00'],
    ['23.11.', '2026-11-23'],
    ['15.12.', '2025-12-15'],
    ['29.2.', '2024-02-29'],
    ['2026年11月20日', '2026-11-20'],
    ['2026年11月20日(金) 15:40', '2026-11-20T15:40:00+01:00'],
    ['20.XI.2026', '2026-11-20'],
    ['5/13/2026 10:00:00 a. m.', '2026-05-13T10:00:00+02:00'],
    ['May 5, 2026 at 3:00 PM', '2026-05-05T15:00:00+02:00'],
    ['5 May 2026, 15:00', '2026-05-05T15:00:00+02:00'],
    ['12 Mar 2026', '2026-03-12'],
    ['Wed, May 6', '2026-05-06'],
    ['2026-05-06 (Wed)', '2026-05-06'],
    ['10:30 - 20.11.2026', '2026-11-20T10:30:00+01:00'],
    ['20/Nov/2026:15:40:00 +0100', '2026-11-20T15:40:00+01:00'],
    ['3/3/2026', '2026-03-03'],
    // 3 December 2026 is to come.
    ['12/03/26', '2026-03-12'],
    ['２０２６-11-05', '2026-11-05'],
    [' 2026-11-20 ', '2026-11-20'],
    ['1/2/98', ['1/2/98', '14/2/98'], '1998-02-01'],
  ] as ([string, string] | [string, string[], string])[])('%s', (text, ...rest) => {
    const [expected, texts] = rest.length === 2 ? [rest[1], rest[0] as string[]] : [rest[0], [text]];
    expect(read(texts)).toBe(expected);
  });

  test.each([
    ['20-10-16', 'is 20 Oct 2016 or 16 Oct 2020'],
    [
      '06-05-2026 10:11',
      '"06-05-2026 10:11" (line 2) is 6 May 2026 or 5 Jun 2026, and nothing in the column "Date"',
    ],
    ['2026-W47', 'is a week, not a day'],
    ['2026-11-31', '2026-11-31 is not a date: November 2026 has 30 days'],
    ['30.2.2026', 'February 2026 has 28 days'],
    ['31/4/2026', 'April 2026 has 30 days'],
    ['2026-13-01', 'months run from 01 to 12'],
    ['1899-12-31', 'out of range'],
    ['today', '"today" is not a date'],
    ['Tue 10:00', '"Tue 10:00" is not a date'],
    ['10:00', 'is not a date'],
    ['20 Foo 2026', 'names no month'],
    ['Nov 2026', 'is not a date'],
    ['11/2026', 'is not a date'],
    ['foo 5', 'is not a date'],
    ['Mon 20 Nov 2026', '20 Nov 2026 is a Friday'],
    ['2026-11-20 25:00', 'hours run from 0 to 23'],
    ['2026-11-20 24:01', 'hours run from 0 to 23'],
    ['2026-11-20 13:05 AM', 'hours run from 0 to 23'],
    ['2026-11-20 12:61', 'minutes run from 0 to 59'],
    ['2026-11-20 soon', 'is not a date'],
    ['2026-11-20 15:40 soon', 'has a time that cannot be read'],
    ['2026-11-20 15:40 IST', '"ist" is no zone known here'],
    ['2026-11-20 15:40+99', 'further from UTC'],
    ['2026-11-20 15:40 Europe/Atlantis', 'time zone that is not known'],
    ['2026-12-01', 'in the future'],
    ['2026-11-30 12:01', 'in the future'],
    ['99999', 'is a number, and not all dates of the column are'],
    ['2026', 'is not a date'],
    ['9'.repeat(50_000), 'too long'],
    ['1/2/1998 and 1/2/1999', 'is not a date'],
  ])('%s is refused', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test.each([
    '0/0/00',
    '-',
    'N/A',
    'null',
    '',
    '  ',
    '0000-00-00',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00',
    '—',
  ])('"%s" is no date', (text) => {
    expect(isNoDate(text)).toBe(true);
  });

  test.each(['2026-11-20', '0:01', '1/1/00', 'today'])('"%s" is none of these', (text) => {
    expect(isNoDate(text)).toBe(false);
  });
});

describe('which comes first, the day or the month', () => {
  test.each([
    [['3/4/2026', '25/3/2026'], '2026-04-03'],
    [['3/4/2026', '3/25/2026'], '2026-03-04'],
    [['3-4-2026', '25-3-2026'], '2026-04-03'],
    [['3/4/2026', '25-3-2026'], '2026-04-03'],
    [['3.4.2026', '25.3.2026'], '2026-04-03'],
    [['3.4.2026', '3.25.2026'], '2026-03-04'],
    [['3.4.2026', '3/25/2026'], '2026-04-03'],
    [['3.4.2026'], '2026-04-03'],
    [['3/4/26 10:00', 'Fri 4/3/26'], '2026-03-04T10:00:00+01:00'],
    [['3/4', '25/3'], '2026-04-03'],
    [['20-10-16', '20-10-31'], '2020-10-16'],
    [['20-10-16', '31-10-16'], '2016-10-20'],
    [['20-10-16', '20-12-31', '-', ''], '2020-10-16'],
    // A touch has been: 12 March, for 3 December is to come.
    [['3/4/2026', '12/3/2026'], '2026-04-03'],
    [['3/4/2026', '2/12/2026'], '2026-03-04'],
  ])('%j is told by the whole column', (texts, expected) => {
    expect(read(texts)).toBe(expected);
  });

  test('is what is set where no row tells, and says nothing of what is to come', () => {
    expect(read(['3/4/2026'], { usual: 'day-first' })).toBe('2026-04-03');
    expect(read(['3/4/2026', '12/3/2026'], { usual: 'month-first' })).toBe('2026-03-04');
    expect(() => read(['3/4/2026', '12/3/2026'], { mayBeAhead: true })).toThrow(
      '"3/4/2026" (line 2) is 3 Apr 2026 or 4 Mar 2026',
    );
  });

  test('is refused when it is told both ways, with both lines', () => {
    expect(() => read(['1/2/2026', '13/2/2026', '2/13/2026'])).toThrow(
      'Dates are written both ways in the column "Date": "13/2/2026" (line 3) and "2/13/2026" (line 4).',
    );
    expect(read(['13/2/2026', '2/13/2026'])).toBe('2026-02-13');
  });

  test('and says what told it', () => {
    const column = columnOf(['3/4/2026', '5/6/2026', '25/3/2026']);
    for (const text of ['3/4/2026', '5/6/2026', '25/3/2026']) column.read(text, zone);
    expect(column.notices()).toEqual([
      'dates of "Date" were read with the day first, since "25/3/2026" (line 4) tells: 3/4/2026 is 3 Apr 2026',
    ]);
  });
});

describe('numbers', () => {
  test('are what all of a column can be, and it is said', () => {
    const column = columnOf(['46346', '46346.5', '', 'N/A']);
    expect(isoMoment(column.read('46346', zone))).toBe('2026-11-20T00:00:00+01:00');
    expect(column.notices()).toEqual([
      '"Date" was taken for days of a spreadsheet: 46346 is Fri 20 Nov 2026',
    ]);
    const seconds = columnOf(['1467998061']);
    seconds.read('1467998061', zone);
    expect(seconds.notices()).toEqual([
      '"Date" was taken for seconds since 1970: 1467998061 is Fri 8 Jul 2016 19:14',
    ]);
  });

  test.each([[['46346', '2026-11-20']], [['46346', '1467998061']], [['1767998061000', '1467998061']]])(
    '%j are not of one kind, and refused',
    (texts) => {
      expect(() => read(texts)).toThrow('is a number, and not all dates of the column are');
    },
  );
});

describe('dates without a year', () => {
  test('are the last that have been, or of what is promised the next, unless that has just passed', () => {
    const days = ['23.11.', '1.12.', '1. Mai'];
    const past = columnOf(days);
    expect(days.map((day) => past.read(day, zone).day)).toEqual(['2026-11-23', '2025-12-01', '2026-05-01']);
    expect(past.notices()).toEqual([
      'dates of "Date" without a year were taken for the nearest: 23.11. is Mon 23 Nov 2026',
    ]);
    const ahead = columnOf(days, { mayBeAhead: true });
    expect(days.map((day) => ahead.read(day, zone).day)).toEqual(['2026-11-23', '2026-12-01', '2027-05-01']);
  });
});

describe('instants', () => {
  test('are told by the clock of the zone asked for', () => {
    const column = columnOf([]);
    expect(column.read('2026-11-16T02:30:00Z', 'America/Los_Angeles')).toEqual({
      day: '2026-11-15',
      at: Date.parse('2026-11-16T02:30:00Z'),
      offset: -480,
      zone: 'America/Los_Angeles',
    });
    expect(column.read('2026-11-16 09:00', 'America/New_York')).toEqual({
      day: '2026-11-16',
      at: Date.parse('2026-11-16T14:00:00Z'),
      offset: -300,
      zone: 'America/New_York',
    });
  });

  test('are meant by every time of a column that says UTC', () => {
    expect(read('2026-11-20 23:30:14.083', { from: 0 })).toBe('2026-11-21T00:30:14.083+01:00');
    expect(read('20.11.2026 23:30', { from: 0 })).toBe('2026-11-21T00:30:00+01:00');
    expect(read('2026-11-20 23:30+02:00', { from: 0 })).toBe('2026-11-20T22:30:00+01:00');
    expect(read('2026-11-20', { from: 0 })).toBe('2026-11-20');
  });

  test('are meant by every time of a column that names another zone', () => {
    expect(read('2026-11-20 23:30', { from: -210 })).toBe('2026-11-21T04:00:00+01:00');
    expect(read('2026-07-20 23:30', { from: 'America/New_York' })).toBe('2026-07-21T05:30:00+02:00');
    expect(read('2026-11-20 23:30Z', { from: -210 })).toBe('2026-11-21T00:30:00+01:00');
    expect(read('2026-11-20', { from: -210 })).toBe('2026-11-20');
  });

  test('refuse a zone that there is not', () => {
    expect(() => columnOf([]).read('2026-11-20 10:00', 'Mars/Olympus')).toThrow(
      '"Mars/Olympus" is no time zone',
    );
  });
});
