import { expect, test } from 'vitest';
import { leavesBy } from '../../src/stats/passage.js';
import { expectClose } from './reference.js';

test('the chance to have left by each week is that of all that may come', () => {
  const [trials, share] = [[2, 3, 1], 0.3];
  const bands = [
    { low: -1, high: 2.5 },
    { low: 0.5, high: 3.5 },
    { low: 1.5, high: 3.5 },
  ];
  const expected = [0, 0, 0];
  const all = trials.reduce((sum, many) => sum + many, 0);
  for (let way = 0; way < 2 ** all; way++) {
    const hits = Array.from({ length: all }, (_, trial) => (way >> trial) & 1);
    const won = hits.reduce((sum, hit) => sum + hit, 0);
    const chance = share ** won * (1 - share) ** (all - won);
    let seen = 0;
    const left = trials.findIndex((many, week) => {
      seen += many;
      const now = 0.5 + hits.slice(0, seen).reduce((sum, hit) => sum + hit, 0);
      return now <= bands[week]!.low || now >= bands[week]!.high;
    });
    if (left >= 0) for (let week = left; week < trials.length; week++) expected[week]! += chance;
  }
  expectClose(
    leavesBy(0.5, trials, share, (week) => bands[week - 1]!),
    expected,
    1e-12,
  );
});

test('weeks without a new trial change nothing', () => {
  const band = () => ({ low: -1, high: 2 });
  expect(leavesBy(0, [3, 0, 0], 0.5, band)).toEqual([0.5, 0.5, 0.5]);
});
