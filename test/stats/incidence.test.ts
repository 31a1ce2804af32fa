import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIncidence, incidenceAt, incidenceCurve, type DayCount } from '../../src/stats/incidence.js';
import { wilson } from '../../src/stats/interval.js';
import { level, numbersIn } from './arbitrary.js';
import { closedForm, expectClose, section } from './reference.js';

interface Known {
  data: { time: number; status: 'converted' | 'lost' | 'open' }[];
  aalen_johansen: {
    time: number;
    n_risk: number;
    F_converted: number;
    F_lost: number;
    se_converted: number;
    se_lost: number;
    n_eff: number;
    wilson_neff_lower: number;
    wilson_neff_upper: number;
  }[];
}

const known = section<Known>('4_survival_A');
const none = { converted: 0, lost: 0, open: 0 };
const data: DayCount[] = known.data.map(({ time, status }) => ({ day: time, ...none, [status]: 1 }));

function errorOf({ rate, effective }: { rate: number; effective: number }): number {
  return Math.sqrt((rate * (1 - rate)) / effective);
}

describe('twelve leads, some of them open', () => {
  test.each(known.aalen_johansen)('day $time is that of R survfit', (row) => {
    const incidence = incidenceAt(data, row.time, 95)!;
    expectClose(incidence.rate, row.F_converted, closedForm);
    expectClose(errorOf(incidence), row.se_converted, closedForm);
    expectClose(incidence.effective, row.n_eff, 1e-10);
    expectClose([incidence.low, incidence.high], [row.wilson_neff_lower, row.wilson_neff_upper], closedForm);
  });

  test.each(known.aalen_johansen.filter(({ F_lost }) => F_lost > 0))(
    'those lost by day $time are that of R survfit too',
    (row) => {
      const turned = data.map(({ day, converted, lost, open }) => ({
        day,
        converted: lost,
        lost: converted,
        open,
      }));
      const incidence = incidenceAt(turned, row.time, 95)!;
      expectClose(incidence.rate, row.F_lost, closedForm);
      expectClose(errorOf(incidence), row.se_lost, closedForm);
    },
  );

  test('the estimate speaks for the last day on which 5 are followed', () => {
    expect(findIncidence(data, 30, 95)).toMatchObject({ day: 12, ...incidenceAt(data, 12, 95) });
    expect(findIncidence(data, 11, 95)!.day).toBe(11);
    expect(findIncidence(data, 8, 95)!.day).toBe(8);
  });

  test('the curve ends there', () => {
    const curve = incidenceCurve(data, 12);
    const steps = known.aalen_johansen.filter(({ time }) => time <= 12);
    expect(curve.map(({ day }) => day)).toEqual([3, 5, 7, 8, 10, 12]);
    for (const { time, n_risk, F_converted, F_lost } of steps) {
      const { followed, converted, lost } = curve.find(({ day }) => day === time)!;
      expect(followed).toBe(n_risk);
      expectClose([converted, lost], [F_converted, F_lost], closedForm);
    }
  });
});

test('fewer than 5 leads say nothing', () => {
  expect(findIncidence([], 30, 95)).toBeNull();
  expect(findIncidence([{ day: 30, ...none, open: 4 }], 30, 95)).toBeNull();
  expect(incidenceAt([], 30, 95)).toBeNull();
});

test('nobody converted yet counts those whose fate is known, whether lost or followed so far', () => {
  const counts = [
    { day: 2, ...none, lost: 10 },
    { day: 4, ...none, open: 20 },
    { day: 9, ...none, open: 8 },
  ];
  expect(findIncidence(counts, 9, 95)).toMatchObject({ day: 9, rate: 0, low: 0, effective: 18 });
  expect(findIncidence(counts, 30, 95)).toMatchObject({ day: 9 });
});

test('where everybody converted the range reaches exactly to the top', () => {
  expect(
    findIncidence(
      [1, 2, 3, 4, 5, 6].map((day) => ({ day, ...none, converted: 1 })),
      30,
      95,
    ),
  ).toMatchObject({
    rate: 1,
    high: 1,
    effective: 6,
  });
});

