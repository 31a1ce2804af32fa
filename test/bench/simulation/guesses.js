import { Draw, errorOf, mean } from './draw.js';
import { thousandths } from './ledger.js';

const known = { rmse: 0.0468, rawRmse: 0.0727, held: 0.946, worst: 0.904, held80: 0.802, flattered: 0.006 };

/**
 * Several tactics whose true rates are alike or spread, each with few tries: how near the best guess comes, how often
 * its range holds the true rate, and by how much the leader is flattered; against the raw rate with its Wilson range.
 */
export function simulateGuesses({ Pool, wilson }, ledger, seed, runs) {
  const draw = new Draw(seed);
  const cells = [3, 15].flatMap((arms) =>
    [60, 300].flatMap((most) =>
      [0.05, 0.15].flatMap((share) =>
        [Infinity, 20, 5].map((spread) => guessCell({ arms, most, share, spread }, Pool, wilson, draw, runs)),
      ),
    ),
  );
  const all = Object.fromEntries(
    Object.keys(cells[0]).map((key) => [key, mean(cells.map((cell) => cell[key]))]),
  );
  const worst = (key) => Math.min(...cells.map((cell) => cell[key]));
  const error = errorOf(0.95, runs * cells.length * 3);
  const near = (name, value, reference, tolerance) =>
    ledger.near(name, value, reference, { tolerance, show: thousandths });
  const least = (name, value, from, reference, slack = error) =>
    ledger.figure(name, value, { from, error: slack, reference, show: thousandths });
  ledger.table(
    ['', 'best guess', 'raw rate, Wilson'],
    [
      [
        'error (root mean square)',
        near('error of the best guess', all.rmse, known.rmse, 0.006),
        near('error of the raw rate', all.rawRmse, known.rawRmse, 0.008),
      ],
      [
        '95 % range holds the true rate',
        least('range of the best guess', all.held, 0.935, known.held),
        least('range of the raw rate', all.rawHeld, 0.94),
      ],
      [
        'the same in the worst of 24 settings',
        least('worst range of the best guess', worst('held'), 0.89, known.worst, errorOf(0.9, runs)),
        least('worst range of the raw rate', worst('rawHeld'), 0.9),
      ],
      ['80 % range holds the true rate', least('80 % range', all.held80, 0.78, known.held80), ''],
      [
        'the leader is shown too high by',
        near('flattery of the leader', all.flattered, known.flattered, 0.01),
        least('flattery by the raw rate', all.rawFlattered, 0.05, 0.081),
      ],
    ],
  );
}

function guessCell({ arms, most, share, spread }, Pool, wilson, draw, runs) {
  const sums = { square: 0, rawSquare: 0, held: 0, held80: 0, rawHeld: 0, flattered: 0, rawFlattered: 0 };
  for (let run = 0; run < runs; run++) {
    const rates = Array.from({ length: arms }, () => draw.spreadShare(share, spread));
    const counts = rates.map((rate) => {
      const n = Math.floor(5 * (most / 5) ** draw.share());
      return { n, k: draw.hits(n, rate) };
    });
    const pool = new Pool(counts);
    const guesses = counts.map((_, arm) => pool.mean(arm));
    const raw = counts.map(({ k, n }) => k / n);
    counts.forEach(({ k, n }, arm) => {
      const rate = rates[arm];
      const holds = (low, high) => (low <= rate && rate <= high ? 1 : 0);
      const shown = wilson(k, n, 95);
      sums.square += (guesses[arm] - rate) ** 2;
      sums.rawSquare += (raw[arm] - rate) ** 2;
      sums.held += holds(pool.quantile(arm, 0.025), pool.quantile(arm, 0.975));
      sums.held80 += holds(pool.quantile(arm, 0.1), pool.quantile(arm, 0.9));
      sums.rawHeld += holds(shown.low, shown.high);
    });
    sums.flattered += flattery(guesses, rates);
    sums.rawFlattered += flattery(raw, rates);
  }
  const shown = arms * runs;
  return {
    rmse: Math.sqrt(sums.square / shown),
    rawRmse: Math.sqrt(sums.rawSquare / shown),
    held: sums.held / shown,
    held80: sums.held80 / shown,
    rawHeld: sums.rawHeld / shown,
    flattered: sums.flattered / runs,
    rawFlattered: sums.rawFlattered / runs,
  };
}

/** By how much the figure of the leading one exceeds its true rate. */
function flattery(figures, rates) {
  const best = Math.max(...figures);
  return best - rates[figures.indexOf(best)];
}
