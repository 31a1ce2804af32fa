import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMoney } from '../../src/domain/money.js';
import { count, duration, money, percent, range } from '../../src/render/figure.js';

test.each([
  [0, '0%'],
  [0.004, '<1%'],
  [0.00999, '<1%'],
  [0.01, '1%'],
  [0.031, '3.1%'],
  [0.0496, '5%'],
  [0.0997, '10%'],
  [0.14, '14%'],
  [0.485, '49%'],
  [0.99, '99%'],
  [0.996, '>99%'],
  [1, '100%'],
])('says %d as %s', (rate, text) => {
  expect(percent(rate)).toBe(text);
});

test('says none or all only of none or all', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (rate) => {
      expect(percent(rate) === '0%').toBe(rate === 0);
      expect(percent(rate) === '100%').toBe(rate === 1);
      expect(percent(rate)).toMatch(/^(<1|>99|\d(\.\d)?|\d\d|100)%$/);
    }),
  );
});

test.each([
  [0.02, 0.05, '2–5%'],
  [0.0035, 0.038, '<1–3.8%'],
  [0.18, 0.48, '18–48%'],
  [0.0001, 0.005, '<1%'],
  [0.97, 1, '97–100%'],
  [0, 1, '0–100%'],
])('says the range from %d to %d as %s', (low, high, text) => {
  expect(range(low, high)).toBe(text);
});

test.each([
  [0, '0'],
  [9999, '9999'],
  [10000, '10,000'],
  [45211, '45,211'],
  [1234567, '1,234,567'],
  [-45211, '-45,211'],
])('counts %d as %s', (n, text) => {
  expect(count(n)).toBe(text);
});

test.each([
  [0, '0:00'],
  [8, '<0:01'],
  [30, '0:01'],
  [480, '0:08'],
  [6600, '1:50'],
  [3599, '1:00'],
  [450_000, '125:00'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test.each([
  [900000, 'EUR', '€9,000'],
  [1250, 'EUR', '€12.50'],
  [1205, 'USD', '$12.05'],
  [30000, 'CHF', 'CHF 300'],
  [1250, null, '12.50'],
  [5, null, '0.05'],
  [0, 'GBP', '£0'],
  [1200, 'JPY', '¥1,200'],
  [1500000, 'KRW', '₩1,500,000'],
  [1250, 'KWD', 'KWD 1.250'],
  [-29700, 'EUR', '-€297'],
])('writes %d minor units of %s as %s', (minor, currency, text) => {
  expect(money(minor, currency)).toBe(text);
});

test('writes an amount so that it reads back as the same amount', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e12 }),
      fc.constantFrom('EUR', 'USD', 'CHF', 'JPY', 'KWD', 'AUD', 'CNY', null),
      (minor, currency) => {
        expect(parseMoney(money(minor, currency))).toEqual({ minor, currency });
      },
    ),
  );
});
