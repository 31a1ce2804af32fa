import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadsheetOf } from '../../../src/render/spreadsheet.js';
import { rowsText } from '../../../src/exchange/table/rows-text.js';
import { touchColumns } from '../../../src/exchange/columns/touches.js';
import type { Column } from '../../../src/render/column.js';
import type { CsvValue } from '../../../src/render/csv.js';
import { renderRows } from '../../../src/render/rows.js';
import type { TouchRow } from '../../../src/store/touches/touches.js';

const columns: Column<CsvValue[]>[] = ['a', 'b'].map((key, index) => ({
  key,
  title: key,
  value: (row) => row[index] ?? null,
}));

test('rows that are streamed are the same bytes as rows that are rendered at once', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constant('x'.repeat(100_000)),
  );
  const pages = fc.array(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 5 }), { maxLength: 4 });
  fc.assert(
    fc.property(
      pages,
      fc.constantFrom('csv', 'json'),
      fc.boolean(),
      fc.constantFrom(undefined, 'de', 'en', 'de-CH'),
      (rows, format, raw, locale) => {
        const excel = locale && spreadsheetOf(locale);
        const streamed = [...rowsText(format, columns, rows, { raw, excel })];
        const options = { raw, excel, width: Infinity, painter: undefined as never };
        expect(streamed.join('')).toBe(renderRows(format, columns, rows.flat(), options));
      },
    ),
  );
});

test('time and date of a touch are those of the place it was written in', () => {
  const column = (key: string) => touchColumns(null).find((one) => one.key === key)!;
  const at = fc.integer({ min: Date.parse('1900-01-02'), max: Date.parse('2199-12-30') });
  fc.assert(
    fc.property(at, fc.integer({ min: -840, max: 840 }), (instant, offset) => {
      const local = new Date(instant + offset * 60_000).toISOString();
      const row = { day: local.slice(0, 10), at: instant, offset } as TouchRow;
      expect(column('time').value(row)).toBe(local.slice(11, 16));
      expect(String(column('at').value(row)).slice(0, 19)).toBe(local.slice(0, 19));
    }),
  );
});

test('amounts are exact in the major unit of their currency', () => {
  const cost = (currency: string | null, minor: number) =>
    touchColumns(currency)
      .find((column) => column.key === 'cost')!
      .value({ cost: minor } as TouchRow);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (minor) => {
      const digits = String(minor).padStart(4, '0');
      expect(String(cost('EUR', minor))).toBe(
        `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, ''),
      );
      expect(cost('JPY', minor)).toBe(minor);
      expect(String(cost('KWD', minor))).toBe(
        `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, ''),
      );
    }),
  );
});
