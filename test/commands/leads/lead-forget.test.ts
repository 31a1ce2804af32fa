import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { forgetLead, writeAnew } from '../../../src/store/across/forget.js';
import { Journal } from '../../../src/store/file/journal.js';
import { root } from '../../helpers/folder.js';
import { writeLoop } from '../../helpers/loop-writes.js';
import { Desk } from '../../helpers/run.js';

const everything = async (desk: Desk) => (await desk.run('export', 'all')).stdout;

/** Which of the texts stand anywhere in the files of a folder, whatever their case. */
function foundIn(files: string[], texts: string[]): string[] {
  const bytes = files.map((file) => fs.readFileSync(file).toString('latin1').toLowerCase()).join('\n');
  return texts.filter((text) => bytes.includes(Buffer.from(text.toLowerCase()).toString('latin1')));
}

/** Faults that only the tables know of: rows without what they refer to, and pages that do not fit together. */
function faults(desk: Desk): unknown[] {
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  const found = [
    ...journal.all('PRAGMA foreign_key_check'),
    ...journal
      .all<{ integrity_check: string }>('PRAGMA integrity_check')
      .filter((row) => row.integrity_check !== 'ok'),
    ...journal.all(
      'SELECT lead_id FROM last_result WHERE lead_id NOT IN (SELECT lead_id FROM touch WHERE lead_id IS NOT NULL)',
    ),
  ];
  journal.close();
  return found;
}

async function undoAll(desk: Desk): Promise<string[]> {
  const undone: string[] = [];
  for (;;) {
    const { stdout, stderr, code } = await desk.run('undo');
    expect([code, stderr.startsWith('prospect:')]).toEqual([0, false]);
    if (stdout === '') return undone;
    undone.push(stdout.trim());
    expect(faults(desk)).toEqual([]);
  }
}

const secrets = [
  'Zebulon',
  'Quark',
  'Zebby',
  'Quirk',
  'zeb@quark.test',
  'old@quark.test',
  '77 88 99',
  'quark.test/zeb',
  'Quaxo',
  'weirdtag',
  'talked about the boat',
  'wants it in May',
  'about their boat',
  'send the boat papers',
  'zebra stripes',
  'Qorp',
  'ext-4711',
];

/** A journal in which one lead is known by old and new names, and stands in nearly every kind of write. */
async function busyDesk(): Promise<Desk> {
  const desk = new Desk({ now: '2026-11-16T10:00' });
  const run = async (...args: string[]) => {
    const { code, stderr } = await desk.run(...args);
    expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
  };
  fs.writeFileSync(
    path.join(desk.folder, 'in.csv'),
    'name,email,external id\nZebby Quark,,ext-4711\nBo Chen,bo@chen.test,\n',
  );
  await run('log', 'Ada Fox', '-t', 'cold-call', '--channel', 'call', '-o', 'talked', '-n', 'a fox');
  await run(
    'log',
    'Zebulon Quark',
    '-t',
    'cold-call',
    '-o',
    'talked',
    '-n',
    'talked about the boat',
    '--source',
    'referral by Quaxo',
    '--next',
    'wed',
    '--do',
    'send the boat papers',
  );
  await run(
    'lead',
    'edit',
    'Zebulon Quark',
    '--email',
    'old@quark.test',
    '--phone',
    '+49 77 88 99',
    '--company',
    'Qorp',
    '--tag',
    'weirdtag',
    '--url',
    'quark.test/zeb',
    '-n',
    'about their boat',
  );
  await run(
    'lead',
    'edit',
    'Zebulon Quark',
    '--name',
    'Zebulon Quirk',
    '--email',
    'zeb@quark.test',
    '--company',
    '',
  );
  await run('result', 'Zebulon Quirk', 'meeting', '--next', 'mon 9:00', '-n', 'wants it in May');
  await run('import', 'in.csv');
  await run('lead', 'merge', 'Zebulon Quirk', 'Zebby Quark');
  await run('log', 'Ada Fox', '-t', 'cold-call', '-o', 'talked', '-n', 'zebra stripes');
  await run('edit', '3', '--lead', 'Zebulon Quirk');
  await run('edit', '3', '-n', 'no stripes');
  await run('log', 'Bo Chen', '-t', 'cold-call', '-o', 'talked');
  await run('edit', '4', '--lead', 'Zebulon Quirk');
  await run('edit', '4', '--lead', 'Bo Chen');
  await run('next', 'Zebulon Quirk', 'fri', '--handoff', 'Kim');
  await run('lead', 'add', 'Zebulon Again', '--new');
  await run('undo');
  await run('tactic', 'rename', 'cold-call', 'dialing');
  await run('log', 'Zebulon Quirk', '-t', 'dialing', '-o', 'no-answer');
  await run('undo');
  return desk;
}

