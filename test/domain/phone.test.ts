import fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { isStored, settingNamed } from '../../src/domain/settings.js';
import { diallingOf } from '../../src/domain/phone/numbering.js';
import { fold } from '../../src/domain/text.js';
import { foldPhone, isPhone, phoneForms, phoneKey } from '../../src/domain/phone/phone.js';

/** How people who write to a number of that country at home and from abroad spell it. */
const lands = {
  DE: { code: '49', trunk: '0', abroad: '00', national: /^(?:30|711|151|39771)[2-9]\d{6}$/ },
  FR: { code: '33', trunk: '0', abroad: '00', national: /^[1-79]\d{8}$/ },
  GB: { code: '44', trunk: '0', abroad: '00', national: /^(?:20[378]\d{7}|7[4-9]\d{8})$/ },
  US: { code: '1', trunk: '1', abroad: '011', national: /^[2-9][0-8][2-9][2-9]\d{6}$/ },
  RU: { code: '7', trunk: '8', abroad: '810', national: /^9[0-5]\d{8}$/ },
  HU: { code: '36', trunk: '06', abroad: '00', national: /^(?:1[2-9]\d{6}|[237]0[2-9]\d{6})$/ },
  IT: { code: '39', trunk: '', abroad: '00', national: /^(?:02\d{8}|34\d{8})$/ },
  ES: { code: '34', trunk: '', abroad: '00', national: /^[67]\d{8}$/ },
  AU: { code: '61', trunk: '0', abroad: '0011', national: /^4[1-7]\d{7}$/ },
} as const;

type Land = keyof typeof lands;

const land = fc.constantFrom(...(Object.keys(lands) as Land[]));
const numbered = land.chain((country) =>
  fc.tuple(fc.constant(country), fc.stringMatching(lands[country].national)),
);

/** The same digits with what people put between them. */
const punctuated = (digits: string, signs: readonly string[]) =>
  [...digits].map((digit, at) => (at === 0 ? digit : `${signs[at % signs.length]!}${digit}`)).join('');

const signs = fc.array(fc.constantFrom('', '', '', ' ', '-', '/', '.', ' - '), {
  minLength: 5,
  maxLength: 5,
});
const ending = fc.constantFrom(
  '',
  ' x 12',
  ' ext. 12',
  ' x12',
  ', ext 12',
  ';ext=12',
  ' extension 12',
  ' (ext 12)',
);

/** Spellings of a number of a country by somebody there, each with punctuation in some way. */
function spellings(country: Land, national: string, between: readonly string[]): string[] {
  const { code, trunk, abroad } = lands[country];
  const text = punctuated(national, between);
  return [
    `+${code} ${text}`,
    `+${code}${text}`,
    `00${code} ${text}`,
    `00 ${code}-${text}`,
    `${abroad} ${code} ${text}`,
    `(+${code}) ${text}`,
    `${trunk}${text}`,
    ...(trunk === '' ? [] : [`(${trunk}) ${text}`]),
    ...(trunk === '0'
      ? [`+${code} (0)${text}`, `+${code} (0) ${text}`, `00${code}(0)${text}`, `+${code} 0${text}`]
      : []),
  ];
}

