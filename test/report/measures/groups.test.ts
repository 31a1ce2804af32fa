import { expect, test } from 'vitest';
import type { ReportQuery } from '../../../src/report/measures/query.js';
import { estimate } from '../../../src/report/measures/groups.js';
import { designEffect } from '../../../src/stats/batches.js';
import { wilson } from '../../../src/stats/interval.js';
import { noConversions } from '../../../src/store/counts/conversion.js';
import { expectClose } from '../../stats/reference.js';

const query = { window: 30, level: 95, asOf: { day: '2026-06-01' } } as ReportQuery;

/** Leads that all converted or were lost long ago, with their sources. */
function cohortOf(sources: readonly { stratum: string; k: number; n: number }[]) {
  const converted = sources.reduce((sum, { k }) => sum + k, 0);
  const leads = sources.reduce((sum, { n }) => sum + n, 0);
  return {
    conversions: { ...noConversions, leads, leadsConverted: converted, judged: leads, converted },
    days: [{ day: 0, converted, lost: leads - converted, open: 0 }],
    sources,
  };
}

const unlike = [
  { stratum: 'fair', k: 18, n: 60 },
  { stratum: 'list', k: 4, n: 60 },
  { stratum: 'web', k: 6, n: 60 },
  { stratum: 'friends', k: 15, n: 60 },
];

test('leads of sources that differ more than chance count for less, and the range is as much wider', () => {
  const effect = designEffect(unlike.map(({ k, n }) => ({ hits: k, size: n })));
  expect(effect).toBeGreaterThan(4);
  const found = estimate(cohortOf(unlike), query);
  expectClose([found.effect, found.byWindow!.effective], [effect, 240 / effect], 1e-9);
  const { low, high } = wilson((43 / 240) * found.byWindow!.effective, found.byWindow!.effective, 95)!;
  expectClose([found.byWindow!.low, found.byWindow!.high], [low, high], 1e-9);
});

test.each([
  ['sources that do not differ', unlike.map((source) => ({ ...source, k: 10 }))],
  ['three sources', unlike.slice(1)],
  [
    'three that are known',
    unlike.map((source, index) => (index === 0 ? { ...source, stratum: '' } : source)),
  ],
])('leads of %s count in full', (_, sources) => {
  const found = estimate(cohortOf(sources), query);
  const leads = sources.reduce((sum, { n }) => sum + n, 0);
  expectClose([found.effect, found.byWindow!.effective], [1, leads], 1e-9);
});