describe.each([
  ['forget', ['--yes']],
  ['rm', []],
])('lead %s', (command, flags) => {
  const merged = async () => {
    const desk = new Desk();
    await desk.run('log', 'Harbor Cafe', '-t', 'call', '-o', 'talked');
    await desk.run('lead', 'add', 'Quayside Bar', '--email', 'q@bar.test');
    return desk;
  };
  const refusal = (named: string) => ({
    code: 2,
    stdout: '',
    stderr: `prospect: "${named}" means Harbor Cafe @1 by now, which may hold more.
  Nothing was removed. To remove that one, with all that was merged into it: prospect lead ${[command, '@1', ...flags].join(' ')}
`,
  });

  test.each(['@2', 'Quayside Bar', 'Quayside Bar @2'])('refuses %s, merged before', async (named) => {
    const desk = await merged();
    await desk.run('lead', 'merge', '@1', '@2');
    const before = await everything(desk);
    expect(await desk.run('lead', command, named, ...flags)).toEqual(refusal(named));
    expect(await everything(desk)).toBe(before);
    expect((await desk.run('lead', command, 'Harbor Cafe', ...flags)).code).toBe(0);
  });

  test.each(['@2', 'Quayside Bar', 'q@bar.test'])('refuses %s, merged while it waits', async (named) => {
    const desk = await merged();
    const rival = new Desk();
    fs.copyFileSync(desk.file, rival.file);
    await rival.run('lead', 'merge', '@1', '@2');
    const before = await everything(rival);
    const lock = Reflect.get(Journal.prototype, 'lock') as (this: Journal) => void;
    const spy = vi.spyOn(Journal.prototype as unknown as { lock: () => void }, 'lock');
    spy.mockImplementationOnce(function (this: Journal) {
      fs.writeFileSync(desk.file, fs.readFileSync(rival.file));
      lock.call(this);
    });
    expect(await desk.run('lead', command, named, ...flags)).toEqual(refusal(named));
    spy.mockRestore();
    expect(await everything(desk)).toBe(before);
  });
});

