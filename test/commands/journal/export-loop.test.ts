import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeLoop, type LoopWrite } from '../../helpers/loop-writes.js';
import { Desk, type Answer } from '../../helpers/run.js';

const evidence = { as_of: '2026-11-13', goal: 'meeting', judged: 480, converted: 12, verdict: 'keep?' };
const writes: LoopWrite[] = [
  { do: 'tactic', name: 'Cold call' },
  { do: 'tactic', name: 'referral-ask' },
  {
    do: 'trial',
    tactic: 'cold call',
    day: '2026-10-01',
    until: '2026-11-30',
    hypothesis: '=they "like" mornings\nbest',
    touches: 60,
    expected: 0.05,
  },
  {
    do: 'decide',
    tactic: 'cold call',
    day: '2026-11-13',
    choice: 'tweak',
    learned: '@short openers',
    evidence,
  },
  { do: 'tweak', tactic: 'cold call', change: 'ask for 5 minutes', day: '2026-11-13' },
  { do: 'trial', tactic: 'cold call', day: '2026-11-13' },
  { do: 'decide', tactic: 'referral-ask', day: '2026-11-20', choice: 'keep', evidence: {} },
  { do: 'plan', tactic: 'cold call', amount: 20, day: '2026-11-30', until: '2026-12-31' },
  { do: 'plan', tactic: null, amount: 0, day: '2026-11-01' },
  { do: 'benchmark', tactic: 'cold call', low: 0.02, high: 0.02, source: 'A study', note: 'of 2024' },
  { do: 'benchmark', tactic: null, low: 0, high: 1, source: 'Anybody' },
  { do: 'feel', tactic: 'referral-ask', day: '2026-11-20', fit: 'mine' },
  { do: 'feel', tactic: 'cold call', day: '2026-11-21', fit: null, inTheWay: 'no quiet room' },
  {
    do: 'ask',
    tactic: null,
    week: '2026-11-16',
    day: '2026-11-20',
    question: 'rest silent',
    answer: 'skipped',
  },
];

function loopDesk(all: readonly LoopWrite[] = writes): Desk {
  const desk = new Desk();
  writeLoop(desk.file, all);
  return desk;
}

const exported = async (desk: Desk) => (await desk.run('export', 'all')).stdout;

function importInto(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in'), text);
  return desk.run('import', 'in', ...options);
}