test('the first lead left open ends what is known once fewer than 5 are followed', () => {
  const counts = [
    { day: 1, ...none, converted: 4, lost: 3 },
    { day: 6, ...none, open: 1 },
    { day: 9, ...none, converted: 1 },
  ];
  expect(findIncidence(counts, 30, 95)).toMatchObject({ day: 6, rate: 4 / 9, effective: 9 });
});

const dayCount = fc.record({
  day: fc.nat(40),
  converted: fc.nat(3),
  lost: fc.nat(3),
  open: fc.nat(3),
});

test('for any counts the range lies within 0 and 1, holds the rate, and rests on no more than there are', () => {
  fc.assert(
    fc.property(fc.array(dayCount), fc.nat(50), level, (counts, until, percent) => {
      const all = counts.reduce((sum, { converted, lost, open }) => sum + converted + lost + open, 0);
      const found = findIncidence(counts, until, percent);
      expect(found === null).toBe(all < 5);
      if (!found) return;
      expect(numbersIn(found).every(Number.isFinite)).toBe(true);
      expect(found.day).toBeLessThanOrEqual(until);
      expect(0 <= found.low && found.low <= found.rate).toBe(true);
      expect(found.rate <= found.high && found.high <= 1).toBe(true);
      expect(1 <= found.effective && found.effective <= all).toBe(true);
    }),
  );
});

test('with nobody left open before the day it is the plain rate with its plain range', () => {
  const resolved = dayCount.map((entry) => ({ ...entry, open: 0 }));
  fc.assert(
    fc.property(fc.array(resolved, { minLength: 3 }), fc.nat(50), fc.nat(20), (counts, until, waiting) => {
      const all = [...counts, { day: until, ...none, open: waiting }];
      const n = all.reduce((sum, { converted, lost, open }) => sum + converted + lost + open, 0);
      const k = all.reduce((sum, { day, converted }) => (day <= until ? sum + converted : sum), 0);
      const found = findIncidence(all, until, 95);
      if (n < 5) return;
      const plain = wilson(k, n, 95)!;
      expect(found!.day).toBe(until);
      expect(found!.rate).toBe(plain.rate);
      expectClose([found!.low, found!.high], [plain.low, plain.high], closedForm);
    }),
  );
});

test('neither the order of rows nor how they are grouped matters', () => {
  fc.assert(
    fc.property(fc.array(dayCount, { minLength: 2 }), (counts) => {
      const singly = counts.flatMap(({ day, ...rest }) =>
        Object.entries(rest).map(([fate, many]) => ({ day, ...none, [fate]: many })),
      );
      const found = findIncidence(counts, 30, 95);
      expect(findIncidence(counts.toReversed(), 30, 95)).toEqual(found);
      expect(findIncidence(singly, 30, 95)).toEqual(found);
      expect(incidenceCurve(singly, 30)).toEqual(incidenceCurve(counts, 30));
    }),
  );
});

test('the curve only rises, and converted and lost never exceed the whole', () => {
  fc.assert(
    fc.property(fc.array(dayCount), (counts) => {
      let before = { converted: 0, lost: 0 };
      for (const { converted, lost } of incidenceCurve(counts, 45)) {
        expect(converted).toBeGreaterThanOrEqual(before.converted);
        expect(lost).toBeGreaterThanOrEqual(before.lost);
        expect(converted + lost).toBeLessThanOrEqual(1 + closedForm);
        before = { converted, lost };
      }
    }),
  );
});

test('a lead that converts rather than being lost on the same day never lowers the rate', () => {
  fc.assert(
    fc.property(fc.array(dayCount, { minLength: 3 }), fc.nat(40), (counts, day) => {
      const lost = incidenceAt([...counts, { day, ...none, lost: 1 }], 30, 95)!;
      const converted = incidenceAt([...counts, { day, ...none, converted: 1 }], 30, 95)!;
      expect(converted.rate).toBeGreaterThanOrEqual(lost.rate - closedForm);
    }),
  );
});
