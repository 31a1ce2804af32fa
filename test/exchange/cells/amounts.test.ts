import { describe, expect, test } from 'vitest';
import { amountColumn } from '../../../src/exchange/cells/amount-column.js';
import { AmountReader } from '../../../src/store/settings/settings.js';

/** Minor units of the first of these where they are all of a column, and the currency it names. */
function read(texts: string | string[], { currency = '', home = null as string | null } = {}) {
  const all = [texts].flat();
  const reader = new AmountReader(home);
  const column = amountColumn('value', reader, () =>
    all.map((text, index) => ({ text, line: () => index + 2 })),
  );
  return [column.read(all[0]!, currency), reader.known];
}

test.each([
  ['1200', 120000, null],
  ['1,5 Mio', 150000000, null],
  ['2 Mio. €', 200000000, 'EUR'],
  ['1.2M', 120000000, null],
  ['3 Tsd', 300000, null],
  ['1,200', 120000, null],
  ['1.200', 120000, null],
  ['1,200.50', 120050, null],
  ['1.200,50', 120050, null],
  ['1 200,50', 120050, null],
  ['1\u202f200,50 €', 120050, 'EUR'],
  ['1\xa0200,50\xa0€', 120050, 'EUR'],
  ['€1,200', 120000, 'EUR'],
  ['$22,700.00', 2270000, 'USD'],
  ['$1.2K', 120000, 'USD'],
  ['1.200,50 €', 120050, 'EUR'],
  ['EUR 1200', 120000, 'EUR'],
  ['1200 EUR', 120000, 'EUR'],
  ["1'200.50 CHF", 120050, 'CHF'],
  ['CHF 1’200.50', 120050, 'CHF'],
  ['0', 0, null],
  ['12.5', 1250, null],
  ['12,5', 1250, null],
  ['12.345', 1234500, null],
  ['12,345', 1234500, null],
  ['1.234.567', 123456700, null],
  ['US$ 12', 1200, 'USD'],
  ['R$ 1.200,00', 120000, 'BRL'],
  ['₹85,000', 8500000, 'INR'],
  ['1200.00 USD', 120000, 'USD'],
  ['1200.-', 120000, null],
  ['1,20,000', 12000000, null],
  ['₹1,20,000', 12000000, 'INR'],
  ['-', null, null],
  ['n/a', null, null],
  ['', null, null],
])('%s', (text, minor, currency) => {
  expect(read(text)).toEqual([minor, currency]);
});

test.each([
  ['-50', 'is not an amount: it is below zero'],
  ['(50.00)', 'is not an amount: it is below zero'],
  ['1e3', 'is not an amount'],
  ['85 L', 'names no currency known here'],
  ['kr 1 200', 'can be in DKK, ISK, NOK or SEK'],
])('%s is refused', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

describe('what parts decimals is told by the whole column', () => {
  test.each([
    [['1.200', '3,50'], 120000],
    [['1,200', '3.50'], 120000],
    [['1.200', '1,200'], 120000],
    [['1.200', '3.50', '3,50'], 120000],
    [['1.200', '1.200.000'], 120000],
  ])('%j', (texts, minor) => {
    expect(read(texts)[0]).toBe(minor);
  });

  test.each([[['1.200', '3.50']], [['1,200', '3,5']], [['1.200', '1,200.50']]])(
    '%j has more decimals than an amount can',
    (texts) => {
      expect(() => read(texts)).toThrow(`"${texts[0]}" has more decimals than`);
    },
  );

  test('where a currency has three, too', () => {
    expect(read(['1.250', '0,5'], { home: 'KWD' })[0]).toBe(1250000);
    expect(read(['1,250', '0,5'], { home: 'KWD' })[0]).toBe(1250);
  });
});

test('a currency of its own column goes with bare amounts and with marks that several have', () => {
  expect(read('12,50', { currency: 'EUR' })).toEqual([1250, 'EUR']);
  expect(read('kr 1 200', { currency: 'NOK' })).toEqual([120000, 'NOK']);
  expect(read('1.200,- kr.', { currency: 'DKK' })).toEqual([120000, 'DKK']);
  expect(read('$12', { currency: 'EUR' })).toEqual([1200, 'USD']);
  expect(read('kr 12', { home: 'SEK' })).toEqual([1200, 'SEK']);
});
