import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { root, temporaryFolder } from './helpers/folder.js';
import { describeWith } from './helpers/needs.js';
import { bin, isRoot, start, type Ended } from './helpers/process.js';
import { sequence } from './helpers/random.js';

// The compiled code that one start keeps for the next. Nothing that is found in its place may be seen in an answer.
const { codeIn } = nodeModule.createRequire(import.meta.url)(path.join(root, 'bin', 'load.cjs')) as {
  codeIn: (bytes: Buffer, identity: Buffer) => Buffer | undefined;
};
/** A whole number from 0 to below a bound. */
const random = sequence(20_261_130);
const below = (bound: number) => Math.floor(random() * bound);

let folder = '';
let cache = '';

beforeEach(() => {
  folder = temporaryFolder();
  cache = path.join(folder, '.cache', 'prospect');
  const env = { NODE_DISABLE_COMPILE_CACHE: '1' };
  expect(run(['log', 'Ann Lee', '-t', 'call', '-o', 'talked', '--at', '2026-01-05'], { env }).code).toBe(0);
});

interface Surroundings {
  env?: Record<string, string>;
  flags?: string[];
}

/** Runs the program with a home in the folder. */
function run(args: string[], { env = {}, flags = [] }: Surroundings = {}): Ended {
  const line = [...flags, bin, '--db', path.join(folder, 'journal.db'), ...args];
  return start(process.execPath, line, { cwd: folder, env: { HOME: folder, ...env } });
}

/** Runs it so that its compiled code is kept, and again, with that; returns the answer. */
function keep(...args: string[]): Ended {
  run(args);
  const answer = run(args);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  return answer;
}

const kept = () => fs.readdirSync(cache).sort();
const read = (name: string) => fs.readFileSync(path.join(cache, name));

/** Where a kept file says what it is, after two copies of the code. */
const identityIn = (bytes: Buffer) => bytes.subarray(bytes.lastIndexOf('prospect code\n'));

/**
 * A file as the program would keep it for its first part, with the code of a script of that length that says "planted".
 * Made by another process: the flags of V8 are others here.
 */
function planted(): Buffer {
  const { length } = nodeModule.wrap(fs.readFileSync(path.join(root, 'dist', 'prospect.cjs'), 'latin1'));
  const make = `
    const script = new vm.Script("console.log('planted'); process.exit();".padEnd(${length}));
    process.stdout.write(script.createCachedData());`;
  const code = execFileSync(process.execPath, ['-e', make]);
  return Buffer.concat([code, code, identityIn(read('prospect.list.code'))]);
}

