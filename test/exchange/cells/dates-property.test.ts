import fc from 'fast-check';
import { UTCDate } from '@date-fns/utc';
import { format, type Locale } from 'date-fns';
import { de, enGB, enUS, es, fr, it, nl, pt } from 'date-fns/locale';
import { describe, expect, test } from 'vitest';
import { addDays, utcDay } from '../../../src/domain/calendar.js';
import { dateColumn, type DateColumn } from '../../../src/exchange/cells/date-column.js';
import { UserError } from '../../../src/errors.js';

process.env.TZ = 'Europe/Berlin';
const zone = 'Europe/Berlin';
const today = '2026-11-30';
const clock = { now: Date.parse('2026-11-30T11:00:00Z'), zone };

const columnOf = (texts: string[], mayBeAhead = false): DateColumn =>
  dateColumn({
    name: 'Date',
    clock,
    today,
    usual: () => null,
    texts: () => texts.map((text, index) => ({ text, line: () => index + 2 })),
    from: null,
    mayBeAhead,
  });

/** Days of the years that two digits of a year stand for. */
const day = fc
  .integer({ min: Date.parse('1970-01-01') / 864e5, max: Date.parse(today) / 864e5 })
  .map((count) => utcDay(count * 864e5));

const write = (of: string, form: string, locale: Locale = enGB) => format(new UTCDate(of), form, { locale });

const locales = { enUS, enGB, de, fr, es, nl, pt, it };
const worded = [
  'd MMMM yyyy',
  'd. MMMM yyyy',
  'd MMM yyyy',
  'd-MMM-yyyy',
  'MMMM d, yyyy',
  'MMM d, yyyy',
  'EEEE d MMMM yyyy',
  'EEE, d MMM yyyy',
  'yyyy MMMM d',
];
const numbered = [
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyyMMdd',
  'd.M.yyyy',
  'dd.MM.yyyy',
  'dd.MM.yy',
  "yyyy'年'M'月'd'日'",
];

describe('any day reads back', () => {
  test('from every form with the name of its month, in every language', () => {
    const forms = fc.constantFrom(...worded);
    const languages = fc.constantFrom(...(Object.keys(locales) as (keyof typeof locales)[]));
    fc.assert(
      fc.property(day, forms, languages, (of, form, language) => {
        const text = write(of, form, locales[language]);
        expect([text, columnOf([text]).read(text, zone).day]).toEqual([text, of]);
      }),
      { numRuns: 2000 },
    );
  });

  test('from every form in numbers that tells its order, with a time and without', () => {
    const minute = fc.nat(1439);
    fc.assert(
      fc.property(day, fc.constantFrom(...numbered), minute, fc.boolean(), (of, form, minutes, isTimed) => {
        const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
        // Of two-digit years some could be of another order, where points are.
        const text = isTimed ? `${write(of, form)} ${time}` : write(of, form);
        expect(columnOf([text], true).read(text, zone).day).toBe(of);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a column is read in its order wherever one of its dates tells it, and refused as a whole where none does', () => {
  const orders = fc.constantFrom(
    'd/M/yyyy',
    'M/d/yyyy',
    'dd-MM-yyyy',
    'MM-dd-yyyy',
    'dd/MM/yy',
    'M/d/yy',
    'yy-MM-dd',
    'dd-MM-yy',
  );
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), orders, (days, form) => {
      const texts = days.map((of) => write(of, form));
      const column = columnOf(texts, true);
      const read = () => texts.map((text) => column.read(text, zone).day);
      const isShort = form.includes('yy') && form.includes('-') && !form.includes('yyyy');
      const told = isShort ? null : days.some((of) => Number(of.slice(8)) > 12);
      try {
        expect(read()).toEqual(days);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        expect(told).not.toBe(true);
        expect((error as UserError).message).toContain('nothing in the column "Date" tells which');
      }
    }),
    { numRuns: 1000 },
  );
});

test('an instant is the day and the hour that Intl gives for it in the zone of the owner', () => {
  const zones = fc.constantFrom(
    'America/Los_Angeles',
    'Asia/Kathmandu',
    'Pacific/Auckland',
    'Europe/Berlin',
    'UTC',
    'America/St_Johns',
  );
  const instant = fc.integer({ min: Date.parse('1970-01-01'), max: clock.now });
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  const column = columnOf([]);
  fc.assert(
    fc.property(instant, zones, offset, (at, owner, east) => {
      const there = new Date(at + east * 60_000).toISOString().slice(0, -1);
      const size = Math.abs(east);
      const two = (number: number) => String(number).padStart(2, '0');
      const text = `${there}${east < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
      const moment = column.read(text, owner);
      expect(moment).toMatchObject({ at, zone: owner });
      const { year, month, day: date, hour, minute } = partsOf(at, owner);
      const wall = new Date(at + moment.offset! * 60_000).toISOString();
      expect([moment.day, wall.slice(11, 16)]).toEqual([`${year}-${month}-${date}`, `${hour}:${minute}`]);
    }),
    { numRuns: 500 },
  );
});

function partsOf(at: number, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

test('a wall time in the zone of its row is what the same clock says where it is the own zone', () => {
  // The changes of 2025 in Berlin, every quarter of an hour around them.
  const changes = ['2025-03-30', '2025-10-26'];
  const quarter = fc.integer({ min: -48, max: 144 });
  const column = columnOf([]);
  const away = dateColumn({
    name: 'Date',
    clock: { ...clock, zone: 'Europe/Paris' },
    today,
    usual: () => null,
    texts: () => [],
    from: null,
    mayBeAhead: false,
  });
  fc.assert(
    fc.property(fc.constantFrom(...changes), quarter, (of, quarters) => {
      const wall = new Date(Date.parse(of) + quarters * 900_000).toISOString().slice(0, 16);
      expect(away.read(wall, 'Europe/Berlin')).toEqual(column.read(wall, 'Europe/Berlin'));
    }),
  );
});

test('any text is a day in its bounds, or is refused', () => {
  const pieces = fc.array(
    fc.constantFrom(
      ...'0 1 2 12 13 26 31 2026 1999 46346 1467998061 : 10:30 24:00 / - . , T Z am pm nov mar di (CET) +01 +0100 UTC IST h uhr 年 月 日 xi de'.split(
        ' ',
      ),
      ' ',
      ' ',
    ),
    { maxLength: 9 },
  );
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    pieces.map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.boolean(), (texts, mayBeAhead) => {
      const column = columnOf(texts, mayBeAhead);
      for (const one of texts)
        try {
          const moment = column.read(one, zone);
          expect(moment.day >= '1900-01-01' && moment.day <= '2199-12-31').toBe(true);
          expect(mayBeAhead || moment.day <= addDays(today, 0)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
    }),
    { numRuns: 3000 },
  );
});
