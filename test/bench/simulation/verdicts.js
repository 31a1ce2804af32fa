import { Draw, errorOf } from './draw.js';
import { lookAt } from './looks.js';
import { window } from './seller.js';

/** Half a year of a made-up salesperson: leads a week and worth of each tactic, judged within its kind. */
const kinds = {
  cold: [
    { leads: 60, worth: 1 / 50 },
    { leads: 40, worth: 1 / 50 },
    { leads: 25, worth: 1 / 25 },
    { leads: 15, worth: 1 / 25 },
    { leads: 10, worth: 1 / 10 },
  ],
  warm: [
    { leads: 8, worth: 1 / 20 },
    { leads: 3, worth: 1 / 10 },
  ],
  alone: [{ leads: 9, worth: 1 / 12 }],
};
const multiples = [2, 1, 1 / 3];
const quarter = 13;
const weeks = 2 * quarter;

/** Of those that would convert, so many do only after the window and do not count. */
const late = 0.1;

/** Leads of half a year, first touched on a weekday, converting some days later with chance `rate` within the window. */
function drawLeads({ leads }, rate, draw) {
  return Array.from({ length: weeks * leads }, (_, lead) => {
    const first = 7 * Math.floor(lead / leads) + draw.below(5);
    const wait = waitOf(rate, draw);
    return { first, met: wait === null ? null : first + wait, lost: false };
  });
}

function waitOf(rate, draw) {
  if (draw.share() >= rate / (1 - late)) return null;
  if (draw.share() < late) return window + 1 + draw.below(30);
  for (;;) {
    const wait = Math.floor(draw.exponential(9));
    if (wait <= window) return wait;
  }
}

/** What each tactic is told on the Friday of each week, and what its evidence is after the last. */
function follow(tactics, rates, lib, draw) {
  const leadsOf = tactics.map((tactic, arm) => drawLeads(tactic, rates[arm], draw));
  const told = tactics.map(() => []);
  let counts = [];
  for (let week = 0; week < weeks; week++) {
    const tried = lookAt(lib, tactics, leadsOf, week);
    counts = tried.map(({ now }) => now);
    lib.judgeKind(tried).forEach(({ verdict }, arm) => told[arm].push(verdict));
  }
  return { told, counts };
}

/**
 * Bounds on being ever told drop at twice, once and a third of the worth, and on being ever told keep at a third. Where
 * fewer than five conversions are wanted of the leads that are old enough, none is asked for at a third.
 */
const limits = {
  first: { good: 0.02, fair: 0.2, bad: 0.35, keep: 0.03 },
  second: { good: 0.02, fair: 0.2, bad: 0.7, keep: 0.03 },
};
const enoughWanted = 5;

export function simulateVerdicts(lib, ledger, seed, runs) {
  const draw = new Draw(seed);
  const tallies = new Map();
  const ranges = { held: 0, of: 0 };
  for (let run = 0; run < runs; run++)
    for (const [kind, tactics] of Object.entries(kinds)) {
      const truth = tactics.map(() => draw.pick(multiples));
      const rates = tactics.map(({ worth }, arm) => worth * truth[arm]);
      const { told, counts } = follow(tactics, rates, lib, draw);
      const standings = lib.rankKind(counts, 95);
      tactics.forEach((_, arm) => {
        count(tallies, [kind, arm, truth[arm], 'first'], told[arm].slice(0, quarter));
        count(tallies, [kind, arm, truth[arm], 'second'], told[arm].slice(quarter));
        const { low, high } = standings[arm];
        ranges.of++;
        if (low <= rates[arm] && rates[arm] <= high) ranges.held++;
      });
    }
  ledger.heading('What a tactic is told in its first quarter', explained);
  printQuarter('first', tallies, ledger);
  ledger.heading('What it is told in its second quarter');
  printQuarter('second', tallies, ledger);
  const held = ranges.held / ranges.of;
  const shown = ledger.figure('best guess after half a year', held, {
    from: 0.94,
    error: errorOf(held, ranges.of),
  });
  ledger.line(`After half a year the 95 % range of the best guess holds the true rate in ${shown} of cases.`);
}

const explained =
  'Each run draws for every tactic whether its true rate is twice, exactly, or a third of its worth. "Ever" is at any of 13 Fridays, "end" at the last of them; keep and drop at the end include `keep?` and `drop?`.';

