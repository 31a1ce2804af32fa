import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { countResults, type FailureCount } from '../../../src/store/counts/results.js';
import { countAttempts, countUse, countVersionFailures } from '../../../src/store/counts/tactic.js';
import { countTouches, firstDay } from '../../../src/store/counts/touches.js';
import { withGoalsAndLosses, withUnits } from '../../../src/store/counts/units.js';
import type { Journal } from '../../../src/store/file/journal.js';
import { byOrder, orderOf, orderOfTouch, outcomes, touchesSeen } from '../counts-model.js';
import { asked, touches, withJournal } from '../random-journal.js';
import { unitsOf, type Question } from '../units-model.js';
import type { SeedTouch } from '../../helpers/seed.js';

const tacticsOf = (journal: Journal) =>
  journal.all<{ id: number }>('SELECT id FROM tactic ORDER BY id').map(({ id }) => id);

test('the failures of all tactics together are those of the report, whatever the journal', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { asOf }) => {
      withJournal(seeds, (journal) => {
        const seen = addDays(asOf, 1);
        const scope = { from: firstDay, before: seen, seen };
        const failures = tacticsOf(journal).flatMap((id) => countVersionFailures(journal, id, scope));
        expect(gather(failures)).toEqual(gather(countResults(journal, 'all', scope).failures));
      });
    }),
    { numRuns: 40 },
  );
});

function gather(failures: readonly FailureCount[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const { reason, place, stage, state, touches: n, seconds, cost, usualSeconds } of failures) {
    const key = JSON.stringify([reason, place, stage, state]);
    const before = sums.get(key) ?? [0, 0, 0, 0];
    sums.set(
      key,
      [n, seconds, cost, usualSeconds].map((amount, index) => before[index]! + (amount ?? 0)),
    );
  }
  return new Map([...sums].sort());
}

test('the use of all versions together is all touches up to as-of', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { asOf }) => {
      withJournal(seeds, (journal) => {
        const seen = addDays(asOf, 1);
        const uses = tacticsOf(journal).flatMap((id) => countUse(journal, id, { seen }));
        const counts = countTouches(journal, 'tactic', { from: firstDay, before: seen, seen });
        const used = uses.filter(({ touches: n }) => n > 0);
        expect(new Map(used.map((use) => [use.versionId, use.touches]))).toEqual(
          new Map(counts.map((count) => [count.key, count.touches])),
        );
        for (const { firstDay: first, lastDay: last } of used)
          expect(first! <= last! && last! <= asOf).toBe(true);
        for (const { firstDay: first, lastDay: last, felt } of uses.filter(({ touches: n }) => n === 0))
          expect([first, last, felt]).toEqual([null, null, null]);
      });
    }),
    { numRuns: 40 },
  );
});

interface Attempt {
  key: string;
  attempt: number;
  leads: number;
  known: number;
  reached: number;
  judged: number;
  converted: number;
}

