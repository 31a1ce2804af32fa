import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvReader } from '../../../src/exchange/read/csv.js';
import { sourceOfRecords } from '../../../src/exchange/read/records.js';

test('records come back cell by cell, those between blank ones too', () => {
  const cell = fc
    .string({ unit: 'binary', maxLength: 6 })
    .map((text) => text.replaceAll('\0', '').toWellFormed());
  const record = fc.array(cell, { minLength: 2, maxLength: 4 }).map((cells) => [...cells, 'x']);
  fc.assert(
    fc.property(fc.array(fc.oneof(record, fc.constant([]), fc.constant(['', '']))), (records) => {
      const source = sourceOfRecords('x.xlsx', 'row', [['a', 'b', 'c', 'd', 'e'], ...records], ['told']);
      expect([source.name, source.rowWord, source.notices]).toEqual(['x.xlsx', 'row', ['told']]);
      const rows = [...new CsvReader(source).rows()].filter((cells) => cells.some((text) => text !== ''));
      const filled = records.filter((cells) => cells.some((text) => text !== ''));
      expect(rows).toEqual(filled.map((cells) => [...cells, ...Array<string>(5 - cells.length).fill('')]));
    }),
  );
});
