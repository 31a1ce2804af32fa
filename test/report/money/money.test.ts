import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { missingWords, noEffort } from '../../../src/report/measures/effort.js';
import { buildMoney, type MoneyCounts, type MoneyRow } from '../../../src/report/money/money.js';
import type { RatioSums } from '../../../src/stats/ratio.js';
import { noConversions } from '../../../src/store/counts/conversion.js';
import type { GroupReturn } from '../../../src/store/counts/money.js';
import { root } from '../../helpers/folder.js';
import { ledger } from '../../helpers/ledger.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed } from '../../helpers/seed.js';

const now = '2026-11-22T18:10:00';

function deskWith(what: Seed): Desk {
  const desk = new Desk({ now });
  seed(desk.file, what);
  return desk;
}

const screen = (name: string) => path.join(root, 'test', 'screens', `report-${name}.txt`);

interface Tried {
  judged: number;
  converted: number;
  cost?: number | null;
  seconds?: number;
  usualSeconds?: number;
  touches?: number;
  untimed?: number;
  spend?: number;
  value?: number | null;
  valued?: number;
  sums?: RatioSums;
  hourlyValue?: number;
}

/** The row of one tactic that was tried like this. */
function rowOf({ judged, converted, spend, hourlyValue, ...took }: Tried): MoneyRow {
  const key = 1;
  const hours = ((took.seconds ?? 0) + (took.usualSeconds ?? 0)) / 3600;
  const returned: GroupReturn = {
    key,
    touches: judged,
    seconds: 0,
    usualSeconds: 0,
    untimed: 0,
    cost: null,
    value: null,
    valued: took.value == null ? 0 : converted,
    sums: { units: judged, x: hours, y: took.value ?? 0, xx: hours * hours, xy: 0, yy: 0 },
    ...took,
  };
  const conversions = [{ key, ...noConversions, judged, converted }];
  const counts: MoneyCounts = {
    groups: [{ key, name: 'call', version: 1, channel: 'call', kind: 'cold', worth: null, droppedDay: null }],
    conversions,
    returns: [returned],
    whole: { conversions, returns: [returned] },
    spendJudged: new Map(spend === undefined ? [] : [[key, spend]]),
    spend: new Map(spend === undefined ? [] : [[key, spend]]),
    efforts: [returned],
    hourlyValue: hourlyValue ?? null,
  };
  return buildMoney(counts, { level: 95 }).rows[0]!;
}

test('a conversion costs what the reference says, with its range', () => {
  const cheap = rowOf({ judged: 60, converted: 3, cost: 60 * 400 }).costEach!;
  expect(cheap.each).toBeCloseTo(8000, 9);
  expect(cheap.low / 100).toBeCloseTo(29.1959796326, 9);
  expect(cheap.high! / 100).toBeCloseTo(233.2429222525, 9);
  const dear = rowOf({ judged: 40, converted: 5, cost: 40 * 2000, spend: 40 * 500 }).costEach!;
  expect(dear.each).toBeCloseTo(20_000, 9);
  expect(dear.low / 100).toBeCloseTo(95.7409821734, 9);
  expect(dear.high! / 100).toBeCloseTo(457.9173706544, 9);
});

test('conversions an hour have the exact range, whether their time was typed or stands in', () => {
  const typed = rowOf({ judged: 60, converted: 3, seconds: 20 * 3600 }).perHour!;
  expect(typed.rate).toBeCloseTo(0.15, 12);
  expect(typed.low).toBeCloseTo(0.0309336061448, 12);
  expect(typed.high).toBeCloseTo(0.438363653487, 12);
  expect(rowOf({ judged: 60, converted: 3, seconds: 36_000, usualSeconds: 36_000 }).perHour).toEqual(typed);
});

test('value an hour is a ratio of sums; its range is that of the count below 10 conversions', () => {
  const hours = [1.5, 2, 1, 0.5, 3, 1, 2.5, 1, 1.5, 0.5, 2, 1];
  const values = [0, 1200, 0, 0, 800, 0, 0, 0, 2500, 0, 0, 0];
  const sum = (of: (index: number) => number) => hours.reduce((all, _, index) => all + of(index), 0);
  const sums: RatioSums = {
    units: 12,
    x: sum((i) => hours[i]!),
    y: sum((i) => values[i]!),
    xx: sum((i) => hours[i]! ** 2),
    xy: sum((i) => hours[i]! * values[i]!),
    yy: sum((i) => values[i]! ** 2),
  };
  const tried = { judged: 12, seconds: sums.x * 3600, value: sums.y, sums };
  const few = rowOf({ ...tried, converted: 3 }).valueHour!;
  expect(few.rate).toBeCloseTo(257.142857142857, 9);
  expect(few.byCount!.low).toBeCloseTo(53.0290391053, 8);
  expect(few.byCount!.high).toBeCloseTo(751.4805488351, 8);
  expect(few.byUnits).toBeNull();
  expect(rowOf({ ...tried, converted: 10 }).valueHour!.byUnits!.high).toBeCloseTo(596.273809772, 8);
});

