import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoWeek, weekStart } from '../../../src/domain/calendar.js';
import { usual } from '../../../src/domain/touch.js';
import { silentSpans } from '../../../src/report/measures/spans.js';
import { countMeetings } from '../../../src/store/counts/funnel.js';
import { countSilent } from '../../../src/store/counts/groups.js';
import {
  countReached,
  countReachedInWeeks,
  countReachedOn,
  countReachedWith,
} from '../../../src/store/counts/reached.js';
import { firstDay } from '../../../src/store/counts/touches.js';
import { groupsOf, type GroupKey } from '../../../src/store/counts/grouping.js';
import type { Journal } from '../../../src/store/file/journal.js';
import type { SeedTouch } from '../../helpers/seed.js';
import { Desk } from '../../helpers/run.js';
import { asked, promises, scopeOf, tactics, touches, withJournal } from '../random-journal.js';
import { firsts, meetings, reached, silent } from '../reached-model.js';

const runs = { numRuns: 40 };

function titled(journal: Journal, counts: readonly { key: GroupKey; stages: number[] }[]) {
  const groups = groupsOf(
    journal,
    'tactic',
    counts.map(({ key }) => key),
  );
  return new Map(
    counts.map(({ stages }, index) => {
      const { name, version } = groups[index]!;
      return [`${name}${version === 1 ? '' : `@${version}`}`, stages];
    }),
  );
}

test('leads come to a stage for the first time when and by what the definitions say', () => {
  fc.assert(
    fc.property(touches, asked, fc.boolean(), (seeds, question, isAll) => {
      withJournal(seeds, (journal) => {
        const span = isAll ? { ...question, from: firstDay } : question;
        const scope = scopeOf(span);
        const all = countReached(journal, 'all', scope);
        expect(all.map(({ stages }) => stages)).toEqual([...reached(seeds, span, () => '').values()]);
        expect(titled(journal, countReached(journal, 'tactic', scope))).toEqual(
          reached(seeds, span, ({ tactic }) => tactic),
        );
      });
    }),
    runs,
  );
});

test('of several weeks each is counted as that week by itself', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const { seen } = scopeOf(question);
        const mondays = [0, 1, 2, 3].map((week) => addDays(weekStart(question.from), 7 * week));
        const scope = { from: mondays[0]!, before: addDays(mondays[3]!, 7), seen };
        const byWeek = mondays.flatMap((from) => {
          const [all] = countReached(journal, 'all', { from, before: addDays(from, 7), seen });
          return all ? [{ ...all, key: isoWeek(from) }] : [];
        });
        expect(countReachedInWeeks(journal, scope)).toEqual(byWeek);
      });
    }),
    runs,
  );
});

test('a day by itself, the last on which anything is dated, is counted as the report counts it', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { asOf }) => {
      const until = seeds.flatMap((seed) =>
        seed.day > asOf ? [] : [{ ...seed, then: seed.then?.filter(({ day }) => day! <= asOf) ?? [] }],
      );
      withJournal(until, (journal) => {
        const today = { from: asOf, before: addDays(asOf, 1), seen: addDays(asOf, 1) };
        expect(countReachedOn(journal, asOf)).toEqual(countReached(journal, 'all', today));
      });
    }),
    runs,
  );
});

test('what some versions brought from a day on is what their touches of that time did', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { from, asOf }) => {
      withJournal(seeds, (journal) => {
        const [key] = [...new Set(seeds.map(({ tactic }) => tactic))];
        const counts = countReachedWith(journal, [1], { from, asOf })[0]?.stages ?? [0, 0, 0, 0, 0, 0, 0];
        const own = firsts(seeds, asOf).filter(({ first }) => {
          const touch = seeds[first.touch]!;
          return touch.tactic === key && touch.day >= from;
        });
        expect(counts).toEqual(
          [0, 1, 2, 3, 4, 5, 6].map((stage) => own.filter((each) => each.stage === stage).length),
        );
      });
    }),
    runs,
  );
});

test('the show rate counts a meeting a lead: held, fallen through, or past and untold', () => {
  fc.assert(
    fc.property(touches, promises, asked, (seeds, steps, question) => {
      withJournal(
        seeds,
        (journal) => {
          expect(countMeetings(journal, scopeOf(question))).toEqual(meetings(seeds, steps, question));
        },
        { promises: steps },
      );
    }),
    { numRuns: 40 },
  );
});

test('silent touches are those whose lead answered on no other touch later', () => {
  const channelOf = ({ tactic }: SeedTouch) => tactics[tactic.split('@')[0] as keyof typeof tactics].channel;
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const scope = scopeOf(question);
        const counts = countSilent(journal, 'all', silentSpans(scope, usual.silence), scope);
        expect(counts[0]?.touches ?? 0).toBe(silent(seeds, question, channelOf));
      });
    }),
    runs,
  );
});

/** The stages of the only line that JSON has of activity. */
async function activity(desk: Desk, ...options: string[]) {
  const { stdout } = await desk.run('report', '--json', ...options);
  return (JSON.parse(stdout) as { activity: Record<string, unknown> }).activity;
}

test('a lead logged as four touches is one meeting, one held, one proposal and one won; a later "lost" adds nothing', async () => {
  const desk = new Desk({ now: '2026-11-27T12:00:00' });
  const log = async (...line: string[]) => {
    const { code, stderr } = await desk.run(...line);
    expect(code, stderr).toBe(0);
  };
  for (const [day, outcome] of [
    ['2026-11-02', 'meeting'],
    ['2026-11-03', 'held'],
    ['2026-11-04', 'proposal'],
    ['2026-11-05', 'won'],
  ] as const)
    await log('log', 'Ada', '--new', '-t', 'call', '--channel', 'call', '-o', outcome, '--at', day);
  await log('log', 'Bo', '--new', '-t', 'call', '-o', 'held', '--at', '2026-11-04');
  await log('result', 'Bo', 'lost', '--at', '2026-11-11');
  await log('log', 'Cy', '--new', '-t', 'call', '-o', 'meeting', '--at', '2026-11-04');
  await log('result', 'Cy', 'no-show', '--at', '2026-11-12');
  expect(await activity(desk, '--period', 'w45')).toMatchObject({
    ...{ attempted: 6, reached: 3, conversation: 3, meeting: 3, held: 2, proposal: 1, won: 1 },
  });
  expect(await activity(desk, '--period', 'w46')).toMatchObject({
    ...{ attempted: 0, reached: 0, conversation: 0, meeting: 0, held: 0, proposal: 0, won: 0 },
  });
});