describe('the trial-and-error loop in an export', () => {
  test('comes back the same into an empty journal, and the answer names it', async () => {
    const first = await exported(loopDesk());
    const other = new Desk({ zone: 'America/New_York', now: '2026-12-24T08:00:00' });
    expect(await importInto(other, first)).toMatchObject({
      code: 0,
      stdout:
        'added 0 touches, 2 new tactics, 2 trials, 2 decisions, 2 plans, 2 benchmarks, 2 feelings, 1 review answer · skipped 0 already there · refused 0\n',
    });
    expect(await exported(other)).toBe(first);
    expect((await importInto(other, first)).stdout).toBe(
      'added 0 touches · skipped 13 already there · refused 0\n',
    );
    expect(await exported(other)).toBe(first);
  });

  test('is taken back and done again as one', async () => {
    const first = await exported(loopDesk());
    const other = new Desk();
    await importInto(other, first);
    await other.run('undo');
    expect(JSON.parse(await exported(other))).toMatchObject({
      trials: [],
      decisions: [],
      plans: [],
      tactics: [],
    });
    await other.run('redo');
    expect(await exported(other)).toBe(first);
  });

  test('joins tactics that have other numbers here, by uid and then by name', async () => {
    const desk = loopDesk();
    const other = loopDesk([
      { do: 'tactic', name: 'something else' },
      { do: 'tactic', name: 'REFERRAL-ASK' },
      { do: 'plan', tactic: 'something else', amount: 1, day: '2026-11-02' },
    ]);
    const answer = await importInto(other, await exported(desk));
    expect(answer.stdout).toBe(
      'added 0 touches, 1 new tactic, 2 trials, 2 decisions, 2 plans, 2 benchmarks, 2 feelings, 1 review answer · skipped 0 already there, 1 that differ · refused 0\n',
    );
    const { decisions, plans } = JSON.parse(await exported(other)) as Record<
      string,
      Record<string, unknown>[]
    >;
    expect(decisions!.map(({ tactic, version, choice }) => [tactic, version, choice])).toEqual([
      ['Cold call', 1, 'tweak'],
      ['REFERRAL-ASK', 1, 'keep'],
    ]);
    expect(plans!.map(({ plan, tactic }) => [plan, tactic])).toEqual([
      [1, 'something else'],
      [2, 'Cold call'],
      [3, null],
    ]);
    await other.run('tactic', 'rename', 'cold call', 'dialing');
    expect((await importInto(other, await exported(desk))).stdout).toContain(
      'skipped 11 already there, 2 that differ',
    );
  });

  test('keeps two versions apart that have one number and say different changes', async () => {
    const desk = loopDesk();
    const other = loopDesk([
      { do: 'tactic', name: 'cold call' },
      { do: 'tweak', tactic: 'cold call', change: 'a new list', day: '2026-11-01' },
    ]);
    expect((await importInto(other, await exported(desk))).stdout).toContain('1 new version');
    const after = await exported(other);
    const { tactics, trials } = JSON.parse(after) as {
      tactics: { versions: Record<string, unknown>[] }[];
      trials: Record<string, unknown>[];
    };
    expect(tactics[0]!.versions.map(({ version, origin, change }) => [version, origin, change])).toEqual([
      [1, null, null],
      [2, 1, 'a new list'],
      [3, 1, 'ask for 5 minutes'],
    ]);
    expect(trials.map(({ version }) => version)).toEqual([1, 3]);
    await importInto(other, await exported(desk));
    expect(await exported(other)).toBe(after);
  });

  test('of two trials of a version that run keeps the one here; a decided one comes in', async () => {
    const trial = (hypothesis: string): LoopWrite[] => [
      { do: 'tactic', name: 'cold call' },
      { do: 'trial', tactic: 'cold call', day: '2026-11-02', hypothesis },
    ];
    const desk = loopDesk(trial('here'));
    const running = async () =>
      (JSON.parse(await exported(desk)) as { trials: Record<string, unknown>[] }).trials.map(
        ({ trial, hypothesis }) => [trial, hypothesis],
      );
    const other = loopDesk(trial('there'));
    expect((await importInto(desk, await exported(other))).stdout).toBe(
      'added 0 touches · skipped 1 already there, 1 that differ · refused 0\n',
    );
    expect(await running()).toEqual([[1, 'here']]);
    writeLoop(other.file, [
      { do: 'decide', tactic: 'cold call', day: '2026-11-20', choice: 'keep', evidence },
      ...trial('there again'),
    ]);
    expect((await importInto(desk, await exported(other))).stdout).toBe(
      'added 0 touches, 1 trial, 1 decision · skipped 1 already there, 1 that differ · refused 0\n',
    );
    expect(await running()).toEqual([
      [1, 'here'],
      [2, 'there'],
    ]);
  });

  test('keeps what both journals decided about one trial', async () => {
    const started = await exported(loopDesk(writes.slice(0, 3)));
    const desk = new Desk();
    const other = new Desk();
    const decide = (learned: string): LoopWrite[] => [
      { do: 'decide', tactic: 'cold call', day: '2026-11-20', choice: 'keep', learned, evidence },
    ];
    await importInto(desk, started);
    writeLoop(desk.file, decide('here'));
    await importInto(other, started);
    writeLoop(other.file, decide('there'));
    expect((await importInto(desk, await exported(other))).stdout).toContain('1 decision ·');
    const { decisions } = JSON.parse(await exported(desk)) as { decisions: Record<string, unknown>[] };
    expect(decisions.map(({ learned, trial }) => [learned, trial !== null])).toEqual([
      ['here', true],
      ['there', false],
    ]);
  });
});

