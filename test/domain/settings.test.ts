import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isStored, settingNamed, settingSpecs } from '../../src/domain/settings.js';
import { parseMoney } from '../../src/domain/money.js';
import { UserError } from '../../src/errors.js';

const minorOf = (text: string) => parseMoney(text, 'EUR').minor;

describe('settingNamed', () => {
  test('finds a setting by its key in any case', () => {
    for (const { key } of settingSpecs) expect(settingNamed(` ${key.toUpperCase()} `).key).toBe(key);
  });

  test('suggests the nearest, or lists them', () => {
    expect(() => settingNamed('hourly')).toThrow(
      expect.objectContaining({ hint: 'Did you mean hourly-value?' }) as Error,
    );
    expect(() => settingNamed('window-meetings')).toThrow(
      expect.objectContaining({ hint: 'Did you mean window-meeting?' }) as Error,
    );
    const all = settingSpecs.map(({ key }) => key).join(', ');
    expect(() => settingNamed('everything else')).toThrow(
      expect.objectContaining({ hint: `It is one of: ${all}.` }) as Error,
    );
  });
});

describe('a setting', () => {
  test.each([
    ['currency', 'eur', 'EUR'],
    ['currency', ' CHF ', 'CHF'],
    ['hourly-value', '60', '6000'],
    ['hourly-value', '€62.50', '6250'],
    ['goal', 'HELD', 'held'],
    ['cold-days', ' 1 ', '1'],
    ['cold-days', '+045', '45'],
    ['cold-days', '3650', '3650'],
    ['date-order', 'Month-First', 'month-first'],
    ['spreadsheet-locale', 'DE', 'de'],
    ['spreadsheet-locale', 'en_gb', 'en-GB'],
    ['country', ' de ', 'DE'],
    ['country', 'UK', 'GB'],
    ['default-origin', 'Self', 'self'],
    ['colours', 'ALWAYS', 'always'],
    ['window-meeting', '0', '0'],
    ['window-won', '365', '365'],
    ['silence-email', '+7', '7'],
  ])('%s %j is stored as %j, and read back as it is', (key, typed, value) => {
    const spec = settingNamed(key);
    expect(spec.read(typed, minorOf)).toBe(value);
    expect(isStored(spec, value)).toBe(true);
  });

  test.each([
    ['currency', 'eur'],
    ['currency', 'XXQ'],
    ['currency', ''],
    ['hourly-value', ''],
    ['hourly-value', '0'],
    ['hourly-value', '-1'],
    ['hourly-value', '1.5'],
    ['hourly-value', '06'],
    ['hourly-value', '1e3'],
    ['hourly-value', '1000000000001'],
    ['goal', 'attempted'],
    ['goal', 'Won'],
    ['goal', 'toString'],
    ['cold-days', '0'],
    ['cold-days', '030'],
    ['cold-days', '3651'],
    ['cold-days', '1.5'],
    ['date-order', 'day'],
    ['spreadsheet-locale', 'tactics'],
    ['spreadsheet-locale', 'de;'],
    ['spreadsheet-locale', 'xx'],
    ['country', 'de'],
    ['country', 'UK'],
    ['country', 'Germany'],
    ['country', 'ZZ'],
    ['default-origin', 'unknown'],
    ['colours', 'yes'],
    ['window-meeting', '-1'],
    ['window-meeting', '3651'],
    ['silence-email', '0'],
  ])('%s cannot have been stored as %j', (key, value) => {
    expect(isStored(settingNamed(key), value)).toBe(false);
  });

  test('stores only what it can read again, or refuses', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settingSpecs), fc.string(), (spec, text) => {
        try {
          return isStored(spec, spec.read(text, minorOf));
        } catch (error) {
          return error instanceof UserError;
        }
      }),
    );
  });

  test('has a usual value that it could store', () => {
    for (const spec of settingSpecs)
      if (spec.usual !== null) expect(isStored(settingNamed(spec.key), spec.usual)).toBe(true);
  });
});
