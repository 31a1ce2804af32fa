import { expect, test } from 'vitest';
import { readFlag } from '../../../src/exchange/cells/flags.js';

test.each(['true', 'TRUE', 'Yes', 'ja', 'Oui', 'sí', 'si', '1', 'x', 'on', 'wahr', ' X '])(
  '%j says yes',
  (text) => {
    expect(readFlag('Opted out', text)).toBe(true);
  },
);

test.each(['false', 'No', 'nein', 'NON', 'não', '0', 'off', 'falsch'])('%j says no', (text) => {
  expect(readFlag('Opted out', text)).toBe(false);
});

test.each(['', ' ', '-', 'n/a', 'null', '?'])('%j says nothing', (text) => {
  expect(readFlag('Opted out', text)).toBeNull();
});

test('anything else is refused', () => {
  expect(() => readFlag('Opted out', 'maybe ')).toThrow('Opted out "maybe" is neither yes nor no.');
});