describe('lead forget', () => {
  test('without --yes says what would go, and that it cannot be undone', async () => {
    const desk = await busyDesk();
    const before = await everything(desk);
    expect(await desk.run('lead', 'forget', 'Zebulon Quirk')).toEqual({
      code: 2,
      stdout: '',
      stderr: `prospect: Forgetting Zebulon Quirk @2 removes the lead, 2 touches, 3 next steps, 2 emails or phones, 1 tag, its part in 11 writes in the log. It cannot be undone.
  Say it with --yes: prospect lead forget @2 --yes
`,
    });
    expect(await everything(desk)).toBe(before);
    expect((await desk.run('redo')).stdout).toContain('done again: log');
  });

  test('leaves no byte of it in the file, its log and its old names included', async () => {
    const desk = await busyDesk();
    expect(foundIn([desk.file], secrets)).toEqual(secrets);
    const answer = await desk.run('lead', 'forget', 'Zebulon Quirk', '--yes');
    expect([answer.code, answer.stderr]).toEqual([0, '']);
    expect(fs.readdirSync(desk.folder).sort()).toEqual(['in.csv', 'journal.db']);
    expect(foundIn([desk.file], secrets)).toEqual([]);
    expect(foundIn([desk.file], ['Ada Fox', 'bo@chen.test', 'a fox'])).toHaveLength(3);
    expect(faults(desk)).toEqual([]);
    for (const name of ['@2', '@3', 'Zebulon Quirk']) expect((await desk.run('show', name)).code).toBe(2);
  });

  test('what concerns others can still be undone and done again, and nothing of it comes back', async () => {
    const desk = await busyDesk();
    await desk.run('lead', 'forget', '@2', '--yes');
    const after = await everything(desk);
    expect(await undoAll(desk)).toEqual([
      'undone: tactic rename · tactic cold-call to dialing',
      'undone: edit · touch 4',
      'undone: log · touch 4 · Bo Chen · cold-call · talked',
      'undone: import · without what was forgotten',
      'undone: log · touch 1 · Ada Fox · cold-call · talked',
    ]);
    for (let redone = ' '; redone !== ''; redone = (await desk.run('redo')).stdout)
      expect(faults(desk)).toEqual([]);
    expect(await everything(desk)).toBe(after);
    expect(foundIn([desk.file], secrets)).toEqual([]);
  });

  test('names the backups that hold it, as long as they are there, and who else names it', async () => {
    const desk = new Desk();
    await desk.run(
      'log',
      'Bo Chen',
      '-t',
      'call',
      '--channel',
      'call',
      '-o',
      'talked',
      '-n',
      'knows ANN LEE well',
    );
    await desk.run('backup', 'before.db');
    await desk.run('lead', 'add', 'Ann Lee', '--email', 'ann@lee.test');
    await desk.run('lead', 'add', 'Cy Diaz', '--source', 'referral by Ann Lee');
    await desk.run('next', 'Cy Diaz', 'fri', '--do', 'thank ann@lee.test');
    await desk.run('backup', 'with.db');
    await desk.run('backup', 'gone.db');
    await desk.run('lead', 'rm', 'Ann Lee');
    await desk.run('backup', 'in-log.db');
    await desk.run('undo');
    await desk.run('backup', 'broken.db');
    fs.rmSync(path.join(desk.folder, 'gone.db'));
    fs.writeFileSync(path.join(desk.folder, 'broken.db'), 'no longer a journal');
    const at = (name: string) => path.join(desk.folder, name);
    expect((await desk.run('lead', 'forget', 'Ann Lee', '--yes')).stdout).toBe(
      `forgotten Ann Lee @2: the lead, 1 email or phone, its part in 2 writes in the log. It cannot be undone.
Others still name it, and are as they were: source "referral by Ann Lee", a next step of Cy Diaz @3, touch 1.
These backups still hold it:
  ${at('with.db')}
  ${at('in-log.db')}
  ${at('broken.db')}
Exports, and backups that were moved or made in another way, are yours to delete; importing one brings it back.
`,
    );
    expect(foundIn([at('with.db')], ['Ann Lee', 'ann@lee.test'])).toHaveLength(2);
    expect((await desk.runWith({ file: at('before.db') }, 'lead', 'list', '--json')).stdout).not.toContain(
      'Ann Lee',
    );
  });

  test('names what is written of tactics, and benchmarks, that name it', async () => {
    const desk = new Desk();
    writeLoop(desk.file, [
      { do: 'tactic', name: 'cold-call' },
      { do: 'tactic', name: 'referral-ask' },
      { do: 'trial', tactic: 'cold-call', day: '2026-11-02', hypothesis: 'people like ann lee answer' },
      {
        do: 'feel',
        tactic: 'referral-ask',
        day: '2026-11-20',
        fit: null,
        inTheWay: 'Ann Lee never picks up',
      },
      { do: 'benchmark', tactic: null, low: 0.1, high: 0.2, source: 'Ann Lee said so' },
    ]);
    await desk.run('tactic', 'edit', 'referral-ask', '-n', 'as with "Ann Lee"');
    await desk.run('tactic', 'edit', 'referral-ask', '-n', 'plain');
    await desk.run('lead', 'add', 'Ann Lee');
    expect((await desk.run('lead', 'forget', 'Ann Lee', '--yes')).stdout.split('\n')[1]).toBe(
      'Others still name it, and are as they were: benchmark 1, what is written of cold-call, what is written of referral-ask, 1 write in the log.',
    );
  });

  test('a lead that was removed is forgotten by its number or its name', async () => {
    for (const name of ['@1', 'ann lee']) {
      const desk = new Desk();
      await desk.run('log', 'Ann Lee', '-t', 'call', '--channel', 'call', '-o', 'talked', '-n', 'a boat');
      await desk.run('lead', 'rm', 'Ann Lee');
      expect((await desk.run('lead', 'forget', name)).stderr).toContain(
        'Forgetting Ann Lee @1 removes the lead, its part in 2 writes',
      );
      expect((await desk.run('lead', 'forget', name, '--yes')).code).toBe(0);
      expect(foundIn([desk.file], ['Ann Lee', 'a boat'])).toEqual([]);
      expect(await undoAll(desk)).toEqual(['undone: log · without what was forgotten']);
      expect((await desk.run('lead', 'forget', name, '--yes')).code).toBe(2);
    }
  });

  test('a lead that was taken back, and could be redone, is forgotten too', async () => {
    const desk = new Desk();
    await desk.run('log', 'Bo Chen', '-t', 'call', '--channel', 'call', '-o', 'talked');
    await desk.run('lead', 'add', 'Ann Lee', '-n', 'a boat');
    await desk.run('undo');
    expect((await desk.run('lead', 'forget', '@2', '--yes')).stdout).toContain(
      'forgotten Ann Lee @2: the lead, its part in 1 write in the log.',
    );
    expect(foundIn([desk.file], ['Ann Lee', 'a boat'])).toEqual([]);
    expect((await desk.run('redo')).stderr).toBe('Nothing to redo.\n');
  });

  test('what was logged to many keeps the others', async () => {
    const desk = new Desk();
    fs.writeFileSync(path.join(desk.folder, 'names.txt'), 'Ann Lee\nBo Chen\nCy Diaz\n');
    await desk.run(
      'log',
      '--leads',
      'names.txt',
      '-t',
      'mail-shot',
      '--channel',
      'email',
      '--source',
      'fair',
    );
    await desk.run('lead', 'forget', 'Bo Chen', '--yes');
    expect((await desk.run('list', '--json')).stdout.match(/"touch"/g)).toHaveLength(2);
    expect((await desk.run('source', 'list', '--json')).stdout).toContain('"fair"');
    expect((await desk.run('undo')).stdout).toBe('undone: log · without what was forgotten\n');
    expect((await desk.run('list', '--json')).stdout.trim()).toBe('[]');
    await desk.run('redo');
    expect((await desk.run('list', '--json')).stdout.match(/"touch"/g)).toHaveLength(2);
    expect((await desk.run('lead', 'add', 'Bo Chen')).stdout).toBe('lead Bo Chen @4\n');
  });
});

