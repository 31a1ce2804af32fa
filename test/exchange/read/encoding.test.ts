import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, type Bytes } from '../../../src/exchange/read/bytes.js';
import { plainSource } from '../../../src/exchange/read/source.js';
import { Desk } from '../../helpers/run.js';

/** The same bytes in chunks of `size`, so that characters are cut somewhere. */
function inChunks(bytes: Buffer, size: number): Bytes {
  return {
    ...bytesOf('x.csv', bytes),
    *chunks() {
      for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
    },
  };
}

function textOf(bytes: Bytes, encoding?: string): string {
  return Buffer.concat(
    [...plainSource(bytes, { encoding }).chunks()].map((chunk) => Buffer.from(chunk)),
  ).toString();
}

const read = (bytes: Buffer, encoding?: string) => textOf(bytesOf('x.csv', bytes), encoding);
const notices = (bytes: Buffer, encoding?: string) =>
  plainSource(bytesOf('x.csv', bytes), { encoding }).notices;
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

const windows1252 = 'read as windows-1252; if names look wrong, say what it is, as in --encoding macintosh';

const text = 'name,note\r\nJürgen,„Spaß“ – 5 €\r\n';

describe('the encoding is recognised', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, the other way round', bigEndian(`\ufeff${text}`)],
  ])('%s, of which nothing is said', (_, bytes) => {
    expect([read(bytes), notices(bytes)]).toEqual([text, []]);
  });

  test('UTF-16 without a mark', () => {
    expect([read(Buffer.from(text, 'utf16le')), notices(Buffer.from(text, 'utf16le'))]).toEqual([
      text,
      ['read as utf-16le'],
    ]);
    expect([read(bigEndian(text)), notices(bigEndian(text))]).toEqual([text, ['read as utf-16be']]);
  });

  test('windows-1252, with all that it has between 0x80 and 0x9f', () => {
    const bytes = Buffer.from('name\nJ\xfcrgen \x80\x84Spa\xdf\x93\x96\x99\xc9\xbb\n', 'latin1');
    expect([read(bytes), notices(bytes)]).toEqual(['name\nJürgen €„Spaß“–™É»\n', [windows1252]]);
  });

  test('windows-1252 in a real German sheet', () => {
    const file = path.join(import.meta.dirname, '../../data/exports/follow-up-german-excel-cp1252.csv');
    const bytes = fs.readFileSync(file);
    expect(read(bytes)).toContain('Müller & Söhne;Jürgen Müller;');
    expect(read(bytes)).toContain('1.200,50 €');
  });

  test.each([
    [
      'one broken byte among umlauts',
      Buffer.concat([Buffer.from('a\nö\nä '), Buffer.from([0xff]), Buffer.from('\n')]),
    ],
    ['a character cut at the end', Buffer.from('a\nö\n€').subarray(0, -1)],
    ['a mark before it', Buffer.from('\xef\xbb\xbfa\nb\nJ\xfcrgen\n', 'latin1')],
  ])('UTF-8 with %s is refused with its line', (_, bytes) => {
    expect(() => read(bytes)).toThrow('"x.csv", line 3: this is not UTF-8 text.');
  });

  test.each([
    ['of a Mac', 'macintosh', 'name\nFran\x8dois\n', 'name\nFrançois\n'],
    ['Cyrillic', 'windows-1251', 'name\n\xc8\xe2\xe0\xed\xee\xe2\n', 'name\nИванов\n'],
    ['Japanese', 'shift_jis', 'name\n\x8e\x52\x93\x63\x81\x40\x89\xd4\n', 'name\n山田　花\n'],
  ])('text %s is refused, not guessed, and read when it is named', (_, name, latin, wanted) => {
    const bytes = Buffer.from(latin, 'latin1');
    expect(() => read(bytes)).toThrow(
      '"x.csv" is neither UTF-8 nor windows-1252: its encoding cannot be told.',
    );
    expect([read(bytes, name), notices(bytes, name)]).toEqual([wanted, []]);
  });

  test('a mark says more than what is named', () => {
    expect(read(Buffer.from('\ufeffname\nJürgen\n'), 'macintosh')).toBe('name\nJürgen\n');
  });

  test('what is no text in the encoding named is refused with its line', () => {
    expect(() => read(Buffer.from('name\nAnn\n\x81', 'latin1'), 'shift_jis')).toThrow(
      '"x.csv", line 3: this is not shift_jis text.',
    );
    expect(() => read(Buffer.from('name\nJ\xfcrgen\n', 'latin1'), 'utf-8')).toThrow(
      '"x.csv", line 2: this is not UTF-8 text.',
    );
  });
});

