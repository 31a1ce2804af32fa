import { stages, type Exported, type Result } from './exported.js';
import { isIn, typed } from './activity.js';
import { stageShown, type Question, type Seen } from './seen.js';

/** Touches whose last result failed or was put off, dated in the period, by `reason place stage`. */
export function failuresOf(seen: Seen, journal: Exported, question: Question) {
  const failed = lastResults(seen).filter(({ state }) => state === 'failed' || state === 'deferred');
  const now = failed.filter(({ day }) => isIn(day, question));
  const { before } = question;
  const earlier = before === null ? [] : failed.filter(({ day }) => isIn(day, before));
  const nameOf = (result: Result) =>
    [result.reason, result.broke ?? journal.places.get(result.reason ?? ''), stages[stageShown(result, seen)]]
      .map((each) => each ?? '?')
      .join(' ');
  return new Map(
    [...new Set(now.map(nameOf))].map((name) => {
      const own = now.filter((result) => nameOf(result) === name);
      const count = earlier.filter((result) => nameOf(result) === name).length;
      const took = own.map(({ touch }) => ({
        typed: touch.seconds === null ? null : touch.seconds / 60,
        usual:
          touch.seconds === null ? journal.tactics.get(`${touch.tactic}@${touch.version}`)!.minutes : null,
      }));
      return [
        name,
        {
          touches: own.length,
          share: own.length / now.length,
          touches_before: earlier.length === 0 ? null : count,
          share_before: earlier.length === 0 ? null : count / earlier.length,
          minutes: typed(took.flatMap((each) => [each.typed, each.usual])),
          minutes_estimated: typed(took.map((each) => each.usual)),
          cost: typed(own.map(({ touch }) => touch.cost)),
        },
      ];
    }),
  );
}

/** What failed, was put off, and has neither reason nor place. */
export function failedInAll(seen: Seen, question: Question) {
  const now = lastResults(seen).filter(({ day }) => isIn(day, question));
  const failed = now.filter(({ state }) => state === 'failed');
  const deferred = now.filter(({ state }) => state === 'deferred');
  const unrecorded = [...failed, ...deferred].filter(
    ({ reason, broke }) => reason === null && broke === null,
  );
  return { failed: failed.length, deferred: deferred.length, unrecorded: unrecorded.length };
}

const lastResults = (seen: Seen) => seen.touches.map(({ results }) => results.at(-1)!);
