import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Keyboard } from '../../../src/prompt/engine/keyboard.js';

/** What a keyboard passes on when these pieces come in: typed text as it is, pastes in brackets. */
async function passedOn(pieces: (string | Buffer)[]): Promise<string> {
  const source = new PassThrough();
  const keyboard = new Keyboard(source);
  let text = '';
  keyboard.on('data', (typed: Buffer) => (text += typed.toString('utf8')));
  keyboard.on('keypress', (pasted: string) => (text += `[${pasted}]`));
  keyboard.resume();
  for (const piece of pieces) source.emit('data', Buffer.from(piece));
  source.emit('end');
  await once(keyboard, 'end');
  return text;
}

const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

describe('a keyboard', () => {
  test('passes keys on as they come', async () => {
    expect(await passedOn(['ab', '\r', '\x1b[A', '\x03'])).toBe('ab\r\x1b[A\x03');
  });

  test('makes one key of a paste, and one line', async () => {
    expect(await passedOn([`a${paste('one\r\n  two\tthree\n\nfour\n')}b\r`])).toBe(
      'a[one two three four]b\r',
    );
    expect(await passedOn([paste('\x1b]0;title\x07\x1b[31mred')])).toBe('[]0;title[31mred]');
    expect(await passedOn([paste(''), paste('\n')])).toBe('');
    expect(await passedOn([paste('a') + paste('b')])).toBe('[a][b]');
  });

  test('puts together a paste and a letter that come in pieces', async () => {
    const bytes = Buffer.from('é');
    expect(await passedOn([bytes.subarray(0, 1), bytes.subarray(1)])).toBe('é');
    await fc.assert(
      fc.asyncProperty(fc.nat(40), async (cut) => {
        const bytes = Buffer.from(`${paste('Zoë sagt: grüß euch, ihr da 世界')}x`);
        const at = Math.min(bytes.length, '\x1b[200~'.length + cut);
        expect(await passedOn([bytes.subarray(0, at), bytes.subarray(at)])).toBe(
          '[Zoë sagt: grüß euch, ihr da 世界]x',
        );
      }),
    );
  });

  test('passes each key on by itself, and keeps what nobody has read for the next one', async () => {
    const source = new PassThrough();
    const taken: string[] = [];
    const question = async (keys: number) => {
      const keyboard = new Keyboard(source);
      await new Promise<void>((resolve) => {
        keyboard.on('data', (typed: Buffer) => {
          taken.push(typed.toString('utf8'));
          if (--keys === 0) setImmediate(resolve);
        });
        keyboard.resume();
      });
      keyboard.pause();
    };
    source.write('ab\x1b[A\x1bOB\r界1');
    await question(2);
    expect(taken).toEqual(['a', 'b']);
    await question(1);
    source.write('2');
    await question(5);
    expect(taken).toEqual(['a', 'b', '\x1b[A', '\x1bOB', '\r', '界', '1', '2']);
  });

  test('takes much that comes at once for a paste', async () => {
    expect(await passedOn(['one line\n'.repeat(20)])).toBe(`[${'one line '.repeat(20).trim()}]`);
    expect(await passedOn(['\x1b[B'.repeat(30)])).toBe('\x1b[B'.repeat(30));
  });
});
