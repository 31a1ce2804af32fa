import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importFile } from '../../../src/commands/journal/import.js';
import { Context } from '../../../src/context.js';
import type { Host } from '../../../src/host.js';
import { csvLine } from '../../../src/render/csv.js';
import { bankCallOptions, unpackBankCalls } from '../../helpers/bank-calls.js';
import { corpus } from '../../helpers/corpus.js';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { Desk, type Answer } from '../../helpers/run.js';

type Record = { [key: string]: string | number | boolean | null };

/** Imports a text as a file of the desk's folder. */
function importText(desk: Desk, text: string | Buffer, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function touchesOf(desk: Desk): Promise<Record[]> {
  return JSON.parse((await desk.run('export', 'touches', '--json')).stdout) as Record[];
}

async function leadsOf(desk: Desk): Promise<Record[]> {
  return JSON.parse((await desk.run('export', 'leads', '--json')).stdout) as Record[];
}

const added = (what: string, skipped = 0, refused = 0) =>
  `added ${what} · skipped ${skipped} already there · refused ${refused}\n`;

describe('45,211 real calls', () => {
  const args = ['import', 'bank-calls.csv', ...bankCallOptions];
  const all = 'added 45,211 touches, 45,211 new leads, 3 new tactics · skipped 0 already there · refused 0\n';

  test('come in as typed, once, in one operation that undo takes back', async () => {
    const desk = new Desk();
    unpackBankCalls(desk.folder);
    expect(await desk.run(...args)).toEqual({
      stdout: expect.stringContaining(all) as string,
      stderr:
        'not used: Attempts, Previous campaign\nnew tactic unknown (call, cold)\nnew tactic cellular (call, cold)\nnew tactic telephone (call, cold)\n',
      code: 0,
    });
    const bytes = fs.readFileSync(desk.file);
    expect((await desk.run(...args, '--dry-run')).stdout).toContain(
      '\nwould add 0 touches · skipped 45,211 already there · refused 0\n',
    );
    expect(fs.readFileSync(desk.file).equals(bytes)).toBe(true);
    const [row] = JSON.parse(
      (await desk.run('list', '--json', '--limit', '1', '--to', '2008-05-05')).stdout,
    ) as Record[];
    expect(row).toMatchObject({
      at: '2008-05-05',
      zone: 'Europe/Berlin',
      tactic: 'unknown',
      channel: 'call',
    });

    expect((await desk.run('undo')).code).toBe(0);
    expect((await desk.run('export', 'touches')).stdout.split('\n')).toHaveLength(2);
    expect((await desk.run('export', 'leads')).stdout.split('\n')).toHaveLength(2);
    expect((await desk.run('redo')).code).toBe(0);
    expect((await desk.run(...args)).stdout).toBe(
      'added 0 touches · skipped 45,211 already there · refused 0\n',
    );
  }, 120_000);

  test('are shown by --dry-run before there is a journal, which makes none; and a second import adds nothing', async () => {
    const desk = new Desk();
    unpackBankCalls(desk.folder);
    const file = path.join(desk.folder, 'bank-calls.csv');
    const lines = fs.readFileSync(file, 'utf8').split('\r\n');
    fs.writeFileSync(file, lines.slice(0, 6_001).join('\r\n'));
    const shown = await desk.run(...args, '--dry-run');
    expect(shown).toEqual({
      stdout: expect.stringMatching(
        /not used: Attempts, Previous campaign\n[^]*\nwould add 6000 touches, 6000 new leads, 1 new tactic · skipped 0 already there · refused 0\n$/,
      ) as string,
      stderr: expect.stringContaining('new tactic unknown (call, cold)\n') as string,
      code: 0,
    });
    expect(fs.existsSync(desk.file)).toBe(false);
    const told = /\nwould (add .*\n)$/.exec(shown.stdout)![1]!;
    expect((await desk.run(...args)).stdout).toBe(told.replace('add', 'added'));
    expect((await desk.run(...args)).stdout).toBe(
      'added 0 touches · skipped 6000 already there · refused 0\n',
    );
  });

  test('stop at a mapped column that is empty throughout', async () => {
    const desk = new Desk();
    unpackBankCalls(desk.folder);
    const file = path.join(desk.folder, 'bank-calls.csv');
    const [header, ...lines] = fs.readFileSync(file, 'utf8').split('\r\n', 6_001);
    fs.writeFileSync(file, [`${header},Why`, ...lines.map((line) => `${line}, `)].join('\n'));
    expect(await desk.run('import', 'bank-calls.csv', ...bankCallOptions, '--map', 'reason=Why')).toEqual({
      stdout: '',
      stderr:
        'not used: Attempts, Previous campaign\nprospect: --map reason=Why: that column is empty in all 6000 rows.\n  Name the column that holds it, or leave this --map out.\n',
      code: 65,
    });
  }, 60_000);
});

describe('a spreadsheet of touches', () => {
  test('brings every field, makes its tactics and leads, and says so', async () => {
    const desk = new Desk();
    const answer = await importText(
      desk,
      [
        'at,lead,company,email,phone,tactic,channel,outcome,reason,broke,minutes,cost,value,energy,note,source,origin,tier,Region',
        '2026-11-20 09:15,Ann Lee,Harbor,a@x.test; b@x.test,+1 555 0100,Cold Email,email,,,,2.5,"1,20",,-1,first,fair,self,a,North',
        '2026-11-20T10:00:00-05:00,Bo,,,,cold-call,call,Not Interested,price,,1:30,,,,"two\nlines",fair,,,South',
        '20.11.2026,,,,,cold-call,,no-answer,,,,,,,,,,,',
        '2026-11-21,Bo,,,,cold-call,call,won,,,,,9000 EUR,2,,,,,',
      ].join('\n'),
    );
    expect(answer).toEqual({
      stdout: added('4 touches, 2 new leads, 2 new tactics'),
      stderr:
        'not used: Region\nnew tactic Cold Email (email, cold)\nnew tactic cold-call (call, cold)\n"minutes" was taken for hours and minutes: 1:30 is 1 h 30 min; where it is not, say --map seconds="minutes"\n',
      code: 0,
    });
    const none = { company: null, source: null, origin: null, tier: null, reason: null, broke: null };
    expect(await touchesOf(desk)).toMatchObject([
      {
        touch: 1,
        at: '2026-11-20T09:15:00+01:00',
        lead: 'Ann Lee',
        company: 'Harbor',
        source: 'fair',
        origin: 'self',
        tier: 'A',
        tactic: 'Cold Email',
        channel: 'email',
        outcome: 'sent',
        seconds: 150,
        cost: 1.2,
        currency: 'EUR',
        energy: -1,
        note: 'first',
      },
      {
        at: '2026-11-20T16:00:00+01:00',
        date: '2026-11-20',
        lead: 'Bo',
        source: 'fair',
        origin: 'self',
        outcome: 'not-interested',
        reason: 'price',
        broke: 'offer',
        seconds: 5400,
        note: 'two\nlines',
      },
      { ...none, at: '2026-11-20', lead: null, lead_id: null, outcome: 'no-answer', seconds: null },
      { at: '2026-11-21', lead_id: 2, outcome: 'won', value: 9000, currency: 'EUR', energy: 2 },
    ]);
    expect(await leadsOf(desk)).toMatchObject([
      { lead_id: 1, email: 'a@x.test; b@x.test', phone: '+1 555 0100', created: '2026-11-20' },
      { lead_id: 2, name: 'Bo', created: '2026-11-20' },
    ]);
  });

  test('times are read in each unit', async () => {
    const desk = new Desk();
    const rows = [
      ['seconds', '90', 90],
      ['seconds', '4:21', 261],
      ['seconds', '0:04:21', 261],
      ['seconds', '1.6', 2],
      ['minutes', '2,5', 150],
      ['minutes', '1:30', 5400],
      ['hours', '1.5', 5400],
      ['hours', '1:30', 5400],
    ] as const;
    for (const [index, [unit, text]] of rows.entries())
      await importText(desk, `at;tactic;outcome;${unit}\n2026-11-1${index};x;talked;${text}\n`);
    expect((await touchesOf(desk)).map((row) => row.seconds)).toEqual(rows.map(([, , seconds]) => seconds));
  });

  test('a date may stand beside its time', async () => {
    const desk = new Desk();
    await importText(desk, 'Date,Time,tactic,outcome\n2026-11-20,9:15,x,talked\n2026-11-20,,x,talked\n');
    expect((await touchesOf(desk)).map((row) => row.at)).toEqual(['2026-11-20T09:15:00+01:00', '2026-11-20']);
  });

  test('instants come to the clock of whoever imports them, and what says UTC is UTC', async () => {
    const desk = new Desk({ zone: 'America/Los_Angeles' });
    const rows = 'tactic,outcome\n2026-11-16T02:30:00Z,x,talked\n2026-11-16 02:30,x,talked\n';
    await importText(
      desk,
      `Sent at UTC,${rows}`,
      '--map',
      'at=Sent at UTC',
      '--map',
      'tactic=tactic',
      '--map',
      'outcome=outcome',
    );
    expect(await touchesOf(desk)).toMatchObject(
      Array(2).fill({ date: '2026-11-15', at: '2026-11-15T18:30:00-08:00', zone: 'America/Los_Angeles' }),
    );
    const other = new Desk({ zone: 'America/Los_Angeles' });
    await importText(other, `at,${rows}`);
    expect((await touchesOf(other)).map((row) => row.at)).toEqual([
      '2026-11-15T18:30:00-08:00',
      '2026-11-16T02:30:00-08:00',
    ]);
  });

  test('slashed dates follow the order that the whole file tells, or are refused', async () => {
    const desk = new Desk();
    const text = (last: string) =>
      `at,tactic,outcome\n3/4/2026,x,talked\n5/4/2026,x,talked\n${last},x,talked\n`;
    const refused = await importText(desk, text('6/4/2026'));
    expect(refused).toEqual({
      stdout: '',
      stderr:
        'prospect: "3/4/2026" (line 2) is 3 Apr 2026 or 4 Mar 2026, and nothing in the column "at" tells which.\n  Say which with --date-order day-first (or month-first), or once for good: prospect config set date-order day-first. Or write them as 2026-11-20.\n',
      code: 65,
    });
    expect(fs.existsSync(desk.file)).toBe(false);
    expect((await importText(desk, text('4/13/2026'))).stderr).toContain(
      'dates of "at" were read with the month first, since "4/13/2026" (line 4) tells: 3/4/2026 is 4 Mar 2026\n',
    );
    expect((await touchesOf(desk)).map((row) => row.at)).toEqual(['2026-03-04', '2026-05-04', '2026-04-13']);
  });

  test('a tactic that is there keeps its version and its channel', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'cold-call', '-o', 'talked');
    const answer = await importText(
      desk,
      'at,tactic,channel,outcome\n2026-11-20,COLD-CALL,call,talked\n2026-11-20,cold-call,email,talked\n2026-11-20,cold-call@2,,talked\n',
    );
    expect(answer.stderr.split('\n').slice(0, 2)).toEqual([
      '  line 3: The tactic "cold-call" goes by call, not email.',
      '  line 4: The tactic "cold-call" has no version 2.',
    ]);
  });

  test('keeps the promise that was due by its day', async () => {
    const desk = new Desk();
    await desk.run(
      'log',
      'Ann Lee',
      '-t',
      'cold-call',
      '-o',
      'call-back',
      '--at',
      '2026-11-10',
      '--next',
      '2026-11-12',
    );
    await desk.run(
      'log',
      'Bo Ray',
      '-t',
      'cold-call',
      '-o',
      'call-back',
      '--at',
      '2026-11-10',
      '--next',
      '2026-11-30',
    );
    await importText(
      desk,
      'at,lead,tactic,outcome\n2026-11-11,Ann Lee,cold-call,no-answer\n2026-11-13,ann lee,cold-call,talked\n2026-11-14,Bo Ray,cold-call,talked\n',
    );
    const all = JSON.parse((await desk.run('export', 'all')).stdout) as { next_steps: object[] };
    expect(all.next_steps).toMatchObject([
      { lead: 1, state: 'kept', closed: '2026-11-13', kept_by: 4 },
      { lead: 2, state: 'open', closed: null, kept_by: null },
    ]);
  });
});

