import { expect, test } from 'vitest';
import { hang, wrap } from '../../../src/report/sheet/layout.js';

const sentence = 'Plan more of what works: prospect plan "cold call" 20/week';

test('a command to be typed stays on one line where it fits', () => {
  for (let width = 40; width <= 80; width++)
    for (const lines of [wrap(sentence, width), hang('NEXT ', 5, sentence, width)]) {
      expect(lines.filter((line) => line.includes('prospect plan "cold call" 20/week'))).toHaveLength(1);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
});

test('so does one in quotes, with what stands behind it', () => {
  const lines = wrap('Promise a next step with "prospect next LEAD fri", or "--next fri" with a touch.', 32);
  expect(lines).toEqual([
    '  Promise a next step with',
    '    "prospect next LEAD fri", or',
    '    "--next fri" with a touch.',
  ]);
});

test('one that is too long is broken between its words, as a sentence is', () => {
  expect(wrap(sentence, 24)).toEqual([
    '  Plan more of what',
    '    works: prospect plan',
    '    "cold call" 20/week',
  ]);
  expect(wrap('  moved in', 40)).toEqual(['    moved in']);
});
