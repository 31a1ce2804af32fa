import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/report/claims/claims.js';
import { benchmarkUnits } from '../../../src/domain/claim.js';
import { textWidth } from '../../../src/render/width.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';
import { sceneOf } from '../../helpers/tactic-scene.js';

const friday = '2026-11-20T18:10:00';

async function sectionOf(desk: Desk, columns: number, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await desk.runWith({ columns }, 'tactic', 'show', ...args);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout.split('\n\n').find((part) => part.startsWith('PUBLISHED FIGURES')) ?? '';
}

function deskOf(touches: readonly SeedTouch[], tactics: Seed['tactics'] = {}): Desk {
  const desk = new Desk({ now: friday });
  seed(desk.file, { touches, tactics });
  return desk;
}

function add(desk: Desk, about: string, rate: string, of: string, goal: string, source = 'a study') {
  const whom = about.startsWith('any ') ? ['--channel', about.slice(4)] : [about];
  return desk.run(
    'benchmark',
    'add',
    ...whom,
    '--rate',
    rate,
    '--of',
    of,
    '--goal',
    goal,
    '--source',
    source,
  );
}

/** Sixty leads dialled once: 30 reached, 20 talked, 12 agreed to meet, 8 met, 4 got an offer, 2 bought. */
function dialled(tactic = 'cold-call', day = '2026-01-05', then = '2026-01-08'): SeedTouch[] {
  const after = (outcome: string) => ({ then: [{ day: then, outcome }] });
  return Array.from({ length: 60 }, (_, index): SeedTouch => ({
    day,
    lead: `${tactic} ${index}`,
    tactic,
    outcome: index < 20 ? 'talked' : index < 30 ? 'call-back' : 'no-answer',
    ...(index < 2
      ? after('won')
      : index < 4
        ? after('proposal')
        : index < 8
          ? after('held')
          : index < 12
            ? after('meeting')
            : {}),
  }));
}

test('every unit stands beside the same unit of your own', async () => {
  const desk = deskOf(dialled());
  for (const unit of benchmarkUnits) await add(desk, 'cold-call', '10%', unit, 'won');
  expect(await sectionOf(desk, 80, 'cold-call')).toMatchInlineSnapshot(`
    "PUBLISHED FIGURES  claims, not goals · yours in their unit, 95% range
      theirs                      yours
      10% of touches → won        2 of 60, <1–11%: compatible
        a study
      10% of leads → won          2 of 60, <1–11%: compatible
        a study
      10% of reached → won        2 of 30, 1.8–22%: compatible
        a study
      10% of conversations → won  2 of 20, 2.7–31%: compatible
        a study
      10% of meetings → won       2 of 12, 4.5–46%: compatible
        a study
      10% of held → won           2 of 8, 6.6–61%: compatible
        a study
      10% of proposals → won      2 of 4, 13–87%: above
        a study
      Above, below: all of your range is. Compatible: it holds theirs or part of it.
      A share of touches or talks is never held against a share of leads."
  `);
});

test('without data it says what theirs counts, and compares nothing', async () => {
  const desk = deskOf(dialled('cold-call', '2026-11-18', '2026-11-19'));
  for (const unit of benchmarkUnits) await add(desk, 'cold-call', '10%', unit, 'won');
  expect(await sectionOf(desk, 80, 'cold-call')).toMatchInlineSnapshot(`
    "PUBLISHED FIGURES  claims, not goals · yours in their unit, 95% range
      theirs                      yours
      10% of touches → won        no data yet: their 10% is per touch, and you have
                                  none 180 days old
        a study
      10% of leads → won          no data yet: their 10% is per lead, and you have
                                  none 180 days old
        a study
      10% of reached → won        no data yet: their 10% is per touch that reached
                                  somebody, and you have none 180 days old
        a study
      10% of conversations → won  no data yet: their 10% is per conversation, and
                                  you have none 180 days old
        a study
      10% of meetings → won       no data yet: their 10% is per meeting, and you
                                  have none 180 days old
        a study
      10% of held → won           no data yet: their 10% is per meeting held, and
                                  you have none 180 days old
        a study
      10% of proposals → won      no data yet: their 10% is per proposal, and you
                                  have none 180 days old
        a study
      A share of touches or talks is never held against a share of leads."
  `);
});