describe('the same row', () => {
  const rows = ['2026-11-20,Ann,x,talked', '2026-11-20,Ann,x,talked', '2026-11-19,Bo,x,no-answer'];
  const file = (lines: string[], header = 'at,lead,tactic,outcome') => [header, ...lines].join('\n');

  test('is not added twice, a genuine repeat in one file is', async () => {
    const desk = new Desk();
    expect((await importText(desk, file(rows))).stdout).toBe(added('3 touches, 2 new leads, 1 new tactic'));
    expect((await importText(desk, file(rows))).stdout).toBe(added('0 touches', 3));
    expect((await importText(desk, file([...rows].reverse()))).stdout).toBe(added('0 touches', 3));
    expect((await importText(desk, file([...rows, rows[0]!]))).stdout).toBe(added('1 touch', 3));
  });

  test('is another one when a mapped value differs, not when a column moves or another one is added', async () => {
    const desk = new Desk();
    await importText(desk, file(rows));
    const changed = [rows[0]!, rows[1]!, rows[2]!.replace('no-answer', 'voicemail')];
    expect((await importText(desk, file(changed))).stdout).toBe(added('1 touch', 2));
    const moved = rows.map((row) => row.split(',').reverse().join());
    expect((await importText(desk, file(moved, 'Outcome,Tactic,Lead,At'))).stdout).toBe(
      added('0 touches', 3),
    );
    const wider = rows.map((row, index) => `${row},${index}`);
    expect((await importText(desk, file(wider, 'at,lead,tactic,outcome,page'))).stdout).toBe(
      added('0 touches', 3),
    );
  });

  test('is known by its external id where it has one', async () => {
    const desk = new Desk();
    const header = 'at,lead,tactic,outcome,external-id';
    const lines = rows.map((row, index) => `${row},c${index}`);
    expect((await importText(desk, file(lines, header))).stdout).toBe(
      added('3 touches, 2 new leads, 1 new tactic'),
    );
    const later = lines.map((line) => line.replace('talked', 'meeting'));
    expect(
      await importText(desk, file([...later, lines[0]!, '2026-11-20,Ann,x,talked,c9'], header)),
    ).toMatchObject({
      stdout: 'added 1 touch, 2 results to touches that were there · skipped 2 already there · refused 0\n',
      stderr: '',
    });
  });
});

