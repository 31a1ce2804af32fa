import { binomial, Draw, errorOf, mean } from './draw.js';
import { tenths } from './ledger.js';

/** Equal tactics of 10 %, 20 tries each: exact means of the best raw rate, and chances that it is twice the truth. */
const leaderKnown = [
  { arms: 3, best: 0.157, double: 0.35 },
  { arms: 5, best: 0.181, double: 0.51 },
  { arms: 10, best: 0.212, double: 0.76 },
];

export function followLeaders({ Pool }, ledger, seed, runs) {
  const draw = new Draw(seed);
  const tries = 20;
  const chances = binomial(tries, 0.1);
  const rows = leaderKnown.map(({ arms, best, double }) => {
    const atMost = (k) => chances.slice(0, k + 1).reduce((sum, chance) => sum + chance, 0) ** arms;
    const raw = chances.reduce((sum, _, k) => sum + k * (atMost(k) - (k > 0 ? atMost(k - 1) : 0)), 0) / tries;
    const guesses = Array.from({ length: runs }, () => {
      const pool = new Pool(Array.from({ length: arms }, () => ({ n: tries, k: draw.hits(tries, 0.1) })));
      return Math.max(...Array.from({ length: arms }, (_, arm) => pool.mean(arm)));
    });
    const name = `${arms} equal tactics`;
    return [
      arms,
      ledger.near(`${name}, best raw rate`, raw, best, { tolerance: 0.001, show: tenths }),
      ledger.near(`${name}, chance of double`, 1 - atMost(3), double, { tolerance: 0.006, show: tenths }),
      ledger.figure(`${name}, best guess`, mean(guesses), { from: 0.09, to: 0.14, show: tenths }),
    ];
  });
  ledger.table(
    ['equal tactics of 10 %', 'best raw rate', 'shows double the truth', 'our best guess at it'],
    rows,
  );
}

const looks = Array.from({ length: 10 }, (_, look) => 10 * (look + 1));
const sure = [0.9, 0.95, 0.99];
const noSpread = { a: 0.5, b: 4.5 };

/** Shares of runs in which some tactic is ever surer to be the best than so much, in looks at every ten tries of each. */
export function peek({ Pool, chanceAbove }, ledger, seed, runs) {
  const pooled = remember((n, one, two) => {
    const ranking = new Pool([
      { n, k: one },
      { n, k: two },
    ]).rank();
    return ranking ? ranking.chances[0] : 0.5;
  });
  const apart = remember((n, one, two) =>
    chanceAbove(
      { a: noSpread.a + two, b: noSpread.b + n - two },
      { a: noSpread.a + one, b: noSpread.b + n - one },
    ),
  );
  const each = (share, other, chanceOf) => sure.map((limit) => peekTwo([share, other], limit, chanceOf));
  const all = (rates) => peekMany(rates, Pool, new Draw(seed), runs);
  const row = (name, shares, known, bounds, of) => [
    name,
    ...sure.map((limit, i) =>
      ledger.figure(`${name}, surer than ${limit}`, shares[i], {
        ...bounds(known[i]),
        error: of ? errorOf(known[i], of) : 0,
        reference: known[i],
        show: tenths,
      }),
    ),
  ];
  // References for pooled tactics come from some hundred runs, which the tolerances allow for.
  const exactly = (known) => ({ from: known - 0.001, to: known + 0.001 });
  const atMost = (known) => ({ to: known + 0.01 });
  const atLeast = (known) => ({ from: known - 0.05 });
  const [equal, fiveEqual] = [
    [0.1, 0.1],
    [0.1, 0.1, 0.1, 0.1, 0.1],
  ];
  ledger.table(
    ['', ...sure.map((limit) => `chance to be best > ${limit}`)],
    [
      row('two of 10 %, not pooled: false', each(...equal, apart), [0.599, 0.333, 0.074], exactly),
      row('two of 10 %: false', each(...equal, pooled), [0.17, 0.092, 0.013], atMost),
      row('five of 10 %: false', all(fiveEqual), [0.013, 0, 0], atMost, runs),
      row('5 % and 15 %: true', each(0.05, 0.15, pooled), [0.73, 0.59, 0.32], atLeast),
      row(
        'four of 5 %, one of 15 %: true',
        all([0.05, 0.05, 0.05, 0.05, 0.15]),
        [0.5, 0.33, 0.1],
        atLeast,
        runs,
      ),
    ],
  );
  tellApart(pooled, ledger);
}