test('a share of leads is named, never put in the place of another unit', async () => {
  const leads = Array.from({ length: 48 }, (_, index): SeedTouch => ({
    day: '2026-09-02',
    lead: `Lead ${index}`,
    tactic: 'cold-call',
    outcome: 'no-answer',
  }));
  const desk = deskOf(leads);
  await add(desk, 'cold-call', '4.82%', 'conversations', 'meeting');
  expect(await sectionOf(desk, 80, 'cold-call')).toMatchInlineSnapshot(`
    "PUBLISHED FIGURES  claims, not goals · yours in their unit, 95% range
      theirs                            yours
      4.82% of conversations → meeting  no data yet: their 4.82% is per
                                        conversation, and you have none 30 days old;
                                        yours, 0 of 48, is per lead
        a study
      A share of touches or talks is never held against a share of leads."
  `);
});

test('touches at nobody in particular are touches, and leads without a name', async () => {
  const desk = deskOf(
    Array.from({ length: 40 }, (_, index): SeedTouch => ({
      day: '2026-09-02',
      tactic: 'cold-call',
      outcome: index < 10 ? 'call-back' : 'no-answer',
    })),
  );
  await add(desk, 'cold-call', '2%', 'leads', 'meeting');
  await add(desk, 'any call', '9.9%', 'touches', 'reached');
  await add(desk, 'any email', '1%', 'touches', 'won');
  expect(await sectionOf(desk, 80, 'cold-call')).toMatchInlineSnapshot(`
    "PUBLISHED FIGURES  claims, not goals · yours in their unit, 95% range
      theirs                     yours
      2% of leads → meeting      0 of 40, 0–8.8%: compatible
        a study
      9.9% of touches → reached  10 of 40, 14–40%: above
        a study
      Above, below: all of your range is. Compatible: it holds theirs or part of it.
      A share of touches or talks is never held against a share of leads."
  `);
});

test('a tactic that was never used has the claims to begin with', async () => {
  const desk = new Desk({ now: friday });
  await desk.run('tactic', 'add', 'door-knock', '--channel', 'visit');
  await add(desk, 'any visit', '1-5%', 'leads', 'meeting');
  const { stdout } = await desk.runWith({ columns: 80 }, 'tactic', 'show', 'door-knock');
  expect(stdout).toMatchInlineSnapshot(`
    "door-knock  visit · cold                             as of Fri 20 Nov 2026 18:10
      unused  No touch with it up to 20 Nov 2026. It can be judged once 20 leads
              were first touched 30 days ago or more.
              Begin with: prospect log LEAD -t door-knock
      worth   What must it bring to be worth your time?  prospect tactic edit
              door-knock --worth 1/50

    PUBLISHED FIGURES  claims, not goals · yours in their unit, 95% range
      theirs                   yours
      1–5% of leads → meeting  no data yet
        a study
    "
  `);
});

