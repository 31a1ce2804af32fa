import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationColumn, type DurationField } from '../../../src/exchange/cells/duration-column.js';
import { UserError } from '../../../src/errors.js';

const columnOf = (field: DurationField, texts: string[], name = 'Length') =>
  durationColumn({ field, name, texts: () => texts.map((text, index) => ({ text, line: () => index + 2 })) });

/** What the first of these is where they are all of a column. */
const read = (field: DurationField, texts: string | string[], name?: string) => {
  const all = [texts].flat();
  return columnOf(field, all, name).read(all[0]!);
};

describe('a time that stands alone, in a column of minutes, seconds and hours', () => {
  test.each([
    ['3', 180, 3, 10_800],
    ['3.5', 210, 4, 12_600],
    ['3,5', 210, 4, 12_600],
    ['00:03:25', 205, 205, 205],
    ['0:03:25', 205, 205, 205],
    ['3:25', 205, 205, 12_300],
    ['03:25', 205, 205, 12_300],
    ['3m 25s', 205, 205, 205],
    ['3m25s', 205, 205, 205],
    ['3 min', 180, 180, 180],
    ['3 mins', 180, 180, 180],
    ['2 Min.', 120, 120, 120],
    ['205', 12_300, 205, 738_000],
    ['205s', 205, 205, 205],
    ['1h 5m', 3900, 3900, 3900],
    ['1h', 3600, 3600, 3600],
    ['1h05', 3900, 3900, 3900],
    ['90 min', 5400, 5400, 5400],
    ['PT3M25S', 205, 205, 205],
    ['205000', 12_300_000, 205_000, null],
    ['', null, null, null],
    ['0', 0, 0, 0],
    ['-', null, null, null],
    ['N/A', null, null, null],
    ['00:00', 0, 0, 0],
    ['1.200', 72, 1, 4320],
    ['01:30', 5400, 90, 5400],
    ['0:19', 19, 19, 1140],
    ['1:01:03', 3663, 3663, 3663],
    ['3:25 min', 205, 205, 205],
    ['25 sec', 25, 25, 25],
    ['0.0569', 3, 0, 205],
    ['1 Std. 5 Min.', 3900, 3900, 3900],
    ['2 heures et 3 minutes', 7380, 7380, 7380],
    ['3 minutos y 25 segundos', 205, 205, 205],
    ['3\'25"', 205, 205, 205],
    ["3'25''", 205, 205, 205],
    ['205000 ms', 205, 205, 205],
  ])('%s', (text, minutes, seconds, hours) => {
    expect(read('minutes', text)).toBe(minutes);
    expect(read('seconds', text)).toBe(seconds);
    if (hours === null && minutes !== null)
      expect(() => read('hours', text)).toThrow('is not a number of hours');
    else expect(read('hours', text)).toBe(hours);
  });

  test('milliseconds are rounded to seconds', () => {
    expect(read('milliseconds', '205400')).toBe(205);
    expect(read('milliseconds', '3:25')).toBe(205);
    expect(read('duration', '205400', 'Call duration (ms)')).toBe(205);
  });

  test.each([
    'soon',
    '3 apples',
    '25s 3m',
    '-5',
    '3:75',
    '1:2:3:4',
    '5 5',
    'h',
    '9'.repeat(40),
    'x'.repeat(50_000),
  ])('"%s" is refused', (text) => {
    expect(() => read('minutes', text)).toThrow('is not a number of minutes');
  });
});