/**
 * Where pooling misleads most: few leads of its own among others that do badly, and a high worth among low ones. The
 * first tactic of each is watched; bounds hold for its being ever told drop in either quarter.
 */
const others = [60, 40, 25, 15].map((leads) => ({ leads, worth: 1 / 50, multiple: 1 / 3 }));
const hard = [
  ...[3, 10].flatMap((leads) =>
    [2, 1].map((multiple) => ({
      name: `${leads} a week at ${multiple === 2 ? 'twice 1/50' : '1/50'}, four others at a third of theirs`,
      tactics: [{ leads, worth: 1 / 50, multiple }, ...others],
      to: multiple === 2 ? 0.05 : 0.1,
    })),
  ),
  {
    name: '10 a week at 1/10, four others at theirs of 1/50 and 1/25',
    tactics: [kinds.cold[4], ...kinds.cold.slice(0, 4)].map((tactic) => ({ ...tactic, multiple: 1 })),
    to: 0.3,
  },
];

export function simulateHardCases(lib, ledger, seed, runs) {
  const draw = new Draw(seed);
  const rows = hard.map(({ name, tactics, to }) => {
    const drops = { first: 0, second: 0 };
    const rates = tactics.map(({ worth, multiple }) => worth * multiple);
    for (let run = 0; run < runs; run++) {
      const [told] = follow(tactics, rates, lib, draw).told;
      if (told.slice(0, quarter).includes('drop')) drops.first++;
      if (told.slice(quarter).includes('drop')) drops.second++;
    }
    const shown = Object.entries(drops).map(([when, hits]) => {
      const share = hits / runs;
      return ledger.figure(`${name}, ${when} quarter`, share, { to, error: errorOf(share, runs) });
    });
    return [name, ...shown];
  });
  ledger.heading('Where the others of its kind mislead: ever told drop');
  ledger.table(['', 'first quarter', 'second quarter'], rows);
}

function count(tallies, key, verdicts) {
  const name = key.join();
  if (!tallies.has(name)) tallies.set(name, { runs: 0, ever: {}, end: {} });
  const tally = tallies.get(name);
  tally.runs++;
  for (const verdict of new Set(verdicts)) tally.ever[verdict] = (tally.ever[verdict] ?? 0) + 1;
  const last = verdicts.at(-1);
  tally.end[last] = (tally.end[last] ?? 0) + 1;
}

function printQuarter(name, tallies, ledger) {
  const { good, fair, bad, keep } = limits[name];
  const rows = Object.entries(kinds).flatMap(([kind, tactics]) =>
    tactics.map(({ leads, worth }, arm) => {
      const judged = leads * (name === 'first' ? quarter - 4 : weeks - 4);
      const wanted = `${leads} × 1/${Math.round(1 / worth)}`;
      const share = (multiple, when, verdicts, bounds) => {
        const tally = tallies.get([kind, arm, multiple, name].join());
        const told = verdicts.reduce((sum, verdict) => sum + (tally[when][verdict] ?? 0), 0) / tally.runs;
        const what = `${wanted} ${kind}, ${name} quarter, at ${multiple.toFixed(2)}: ${when} ${verdicts[0]}`;
        return ledger.figure(what, told, { ...bounds, error: errorOf(told, tally.runs) });
      };
      return [
        `${wanted} ${kind}`,
        judged,
        (judged * worth).toFixed(1),
        share(2, 'ever', ['drop'], { to: good }),
        share(2, 'end', ['keep', 'keep?']),
        share(1, 'ever', ['drop'], { to: fair }),
        share(1, 'end', ['drop', 'drop?']),
        share(1, 'end', ['keep', 'keep?']),
        share(1 / 3, 'ever', ['drop'], judged * worth < enoughWanted ? {} : { from: bad }),
        share(1 / 3, 'end', ['drop', 'drop?']),
        share(1 / 3, 'ever', ['keep'], { to: keep }),
      ];
    }),
  );
  ledger.table(
    [
      'leads a week × worth',
      'judged at the end',
      'of them it would take',
      'twice: ever drop',
      'twice: end keep',
      'at: ever drop',
      'at: end drop',
      'at: end keep',
      'third: ever drop',
      'third: end drop',
      'third: ever keep',
    ],
    rows,
  );
}
