import { Draw, errorOf } from './draw.js';

const tiers = ['A', 'B', 'C'];

/** Tactics whose mix says nothing, and two of which one was kept for the better leads. */
const cells = [
  { name: 'five tactics of 10 %, tiers alike, 25 leads each', tactics: 5, leads: 25, rates: [0.1, 0.1, 0.1] },
  { name: 'five tactics of 30 %, tiers alike, 25 leads each', tactics: 5, leads: 25, rates: [0.3, 0.3, 0.3] },
  {
    name: 'five tactics of 3 %, tiers alike, 60 leads each',
    tactics: 5,
    leads: 60,
    rates: [0.03, 0.03, 0.03],
  },
  {
    name: 'two tactics of 10 %, tiers alike, 100 leads each',
    tactics: 2,
    leads: 100,
    rates: [0.1, 0.1, 0.1],
  },
];
const kept = {
  rates: [0.4, 0.12, 0.06],
  mixes: [
    [0.7, 0.2, 0.1],
    [0.1, 0.3, 0.6],
  ],
};

/** How often a mix of tiers is told to mislead: where tiers are all alike, and where one tactic had the better ones. */
export function simulateMixes({ mixSentence }, ledger, seed, runs) {
  const draw = new Draw(seed);
  const told = (tactics, countsOf) => {
    let times = 0;
    const keys = Array.from({ length: tactics }, (_, key) => key + 1);
    for (let run = 0; run < runs; run++)
      if (mixSentence([keys], [{ of: 'tier', counts: keys.flatMap(countsOf) }], String) !== null) times++;
    return times / runs;
  };
  const alarms = cells.map(({ name, tactics, leads, rates }) => {
    const share = told(tactics, (key) => countsOf(draw, key, leads, [1 / 3, 1 / 3, 1 / 3], rates));
    return [name, ledger.figure(name, share, { to: 0.05, error: errorOf(share, runs) })];
  });
  const found = [50, 100, 200].map((leads) => {
    const name = `one tactic kept for tier A, ${leads} leads each`;
    const share = told(2, (key) => countsOf(draw, key, leads, kept.mixes[key - 1], kept.rates));
    return [name, ledger.figure(name, share, { from: leads < 100 ? 0.5 : 0.8, error: errorOf(share, runs) })];
  });
  ledger.table(['tactics', 'told that the mix misleads'], [...alarms, ...found]);
}

function countsOf(draw, key, leads, mix, rates) {
  const counts = tiers.map((stratum) => ({ key, stratum, k: 0, n: 0 }));
  for (let lead = 0; lead < leads; lead++) {
    const share = draw.share();
    const tier = share < mix[0] ? 0 : share < mix[0] + mix[1] ? 1 : 2;
    counts[tier].n++;
    if (draw.share() < rates[tier]) counts[tier].k++;
  }
  return counts.filter(({ n }) => n > 0);
}
