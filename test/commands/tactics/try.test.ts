import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { textWidth } from '../../../src/render/width.js';
import { root } from '../../helpers/folder.js';
import { Desk, type Answer } from '../../helpers/run.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';

/** Calls at so many leads, the first `converted` of which came to a meeting the same day. */
function calls(
  tactic: string,
  day: string,
  leads: number,
  converted: number,
  outcome = 'no-answer',
): SeedTouch[] {
  return Array.from({ length: leads }, (_, index) => ({
    day,
    lead: `${tactic} ${day} ${index}`,
    tactic,
    outcome: index < converted ? 'meeting' : outcome,
  }));
}

const old = '2026-09-07';
const young = '2026-11-18';

/** The reference of the statistics: 3 of 60, 5 of 40, 2 of 8, 0 of 12 and 4 of 10, with 2, 0, 1, 0 and 3 still open. */
const reference: Seed = {
  touches: [
    ...calls('cold-call', old, 60, 3),
    ...calls('cold-call', young, 2, 0),
    ...calls('mailing', old, 40, 5),
    ...calls('open-house', old, 8, 2),
    ...calls('open-house', young, 1, 0),
    ...calls('letter', old, 12, 0),
    ...calls('referral', old, 10, 4),
    ...calls('referral', young, 3, 0),
  ],
};

function deskOf(scene: Seed, now?: string): Desk {
  const desk = new Desk(now === undefined ? {} : { now });
  seed(desk.file, scene);
  return desk;
}

const good = (stdout: string): Answer => ({ stdout, stderr: '', code: 0 });

