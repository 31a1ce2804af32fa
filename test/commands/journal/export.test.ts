import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { corpus } from '../../helpers/corpus.js';
import { Desk, type Answer } from '../../helpers/run.js';

/** A journal in which everything that can be exported is set somewhere. */
const richDesk = Desk.copies({}, async (desk) => {
  const run = async (...args: string[]) => {
    const answer = await desk.run(...args);
    expect([args, answer.code, answer.stderr]).toEqual([args, 0, answer.stderr]);
  };
  await run(
    'outcome',
    'add',
    'sent-a-sample',
    '--stage',
    'conversation',
    '--state',
    'waiting',
    '--channel',
    'mail',
  );
  await run('outcome', 'rename', 'voicemail', 'spoke-to-machine');
  await run('reason', 'add', 'on-holiday', '--broke', 'timing');
  await run('tactic', 'add', 'Café visit', '--channel', 'visit', '--kind', 'warm', '-n', '=note, "quoted"');
  await run(
    'lead',
    'add',
    'Quiet One',
    '--email',
    'q@x.test',
    '--email',
    'r@x.test',
    '--phone',
    '+1-555-0100',
    '--tier',
    'B',
    '-n',
    'two\nlines',
  );
  await run(
    'log',
    'Harbor Cafe',
    '-t',
    'Café visit',
    '-o',
    'meeting',
    '--next',
    'tue 10:00',
    '-m',
    '12.5',
    '-c',
    '1.20 EUR',
    '--value',
    '9000',
    '-e',
    '2',
    '-n',
    '@likes it',
    '--source',
    'fair',
    '--origin',
    'self',
    '--dream',
    '--at',
    '2026-11-18 09:00',
  );
  await run('log', 'Harbor Cafe', '-t', 'cold-call', '-o', 'spoke-to-machine', '--at', '2026-11-17');
  await run('result', '1', 'held', '--at', '2026-11-19 11:00', '-n', 'went well');
  await run('result', '1', 'lost', '-r', 'on-holiday', '--broke', 'me', '--value', '1500.50');
  await run('log', '-t', 'postcard', '--channel', 'mail', '--count', '3', '-c', '1');
  await run(
    'log',
    'Weber & Co',
    '-t',
    'postcard',
    '-o',
    'sent-a-sample',
    '--source',
    'fair',
    '--next',
    'fri',
    '--do',
    'call',
    '--handoff',
    'Kim',
  );
  await run('log', '+Stopped', '-t', 'cold-call', '-o', 'do-not-contact', '--source', 'list');
  await run('next', 'Weber & Co', '--ack');
  await run('tactic', 'drop', 'cold-call');
  await run('tactic', 'edit', 'postcard', '--kind', 'follow-up', '--worth', '1/300', '--minutes', '0.75');
  await run('tactic', 'edit', 'cold-call', '--worth', '2.4%');
  await run('spend', 'postcard', '80', '-n', '+stamps');
  await run('spend', 'Café visit', '9.90', '--every', 'month', '--at', '2026-01-31', '--until', '2027-01-30');
  await run('spend', '--rm', '1');
  await run('spend', 'postcard', '81.25', '--at', 'yesterday');
  await run('config', 'set', 'hourly-value', '60');
  await run('config', 'set', 'goal', 'held');
  await run('rm', '4');
});

function importInto(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in'), text);
  return desk.run('import', 'in', ...options);
}

async function exported(desk: Desk, ...what: string[]): Promise<string> {
  const answer = await desk.run('export', ...what);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  return answer.stdout;
}