describe('JSON with an unsound loop', () => {
  type Thing = Record<string, unknown>;
  type Whole = Record<
    'trials' | 'decisions' | 'plans' | 'benchmarks' | 'feelings' | 'reviews' | 'tactics',
    Thing[]
  >;
  const damages: [name: string, damage: (whole: Whole) => void, message: string][] = [
    [
      'a trial of a version that is not there',
      (it) => (it.trials[0]!.version = 9),
      '"trials", item 1, names tactic "Cold call" version 9, which is not in the file.',
    ],
    [
      'a trial begun tomorrow',
      (it) => Object.assign(it.trials[0]!, { day: '2026-11-22' }),
      '"trials", item 1, is in the future.',
    ],
    [
      'a trial that ends before it begins',
      (it) => (it.trials[0]!.until = '2026-09-30'),
      '"trials", item 1, has an "until" that is before its "day".',
    ],
    [
      'a trial that expects all',
      (it) => (it.trials[0]!.expected = 1),
      '"trials", item 1, has a "expected" that is not a number between 0 and 1.',
    ],
    [
      'a trial of no touches',
      (it) => (it.trials[0]!.touches = 0),
      '"trials", item 1, has a "touches" that is not a whole number from 1 to 1000000.',
    ],
    ['a trial without a goal', (it) => (it.trials[0]!.goal = null), '"trials", item 1, has no "goal".'],
    [
      'a decision about a trial that is not there',
      (it) => (it.decisions[0]!.trial = 9),
      '"decisions", item 1, names trial 9, which is not in the file.',
    ],
    [
      'a choice that is none',
      (it) => (it.decisions[0]!.choice = 'wait'),
      '"decisions", item 1, has a "choice" that is none of keep, tweak, drop.',
    ],
    [
      'evidence that is no JSON',
      (it) => (it.decisions[0]!.evidence = '{'),
      '"decisions", item 1, has an "evidence" that is not the text of a JSON object.',
    ],
    [
      'evidence that is no object',
      (it) => (it.decisions[0]!.evidence = '[1]'),
      '"decisions", item 1, has an "evidence" that is not the text of a JSON object.',
    ],
    ['no evidence', (it) => (it.decisions[0]!.evidence = null), '"decisions", item 1, has no "evidence".'],
    [
      'a lesson too long',
      (it) => (it.decisions[0]!.learned = 'x'.repeat(65_537)),
      '"decisions", item 1, has a "learned" that cannot be kept: The learned has 65537 characters; at most 65536 are kept.',
    ],
    [
      'a plan for a tactic and a goal',
      (it) => (it.plans[0]!.stage = 3),
      '"plans", item 1, must have either a "tactic" or a "stage".',
    ],
    [
      'a plan for nothing',
      (it) => (it.plans[0]!.tactic = null),
      '"plans", item 1, must have either a "tactic" or a "stage".',
    ],
    [
      'a plan every day',
      (it) => (it.plans[0]!.every = 'day'),
      '"plans", item 1, has a "every" that is none of week, month.',
    ],
    [
      'a claim above its own end',
      (it) => (it.benchmarks[0]!.low = 0.5),
      '"benchmarks", item 1, has a "high" that is 0 or below its "low".',
    ],
    [
      'a claim of more than all',
      (it) => (it.benchmarks[0]!.high = 1.5),
      '"benchmarks", item 1, has a "high" that is not a number from 0 to 1.',
    ],
    [
      'a claim without a source',
      (it) => (it.benchmarks[0]!.source = ' '),
      '"benchmarks", item 1, has a "source" that cannot be kept: The source is empty.',
    ],
    [
      'a claim of an unknown unit',
      (it) => (it.benchmarks[0]!.unit = 'people'),
      '"benchmarks", item 1, has a "unit" that is none of touches, leads, reached, conversations, meetings, held, proposals.',
    ],
    [
      'a feeling that says nothing',
      (it) => (it.feelings[0]!.fit = null),
      '"feelings", item 1, has neither a "fit" nor an "in_the_way".',
    ],
    [
      'a feeling of tomorrow',
      (it) => (it.feelings[0]!.day = '2026-11-22'),
      '"feelings", item 1, is in the future.',
    ],
    [
      'a review of a week that begins on a Tuesday',
      (it) => (it.reviews[0]!.week = '2026-11-17'),
      '"reviews", item 1, has a "week" that is not a Monday.',
    ],
    [
      'a version that comes from none',
      (it) => ((it.tactics[0]!.versions as Thing[])[1]!.origin = 7),
      '"tactics", Cold call, version 2, has a "origin" that is not a whole number from 1 to 1.',
    ],
    [
      'a version twice',
      (it) => ((it.tactics[0]!.versions as Thing[])[1]!.version = 1),
      '"tactics", Cold call, version 2, has the number 1, as one before it.',
    ],
  ];

  test.each(damages)('%s is refused', async (_, damage, message) => {
    const whole = JSON.parse(await exported(loopDesk())) as Whole;
    damage(whole);
    const other = new Desk();
    const answer = await importInto(other, JSON.stringify(whole));
    expect([answer.stderr.split('\n')[0], answer.code]).toEqual([`prospect: ${message}`, 65]);
    expect(fs.existsSync(other.file)).toBe(false);
  });
});