describe('two versions', () => {
  const deskWithClaims = Desk.copies({ now: friday }, async (desk) => {
    await sceneOf(desk);
    await desk.run('benchmark', 'starter');
    await add(desk, 'cold-call', '1/20', 'leads', 'meeting', 'my boss');
  });

  test('each has a figure of its own', async () => {
    expect(await sectionOf(await deskWithClaims(), 80, 'cold-call')).toMatchInlineSnapshot(`
      "PUBLISHED FIGURES  claims, not goals · yours in their unit, 95% range
        theirs                            yours
        5% of leads → meeting             cold-call@2  8 of 48, 8.7–30%: above
                                          cold-call  14 of 150, 5.6–15%: above
          my boss
        4.82% of conversations → meeting  cold-call@2  6 of 17, 17–59%: above
                                          cold-call  14 of 51, 17–41%: above
          Cognism/WHAM, 254 of 5,265 · 2024 · Vendor's own data.
        2% of conversations → meeting     cold-call@2  6 of 17, 17–59%: above
                                          cold-call  14 of 51, 17–41%: above
          Cognism/WHAM · 2023 · Vendor's own data.
        9.9% of touches → reached         cold-call@2  42 of 119, 27–44%: above
                                          cold-call  73 of 212, 28–41%: above
          Belkins, 175,000 dials · 2025 · Connects of dials.
        24.5% of leads → reached          cold-call@2  42 of 92, 36–56%: above
                                          cold-call  64 of 150, 35–51%: above
          Belkins, 175,000 dials · 2025 · The same connects, of prospects.
        4.6% of conversations → meeting   cold-call@2  6 of 17, 17–59%: above
                                          cold-call  14 of 51, 17–41%: above
          Belkins · They also say about 1 meeting in 370 dials.
        Above, below: all of your range is. Compatible: it holds theirs or part of it.
        A share of touches or talks is never held against a share of leads."
    `);
  });

  test('one alone goes without its name', async () => {
    expect(await sectionOf(await deskWithClaims(), 80, 'cold-call@2')).toMatchInlineSnapshot(`
      "PUBLISHED FIGURES  claims, not goals · yours in their unit, 95% range
        theirs                            yours
        5% of leads → meeting             8 of 48, 8.7–30%: above
          my boss
        4.82% of conversations → meeting  6 of 17, 17–59%: above
          Cognism/WHAM, 254 of 5,265 · 2024 · Vendor's own data.
        2% of conversations → meeting     6 of 17, 17–59%: above
          Cognism/WHAM · 2023 · Vendor's own data.
        9.9% of touches → reached         42 of 119, 27–44%: above
          Belkins, 175,000 dials · 2025 · Connects of dials.
        24.5% of leads → reached          42 of 92, 36–56%: above
          Belkins, 175,000 dials · 2025 · The same connects, of prospects.
        4.6% of conversations → meeting   6 of 17, 17–59%: above
          Belkins · They also say about 1 meeting in 370 dials.
        Above, below: all of your range is. Compatible: it holds theirs or part of it.
        A share of touches or talks is never held against a share of leads."
    `);
  });

  test('a narrow terminal has yours below theirs', async () => {
    expect(await sectionOf(await deskWithClaims(), 50, 'cold-call')).toMatchInlineSnapshot(`
      "PUBLISHED FIGURES
        claims, not goals · yours in their unit, 95%
          range
        5% of leads → meeting
          yours cold-call@2  8 of 48, 8.7–30%: above
          yours cold-call  14 of 150, 5.6–15%: above
          my boss
        4.82% of conversations → meeting
          yours cold-call@2  6 of 17, 17–59%: above
          yours cold-call  14 of 51, 17–41%: above
          Cognism/WHAM, 254 of 5,265 · 2024 · Vendor's
          own data.
        2% of conversations → meeting
          yours cold-call@2  6 of 17, 17–59%: above
          yours cold-call  14 of 51, 17–41%: above
          Cognism/WHAM · 2023 · Vendor's own data.
        9.9% of touches → reached
          yours cold-call@2  42 of 119, 27–44%: above
          yours cold-call  73 of 212, 28–41%: above
          Belkins, 175,000 dials · 2025 · Connects of
          dials.
        24.5% of leads → reached
          yours cold-call@2  42 of 92, 36–56%: above
          yours cold-call  64 of 150, 35–51%: above
          Belkins, 175,000 dials · 2025 · The same
          connects, of prospects.
        4.6% of conversations → meeting
          yours cold-call@2  6 of 17, 17–59%: above
          yours cold-call  14 of 51, 17–41%: above
          Belkins · They also say about 1 meeting in 370
          dials.
        Above, below: all of your range is. Compatible:
          it holds theirs or part of it.
        A share of touches or talks is never held
          against a share of leads."
    `);
  });

  test('--explain says how each is counted', async () => {
    const section = await sectionOf(await deskWithClaims(), 80, 'cold-call', '--explain');
    expect(section.slice(section.indexOf('  A share of'))).toMatchInlineSnapshot(`
      "  A share of touches or talks is never held against a share of leads.
        Theirs and yours: a claim is held only against your own figure for the same
          goal, in the same unit. Compatible: your 95% range and what they claim have
          something in common; above or below: all of your range lies beyond it.
        Of touches, reached, conversations, meetings, held or proposals: touches dated
          a window or more before as-of (meeting 30 days, reached 14 days), each as
          far as its own results had brought it one window after its day, so that
          young ones neither flatter nor depress. Those that came to the goal ÷ those
          that came to the unit, or further. "lost" brings a touch no further; a touch
          at nobody in particular counts by itself.
        Of leads: converted ÷ judged, as above, for the goal that is claimed (meeting
          30 days, reached 14 days).
        Touches of one lead are alike: for the conversations → meeting rate 17 touches
          tell as much as 16 independent ones (design effect 1.06), and k and n are
          scaled down to that."
    `);
  });

  test('no line is wider than the terminal', async () => {
    const desk = await deskWithClaims();
    await add(desk, 'cold-call', '3%', 'held', 'won', `${'long '.repeat(50)}\u202e${'好'.repeat(90)}`);
    for (const columns of [40, 60, 72, 80, 120])
      for (const more of [[], ['--explain']]) {
        const section = await sectionOf(desk, columns, 'cold-call', ...more);
        expect(Math.max(...section.split('\n').map(textWidth))).toBeLessThanOrEqual(columns);
      }
  });

  test('as of an earlier day yours is what was known then', async () => {
    const desk = await deskWithClaims();
    const at = async (...args: string[]) =>
      (await sectionOf(desk, 120, 'cold-call@1', ...args))
        .split('\n')
        .find((line) => line.includes('of leads → meeting'));
    expect(await at('--as-of', '2026-09-10')).toMatch(
      / no data yet: their 5% is per lead, and you have none 30 days old$/,
    );
    expect(await at('--as-of', '2026-10-15')).toMatch(/of 7\d, /);
    expect(await at()).toMatch(/14 of 150, 5.6–15%: above$/);
    expect(await at('--goal', 'won')).toBe(await at());
    expect(await at('--window', '5')).not.toBe(await at());
  });

  test('the same is in JSON, a row for each claim and version', async () => {
    const desk = await deskWithClaims();
    const { stdout } = await desk.run('tactic', 'show', 'cold-call', '--json');
    const { benchmarks, versions } = JSON.parse(stdout) as {
      benchmarks: Record<string, unknown>[];
      versions: Record<string, unknown>[];
    };
    expect(benchmarks).toHaveLength(12);
    const [newest] = versions;
    expect(benchmarks[0]).toEqual({
      benchmark: 14,
      version: 2,
      tactic: 'cold-call',
      channel: null,
      low: 0.05,
      high: 0.05,
      unit: 'leads',
      goal: 'meeting',
      source: 'my boss',
      year: null,
      note: null,
      window: 30,
      count: newest!.converted,
      of: newest!.judged,
      rate: newest!.rate,
      rate_low: newest!.rate_low,
      rate_high: newest!.rate_high,
      design_effect: null,
      verdict: 'above',
      text: '8 of 48, 8.7–30%: above',
    });
  });
});

test('without claims the page has no such section, and JSON an empty list', async () => {
  const desk = deskOf(dialled());
  expect(await sectionOf(desk, 80, 'cold-call')).toBe('');
  const { stdout } = await desk.run('tactic', 'show', 'cold-call', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ benchmarks: [] });
});

test('more than eight claims are named, not printed', async () => {
  const desk = deskOf(dialled());
  for (let percent = 1; percent <= 11; percent++)
    await add(desk, 'cold-call', `${percent}%`, 'touches', 'meeting');
  const section = await sectionOf(desk, 80, 'cold-call');
  expect(section).toContain('  and 3 claims more: prospect benchmark list cold-call\n');
  expect(section.match(/a study/g)).toHaveLength(8);
});

test('a verdict is one of three, and the other way round for the other side', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const span = fc.tuple(share, share).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  fc.assert(
    fc.property(span, span, (own, theirs) => {
      const verdict = compare(own, theirs);
      const overlaps = Math.max(own.low, theirs.low) <= Math.min(own.high, theirs.high);
      expect(verdict === 'compatible').toBe(overlaps);
      const turned = { above: 'below', below: 'above', compatible: 'compatible' } as const;
      expect(compare(theirs, own)).toBe(turned[verdict]);
    }),
  );
});
