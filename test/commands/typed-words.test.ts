import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord } from '../../src/domain/text.js';
import { Desk } from '../helpers/run.js';

/** A journal that has each kind of word with a dash or a blank in it. */
const usedDesk = Desk.copies({}, async (desk) => {
  await desk.run('tactic', 'add', 'open-house', '--channel', 'visit');
  await desk.run('tactic', 'add', 'Trade Show', '--channel', 'event');
  await desk.run(
    'lead',
    'add',
    'Harbor Cafe',
    '--source',
    'Trade Fair',
    '--origin',
    'self',
    '--tag',
    'big fish',
  );
  await desk.run('lead', 'add', 'Elm Dental', '--tag', 'big-fish');
  await desk.run('log', 'Harbor Cafe', '-t', 'open-house', '-o', 'talked');
});

describe('blanks, dashes and underscores are one', () => {
  test.each(['open house', 'Open House', 'open_house', 'open-house', 'open  house'])(
    'in the tactic "%s"',
    async (tactic) => {
      const desk = await usedDesk();
      const { stdout } = await desk.run('log', 'Elm Dental', '-t', tactic, '-o', 'no answer');
      expect(stdout).toBe('touch 2 · Elm Dental @2 · open-house · no-answer · Sat 21 Nov 14:02\n');
      expect((await desk.run('list', '-t', tactic, '--csv')).stdout.trim().split('\n')).toHaveLength(3);
      expect((await desk.run('tactic', 'show', `${tactic}@1`)).code).toBe(0);
      expect((await desk.run('tactic', 'add', tactic, '--new')).stderr).toContain(
        'There is a tactic "open-house" already.',
      );
    },
  );

  test('in a tactic that was made with a blank', async () => {
    const desk = await usedDesk();
    expect((await desk.run('log', '-t', 'trade-show', '-o', 'no-answer', '--count', '2')).stdout).toContain(
      'Trade Show · no-answer',
    );
    expect((await desk.run('tactic', 'rename', 'trade-show', 'trade show')).stdout).toBe(
      'tactic Trade Show is now trade show\n',
    );
    expect((await desk.run('tactic', 'rename', 'trade-show', 'open house')).stderr).toContain(
      'There is a tactic "open-house" already.',
    );
  });

  test('in outcomes, reasons, places and kinds', async () => {
    const desk = await usedDesk();
    await desk.run('log', 'Elm Dental', '-t', 'open-house', '-o', 'not interested', '-r', 'has someone');
    expect((await desk.run('list', '--reason', 'has_someone', '--csv')).stdout).toContain('not-interested');
    expect((await desk.run('list', '--outcome', 'Not Interested', '--csv')).stdout).toContain('has-someone');
    const broke = await desk.run('log', 'Elm', '-t', 'open-house', '-o', 'hung up', '--broke', 'follow up');
    expect(broke.stdout).toContain('hung-up');
    expect((await desk.run('tactic', 'edit', 'open house', '--kind', 'follow up')).stdout).toContain(
      'follow-up',
    );
  });

  test('in the outcome at the end of result, the longest that there is', async () => {
    const desk = await usedDesk();
    expect((await desk.run('result', 'Harbor', 'Cafe', 'not', 'now')).stdout).toContain(
      'Harbor Cafe @1 · open-house · not-now',
    );
    expect((await desk.run('result', '1', 'call', 'back')).stdout).toContain('call-back');
  });

  test('in sources, listed and made', async () => {
    const desk = await usedDesk();
    await desk.run('lead', 'add', 'Ito Labs', '--source', 'trade-fair');
    expect((await desk.run('source', 'list', '--csv')).stdout).toBe(
      'source,origin,leads,leads_of_other_origin\nTrade Fair,self,2,0\n',
    );
    for (const source of ['trade fair', 'trade_fair', 'TRADE-FAIR'])
      expect((await desk.run('lead', 'list', '--source', source, '--csv')).stdout).toMatch(
        /Ito Labs[^]*Harbor Cafe/,
      );
  });

  test('in tags, which stay as they were typed', async () => {
    const desk = await usedDesk();
    for (const tag of ['big fish', 'big-fish', 'Big_Fish']) {
      const { stdout } = await desk.run('lead', 'list', '--tag', tag, '--csv');
      expect(stdout).toMatch(/Elm Dental[^]*big-fish[^]*Harbor Cafe[^]*big fish/);
    }
    await desk.run('lead', 'edit', 'Harbor Cafe', '--tag', 'big-fish', '--tag', 'big fish');
    expect((await desk.run('lead', 'list', '--tag', 'big fish', '--csv')).stdout).not.toContain(';');
  });
});

test('two tactics that an earlier version kept apart are each found as they stand', async () => {
  const desk = await usedDesk();
  await desk.run('tactic', 'add', 'x y', '--channel', 'call');
  await desk.run('tactic', 'add', 'other', '--channel', 'call');
  const file = (await desk.run('export', 'all')).stdout.replaceAll('"other"', '"x-y"');
  const next = new Desk();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(`${next.folder}/old.json`, file);
  expect((await next.run('import', 'old.json')).code).toBe(0);
  for (const name of ['x y', 'x-y'])
    expect((await next.run('log', '-t', name, '-o', 'no-answer', '--count', '2')).stdout).toContain(
      ` · ${name} · `,
    );
  expect((await next.run('log', '-t', 'x_y', '-o', 'no-answer', '--count', '2')).stderr).toContain(
    'There is no tactic "x_y", but there is x y, x-y.\n  Say -t \'x y\' for that one, or add --new for a new tactic.',
  );
});

test('words that differ in blanks and dashes alone are the same word', () => {
  const part = fc.stringMatching(/^[a-z]{1,5}$/);
  const blank = fc.constantFrom(' ', '-', '_', '  ');
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), blank, blank, (parts, one, other) => {
      expect(foldWord(parts.join(one))).toBe(foldWord(parts.join(other)));
    }),
  );
});
