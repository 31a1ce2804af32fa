import { expect, test } from 'vitest';
import type { Kind } from '../../../src/domain/touch.js';
import { buildFunnel, type FunnelCounts } from '../../../src/report/funnel/funnel.js';
import { plainPainter } from '../../../src/report/sheet/layout.js';
import { stopTables } from '../../../src/report/funnel/stops.js';
import { tableLines } from '../../../src/report/sheet/table.js';
import type { Group } from '../../../src/store/counts/grouping.js';
import { section } from '../../stats/reference.js';
import { sumPairs } from '../../stats/sums.js';

const group = (key: number, name: string, kind: Kind, version = 1): Group => ({
  key,
  name,
  version,
  channel: 'call',
  kind,
  worth: null,
  droppedDay: null,
});

const nothing: FunnelCounts = {
  touches: [],
  reached: [],
  leads: [],
  stopped: [],
  groups: [],
  answered: { reach: sumPairs([], []), conversation: sumPairs([], []) },
  meetings: { held: 0, told: 0, untold: 0 },
  decided: { won: 0, lost: 0 },
};

const touched = (key: number, touches: number) => ({
  key,
  touches,
  seconds: null,
  usualSeconds: null,
  cost: null,
});

test('reach and conversation rates have the range of the effective sample size, the others that of Wilson', () => {
  const known = section<{
    touches_per_prospect: number[];
    replies_per_prospect: number[];
    wilson_neff: [number, number];
  }>('3c_touch_clustering');
  const sums = sumPairs(known.touches_per_prospect, known.replies_per_prospect);
  const { rows } = buildFunnel(
    {
      ...nothing,
      answered: { reach: sums, conversation: sums },
      meetings: { held: 0, told: 20, untold: 3 },
      decided: { won: 2, lost: 2 },
    },
    95,
  );
  const ratios = rows.flatMap(({ ratio }) => ratio ?? []);
  expect(ratios.map(({ name, count, of }) => [name, count, of])).toEqual([
    ['reach', 5, 30],
    ['conversation', 5, 30],
    ['show', 0, 20],
    ['win', 2, 4],
  ]);
  expect(ratios[0]!.interval!.low).toBeCloseTo(known.wilson_neff[0], 12);
  expect(ratios[1]!.interval!.high).toBeCloseTo(known.wilson_neff[1], 12);
  expect(ratios.map(({ design }) => design && Number(design.toFixed(4)))).toEqual([
    1.2073,
    1.2073,
    null,
    null,
  ]);
});

test('tactics are by kind, then by touches in the period, then by leads; those without leads are left out', () => {
  const { rows, tactics } = buildFunnel(
    {
      ...nothing,
      touches: [touched(1, 5), touched(2, 9), touched(3, 5), touched(5, 40)],
      reached: [{ key: 2, stages: [0, 4, 2, 1, 0, 0, 0] }],
      leads: [{ stage: 0, leads: 12 }],
      stopped: [
        { key: 1, stage: 0, leads: 3 },
        { key: 2, stage: 0, leads: 6 },
        { key: 2, stage: 2, leads: 6 },
        { key: 3, stage: 6, leads: 4 },
        { key: 4, stage: 3, leads: 1 },
      ],
      groups: [group(1, 'a', 'cold'), group(2, 'b', 'cold', 2), group(3, 'c', 'cold'), group(4, 'd', 'warm')],
    },
    95,
  );
  expect(rows.slice(0, 3).map(({ touches }) => touches)).toEqual([59, 4, 2]);
  expect(
    tactics.map(({ name, version, touches, leads, most }) => [
      name,
      version,
      touches,
      leads,
      most?.stage ?? null,
    ]),
  ).toEqual([
    ['b', 2, 9, 12, 'attempted'],
    ['c', 1, 5, 4, null],
    ['a', 1, 5, 3, 'attempted'],
    ['d', 1, 0, 1, 'meeting'],
  ]);
  expect(tactics[0]!.rows.map(({ touches, leads, stopped }) => [touches, leads, stopped])).toEqual([
    [9, 12, 6],
    [4, 6, 0],
    [2, 6, 6],
    [1, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test('a long list of tactics shows the busiest twelve, and a narrow terminal what matters most', () => {
  const keys = Array.from({ length: 14 }, (_, index) => index + 1);
  const { tactics } = buildFunnel(
    {
      ...nothing,
      touches: keys.map((key) => touched(key, key)),
      stopped: keys.map((key) => ({ key, stage: key % 6, leads: 10_000 })),
      groups: keys.map((key) => group(key, `a-tactic-with-a-name-${key}\u001b`, 'cold')),
    },
    95,
  );
  const linesOf = (width: number, all = false) =>
    tableLines(stopTables(tactics), tactics, { width, painter: plainPainter, all });
  const short = linesOf(40);
  expect(short).toHaveLength(2 + 12 + 1);
  expect(short.at(-1)).toBe('  and 2 more: add --all');
  expect(short[2]).toBe('  a-tactic-wi… 10,000  conversation 100%');
  expect(linesOf(40, true)).toHaveLength(2 + 14);
  for (const width of [40, 60, 80, 120])
    for (const line of linesOf(width)) expect(line.length).toBeLessThanOrEqual(width);
});
