import { describe, expect, test } from 'vitest';
import { isUtf8 } from '../src/terminal.js';
import { at, dueScene } from './helpers/due-scene.js';
import { Desk } from './helpers/run.js';
import { Terminal } from './helpers/terminal.js';

const plain = { NO_COLOR: '1', LC_ALL: 'C' };

test.each([
  [{}, true],
  [{ LANG: '' }, true],
  [{ LANG: 'en_GB.UTF-8' }, true],
  [{ LC_CTYPE: 'UTF-8' }, true],
  [{ LANG: 'C.utf8' }, true],
  [{ LANG: 'de_DE@euro' }, false],
  [{ LANG: 'de_DE.ISO-8859-1' }, false],
  [{ LANG: 'C' }, false],
  [{ LANG: 'POSIX' }, false],
  [{ LC_ALL: 'C', LC_CTYPE: 'en_GB.UTF-8', LANG: 'en_GB.UTF-8' }, false],
  [{ LC_ALL: '', LC_CTYPE: 'C', LANG: 'en_GB.UTF-8' }, false],
  [{ LC_ALL: 'en_GB.UTF-8', LANG: 'C' }, true],
])('%j: UTF-8 is %s', (env, expected) => {
  expect(isUtf8(env)).toBe(expected);
});

test('a terminal without UTF-8 is shown signs in ASCII, in the same columns; a pipe gets the same bytes', async () => {
  const desk = await dueScene();
  const seen = async (env: Record<string, string>, columns?: number) => {
    const other = new Desk({ now: '2026-11-23T08:00', env, ...(columns ? { columns } : {}) });
    return (await other.runWith({ file: desk.file }, 'due')).stdout;
  };
  const usual = await seen({}, 80);
  const ascii = await seen(plain, 80);
  expect(ascii).toMatch(/^[\n\x20-\x7e€]*$/);
  expect(ascii.split('\n').map((line) => line.length)).toEqual(usual.split('\n').map((line) => line.length));
  expect(ascii.split('\n')[0]).toBe('Mon 23 Nov 2026 | 3 late | 3 today | 4 this week | 2 without a result');
  expect(await seen(plain)).toBe(await seen({}));
});

test('letters of names stay as they are, and so does the dot in one', async () => {
  const desk = new Desk({ columns: 80, env: plain });
  const name = 'Col·lectiu Ærø, Σίγμα 電力';
  await at(desk, '2026-11-20T09:00', 'log', name, '-t', 'call', '-o', 'talked');
  expect((await desk.run('list')).stdout).toContain(name);
});

test('formulas are told in ASCII too', async () => {
  const desk = new Desk({ columns: 80, env: plain });
  const { stdout } = await desk.run('report', '--explain');
  expect(stdout).not.toMatch(/[·–−…×÷≤≥²√→]/);
});

test('questions are asked in ASCII', async () => {
  const terminal = new Terminal(await dueScene(), 'log', { env: plain });
  await terminal.sees('arrows choose | ');
  terminal.types('har');
  await terminal.sees('> Harbor Cafe');
  terminal.presses('enter');
  await terminal.sees('How?');
  terminal.presses('ctrl-c');
  expect(await terminal.ends()).toBe(130);
  expect(terminal.written).toMatch(/^[\r\n\x1b\x20-\x7e€]*$/);
});

describe('names that run from right to left', () => {
  const mark = '\u200e';
  const names = ['محمد العلي', 'דוד כהן (בע״מ)', 'Bäckerei', '李雷'];

  async function list(columns?: number): Promise<string[]> {
    const desk = new Desk(columns === undefined ? {} : { columns });
    for (const name of names)
      await at(desk, '2026-11-20T09:00', 'log', name, '-t', 'قهوة', '-o', 'talked', '--channel', 'visit');
    return (await desk.run('list')).stdout.trimEnd().split('\n').slice(1);
  }

  test('stand between left-to-right marks on a terminal, and nowhere else', async () => {
    const shown = await list(80);
    expect(shown).toEqual([
      `    4  2026-11-20 09:00  李雷 @4            ${mark}قهوة${mark}    talked`,
      `    3  2026-11-20 09:00  Bäckerei @3        ${mark}قهوة${mark}    talked`,
      `    2  2026-11-20 09:00  ${mark}דוד כהן (בע״מ)${mark} @2  ${mark}قهوة${mark}    talked`,
      `    1  2026-11-20 09:00  ${mark}محمد العلي${mark} @1      ${mark}قهوة${mark}    talked`,
    ]);
    expect(await list()).toEqual(shown.map((line) => line.replaceAll(mark, '')));
  });

  test('are typed and found as any other', async () => {
    const desk = new Desk();
    await at(desk, '2026-11-20T09:00', 'log', names[0]!, '-t', 'call', '-o', 'talked');
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', 'محم');
    await terminal.sees('› محمد العلي');
    terminal.presses('enter');
    await terminal.sees('Who?     محمد العلي @1');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.written).toContain(`${mark}محمد العلي${mark} `);
  });
});
