import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { starterClaims } from '../../../src/commands/tactics/starter-claims.js';
import { hostileTexts } from '../../helpers/corpus.js';
import { Desk } from '../../helpers/run.js';

async function deskWith(...tactics: string[]): Promise<Desk> {
  const desk = new Desk();
  for (const tactic of tactics) await desk.run('tactic', 'add', tactic, '--new');
  return desk;
}

async function said(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run('benchmark', ...args);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  return answer.stdout;
}

const claim = ['--rate', '2%', '--of', 'conversations', '--goal', 'meeting', '--source', 'a study'];

describe('benchmark add', () => {
  test('stores a claim about a tactic or a channel and says what it understood', async () => {
    const desk = await deskWith('cold call', 'linkedin');
    expect(await said(desk, 'add', 'cold', 'call', ...claim, '--year', '2024')).toBe(
      'benchmark 1 · cold call · 2% of conversations → meeting · a study, 2024\n',
    );
    const ofChannel = ['--channel', 'Email', '--rate', '1-5%', '--of', 'leads', '--goal', 'won'];
    expect(await said(desk, 'add', ...ofChannel, '--source', 'B', '-n', 'hearsay')).toBe(
      'benchmark 2 · any email · 1–5% of leads → won · B\n',
    );
    expect(await said(desk, 'list')).toBe(
      [
        'claim  about      theirs  of             goal     source       year',
        '    1  cold call      2%  conversations  meeting  a study      2024',
        '    2  any email    1–5%  leads          won      B · hearsay',
        '',
      ].join('\n'),
    );
  });

  test('undo and redo take it back and bring it again, and so with rm', async () => {
    const desk = await deskWith('call');
    await said(desk, 'add', 'call', ...claim);
    const added = await said(desk, 'list', '--json');
    expect((await desk.run('undo')).stdout).toBe('undone: benchmark add · benchmark 1\n');
    expect(await said(desk, 'list', '--json')).toBe('[]\n');
    expect((await desk.run('redo')).stdout).toBe('done again: benchmark add · benchmark 1\n');
    expect(await said(desk, 'list', '--json')).toBe(added);
    expect(await said(desk, 'rm', '1')).toBe(
      'removed benchmark 1 · call · 2% of conversations → meeting · a study\n',
    );
    expect(await said(desk, 'list', '--json')).toBe('[]\n');
    expect((await desk.run('undo')).stdout).toBe('undone: benchmark rm · benchmark 1\n');
    expect(await said(desk, 'list', '--json')).toBe(added);
    expect((await desk.run('redo')).stdout).toBe('done again: benchmark rm · benchmark 1\n');
    expect(await said(desk, 'list', '--json')).toBe('[]\n');
  });

  const instead = (name: string, value: string) =>
    claim.map((word, index) => (claim[index - 1] === name ? value : word));
  const without = (name: string) => claim.filter((word, index) => word !== name && claim[index - 1] !== name);

  test.each([
    [['call', ...instead('--rate', '0%')], '--rate "0%" is not a share above none, up to all.'],
    [['call', ...instead('--rate', '120%')], '--rate "120%" is not a share above none, up to all.'],
    [['call', ...instead('--rate', '2')], '--rate "2" is not a share above none, up to all.'],
    [['call', ...instead('--rate', '5-1%')], '--rate "5-1%" begins above where it ends.'],
    [['call', ...instead('--of', 'dials')], '--of "dials" is not known.'],
    [['call', ...instead('--of', 'won')], '--of "won" is not known.'],
    [['call', ...instead('--of', 'meetings')], '"--of meetings" does not come before "--goal meeting".'],
    [['call', ...instead('--of', 'held')], '"--of held" does not come before "--goal meeting".'],
    [['call', ...instead('--goal', 'attempted')], '--goal "attempted" is not known.'],
    [['call', ...instead('--source', ' ')], 'The --source text is empty.'],
    [['call', ...claim, '--year', '24'], '--year "24" is not a whole number from 1900 to 2999.'],
    [['call', ...claim, '--channel', 'call'], 'Is it about "call" or about all of a channel?'],
    [['--channel', 'phone', ...claim], '--channel "phone" is not known.'],
    [['cal', ...claim], 'There is no tactic "cal".'],
    [claim, 'What is it about: which tactic, or which channel (--channel call)?'],
    [['call', ...without('--of')], 'A claim needs --of too.'],
    [['call'], 'A claim needs --rate, --of, --goal, --source too.'],
    [['call', ...claim, '--note', 'a\0b'], 'The note holds a NUL character, which cannot be kept.'],
  ])('%j is refused', async (args, message) => {
    const desk = await deskWith('call');
    const answer = await desk.run('benchmark', 'add', ...args);
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr.split('\n')[0]).toBe(`prospect: ${message}`);
    expect(await said(desk, 'list', '--json')).toBe('[]\n');
    expect((await desk.run('undo')).stdout).toBe('undone: tactic add · tactic call\n');
  });

  test('the same claim is not kept twice', async () => {
    const desk = await deskWith('call');
    await said(desk, 'add', 'call', ...claim);
    const again = [...claim.slice(0, -1), 'A  STUDY', '-n', 'once more'];
    expect(await desk.run('benchmark', 'add', 'call', ...again)).toEqual({
      stdout: '',
      stderr:
        'prospect: That claim is kept already, as benchmark 1.\n  To change it, remove it with "prospect benchmark rm 1" and add it again.\n',
      code: 2,
    });
    await said(desk, 'add', 'call', ...claim, '--year', '2025');
  });

  test('takes any text for source and note, and shows it safely', async () => {
    const desk = await deskWith('call');
    const texts = hostileTexts.slice(0, 60);
    for (const [index, text] of texts.entries()) {
      const source = [...claim.slice(0, -1), `${index} ${text}`.slice(0, 500)];
      const answer = await desk.run('benchmark', 'add', 'call', ...source, '--note', text || '-');
      expect([0, 2]).toContain(answer.code);
    }
    const kept = JSON.parse(await said(desk, 'list', '--json')) as { source: string }[];
    expect(kept.length).toBeGreaterThan(20);
    for (const args of [
      ['benchmark', 'list'],
      ['tactic', 'show', 'call'],
    ]) {
      const { stdout, code } = await desk.runWith({ columns: 80 }, ...args);
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
      expect(Math.max(...stdout.split('\n').map(textWidth))).toBeLessThanOrEqual(80);
    }
  });
});

