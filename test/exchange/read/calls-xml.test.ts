import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { UserError } from '../../../src/errors.js';
import { callColumns, callRows } from '../../../src/exchange/read/calls-xml.js';

const sample = fs.readFileSync(
  path.join(import.meta.dirname, '../../data/exports/android-calls.xml'),
  'utf8',
);

test('the calls of a backup, with the columns that have a meaning', () => {
  expect(callColumns).toEqual(['number', 'duration', 'date', 'type', 'contact_name']);
  expect([...callRows('x.xml', [sample])]).toEqual([
    ['8005550166', '505', '1467998061690', '1', ''],
    ['5405550112', '33', '1467998854819', '2', 'Jonas Dorn'],
    ['5405550122', '0', '1468011232283', '3', 'Mira Okafor'],
  ]);
});

test('pieces of any length are read as one', () => {
  expect([...callRows('x.xml', sample)]).toEqual([...callRows('x.xml', [sample])]);
});

test.each([
  ['contact_name="Ann &amp; Bo &#x1F600; O&apos;Neil"', ['', '', '', '', "Ann & Bo 😀 O'Neil"]],
  ['number="-2" contact_name="null"', ['', '', '', '', '']],
  ['number="+49 151 5550"', ['+49 151 5550', '', '', '', '']],
])('%s', (attributes, row) => {
  expect([...callRows('x.xml', [`<calls><call ${attributes}/></calls>`])]).toEqual([row]);
});

test.each([
  ['<calls><call number="1"/>', 'unclosed root tag'],
  ['<calls><call number="1"></calls>', 'unexpected close tag'],
  ['<calls><call number="&lol;"/></calls>', 'invalid character entity'],
  ['<!DOCTYPE calls [<!ENTITY a "b">]><calls/>', 'it declares entities'],
])('%s is refused', (text, what) => {
  expect(() => [...callRows('x.xml', [text])]).toThrow(
    expect.objectContaining({ message: `"x.xml" is no sound XML: ${what}.`, code: 65 }) as UserError,
  );
});
