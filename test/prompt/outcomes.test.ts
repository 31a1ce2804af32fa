import { describe, expect, test } from 'vitest';
import { channels } from '../../src/domain/touch.js';
import { outcomesAfter, outcomesOfTouch } from '../../src/prompt/outcomes.js';
import { Journal } from '../../src/store/file/journal.js';
import { allOutcomes, type Outcome } from '../../src/store/touches/outcomes.js';
import { root, temporaryFolder } from '../helpers/folder.js';

/** The outcomes of a new journal. */
function seeded(): Outcome[] {
  const file = `${temporaryFolder()}/journal.db`;
  return allOutcomes(new Journal({ file, purpose: 'create', chosen: true, root }));
}

const names = (outcomes: Outcome[]) => outcomes.map((outcome) => outcome.name).join(' ');
const numberOf = (outcomes: Outcome[], name: string) => outcomes.find((outcome) => outcome.name === name)!.id;

describe('outcomes of a touch', () => {
  test('have one for every way to end on the first page of a new journal', () => {
    expect(names(outcomesOfTouch(seeded(), 'call', new Map()).choices)).toBe(
      'no-answer voicemail wrong-number hung-up call-back talked not-now not-interested meeting',
    );
    expect(names(outcomesOfTouch(seeded(), 'email', new Map()).choices)).toBe(
      'sent bounced call-back replied passed-on not-now not-interested meeting do-not-contact',
    );
  });

  test('have the meeting on the first page until nine others were used', () => {
    const outcomes = seeded();
    const others = outcomes.filter((outcome) => outcome.name !== 'meeting').map((outcome) => outcome.id);
    const used = (count: number) => new Map(others.slice(0, count).map((id) => [id, 1]));
    expect(names(outcomesOfTouch(outcomes, 'other', used(8)).choices)).toContain('meeting');
    const fitting = outcomesOfTouch(outcomes, 'other', new Map()).choices.length;
    expect(fitting).toBe(9);
    const all = new Map(others.map((id) => [id, 1]));
    expect(names(outcomesOfTouch(outcomes, 'other', all).choices)).not.toContain('meeting');
  });

  test('come in the order of use, what does not fit the channel last', () => {
    const outcomes = seeded();
    const uses = new Map([
      [numberOf(outcomes, 'gatekeeper'), 7],
      [numberOf(outcomes, 'talked'), 9],
      [numberOf(outcomes, 'replied'), 20],
    ]);
    const { choices, more } = outcomesOfTouch(outcomes, 'call', uses);
    expect(names(choices)).toBe(
      'talked gatekeeper no-answer wrong-number hung-up call-back not-now not-interested meeting',
    );
    expect(names(more.slice(-3))).toBe('replied sent bounced');
  });

  test.each(channels)('are all there, once, by %s', (channel) => {
    const outcomes = seeded();
    const all = names(outcomes).split(' ').sort();
    for (const { choices, more } of [
      outcomesOfTouch(outcomes, channel, new Map()),
      ...[0, 1, 2, 3, 4, 5, 6].map((stage) => outcomesAfter(outcomes, stage, channel)),
    ]) {
      expect(choices.length).toBeLessThanOrEqual(9);
      expect(choices.length).toBeGreaterThan(0);
      expect(
        names([...choices, ...more])
          .split(' ')
          .sort(),
      ).toEqual(all);
    }
  });
});

describe('what becomes of a touch', () => {
  test.each([
    [2, 'meeting held proposal won not-now not-interested lost'],
    [3, 'held proposal won not-now not-interested no-show lost'],
    [5, 'won not-now not-interested no-show lost'],
  ])('after stage %i moves it on or ends it', (stage, expected) => {
    expect(names(outcomesAfter(seeded(), stage, 'call').choices)).toBe(expected);
  });
});