describe('benchmark list', () => {
  test('for machines it has unrounded shares, the number and the uid', async () => {
    const desk = await deskWith('call');
    await said(desk, 'add', 'call', ...claim.with(1, '1/30-1/20'), '--year', '2024', '-n', 'a, "b"');
    expect(JSON.parse(await said(desk, 'list', '--json'))).toEqual([
      {
        benchmark: 1,
        tactic: 'call',
        channel: null,
        low: 1 / 30,
        high: 0.05,
        unit: 'conversations',
        goal: 'meeting',
        source: 'a study',
        year: 2024,
        note: 'a, "b"',
        uid: expect.any(String) as string,
      },
    ]);
    const [head, row] = (await said(desk, 'list', '--csv')).split('\n');
    expect(head).toBe('benchmark,tactic,channel,low,high,unit,goal,source,year,note,uid');
    expect(row).toMatch(
      /^1,call,,0.03333333333333333,0.05,conversations,meeting,a study,2024,"a, ""b""",[0-9a-f-]{36}$/,
    );
  });

  test('of a tactic are its own and those of its channel', async () => {
    const desk = await deskWith('call', 'other');
    await said(desk, 'add', '--channel', 'call', ...claim);
    await said(desk, 'add', '--channel', 'email', ...claim);
    await said(desk, 'add', 'call', ...claim);
    await said(desk, 'add', 'other', ...claim);
    const numbers = async (...of: string[]) =>
      (JSON.parse(await said(desk, 'list', ...of, '--json')) as { benchmark: number }[]).map(
        ({ benchmark }) => benchmark,
      );
    expect(await numbers()).toEqual([1, 2, 3, 4]);
    expect(await numbers('call')).toEqual([3, 1]);
    expect(await numbers('other')).toEqual([4, 1]);
  });

  test('says so when there is none', async () => {
    const desk = await deskWith('call');
    const nothing = (about: string) => ({
      stdout: '',
      stderr: `No claims${about} yet: add one with "prospect benchmark add", or published ones with "prospect benchmark starter".\n`,
      code: 0,
    });
    expect(await desk.run('benchmark', 'list')).toEqual(nothing(''));
    expect(await desk.run('benchmark', 'list', 'call')).toEqual(nothing(' about call or its channel'));
    expect((await desk.run('benchmark', 'list', 'cal')).code).toBe(2);
    expect(await new Desk().runWith({ file: null }, 'benchmark', 'list')).toEqual(nothing(''));
    expect(await desk.run('benchmark', 'rm', '7')).toMatchObject({
      code: 2,
      stderr: 'prospect: There is no benchmark 7.\n  See them with "prospect benchmark list".\n',
    });
  });
});

