import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk, type Answer } from '../helpers/run.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', ...options);
}

async function touchesOf(desk: Desk): Promise<Record<string, unknown>[]> {
  return JSON.parse((await desk.run('export', 'touches', '--json')).stdout) as Record<string, unknown>[];
}

describe('words of other programs', () => {
  test('are read as ours, by channel, the journal’s own before all', async () => {
    const desk = new Desk();
    await desk.run('outcome', 'add', 'connected', '--stage', 'reached');
    const rows = ['Call,Connected', 'Call,Left voicemail', 'E-Mail,Answered', 'E-Mail,Delivered'];
    const text = [
      'Date,Name,Tactic,Type,Result',
      ...rows.map((row, n) => `2026-11-0${n + 1},Ann ${n},t${row[0]},${row}`),
    ];
    expect((await importText(desk, text.join('\n'))).code).toBe(0);
    expect((await touchesOf(desk)).map(({ channel, outcome }) => [channel, outcome])).toEqual([
      ['call', 'connected'],
      ['call', 'voicemail'],
      ['email', 'replied'],
      ['email', 'sent'],
    ]);
  });

  test('that are not known are told once each, with what to type', async () => {
    const desk = new Desk();
    const row = (n: number, word: string) => `2026-11-20,Ann ${n},call,${word},`;
    const rows = Array.from({ length: 30 }, (_, n) => row(n, n % 3 === 0 ? 'Foo Bar' : 'meetng'));
    const text = ['date,name,tactic,outcome,energy', ...rows, `2026-11-20,Zoe,call,Foo Bar,9`].join('\n');
    const { code, stderr } = await importText(desk, text);
    expect(code).toBe(65);
    const lines = stderr.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '  lines 2, 5, 8, 11, 14 and 6 more: There is no outcome "Foo Bar".',
      '  lines 3, 4, 6, 7, 9 and 15 more: There is no outcome "meetng". Did you mean meeting?',
      '  line 32: energy "9" is not a whole number from -2 to 2.',
    ]);
    expect(lines[3]).toMatch(
      /^ {2}not known here as outcome: 20 × meetng, 11 × Foo Bar; say what each is, one of no-answer, /,
    );
    expect(lines.slice(4, 6)).toEqual([
      '    --recode outcome:meetng=meeting',
      "    --recode 'outcome:Foo Bar=WORD'",
    ]);
    const recoded = await importText(
      desk,
      text.replace(',9', ','),
      '--recode',
      'outcome:meetng=meeting',
      '--recode',
      'outcome:Foo Bar=lost',
    );
    expect(recoded).toMatchObject({ code: 0, stdout: expect.stringContaining('added 31 touches') as string });
  });
});

describe('a guess of what a word means', () => {
  const guessOf = async (word: string) => {
    const { stderr } = await importText(
      new Desk(),
      `date,name,tactic,outcome\n2026-11-20,Ann,call,"${word}"\n`,
    );
    return /--recode '?outcome:.*=([\w-]+)'?\n/.exec(stderr)?.[1];
  };

  test.each([
    ['meetng', 'meeting'],
    ['Intrested', 'talked'],
    ['Voicemail 2nd try', 'voicemail'],
    ['really not interested', 'not-interested'],
  ])('%s is likely to be %s', async (word, ours) => {
    expect(await guessOf(word)).toBe(ours);
  });

  test.each([
    'Foo',
    'Lead',
    'Done',
    'Foo bar',
    'Helds',
    'convertd',
    'sold it',
    'there was no meeting',
    'meeting or voicemail',
  ])('%s is left to be said', async (word) => {
    expect(await guessOf(word)).toBe('WORD');
  });
});

describe('--recode with nothing behind', () => {
  const text = [
    'date,name,tactic,outcome,reason',
    '2026-11-20,Ann,call,Foo,',
    '2026-11-20,Bo,call,talked,',
    '2026-11-20,Cy,call,FOO,',
    '2026-11-20,Di,call,not-now,Moon',
  ].join('\n');

  test('leaves rows with that outcome out and counts them, and takes no reason', async () => {
    const desk = new Desk();
    const { code, stderr, stdout } = await importText(
      desk,
      text,
      '--recode',
      'outcome:Foo=',
      '--recode',
      'reason:moon=',
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('left out: 2 with outcome Foo\n')]);
    expect(stdout).toBe('added 2 touches, 2 new leads, 1 new tactic · skipped 0 already there · refused 0\n');
    expect((await touchesOf(desk)).map(({ lead, reason }) => [lead, reason])).toEqual([
      ['Bo', null],
      ['Di', null],
    ]);
  });

  test('of a line pasted unchanged is refused by name', async () => {
    const desk = new Desk();
    const { code, stderr } = await importText(desk, text, '--recode', 'outcome:Foo=WORD');
    expect(code).toBe(2);
    expect(stderr).toContain('"WORD" is no outcome.\n  Write one of no-answer, ');
    expect(stderr).toContain('or nothing to leave those rows out.');
  });
});

test('all faults of a row are told in one run', async () => {
  const text = 'date,name,tactic,outcome,minutes,energy\n2026-13-01,Ann,call,hmm,long,9\n';
  const { stderr } = await importText(new Desk(), text);
  for (const fault of ['is not a date', 'There is no outcome "hmm"', 'long', 'energy "9"'])
    expect(stderr).toContain(fault);
  expect(stderr).toContain('prospect: 1 row is refused');
});

describe('tactics', () => {
  test('that are spelled almost alike are one, as the journal or else the file first spells it', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'walk-in', '--channel', 'visit');
    const names = ['Cold Call', 'Cold-Call', 'cold calls', 'COLD_CALL', 'Walk In'];
    const text = [
      'date,name,tactic,outcome',
      ...names.map((name, n) => `2026-11-0${n + 1},Ann ${n},${name},talked`),
    ];
    const { code, stderr } = await importText(desk, text.join('\n'));
    expect(code).toBe(0);
    for (const name of names.slice(1, 3))
      expect(stderr).toContain(`"${name}" is taken for the tactic Cold Call\n`);
    expect(stderr).toContain('"Walk In" is taken for the tactic walk-in\n');
    const tactics = (await touchesOf(desk)).map(({ tactic }) => tactic);
    expect(tactics).toEqual(['Cold Call', 'Cold Call', 'Cold Call', 'Cold Call', 'walk-in']);
  });

  test('that all rows have are one for each channel', async () => {
    const desk = new Desk();
    const text = 'Datum,Name,Kanal,Ergebnis\n2026-11-02,Ann,Anruf,erreicht\n2026-11-03,Ann,E-Mail,gesendet\n';
    expect((await importText(desk, text, '--const', 'tactic=autumn')).code).toBe(0);
    expect((await touchesOf(desk)).map(({ tactic, channel }) => [tactic, channel])).toEqual([
      ['autumn', 'call'],
      ['autumn-email', 'email'],
    ]);
    expect((await importText(desk, text, '--const', 'tactic=autumn')).stdout).toContain(
      'skipped 2 already there',
    );
  });

  test('go by mail where the columns are those of a mail log', async () => {
    const desk = new Desk();
    const text = 'sent at,firm,email subject\n2026-11-02,Ann Ltd,Hello\n';
    expect((await importText(desk, text, '--const', 'tactic=intro')).code).toBe(0);
    expect(await touchesOf(desk)).toMatchObject([
      { tactic: 'intro', channel: 'email', outcome: 'sent', note: 'Hello' },
    ]);
  });
});
