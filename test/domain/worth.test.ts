import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWorth, worthWords } from '../../src/domain/worth.js';
import { UserError } from '../../src/errors.js';

const shares = fc
  .double({ min: 1e-12, max: 1, noNaN: true, maxExcluded: true })
  .filter((share) => share < 1 - 1e-12);

describe('parseWorth', () => {
  test.each([
    ['1/50', 0.02],
    ['1 / 50', 0.02],
    [' 1 in 50 ', 0.02],
    ['1 IN 50', 0.02],
    ['3/100', 0.03],
    ['2%', 0.02],
    ['2.5%', 0.025],
    ['2,5 %', 0.025],
    ['0.02', 0.02],
    ['0,02', 0.02],
    ['.02', 0.02],
    ['1e-7', 1e-7],
    ['99.9%', 0.999],
  ])('reads %j', (text, share) => {
    expect(parseWorth(text)).toBeCloseTo(share, 15);
  });

  test.each([
    '',
    ' ',
    '.',
    '%',
    '0',
    '0%',
    '0/50',
    '1',
    '1/1',
    '50',
    '50/50',
    '51/50',
    '1/0',
    '0/0',
    '100%',
    '-2%',
    '-1/50',
    '+0.02',
    '1/-50',
    '1/5.5',
    '1//50',
    '1 out of 50',
    'one in fifty',
    '2%%',
    '%2',
    '0.02 leads',
    '1e5',
    '1e-400',
    'NaN',
    'Infinity',
    '1/1000000000000000000',
    '９%',
  ])('refuses %j and says what is understood', (text) => {
    expect(() => parseWorth(text)).toThrow(UserError);
    expect(() => parseWorth(text)).toThrow('is not a share of leads between none and all, like 1/50 or 2%.');
  });

  test('reads what it is given or refuses it, and never a share outside 0 to 1', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d ./,%e-]{1,12}$/)), (text) => {
        try {
          const share = parseWorth(text);
          return share > 0 && share < 1;
        } catch (error) {
          return error instanceof UserError;
        }
      }),
    );
  });

  test('reads a share as JavaScript writes it', () => {
    fc.assert(fc.property(shares, (share) => parseWorth(String(share)) === share));
  });
});

describe('worthWords', () => {
  test.each([
    [0.02, '1/50'],
    [1 / 3, '1/3'],
    [0.5, '1/2'],
    [0.3333333, '1/3'],
    [0.3333, '33.3%'],
    [0.024, '2.4%'],
    [0.0123456, '1.23%'],
    [0.03, '3%'],
    [0.4, '40%'],
    [2 / 3, '66.7%'],
    [0.995, '99.5%'],
    [0.9999, '>99.9%'],
    [0.9999999, '>99.9%'],
    [1e-9, '1/1000000000'],
  ])('says %d as %s', (share, words) => {
    expect(worthWords(share)).toBe(words);
  });

  test('one in N comes back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000_000 }), (leads) => {
        const words = worthWords(1 / leads);
        expect(words).toBe(`1/${leads}`);
        expect(parseWorth(words)).toBe(1 / leads);
        expect(parseWorth(`1 in ${leads}`)).toBe(1 / leads);
      }),
    );
  });

  test('of any share is within half a percent of it', () => {
    fc.assert(
      fc.property(shares, (share) => {
        const words = worthWords(share);
        if (words.startsWith('>')) return share > 0.999;
        return Math.abs(parseWorth(words) - share) <= 0.005 * share;
      }),
    );
  });
});
