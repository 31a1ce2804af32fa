import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekday } from '../../src/domain/calendar.js';
import { usual, type Channel } from '../../src/domain/touch.js';
import { waitingSpans } from '../../src/report/failures.js';
import { busiestChannel, countAnswered, dayOfLatest } from '../../src/store/counts-answered.js';
import type { SeedTouch } from '../helpers/seed.js';
import { known, sumUnits } from './counts-model.js';
import { asked, scopeOf, tactics, touches, withJournal } from './random-journal.js';

const runs = { numRuns: 40 };

const channelOf = ({ tactic }: SeedTouch): Channel =>
  tactics[tactic.split('@')[0] as keyof typeof tactics].channel;

const groups = {
  all: () => 0,
  hour: ({ time }: SeedTouch) => time?.slice(0, 2) ?? '',
  weekday: ({ day }: SeedTouch) => String(weekday(day)),
};

test('answers are counted by lead within each group, as the definitions say', () => {
  fc.assert(
    fc.property(
      touches,
      asked,
      fc.constantFrom('all', 'hour', 'weekday' as const),
      fc.record(
        { timed: fc.boolean(), channel: fc.constantFrom('call', 'text' as const) },
        { requiredKeys: [] },
      ),
      (seeds, question, by, filter) => {
        withJournal(seeds, (journal) => {
          const scope = scopeOf(question);
          const isAsked = (touch: SeedTouch) =>
            (filter.channel === undefined || channelOf(touch) === filter.channel) &&
            (!filter.timed || touch.time !== undefined);
          const answers = known(seeds, question, channelOf).filter(({ touch }) => isAsked(touch));
          const dated = seeds.filter(({ day }) => day >= scope.from && day < scope.before).filter(isAsked);
          const keyOf: (touch: SeedTouch) => string | number = groups[by];
          const expected = [...new Set(dated.map(keyOf))].map((key) => {
            const own = answers.filter(({ touch }) => keyOf(touch) === key);
            const reached = own.filter(({ stage }) => stage >= 1);
            return {
              key,
              reach: sumUnits(own.map(({ unit, stage }) => ({ unit, hit: stage >= 1 }))),
              conversation: sumUnits(reached.map(({ unit, stage }) => ({ unit, hit: stage >= 2 }))),
            };
          });
          const found = countAnswered(journal, by, scope, waitingSpans(scope, usual.silence), filter);
          expect(found).toEqual(expected.sort((a, b) => (a.key < b.key ? -1 : 1)));
        });
      },
    ),
    runs,
  );
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