describe('with a country', () => {
  test('all spellings of a number have one key, which no other number has', () => {
    fc.assert(
      fc.property(
        numbered,
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        signs,
        ending,
        (one, at, more, between, extension) => {
          const [country, national] = one;
          const { code } = lands[country];
          const key = `+${code}${national}${extension && 'x12'}`;
          const keys = (number: string) =>
            spellings(country, number, between).map((text) => phoneKey(text + extension, country));
          expect(new Set(keys(national))).toEqual(new Set([key]));
          const place = at % national.length;
          const digit = (Number(national[place]) + more) % 10;
          const other = `${national.slice(0, place)}${digit}${national.slice(place + 1)}`;
          expect(keys(other)).not.toContain(key);
          expect(phoneKey(`+${code}${national} x 13`, country)).not.toBe(key);
        },
      ),
    );
  });

  test('what was stored under any spelling, with or without a country, is found by any other', () => {
    fc.assert(
      fc.property(numbered, signs, signs, ending, ([country, national], between, others, extension) => {
        const stored = spellings(country, national, between).map((text) => text + extension);
        // The first version kept all digits.
        const first = stored
          .map((text) => text.replace(/[^0-9]/g, ''))
          .map((digits) => digits.replace(/^00/, ''));
        for (const text of spellings(country, national, others)) {
          const forms = phoneForms(text + extension, country);
          expect(stored.map(foldPhone).filter((form) => !forms.includes(form))).toEqual([]);
          expect(first.filter((form) => !forms.includes(form))).toEqual([]);
        }
      }),
    );
  });

  test.each([
    ['DE', '0151 5550147', '+491515550147'],
    ['DE', '1515550147', '+491515550147'],
    ['DE', '491515550147', '+491515550147'],
    ['DE', '0711 / 555-0147', '+497115550147'],
    ['DE', '+1 (345) 555-8901', '+13455558901'],
    ['US', '345.555.8901', '+13455558901'],
    ['US', '1-345-555-8901', '+13455558901'],
    ['US', '13455558901 ext. 7', '+13455558901x7'],
    ['US', '011 49 711 5550147', '+497115550147'],
    ['IT', '06 1234 5678', '+390612345678'],
    ['AR', '011 15 2345-6789', '+5491123456789'],
    ['DE', '110', '110'],
    ['US', '555-0100', '5550100'],
    ['AQ', '0711 5550147', '07115550147'],
  ])('in %s %s is %s', (country, text, key) => {
    expect(phoneKey(text, country)).toBe(key);
    expect(phoneForms(text, country)).toContain(foldPhone(text));
  });

  test('a number that is written another way within its country is found by that', () => {
    expect(phoneForms('+54 9 11 2345 6789', 'AR')).toContain(foldPhone('011 15-2345-6789'));
  });
});

describe('without a country', () => {
  test.each([
    ['(030) 123-4567', '030-123-4567'],
    ['+49 (0)711 555-0147', '+49711 5550147'],
    ['+49 (0)711 555-0147', '0049 711 5550147'],
    ['0049 (0) 711 5550147', '+49-711-5550147'],
    ['+1 (555) 010-0100', '001 555 0100100'],
    ['(212) 555-0100 x 12', '212.555.0100 ext. 12'],
  ])('%s is %s', (text, other) => {
    expect(phoneKey(text, null)).toBe(phoneKey(other, null));
    for (const [asked, stored] of [
      [text, other],
      [other, text],
    ] as const) {
      const forms = phoneForms(asked, null);
      expect(forms).toContain(foldPhone(stored));
      expect(forms).toContain(stored.replace(/\D/g, '').replace(/^00/, ''));
    }
  });

  test.each([
    ['030 1234567', '30 1234567'],
    ['0151 5550147', '+49 151 5550147'],
    ['212 555 0100 x 12', '212 555 0100 x 13'],
    ['212 555 0100 x 12', '212 555 0100'],
    ['212 555 0100 x 12', '212 555 010012'],
  ])('%s is not %s', (text, other) => {
    expect(phoneKey(text, null)).not.toBe(phoneKey(other, null));
  });
});

test('a text with enough digits and nothing else but punctuation is a phone', () => {
  const phones = [
    '+49 711 1',
    '(030) 123-4567',
    '030–123‑4567',
    '12345',
    '212-555-0100, ext. 12',
    ' 00 49 711 ',
  ];
  const others = [
    '1234',
    'Studio 54321',
    '2024 x 5',
    '+49',
    '-12345',
    '12345 Ann',
    'x 12345',
    '1'.repeat(65),
    '',
  ];
  expect(phones.filter((text) => !isPhone(text))).toEqual([]);
  expect(others.filter(isPhone)).toEqual([]);
});

test('every country with numbers of its own can be set, and is known how to dial', () => {
  const setting = settingNamed('country');
  expect(getCountries().filter((code) => !isStored(setting, code))).toEqual([]);
  const others = ['', 'D', 'DEU', '49', 'EU', 'UK', 'XX', 'ZZ', 'QQ', 'D1', 'Germany'];
  expect(others.filter((text) => isStored(setting, text))).toEqual([]);
  for (const [country, { code, trunk, abroad }] of Object.entries(lands))
    expect([country, diallingOf(country)]).toEqual([country, { callingCode: code, trunk, abroad }]);
  expect(diallingOf('AQ')).toBeNull();
});

test('any text has a key and forms, alike in every country', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[+0-9() ./x-]{0,70}$/));
  fc.assert(
    fc.property(text, fc.option(land), (typed, country) => {
      expect(phoneForms(typed, country)).toContain(foldPhone(typed) || fold(typed));
      expect(phoneKey(` ${typed} `, country)).toBe(phoneKey(typed, country));
    }),
  );
});
