import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { benchmarkUnits, unitStage } from '../../../src/domain/claim.js';
import { stages, goalWindow, type Goal } from '../../../src/domain/touch.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';
import { asked, tactics, touches } from '../random-journal.js';
import { outcomes, touchesSeen } from '../counts-model.js';
import { unitsOf } from '../units-model.js';

interface Exported {
  date: string;
  time: string | null;
  lead: string | null;
  tactic: string;
  version: number;
  outcome: string;
  steps: string | null;
}

interface Compared {
  version: number;
  count: number;
  of: number;
  rate: number | null;
  rate_low: number | null;
  rate_high: number | null;
  verdict: string | null;
}

/** Exported touches as they were seeded. */
function reread(rows: readonly Exported[]): SeedTouch[] {
  return rows.map(({ date, time, lead, tactic, version, outcome, steps }) => {
    const parsed =
      steps === null ? [] : (JSON.parse(steps) as { outcome: string; day: string; at: number | null }[]);
    const [first, ...then] = parsed.map((step) => ({
      outcome: step.outcome,
      day: step.day,
      ...(step.at !== null && { time: new Date(step.at + 3_600_000).toISOString().slice(11, 16) }),
    }));
    return {
      ...(time !== null && { time }),
      ...(first ?? { outcome }),
      day: date,
      ...(lead !== null && { lead }),
      tactic: `${tactic}@${version}`,
      ...(then.length > 0 && { then }),
    };
  });
}

const z = 1.959963984540054;

/** The 95% Wilson range, k and n scaled down by the design effect of the clusters; leads are independent. */
function rangeOf(clusters: readonly { x: number; y: number }[], isOfLeads: boolean): [number, number] | null {
  const total = (of: (cluster: { x: number; y: number }) => number) =>
    clusters.reduce((sum, cluster) => sum + of(cluster), 0);
  const [n, k, m] = [total(({ x }) => x), total(({ y }) => y), clusters.length];
  if (n === 0) return null;
  const p = k / n;
  const variance = m < 2 ? null : ((m / (m - 1)) * total(({ x, y }) => (y - p * x) ** 2)) / n ** 2;
  const design =
    isOfLeads || k === 0 || k === n
      ? 1
      : variance === null
        ? n
        : Math.min(n, Math.max(1, (variance * n) / (p * (1 - p))));
  const size = n / design;
  const centre = (p + z ** 2 / (2 * size)) / (1 + z ** 2 / size);
  const half = (z / (1 + z ** 2 / size)) * Math.sqrt((p * (1 - p)) / size + z ** 2 / (4 * size ** 2));
  return [k === 0 ? 0 : centre - half, k === n ? 1 : centre + half];
}

interface Question {
  unit: (typeof benchmarkUnits)[number];
  goal: number;
  window: number;
  asOf: string;
}

/** Trials and hits of one version by lead; a lead is one trial where leads are the unit. */
function clustersOf(seeds: readonly SeedTouch[], tactic: string, question: Question) {
  const { unit, goal, window, asOf } = question;
  const before = addDays(asOf, -window);
  if (unit === 'leads')
    return unitsOf(seeds, (touch) => touch.tactic, { goal, window, asOf })
      .filter(({ key, first }) => key === tactic && first <= before)
      .map(({ fate }) => ({ x: 1, y: fate === 'converted' ? 1 : 0 }));
  const clusters = new Map<string, { x: number; y: number }>();
  for (const touch of touchesSeen(seeds, asOf)) {
    if (touch.tactic !== tactic || touch.day > before) continue;
    const last = addDays(touch.day, window);
    const stage = Math.max(
      0,
      ...touch.results.filter(({ day }) => day <= last).map(({ outcome }) => outcomes[outcome]!.stage ?? 0),
    );
    if (stage < unitStage[unit]) continue;
    const whom = touch.lead ?? `nobody ${touch.number}`;
    const { x, y } = clusters.get(whom) ?? { x: 0, y: 0 };
    clusters.set(whom, { x: x + 1, y: y + (stage >= goal ? 1 : 0) });
  }
  return [...clusters.values()];
}

const claims = fc
  .record({
    unit: fc.constantFrom(...benchmarkUnits),
    goal: fc.integer({ min: 1, max: 6 }),
    low: fc.integer({ min: 1, max: 100 }),
    width: fc.constantFrom(0, 0, 5, 40),
    ofChannel: fc.boolean(),
  })
  .filter(({ unit, goal }) => unitStage[unit] < goal);

test('the verdict of a claim is that of a slow count of the exported touches', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(touches, { minLength: 1, maxLength: 4 }).map((lists) => lists.flat()),
      asked,
      // A win is judged only after half a year.
      fc.constantFrom(0, 0, 180),
      claims,
      async (seeds, { window, ...asked }, later, { unit, goal, low, width, ofChannel }) => {
        const asOf = addDays(asked.asOf, later);
        const desk = new Desk({ now: '2027-12-31T12:00:00' });
        seed(path.join(desk.folder, 'journal.db'), { touches: seeds, tactics });
        if (!seeds.some(({ tactic }) => tactic.startsWith('cold-call'))) return;
        const name = stages[goal] as Goal;
        const claim = [`--rate=${low}-${Math.min(100, low + width)}%`, `--of=${unit}`, `--goal=${name}`];
        const about = ofChannel ? ['--channel=call'] : ['cold-call'];
        const added = await desk.run('benchmark', 'add', ...about, ...claim, '--source=a study');
        expect(added).toMatchObject({ code: 0, stderr: '' });
        const show = ['tactic', 'show', 'cold-call', `--as-of=${asOf}`, '--json', `--window=${window}`];
        const shown = JSON.parse((await desk.run(...show)).stdout) as { benchmarks: Compared[] };
        const rows = JSON.parse((await desk.run('export', 'touches', '--json')).stdout) as Exported[];
        // --window is that of the journal's goal, a meeting; other goals have their own.
        const question = { unit, goal, window: name === 'meeting' ? window : goalWindow[name], asOf };
        for (const own of shown.benchmarks) {
          const clusters = clustersOf(reread(rows), `cold-call@${own.version}`, question);
          const range = rangeOf(clusters, unit === 'leads');
          const of = clusters.reduce((sum, { x }) => sum + x, 0);
          const count = clusters.reduce((sum, { y }) => sum + y, 0);
          expect(own).toMatchObject({ count, of });
          if (range === null) {
            expect(own).toMatchObject({ rate: null, rate_low: null, rate_high: null, verdict: null });
            continue;
          }
          compared++;
          const [from, to] = range;
          expect(own.rate).toBeCloseTo(count / of, 12);
          expect(own.rate_low).toBeCloseTo(from, 9);
          expect(own.rate_high).toBeCloseTo(to, 9);
          const [theirLow, theirHigh] = [low / 100, Math.min(100, low + width) / 100];
          expect(own.verdict).toBe(from > theirHigh ? 'above' : to < theirLow ? 'below' : 'compatible');
        }
      },
    ),
    { numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(20);
});
