import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupings } from '../../../src/domain/touch.js';
import { root } from '../../helpers/folder.js';
import { promiseScene } from '../../helpers/promise-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const sections = [
  'tactics',
  'failures',
  'funnel',
  'sources',
  'plan',
  'promises',
  'learned',
  'pipeline',
] as const;

const demoDesk = Desk.copies({ now: '2026-11-20T18:10:00' }, async (desk) => {
  const run = async (...args: string[]) => {
    const { code, stderr } = await desk.run(...args);
    expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
  };
  await run('import', path.join(root, 'test', 'data', 'demo-tactics.csv'));
  await run('import', path.join(root, 'test', 'data', 'demo.csv'));
  await run('spend', 'linkedin-msg', '€297', '--at', '2026-10-01');
  await run('config', 'set', 'hourly-value', '60');
});

describe('report --share', () => {
  test('is the page as markdown, section by section', async () => {
    const desk = await demoDesk();
    await desk.run('tactic', 'tweak', 'linkedin-msg', '--change', 'a *new* first line');
    await desk.run('plan', 'cold-call', '20/week');
    const { stdout, stderr, code } = await desk.run('report', '--share');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    await expect(stdout).toMatchFileSnapshot(path.join(root, 'test', 'screens', 'report-shared.md'));
  });

  test('has amounts only with --money', async () => {
    const desk = await demoDesk();
    for (const section of [undefined, ...sections]) {
      const args = ['report', ...(section ? [section] : []), '--share', '--period', 'all'];
      expect((await desk.run(...args)).stdout, args.join(' ')).not.toMatch(/€|EUR/);
    }
    expect((await desk.run('report', '--share', '--money', '--period', 'all')).stdout).toContain('and €297.');
    expect((await desk.run('report', 'failures', '--share', '--money', '--period', 'all')).stdout).toMatch(
      /\| money \|\n/,
    );
    expect((await desk.run('report', 'money', '--share', '--money')).stdout).toContain('| a meeting costs |');
  });

  test('says of promises what is at stake only with --money', async () => {
    const desk = new Desk({ now: '2026-11-22T18:10:00' });
    seed(desk.file, promiseScene());
    for (const args of [['report'], ['report', 'promises']]) {
      expect((await desk.run(...args, '--share')).stdout).not.toMatch(/€|at stake|by \| source/);
      expect((await desk.run(...args, '--share', '--money')).stdout).toContain('€9,000');
    }
    expect((await desk.run('report', 'promises', '--share')).stdout).not.toContain('| source |');
  });

  test.each([
    [
      ['report', '--share', '--csv'],
      '--share writes markdown, or with --html a page; it does not go with --csv.',
    ],
    [
      ['report', '--share', '--json'],
      '--share writes markdown, or with --html a page; it does not go with --json.',
    ],
    [
      ['report', '--share', '--format', 'table'],
      '--share writes markdown, or with --html a page; it does not go with --format table.',
    ],
    [
      ['report', '--share', '--explain'],
      '--share writes markdown, or with --html a page; it does not go with --explain.',
    ],
    [['report', '--money'], '--money goes with --share.'],
    [['report', 'money', '--share'], '"report money" is about money, which is shared only when you say so.'],
  ])('%j is refused', async (args, message) => {
    const answer = await new Desk().runWith({ file: null }, ...args);
    expect([answer.code, answer.stdout, answer.stderr.split('\n')[0]]).toEqual([
      2,
      '',
      `prospect: ${message}`,
    ]);
    expect(answer.stderr.split('\n')[1]).not.toBe('');
  });

  test('goes with a period, a goal and --format md, and says when nothing is there', async () => {
    const desk = await demoDesk();
    const { stdout } = await desk.run(
      'report',
      '--share',
      '--format',
      'md',
      '--period',
      '2026-10',
      '--goal',
      'held',
    );
    expect(stdout).toMatch(/^# October 2026 · goal: held, as of Fri 20 Nov 18:10\n/);
    expect((await new Desk().runWith({ file: null }, 'report', '--share')).stdout).toMatch(
      /^Nothing is logged yet/,
    );
    expect((await new Desk().runWith({ file: null }, 'report', 'learned', '--share')).stdout).toMatch(
      /^Nothing is decided yet/,
    );
  });

  test('keeps a source from being named by what is said of two tactics', async () => {
    const desk = new Desk({ now: '2026-11-20T18:10:00' });
    const made: [tactic: string, source: string, met: number, all: number][] = [
      ['visit', 'Zqpartner', 18, 60],
      ['visit', 'Zqlist', 1, 10],
      ['email', 'Zqpartner', 4, 10],
      ['email', 'Zqlist', 12, 80],
    ];
    const leads = Object.fromEntries(
      made.flatMap(([tactic, source, , all]) =>
        Array.from({ length: all }, (_, index) => [`${tactic} ${source} ${index}`, { source }]),
      ),
    );
    seed(desk.file, {
      leads,
      touches: made.flatMap(([tactic, source, met, all]) =>
        Array.from({ length: all }, (_, index): SeedTouch => ({
          day: '2026-09-15',
          lead: `${tactic} ${source} ${index}`,
          tactic,
          outcome: index < met ? 'meeting' : 'no-answer',
        })),
      ),
    });
    expect((await desk.run('report', '--json')).stdout).toMatch(
      /Within each source|Taken together source by source/,
    );
    for (const args of [
      ['report'],
      ['report', 'tactics'],
      ['report', 'sources'],
      ['report', '--by', 'source'],
    ])
      expect((await desk.run(...args, '--share')).stdout, args.join(' ')).not.toMatch(/Zq/);
    expect((await desk.run('report', 'sources', '--share')).stdout).toContain('| source 1 |');
  });
});

test('no name, address, note or source is ever in what is shared', async () => {
  const secret = fc
    .array(fc.constantFrom('zq', 'xj', 'vw', 'kq'), { minLength: 4, maxLength: 5 })
    .map((parts) => parts.join(''));
  const secrets = fc.uniqueArray(secret, { minLength: 14, maxLength: 14 });
  const outcome = fc.constantFrom(
    'talked',
    'meeting',
    'not-interested',
    'not-now',
    'held',
    'won',
    'do-not-contact',
  );
  await fc.assert(
    fc.asyncProperty(secrets, fc.array(outcome, { minLength: 3, maxLength: 3 }), async (words, outcomes) => {
      const desk = new Desk();
      const run = async (...args: string[]) => {
        const { code, stderr } = await desk.run(...args);
        expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
      };
      const [name, other, company, mail, url, tag, note, said, later, source, what, owner, why, id] =
        words as [string, ...string[]] & string[];
      fs.writeFileSync(
        path.join(desk.folder, 'in.csv'),
        `name,external id,source\n${other},${id},${source}\n`,
      );
      await run('import', 'in.csv');
      await run(
        'lead',
        'add',
        name,
        '--company',
        company!,
        '--email',
        `${mail}@x.test`,
        '--phone',
        '+49 170 998877',
      );
      await run('lead', 'edit', name, '--tag', tag!, '--url', `${url}.test`, '-n', note!, '--tier', 'dream');
      await run('lead', 'edit', name, '--source', `referral by ${source}`, '--origin', 'given');
      await run('tactic', 'add', 'cold-call', '--channel', 'call', '--worth', '1/50', '-n', note!);
      for (const [index, each] of outcomes.entries())
        await run(
          'log',
          name,
          '-t',
          'cold-call',
          '-o',
          each,
          '-n',
          said!,
          '--at',
          `2026-11-${10 + index}`,
          '--value',
          '7654321',
          ...(each === 'meeting' ? ['--next', 'fri'] : []),
        );
      await run('log', other!, '-t', 'cold-call', '-o', 'meeting', '--next', 'mon', '-c', '4321.77');
      await run('result', other!, 'held', '-n', later!);
      await run('next', other!, 'fri', '--do', what!, '--handoff', owner!);
      await run('next', other!, '--drop', why!);
      await run('spend', 'cold-call', '8765.43', '-n', note!);
      await run(
        'trial',
        'start',
        'cold-call',
        '--touches',
        '60',
        '--hypothesis',
        'short is better',
        '--expect',
        '5%',
      );
      await run('trial', 'decide', 'cold-call', 'keep', '--learned', 'it is');
      const hidden = [...words, '998877', '7654321', '7,654,321', '4321', '4,321', '8765', '8,765'];
      const asked = [
        ['report'],
        ['report', '--all', '--period', 'all'],
        ...sections.map((section) => ['report', section, '--period', 'all', '--all']),
        ...groupings.map((by) => ['report', '--by', by]),
      ];
      for (const args of asked) {
        const { stdout, stderr, code } = await desk.run(...args, '--share');
        expect({ args, stderr, code }).toEqual({ args, stderr: '', code: 0 });
        const page = await desk.run(...args, '--share', '--html', '-', '--explain');
        expect({ args, stderr: page.stderr, code: page.code }).toEqual({ args, stderr: '', code: 0 });
        for (const text of [stdout, page.stdout]) {
          const lower = text.toLowerCase();
          expect(
            hidden.filter((word) => lower.includes(word)),
            `${args.join(' ')}\n${text}`,
          ).toEqual([]);
        }
      }
      expect((await desk.run('report', 'learned', '--share')).stdout).toContain('short is better');
    }),
    { numRuns: 6 },
  );
}, 120_000);

test('report --format md is the whole page, with names and money', async () => {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, promiseScene());
  const { stdout } = await desk.run('report', '--format', 'md');
  expect(stdout.match(/^## .*/gm)).toEqual(expect.arrayContaining(['## Promises', '## Dream list']));
  expect(stdout).toContain('€9,000');
  const titles = (await desk.run('report')).stdout.match(/^[A-Z]{4,}[A-Z ]+/gm)!.map((title) => title.trim());
  const headings = stdout.toUpperCase();
  for (const title of titles) expect(headings).toContain(`## ${title}`);
});
