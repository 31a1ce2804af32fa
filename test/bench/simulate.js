// How far the report's figures can be trusted, by trying them on made-up salespeople whose true rates are known:
// `npm run simulate`, or a tenth of it with `npm run simulate -- --quick`, or `-- --seed 2` for other draws. Prints
// Markdown; in brackets what was measured with other programs (R, mpmath) when the methods were chosen. Ends with 1
// when a figure is not where it should be. `npm run simulate -- quarters` or `-- drifts` runs only that part;
// `-- verdicts`, `-- figures` and `-- hours` the others.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { followLeaders, peek } from './simulation/comparisons.js';
import { simulateGuesses } from './simulation/guesses.js';
import { simulateClock } from './simulation/hours.js';
import { simulateDrifts } from './simulation/drifts.js';
import { Ledger } from './simulation/ledger.js';
import { simulateMixes } from './simulation/mixes.js';
import { simulateOpen } from './simulation/open-leads.js';
import { simulateQuarters } from './simulation/quarters.js';
import { simulateClusters, simulateHours, sumWilson } from './simulation/ranges.js';
import { simulateHardCases, simulateVerdicts } from './simulation/verdicts.js';

const require = createRequire(import.meta.filename);
const root = path.join(import.meta.dirname, '..', '..');
const { values: options, positionals: parts } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const all = ['verdicts', 'figures', 'hours', 'drifts', 'quarters'];
if (parts.some((part) => !all.includes(part))) throw new Error(`The parts to run alone: ${all.join(', ')}.`);
const wants = (part) => parts.length === 0 || parts.includes(part);
const seed = 1000 * Number(options.seed);
const runs = (whole) => (options.quick ? Math.ceil(whole / 10) : whole);

/** The program's own functions, from its source. */
async function load() {
  const modules = [
    'main',
    'report/hours/hours',
    'report/hours/tally',
    'report/measures/mix',
    'domain/calendar',
    'report/measures/groups',
    'report/measures/verdict',
    'report/measures/weekly',
    'stats/clustered',
    'stats/difference',
    'stats/incidence',
    'stats/interval',
    'stats/pooling',
    'stats/returns',
  ];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-simulate-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const outfile = path.join(folder, 'stats.cjs');
  await build({
    stdin: {
      contents: modules.map((name) => `export * from './src/${name}.js';`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The database driver and cephes are required from the project, wherever the bundle is.
    plugins: [{ name: 'driver', setup: keepDriver }],
    external: ['@inquirer/core', 'ical-generator'],
    define: { 'import.meta.url': JSON.stringify(import.meta.filename) },
  });
  return require(outfile);
}

function keepDriver({ onResolve }) {
  const driver = require.resolve('better-sqlite3');
  onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: driver, external: true }));
}

const lib = await load();
const ledger = new Ledger();

if (wants('verdicts')) {
  simulateVerdicts(lib, ledger, seed + 1, runs(400));
  simulateHardCases(lib, ledger, seed + 8, runs(150));
}
if (wants('figures')) simulateFigures();
if (wants('hours')) {
  ledger.heading('When they answer', 'An hour or a weekday that the page would name.');
  simulateClock(lib, ledger, seed + 12, runs(1000));
}
if (wants('drifts')) simulateDrifts(lib, ledger, seed + 11, runs(150));
if (wants('quarters')) await simulateQuarters(lib, ledger, { root, seed: seed + 9, runs: runs(100) });

for (const fault of ledger.faults) console.error(`not where it should be: ${fault}`);
console.log(
  `${ledger.checked} figures, ${ledger.faults.length} not where they should be; seed ${options.seed}.`,
);
if (ledger.faults.length > 0) process.exitCode = 1;

function simulateFigures() {
  ledger.heading('Wilson ranges, exact, for rates of 1 to 30 %');
  sumWilson(lib, ledger);
  ledger.heading(
    'Leads still open: by_window',
    'Touched evenly over 60 days, half of them lost in the end; 95 % ranges.',
  );
  simulateOpen(lib, ledger, seed + 2, runs(4000));
  ledger.heading(
    'The best guess of tactics judged together',
    'Kinds of 3 and 15 tactics with 5 to 60 or 5 to 300 tries.',
  );
  simulateGuesses(lib, ledger, seed + 3, runs(250));
  ledger.heading('Rates of touches, several to a lead', 'One to five touches a lead, 95 % ranges.');
  simulateClusters(lib, ledger, seed + 4, runs(4000));
  ledger.heading(
    'The mix of leads',
    'Of all runs, those in which some pair of tactics is told to look otherwise tier by tier.',
  );
  simulateMixes(lib, ledger, seed + 10, runs(2000));
  ledger.heading('Value an hour, 95 % ranges');
  simulateHours(lib, ledger, seed + 5, runs(4000));

  ledger.heading('The leader among equal tactics, 20 tries each');
  followLeaders(lib, ledger, seed + 6, runs(1000));
  ledger.heading('A winner named at any of ten looks, after every ten tries of each');
  peek(lib, ledger, seed + 7, runs(600));
}
