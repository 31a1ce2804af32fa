import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysInMonth } from '../../src/domain/calendar.js';
import {
  isPlanned,
  lastDays,
  plannedDays,
  plannedIn,
  readPlanWords,
  spansOf,
  type WrittenPlan,
} from '../../src/domain/plan.js';

describe('an amount a week or a month', () => {
  test.each([
    ['cold-call 20/week', 'cold-call', 20, 'week'],
    ['cold call 20 a week', 'cold call', 20, 'week'],
    ['cold-call 20/wk', 'cold-call', 20, 'week'],
    ['cold-call  20 / W', 'cold-call', 20, 'week'],
    ['meeting 15/month', 'meeting', 15, 'month'],
    ['meeting 15 per month', 'meeting', 15, 'month'],
    ['meeting 1,500 every mo', 'meeting', 1500, 'month'],
    ['top 100 20/week', 'top 100', 20, 'week'],
    ['0/week', '', 0, 'week'],
  ])('is read from "%s"', (text, name, amount, every) => {
    expect(readPlanWords(text)).toEqual({ name, rate: { amount, every } });
  });

  test.each([
    'cold-call 2.5/week',
    'cold-call 1000001/week',
    'cold-call 1,5/week',
    'cold-call 99999999/month',
  ])('is no whole number up to a million in "%s"', (text) => {
    expect(readPlanWords(text)).toEqual({ name: 'cold-call', rate: null });
  });

  test.each([
    'cold-call',
    '',
    'cold-call 20',
    '20/week cold-call',
    'cold-call20/week',
    'cold-call 20/fortnight',
  ])('is not there in "%s"', (text) => {
    expect(readPlanWords(text)).toBeNull();
  });

  test('is looked for without going back and forth over a long text', () => {
    expect(readPlanWords(`${'1 '.repeat(50_000)}x`)).toBeNull();
  });
});

const weekly = (day: string, amount: number, until: string | null = null): WrittenPlan => ({
  amount,
  every: 'week',
  day,
  until,
});

describe('plans for one thing', () => {
  test('end on the day before the next begins, on their own last day, or when the tactic is dropped', () => {
    const plans = [weekly('2026-11-02', 10), weekly('2026-11-16', 20, '2026-11-20'), weekly('2026-11-30', 5)];
    expect(lastDays(plans)).toEqual(['2026-11-15', '2026-11-20', null]);
    expect(lastDays(plans, '2026-11-18')).toEqual(['2026-11-15', '2026-11-17', '2026-11-17']);
    expect(spansOf(plans, '2026-11-18').map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-02', '2026-11-15'],
      ['2026-11-16', '2026-11-17'],
    ]);
  });

  test('of the same first day only the last holds', () => {
    expect(spansOf([weekly('2026-11-02', 10), weekly('2026-11-02', 20)])).toEqual([
      { amount: 20, every: 'week', from: '2026-11-02', to: null },
    ]);
  });

  test('a month counts its own days, a week a seventh a day', () => {
    const month = spansOf([{ amount: 15, every: 'month', day: '2026-01-01', until: null }]);
    expect(plannedIn(month, '2026-11-01', '2026-12-01')).toBe(15);
    expect(plannedIn(month, '2026-11-16', '2026-11-23')).toBe(3.5);
    expect(plannedIn(month, '2026-01-26', '2026-02-02')).toBeCloseTo((15 * 6) / 31 + 15 / 28, 12);
    expect(plannedIn(month, '2025-12-25', '2026-01-01')).toBe(0);
    const week = spansOf([weekly('2026-11-18', 20)]);
    expect(plannedIn(week, '2026-11-16', '2026-11-23')).toBe(100 / 7);
    expect(plannedIn(week, '2026-12-01', '2027-01-01')).toBe((20 * 31) / 7);
    expect(plannedIn(week, '2026-12-28', '2027-01-04')).toBe(20);
  });

  test('the planned days go from the first to the last with anything planned', () => {
    const spans = spansOf([
      weekly('2026-11-02', 10, '2026-11-06'),
      weekly('2026-11-09', 0),
      weekly('2026-11-16', 5, '2026-11-20'),
    ]);
    expect(plannedDays(spans, '2026-11-01', '2026-12-01')).toEqual({
      from: '2026-11-02',
      before: '2026-11-21',
    });
    expect(plannedDays(spans, '2026-11-07', '2026-11-16')).toBeNull();
    expect(
      ['2026-11-06', '2026-11-07', '2026-11-10', '2026-11-16'].map((day) => isPlanned(spans, day)),
    ).toEqual([true, false, false, true]);
  });
});

const anyDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-10-01', days));
const anyPlan = fc
  .record({
    amount: fc.integer({ min: 0, max: 100 }),
    every: fc.constantFrom('week' as const, 'month' as const),
    day: anyDay,
    length: fc.option(fc.integer({ min: 0, max: 200 })),
  })
  .map(({ length, ...plan }) => ({ ...plan, until: length === null ? null : addDays(plan.day, length) }));
const anyPlans = fc
  .array(anyPlan, { maxLength: 6 })
  .map((plans) => plans.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)));

describe('whatever the plans', () => {
  test('what is planned over disjoint days adds up, to the days one by one', () => {
    fc.assert(
      fc.property(anyPlans, fc.array(anyDay, { minLength: 2, maxLength: 6 }), (plans, cuts) => {
        const spans = spansOf(plans);
        const edges = cuts.sort();
        const whole = plannedIn(spans, edges[0]!, edges.at(-1)!);
        const parts = edges.slice(1).map((edge, index) => plannedIn(spans, edges[index]!, edge));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole, 8);
        let days = 0;
        for (let day = edges[0]!; day < edges.at(-1)!; day = addDays(day, 1))
          days += plannedIn(spans, day, addDays(day, 1));
        expect(days).toBeCloseTo(whole, 8);
      }),
    );
  });

  test('a day is planned for by the last plan that began, unless that has ended', () => {
    fc.assert(
      fc.property(anyPlans, anyDay, (plans, day) => {
        const plan = plans.findLast((each) => each.day <= day);
        const holds = plan !== undefined && (plan.until === null || day <= plan.until);
        const [year = 0, month = 0] = day.split('-').map(Number);
        const expected = !holds ? 0 : plan.amount / (plan.every === 'week' ? 7 : daysInMonth(year, month));
        expect(plannedIn(spansOf(plans), day, addDays(day, 1))).toBeCloseTo(expected, 10);
      }),
    );
  });

  test('a later plan never changes the days before it', () => {
    fc.assert(
      fc.property(anyPlans, anyPlan, (plans, added) => {
        const before = plans.filter(({ day }) => day <= added.day);
        const days = (list: WrittenPlan[]) => plannedIn(spansOf(list), '2026-01-01', added.day);
        expect(days([...before, added])).toBe(days(before));
      }),
    );
  });
});
