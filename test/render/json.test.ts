import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJson } from '../../src/render/json.js';
import { hostileTexts, named } from '../helpers/corpus.js';

const unsafe =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0041}]/u;

test('writes as escapes what a terminal would obey or hide', () => {
  expect(toJson({ name: 'a\u007f\u009b\u2028\u202e\u200b\u{e0041}\u001b é' })).toBe(
    '{"name":"a\\u007f\\u009b\\u2028\\u202e\\u200b\\udb40\\udc41\\u001b é"}',
  );
});

test('leaves emoji with a variation selector and letters of all scripts readable', () => {
  expect(toJson('❤️ שלום 漢字')).toBe('"❤️ שלום 漢字"');
});

test.each(named(hostileTexts))('holds nothing unsafe and gives %s back', (_, text) => {
  const json = toJson({ text });
  expect(json).not.toMatch(unsafe);
  expect(JSON.parse(json)).toEqual({ text });
});

test('parses back to what JSON.stringify would have given, indented or not', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2), (value, indent) => {
      const json = toJson(value, indent);
      expect(json).not.toMatch(unsafe);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
