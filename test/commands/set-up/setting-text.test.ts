import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMoney } from '../../../src/domain/money.js';
import { settingSpecs } from '../../../src/domain/settings.js';
import { readSettingsText, settingsText } from '../../../src/commands/set-up/setting-text.js';
import { AmountReader, type Setting } from '../../../src/store/settings/settings.js';

const currencies = fc.constantFrom(null, 'EUR', 'USD', 'CHF', 'JPY', 'KWD', 'VND', 'AUD');

/** What can be stored for a setting, of a journal in this currency. */
function valueOf({ spec }: Pick<Setting, 'spec'>, currency: string | null): fc.Arbitrary<string | null> {
  if (spec.key === 'currency') return fc.constant(currency);
  const typed = spec.isAmount
    ? fc.integer({ min: 1, max: 1e12 }).map(String)
    : fc.oneof(
        fc.constantFrom('self', 'never', 'held', 'day-first', 'DE', 'de', '/media/stick/a b'),
        fc.integer({ min: 1, max: 3650 }).map(String),
      );
  const stored = typed.filter((text) => {
    try {
      return spec.read(text, Number) === text;
    } catch {
      return false;
    }
  });
  return fc.option(stored);
}

const stored = currencies.chain((currency) =>
  fc.tuple(...settingSpecs.map((spec) => valueOf({ spec }, currency))).map((values) => ({
    currency,
    settings: settingSpecs.map((spec, at): Setting => ({ spec, value: values[at]! })),
  })),
);

test('whatever is set, its text says the same again, each on a line of its own', () => {
  fc.assert(
    fc.property(stored, ({ currency, settings }) => {
      const { typed, faults } = readSettingsText(settingsText(settings, currency));
      expect(faults).toEqual([]);
      const amounts = new AmountReader(currency);
      const read = typed.map(({ spec, text }) => [
        spec.key,
        text === '' ? null : spec.read(text, (amount) => amounts.read(spec.key, amount)),
      ]);
      expect(read).toEqual(settings.map(({ spec, value }) => [spec.key, value]));
      expect(new Set(typed.map(({ line }) => line)).size).toBe(settingSpecs.length);
    }),
    { numRuns: 50 },
  );
  expect(parseMoney('€1,500.50').minor).toBe(150_050);
});

test('of any text each line sets one setting, is blank or is at fault', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('goal = held', 'goal=', ' Goal = won # no', '#', '', 'a = b', '= 3', 'window-won = = 3'),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.map((each) => each.replace(/[\r\n]/g, ' ')).join('\n');
      const { typed, faults } = readSettingsText(text);
      const known = [...typed, ...faults].map(({ line: number }) => number);
      expect(new Set(known).size).toBe(known.length);
      for (const [at, each] of text.split('\n').entries())
        expect(known.includes(at + 1), each).toBe(each.replace(/#.*/, '').trim() !== '');
    }),
  );
});