describe('a list of leads', () => {
  test('adds those that are not there', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Ann Lee');
    const answer = await importText(
      desk,
      'name,company,email,phone,source,origin,tier,note,external-id\nann  LEE,,,,,,,,\nBo,Harbor,b@x.test,0049 30 1,fair,given,dream,"=1+1",k7\n,,c@x.test,,,,,,\n',
    );
    expect(answer).toEqual({ stdout: added('2 new leads', 1), stderr: '', code: 0 });
    expect(await leadsOf(desk)).toMatchObject([
      { name: 'Ann Lee' },
      {
        name: 'Bo',
        company: 'Harbor',
        email: 'b@x.test',
        phone: '0049 30 1',
        source: 'fair',
        origin: 'given',
        tier: 'dream',
        note: '=1+1',
        external_id: 'k7',
        created: '2026-11-21',
      },
      { name: 'c@x.test', email: 'c@x.test' },
    ]);
  });

  const header = 'name,email,phone,external-id';
  test.each([
    ['the external id', 'Ann,a@x,111,k1', 'Ann Lee,b@x,222,k1', 1],
    ['the email, whatever its case', 'Ann,a@x,111,', 'Ann Lee,A@X,222,', 1],
    ['one of several emails', 'Ann,a@x; b@x,,', 'Lee Ann,b@x,,', 1],
    ['the phone, however written', 'Ann,,+49 30 100,', 'Ann Lee,,0049-30-100,', 1],
    ['nothing when another name has the email', 'Ann,a@x,111,', 'Other,A@X,222,', 2],
    ['nothing when another name has the phone', 'Ann,,+49 30 100,', 'Other,,0049-30-100,', 2],
    ['the name, folded', 'Zoë,,,', 'ZOE,,,', 1],
    ['the name when only one side has an email', 'Ann,a@x,,', 'Ann,,,', 1],
    ['nothing when the external ids differ', 'Ann,a@x,111,k1', 'Ann,a@x,111,k2', 2],
    ['nothing when the emails differ', 'Ann,a@x,,', 'Ann,b@x,,', 2],
    ['nothing when the phones differ', 'Ann,,10000,', 'Ann,,20000,', 2],
    ['nothing when the names nearly agree', 'Harbor,,,', 'Harbour,,,', 2],
  ])('tells two rows the same by %s', async (_, first, second, leads) => {
    for (const files of [
      [`${header}\n${first}\n${second}`],
      [`${header}\n${first}`, `${header}\n${second}`],
    ]) {
      const desk = new Desk();
      for (const text of files) expect((await importText(desk, text)).code).toBe(0);
      expect(await leadsOf(desk)).toHaveLength(leads);
    }
  });

  test('refuses a name that two leads have', async () => {
    const desk = new Desk();
    await importText(desk, `${header}\nAnn,a@x,,\nAnn,b@x,,`);
    expect((await importText(desk, 'at,lead,tactic,outcome\n2026-11-20,Ann,x,talked')).stderr).toBe(
      '  line 2: "Ann" fits 2 leads: @1, @2; an email or phone would tell which.\nprospect: 1 row is refused, so nothing was written.\n  Put them right in the file, or import the others with --skip-bad.\n',
    );
  });

  test('without rows adds nothing', async () => {
    expect(await importText(new Desk(), corpus.csv_files.header_only!)).toEqual({
      stdout: added('0 new leads'),
      stderr: 'There are no rows below the column names.\n',
      code: 0,
    });
  });
});

