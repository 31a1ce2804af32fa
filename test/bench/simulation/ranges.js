import { binomial, Draw, errorOf, mean, poisson } from './draw.js';
import { tenths, thousandths } from './ledger.js';

/** Mean and least coverage and mean width over rates from 1 to 30 %, measured in R. */
const wilsonKnown = [
  { n: 5, mean: 0.953, least: 0.833, width: 0.527 },
  { n: 10, mean: 0.955, least: 0.838, width: 0.399 },
  { n: 20, mean: 0.956, least: 0.896, width: 0.291 },
  { n: 50, mean: 0.953, least: 0.895, width: 0.187 },
  { n: 100, mean: 0.952, least: 0.921, width: 0.133 },
  { n: 300, mean: 0.951, least: 0.93, width: 0.077 },
];

/** Exact: a sum over every count that may come up. */
export function sumWilson({ wilson }, ledger) {
  const rates = Array.from({ length: 1161 }, (_, step) => 0.01 + step / 4000);
  const rows = wilsonKnown.map(({ n, ...known }) => {
    const ranges = Array.from({ length: n + 1 }, (_, k) => wilson(k, n, 95));
    const covered = rates.map((rate) =>
      binomial(n, rate).reduce(
        (sum, chance, k) => (ranges[k].low <= rate && rate <= ranges[k].high ? sum + chance : sum),
        0,
      ),
    );
    const widths = rates.map((rate) =>
      binomial(n, rate).reduce((sum, chance, k) => sum + chance * (ranges[k].high - ranges[k].low), 0),
    );
    const near = (what, value, tolerance) =>
      ledger.near(`Wilson, ${n} tries, ${what}`, value, known[what], { tolerance, show: thousandths });
    return [
      n,
      near('mean', mean(covered), 0.002),
      near('least', Math.min(...covered), 0.01),
      near('width', mean(widths), 0.002),
    ];
  });
  ledger.table(['tries', 'holds the true rate, mean', 'at worst', 'width'], rows);

  const few = [5, 10, 20, 40, 60].map((n) => {
    const shown = [0, 0.1, 0.2].map((rate) => {
      const { low, high } = wilson(Math.round(rate * n), n, 95);
      return `${Math.round(rate * n)}/${n}: ${tenths(low)} – ${tenths(high)}`;
    });
    return [n, ...shown];
  });
  ledger.table(['tries', 'none', 'one in ten', 'one in five'], few);
}

