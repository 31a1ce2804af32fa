import { expect, test } from 'vitest';
import { bytesOfInput } from '../../../src/exchange/read/bytes.js';
import { plainSource } from '../../../src/exchange/read/source.js';
import { Journal } from '../../../src/store/file/journal.js';
import { newestPages, newestTouches } from '../../../src/store/touches/touches.js';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import fs from 'node:fs';

async function* pieces(...texts: (string | Buffer)[]): AsyncGenerator<Buffer | string> {
  for (const text of texts) yield await Promise.resolve(text);
}

test('what comes on standard input can be read as often as wanted, and leaves no file', async () => {
  const before = process.env.TMPDIR;
  const folder = temporaryFolder();
  process.env.TMPDIR = folder;
  try {
    for (const size of [10, 5_000_000, 9_000_000]) {
      const text = 'name\n' + 'Ann Lee\n'.repeat(size / 8);
      const source = plainSource(
        await bytesOfInput(pieces('\ufeff', text.slice(0, 7), Buffer.from(text.slice(7)))),
      );
      expect(fs.readdirSync(folder)).toEqual([]);
      for (let time = 0; time < 2; time++) {
        let read = '';
        for (const chunk of source.chunks()) read += chunk.toString('latin1');
        expect(read === text).toBe(true);
      }
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
});

test('an endless input that is no text is refused at its beginning', async () => {
  let asked = 0;
  const zeros = async function* () {
    for (;;) {
      asked++;
      yield await Promise.resolve(Buffer.alloc(65_536));
    }
  };
  await expect(bytesOfInput(zeros())).rejects.toThrow('"standard input" holds a NUL character');
  expect(asked).toBe(1);
});

test('pages of the newest touches are the list of them', async () => {
  const desk = new Desk();
  const rows = Array.from({ length: 40 }, (_, n) => `2026-11-${10 + ((n * 7) % 9)},call,talked,Lead ${n}`);
  await desk.runWith({ input: ['at,tactic,outcome,lead', ...rows].join('\n') }, 'import', '-');
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  for (const limit of [0, 20]) {
    const pages = [...newestPages(journal, { from: '2026-11-11' }, limit, 7)];
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat()).toEqual(newestTouches(journal, { from: '2026-11-11' }, limit));
  }
  journal.close();
  expect((await desk.run('list', '--limit', '0', '--json')).stdout).toBe(
    (await desk.run('list', '--limit', '99', '--json')).stdout,
  );
});
