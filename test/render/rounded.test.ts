import { expect, test } from 'vitest';
import {
  hours,
  moneySpan,
  rounded,
  roundedMoney,
  roundedMoneyRange,
  roundedRange,
  wholeMoney,
} from '../../src/render/rounded.js';

test('an estimate has two digits that say something', () => {
  const wanted = {
    '0': 0,
    '<0.01': 0.004,
    '0.034': 0.034,
    '0.34': 0.344,
    '3.4': 3.44,
    '34': 34.4,
    '990': 994,
    '1,000': 996,
    '1,500': 1499,
    '10k': 9960,
    '34k': 34_444,
    '1M': 999_999,
    '3.4M': 3.44e6,
  };
  for (const [text, value] of Object.entries(wanted)) expect(rounded(value)).toBe(text);
});

test('a range of which both ends read the same is one figure', () => {
  expect(roundedRange(3.44, 2.51, 4.69)).toBe('3.4 (2.5–4.7)');
  expect(roundedRange(12.1, 11.9, 12.2)).toBe('12 (12)');
});

test('estimated amounts are written as one writes money', () => {
  expect(roundedMoneyRange(8000, 2920, 23_324, 'EUR')).toBe('€80 (29–230)');
  expect(roundedMoneyRange(333, 190, 690, 'EUR')).toBe('€3.30 (1.90–6.90)');
  expect(roundedMoneyRange(4, 0.2, 900, null)).toBe('0.04 (<0.01–9)');
  expect(roundedMoney(150_000, 'CHF')).toBe('CHF 1,500');
  expect(roundedMoney(25_714.3, 'EUR')).toBe('€260');
  expect(roundedMoney(0.4, 'JPY')).toBe('¥<1');
  expect(roundedMoney(3.4, 'JPY')).toBe('¥3');
  expect(moneySpan(5303, 75_148, 'EUR')).toBe('€53–750');
});

test('sums keep what they are, without decimals from a hundred up', () => {
  expect(wholeMoney(1250, 'EUR')).toBe('€12.50');
  expect(wholeMoney(129_735, 'EUR')).toBe('€1,297');
  expect(wholeMoney(1297, 'JPY')).toBe('¥1,297');
  expect([0, 0.25, 3.44, 13.6, 12_345.6].map(hours)).toEqual(['0', '0.25', '3.4', '14', '12,346']);
});
