import { describe, expect, test } from 'vitest';
import {
  benchmarkUnits,
  checkUnit,
  claimedRate,
  claimWords,
  parseClaim,
  unitStage,
} from '../../src/domain/claim.js';
import { UserError } from '../../src/errors.js';

describe('a claimed share', () => {
  test.each([
    ['2%', 0.02, 0.02, '2%'],
    [' 4.82 % ', 0.0482, 0.0482, '4.82%'],
    ['0,7%', 0.007, 0.007, '0.7%'],
    ['.5%', 0.005, 0.005, '0.5%'],
    ['0.02', 0.02, 0.02, '2%'],
    ['1/50', 0.02, 0.02, '2%'],
    ['1 in 3', 1 / 3, 1 / 3, '33.3%'],
    ['254/5265', 254 / 5265, 254 / 5265, '4.82%'],
    ['1-5%', 0.01, 0.05, '1–5%'],
    ['1%-5%', 0.01, 0.05, '1–5%'],
    ['1.5 – 5%', 0.015, 0.05, '1.5–5%'],
    ['1% to 5%', 0.01, 0.05, '1–5%'],
    ['0.01-0.05', 0.01, 0.05, '1–5%'],
    ['1/50-1/20', 0.02, 0.05, '2–5%'],
    ['1/50 to 5%', 0.02, 0.05, '2–5%'],
    ['0-5%', 0, 0.05, '0–5%'],
    ['100%', 1, 1, '100%'],
    ['1/1', 1, 1, '100%'],
  ])('%j', (text, low, high, words) => {
    const claim = parseClaim(text);
    expect(claim.low).toBeCloseTo(low, 12);
    expect(claim.high).toBeCloseTo(high, 12);
    expect(claimedRate(claim)).toBe(words);
  });

  test.each([
    ['', 'is not a share'],
    ['%', 'is not a share'],
    ['0', 'is not a share'],
    ['0%', 'is not a share'],
    ['0-0%', 'is not a share'],
    ['101%', 'is not a share'],
    ['1-101%', 'is not a share'],
    ['51/50', 'is not a share'],
    ['1/0', 'is not a share'],
    ['0/0', 'is not a share'],
    ['2', 'is not a share'],
    ['1', 'is not a share'],
    ['1-5', 'is not a share'],
    ['-5%', 'is not a share'],
    ['two', 'is not a share'],
    ['1-2-3%', 'is not a share'],
    ['5-1%', 'begins above where it ends'],
    ['1/20-1/50', 'begins above where it ends'],
  ])('%j is refused', (text, message) => {
    expect(() => parseClaim(text)).toThrow(UserError);
    expect(() => parseClaim(text)).toThrow(message);
  });
});

test('a unit stands before its goal; leads and touches before all', () => {
  for (const unit of benchmarkUnits)
    for (const goal of [1, 2, 3, 4, 5, 6]) {
      const check = () => checkUnit({ unit, goal });
      if (unitStage[unit] < goal) expect(check).not.toThrow();
      else expect(check).toThrow('does not come before');
    }
  expect(claimWords({ low: 0.015, high: 0.05, unit: 'leads', goal: 6 })).toBe('1.5–5% of leads → won');
});