describe('export', () => {
  test('prints touches as CSV, one a row, with stable columns', async () => {
    const desk = await richDesk();
    const lines = (await exported(desk, 'touches')).split('\n');
    expect(lines[0]).toBe(
      'touch,date,time,at,zone,lead_id,lead,company,source,origin,tier,tactic,version,channel,kind,outcome,stage,state,reason,broke,seconds,cost,value,currency,energy,note,external_id,steps,lead_uid,uid',
    );
    const rows = parse<Record<string, string>>(lines.join('\n'), { columns: true });
    expect(rows.map((row) => row.touch)).toEqual(['1', '2', '3', '5', '6', '7']);
    expect(rows[0]).toMatchObject({
      date: '2026-11-18',
      time: '09:00',
      at: '2026-11-18T09:00:00+01:00',
      zone: 'Europe/Berlin',
      lead: 'Harbor Cafe',
      origin: 'self',
      tier: 'dream',
      tactic: 'Café visit',
      version: '1',
      kind: 'warm',
      outcome: 'lost',
      stage: '',
      state: 'failed',
      reason: 'on-holiday',
      broke: 'me',
      seconds: '750',
      cost: '1.2',
      value: '1500.5',
      currency: 'EUR',
      energy: '2',
      note: "'@likes it",
    });
    expect(JSON.parse(rows[0]!.steps!)).toMatchObject([
      { outcome: 'meeting', day: '2026-11-18' },
      { outcome: 'held', day: '2026-11-19', note: 'went well' },
      { outcome: 'lost', value: 150050 },
    ]);
    expect(rows[1]).toMatchObject({ time: '', at: '2026-11-17', steps: '', currency: '', cost: '' });
  });

  test('prints a header where there is nothing, and makes no journal', async () => {
    const desk = new Desk();
    const answer = await desk.runWith({ file: null }, 'export', 'leads');
    expect(answer.stdout).toBe(
      'lead_id,name,company,email,phone,source,origin,tier,stopped,note,external_id,created,uid,tags,url,lifted,every_days\n',
    );
    expect((await desk.runWith({ file: null }, 'export', 'touches', '--json')).stdout).toBe('[]\n');
    expect((await desk.runWith({ file: null }, 'export', 'tactics', '--format', 'table')).stderr).toBe(
      'Nothing to export.\n',
    );
  });

  test('writes the same rows in every format', async () => {
    const desk = await richDesk();
    const csv = parse<object>(await exported(desk, 'touches'), { columns: true });
    const json = JSON.parse(await exported(desk, 'touches', '--json')) as object[];
    const md = (await exported(desk, 'touches', '--format', 'md')).trimEnd().split('\n');
    const table = (await exported(desk, 'touches', '--format', 'table')).trimEnd().split('\n');
    expect([csv.length, json.length, md.length - 2, table.length - 1]).toEqual([6, 6, 6, 6]);
    expect(Object.keys(json[0]!)).toEqual(Object.keys(csv[0]!));
    expect(json[0]).toMatchObject({ touch: 1, seconds: 750, cost: 1.2, note: '@likes it' });
    expect(await exported(desk, 'touches', '--json')).toBe(`${JSON.stringify(json, null, 2)}\n`);
    expect(table[0]).toMatch(/^ *touch +when +lead +tactic +outcome +reason +took$/);
  });

  test('--excel marks the file for Excel, --raw leaves formulas as they are', async () => {
    const desk = await richDesk();
    const excel = await exported(desk, 'tactics', '--excel');
    expect(excel.startsWith('\ufefftactic,')).toBe(true);
    expect(
      excel
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
    expect(excel).toContain(`"'=note, ""quoted"""`);
    expect(await exported(desk, 'tactics', '--raw')).toContain(`"=note, ""quoted"""`);
  });

  test.each([
    [
      ['--lead', 'harbor cafe'],
      ['1', '2'],
    ],
    [
      ['-t', 'cold-call'],
      ['2', '7'],
    ],
    [
      ['-t', 'cold-call@1'],
      ['2', '7'],
    ],
    [
      ['--channel', 'mail'],
      ['3', '5', '6'],
    ],
    [['-o', 'lost'], ['1']],
    [
      ['--state', 'failed'],
      ['1', '7'],
    ],
    [['--waiting'], ['3', '5', '6']],
    [
      ['--period', '2026-11'],
      ['1', '2', '3', '5', '6', '7'],
    ],
    [
      ['--from', '2026-11-17', '--to', '2026-11-18'],
      ['1', '2'],
    ],
    [['--to', 'yesterday', '-t', 'cold-call'], ['2']],
    [['--period', 'last-week'], []],
  ])('%j chooses touches', async (filter, touches) => {
    const rows: string[][] = parse(await exported(await richDesk(), 'touches', ...filter));
    expect(rows.slice(1).map((row) => row[0])).toEqual(touches);
  });

  test.each([
    [['export', 'everything'], 'export "everything" is not known.'],
    [['export', 'all', '--csv'], 'The whole journal is exported as JSON only.'],
    [['export', 'leads', '--waiting'], '--waiting chooses touches; it does not go with "export leads".'],
    [['export', 'touches', '--lead', 'nobody here'], 'There is no lead "nobody here".'],
    [['export', 'touches', '-t', 'cold-cal'], 'There is no tactic "cold-cal".'],
    [['export', 'touches', '-o', 'lots'], 'There is no outcome "lots".'],
    [['export', 'touches', '--channel', 'fax'], '--channel "fax" is not known.'],
    [['export', 'touches', '--waiting', '--state', 'open'], '--waiting and --state do not go together.'],
    [['export', 'touches', '--period', 'all', '--from', 'mon'], '--period does not go with --from and --to.'],
    [['export', 'touches', '--from', '2026-02-30'], '2026-02-30 is not a date: February 2026 has 28 days.'],
    [['export', 'touches', '--excel', '--json'], '--excel goes with --csv.'],
  ])('%j is refused', async (args, message) => {
    const answer = await (await richDesk()).run(...args);
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr.split('\n')[0]).toBe(`prospect: ${message}`);
  });

  test('stops when its reader has gone', async () => {
    const desk = new Desk();
    const lines = Array.from({ length: 3000 }, (_, index) => `Lead ${index},${'x'.repeat(200)}`);
    await importInto(desk, `name,note\n${lines.join('\n')}\n`);
    const { Context } = await import('../../../src/context.js');
    const { exportJournal } = await import('../../../src/commands/journal/export.js');
    let written = 0;
    const host = {
      env: {},
      cwd: desk.folder,
      root: path.join(import.meta.dirname, '..', '..', '..'),
      isTerminal: () => false,
      write: () => ++written < 0,
      clock: () => ({ now: Date.parse('2026-11-21T13:02:00Z'), zone: 'Europe/Berlin' }),
    } as never;
    for (const what of ['leads', 'all']) {
      const context = new Context(host, { db: desk.file });
      await exportJournal(context, what, undefined, {});
      context.close();
    }
    expect(written).toBe(2);
  });
});

