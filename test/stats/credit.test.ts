import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareCredit, type CreditRule } from '../../src/stats/credit.js';
import { closedForm, expectClose, section } from './reference.js';

interface Credit {
  conversions: Record<string, number>;
  value: Record<string, number>;
}

interface Known {
  journeys: [string, [string, number][], 'client' | 'lost' | 'open', number | null, number][];
  results: Record<string, Credit>;
}

const known = section<Known>('3_attribution');
const wins = known.journeys
  .filter(([, , end]) => end === 'client')
  .map(([, touches, , day, value]) => ({
    steps: touches.filter(([, on]) => on <= day!).map(([tactic]) => tactic),
    value,
  }));

test.each([
  ['last', 'last_touch'],
  ['first', 'first_touch'],
  ['linear', 'linear_per_touch'],
] as const)('credit by %s touch is that of the worked example', (rule, name) => {
  const { conversions, value } = known.results[name]!;
  const counted = shareCredit(
    wins.map(({ steps }) => ({ steps, amount: 1 })),
    rule,
  );
  const valued = shareCredit(
    wins.map(({ steps, value: amount }) => ({ steps, amount })),
    rule,
  );
  for (const tactic of ['email', 'call', 'visit']) {
    expectClose(counted.get(tactic) ?? 0, conversions[tactic]!, closedForm);
    expectClose(valued.get(tactic) ?? 0, value[tactic]!, 1e-9);
  }
});

test('a path without steps gives credit to nobody', () => {
  expect(shareCredit([{ steps: [], amount: 1 }], 'linear').size).toBe(0);
});

const path = fc.record({
  steps: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
  amount: fc.constant(1),
});
const rule = fc.constantFrom<CreditRule>('last', 'first', 'linear');

test('credit sums to the conversions, whatever the order of the paths', () => {
  fc.assert(
    fc.property(fc.array(path), rule, (paths, by) => {
      const credit = shareCredit(paths, by);
      expectClose(
        [...credit.values()].reduce((sum, part) => sum + part, 0),
        paths.length,
        1e-9,
      );
      const turned = shareCredit(paths.toReversed(), by);
      expect(new Set(turned.keys())).toEqual(new Set(credit.keys()));
      for (const [key, part] of credit) expectClose(turned.get(key)!, part, 1e-9);
    }),
  );
});

test('first is last on the way back, and paths of one step are the same by every rule', () => {
  fc.assert(
    fc.property(fc.array(path), (paths) => {
      const back = paths.map(({ steps, amount }) => ({ steps: steps.toReversed(), amount }));
      expect(shareCredit(back, 'last')).toEqual(shareCredit(paths, 'first'));
      const short = paths.map(({ steps, amount }) => ({ steps: steps.slice(0, 1), amount }));
      expect(shareCredit(short, 'linear')).toEqual(shareCredit(short, 'last'));
    }),
  );
});
