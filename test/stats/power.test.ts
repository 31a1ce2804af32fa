import { expect, test } from 'vitest';
import { missesToRuleOut, trialsPerArm } from '../../src/stats/power.js';
import { computed, expectClose, percent, section } from './reference.js';

interface SizeRow {
  p1: number;
  p2: number;
  power: number;
  alpha_two_sided: number;
  n_per_arm: number;
}

interface MissRow {
  rate: number;
  n_for_95pct_upper_below_rate: number;
  n_for_80pct: number;
}

test('trials to tell two shares apart are those of R power.prop.test', () => {
  const { rows } = section<{ rows: SizeRow[] }>('5d_sample_size_power_prop_test');
  expect(rows.length).toBeGreaterThan(40);
  for (const { p1, p2, power, alpha_two_sided, n_per_arm } of rows) {
    const level = percent(1 - alpha_two_sided);
    expectClose(trialsPerArm(p1, p2, power, level)! / n_per_arm, 1, computed);
    expectClose(trialsPerArm(p2, p1, power, level)! / n_per_arm, 1, computed);
  }
});

test('equal shares are never told apart', () => {
  expect(trialsPerArm(0.1, 0.1, 0.8, 95)).toBeNull();
});

test('misses in a row that rule a share out are the known ones', () => {
  for (const row of section<MissRow[]>('5e_zero_success_touches')) {
    expect(missesToRuleOut(row.rate, 95)).toBe(row.n_for_95pct_upper_below_rate);
    expect(missesToRuleOut(row.rate, 80)).toBe(row.n_for_80pct);
  }
});

test('nothing rules out a share of nothing, and one miss rules out certainty', () => {
  expect(missesToRuleOut(0, 95)).toBeNull();
  expect(missesToRuleOut(1, 95)).toBe(1);
});