describe('try', () => {
  test('says what to try next, how good it could be, and how ten touches may be spread', async () => {
    const desk = deskOf(reference);
    const answer = await desk.run('try');
    expect(answer).toMatchObject({ stderr: '', code: 0 });
    expect(answer.stdout).toMatchInlineSnapshot(`
      "Try referral next: 4 of 10 met so far, 3 still waiting; hardly tried yet.
      It may still turn out highest of the 5 tactics in use.
      The next 10 touches: 6 referral (little tried) · 4 open-house (little tried)
      Not each of them has a worth for "meeting", so they are compared as they are:
        prospect tactic edit NAME --worth 1/50
      "
    `);
  });

  test('prints every tactic with what it is chosen by', async () => {
    const desk = deskOf(reference);
    expect((await desk.runWith({ columns: 100 }, 'try', '--all')).stdout).toMatchInlineSnapshot(`
      "Try referral next: 4 of 10 met so far, 3 still waiting; hardly tried yet.
      It may still turn out highest of the 5 tactics in use.
      The next 10 touches: 6 referral (little tried) · 4 open-house (little tried)
      Not each of them has a worth for "meeting", so they are compared as they are:
        prospect tactic edit NAME --worth 1/50

         tactic      kind  met/judged  waiting  could be  next 10
      1  referral    cold        4/10        3       53%        6
      2  open-house  cold         2/8        1       49%        4
      3  mailing     cold        5/40        0       26%        0
      4  letter      cold        0/12        0       25%        0
      5  cold-call   cold        3/60        2       17%        0
      Could be: how good a tactic could still turn out. With a chance of 99.3% its share of leads that
        come to the goal "meeting" within 30 days is lower. It falls as a tactic is tried: the highest is
        the one to try next, which does not say that it is the best.
      "
    `);
  });

  test('gives the numbers of R as CSV and JSON', async () => {
    const desk = deskOf(reference);
    const { stdout } = await desk.run('try', '--json');
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    expect(rows.map(({ tactic, ceiling }) => [tactic, Number((ceiling as number).toFixed(6))])).toEqual([
      ['referral', 0.531205],
      ['open-house', 0.489908],
      ['mailing', 0.263284],
      ['letter', 0.251353],
      ['cold-call', 0.173095],
    ]);
    expect(rows[0]).toMatchInlineSnapshot(`
      {
        "as_of": "2026-11-21",
        "begun": 4,
        "ceiling": 0.5312046252108917,
        "ceiling_by_worth": null,
        "channel": "call",
        "chosen_with": null,
        "converted": 4,
        "done": null,
        "goal": "meeting",
        "judged": 10,
        "kind": "cold",
        "leads": 13,
        "level": 0.9927536231884058,
        "next_touches": 6,
        "pending": 3,
        "plan_left": null,
        "plan_week": "2026-W48",
        "planned": null,
        "rank": 1,
        "tactic": "referral",
        "version": 1,
        "window": 30,
        "worth": null,
      }
    `);
    const csv = (await desk.run('try', '--csv')).stdout.split('\n');
    expect(csv[0]).toBe(Object.keys(rows[0]!).join(','));
    expect(csv).toHaveLength(7);
  });

  test('compares ceilings by what each must bring', async () => {
    const desk = deskOf({
      ...reference,
      tactics: {
        'cold-call': { worth: 1 / 100 },
        mailing: { worth: 1 / 20 },
        'open-house': { worth: 1 / 5 },
        letter: { worth: 1 / 10 },
        referral: { worth: 1 / 10 },
      },
    });
    expect((await desk.run('try')).stdout).toMatchInlineSnapshot(`
      "Try cold-call next: 3 of 60 met so far, could be as good as 17% (2 still waiting
        counted as misses).
      That is 17 times the 1/100 it must bring, the most of the 5 tactics in use.
      The next 10 touches: 8 cold-call · 2 referral (little tried)
      "
    `);
    // A worth belongs to a goal, and there is none for this one.
    expect((await desk.run('try', '--goal', 'won')).stdout).toMatchInlineSnapshot(`
      "Try open-house next: none of its 9 leads is old enough to count.
      It was tried with the fewest leads of the 5 tactics in use.
      The next 10 touches: 6 open-house (little tried) · 3 letter (little tried)
        1 referral (little tried)
      Nothing has converted yet (goal: won), and fewer than 20 leads of all tactics
        are old enough to count, so the least tried comes first.
      "
    `);
  });

  test('says of what was hardly tried just that', async () => {
    const desk = deskOf({ touches: calls('cold-call', old, 60, 3) });
    await desk.run('tactic', 'add', 'breakfast');
    expect((await desk.run('try')).stdout).toMatchInlineSnapshot(`
      "Try breakfast next: never tried.
      It may still turn out highest of the 2 tactics in use.
      The next 10 touches: 10 breakfast (little tried)
      Not each of them has a worth for "meeting", so they are compared as they are:
        prospect tactic edit NAME --worth 1/50
      "
    `);
    expect((await desk.run('tactic', 'tweak', 'cold-call', '--change', 'ask for 5 minutes')).code).toBe(0);
    const { stdout } = await desk.run('try', '--json');
    const rows = JSON.parse(stdout) as { tactic: string; version: number; leads: number }[];
    expect(rows.map(({ tactic, version, leads }) => [tactic, version, leads])).toEqual([
      ['cold-call', 2, 0],
      ['breakfast', 1, 0],
    ]);
  });

  test('chooses among what this week’s plan leaves open', async () => {
    const desk = deskOf(reference, '2026-11-20T18:00:00');
    await desk.run('plan', 'cold-call', '20/week');
    await desk.run('plan', 'referral', '3/week');
    await desk.run('plan', 'mailing', '4/week');
    expect((await desk.run('try')).stdout).toMatchInlineSnapshot(`
      "Try mailing next: 5 of 40 met so far, could be as good as 26%.
      That is the highest of the 2 with planned touches left. 4 of its 4 planned
        touches are still to do this week.
      The next 10 touches: 4 mailing · 6 cold-call
      Left out this week: referral (done) · open-house (not planned)
        letter (not planned)
      Not each of them has a worth for "meeting", so they are compared as they are:
        prospect tactic edit NAME --worth 1/50
      "
    `);
    expect((await desk.runWith({ columns: 100 }, 'try', '--all')).stdout.split('\n\n')[1])
      .toMatchInlineSnapshot(`
        "   tactic      kind  met/judged  waiting  could be  plan left  next 10
        1  mailing     cold        5/40        0       26%          4        4
        2  cold-call   cold        3/60        2       17%         18        6
        –  referral    cold        4/10        3       53%          0        0
        –  open-house  cold         2/8        1       49%                   0
        –  letter      cold        0/12        0       25%                   0
        Could be: how good a tactic could still turn out. With a chance of 99.3% its share of leads that
          come to the goal "meeting" within 30 days is lower. It falls as a tactic is tried: the highest is
          the one to try next, which does not say that it is the best.
        "
      `);
    // No working day of the week is left: the plans of the next one count, those that begin then, too.
    desk.setClock('2026-11-21T09:00');
    await desk.run('plan', 'mailing', '0/week', '--from', 'mon');
    await desk.run('plan', 'letter', '15/month', '--from', 'mon');
    expect((await desk.run('try')).stdout).toMatchInlineSnapshot(`
      "Try referral next: 4 of 10 met so far, 3 still waiting; hardly tried yet.
      It may still turn out highest of the 3 planned for next week. 3 touches of it
        are planned.
      The next 10 touches: 3 referral (little tried) · 4 letter (little tried)
        3 cold-call
      Left out next week: open-house (not planned) · mailing (not planned)
      Not each of them has a worth for "meeting", so they are compared as they are:
        prospect tactic edit NAME --worth 1/50
      "
    `);
    const [row] = JSON.parse((await desk.run('try', '--json')).stdout) as Record<string, unknown>[];
    expect(row).toMatchObject({ planned: 3, done: 0, plan_left: 3, plan_week: '2026-W48' });
    // The week before it was not planned for; the week after begins anew.
    desk.setClock('2026-11-23T09:00');
    expect((await desk.run('try')).stdout.split('\n')[0]).toContain('Try referral next');
    expect((await desk.run('try', '--as-of', '2026-11-13')).stdout).not.toContain('plan');
  });

  test('takes a Saturday for a working day where it usually is one', async () => {
    const saturdays = [1, 2, 3, 4].flatMap((week) =>
      calls('cold-call', addDays('2026-11-21', -7 * week), 1, 0),
    );
    const desk = deskOf({ touches: [...reference.touches!, ...saturdays] });
    await desk.run('plan', 'mailing', '4/week');
    expect((await desk.run('try')).stdout).toContain('with planned touches left. 4 of its 4');
    desk.setClock('2026-11-22T09:00');
    expect((await desk.run('try')).stdout).toContain('planned for next week. 4 touches of it are');
  });

  test('says that it is too early to tell where many leads wait', async () => {
    const desk = deskOf({
      touches: [
        ...calls('cold-call', old, 60, 3),
        ...calls('letter', old, 5, 3),
        ...calls('letter', young, 16, 0),
      ],
    });
    expect((await desk.run('try')).stdout.split('\n')[0]).toBe(
      'Try letter next: 3 of 5 met so far, 16 still waiting; too early to tell.',
    );
  });

  test('looks at every tactic once the plan is done, and says so', async () => {
    const desk = deskOf(reference, '2026-11-20T18:00:00');
    await desk.run('plan', 'cold-call', '2/week');
    expect((await desk.run('try')).stdout).toMatchInlineSnapshot(`
      "Try referral next: 4 of 10 met so far, 3 still waiting; hardly tried yet.
      It may still turn out highest of the 5 tactics in use. All that was planned for
        this week is done, so every tactic counts.
      The next 10 touches: 6 referral (little tried) · 4 open-house (little tried)
      Not each of them has a worth for "meeting", so they are compared as they are:
        prospect tactic edit NAME --worth 1/50
      "
    `);
  });

  test('still works where nothing has converted', async () => {
    const desk = deskOf({ touches: [...calls('cold-call', old, 60, 0), ...calls('letter', old, 10, 0)] });
    expect((await desk.run('try')).stdout).toMatchInlineSnapshot(`
      "Try letter next: 0 of 10 met so far; hardly tried yet.
      It may still turn out highest of the 2 tactics in use.
      The next 10 touches: 10 letter (little tried)
      Nothing has converted yet (goal: meeting), so this goes by what is plausible and
        how much was tried.
      Not each of them has a worth for "meeting", so they are compared as they are:
        prospect tactic edit NAME --worth 1/50
      "
    `);
  });

  test('begins with the least tried while hardly anything can be judged', async () => {
    const desk = deskOf({ touches: [...calls('cold-call', old, 15, 1), ...calls('letter', young, 9, 0)] });
    expect((await desk.run('try', '--all')).stdout).toMatchInlineSnapshot(`
      "Try letter next: none of its 9 leads is old enough to count.
      It was tried with the fewest leads of the 2 tactics in use.
      The next 10 touches: 8 letter (little tried) · 2 cold-call (little tried)
      Fewer than 20 leads of all tactics are old enough to count, so the least tried
        comes first.

         tactic     kind  met/judged  waiting  next 10
      1  letter     cold           –        9        8
      2  cold-call  cold        1/15        0        2
      "
    `);
    const none = deskOf({ touches: calls('cold-call', young, 1, 0) });
    expect((await none.run('try')).stdout).toMatchInlineSnapshot(`
      "Try cold-call next: its only lead is not old enough to count.
      It is the only tactic in use.
      Nothing has converted yet (goal: meeting), and fewer than 20 leads of all
        tactics are old enough to count, so the least tried comes first.
      "
    `);
  });

  test('has a friendly line where there is nothing to choose', async () => {
    const desk = new Desk();
    expect(await desk.runWith({ file: null }, 'try')).toEqual(
      good(
        'There is no tactic to try yet. Add one with "prospect tactic add NAME", or log\n  the first touch with "prospect log".\n',
      ),
    );
    expect(await desk.runWith({ file: null }, 'try', '--json')).toEqual(good('[]\n'));
    await desk.run('log', '-t', 'cold-call', '-o', 'no-answer', '--channel', 'call', '--new');
    expect((await desk.run('try')).stdout).toMatchInlineSnapshot(`
      "Try cold-call next: its only lead is not old enough to count.
      It is the only tactic in use.
      Nothing has converted yet (goal: meeting), and fewer than 20 leads of all
        tactics are old enough to count, so the least tried comes first.
      "
    `);
    await desk.run('tactic', 'drop', 'cold-call');
    expect(await desk.run('try')).toEqual(
      good(
        'No tactic is in use. Take one up again with "prospect tactic revive NAME", or\n  add another with "prospect tactic add NAME".\n',
      ),
    );
    // It was in use the day before.
    expect((await desk.run('try', '--as-of', '2026-11-20')).stdout).toContain('Try cold-call next');
  });

  test('leaves out dropped tactics and older versions, which still say what is usual', async () => {
    const scene: Seed = {
      touches: [
        ...calls('cold-call', old, 200, 4),
        ...calls('cold-call@2', old, 5, 0),
        ...calls('letter', old, 100, 1),
        ...calls('visit', old, 3, 0),
      ],
      tactics: { letter: { dropped: '2026-10-01' } },
    };
    const rows = async (seeded: Seed) =>
      JSON.parse((await deskOf(seeded).run('try', '--json')).stdout) as {
        tactic: string;
        version: number;
        ceiling: number;
      }[];
    const all = await rows(scene);
    expect(all.map(({ tactic, version }) => `${tactic}@${version}`).sort()).toEqual([
      'cold-call@2',
      'visit@1',
    ]);
    const better = { ...scene, touches: [...scene.touches!, ...calls('letter', '2026-09-08', 100, 40)] };
    const ceilingOf = (list: typeof all) => list.find(({ tactic }) => tactic === 'visit')!.ceiling;
    expect(ceilingOf(await rows(better))).toBeGreaterThan(ceilingOf(all));
  });

  test('sees what was known then, the same each time, and writes nothing', async () => {
    const desk = deskOf(reference);
    const before = await desk.run('try', '--all', '--as-of', '2026-10-20');
    expect(before.stdout).not.toContain('waiting counted');
    expect(await desk.run('undo')).toMatchObject({ code: 0 });
    await desk.run('redo');
    desk.setClock('2027-03-01T10:00');
    expect(await desk.run('try', '--all', '--as-of', '2026-10-20')).toEqual(before);
    expect(await desk.run('try', '--all', '--as-of', '2026-10-20')).toEqual(before);
    expect((await desk.run('try')).stdout).toContain('4 of 13 met so far');
  });

  test('fits any width, whatever tactics are called', async () => {
    const name = 'Ünïcôdé 漢字 \u202egnol\u202c & a very long name of a tactic that goes on and on';
    const desk = deskOf({
      ...reference,
      touches: [...reference.touches!, ...calls(name, old, 9, 8)],
      tactics: { [name]: { worth: 0.5 } },
    });
    await desk.run('plan', 'cold-call', '20/week');
    await desk.run('plan', name, '20/week');
    for (const columns of [20, 40, 80, 120]) {
      const { stdout } = await desk.runWith({ columns }, 'try', '--all');
      expect(Math.max(...stdout.split('\n').map(textWidth))).toBeLessThanOrEqual(columns);
      expect(stdout).not.toContain('\u202e');
    }
  });

  test('refuses a file without --split', async () => {
    const { stderr, code } = await new Desk().run('try', 'names.txt');
    expect([code, stderr]).toEqual([
      2,
      'prospect: A file of leads goes with --split.\n  For example: prospect try --split cold-call@1,cold-call@2 names.txt\n',
    ]);
  });

  test('chooses among the made-up quarter’s tactics, day by day', async () => {
    const desk = new Desk({ now: '2026-11-22T18:10' });
    for (const file of ['demo-tactics.csv', 'demo.csv'])
      await desk.run('import', path.join(root, 'test', 'data', file));
    const firsts: string[] = [];
    for (let day = '2026-09-13'; day <= '2026-11-22'; day = addDays(day, 14)) {
      const [row] = JSON.parse((await desk.run('try', '--json', '--as-of', day)).stdout) as {
        tactic: string;
      }[];
      firsts.push(`${day} ${row!.tactic}`);
    }
    expect(firsts).toMatchInlineSnapshot(`
      [
        "2026-09-13 referral-ask",
        "2026-09-27 referral-ask",
        "2026-10-11 cold-call",
        "2026-10-25 breakfast-talk",
        "2026-11-08 breakfast-talk",
        "2026-11-22 breakfast-talk",
      ]
    `);
  });
});

