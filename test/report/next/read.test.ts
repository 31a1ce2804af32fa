import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { textWidth } from '../../../src/render/width.js';
import { Desk } from '../../helpers/run.js';
import { weekOne } from '../../helpers/scenes.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';

/** Calls from September on, every so many of which came to a meeting the same day. */
function calls(tactic: string, leads: number, every: number): SeedTouch[] {
  return Array.from({ length: leads }, (_, index) => ({
    day: addDays('2026-09-01', Math.floor((index / leads) * 40)),
    lead: `${tactic} ${index}`,
    tactic,
    outcome: index % every === 1 ? 'meeting' : 'not-interested',
  }));
}

const scene: Seed = {
  touches: [...calls('cold-call', 200, 10), ...calls('linkedin-msg', 200, 150), ...calls('referral', 60, 3)],
  tactics: {
    'cold-call': { worth: 1 / 11 },
    'linkedin-msg': { worth: 1 / 10 },
    referral: { worth: 1 / 20, kind: 'warm' },
  },
};

function deskOf(given: Seed = scene): Desk {
  const desk = new Desk();
  seed(desk.file, given);
  return desk;
}

async function next(desk: Desk, ...options: string[]): Promise<string> {
  const { stdout } = await desk.run('report', ...options);
  return /\n(NEXT[^]*?)\n\nHow each/.exec(stdout)?.[1] ?? '';
}

describe('NEXT on the page', () => {
  test('says what to do more of and what to decide, before the last line', async () => {
    expect(await next(deskOf())).toMatchInlineSnapshot(`
      "NEXT           Try more referral; least done, may pay best.      prospect try
                     Decide on linkedin-msg, referral.                 prospect review"
    `);
  });

  test('explains both', async () => {
    const { stdout } = await deskOf().run('report', '--explain');
    expect(stdout.slice(stdout.indexOf('\nNEXT') + 1)).toMatchInlineSnapshot(`
      "NEXT           Try more referral; least done, may pay best.      prospect try
                     Decide on linkedin-msg, referral.                 prospect review
        Try more: of the tactics in use, or of those with planned touches left, the
          one that could still turn out best in multiples of its worth. How good it
          could be is the share it stays under with a chance of 99.8% (Bayes-UCB,
          Kaufmann, Cappé and Garivier 2012): referral 52%, from 20 of 60 and 0 still
          open, counted as misses. It falls as a tactic is tried: it says what may
          still be, not what is best.
        Decide on: what is in use with the verdict drop, drop? or keep, unless
          something was decided about that version in the last 14 days, or it was kept
          and is to be kept; what is on trial, once the trial is past its end.
      "
    `);
  });

  test('rests after a decision: for 14 days, and for good where what was kept is to be kept', async () => {
    const desk = deskOf();
    const decide = (tactic: string, choice: string) => desk.run('trial', 'decide', tactic, choice);
    expect((await decide('linkedin-msg', 'keep')).code).toBe(0);
    expect((await decide('referral', 'keep')).code).toBe(0);
    expect(await next(desk)).not.toContain('Decide');
    desk.setClock('2026-12-04T12:00');
    expect(await next(desk)).not.toContain('Decide');
    desk.setClock('2026-12-05T12:00');
    expect(await next(desk)).toContain('Decide on linkedin-msg.  ');
    // As it was the day before it was decided.
    expect(await next(desk, '--as-of', '2026-11-20')).toContain('Decide on linkedin-msg, referral.');
    await desk.run('tactic', 'drop', 'linkedin-msg');
    expect(await next(desk)).not.toContain('Decide');
  });

  test('asks for a trial past its end, once', async () => {
    const desk = deskOf({ touches: [...calls('cold-call', 30, 5), ...calls('letter', 30, 8)] });
    expect(await next(desk)).not.toContain('Decide');
    await desk.run('trial', 'start', 'letter', '--until', '2026-11-30', '--expect', '5%');
    expect(await next(desk)).not.toContain('Decide');
    desk.setClock('2026-12-01T09:00');
    expect(await next(desk)).toContain('Decide on letter.');
    await desk.run('trial', 'decide', 'letter', 'keep');
    expect(await next(desk)).not.toContain('Decide');
  });

  test('says nothing of more where there is one tactic, too little is known, or what to drop comes first', async () => {
    expect(await next(deskOf({ touches: calls('cold-call', 60, 6) }))).toBe('');
    const early = deskOf({ touches: [...calls('cold-call', 12, 6), ...calls('letter', 5, 2)] });
    expect(await next(early)).toBe('');
    const hopeless = deskOf({
      touches: [...calls('cold-call', 400, 150), ...calls('letter', 400, 130)],
      tactics: { 'cold-call': { worth: 1 / 5 }, letter: { worth: 1 / 5 } },
    });
    expect(await next(hopeless)).toMatch(/^NEXT {11}Decide on cold-call, letter\. +prospect review$/);
    expect((await hopeless.run('try')).stdout).toContain('Try ');
  });

  test('is not on the page of week one', async () => {
    const desk = new Desk({ now: '2026-09-04T16:10' });
    seed(desk.file, weekOne());
    const { stdout } = await desk.run('report');
    expect(stdout).not.toContain('NEXT');
    expect(stdout).toContain('must bring to be worth your');
  });

  test('names what was never tried, and keeps to the plan', async () => {
    const desk = deskOf();
    await desk.run('tactic', 'add', 'open-house', '--kind', 'warm', '--worth', '1/20');
    expect(await next(desk)).toContain('Try open-house: never tried yet.');
    await desk.run('plan', 'cold-call', '20/week');
    expect(await next(desk)).toContain('Try more cold-call; it may still pay best.');
  });

  test('is only of a report by tactic on the usual goal', async () => {
    const desk = deskOf();
    for (const options of [
      ['--by', 'channel'],
      ['--goal', 'held'],
      ['--window', '20'],
    ])
      expect(await next(desk, ...options)).toBe('');
    expect(await next(desk, '--period', 'all')).toBe(await next(desk));
  });

  test('fits any width, whatever tactics are called', async () => {
    const name = 'Ünïcôdé 漢字 \u202egnol\u202c & a very long name of a tactic that goes on';
    const touches = [
      ...calls('cold-call', 60, 30),
      ...['', ' II', ' III', ' IV'].flatMap((more) => calls(name + more, 60, 2)),
    ];
    const worths = ['', ' II', ' III', ' IV'].map((more) => [name + more, { worth: 1 / 20 }] as const);
    const desk = deskOf({
      touches,
      tactics: { 'cold-call': { worth: 1 / 20 }, ...Object.fromEntries(worths) },
    });
    for (const columns of [20, 40, 60, 80, 120]) {
      const { stdout } = await desk.runWith({ columns }, 'report');
      const part = stdout.slice(stdout.indexOf('\nNEXT'));
      expect(part).toContain('NEXT');
      expect(Math.max(...part.split('\n').map(textWidth))).toBeLessThanOrEqual(columns);
      expect(part).not.toContain('\u202e');
    }
  });
});