describe('two parts', () => {
  test.each([
    [['3:25'], 205],
    [['0:30', '1:45', '0:15'], 1800],
    [['0:10', '1:20', '2:05', '0:00', '0:25'], 600],
    [['0:10', '1:20', '2:05'], 10],
    [['1:10', '0:00', '3:25'], 70],
    [['0:00', '0:00'], 0],
    [['0:30', '0:00'], 1800],
    [['1:30', '4:59'], 90],
    [['0:10', '1:20'], 10],
    [['1:30', '1:01:03'], 90],
    [['1:30', '45:10'], 90],
    [['1:30', '12:00'], 90],
    [['1:30', '0:19'], 90],
  ])('%j are minutes and seconds, unless all are round hours', (texts, expected) => {
    expect(read('minutes', texts)).toBe(expected);
    expect(read('duration', texts)).toBe(expected);
  });

  test.each([
    ['Call duration (HH:mm:ss)', 90],
    ['Duration (m:ss)', 90],
    ['Duration (hh:mm)', 5400],
    ['Stunden', 5400],
    ['Duration in s', 90],
  ])('are what the name says: %s', (name, expected) => {
    const column = columnOf('duration', ['1:30'], name);
    expect(column.read('1:30')).toBe(expected);
    expect(column.notices()).toEqual([]);
  });

  test('it is said what they were taken for', () => {
    const column = columnOf('minutes', ['3:25', '0:19'], 'Min');
    expect([column.read('0:19'), column.read('3:25')]).toEqual([19, 205]);
    expect(column.notices()).toEqual([
      '"Min" was taken for minutes and seconds: 3:25 is 3 min 25 s; where it is not, say --map hours="Min"',
    ]);
  });
});

describe('bare numbers of a column that names no unit', () => {
  test.each([
    [['205', '31', '0', ''], 205],
    [['5', '15', '60', '0'], 300],
    [['3', '12', '7'], 180],
    [['3.5', '2'], 210],
    [['205000', '31000'], 205],
    [['12', '2 min'], 720],
    [['31', '25 sec'], 31],
    [['0.0569', '0.5'], 4916],
    [['0.5', '0.25'], 30],
    [['0.0569', '2'], 3],
  ])('%j', (texts, expected) => {
    expect(read('duration', texts)).toBe(expected);
  });

  test.each([
    ['Call Duration (seconds)', 205],
    ['duration_ms', 0],
    ['Dauer (Min.)', 12_300],
    ['Dauer in s', 205],
    ['Second call: minutes', 12_300],
  ])('%s says it', (name, expected) => {
    const column = columnOf('duration', ['205'], name);
    expect(column.read('205')).toBe(expected);
    expect(column.notices()).toEqual([]);
  });

  test('it is said what they were taken for', () => {
    const column = columnOf('duration', ['205', '31'], 'Duration');
    column.read('31');
    expect(column.notices()).toEqual([
      '"Duration" was taken for seconds: 205 is 3 min 25 s; where it is not, say --map minutes="Duration"',
    ]);
  });
});

test('every length of time comes back from every form of it', () => {
  const parts = fc.record({ h: fc.nat(99), m: fc.nat(59), s: fc.nat(59) });
  const two = (number: number) => String(number).padStart(2, '0');
  fc.assert(
    fc.property(parts, fc.constantFrom('minutes', 'seconds', 'hours', 'duration'), ({ h, m, s }, field) => {
      const expected = (h * 60 + m) * 60 + s;
      for (const text of [
        `${h}:${two(m)}:${two(s)}`,
        `${h}h ${m}m ${s}s`,
        `${h} Std. ${m} Min. ${s} Sek.`,
        `${h} hours and ${m} minutes ${s} seconds`,
        `PT${h}H${m}M${s}S`,
        `${expected} sec`,
      ])
        expect(read(field as DurationField, text)).toBe(expected);
      expect(read(field as DurationField, [`${m}:${two(s)}`, '59:59', '0:00:01'])).toBe(
        field === 'hours' ? (m * 60 + s) * 60 : m * 60 + s,
      );
    }),
  );
});

test('any text is whole seconds, nothing, or refused', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[\d:., hmsPT'"-]{1,20}$/));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      const column = columnOf('duration', texts);
      for (const one of texts)
        try {
          const seconds = column.read(one);
          expect(seconds === null || (Number.isInteger(seconds) && seconds >= 0)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
    }),
  );
});