test('after any writes, undone and done again, a forgotten lead is gone and the rest undoes cleanly', async () => {
  const other = fc.constantFrom('@1', '@3');
  const who = fc.constantFrom('@1', '@2', '@3');
  const note = fc.constantFrom('plain', 'also plain');
  const write = fc.oneof(
    fc.tuple(
      fc.constant('log'),
      who,
      fc.constant('-t'),
      fc.constant('call'),
      fc.constant('-o'),
      fc.constantFrom('talked', 'meeting'),
      fc.constant('--next'),
      fc.constantFrom('fri', 'mon'),
    ),
    fc.tuple(fc.constant('edit'), fc.constantFrom('1', '2', '3'), fc.constant('--lead'), who),
    fc.tuple(fc.constant('edit'), fc.constantFrom('1', '2', '3'), fc.constant('-n'), note),
    fc.tuple(fc.constant('rm'), fc.constantFrom('1', '2', '3')),
    fc.tuple(fc.constant('lead'), fc.constant('merge'), who, who),
    fc.tuple(
      fc.constant('lead'),
      fc.constant('edit'),
      fc.constant('@2'),
      fc.constant('--name'),
      fc.constantFrom('Zebulon', 'Quarkus'),
    ),
    fc.tuple(
      fc.constant('lead'),
      fc.constant('edit'),
      fc.constant('@2'),
      fc.constant('--source'),
      fc.constantFrom('Quaxo', 'fair'),
    ),
    fc.tuple(fc.constant('lead'), fc.constant('edit'), other, fc.constant('--source'), fc.constant('fair')),
    fc.tuple(fc.constant('lead'), fc.constant('rm'), who),
    fc.constantFrom(['undo'], ['undo'], ['redo']),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 12 }), async (writes) => {
      const desk = new Desk();
      await desk.run('tactic', 'add', 'call', '--channel', 'call');
      await desk.run('lead', 'add', 'Ada Fox');
      await desk.run('lead', 'add', 'Zebulon', '--email', 'zeb@quark.test', '-n', 'Quarkus');
      await desk.run('lead', 'add', 'Bo Chen');
      for (const args of writes) expect([0, 2]).toContain((await desk.run(...args)).code);
      const { code } = await desk.run('lead', 'forget', '@2', '--yes');
      expect([0, 2]).toContain(code);
      expect(faults(desk)).toEqual([]);
      if (code === 0)
        expect(foundIn([desk.file], ['Zebulon', 'Quarkus', 'zeb@quark.test', 'Quaxo'])).toEqual([]);
      const after = await everything(desk);
      await undoAll(desk);
      while ((await desk.run('redo')).stdout !== '') expect(faults(desk)).toEqual([]);
      expect(await everything(desk)).toBe(after);
    }),
    { numRuns: 20 },
  );
}, 240_000);

