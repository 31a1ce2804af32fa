import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Keyboard } from '../../src/prompt/keyboard.js';

/** What a keyboard passes on when these pieces come in: typed text as it is, pastes in brackets. */
function passedOn(pieces: (string | Buffer)[]): string {
  const source = new PassThrough();
  const keyboard = new Keyboard(source);
  let text = '';
  keyboard.on('data', (typed: Buffer) => (text += typed.toString('utf8')));
  keyboard.on('keypress', (pasted: string) => (text += `[${pasted}]`));
  keyboard.resume();
  for (const piece of pieces) source.emit('data', Buffer.from(piece));
  return text;
}

const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

describe('a keyboard', () => {
  test('passes keys on as they come', () => {
    expect(passedOn(['ab', '\r', '\x1b[A', '\x03'])).toBe('ab\r\x1b[A\x03');
  });

  test('makes one key of a paste, and one line', () => {
    expect(passedOn([`a${paste('one\r\n  two\tthree\n\nfour\n')}b\r`])).toBe('a[one two three four]b\r');
    expect(passedOn([paste('\x1b]0;title\x07\x1b[31mred')])).toBe('[]0;title[31mred]');
    expect(passedOn([paste(''), paste('\n')])).toBe('');
    expect(passedOn([paste('a') + paste('b')])).toBe('[a][b]');
  });

  test('puts together a paste and a letter that come in pieces', () => {
    const bytes = Buffer.from('é');
    expect(passedOn([bytes.subarray(0, 1), bytes.subarray(1)])).toBe('é');
    fc.assert(
      fc.property(fc.nat(40), (cut) => {
        const bytes = Buffer.from(`${paste('Zoë sagt: grüß euch, ihr da 世界')}x`);
        const at = Math.min(bytes.length, '\x1b[200~'.length + cut);
        expect(passedOn([bytes.subarray(0, at), bytes.subarray(at)])).toBe(
          '[Zoë sagt: grüß euch, ihr da 世界]x',
        );
      }),
    );
  });
});
