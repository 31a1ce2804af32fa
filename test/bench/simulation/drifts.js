import { Draw } from './draw.js';
import { lookAt } from './looks.js';
import { tactics as seller, window } from './seller.js';

/**
 * What tactics are told whose leads are not as tidy as the seller's: week by week for half a year, from the dates of the
 * leads, by the report's own estimates and rules. Rates are multiples of the worth, by week from 0.
 */
const weeks = 26;
const quarter = 13;

/** A tactic that dies does so in this week, eight before the last look. */
const death = 18;

const multiples = [2, 1, 1 / 3];

const stories = {
  steady: { told: 'the rate stays as it is' },
  rising: {
    told: 'from nothing to twice that in half a year',
    rate: (m, week) => (2 * m * (week + 0.5)) / weeks,
  },
  learned: { told: 'a quarter of it for nine weeks', rate: (m, week) => (week < 9 ? m / 4 : m) },
  falling: { told: 'from twice that to nothing', rate: (m, week) => 2 * m * (1 - (week + 0.5) / weeks) },
  died: { told: 'nothing from week 19 on', rate: (m, week) => (week < death ? m : 0) },
  wonder: { told: 'three times that for a month, then nothing', rate: (m, week) => (week < 4 ? 3 * m : 0) },
  delayed: { told: 'conversions come after 20 days, not 9', mean: 20 },
  batches: { told: 'each week has a rate of its own, ρ .15', alike: 0.15 },
  duplicates: { told: 'one in five is in the list twice', twice: 0.2 },
};

/** Leads of one tactic: week and day of the first touch, day of the goal (null for none), whether lost at once. */
function drawLeads({ rate, mean = 9, alike = 0, twice = 0 }, { leads, worth }, multiple, draw) {
  const all = [];
  for (let week = 0; week < weeks; week++) {
    const wanted = worth * (rate ? rate(multiple, week) : multiple);
    const share = alike > 0 ? draw.spreadShare(wanted, 1 / alike - 1) : wanted;
    for (let lead = 0; lead < leads; lead++) {
      const first = 7 * week + draw.below(5);
      const wait = draw.share() < share ? waitOf(mean, draw) : null;
      const one = {
        first,
        met: wait === null ? null : first + wait,
        lost: wait === null && draw.share() < 0.2,
      };
      all.push(one);
      if (draw.share() < twice && lead + 1 < leads) {
        all.push(one);
        lead++;
      }
    }
  }
  return all;
}

function waitOf(mean, draw) {
  for (;;) {
    const wait = Math.floor(mean > 9 ? draw.twoWaits(mean) : draw.exponential(mean));
    if (wait <= window) return wait;
  }
}

/** What each tactic of a kind is told at each Friday. */
function follow(lib, family, leadsOf) {
  const told = family.map(() => []);
  const shifts = family.map(() => []);
  for (let week = 0; week < weeks; week++) {
    const tried = lookAt(lib, family, leadsOf, week);
    lib.judgeKind(tried).forEach(({ verdict }, arm) => {
      told[arm].push(verdict);
      shifts[arm].push(tried[arm].newer !== undefined);
    });
  }
  return { told, shifts };
}

export function simulateDrifts(lib, ledger, seed, runs) {
  const kinds = ['cold', 'warm'].map((kind) =>
    seller.filter((tactic) => tactic.kind === kind).map(({ leads, one }) => ({ leads, worth: 1 / one })),
  );
  ledger.heading(
    'Leads that are not tidy: what a tactic is told at any of 13 and of 26 Fridays',
    `The six tactics of the seller, ${runs} times each story; their rates are drawn as twice, just, or a third of the worth.`,
  );
  const rows = Object.entries(stories).flatMap(([name, story]) => {
    const draw = new Draw(seed);
    const tallies = new Map(multiples.map((multiple) => [multiple, newTally()]));
    for (let run = 0; run < runs; run++)
      for (const family of kinds) {
        const drawn = family.map(() => draw.pick(multiples));
        const leadsOf = family.map((tactic, arm) => drawLeads(story, tactic, drawn[arm], draw));
        const { told, shifts } = follow(lib, family, leadsOf);
        told.forEach((verdicts, arm) => note(tallies.get(drawn[arm]), verdicts, shifts[arm]));
      }
    return multiples.map((multiple) => rowOf(name, story, multiple, tallies.get(multiple), ledger));
  });
  ledger.table(
    [
      'leads',
      'rate ÷ worth',
      'drop, 13 weeks',
      'drop, 26',
      'keep, 13 weeks',
      'keep, 26',
      'keep at the end',
      'change told, 13 weeks',
      'change told, 26',
    ],
    rows,
  );
}

const newTally = () => ({ runs: 0, drop13: 0, drop: 0, keep13: 0, keep: 0, kept: 0, change13: 0, change: 0 });

function note(tally, verdicts, shifts) {
  const early = verdicts.slice(0, quarter);
  tally.runs++;
  const add = (name, is) => (tally[name] += Number(is));
  add('drop13', early.includes('drop'));
  add('drop', verdicts.includes('drop'));
  add('keep13', early.includes('keep'));
  add('keep', verdicts.includes('keep'));
  add('kept', verdicts.at(-1) === 'keep');
  add('change13', shifts.slice(0, quarter).includes(true));
  add('change', shifts.includes(true));
}

/** What was measured when the rules were chosen, with room for chance: a figure beyond it is a fault. */
const limits = {
  steady: { 2: { drop: 0.02, change: 0.05 }, third: { drop13: 0.8 } },
  rising: { 2: { drop: 0.3 } },
  learned: { 2: { drop: 0.3 } },
  died: { 2: { kept: 0.2 } },
  batches: { 2: { drop: 0.03, change: 0.08 } },
};

function rowOf(name, { told }, multiple, tally, ledger) {
  const bounds = limits[name]?.[multiple === 2 ? 2 : multiple < 1 ? 'third' : 'at'] ?? {};
  const share = (key) => {
    const value = tally[key] / tally.runs;
    const bound = bounds[key];
    const error = Math.max(Math.sqrt((value * (1 - value)) / tally.runs), 1 / tally.runs);
    if (bound === undefined) return ledger.figure(`${name} ${key}`, value);
    return ledger.figure(`${name}, ${multiple.toFixed(2)} times the worth: ${key}`, value, {
      ...(multiple < 1 ? { from: bound } : { to: bound }),
      error,
    });
  };
  const of = multiple < 1 ? 'a third' : multiple === 1 ? 'just' : 'twice';
  return [
    `${name}: ${told}`,
    of,
    ...['drop13', 'drop', 'keep13', 'keep', 'kept', 'change13', 'change'].map(share),
  ];
}
