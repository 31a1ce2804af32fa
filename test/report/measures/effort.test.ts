import { expect, test } from 'vitest';
import { noEffort, tookWords } from '../../../src/report/measures/effort.js';

test('a few minutes are told in minutes, and more in hours', () => {
  const took = (seconds: number) => tookWords({ ...noEffort, touches: 1, seconds }, null, null);
  expect([20, 60, 330, 360, 5400, 50_400].map(took)).toEqual([
    '<1 minute',
    '1 minute',
    '6 minutes',
    '0.1 hours',
    '1.5 hours',
    '14 hours',
  ]);
  const usual = { ...noEffort, touches: 2, usualSeconds: 120 };
  expect(tookWords(usual, 29_700, 'EUR')).toBe('~2 minutes and €297');
  expect(tookWords({ ...usual, untimed: 1 }, null, null)).toBe('~2+ minutes');
  expect(tookWords({ ...noEffort, touches: 1, untimed: 1 }, null, null)).toBe('–');
});