test('it is the same wherever the bytes are cut', () => {
  const encodings = fc.constantFrom(
    ['utf-8', (line: string) => Buffer.from(line)] as const,
    ['utf-16le', (line: string) => Buffer.from(`\ufeff${line}`, 'utf16le')] as const,
    ['utf-16be', (line: string) => bigEndian(`\ufeff${line}`)] as const,
  );
  const words = fc
    .string({ unit: 'binary' })
    .map((line) => `name\n${line.toWellFormed().replaceAll('\0', '')}`);
  fc.assert(
    fc.property(encodings, words, fc.integer({ min: 1, max: 9 }), ([, encode], line, size) => {
      expect(textOf(inChunks(encode(line), size))).toBe(line);
    }),
    { numRuns: 300 },
  );
  const japanese = Buffer.from('name\n\x8e\x52\x93\x63\x81\x40\x89\xd4\n', 'latin1');
  for (let size = 1; size < 9; size++)
    expect(textOf(inChunks(japanese, size), 'shift_jis')).toBe('name\n山田　花\n');
});

test('whatever is written in windows-1252 is read as it', () => {
  const high = [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'];
  const bytes = [0x80, ...range(0x82, 0x8c), 0x8e, ...range(0x91, 0x9c), 0x9e, 0x9f];
  const words = fc.array(fc.constantFrom(...high, 'e', 'n', ' ', 'é', 'ü', 'ß', 'ñ', 'à'), { minLength: 1 });
  fc.assert(
    fc.property(words, (letters) => {
      // An odd character is at most as likely as not beside it: what is UTF-8 by chance is UTF-8.
      const latin = letters.map((letter) => {
        const at = high.indexOf(letter);
        return at === -1 ? letter : String.fromCharCode(bytes[at]!);
      });
      const line = `name\n${latin.join('.')} \xe9 \xe8\n`;
      expect(read(Buffer.from(line, 'latin1'))).toBe(`name\n${letters.join('.')} é è\n`);
    }),
  );
});

test('random bytes are text or refused, and never a fault', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(undefined, 'gbk', 'utf-16be'),
      (bytes, encoding) => {
        try {
          textOf(bytesOf('x.csv', Buffer.from(bytes)), encoding);
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError', code: 65 });
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('import says once how it reads a file, and takes --encoding', async () => {
  const desk = new Desk();
  fs.writeFileSync(path.join(desk.folder, 'mac.csv'), Buffer.from('name\nFran\x8dois\n', 'latin1'));
  fs.writeFileSync(path.join(desk.folder, 'windows.csv'), Buffer.from('name\nJos\xe9\n', 'latin1'));
  expect(await desk.run('import', 'windows.csv')).toMatchObject({ code: 0, stderr: `${windows1252}\n` });
  expect(await desk.run('import', 'mac.csv')).toMatchObject({ code: 65, stdout: '' });
  expect(await desk.run('import', 'mac.csv', '--encoding', 'Macintosh')).toMatchObject({
    code: 0,
    stderr: '',
  });
  expect(await desk.run('import', 'mac.csv', '--encoding', 'mac-roman')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'prospect: --encoding: there is no encoding "mac-roman".\n  Some that there are: utf-8, utf-16le, windows-1252, macintosh, shift_jis, windows-1251, iso-8859-2.\n',
  });
  const leads = (await desk.run('export', 'leads')).stdout;
  expect(leads).toContain('José');
  expect(leads).toContain('François');
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
