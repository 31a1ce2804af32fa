// Times whole commands as ratios of others in the same run: `npm run bench`, or with a size: `npm run bench -- 100000`;
// 0 leaves the large journal out. On another Node: `that-node test/bench/run.js`. The figures are in figures.md.
// Needs sqlite3 and mlr (Miller) on the path; what lacks its measure is left out and said.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { addPromises, generate } from './generate.js';

const root = path.join(import.meta.dirname, '..', '..');
const size = Number(process.argv[2] ?? 1_000_000);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-bench-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

const env = { ...process.env, PROSPECT_DB: path.join(folder, 'empty.db'), NO_COLOR: '1' };
delete env.NODE_EXTRA_CA_CERTS;
const node = process.execPath;
const bin = path.join(root, 'bin', 'prospect.cjs');
const at = (name) => path.join(folder, name);
const prospect = (db, ...args) => [node, bin, '--db', at(db), ...args];
const bare = [node, '-e', '0'];

/** Runs a command to its end; answers milliseconds and the largest memory seen, in MB. */
function run([command, ...args], { stdin, watch = false } = {}) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(command, args, {
      env,
      stdio: [stdin ? fs.openSync(stdin, 'r') : 'ignore', fs.openSync(at('out'), 'w'), 'pipe'],
    });
    let memory = 0;
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    const timer = watch
      ? setInterval(() => {
          try {
            const status = fs.readFileSync(`/proc/${child.pid}/status`, 'utf8');
            memory = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
          } catch {
            // It has just ended.
          }
        }, 20)
      : undefined;
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      if (code === 0) resolve({ ms, memory });
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${code}: ${complaint}`));
    });
  });
}

/** The fastest of `times` runs of each command, taken in turns; with medians. */
async function race(commands, times, options = {}) {
  const taken = commands.map(() => []);
  let memory = 0;
  for (let round = 0; round < times; round++)
    for (const [index, command] of commands.entries()) {
      options.before?.();
      const { ms, memory: seen } = await run(command, options);
      taken[index].push(ms);
      memory = Math.max(memory, seen);
    }
  return { ms: taken.map((list) => Math.min(...list)), memory };
}

const rows = [];
async function figure(name, limit, command, measure, times, options) {
  const { ms, memory } = await race([measure, command], times, options);
  const ratio = ms[1] / ms[0];
  rows.push({ name, limit, ratio, ms, memory });
  const note = `${ratio.toFixed(2)} × (at most ${limit}) · ${ms[1].toFixed(0)} ms of ${ms[0].toFixed(0)} ms${memory ? ` · ${memory.toFixed(0)} MB` : ''}`;
  console.log(`${ratio <= limit ? 'ok    ' : 'MISSED'} ${name}: ${note}`);
}

const has = (program) => spawnSync(program, ['--version']).status === 0;
const logAll = [
  'log',
  'Harbor Cafe',
  '-t',
  'cold-call',
  '-o',
  'no-answer',
  '--at',
  '-1h',
  '-m',
  '3',
  '-c',
  '1.20',
  '-n',
  'a note',
];

console.log(`Node ${process.version}, ${size} touches\n`);
await run(prospect('empty.db', ...logAll));
await figure('log, all options, small journal', 2.2, prospect('empty.db', ...logAll), bare, 30);
await figure('--help', 1.5, [node, bin, '--help'], bare, 30);

const calls = at('bank-calls.csv');
fs.writeFileSync(
  calls,
  zlib.gunzipSync(fs.readFileSync(path.join(root, 'test', 'data', 'bank-calls.csv.gz'))),
);
const mapping = [
  '--map',
  'at=Date',
  '--map',
  'lead=Client',
  '--map',
  'tactic=Phone',
  '--map',
  'seconds=Duration (s)',
  '--map',
  'outcome=Subscribed',
  '--recode',
  'outcome:yes=won',
  '--recode',
  'outcome:no=not-interested',
  '--const',
  'channel=call',
];
await run(prospect('calls.db', 'import', calls, ...mapping));
await figure(
  'report on 45,211 calls',
  10,
  prospect('calls.db', 'report', '--goal', 'won', '--period', 'all', '--as-of', '2011-06-30'),
  bare,
  10,
);

const columns = ['at', 'lead', 'tactic', 'channel', 'outcome', 'reason', 'minutes', 'cost', 'note'];
const made = (csv) => ['import', at(csv), ...columns.flatMap((name) => ['--map', `${name}=${name}`])];
generate(at('few.csv'), { touches: 10_000, leads: 500 });
await run(prospect('few.db', ...made('few.csv')));
addPromises(at('few.db'));
await figure('due, 10,000 touches', 2.4, prospect('few.db', 'due'), bare, 30);
await figure('prospect alone, 10,000 touches', 2.6, prospect('few.db'), bare, 30);
await figure('report, 10,000 touches', 6, prospect('few.db', 'report'), bare, 20);
await figure('log, all options, 10,000 touches', 2, prospect('few.db', ...logAll), bare, 30);
const demo = (...args) => [node, bin, 'demo', 'report', ...args];
await figure('report --html, the demo', 1.6, demo('--html', at('demo.html')), demo(), 20);
const keyPress = [node, bin, '__complete', 'zsh', '--db', at('few.db'), 'log', 'c'];
await figure('Tab, 10,000 touches', 2, keyPress, bare, 30);
if (size === 0) process.exit(rows.some((row) => row.ratio > row.limit) ? 1 : 0);

generate(at('made.csv'), { touches: size, leads: Math.ceil(size / 20) });
const imported = await run(prospect('big.db', ...made('made.csv')), { watch: true });
console.log(
  `       import of ${size} rows without ids: ${(imported.ms / 1000).toFixed(1)} s · ${imported.memory.toFixed(0)} MB`,
);
await run(prospect('big.db', ...logAll));
await figure(`log, all options, ${size} touches`, 2.2, prospect('big.db', ...logAll), bare, 30);

await run(prospect('big.db', 'export', 'touches'));
fs.copyFileSync(at('out'), at('touches.csv'));
if (has('mlr')) {
  const count = ['mlr', '--icsv', '--opprint', 'count-distinct', '-f', 'tactic,outcome', at('touches.csv')];
  await figure(
    `report --period all, ${size} touches`,
    1.5,
    prospect('big.db', 'report', '--period', 'all'),
    count,
    3,
    { watch: true },
  );
} else console.log('mlr is not here: the report on the large journal has nothing to be measured by');
if (has('sqlite3')) {
  const sql = fs.readFileSync(path.join(import.meta.dirname, 'touches.sql'), 'utf8');
  await figure(
    `export of ${size} touches`,
    4,
    prospect('big.db', 'export', 'touches'),
    ['sqlite3', '-csv', '-header', at('big.db'), sql],
    3,
    { watch: true },
  );
  const fresh = () => ['fresh.db', 'plain.db'].forEach((name) => fs.rmSync(at(name), { force: true }));
  await figure(
    `import of that CSV`,
    10,
    prospect('fresh.db', 'import', at('touches.csv')),
    ['sqlite3', at('plain.db'), `.import --csv ${at('touches.csv')} touch`],
    2,
    { watch: true, before: fresh },
  );
} else console.log('sqlite3 is not here: export and import have nothing to be measured by');

addPromises(at('big.db'));
await figure(`due, ${size} touches`, 6, prospect('big.db', 'due'), bare, 10);
await figure(`show, ${size} touches`, 6, prospect('big.db', 'show', '@7'), bare, 10);
await figure(`search, ${size} touches`, 6, prospect('big.db', 'lead', 'list', 'company'), bare, 10);

if (rows.some((row) => row.ratio > row.limit || row.memory > 300)) process.exitCode = 1;
