import { describe, expect, test } from 'vitest';
import { exitCode } from '../src/errors.js';
import { journalPath } from '../src/paths.js';
import { corpus, named } from './helpers/corpus.js';

const linux = { env: {}, platform: 'linux', home: '/home/kim', cwd: '/here' } as const;

test.each([
  [{ ...linux }, '/home/kim/.local/share/prospect/journal.db'],
  [{ ...linux, env: { XDG_DATA_HOME: '/data' } }, '/data/prospect/journal.db'],
  [{ ...linux, env: { XDG_DATA_HOME: 'relative' } }, '/home/kim/.local/share/prospect/journal.db'],
  [{ ...linux, env: { XDG_DATA_HOME: '' } }, '/home/kim/.local/share/prospect/journal.db'],
  [{ ...linux, platform: 'darwin' as const }, '/home/kim/Library/Application Support/prospect/journal.db'],
  [{ ...linux, env: { PROSPECT_DB: 'mine.db' } }, '/here/mine.db'],
])('the journal is where the platform keeps data: %j', (around, expected) => {
  expect(journalPath(undefined, around).file).toBe(expected);
});

test('a name given on the command line wins over the variable', () => {
  const around = { ...linux, env: { PROSPECT_DB: '/a.db' } };
  expect(journalPath('b.db', around)).toEqual({ file: '/here/b.db', chosen: true, namedBy: '--db' });
  expect(journalPath(undefined, around)).toEqual({ file: '/a.db', chosen: true, namedBy: 'PROSPECT_DB' });
});

test.each([undefined, '', 'relative/dir'])(
  'without a usable home (%s) the person is asked to name a file',
  (home) => {
    expect(() => journalPath(undefined, { ...linux, home })).toThrow(
      expect.objectContaining({ code: exitCode.cannotCreate }),
    );
  },
);

describe('names that SQLite would not read as a file are refused', () => {
  const refused = corpus.db_paths.filter(
    (name) =>
      name.trim() !== name ||
      name === '' ||
      /[\u0000-\u001f]/.test(name) ||
      /memory|^file:/i.test(name) ||
      name.length > 255,
  );
  test.each(named(refused))('%s', (_, name) => {
    expect(() => journalPath(name, linux)).toThrow(expect.objectContaining({ code: exitCode.usage }));
    expect(() => journalPath(undefined, { ...linux, env: { PROSPECT_DB: name } })).toThrow();
  });
});