/** Chances of two counts, computed once: they depend on the pair alone, turned around. */
function remember(chanceOf) {
  const known = new Map();
  return (n, one, two) => {
    if (one === two) return 0.5;
    const [more, less] = [Math.max(one, two), Math.min(one, two)];
    const key = (n * 1000 + more) * 1000 + less;
    if (!known.has(key)) known.set(key, chanceOf(n, more, less));
    return one > two ? known.get(key) : 1 - known.get(key);
  };
}

/** Exact: how likely each pair of counts is that was not decided before; pairs less likely than 1e-9 are left out. */
function peekTwo([first, second], limit, chanceOf) {
  const more = [binomial(10, first), binomial(10, second)];
  let open = new Map([[0, 1]]);
  let decided = 0;
  for (const n of looks) {
    const next = new Map();
    for (const [pair, chance] of open)
      for (let one = 0; one <= 10; one++)
        for (let two = 0; two <= 10; two++) {
          const part = chance * more[0][one] * more[1][two];
          const key = pair + one * 1000 + two;
          if (part > 1e-9) next.set(key, (next.get(key) ?? 0) + part);
        }
    for (const [pair, chance] of next) {
      const sureOf = chanceOf(n, Math.floor(pair / 1000), pair % 1000);
      if (Math.max(sureOf, 1 - sureOf) <= limit) continue;
      decided += chance;
      next.delete(pair);
    }
    open = next;
  }
  return decided;
}

function peekMany(rates, Pool, draw, runs) {
  const ever = sure.map(() => 0);
  for (let run = 0; run < runs; run++) {
    const counts = rates.map(() => ({ n: 0, k: 0 }));
    let surest = 0;
    for (const n of looks) {
      counts.forEach((count, arm) => {
        count.n = n;
        count.k += draw.hits(10, rates[arm]);
      });
      surest = Math.max(surest, ...(new Pool(counts).rank()?.chances ?? [0]));
    }
    sure.forEach((limit, i) => {
      if (surest > limit) ever[i]++;
    });
  }
  return ever.map((hits) => hits / runs);
}

/** Exact: how often one look after so many tries of each says which of two is better, surer than .95. */
function tellApart(chanceOf, ledger) {
  const pairs = [
    [0.05, 0.1],
    [0.1, 0.2],
    [0.05, 0.15],
    [0.05, 0.25],
  ];
  const rows = [5, 10, 20, 40, 60, 100].map((n) => [
    n,
    ...pairs.map(([worse, better]) => {
      const [one, two] = [binomial(n, better, 1e-7), binomial(n, worse, 1e-7)];
      let right = 0;
      let wrong = 0;
      for (const [k, chance] of one.entries())
        for (const [other, chanceOther] of two.entries()) {
          if (chance * chanceOther === 0) continue;
          const sureOf = chanceOf(n, k, other);
          if (sureOf > 0.95) right += chance * chanceOther;
          if (sureOf < 0.05) wrong += chance * chanceOther;
        }
      return `${tenths(right)} right, ${ledger.figure(`${n} tries, wrong winner`, wrong, { to: 0.02, show: tenths })} wrong`;
    }),
  ]);
  ledger.heading('Two tactics, one look: the chance that a winner is named, surer than .95');
  ledger.table(
    ['tries of each', ...pairs.map(([worse, better]) => `${tenths(worse)} or ${tenths(better)}`)],
    rows,
  );
}
