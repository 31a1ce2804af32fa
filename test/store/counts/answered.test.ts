import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usual, type Channel } from '../../../src/domain/touch.js';
import { waitingSpans } from '../../../src/report/measures/spans.js';
import { countAnswered } from '../../../src/store/counts/answered.js';
import { busiestChannel, dayOfLatest, touchesByClock } from '../../../src/store/counts/clock.js';
import type { SeedTouch } from '../../helpers/seed.js';
import { known, sumUnits } from '../counts-model.js';
import { asked, scopeOf, tactics, touches, withJournal } from '../random-journal.js';

const runs = { numRuns: 40 };

const channelOf = ({ tactic }: SeedTouch): Channel =>
  tactics[tactic.split('@')[0] as keyof typeof tactics].channel;

test('answers are counted by lead, as the definitions say', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const scope = scopeOf(question);
        const answers = known(seeds, question, channelOf);
        const reached = answers.filter(({ stage }) => stage >= 1);
        expect(countAnswered(journal, scope, waitingSpans(scope, usual.silence))).toEqual({
          reach: sumUnits(answers.map(({ unit, stage }) => ({ unit, hit: stage >= 1 }))),
          conversation: sumUnits(reached.map(({ unit, stage }) => ({ unit, hit: stage >= 2 }))),
        });
      });
    }),
    runs,
  );
});

/** Whether a time says when a touch was, of those dated in the scope, minute by minute. */
function hasOwnTime(touch: SeedTouch, dated: readonly SeedTouch[]): boolean {
  const timed = dated.filter(({ day, time }) => day === touch.day && time !== undefined);
  const there = timed.filter(({ time }) => time === touch.time);
  if (touch.time === undefined || there.length >= 4) return false;
  if (timed.length > 1 && there.length === timed.length) return false;
  return touch.lead !== undefined || there.filter(({ lead }) => lead === undefined).length === 1;
}

// As many as it takes to share a time often.
const crowded = fc.array(
  touches.map((list) =>
    list.map((touch): SeedTouch => ({ ...touch, day: '2026-06-10', ...(touch.time && { time: '09:00' }) })),
  ),
  { maxLength: 2 },
);

test('touches by the clock are those dated in the scope, with whether their time is their own', () => {
  fc.assert(
    fc.property(
      touches,
      crowded,
      asked,
      fc.constantFrom('call', 'text', undefined),
      (list, more, question, channel) => {
        const seeds = [...list, ...more.flat()].map((touch): SeedTouch => ({ ...touch, then: [] }));
        withJournal(seeds, (journal) => {
          const scope = scopeOf(question);
          const dated = seeds.filter(({ day }) => day >= scope.from && day < scope.before);
          const answers = known(seeds, question, channelOf);
          const expected = seeds
            .map((touch, number) => ({ touch, number }))
            .filter(({ touch }) => dated.includes(touch))
            .filter(({ touch }) => channel === undefined || channelOf(touch) === channel)
            .map(({ touch, number }) => {
              const answer = answers.find(
                (one) => (one.touch as unknown as { number: number }).number === number,
              );
              return [
                touch.day,
                touch.time?.slice(0, 2) ?? '',
                Number(hasOwnTime(touch, dated)),
                Number(answer !== undefined),
                Number((answer?.stage ?? 0) >= 1),
              ];
            });
          const found = [
            ...touchesByClock(journal, scope, waitingSpans(scope, usual.silence), {
              ...(channel && { channel }),
            }),
          ].map(([day, hour, , ...rest]) => [day, hour, ...rest]);
          expect(found.map(String).sort()).toEqual(expected.map(String).sort());
        });
      },
    ),
    runs,
  );
});

test('a time is not their own of several at nobody, of four in one minute, and of all of a day', () => {
  const call = (day: string, time: string, lead?: string): SeedTouch => ({
    day,
    time,
    tactic: 'cold-call',
    outcome: 'no-answer',
    ...(lead && { lead }),
  });
  const seeds = [
    ...['09:10', '09:10', '09:11'].map((time, i) => call('2026-06-01', time, `Ada ${i}`)),
    ...[1, 2].map(() => call('2026-06-02', '09:10')),
    ...['10:00', '10:01'].map((time) => call('2026-06-02', time)),
    ...[1, 2, 3, 4].map((i) => call('2026-06-03', '18:00', `Bo ${i}`)),
    call('2026-06-03', '11:00', 'Bo'),
    ...[1, 2].map((i) => call('2026-06-04', '12:00', `Cy ${i}`)),
    call('2026-06-05', '12:00', 'Di'),
  ];
  withJournal(seeds, (journal) => {
    const scope = scopeOf({ goal: 3, window: 30, from: '2026-06-01', to: '2026-06-30', asOf: '2026-06-30' });
    const found = [...touchesByClock(journal, scope, waitingSpans(scope, usual.silence))];
    const own = found.filter(([, , , hasOwn]) => hasOwn === 1).map(([day, hour]) => `${day} ${hour}`);
    expect(own.sort()).toEqual([
      '2026-06-01 09',
      '2026-06-01 09',
      '2026-06-01 09',
      '2026-06-02 10',
      '2026-06-02 10',
      '2026-06-03 11',
      '2026-06-05 12',
    ]);
  });
});

test('the latest touches are those of the latest whole days', () => {
  fc.assert(
    fc.property(touches, asked, fc.nat(15), (seeds, { asOf, ...question }, wanted) => {
      withJournal(seeds, (journal) => {
        const { seen } = scopeOf({ asOf, ...question });
        const days = seeds.map(({ day }) => day).filter((day) => day <= asOf);
        const expected = days.sort().reverse()[wanted] ?? null;
        expect(dayOfLatest(journal, { seen }, wanted)).toBe(expected);
      });
    }),
    { numRuns: 20 },
  );
});

test('the busiest channel is the one with most touches, whatever the tactics', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const { from, before } = scopeOf(question);
        const channels = seeds.filter(({ day }) => day >= from && day < before).map(channelOf);
        const calls = channels.filter((channel) => channel === 'call').length;
        const expected = channels.length === 0 ? null : calls * 2 >= channels.length ? 'call' : 'text';
        expect(busiestChannel(journal, { from, before })).toBe(expected);
      });
    }),
    { numRuns: 20 },
  );
});