describe('an export imported into an empty journal', () => {
  test.each(['touches', 'leads', 'tactics', 'all'])('gives the same bytes again: %s', async (what) => {
    const desk = await richDesk();
    const first = await exported(desk, what);
    const other = new Desk({ zone: 'America/New_York', now: '2026-12-24T08:00:00' });
    expect(await importInto(other, first)).toMatchObject({ code: 0 });
    expect(await exported(other, what)).toBe(first);
  });

  test('gives all the same bytes when leads, tactics and touches come one after the other', async () => {
    const desk = await richDesk();
    const other = new Desk();
    const files = await Promise.all(['leads', 'tactics', 'touches'].map((what) => exported(desk, what)));
    for (const file of files) expect(await importInto(other, file)).toMatchObject({ code: 0 });
    expect(await Promise.all(['leads', 'tactics', 'touches'].map((what) => exported(other, what)))).toEqual(
      files,
    );
    for (const file of files)
      expect((await importInto(other, file)).stdout).toMatch(
        /^added 0 [^·]*· skipped \d+ already there · refused 0\n$/,
      );
    expect(await exported(other, 'touches')).toBe(files[2]);
  });

  test('keeps the currency of amounts that only later results have', async () => {
    const desk = new Desk();
    await desk.run('log', 'Harbor Cafe', '-t', 'call', '--channel', 'call', '-o', 'meeting', '--next', 'fri');
    await desk.run('result', 'Harbor Cafe', 'proposal', '--value', '900 EUR', '--next', 'fri');
    const other = new Desk();
    await importInto(other, await exported(desk, 'touches'));
    expect((await other.run('config', 'get', 'currency')).stdout).toBe('EUR\n');
    const elsewhere = new Desk();
    await elsewhere.run('config', 'set', 'currency', 'USD');
    const refused = await importInto(elsewhere, await exported(desk, 'touches'));
    expect(refused.code).toBe(65);
    expect(refused.stderr).toContain('is in EUR, but this journal counts in USD');
  });

  test('says which words it made', async () => {
    const other = new Desk();
    const answer = await importInto(other, await exported(await richDesk(), 'touches'));
    expect(
      answer.stderr.split('\n').filter((line) => line.includes('outcome') || line.includes('reason')),
    ).toEqual([
      'new reason on-holiday',
      'new outcome spoke-to-machine (attempted, nothing)',
      'new outcome sent-a-sample (conversation, waiting)',
    ]);
    expect(answer.stdout).toBe(
      'added 6 touches, 3 new leads, 3 new tactics · skipped 0 already there · refused 0\n',
    );
  });

  test.each(['de', 'en-GB', 'de-CH'])('as a spreadsheet in %s opens it is the same', async (locale) => {
    const desk = await richDesk();
    await desk.run('lead', 'edit', '@1', '--phone', '+4915123456789', '--phone', '0711 5550122');
    await desk.run('tactic', 'add', 'worthy', '--channel', 'call', '--worth', '2.5%', '--minutes', '2:30');
    const [set, other] = [new Desk(), new Desk()];
    await desk.run('config', 'set', 'spreadsheet-locale', locale);
    for (const what of ['leads', 'tactics', 'touches']) {
      const said = await exported(desk, what, `--excel=${locale}`);
      expect(await exported(desk, what, '--excel')).toBe(said);
      expect(await importInto(set, said)).toMatchObject({ code: 0 });
      expect(await importInto(other, await exported(desk, what))).toMatchObject({ code: 0 });
    }
    for (const what of ['leads', 'tactics', 'touches'])
      expect(await exported(set, what)).toBe(await exported(other, what));
  });

  test('amounts of three decimals come back as they were from where a comma parts decimals', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', '-t', 'call', '--channel', 'call', '-o', 'talked', '-c', '1.234 KWD');
    const said = await exported(desk, 'touches', '--excel', 'de');
    expect(said).toContain(';1,234;');
    const other = new Desk();
    await importInto(other, said);
    expect(await exported(other, 'touches')).toBe(await exported(desk, 'touches'));
  });

  test('refuses a language that no spreadsheet has', async () => {
    const { stderr, code } = await (await richDesk()).run('export', 'leads', '--excel', 'Harbor');
    expect({ stderr, code }).toEqual({
      stderr: 'prospect: "Harbor" is no language of a spreadsheet.\n  Write it like de, en-GB or fr-CA.\n',
      code: 2,
    });
  });

  test('with --excel is the same', async () => {
    const desk = await richDesk();
    const other = new Desk();
    expect(await importInto(other, await exported(desk, 'touches', '--excel'))).toMatchObject({ code: 0 });
    expect(await exported(other, 'touches')).toBe(await exported(desk, 'touches'));
  });
});