describe('bad rows', () => {
  const header = 'at,lead,tactic,outcome,reason,energy,origin,tier,broke,cost';
  const good = '2026-11-20,Ann,x,talked,,,,,,';
  const bad: [row: string, reason: string][] = [
    ['2026-02-30,Ann,x,talked,,,,,,', '2026-02-30 is not a date: February 2026 has 28 days.'],
    ['2026-11-22,Ann,x,talked,,,,,,', '"2026-11-22" is in the future.'],
    [',Ann,x,talked,,,,,,', 'The row has no date.'],
    ['2026-11-20,Ann,,talked,,,,,,', 'The row has no tactic.'],
    ['2026-11-20,Ann,x,meetng,,,,,,', 'There is no outcome "meetng". Did you mean meeting?'],
    ['2026-11-20,Ann,x,not-now,tming,,,,,', 'There is no reason "tming". Did you mean timing?'],
    ['2026-11-20,Ann,x,won,price,,,,,', 'A reason does not go with the outcome won, which did not fail.'],
    ['2026-11-20,Ann,x,won,,,,,offer,', 'A place does not go with the outcome won, which did not fail.'],
    ['2026-11-20,Ann,x,,,,,,,', 'The row has no outcome, and a call needs one.'],
    ['2026-11-20,Ann,x,talked,,9,,,,', 'energy "9" is not a whole number from -2 to 2.'],
    ['2026-11-20,Zed,x,talked,,,me,,,', 'origin "me" is not known. It is one of: self, given.'],
    ['2026-11-20,Zed,x,talked,,,,Z,,', 'tier "Z" is not known. It is one of: dream, A, B, C.'],
    [
      '2026-11-20,Ann,x,not-now,,,,,moon,',
      'broke "moon" is not known. It is one of: list, message, offer, channel, timing, follow-up, hand-off, me, tactic.',
    ],
    ['2026-11-20,Ann,x,talked,,,,,,-5', '"-5" is not an amount: it is below zero.'],
    ['2026-11-20,Ann,x,talked,,,,,,5,6', 'The row has 11 cells, the header 10.'],
    [
      `2026-11-20,${'x'.repeat(501)},x,talked,,,,,,`,
      'The lead name has 501 characters; at most 500 are kept.',
    ],
    ['2026-11-20,Ann,z@7,talked,,,,,,', 'The tactic name "z@7" ends like a version.'],
  ];

  test.each(bad)('%.40s is refused', async (row, reason) => {
    const desk = new Desk();
    const answer = await importText(desk, [header, good, row, good].join('\n'));
    const [, word] = /There is no (.*)". Did you mean/.exec(reason) ?? [];
    const [field, theirs] = (word ?? '').split(' "');
    const [, ours] = / mean (.*)\?$/.exec(reason) ?? [];
    const recode = word
      ? `  not known here as ${field}: 1 × ${theirs}; say what each is:\n    --recode ${field}:${theirs}=${ours}\n`
      : '';
    const hint = word
      ? `Say what the words are: prospect import in.csv --recode ${field}:${theirs}=${ours}`
      : 'Put them right in the file, or import the others with --skip-bad.';
    expect(answer).toEqual({
      stdout: '',
      stderr: `  line 3: ${reason}\n${recode}prospect: 1 row is refused, so nothing was written.\n  ${hint}\n`,
      code: 65,
    });
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test('leave the journal as it is, byte for byte', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'x', '-o', 'talked');
    const bytes = fs.readFileSync(desk.file);
    expect((await importText(desk, [header, good, bad[0]![0]].join('\n'))).code).toBe(65);
    expect(fs.readFileSync(desk.file).equals(bytes)).toBe(true);
  });

  test('of one kind are one line, of many up to twenty are listed, and all are counted', async () => {
    const wrong = Array.from({ length: 25 }, (_, n) => `2026-02-30,Ann,x,talked,,${n + 3},,,,`);
    const { stderr } = await importText(new Desk(), [header, ...wrong].join('\n'));
    const lines = stderr.split('\n');
    expect(lines).toHaveLength(20 + 1 + 2 + 1);
    expect([lines[0], ...lines.slice(19, 22)]).toEqual([
      '  lines 2, 3, 4, 5, 6 and 20 more: 2026-02-30 is not a date: February 2026 has 28 days.',
      '  line 20: energy "21" is not a whole number from -2 to 2.',
      '  … and 6 more',
      'prospect: 25 rows are refused, so nothing was written.',
    ]);
  });

  test('are left out with --skip-bad and leave nothing of theirs behind', async () => {
    const desk = new Desk();
    const rows = [
      good,
      ...bad.map(([row]) => row.replace(/,x,/, ',y,').replace('Ann', 'Zed')),
      '2026-11-19,Bo,x,talked,,,,,,',
    ];
    const answer = await importText(desk, [header, ...rows].join('\n'), '--skip-bad');
    expect(answer.stdout).toBe(added('2 touches, 2 new leads, 1 new tactic', 0, bad.length));
    expect(answer.code).toBe(0);
    expect(answer.stderr).toContain('  line 3: 2026-02-30 is not a date');
    expect((await leadsOf(desk)).map((lead) => lead.name)).toEqual(['Ann', 'Bo']);
    expect((await desk.run('export', 'tactics')).stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  test('are shown in words that a terminal does not obey', async () => {
    const answer = await importText(
      new Desk(),
      `${header}\n2026-11-20,Ann,x,"\u001b]0;x\u0007\n\u202e",,,,,,\n`,
    );
    expect(answer.stderr.split('\n')[0]).toMatch(
      /^ {2}line 2: There is no outcome "\^\[\]0;x\^G\^J\\u\{202e\}"\./,
    );
  });
});

describe('files that cannot be imported', () => {
  test.each([
    ['empty', 65],
    ['only_bom', 65],
    ['only_newlines', 65],
    ['unclosed_quote', 65],
    ['bare_quote', 65],
    ['quote_then_text', 65],
    ['ragged_short', 65],
    ['ragged_long', 65],
    ['dup_header', 65],
    ['dup_header_case', 65],
    ['nul', 65],
    ['nul_header', 65],
    ['esc_header', 65],
  ])('%s is refused and makes no journal', async (name, code) => {
    const desk = new Desk();
    const answer = await importText(desk, corpus.csv_files[name]!);
    expect(answer.stdout).toBe('');
    expect(answer.code).toBe(code);
    expect(answer.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(answer.stderr.split('\n').length).toBeLessThanOrEqual(4);
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test.each([
    ['bom_utf8', 1],
    ['lf_only', 1],
    ['cr_only', 1],
    ['no_final_eol', 1],
    ['header_only', 0],
    ['empty_header', 1],
    ['proto_header', 1],
    ['semicolon', 1],
    ['sep_line', 1],
    ['tab', 1],
  ])('%s is taken', async (name, leads) => {
    const desk = new Desk();
    // Its phones and emails are too short to be any.
    const text = corpus.csv_files[name]!.replace(/1\n$/, '1000\n').replace('B,C', 'B,c@x');
    expect(await importText(desk, text)).toMatchObject({ code: 0 });
    expect(await leadsOf(desk)).toHaveLength(leads);
  });

  test.each<[string, string | Buffer, string]>([
    ['gzip', gzipSync('name\nAnn\n'), '"in.csv" is a gzip archive, which cannot be imported.'],
    [
      'no header',
      '2026-11-20,Ann,cold-call,talked\n',
      '"in.csv", line 1: this looks like data, not like column names: 2026-11-20, Ann, cold-call, talked.',
    ],
  ])('%s is refused with 65', async (_, bytes, message) => {
    const desk = new Desk();
    await desk.run('log', '-t', 'x', '-o', 'talked');
    const before = fs.readFileSync(desk.file);
    const answer = await importText(desk, bytes);
    expect(answer.code).toBe(65);
    expect(answer.stderr.split('\n')[0]).toBe(`prospect: ${message}`);
    expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
  });

  test.each([
    ['a cell of a million bytes and one', Buffer.from(`name\nAnn\n${'x'.repeat(1_000_001)}\n`)],
    [
      'an unclosed quote before 50 MB',
      Buffer.concat([Buffer.from('name\nAnn\n"'), Buffer.alloc(50_000_000, 'x')]),
    ],
  ])('%s costs its row', async (_, bytes) => {
    const desk = new Desk();
    const reason = '  line 3: the row is longer than 1,000,000 bytes, or a quote in it is never closed.\n';
    expect(await importText(desk, bytes)).toEqual({
      code: 65,
      stdout: '',
      stderr: `${reason}prospect: 1 row is refused, so nothing was written.\n  Put them right in the file, or import the others with --skip-bad.\n`,
    });
    expect(await importText(desk, bytes, '--skip-bad')).toMatchObject({
      stdout: added('1 new lead', 0, 1),
      stderr: reason,
    });
  });

  test('a folder, a file that is not there and a journal are refused by name', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'x', '-o', 'talked');
    fs.mkdirSync(path.join(desk.folder, 'x.csv'));
    expect(await desk.run('import', 'x.csv')).toMatchObject({
      code: 66,
      stderr:
        'prospect: "x.csv" is a folder, not a file.\n  Name the file in it that holds the leads or touches.\n',
    });
    expect(await desk.run('import', 'none.csv')).toMatchObject({
      code: 66,
      stderr: 'prospect: There is no file "none.csv".\n  Check its name.\n',
    });
    expect(await desk.run('import', 'journal.db')).toMatchObject({ code: 65 });
  });

  test('a column that is not there is a mistake in the command', async () => {
    expect(await importText(new Desk(), 'Datum,Wer\n', '--map', 'lead=Who')).toMatchObject({
      code: 2,
      stderr: 'prospect: --map lead=Who: the file has no column "Who".\n  Columns: Datum, Wer.\n',
    });
  });

  test('100,000 columns do no harm', async () => {
    const cells = Array.from({ length: 100_000 }, (_, index) => (index === 7 ? 'name' : `c${index}`));
    const answer = await importText(new Desk(), `${cells.join()}\n${cells.join()}\n`);
    expect(answer.stdout).toBe(added('1 new lead'));
    expect(answer.stderr).toMatch(/^not used: c0, .*, and 99979 more\n$/);
  });
});

describe('ways in and out', () => {
  test('standard input is read with -', async () => {
    const desk = new Desk();
    expect((await desk.runWith({ input: 'name\nAnn\n' }, 'import', '-')).stdout).toBe(added('1 new lead'));
    expect((await desk.runWith({ input: '' }, 'import', '-')).stderr).toContain('"standard input" is empty.');
  });

  test('--dry-run says what would be added and leaves the journal byte for byte', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', '-t', 'x', '-o', 'talked');
    const bytes = fs.readFileSync(desk.file);
    const text = 'at,lead,tactic,outcome\n2026-11-20,Ann,x,talked\n2026-11-20,Bo,y,talked\n';
    expect((await importText(desk, text, '--dry-run')).stdout).toContain(
      '\nwould add 2 touches, 1 new lead, 1 new tactic · skipped 0 already there · refused 0\n',
    );
    expect(fs.readFileSync(desk.file).equals(bytes)).toBe(true);
  });

  test('progress is shown to somebody who looks, and taken away again', async () => {
    const folder = temporaryFolder();
    const rows = Array.from({ length: 3000 }, (_, index) => `Lead ${index}`);
    fs.writeFileSync(path.join(folder, 'in.csv'), `name\n${rows.join('\n')}\n`);
    const written: string[] = [];
    const host = {
      env: {},
      cwd: folder,
      root,
      isTerminal: (which: string) => which === 'err',
      write: (sink: string, text: string) => written.push(`${sink}: ${text}`) > 0,
      clock: () => ({ now: Date.parse('2026-11-21T13:02:00Z'), zone: 'Europe/Berlin' }),
    } as unknown as Host;
    const context = new Context(host, { db: path.join(folder, 'journal.db') });
    await importFile(context, 'in.csv', {}, () => []);
    context.close();
    expect(written[0]).toMatch(/^err: \r\d+ rows…$/);
    expect(written.at(-2)).toBe('err: \r\u001b[K');
    expect(written.at(-1)).toBe('out: added 3000 new leads · skipped 0 already there · refused 0\n');
  });
});

test('whatever stands in the cells of a spreadsheet comes out of both exports as it went in', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', '').toWellFormed()),
    fc.constantFrom(...corpus.csv_formula, ...corpus.csv_must_survive),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (cells) => {
      const desk = new Desk();
      const lines = cells.map(([lead, note], index) =>
        csvLine(['2026-11-20', lead, 'x', 'talked', note, `k${index}`]),
      );
      const text = ['at,lead,tactic,outcome,note,external-id', ...lines, ''].join('\n');
      const answer = await importText(desk, text, '--skip-bad');
      expect(answer.code).toBe(0);
      const rows = await touchesOf(desk);
      const taken = new Set(rows.map((row) => row.external_id));
      expect(rows.map((row) => row.note)).toEqual(
        cells.filter((_, index) => taken.has(`k${index}`)).map(([, note]) => note || null),
      );
      for (const what of ['touches', 'all']) {
        const first = (await desk.run('export', what)).stdout;
        const other = new Desk();
        expect((await importText(other, first)).code).toBe(0);
        expect((await other.run('export', what)).stdout).toBe(first);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('lengths of time, amounts and notes are read as the columns of other programs have them', async () => {
  const desk = new Desk();
  const answer = await importText(
    desk,
    [
      'at;lead;tactic;channel;outcome;duration;value;note',
      '2026-11-20;Ann;cold-call;call;talked;3:25;1.200,50 €;<p>Wants a quote<br>by Friday</p>',
      '2026-11-20;Bo;cold-call;call;talked;0:19;1.200;a < b & c',
      '2026-11-20;Cy;cold-call;call;talked;;-;',
    ].join('\n'),
  );
  expect(answer.stderr).toContain(
    '"duration" was taken for minutes and seconds: 3:25 is 3 min 25 s; where it is not, say --map hours="duration"\n',
  );
  expect(await touchesOf(desk)).toMatchObject([
    { seconds: 205, value: 1200.5, currency: 'EUR', note: 'Wants a quote\nby Friday' },
    { seconds: 19, value: 1200, note: 'a < b & c' },
    { seconds: null, value: null, note: null },
  ]);
});