describe('what a disk can do', () => {
  const report = ['report', '--as-of', '2026-01-09'];

  test('a thousand random changes, and every length, are found before anything runs', () => {
    keep(...report);
    const files = kept().map(read);
    expect(files.length).toBeGreaterThan(4);
    for (const bytes of files)
      expect(codeIn(bytes, Buffer.from(identityIn(bytes)))?.length).toBeGreaterThan(1000);
    for (let times = 0; times < 1000; times++) {
      const bytes = files[below(files.length)]!;
      const identity = Buffer.from(identityIn(bytes));
      const at = below(bytes.length);
      const before = bytes[at]!;
      bytes[at] = before ^ (1 + below(255));
      expect(codeIn(bytes, identity), `byte ${at}`).toBeUndefined();
      bytes[at] = before;
      expect(codeIn(bytes.subarray(0, below(bytes.length)), identity)).toBeUndefined();
      expect(codeIn(bytes.subarray(1 + below(bytes.length - 1)), identity)).toBeUndefined();
    }
  });

  const damages: [name: string, damage: (bytes: Buffer, name: string) => Buffer | undefined][] = [
    ...Array.from({ length: 4 }, (_, n): (typeof damages)[number] => [
      `changed at random, ${n + 1}`,
      (bytes) => {
        const changed = Buffer.from(bytes);
        const at = below(bytes.length);
        changed[at] = changed[at]! ^ (1 + below(255));
        return changed;
      },
    ]),
    ['every byte changed', (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0xff))],
    ['cut short', (bytes) => bytes.subarray(0, below(bytes.length))],
    ['the first half alone', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['zeros', (bytes) => Buffer.alloc(bytes.length)],
    [
      'zeros after the first block',
      (bytes) => Buffer.alloc(bytes.length).fill(bytes.subarray(0, 4096), 0, 4096),
    ],
    ['longer than any', (bytes) => Buffer.concat([bytes, Buffer.alloc(5 * 1024 * 1024)])],
    [
      "another part's",
      (_, name) => read(name.startsWith('due') ? 'prospect.report.code' : 'due.report.code'),
    ],
    [
      "another build's",
      (bytes) => changedIdentity(bytes, (text) => text.replace(/[0-9a-f]{8}$/, '01234567')),
    ],
    ["another Node's", (bytes) => changedIdentity(bytes, (text) => text.replace(process.version, 'v99.0.0'))],
    ['missing', () => undefined],
  ];
  function changedIdentity(bytes: Buffer, change: (text: string) => string): Buffer {
    const identity = identityIn(bytes);
    return Buffer.concat([bytes.subarray(0, -identity.length), Buffer.from(change(identity.toString()))]);
  }

  test('the answer is the same whatever happens to the files, and good ones take their place', () => {
    const answer = keep(...report);
    const good = new Map(
      kept()
        .filter((name) => name.includes('.report.'))
        .map((name) => [name, read(name)]),
    );
    for (const [what, damage] of damages) {
      const damaged = new Map([...good].map(([name, bytes]) => [name, damage(bytes, name)]));
      for (const [name, bytes] of damaged)
        if (bytes) fs.writeFileSync(path.join(cache, name), bytes);
        else fs.rmSync(path.join(cache, name));
      expect(run(report), what).toEqual(answer);
      for (const [name, bytes] of damaged)
        if (bytes && !bytes.equals(good.get(name)!))
          expect(read(name).equals(bytes), `${what}: ${name}`).toBe(false);
      expect(run(report), `${what}, then kept anew`).toEqual(answer);
      for (const [name, bytes] of good) fs.writeFileSync(path.join(cache, name), bytes);
    }
  });

  test('what stands there and is no file is replaced', () => {
    const answer = keep('list');
    const file = path.join(cache, 'prospect.list.code');
    const elsewhere = path.join(folder, 'elsewhere');
    fs.writeFileSync(elsewhere, planted());
    for (const put of [
      () => fs.mkdirSync(file),
      () => execFileSync('bash', ['-c', 'mkfifo "$0"', file]),
      () => fs.symlinkSync(elsewhere, file),
      () => fs.symlinkSync('/dev/zero', file),
    ]) {
      fs.rmSync(file, { recursive: true });
      put();
      expect(run(['list'])).toEqual(answer);
      expect(fs.lstatSync(file).isFile()).toBe(true);
    }
  });

  test('code compiled with other flags of V8 is left alone', () => {
    const answer = keep('list');
    for (const flags of [['--no-opt'], ['--no-lazy'], ['--stack-size=900'], []])
      for (const time of ['first', 'second'])
        expect(run(['list'], { flags }), `${flags.join()}, ${time} time`).toEqual(answer);
  });
});