describe('an export imported into the journal it came from', () => {
  test.each(['touches', 'leads', 'tactics', 'all'])('adds nothing: %s', async (what) => {
    const desk = await richDesk();
    const before = await exported(desk, 'all');
    const answer = await importInto(desk, await exported(desk, what));
    expect(answer.stdout).toMatch(/^added 0 [^·]*· skipped \d+ already there · refused 0\n$/);
    expect(await exported(desk, 'all')).toBe(before);
  });

  test('brings back what was removed under a new number, since none is used twice', async () => {
    const desk = await richDesk();
    const file = await exported(desk, 'touches');
    await desk.run('rm', '2');
    await desk.run('log', 'Harbor Cafe', '-t', 'cold-call', '-o', 'talked');
    expect((await importInto(desk, file)).stdout).toBe(
      'added 1 touch · skipped 5 already there · refused 0\n',
    );
    const uid = parse<Record<string, string>>(file, { columns: true })[1]!.uid;
    const rows = parse<Record<string, string>>(await exported(desk, 'touches'), { columns: true });
    expect(rows.find((row) => row.uid === uid)?.touch).toBe('9');
  });
});

describe('two journals', () => {
  test('are made one: what has a name or a uid in common is the same', async () => {
    const desk = await richDesk();
    const other = new Desk();
    await other.run('log', 'harbor café', '-t', 'CAFÉ visit', '--channel', 'visit', '-o', 'talked');
    await other.run('log', 'Somebody Else', '-t', 'cold-call', '-o', 'talked', '--next', 'fri');
    const answer = await importInto(other, await exported(desk, 'all'));
    expect(answer.stdout).toBe(
      'added 6 touches, 3 new leads, 1 new tactic, 2 spends, 1 decision, 2 next steps, 2 new words · skipped 0 already there, 4 that differ · refused 0\n',
    );
    const rows = parse<Record<string, string>>(await exported(other, 'touches'), { columns: true });
    expect(rows.map(({ touch, lead_id, lead }) => [touch, lead_id, lead])).toEqual([
      ['1', '1', 'harbor café'],
      ['2', '2', 'Somebody Else'],
      ['3', '1', 'harbor café'],
      ['4', '1', 'harbor café'],
      ['5', '', ''],
      ['6', '', ''],
      ['7', '4', 'Weber & Co'],
      ['8', '5', "'+Stopped"],
    ]);
    expect((await other.run('undo')).code).toBe(0);
    expect((await exported(other, 'touches')).split('\n')).toHaveLength(4);
  });

  test('of two currencies stay two', async () => {
    const other = new Desk();
    await other.run('log', '-t', 'x', '-o', 'talked', '-c', '5 USD');
    const desk = await richDesk();
    expect(await importInto(other, await exported(desk, 'all'))).toMatchObject({
      code: 65,
      stderr:
        'prospect: "in" counts in EUR, but this journal in USD.\n  Import it into another journal: --db FILE.\n',
    });
    const answer = await importInto(other, await exported(desk, 'touches'));
    expect(answer.code).toBe(65);
    expect(answer.stderr).toContain('line 2: cost "1.2 EUR" is in EUR, but this journal counts in USD.');
  });
});