/** The attempts once more, touch by touch; `silent` is the last day of results that wait no longer. */
function attemptsOf(seeds: readonly SeedTouch[], question: Question, silent: string) {
  const { goal, window, asOf } = question;
  const seen = touchesSeen(seeds, asOf);
  const units = unitsOf(seeds, ({ tactic }) => tactic, question);
  const stageOf = (outcome: string) => outcomes[outcome]!.stage ?? 0;
  const rows = new Map<string, Attempt>();
  let elsewhere = 0;
  for (const lead of new Set(seen.flatMap((touch) => touch.lead ?? []))) {
    const own = seen.filter((touch) => touch.lead === lead);
    const results = own.flatMap((touch) => touch.results).sort(byOrder);
    const firstGoal = results.find(({ outcome }) => stageOf(outcome) >= goal);
    for (const key of new Set(own.map(({ tactic }) => tactic))) {
      const tries = own
        .filter(({ tactic }) => tactic === key)
        .sort((a, b) => (orderOfTouch(a) < orderOfTouch(b) ? -1 : 1));
      const start = orderOfTouch(tries[0]!);
      const unit = units.find((one) => one.lead === lead && one.key === key);
      const isJudged = unit !== undefined && unit.first <= addDays(asOf, -window);
      let isCounted = false;
      for (const [index, touch] of tries.entries()) {
        const isAnswered = results.some(
          (one) => stageOf(one.outcome) > 0 && orderOf(one) >= start && orderOf(one) < orderOfTouch(touch),
        );
        if (index > 0 && isAnswered) continue;
        const name = `${key} ${index + 1}`;
        const row = rows.get(name) ?? {
          ...{ key, attempt: index + 1, leads: 0, known: 0, reached: 0, judged: 0, converted: 0 },
        };
        rows.set(name, row);
        const last = touch.results.at(-1)!;
        const isReached = touch.results.some(({ outcome }) => stageOf(outcome) > 0);
        const waits = outcomes[last.outcome]!.state === 'waiting' && last.day > silent;
        const isConverted = unit?.fate === 'converted' && firstGoal?.touch === touch.number;
        row.leads++;
        if (isReached) row.reached++;
        if (isReached || !waits || index < tries.length - 1) row.known++;
        if (isJudged) row.judged++;
        if (isJudged && isConverted) {
          row.converted++;
          isCounted = true;
        }
      }
      if (isJudged && unit.fate === 'converted' && !isCounted) elsewhere++;
    }
  }
  const named = units.filter(
    ({ lead, first, fate }) =>
      !lead.startsWith('nobody') && first <= addDays(asOf, -window) && fate === 'converted',
  );
  return { rows: [...rows.values()], converted: named.length, elsewhere };
}

/** Random touches of which most wait for an answer, at few leads. */
const patient = touches.map((seeds) =>
  seeds.map((seed, index): SeedTouch => {
    if (index % 4 === 3) return seed;
    const lead = seed.lead === undefined ? {} : { lead: seed.lead < 'Bz' ? 'Ada' : 'Cy' };
    const outcome = index % 2 === 0 ? 'no-answer' : 'sent';
    return { ...seed, ...lead, outcome, ...(index % 5 > 0 && { then: [] }) };
  }),
);

test('what came of the first, second, … attempt is what a second count says; with what came later it is every conversion', () => {
  let several = 0;
  fc.assert(
    fc.property(patient, asked, fc.integer({ min: 0, max: 20 }), (seeds, question, silence) => {
      withJournal(seeds, (journal) => {
        const silent = addDays(question.asOf, -silence);
        const titles = new Map(
          journal
            .all<{ id: number; name: string; version: number }>(
              'SELECT v.id, c.name, v.version FROM tactic_version v JOIN tactic c ON c.id = v.tactic_id',
            )
            .map(({ id, name, version }) => [id, version > 1 ? `${name}@${version}` : name] as const),
        );
        const found = withGoalsAndLosses(journal, question, () =>
          withUnits(journal, 'tactic', question, () =>
            countAttempts(journal, [...titles.keys()], question, silent),
          ),
        );
        const told = found.map(({ versionId, attempt, leads, known, reached, judged, converted }) => ({
          ...{ key: titles.get(versionId)!, attempt, leads, known, reached, judged, converted },
        }));
        const expected = attemptsOf(seeds, question, silent);
        const inOrder = (rows: Attempt[]) =>
          rows.sort((a, b) => (a.key === b.key ? a.attempt - b.attempt : a.key < b.key ? -1 : 1));
        expect(inOrder(told)).toEqual(inOrder(expected.rows));
        const sum = told.reduce((all, { converted }) => all + converted, 0);
        expect(sum + expected.elsewhere).toBe(expected.converted);
        if (told.some(({ attempt }) => attempt > 1)) several++;
      });
    }),
    { numRuns: 150 },
  );
  expect(several).toBeGreaterThan(30);
});
