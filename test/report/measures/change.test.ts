import { expect, test } from 'vitest';
import { changeWords, compareGoals } from '../../../src/report/measures/change.js';

const query = { goal: 'meeting', level: 95 } as const;
/** Touches, and meetings among them. */
const done = (touches: number, meetings: number) => [touches, 0, 0, meetings, 0, 0, 0];
const words = (now: number[], before: number[] | null) =>
  changeWords(compareGoals(now, before, query), query.goal);

test.each([
  [
    'by both',
    done(118, 7),
    done(96, 3),
    'Four more meetings: 1 by more touches, 3 by a higher hit rate, possibly chance.',
  ],
  ['by touches', done(200, 20), done(100, 10), 'Ten more meetings: all by more touches.'],
  ['by better', done(100, 40), done(100, 10), '30 more meetings: all by a higher hit rate.'],
  [
    'fewer',
    done(80, 2),
    done(100, 5),
    'Three fewer meetings: 1 by fewer touches, 2 by a lower hit rate, possibly chance.',
  ],
  [
    'one',
    done(100, 4),
    done(100, 3),
    'One more meeting from about as many touches: that may well be chance.',
  ],
  [
    'against each other',
    done(200, 6),
    done(100, 5),
    'One more meeting: +4 by more touches, −3 by a lower hit rate, possibly chance.',
  ],
  [
    'as many',
    done(200, 5),
    done(100, 5),
    'As many meetings: +4 by more touches, −4 by a lower hit rate, possibly chance.',
  ],
  ['parts larger than all there were', done(5, 2), done(100, 3), 'One fewer meeting.'],
  ['such parts, and a hit rate that may be chance', done(20, 3), done(80, 4), 'One fewer meeting.'],
  [
    'parts as large as all there were',
    done(241, 12),
    done(100, 12),
    'As many meetings: +12 by more touches, −12 by a lower hit rate.',
  ],
])('%s', (_, now, before, expected) => {
  expect(words(now, before)).toBe(expected);
});

test('no period before, no touches, no meeting, no change: nothing to say', () => {
  expect(words(done(5, 1), null)).toBeNull();
  expect(words(done(0, 0), done(5, 1))).toBeNull();
  expect(words(done(5, 0), done(9, 0))).toBeNull();
  expect(words(done(5, 1), done(5, 1))).toBeNull();
  expect(words(done(5, 3), done(100, 3))).toBeNull();
});
