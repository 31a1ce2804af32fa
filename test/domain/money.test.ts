import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencySymbol, isCurrency, MAX_MINOR, minorDigits, parseMoney } from '../../src/domain/money.js';
import { UserError } from '../../src/errors.js';

describe('parseMoney', () => {
  test.each([
    ['12', 1200, null],
    ['0', 0, null],
    ['12.5', 1250, null],
    ['12.50', 1250, null],
    ['12,50', 1250, null],
    ['0.05', 5, null],
    ['1,200', 120000, null],
    ['1.200', 120000, null],
    ['1.200,50', 120050, null],
    ['1,200.50', 120050, null],
    ['1,234,567', 123456700, null],
    ['1.234.567,8', 123456780, null],
    ["1'200.50", 120050, null],
    ['1 200,50', 120050, null],
    ['1\u202f200', 120000, null],
    ['  12  ', 1200, null],
    ['€12', 1200, 'EUR'],
    ['12 €', 1200, 'EUR'],
    ['12 EUR', 1200, 'EUR'],
    ['eur 12', 1200, 'EUR'],
    ['$12', 1200, 'USD'],
    ['CHF 300', 30000, 'CHF'],
    ['A$9.90', 990, 'AUD'],
    ['¥1,200', 1200, 'JPY'],
    ['1.250 KWD', 1250, 'KWD'],
    ['1,250 KWD', 1250000, 'KWD'],
    ['10000000000', MAX_MINOR, null],
    ['9k', 900000, null],
    ['9 k', 900000, null],
    ['9.5 k EUR', 950000, 'EUR'],
    ['9.5k', 950000, null],
    ['0.250k', 25000, null],
    ['1200.500k', 120050000, null],
    ['9,5K', 950000, null],
    ['€9k', 900000, 'EUR'],
    ['9k EUR', 900000, 'EUR'],
    ['9k€', 900000, 'EUR'],
    ['1.2m', 120000000, null],
    ['1.2345678m', 123456780, null],
    ['0.5k JPY', 500, 'JPY'],
    ['5 MXN', 500, 'MXN'],
    ['US$ 12', 1200, 'USD'],
    ['C$12', 1200, 'CAD'],
    ['12 zł', 1200, 'PLN'],
    ['Fr. 12.50', 1250, 'CHF'],
    ['$1.2K', 120000, 'USD'],
    ['1200.-', 120000, null],
    ['CHF 1200.--', 120000, 'CHF'],
    ['1.200,- €', 120000, 'EUR'],
    ['1,20,300', 12030000, null],
    ['₹1,20,300.50', 12030050, 'INR'],
    ['12,34,56,789 INR', 12345678900, 'INR'],
  ])('reads %j', (text, minor, currency) => {
    expect(parseMoney(text)).toEqual({ minor, currency });
  });

  test.each([
    ['1.250k', '1250', '1250000'],
    ['1,250k', '1250', '1250000'],
    ['€1.250m', '1250000', '1250000000'],
  ])('refuses %j, which can be read in two ways, and offers both', (text, small, large) => {
    expect(() => parseMoney(text)).toThrow(
      expect.objectContaining({
        message: `"${text}" can be ${small} or ${large}`,
        hint: `Write all its figures: ${small} or ${large}.`,
      }),
    );
  });

  test.each(['1,200,000k', '1 200k'])('refuses %j, with thousands parted before a letter', (text) => {
    expect(() => parseMoney(text)).toThrow(`"${text}" has thousands parted and a letter for more of them`);
  });

  test('takes the decimals of the home currency for an amount that names none', () => {
    expect(parseMoney('1200', 'JPY')).toEqual({ minor: 1200, currency: null });
    expect(parseMoney('12 EUR', 'JPY')).toEqual({ minor: 1200, currency: 'EUR' });
  });

  test.each([
    '-5',
    '−5',
    '+5',
    '(5)',
    '',
    ' ',
    '€',
    'EUR',
    'twelve',
    'k',
    '12 apples',
    '1e3',
    '.50',
    '12.',
    '1,200.5.3',
    '1,2,300',
    '01,20,300',
    '1,20,30',
    '1,200,50',
    '12,34.5',
    '1200,300.50',
    '1 2',
    '€12 EUR',
    '$-5',
    '٣',
    'NaN',
    'Infinity',
    '0x10',
    '12\n13',
  ])('refuses %j as no amount', (text) => {
    expect(() => parseMoney(text)).toThrow(UserError);
    expect(() => parseMoney(text)).toThrow(`"${text}" is not an amount`);
  });

  test.each([
    ['12.345,678', null],
    ['0.125', null],
    ['1234.567', null],
    ['12.50 JPY', null],
    ['12.5', 'JPY'],
    ['1.2345 KWD', null],
  ])('refuses %j with more decimals than its currency has', (text, home) => {
    expect(() => parseMoney(text, home)).toThrow(`"${text}" has more decimals than`);
  });

  test.each(['10000000000.01', '999999999999999999999', '1,000,000,000,001 JPY'])(
    'refuses %s as too large',
    (text) => {
      expect(() => parseMoney(text)).toThrow(`"${text}" is too large an amount`);
    },
  );

  test('refuses a currency nobody has', () => {
    expect(() => parseMoney('12 min')).toThrow('"12 min" names no currency known here');
  });

  test.each(['kr 1 200', '1 200 kr', 'kr. 12', 'Rs 12', 'Rs. 12'])(
    '%s is in the currency of the journal, where that has this mark',
    (text) => {
      const home = /rs/i.test(text) ? 'INR' : 'SEK';
      expect(parseMoney(text, home).currency).toBe(home);
      expect(() => parseMoney(text, 'EUR')).toThrow(/can be in \w{3}, .* or \w{3}/);
      expect(() => parseMoney(text)).toThrow(/can be in/);
    },
  );

  test.each(['-50', '−5', '(50.00)', '€ -5', '50-'])('says of %s that it is below zero', (text) => {
    expect(() => parseMoney(text)).toThrow(`"${text}" is not an amount: it is below zero`);
  });

  test('three digits behind a mark that is known to part decimals are decimals', () => {
    expect(parseMoney('1.234', null, ',').minor).toBe(123400);
    expect(() => parseMoney('1.234', null, '.')).toThrow('more decimals');
    expect(parseMoney('1,234', 'KWD', ',').minor).toBe(1234);
    expect(parseMoney('1.234', 'KWD', ',').minor).toBe(1234000);
  });

  test('gives a whole number of minor units or says why not, whatever the text', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[$€]?[\d.,' ]{1,14}( EUR)?$/));
    fc.assert(
      fc.property(typed, (text) => {
        try {
          const { minor } = parseMoney(text);
          expect(Number.isInteger(minor) && minor >= 0 && minor <= MAX_MINOR).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('knows the decimals of currencies', () => {
  expect(['EUR', 'JPY', 'KRW', 'KWD', null].map(minorDigits)).toEqual([2, 0, 0, 3, 2]);
});

test('knows currencies by code, and a symbol for the common ones', () => {
  expect(['EUR', 'eur', 'XYZ', 'KWD'].map(isCurrency)).toEqual([true, false, false, true]);
  expect(['GBP', 'CHF'].map(currencySymbol)).toEqual(['£', 'CHF ']);
});