test('whatever is written, undone and done again comes back from its export', async () => {
  const tactic = fc.constantFrom('one', 'two');
  const day = fc.integer({ min: 1, max: 21 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
  const text = fc.option(fc.constantFrom('plain', 'two\nlines', '\u202eodd "=1"'), { nil: undefined });
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const write: fc.Arbitrary<LoopWrite | 'undo' | 'redo'> = fc.oneof(
    fc.record({ do: fc.constant('tactic' as const), name: tactic }),
    fc.record({
      do: fc.constant('tweak' as const),
      tactic,
      change: fc.constantFrom(null, 'a', 'b'),
      day,
    }),
    fc
      .record({ tactic, day, hypothesis: text, expected: fc.option(share, { nil: undefined }) })
      .map(({ hypothesis, expected, ...it }) => ({
        do: 'trial' as const,
        ...it,
        ...(hypothesis && { hypothesis }),
        ...(expected && { expected }),
      })),
    fc
      .record({ tactic, day, choice: fc.constantFrom('keep', 'tweak', 'drop'), learned: text, rate: share })
      .map(({ learned, rate, choice, ...it }) => ({
        do: 'decide' as const,
        ...it,
        choice: choice as 'keep',
        evidence: { rate, verdict: null },
        ...(learned && { learned }),
      })),
    fc.record({
      do: fc.constant('plan' as const),
      tactic: fc.option(tactic),
      amount: fc.integer({ min: 0, max: 99 }),
      day,
    }),
    fc
      .record({
        do: fc.constant('benchmark' as const),
        tactic: fc.option(tactic),
        low: fc.constantFrom(0, 0.003),
        high: share,
        source: fc.constant('x'),
      })
      .filter(({ low, high }) => low <= high),
    fc.record({
      do: fc.constant('feel' as const),
      tactic,
      day,
      fit: fc.constantFrom('mine' as const, 'fine' as const),
    }),
    fc.record({
      do: fc.constant('ask' as const),
      tactic: fc.constant(null),
      week: fc.constantFrom('2026-11-09', '2026-11-16'),
      day,
      question: fc.constantFrom('done', 'rest silent'),
      answer: fc.constantFrom('answered' as const, 'skipped' as const),
    }),
    fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(write, { maxLength: 12 }),
      fc.array(write, { maxLength: 6 }),
      async (mine, yours) => {
        const make = async (all: readonly (LoopWrite | 'undo' | 'redo')[]) => {
          const desk = loopDesk([{ do: 'tactic', name: 'start' }]);
          for (const each of all)
            if (typeof each === 'string') await desk.run(each);
            else writeLoop(desk.file, [each]);
          return desk;
        };
        const text = await exported(await make(mine));
        const empty = new Desk();
        expect((await importInto(empty, text)).code).toBe(0);
        expect(await exported(empty)).toBe(text);

        const other = await make(yours);
        const before = await exported(other);
        expect((await importInto(other, text)).code).toBe(0);
        const joined = await exported(other);
        expect((await importInto(other, text)).stdout).toMatch(/^added 0 touches · /);
        expect(await exported(other)).toBe(joined);
        if (joined !== before) {
          await other.run('undo');
          expect(await exported(other)).toBe(before);
          await other.run('redo');
          expect(await exported(other)).toBe(joined);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