test('mails and the calls that close them are chosen as one, on the page and in NEXT', async () => {
  const mailed = Array.from({ length: 320 }, (_, index) => `Mailed ${index}`);
  const desk = deskOf({
    tactics: {
      'cold-email': { worth: 1 / 20, channel: 'email' },
      'follow-call': { worth: 1 / 20 },
      'cold-call': { worth: 1 / 20 },
    },
    touches: [
      ...mailed.map((lead): SeedTouch => ({ day: old, lead, tactic: 'cold-email', outcome: 'sent' })),
      ...mailed.slice(0, 80).map((lead, index): SeedTouch => {
        const outcome = index < 41 ? 'meeting' : 'talked';
        return { day: addDays(old, 3), lead, tactic: 'follow-call', outcome };
      }),
      ...calls('cold-call', old, 60, 3),
    ],
  });
  expect((await desk.run('try')).stdout).toMatchInlineSnapshot(`
    "Try cold-email next: 41 of the 320 that began with it met so far, could be as
      good as 19%.
    That is 3.8 times the 1/20 it must bring, the most of the 3 tactics in use.
    The next 10 touches: 8 cold-email · 2 follow-call
    follow-call closes what others began (of its 41 meetings: cold-email 41), so it
      goes with them, as often as with their leads so far.
    "
  `);
  expect((await desk.run('report', '--explain')).stdout.replace(/\s+/g, ' ')).toContain(
    ' follow-call closes what others began, cold-email among them, so the two are chosen as one.',
  );
  const rows = JSON.parse((await desk.run('try', '--json')).stdout) as Record<string, unknown>[];
  expect(
    rows.map(({ tactic, rank, ceiling, next_touches, chosen_with }) => [
      tactic,
      rank,
      ceiling === null,
      next_touches,
      chosen_with,
    ]),
  ).toEqual([
    ['cold-email', 1, false, 8, null],
    ['follow-call', null, true, 2, 'cold-email'],
    ['cold-call', 2, false, 0, null],
  ]);
  const { stdout } = await desk.runWith({ columns: 100 }, 'report');
  expect(stdout).toContain('Try more cold-email and follow-call; it may still pay best.');
});
