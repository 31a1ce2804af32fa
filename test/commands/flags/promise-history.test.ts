import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { Desk } from '../../helpers/run.js';
import { storedSteps, type StoredStep } from '../../helpers/steps.js';

const today = '2026-11-21';
const outcomes = ['no-answer', 'talked', 'call-back', 'not-now', 'meeting', 'held', 'no-show', 'lost', 'won'];

/** What is done about one lead on a day so many days before today. */
interface Deed {
  ago: number;
  outcome: string;
  as: 'log' | 'result' | 'next';
  /** Days until what is promised, from the day of the touch or from today. */
  next: number | undefined;
  handoff: boolean;
  end: '--done' | '--ack' | '--drop' | undefined;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  ago: fc.integer({ min: 0, max: 12 }),
  outcome: fc.constantFrom(...outcomes),
  as: fc.constantFrom('log', 'log', 'result', 'next'),
  next: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  handoff: fc.boolean(),
  end: fc.constantFrom(undefined, undefined, '--done', '--ack', '--drop'),
});

function commandOf({ ago, outcome, as, next, handoff, end }: Deed): string[] {
  const owner = handoff ? ['--handoff', 'Kim'] : [];
  if (as === 'next') {
    if (end !== undefined) return ['next', 'Ann', end, ...(end === '--drop' ? ['sold'] : [])];
    return ['next', 'Ann', addDays(today, next ?? 0), ...owner];
  }
  const day = addDays(today, -ago);
  const promise = next === undefined ? [] : ['--next', addDays(day, next)];
  const what = as === 'log' ? ['log', 'Ann', '-t', 'call', '-o', outcome] : ['result', 'Ann', outcome];
  return [...what, '--at', day, ...promise, ...owner];
}

const sortOf = ({ meeting, owner }: StoredStep) =>
  meeting ? 'meeting' : owner === null ? 'yours' : 'hand-off';

test('whatever is done in whatever order, every promise is told once, and undo and redo tell the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), async (deeds) => {
      const desk = new Desk();
      await desk.run('log', 'Ann', '-t', 'call', '-o', 'talked', '--at', addDays(today, -13));
      const states = [await storedSteps(desk)];
      for (const one of deeds) {
        const before = states.at(-1)!;
        const { code } = await desk.run(...commandOf(one));
        const steps = await storedSteps(desk);
        if (code !== 0) expect(steps).toEqual(before);
        else states.push(steps);

        // Nothing that was promised is lost, and what was closed stays as it was.
        expect(steps.length).toBeGreaterThanOrEqual(before.length);
        for (const [index, step] of before.entries())
          if (step.state !== 'open') expect(steps[index]).toEqual(step);
        for (const step of steps) {
          expect(step.closed === null).toBe(step.state === 'open');
          if (step.closed !== null) expect(step.closed >= step.made).toBe(true);
          if (step.state === 'dropped') expect(step.why).not.toBeNull();
          if (step.acknowledged !== null) expect(step.owner).toBe('Kim');
        }
        const open = steps.filter(({ state }) => state === 'open').map(sortOf);
        expect(new Set(open).size).toBe(open.length);
      }
      for (const state of states.slice(0, -1).reverse()) {
        await desk.run('undo');
        expect(await storedSteps(desk)).toEqual(state);
      }
      for (const state of states.slice(1)) {
        await desk.run('redo');
        expect(await storedSteps(desk)).toEqual(state);
      }
    }),
    { numRuns: 12 },
  );
});

test('a promise of yours is kept by the first touch from its day on, unless a newer one moved it before', async () => {
  const told = fc.uniqueArray(
    fc.record({ ago: fc.integer({ min: 0, max: 20 }), next: fc.integer({ min: 1, max: 8 }) }),
    { selector: ({ ago }) => ago, minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(told, async (touches) => {
      const desk = new Desk();
      const inOrder = [...touches].sort((a, b) => b.ago - a.ago);
      for (const { ago, next } of inOrder) {
        const day = addDays(today, -ago);
        await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '--at', day, '--next', addDays(day, next));
      }
      const expected = inOrder.map(({ ago, next }, index) => {
        const newer = inOrder[index + 1];
        if (!newer) return { state: 'open', closed: null };
        return { state: newer.ago <= ago - next ? 'kept' : 'moved', closed: addDays(today, -newer.ago) };
      });
      expect(await storedSteps(desk)).toMatchObject(expected);
    }),
    { numRuns: 10 },
  );
});