describe('benchmark starter', () => {
  test('adds the published figures once, as one operation', async () => {
    const desk = await deskWith('call');
    expect(await said(desk, 'starter')).toBe(`\
added 13 published claims (prospect undo)
They are claims, not goals: what others say of calls, emails or leads in general.
See them: prospect benchmark list. Beside your own: prospect tactic show NAME.
`);
    const first = await said(desk, 'list', '--json');
    expect(await said(desk, 'starter')).toBe(
      'All 13 published claims were here already; nothing was added.\n',
    );
    expect(await said(desk, 'list', '--json')).toBe(first);
    expect((await desk.run('undo')).stdout).toBe('undone: benchmark starter · 13 claims\n');
    expect(await said(desk, 'list', '--json')).toBe('[]\n');
    expect((await desk.run('redo')).stdout).toBe('done again: benchmark starter · 13 claims\n');
    expect(await said(desk, 'list', '--json')).toBe(first);
  });

  test('adds only what is missing and says so', async () => {
    const desk = await deskWith('call');
    await said(desk, 'starter');
    await said(desk, 'rm', '2');
    await said(desk, 'rm', '7');
    expect((await said(desk, 'starter')).split('\n')[0]).toBe(
      'added 2 published claims; 11 were here already (prospect undo)',
    );
    const kept = JSON.parse(await said(desk, 'list', '--json')) as { benchmark: number; uid: string }[];
    expect(kept.map(({ benchmark }) => benchmark)).toEqual([1, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(new Set(kept.map(({ uid }) => uid)).size).toBe(13);
    for (let back = 0; back < 3; back++) await desk.run('undo');
    expect(await said(desk, 'list', '--json')).toContain('"benchmark": 7');
  });

  test('each figure has its unit, its goal and its source, and needs no journal before', async () => {
    const desk = new Desk();
    await said(desk, 'starter');
    expect(await said(desk, 'list', '--format', 'md')).toMatchInlineSnapshot(`
      "| claim | about | theirs | of | goal | source | year | note |
      | --: | :-- | --: | :-- | :-- | :-- | :-- | :-- |
      | 1 | any call | 4.82% | conversations | meeting | Cognism/WHAM, 254 of 5,265 | 2024 | Vendor's own data. |
      | 2 | any call | 2% | conversations | meeting | Cognism/WHAM | 2023 | Vendor's own data. |
      | 3 | any call | 9.9% | touches | reached | Belkins, 175,000 dials | 2025 | Connects of dials. |
      | 4 | any call | 24.5% | leads | reached | Belkins, 175,000 dials | 2025 | The same connects, of prospects. |
      | 5 | any call | 4.6% | conversations | meeting | Belkins |  | They also say about 1 meeting in 370 dials. |
      | 6 | any email | 0.7% | touches | won | Breakcold, "average" |  | Assumption chain, not data. Customers of emails sent. |
      | 7 | any email | 4.2% | touches | won | Breakcold, "good" |  | Assumption chain, not data. Customers of emails sent. |
      | 8 | any email | 0.3% | touches | won | important-emails.com, worked example |  | Illustrative arithmetic, not data. Deals of emails sent, 3 of 1,000. |
      | 9 | any | 21% | leads | won | MarketingSherpa via Marketo | 2017 | Published as "79% of leads never become sales"; conflicts with the 4% of the same firm. |
      | 10 | any | 4% | leads | won | MarketingSherpa chart via hrmarketer | 2010 | Conflicts with the 21% of the same firm. Purchases of leads. |
      | 11 | any | 15–25% | leads | won | blakesuddath |  | Estate agents, people they know. Mixed origin. Closings of leads. |
      | 12 | any | 1.5–5% | leads | won | blakesuddath |  | Estate agents, portal leads. Mixed origin. Closings of leads. |
      | 13 | any | 20.7% | leads | won | blakesuddath |  | Estate agents, expired listings. Mixed origin. Closings of leads. |
      "
    `);
    expect(new Set(starterClaims.map(({ uid }) => uid.toString('hex'))).size).toBe(starterClaims.length);
  });
});