/** Several touches to one lead, alike in how they go: with Wilson for all touches, and at the effective number. */
export function simulateClusters({ clusteredRate, wilson }, ledger, seed, runs) {
  const draw = new Draw(seed);
  const rows = [10, 20, 40, 100].flatMap((leads) =>
    [0.1, 0.3].map((share) => {
      let held = 0;
      let naive = 0;
      let design = 0;
      for (let run = 0; run < runs; run++) {
        const sums = { units: leads, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
        for (let lead = 0; lead < leads; lead++) {
          const touches = 1 + draw.below(5);
          const hits = draw.hits(touches, draw.spreadShare(share, 3));
          add(sums, touches, hits);
        }
        const range = clusteredRate(sums, 95);
        const plain = wilson(sums.y, sums.x, 95);
        if (range.low <= share && share <= range.high) held++;
        if (plain.low <= share && share <= plain.high) naive++;
        design += range.design;
      }
      return [
        leads,
        tenths(share),
        (design / runs).toFixed(2),
        ledger.figure(`touches of ${leads} leads, ${tenths(share)}`, held / runs, {
          from: leads < 20 ? 0.85 : 0.9,
          error: errorOf(held / runs, runs),
          show: thousandths,
        }),
        thousandths(naive / runs),
      ];
    }),
  );
  ledger.table(
    ['leads', 'true share', 'design effect, mean', 'held as printed', 'held, touches as independent'],
    rows,
  );
}

function add(sums, took, brought) {
  sums.x += took;
  sums.y += brought;
  sums.xx += took * took;
  sums.xy += took * brought;
  sums.yy += brought * brought;
}

/**
 * Hours and deals (lognormal, σ .8) of units of work, of which all, two thirds or a third have their value written down:
 * how often the ranges of the value of an hour hold the true one. In brackets what the count of all deals × their mean
 * held when the method was chosen, for every run with a deal; we print from three with a value on.
 */
const hourKnown = [
  { deals: 2, count: 0.905 },
  { deals: 5, count: 0.88 },
  { deals: 12 },
  { deals: 37, count: 0.88, units: 0.93 },
];
const valuedParts = [
  { part: 1, name: 'all' },
  { part: 2 / 3, name: 'two thirds' },
  { part: 1 / 3, name: 'a third' },
];

export function simulateHours({ valuePerHour, hitsPerHour }, ledger, seed, runs) {
  const draw = new Draw(seed);
  const rows = hourKnown.flatMap(({ deals, ...known }) =>
    valuedParts.map(({ part, name: valued }) => {
      const seen = simulateDeals({ valuePerHour, hitsPerHour }, draw, { deals, part, runs });
      const share = ([hits, of]) => hits / of;
      const name = `value an hour, ${deals} deals, ${valued} with a value`;
      const bounds = { from: 0.85, error: errorOf(0.9, seen.printed[1]), show: thousandths };
      return [
        deals,
        valued,
        part < 1 || !known.count
          ? '–'
          : ledger.near(`${name}, any`, share(seen.any), known.count, {
              tolerance: 0.03,
              error: errorOf(0.9, seen.any[1]),
              show: thousandths,
            }),
        ledger.figure(`${name}, printed`, share(seen.printed), bounds),
        seen.units[1] < runs / 20
          ? '–'
          : ledger.figure(`${name}, Fieller`, share(seen.units), {
              from: known.units ? known.units - 0.02 : 0.85,
              error: errorOf(0.9, seen.units[1]),
              reference: known.units,
              show: thousandths,
            }),
        tenths(seen.few / runs),
      ];
    }),
  );
  ledger.table(
    [
      'deals expected',
      'with a value',
      'count × mean deal, from 1',
      'as printed, from 3',
      'by units, from 10',
      'no range, too few',
    ],
    rows,
  );

  const least = Math.min(
    ...Array.from({ length: 80 }, (_, step) => {
      const expected = 0.25 * (step + 1);
      return poisson(expected, 80).reduce((sum, chance, k) => {
        const { low, high } = hitsPerHour(k, 1, 95);
        return low <= expected && expected <= high ? sum + chance : sum;
      }, 0);
    }),
  );
  const shown = ledger.figure('conversions an hour', least, { from: 0.95, show: thousandths });
  ledger.line(`Conversions an hour, exact: held at worst, with 0.25 to 20 expected, ${shown}.`);
}

/** In how many runs each range held the true value of an hour, of how many there was one. */
function simulateDeals({ valuePerHour, hitsPerHour }, draw, { deals, part, runs }) {
  const sigma = 0.8;
  const units = 20 * deals;
  const truth = (deals * Math.exp(sigma ** 2 / 2)) / (units * 0.5);
  const seen = { any: [0, 0], printed: [0, 0], units: [0, 0], few: 0 };
  const tally = (name, range) => {
    seen[name][1]++;
    if (range.low <= truth && truth <= range.high) seen[name][0]++;
  };
  for (let run = 0; run < runs; run++) {
    const sums = { units, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
    const counts = { k: 0, valued: 0 };
    for (let unit = 0; unit < units; unit++) {
      const won = draw.share() < deals / units;
      const isValued = won && draw.share() < part;
      if (won) counts.k++;
      if (isValued) counts.valued++;
      add(sums, draw.exponential(0.5), isValued ? Math.exp(sigma * draw.normal()) : 0);
    }
    const hour = valuePerHour(counts, sums, 95);
    if (counts.k > 0 && counts.valued === counts.k) {
      const { low, high } = hitsPerHour(counts.k, sums.x, 95);
      tally('any', { low: (low * sums.y) / counts.k, high: (high * sums.y) / counts.k });
    }
    if (hour?.byCount) tally('printed', hour.byCount);
    else seen.few++;
    if (hour?.byUnits) tally('units', hour.byUnits);
  }
  return seen;
}