describe('what another user can do', () => {
  const file = () => path.join(cache, 'prospect.list.code');
  const answers = () => run(['list']);

  test('a file of ours alone is run, so that the next tests prove something', () => {
    keep('list');
    fs.writeFileSync(file(), planted());
    expect(answers().stdout).toContain('planted');
  });

  test.each([
    ['a file that a group may write', () => fs.chmodSync(file(), 0o620)],
    ['a file that everybody may write', () => fs.chmodSync(file(), 0o602)],
    ['a folder that a group may write', () => fs.chmodSync(cache, 0o770)],
    ['a folder that everybody may write', () => fs.chmodSync(cache, 0o1777)],
    ['a folder in one that everybody may write', () => fs.chmodSync(path.dirname(cache), 0o777)],
    [
      'a link to a folder',
      () => {
        fs.renameSync(cache, path.join(folder, 'elsewhere'));
        fs.symlinkSync(path.join(folder, 'elsewhere'), cache);
      },
    ],
  ])('%s is not trusted', (_, open) => {
    const answer = keep('list');
    fs.writeFileSync(file(), planted());
    open();
    expect(answers()).toEqual(answer);
    expect(answers()).toEqual(answer);
  });

  test('in /tmp, and whatever keeps users apart as it does, a folder of ours is used', () => {
    keep('list');
    fs.chmodSync(path.dirname(cache), 0o1777);
    fs.writeFileSync(file(), planted());
    expect(answers().stdout).toContain('planted');
  });

  describeWith('root', isRoot, 'by owning it', () => {
    const nobody = 65_534;

    test.each([
      ['a file', () => fs.chownSync(file(), nobody, nobody)],
      ['a folder', () => fs.chownSync(cache, nobody, nobody)],
      ['the folder around it', () => fs.chownSync(path.dirname(cache), nobody, nobody)],
    ])("%s of somebody else's is not trusted", (_, giveAway) => {
      const answer = keep('list');
      fs.writeFileSync(file(), planted());
      giveAway();
      expect(answers()).toEqual(answer);
    });

    test("root leaves nothing in somebody else's home", () => {
      const home = temporaryFolder();
      fs.chownSync(home, nobody, nobody);
      expect(run(['list'], { env: { HOME: home } }).code).toBe(0);
      expect(fs.readdirSync(home)).toEqual([]);
    });
  });
});

describe('the folder', () => {
  test('keeps one file a part and command, readable by its owner alone, and nothing in it or its name of what was typed', () => {
    run(['log', 'Okafor', '-t', 'referral', '-o', 'talked']);
    run(['alias', 'okafor', 'log -t referral']);
    for (const words of [
      ['okafor', 'harborinn'],
      ['harborinn'],
      ['--help'],
      ['--no-input', 'list', '--lead', 'okafor'],
    ])
      run(words);
    start(process.execPath, [bin, '__complete', 'zsh', 'log', 'okafor'], {
      cwd: folder,
      env: { HOME: folder },
    });
    const commands = new Set(kept().map((name) => name.replace(/^[\w-]+\.([\w-]+)\.code$/, '$1')));
    expect([...commands].sort()).toEqual(['alias', 'key-press', 'list', 'log', 'none']);
    for (const name of kept()) {
      expect(fs.statSync(path.join(cache, name)).mode & 0o777).toBe(0o600);
      expect(read(name).toString('latin1')).not.toMatch(/okafor|harborinn/i);
    }
    expect(fs.statSync(cache).mode & 0o777).toBe(0o700);
  });

  test('loses what earlier builds kept and what was left half written, and nothing else', () => {
    keep('list');
    const put = (name: string, hoursAgo: number) => {
      fs.writeFileSync(path.join(cache, name), 'x');
      const at = Date.now() / 1000 - hoursAgo * 3600;
      fs.utimesSync(path.join(cache, name), at, at);
    };
    const long = 24 * 365;
    put('prospect-v20.1.0-x64-91835-1796062738421-2237629.okafor.code', long);
    put('gone.list.code', long);
    put('prospect.list.code.4242', long);
    put('prospect.list.code.4243', 0);
    put('journal.db', long);
    const before = kept();
    run(['path']);
    expect(before.filter((name) => !kept().includes(name))).toEqual([
      'gone.list.code',
      'prospect-v20.1.0-x64-91835-1796062738421-2237629.okafor.code',
      'prospect.list.code.4242',
    ]);
  });

  test('takes no more than 16 MB and what one command adds', () => {
    keep('list');
    for (let n = 0; n < 30; n++)
      fs.writeFileSync(path.join(cache, `part.${n}.code`), Buffer.alloc(1024 * 1024));
    run(['path']);
    const sizes = kept().map((name) => fs.statSync(path.join(cache, name)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(18 * 1024 * 1024);
  });

  test.each([{ NODE_DISABLE_COMPILE_CACHE: '1' }, { HOME: '' }, { XDG_CACHE_HOME: 'relative' }])(
    'is not made with %j',
    (env) => {
      expect(run(['list'], { env }).code).toBe(0);
      expect(fs.readdirSync(folder)).toEqual(['journal.db']);
    },
  );
});