describe('JSON that is no sound journal', () => {
  const whole = async () => JSON.parse(await exported(await richDesk(), 'all')) as Journal;
  type Thing = Record<string, unknown>;
  type Journal = Record<string, unknown> &
    Record<'settings' | 'leads' | 'touches' | 'tactics' | 'spends' | 'outcomes' | 'next_steps', Thing[]>;

  test.each(corpus.json_import)('%s is refused', async (text) => {
    const desk = new Desk();
    const bytes = text.startsWith('depth ') ? '['.repeat(200_000) : text;
    const answer = await importInto(desk, bytes);
    expect(answer).toMatchObject({ code: 65, stdout: '' });
    expect(answer.stderr.split('\n').length).toBeLessThanOrEqual(3);
    expect(fs.existsSync(desk.file)).toBe(false);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  const damages: [name: string, damage: (journal: Journal) => void, message: string, code?: number][] = [
    ['of a newer form', (it) => (it.prospect = 3), '"in" was written by a newer version of prospect.', 69],
    ['of another form', (it) => (it.prospect = 'one'), '"in" is not a whole journal.'],
    ['with a list we do not know', (it) => (it.holidays = [1]), '"in" holds "holidays", which is not known.'],
    [
      'with a list that is none',
      (it) => (it.leads = {} as Thing[]),
      '"in" has a "leads" that is not a list.',
    ],
    ['with a thing that is none', (it) => (it.leads = [null as never]), '"leads", item 1, is not an object.'],
    [
      'with a key we do not know',
      (it) => (it.leads[0]!.admin = true),
      '"leads", item 1, has the key "admin", which is not known.',
    ],
    [
      'with a name that is no text',
      (it) => (it.leads[0]!.name = { toString: 'x' }),
      '"leads", item 1, has a "name" that is not text.',
    ],
    ['with a lead without a name', (it) => (it.leads[0]!.name = null), '"leads", item 1, has no "name".'],
    [
      'with half a character',
      (it) => (it.leads[0]!.name = '\ud800'),
      '"leads", item 1, has a "name" that cannot be kept: The name holds half a character (a lone surrogate), which cannot be kept.',
    ],
    [
      'with a number too large',
      (it) => (it.leads[0]!.lead = 2 ** 53),
      '"leads", item 1, has a "lead" that is not a whole number from 1 to 9007199254740991.',
    ],
    [
      'with a number twice',
      (it) => (it.leads[1]!.lead = it.leads[0]!.lead),
      '"leads", item 2, has the number 1, as one before it.',
    ],
    [
      'with a uid that is none',
      (it) => (it.leads[0]!.uid = 'x'),
      '"leads", item 1, has a "uid" that is not an id of 16 bytes.',
    ],
    [
      'with a uid twice',
      (it) => ((it.leads[0]!.addresses as Thing[])[1]!.uid = (it.leads[0]!.addresses as Thing[])[0]!.uid),
      '"in" holds "leads", item 1, which has a uid or a number that belongs to something else.',
    ],
    [
      'with a date that is none',
      (it) => (it.touches[0]!.day = '2026-02-30'),
      '"touches", item 1, has a "day" that is not a date.',
    ],
    [
      'with a day that contradicts its instant',
      (it) => (it.touches[0]!.day = '2026-11-17'),
      '"touches", item 1, has a "day" that is not that of "at".',
    ],
    [
      'with an instant without its offset',
      (it) => (it.touches[0]!.offset = null),
      '"touches", item 1, has only one of "at" and "offset".',
    ],
    [
      'from the future',
      (it) => Object.assign(it.touches[1]!, { day: '2026-11-22' }),
      '"touches", item 2, is in the future.',
    ],
    [
      'with a lead that is not there',
      (it) => (it.touches[0]!.lead = 99),
      '"touches", item 1, names lead 99, which is not in the file.',
    ],
    [
      'with a version that is not there',
      (it) => (it.touches[0]!.version = 2),
      '"touches", item 1, names tactic "Café visit" version 2, which is not in the file.',
    ],
    [
      'with a touch without a result',
      (it) => (it.touches[0]!.results = []),
      '"touches", item 1, has no results.',
    ],
    [
      'with an outcome that is not there',
      (it) => ((it.touches[0]!.results as Thing[])[0]!.outcome = 'x'),
      '"touches", touch 1, result 1, names outcome "x", which is not in the file.',
    ],
    [
      'with a channel that is none',
      (it) => (it.tactics[0]!.channel = 'fax'),
      '"tactics", item 1, has a "channel" that is none of call, text, email, social, visit, event, mail, other.',
    ],
    [
      'with a tactic without a version',
      (it) => (it.tactics[0]!.versions = []),
      '"tactics", item 1, has no versions.',
    ],
    [
      'with a promise that is open and closed',
      (it) => (it.next_steps[0]!.state = 'open'),
      '"next_steps", item 1, has a "state" that its "closed" contradicts.',
    ],
    [
      'with a worth that is all of them',
      (it) => (it.tactics[0]!.worth = 1),
      '"tactics", item 1, has a "worth" that is not a number between 0 and 1.',
    ],
    [
      'with a worth that is no number',
      (it) => (it.tactics[0]!.worth = '1/50'),
      '"tactics", item 1, has a "worth" that is not a number between 0 and 1.',
    ],
    [
      'with usual seconds below none',
      (it) => (it.tactics[0]!.seconds = -1),
      '"tactics", item 1, has a "seconds" that is not a whole number from 0 to 1000000.',
    ],
    [
      'with nothing spent',
      (it) => (it.spends[0]!.amount = 0),
      '"spends", item 1, has a "amount" that is not a whole number from 1 to 1000000000000.',
    ],
    [
      'with money spent on a tactic that is not there',
      (it) => (it.spends[0]!.tactic = 'x'),
      '"spends", item 1, names tactic "x", which is not in the file.',
    ],
    [
      'with money spent every week',
      (it) => (it.spends[0]!.every = 'week'),
      '"spends", item 1, has a "every" that is none of month.',
    ],
    [
      'with money spent tomorrow',
      (it) => (it.spends[0]!.day = '2026-11-22'),
      '"spends", item 1, is in the future.',
    ],
    [
      'with money spent once until a day',
      (it) => (it.spends[0]!.every = null),
      '"spends", item 1, has an "until" that its "every" or "day" contradicts.',
    ],
    [
      'with money spent until before it began',
      (it) => (it.spends[0]!.until = '2026-01-30'),
      '"spends", item 1, has an "until" that its "every" or "day" contradicts.',
    ],
    [
      'with a setting that we do not know',
      (it) => (it.settings[0]!.key = 'colour'),
      '"settings", item 1, has the key "colour", which is no setting.',
    ],
    [
      'with a goal that is none',
      (it) => (it.settings[0]!.value = 'rich'),
      '"settings", item 1, has a "value" that goal cannot have.',
    ],
    [
      'with an hour worth nothing',
      (it) => (it.settings[1]!.value = '0'),
      '"settings", item 2, has a "value" that hourly-value cannot have.',
    ],
    ['with a currency that is none', (it) => (it.currency = 'XXQ'), '"in" has a "currency" that is none.'],
  ];

  test.each(damages)('%s is refused', async (_, damage, message, code = 65) => {
    const desk = new Desk();
    const journal = await whole();
    damage(journal);
    const answer = await importInto(desk, JSON.stringify(journal));
    expect([answer.stderr.split('\n')[0], answer.code]).toEqual([`prospect: ${message}`, code]);
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test('with its lists in another order is refused', async () => {
    const { touches, ...rest } = await whole();
    const { prospect, ...others } = rest;
    const desk = new Desk();
    const refusal = async (journal: object) =>
      (await importInto(desk, JSON.stringify(journal))).stderr.split('\n')[0];
    expect(await refusal({ prospect, touches, ...others })).toBe(
      'prospect: "in" has "touches" where "currency" should be.',
    );
    expect(await refusal({ touches, ...rest })).toBe('prospect: "in" is not a whole journal.');
    expect(await refusal(rest)).toBe('prospect: "in" has "next_steps" where "touches" should be.');
    expect(await refusal({ prospect, ...others, touches })).toContain(
      'has "next_steps" where "touches" should be.',
    );
    expect(await refusal({ prospect, currency: null })).toBe('prospect: "in" has no "settings".');
  });

  test('has no use for the options of CSV', async () => {
    const text = await exported(await richDesk(), 'all');
    expect(await importInto(new Desk(), text, '--skip-bad')).toMatchObject({ code: 2 });
    expect(await importInto(new Desk(), text, '--const', 'channel=call')).toMatchObject({ code: 2 });
  });

  test('reads well however it is laid out', async () => {
    const desk = await richDesk();
    const text = await exported(desk, 'all');
    const other = new Desk();
    expect(await importInto(other, JSON.stringify(JSON.parse(text), null, '\t'))).toMatchObject({ code: 0 });
    expect(await exported(other, 'all')).toBe(text);
  });
});

test('everything an import wrote stands in the operation log, and undo leaves nothing of it', async () => {
  const desk = await richDesk();
  const other = new Desk();
  await importInto(other, await exported(desk, 'all'));
  await other.run('undo');
  const db = new Database(other.file, { readonly: true });
  for (const table of [
    'lead',
    'address',
    'tactic',
    'tactic_version',
    'spend',
    'touch',
    'result',
    'next_step',
    'source',
    'setting',
  ])
    expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
  expect(
    db.prepare("SELECT name FROM outcome WHERE name IN ('voicemail', 'sent-a-sample')").pluck().all(),
  ).toEqual(['voicemail']);
  db.close();
  await other.run('redo');
  expect(await exported(other, 'all')).toBe(await exported(desk, 'all'));
});
