import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteLine, splitLine } from '../../src/domain/command-line.js';

describe('splitLine', () => {
  test.each<[string, string[]]>([
    ['', []],
    [' \t\n ', []],
    ['log -t cold-call  -o voicemail', ['log', '-t', 'cold-call', '-o', 'voicemail']],
    [`log -n "two words"`, ['log', '-n', 'two words']],
    [`log -n 'it"s'`, ['log', '-n', 'it"s']],
    [`log -n ''`, ['log', '-n', '']],
    [`a"b c"'d e'f`, ['ab cd ef']],
    [String.raw`a\ b \"c\' \\`, ['a b', `"c'`, '\\']],
    [String.raw`"a\"b\\c\d\$e"`, [String.raw`a"b\c\d$e`]],
    [`'a\\'b`, ['a\\b']],
    ['a\\\nb "c\\\nd"', ['ab', 'cd']],
    ['$HOME *.ts ~ `ls` #x ; rm | & >', ['$HOME', '*.ts', '~', '`ls`', '#x', ';', 'rm', '|', '&', '>']],
    ['Café 王さん \u00a0x', ['Café', '王さん', '\u00a0x']],
  ])('%j', (line, words) => {
    expect(splitLine(line)).toEqual(words);
  });

  test.each(['a "b', "a 'b", 'a "b\\"', "it's", 'a\\'])('refuses %j', (line) => {
    expect(() => splitLine(line)).toThrow(/not closed|backslash/);
  });

  test('reads any line of letters, blanks, quotes and backslashes as a shell does', () => {
    const character = fc.constantFrom('a', 'b', '-', ' ', '\t', "'", '"', '\\');
    const closed = fc.string({ unit: character, maxLength: 12 }).filter((line) => {
      try {
        splitLine(line);
        return true;
      } catch {
        return false;
      }
    });
    const lines = fc.sample(closed, 500);
    const script = lines.map((line) => `set -- ${line}\nprintf '%s\\0' "$#" "$@"`).join('\n');
    const shell = execFileSync('/bin/sh', { input: script, encoding: 'utf8' });
    const ours = lines.map((line) => splitLine(line)).flatMap((words) => [String(words.length), ...words]);
    expect(ours.map((word) => `${word}\0`).join('')).toBe(shell);
  });
});

describe('quoteLine', () => {
  test('leaves plain words alone and quotes the others', () => {
    expect(quoteLine(['log', '-n', 'two words', '@12', '', "it's", 'Café'])).toBe(
      `log -n 'two words' @12 '' 'it'\\''s' Café`,
    );
  });

  test('splitLine gives back every word, whatever is in it', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...`a'"\\ \n\t$`) }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        expect(splitLine(quoteLine(words))).toEqual(words);
      }),
    );
  });
});