test('a journal too large to be written anew in memory is so by way of a file', async () => {
  const desk = new Desk();
  await desk.run(
    'log',
    'Ann Lee',
    '-t',
    'call',
    '--channel',
    'call',
    '-o',
    'talked',
    '-n',
    'secret '.repeat(9000),
  );
  await desk.run('log', 'Bob Ray', '-t', 'call', '-o', 'talked', '-n', 'kept '.repeat(9000));
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  const before = fs.statSync(desk.file).size;
  forgetLead(journal, 1);
  writeAnew(journal, 0);
  const kept = journal.all<{ temp_store: number }>('PRAGMA temp_store');
  journal.close();
  expect(kept).toEqual([{ temp_store: 2 }]);
  expect(fs.statSync(desk.file).size).toBeLessThan(before - 60_000);
  expect(foundIn([desk.file], ['Ann Lee', 'secret', 'kept'])).toEqual(['kept']);
  expect(faults(desk)).toEqual([]);
  expect((await desk.run('list', '--csv')).stdout).toContain('Bob Ray');
});

test('only what names the lead is blanked in the log, not every word that holds its name', async () => {
  const desk = new Desk();
  await desk.run('log', 'Al', '--new', '-t', 'normal-call', '-o', 'talked');
  await desk.run('log', 'Weber', '--new', '-t', 'normal-call', '-o', 'talked');
  await desk.run('lead', 'add', "Al's (c++) shop", '--new');
  await desk.run('alias', 'na', 'log -t normal-call -o no-answer');
  expect(await desk.run('lead', 'forget', '@1', '--yes')).toMatchObject({ code: 0 });
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  const summaries = journal.all<{ summary: string }>('SELECT summary FROM operation ORDER BY id');
  journal.close();
  expect(summaries.map(({ summary }) => summary)).toEqual([
    'without what was forgotten',
    'touch 2 · Weber · normal-call · talked',
    '',
    expect.stringContaining('na'),
  ]);
});

test('a name of signs is found in the log as it is', async () => {
  const desk = new Desk();
  await desk.run('lead', 'add', 'C++ [*]');
  await desk.run('alias', 'c', 'log "C++ [*]" -t cold-call -o talked');
  await desk.run('tactic', 'add', 'ask c++ [*] first');
  expect(await desk.run('lead', 'forget', '@1', '--yes')).toMatchObject({ code: 0 });
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  expect(journal.all(`SELECT 1 FROM operation WHERE lower(summary) LIKE '%c++%'`)).toEqual([]);
  journal.close();
});

test('a fault of the disk in the middle of it is told as it is, and nothing is forgotten', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ann Lee', '-t', 'call', '--channel', 'call', '-o', 'talked');
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  // SQLite takes a transaction back by itself when a write fails; so does this.
  journal
    .prepare(
      `CREATE TEMP TRIGGER fault BEFORE DELETE ON main.lead BEGIN SELECT RAISE(ROLLBACK, 'as on a fault'); END`,
    )
    .run([]);
  expect(() => forgetLead(journal, 1)).toThrow('as on a fault');
  expect(journal.all('SELECT name FROM lead')).toEqual([{ name: 'Ann Lee' }]);
  journal.close();
});
