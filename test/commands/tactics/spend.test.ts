import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../helpers/corpus.js';
import { Desk } from '../../helpers/run.js';

async function deskWith(...tactics: string[]): Promise<Desk> {
  const desk = new Desk();
  for (const tactic of tactics) await desk.run('tactic', 'add', tactic, '--new');
  return desk;
}

async function said(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run('spend', ...args);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  return answer.stdout;
}

async function refused(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run('spend', ...args);
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  return answer.stderr;
}

describe('spend TACTIC AMOUNT', () => {
  test('stores money spent once or every month, and says what it understood', async () => {
    const desk = await deskWith('linkedin-msg', 'open-house');
    expect(await said(desk, 'linkedin-msg', '49', 'EUR', '--every', 'month')).toBe(
      'spend 1 · linkedin-msg · €49 every month from Sat 21 Nov\n',
    );
    expect(await said(desk, 'open-house', '120.50', '--at', 'yesterday', '-n', 'flyers')).toBe(
      'spend 2 · open-house · €120.50 on Fri 20 Nov\n',
    );
    const year = ['--every', 'month', '--at', '2025-11-01', '--until', '2026-12-31'];
    expect(await said(desk, 'linkedin-msg', '€10', ...year)).toBe(
      'spend 3 · linkedin-msg · €10 every month from Sat 1 Nov 2025 until Thu 31 Dec\n',
    );
    expect(await said(desk)).toBe(
      [
        'spend  tactic         amount  every  from        until       note',
        '    1  linkedin-msg      €49  month  2026-11-21',
        '    2  open-house    €120.50  once   2026-11-20              flyers',
        '    3  linkedin-msg      €10  month  2025-11-01  2026-12-31',
        '',
      ].join('\n'),
    );
  });

  test('lists for machines in major units, and says so when there is nothing', async () => {
    const desk = await deskWith('call');
    expect(await desk.run('spend')).toEqual({
      stdout: '',
      stderr: 'No money spent yet: store some with "prospect spend TACTIC AMOUNT".\n',
      code: 0,
    });
    expect(await said(desk, '--json')).toBe('[]\n');
    await said(desk, 'call', '12,50');
    const [row] = JSON.parse(await said(desk, '--json')) as object[];
    expect(row).toEqual({
      spend: 1,
      tactic: 'call',
      amount: 12.5,
      currency: null,
      every: null,
      from: '2026-11-21',
      until: null,
      note: null,
      uid: expect.any(String) as string,
    });
    expect((await said(desk, '--csv')).split('\n')[0]).toBe(
      'spend,tactic,amount,currency,every,from,until,note,uid',
    );
    expect((await new Desk().runWith({ file: null }, 'spend')).code).toBe(0);
  });

  test('finds the end of a name of several words', async () => {
    const desk = await deskWith('open house', 'call', 'call 2');
    expect(await said(desk, 'open', 'house', '40')).toContain(' · open house · 40 on');
    expect(await said(desk, 'Open House', '40 CHF')).toContain(' · open house · CHF 40 on');
    expect(await said(desk, 'call', '2', '49')).toContain(' · call 2 · CHF 49 on');
    expect(await said(desk, 'call', '1', '200')).toContain(' · call · CHF 1,200 on');
    expect(await refused(desk, 'call', '2', '490')).toBe(
      'prospect: That can be read as "call" 2 490 or as "call 2" 490.\n  Put what belongs together in quotes: prospect spend call \'2 490\'\n',
    );
    expect(await said(desk, 'call 2', '490')).toContain(' · call 2 · CHF 490 on');
    expect(await said(desk, 'call', '2 490')).toContain(' · call · CHF 2,490 on');
  });

  test.each([
    [['call'], 'How much was spent on "call"?'],
    [['call', 'much'], '"much" is not an amount.'],
    [['call', 'EUR'], '"EUR" is not an amount.'],
    [['cal', 'EUR'], 'There is no tactic "cal EUR".'],
    [['49', 'EUR'], 'There is no tactic "49 EUR".'],
    [['call', '0'], '"0" is nothing spent.'],
    [['call', '12.3456'], '"12.3456" has more decimals than an amount can have.'],
    [['call', '49', 'EURO'], '"49 EURO" is not an amount.'],
    [['call', '49 XXQ'], '"49 XXQ" names no currency known here.'],
    [['cal', '49'], 'There is no tactic "cal".'],
    [['call', '49', '--every', 'week'], '--every "week" is not known.'],
    [['call', '49', '--until', '2026-12-31'], '--until ends what is spent every month.'],
    [['call', '49', '--at', 'tomorrow'], '--at "tomorrow" is in the future (Sun 22 Nov).'],
    [
      ['call', '49', '--every', 'month', '--until', '2026-11-20'],
      '--until: Fri 20 Nov is before it began (Sat 21 Nov).',
    ],
    [['call', '49', '--json'], '--json does not go with that.'],
    [['--every', 'month'], '--every does not go with that.'],
    [['--at', 'today'], '--at does not go with that.'],
    [['call', '--stop', '1'], '--stop takes a number alone, and "call" stands there as well.'],
    [['--stop', '1', '--rm', '1'], '--rm does not go with that.'],
    [['--stop', 'x'], '--stop "x" is not a whole number from 1 to 1000000000000000.'],
    [['--stop', '7'], 'There is no spend 7.'],
    [['--rm', '7'], 'There is no spend 7.'],
  ])('%j is refused', async (args, message) => {
    const desk = await deskWith('call');
    expect((await refused(desk, ...args)).split('\n')[0]).toBe(`prospect: ${message}`);
    expect(await said(desk, '--json')).toBe('[]\n');
  });

  test('another currency than that of the journal is refused', async () => {
    const desk = await deskWith('call');
    await said(desk, 'call', '$5');
    expect(await refused(desk, 'call', '5 EUR')).toContain('is in EUR, but this journal counts in USD.');
    expect((await desk.run('config', 'get', 'currency')).stdout).toBe('USD\n');
  });
});

