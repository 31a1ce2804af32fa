import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/commands/set-up/complete.js';
import { creditRules } from '../../../src/stats/credit.js';
import { levels } from '../../../src/stats/interval.js';
import { groupings } from '../../../src/store/counts/grouping.js';

// A key press loads none of the modules that read these words, so completion has lists of its own.
test.each([
  ['by', groupings],
  ['credit', creditRules],
  ['level', levels.map(String)],
])('completion offers for "%s" what reports take', async (kind, taken) => {
  expect((await wordsOf(kind, ''))?.map(({ word }) => word)).toEqual(taken);
});
