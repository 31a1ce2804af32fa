import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMembers } from '../../../src/exchange/read/json.js';
import { sourceOf, type Source } from '../../../src/exchange/read/source.js';

/** The same text in chunks of `size` bytes, so that everything is cut somewhere. */
function inChunks(text: string, size: number): Source {
  const bytes = Buffer.from(text);
  return {
    ...sourceOf('x.json', bytes),
    *chunks() {
      for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
    },
  };
}

function read(text: string, size = 1000): [string, number | null, unknown][] {
  return [...readMembers(inChunks(text, size))].map(({ key, number, value }) => [key, number, value]);
}

test('members come one by one, and the things of a list too', () => {
  expect(read(' {"a": 1, "b": [{"c": "]}"}, [2]], "d": [], "e": {"f": [3]}} \n')).toEqual([
    ['a', null, 1],
    ['b', 0, undefined],
    ['b', 1, { c: ']}' }],
    ['b', 2, [2]],
    ['d', 0, undefined],
    ['e', null, { f: [3] }],
  ]);
});

test('any object is read as JSON.parse reads it, wherever its text is cut', () => {
  const object = fc.dictionary(
    fc.string({ unit: 'binary' }),
    fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }),
    { maxKeys: 5 },
  );
  fc.assert(
    fc.property(object, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 2), (value, size, indent) => {
      const text = JSON.stringify(value, null, indent);
      const rebuilt = new Map<string, unknown>();
      for (const [key, number, member] of read(text, size)) {
        if (number === null) rebuilt.set(key, member);
        else if (number === 0) rebuilt.set(key, []);
        else (rebuilt.get(key) as unknown[]).push(member);
      }
      expect(new Map(Object.entries(JSON.parse(text) as object))).toEqual(rebuilt);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['[1,2', 'is not a whole journal'],
  ['{} {}', 'goes on after its end'],
  ['{"a":1', 'is cut short'],
  ['{"a":"x', 'is cut short'],
  ['{"a":[1,', 'is cut short'],
  ['{"a":[1 2]}', 'is not sound JSON'],
  ['{"a":[1,]}', 'is not sound JSON'],
  ['{"a":1,}', 'is not sound JSON'],
  ['{"a" 1}', 'is not sound JSON'],
  ['{a:1}', 'is not sound JSON'],
  ['{"a":nan}', 'is not sound JSON'],
  ['{"a":{"b":1]}', 'is not sound JSON'],
  ['{1:1}', 'is not sound JSON'],
  ['{[1]:1}', 'something other than a name'],
  ['{"a":1,"a":2}', 'has "a" twice'],
  [`{"a":${'['.repeat(200_000)}`, 'too deep'],
  [`{"a":["${'x'.repeat(17_000_000)}`, 'too long'],
])('%.30s is refused', (text, message) => {
  expect(() => read(text, 256 * 1024)).toThrow(message);
});

test('bytes that are no UTF-8 are refused with their line', () => {
  expect(() => sourceOf('x.json', Buffer.from('{\n"a":"\xe9"}', 'latin1'))).toThrow(
    '"x.json", line 2: this is not UTF-8 text.',
  );
});
