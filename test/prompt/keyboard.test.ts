import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Keyboard } from '../../src/prompt/engine/keyboard.js';

function typingOn(source: PassThrough): string[] {
  const keyboard = new Keyboard(source);
  const keys: string[] = [];
  keyboard.on('keypress', (_, { name }: { name: string }) => keys.push(name));
  keyboard.on('data', (bytes: Buffer) => keys.push(bytes.toString()));
  keyboard.resume();
  return keys;
}

test('Esc is a key by itself, and what is typed soon after it another', async () => {
  const source = new PassThrough();
  const keys = typingOn(source);
  source.write('\x1b');
  await wait(150);
  source.write('\r');
  await wait(50);
  source.write('\x1b');
  source.end();
  await wait(50);
  expect(keys).toEqual(['escape', '\r', 'escape']);
});

test('the code of a key that comes in two parts is one key', async () => {
  const source = new PassThrough();
  const keys = typingOn(source);
  source.write('a\x1b');
  await wait(5);
  source.write('[Ab');
  await wait(100);
  expect(keys).toEqual(['a', '\x1b[A', 'b']);
});