test('below three conversions there are counts, hours and money only', () => {
  const few = rowOf({ judged: 60, converted: 2, cost: 24_000, seconds: 3600, value: 9, hourlyValue: 4000 });
  expect(few).toMatchObject({ costEach: null, perHour: null, valueHour: null });
  expect(few).toMatchObject({
    judged: 60,
    converted: 2,
    timeValue: 4000,
    value: 9,
    effort: { cost: 24_000 },
  });
});

test('time counts as money once an hour has a value, and only where nearly all of it is known', () => {
  const tried = { judged: 60, converted: 3, cost: 24_000, seconds: 36_000 };
  expect(rowOf(tried)).toMatchObject({ timeValue: null, costEach: { each: 8000 } });
  expect(rowOf({ ...tried, hourlyValue: 4000 })).toMatchObject({
    timeValue: 40_000,
    costEach: { each: 64_000 / 3 },
  });
  expect(rowOf({ ...tried, untimed: 6, hourlyValue: 4000 }).perHour).not.toBeNull();
  const unknown = rowOf({ ...tried, untimed: 7, hourlyValue: 4000, value: 9 });
  expect(unknown).toMatchObject({ timeValue: null, costEach: null, perHour: null, valueHour: null });
  expect(rowOf({ ...tried, untimed: 7 })).toMatchObject({ costEach: { each: 8000 }, perHour: null });
});

test('no counts make a figure that is none, and ranges hold what they are ranges of', () => {
  const amount = fc.option(fc.nat(1e6));
  fc.assert(
    fc.property(
      fc.nat(300),
      fc.nat(100),
      fc.record({
        seconds: fc.nat(1e6),
        usualSeconds: fc.nat(1e5),
        untimed: fc.nat(3),
        cost: amount,
        value: amount,
        hourlyValue: fc.integer({ min: 1, max: 1e5 }),
      }),
      (judged, share, took) => {
        const converted = Math.floor((judged * share) / 100);
        const { costEach, perHour, valueHour } = rowOf({ judged, converted, ...took });
        const within = (low: number, value: number, high: number) => {
          expect(low).toBeLessThanOrEqual(value * (1 + 1e-9) + 1e-9);
          expect(value).toBeLessThanOrEqual(high * (1 + 1e-9) + 1e-9);
        };
        if (costEach) within(costEach.low, costEach.each!, costEach.high!);
        if (perHour) within(perHour.low, perHour.rate, perHour.high);
        if (valueHour?.byCount) within(valueHour.byCount.low, valueHour.rate, valueHour.byCount.high);
        expect(converted >= 3 || (!costEach && !perHour && !valueHour)).toBe(true);
      },
    ),
  );
});

test('the section fits 80 columns, and 120 and 60', async () => {
  const desk = deskWith(ledger());
  for (const columns of [60, 80, 120]) {
    const { stdout, stderr, code } = await desk.runWith({ columns }, 'report', 'money');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    await expect(stdout).toMatchFileSnapshot(screen(`money-${columns}`));
  }
  expect((await desk.run('report', 'money')).stdout).toBe(
    (await desk.runWith({ columns: 80 }, 'report', 'money')).stdout,
  );
});

test('with an hourly value time is in the cost, and --explain says how', async () => {
  const desk = deskWith({ ...ledger(), hourlyValue: 4000 });
  const { stdout } = await desk.run('report', 'money', '--explain');
  await expect(stdout).toMatchFileSnapshot(screen('money-explained'));
});

test('no line is wider than the terminal, at whatever goal and level', async () => {
  const desk = deskWith({ ...ledger(), hourlyValue: 4000 });
  for (const columns of [30, 40, 50, 60, 72, 80, 100])
    for (const args of [
      [],
      ['--explain', '--level', '80'],
      ['--goal', 'held', '--all'],
      ['--goal', 'reached'],
    ]) {
      const { stdout } = await desk.runWith({ columns }, 'report', 'money', ...args);
      const widest = Math.max(...stdout.split('\n').map(textWidth));
      expect(widest, `${args.join(' ')} on ${columns}`).toBeLessThanOrEqual(columns);
    }
});