test('hostile names and notes come back exactly and are shown, never obeyed', async () => {
  const obeyed = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
  const texts = hostileTexts.filter((text) => !text.includes('\0') && text.isWellFormed());
  const desk = await deskWith('call');
  for (const [index, text] of texts.entries()) {
    if (index % 10 === 0) await desk.run('tactic', 'rename', 'call', `call ${text}`);
    const name = index % 10 === 0 ? `call ${text}` : 'call';
    const answer = await desk.runWith({ input: text }, 'spend', '-n', '-', '--', name, '5');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(answer.stdout).not.toMatch(obeyed);
    if (index % 10 === 0) await desk.run('tactic', 'rename', '--', name, 'call');
  }
  expect((await desk.runWith({ columns: 80 }, 'spend')).stdout).not.toMatch(obeyed);
  const rows = JSON.parse(await said(desk, '--json')) as { note: string | null }[];
  expect(rows.map(({ note }) => note)).toEqual(texts.map((text) => text.replace(/\r?\n$/, '') || null));
});

describe('spend --stop and --rm', () => {
  test('end and remove, and undo takes both back', async () => {
    const desk = await deskWith('call');
    await said(desk, 'call', '€49', '--every', 'month', '--at', '2026-09-15');
    await said(desk, 'call', '€5');
    const before = await said(desk);
    expect(await said(desk, '--stop', '1')).toBe(
      'spend 1 · call · €49 every month from Tue 15 Sep until Sat 21 Nov\n',
    );
    expect(await said(desk, '--stop', '1', '--at', '31 Oct')).toBe(
      'spend 1 · call · €49 every month from Tue 15 Sep until Sat 31 Oct\n',
    );
    expect(await refused(desk, '--stop', '1')).toContain('Spend 1 ended on Sat 31 Oct already.');
    expect(await refused(desk, '--stop', '1', '--at', '2026-09-14')).toContain(
      '--stop: Mon 14 Sep is before it began (Tue 15 Sep).',
    );
    expect(await refused(desk, '--stop', '2')).toContain('Spend 2 was spent once');
    expect(await said(desk, '--rm', '2')).toBe('removed spend 2 · call · €5 on Sat 21 Nov\n');
    for (let step = 0; step < 3; step++) await desk.run('undo');
    expect(await said(desk)).toBe(before);
    await desk.run('redo');
    expect(await said(desk)).toContain('2026-11-21\n');
  });

  test('a number is not used again', async () => {
    const desk = await deskWith('call');
    await said(desk, 'call', '5');
    await said(desk, '--rm', '1');
    expect(await said(desk, 'call', '6')).toContain('spend 2 ');
  });
});

describe('what was spent', () => {
  test('comes back with the journal, under its own number, once', async () => {
    const desk = await deskWith('call', 'Café visit');
    await said(desk, 'call', '1 EUR');
    await said(desk, 'call', '49', '--every', 'month', '--at', '2026-01-31', '--until', '2026-12-31');
    await said(desk, 'Café visit', '12.34', '-n', '=a "note"');
    await said(desk, '--rm', '1');
    const text = (await desk.run('export', 'all')).stdout;
    const other = new Desk();
    fs.writeFileSync(path.join(other.folder, 'in'), text);
    expect((await other.run('import', 'in')).stdout).toBe(
      'added 0 touches, 2 new tactics, 2 spends · skipped 0 already there · refused 0\n',
    );
    expect((await other.run('export', 'all')).stdout).toBe(text);
    expect(await said(other)).toBe(await said(desk));
    expect((await other.run('import', 'in')).stdout).toContain('added 0 touches · skipped 4 already there');
    expect((await other.run('export', 'all')).stdout).toBe(text);
  });

  test('joins what was spent in another journal on a tactic of that name', async () => {
    const [one, two] = [await deskWith('Cold Call'), await deskWith('cold call')];
    await said(one, 'cold call', '5 EUR');
    await said(two, 'cold call', '7 EUR');
    fs.writeFileSync(path.join(two.folder, 'in'), (await one.run('export', 'all')).stdout);
    expect((await two.run('import', 'in')).stdout).toContain('1 spend ');
    const rows = JSON.parse(await said(two, '--json')) as Record<string, unknown>[];
    expect(rows.map(({ spend, tactic, amount }) => [spend, tactic, amount])).toEqual([
      [1, 'cold call', 7],
      [2, 'cold call', 5],
    ]);
  });
});