test('an empty journal gets two friendly lines, and one touch no rate', async () => {
  const { stdout } = await new Desk({ now }).runWith({ file: null }, 'report', 'money');
  expect(stdout).toMatch(/^Nothing is logged yet/);
  const touch = { day: '2026-09-01', lead: 'Ada', tactic: 'cold-call', outcome: 'meeting', seconds: 600 };
  const one = await deskWith({ touches: [touch] }).run('report', 'money');
  expect(one.stdout).toBe(`\
All time · goal: meeting                             as of Sun 22 Nov 2026 18:10

MONEY AND TIME                                              judged after 30 days
cold            judged  hours  money  a meeting costs  hours a meeting
  cold-call        1/1   0.17      –  too few for a rate

  Time is not in what a meeting costs: prospect config set hourly-value 60
  So far, judged or not: 0.17 hours.
`);
});

test('of many tactics the twelve with the most judged leads are shown', async () => {
  const touches = Array.from({ length: 14 }, (_, tactic) =>
    Array.from({ length: 14 - tactic }, (__, lead) => ({
      day: '2026-09-01',
      lead: `${tactic} ${lead}`,
      tactic: `tactic-${String(tactic).padStart(2, '0')}`,
      outcome: 'talked',
    })),
  ).flat();
  const desk = deskWith({ touches });
  const { stdout } = await desk.run('report', 'money');
  expect(stdout).toContain('  and 2 more: add --all\n');
  expect(stdout).toContain('tactic-11');
  expect(stdout).not.toContain('tactic-12');
  expect((await desk.run('report', 'money', '--all')).stdout).toContain('tactic-13');
});

test('names are shown, never obeyed', async () => {
  const touch = { day: '2026-09-01', lead: 'Ada', tactic: '\u001b[31mred', outcome: 'talked' };
  const { stdout } = await deskWith({ touches: [touch] }).run('report', 'money');
  expect(stdout).toContain('^[[31mred');
});

test('touches without a time are told of all touches, not only of the tactics that lack them', () => {
  const timed = { ...noEffort, touches: 30, seconds: 3600 };
  const untimed = { ...noEffort, touches: 30, untimed: 30 };
  expect(missingWords([timed, untimed])).toMatch(/^\+ no time on 30 of 60 touches: /);
  expect(missingWords([timed, { ...timed, untimed: 3 }])).toBeNull();
});

test('CSV has the stable keys and unrounded numbers, JSON a total and what was spent so far', async () => {
  const desk = deskWith({ ...ledger(), hourlyValue: 4000 });
  const { stdout } = await desk.run('report', 'money', '--csv');
  const [head, first, second] = stdout.split('\n');
  expect(head).toBe(
    'tactic,version,channel,kind,as_of,goal,window,judged,converted,touches,touches_untimed,minutes,' +
      'minutes_estimated,cost,spend,time_value,cost_per_conversion,cost_per_conversion_low,' +
      'cost_per_conversion_high,conversions_per_hour,conversions_per_hour_low,conversions_per_hour_high,value,' +
      'leads_valued,value_per_hour,value_per_hour_low,value_per_hour_high,value_per_hour_fieller_low,' +
      'value_per_hour_fieller_high',
  );
  expect(first).toMatch(/^cold-call,1,call,cold,2026-11-22,meeting,30,61,3,61,0,600,570,240,,400,213\.33333/);
  expect(second).toBe('linkedin-msg,1,social,cold,2026-11-22,meeting,30,40,4,40,40,,,,60,,,,,,,,,0,,,,,');
  const json = JSON.parse((await desk.run('report', 'money', '--json')).stdout) as Record<string, unknown>;
  expect(json).toMatchObject({
    as_of: '2026-11-22',
    level: 95,
    period: { from: null, to: null },
    hourly_value: 40,
    total: { judged: 137, converted: 21, cost: 360, spend: 180, cost_per_conversion: null, value: 23_000 },
    so_far: { touches: 146, minutes: 1666, cost: 392, spend: 210 },
  });
  const { stdout: markdown } = await desk.run('report', 'money', '--format', 'md');
  expect(markdown).toMatch(/^\| tactic \|/);
});

test('what is not dated by then is not seen', async () => {
  const desk = deskWith(ledger());
  const at = async (asOf: string) =>
    JSON.parse((await desk.run('report', 'money', '--json', '--as-of', asOf)).stdout) as {
      rows: Record<string, unknown>[];
    };
  const row = async (asOf: string, tactic: string) =>
    (await at(asOf)).rows.find((each) => each.tactic === tactic && each.version === 1);
  expect((await at('2026-08-01')).rows).toEqual([]);
  expect(await row('2026-10-01', 'cold-call')).toMatchObject({
    judged: 3,
    converted: 1,
    touches: 3,
    cost: 12,
  });
  expect(await row('2026-10-30', 'linkedin-msg')).toMatchObject({ spend: 60 });
  expect(await row('2026-10-29', 'linkedin-msg')).toMatchObject({ spend: 30 });
});
