// Tries to make the program lose something: `npm run torture`. Always the same cases, unless told otherwise:
//   npm run torture -- --seed 7 --minutes 60          other cases, and six times as many
//   npm run torture -- --kind damage --case 41        one kind, or one case of it again
// Each kind prints how many cases were tried and lost. Files of a lost case are kept. Two kinds run at once.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { kind as faults } from './faults.js';
import { kind as damage } from './damage.js';
import { kind as hostile } from './hostile.js';
import { kind as imports } from './imports.js';
import { kind as kills } from './kills.js';
import { kind as lines } from './lines.js';
import { kind as power } from './power.js';
import { Random } from './random.js';
import { kind as writers } from './writers.js';

const kinds = { kills, writers, damage, hostile, lines, imports, faults, power };

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
    kind: { type: 'string', multiple: true, default: Object.keys(kinds) },
    case: { type: 'string' },
  },
});
const minutes = Number(options.minutes);
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-torture-'));
const lanes = options.kind.length === 1 ? 1 : 2;
const shareOfTime = (minutes * 60_000 * 0.9 * lanes) / options.kind.length;

/** Runs the cases of a kind until they or the time are over; answers how many were lost. */
async function torture(id) {
  const kind = kinds[id];
  const folder = path.join(home, id);
  fs.mkdirSync(folder);
  const started = Date.now();
  const until = started + shareOfTime;
  const { attempt, end, skipped, after } = await kind.begin({ folder, until, seed: options.seed });
  if (skipped) {
    console.log(`${kind.name}: left out, ${skipped}`);
    return 0;
  }
  const cases = Math.ceil((kind.cases * Math.max(minutes, 10)) / 10);
  const from = Number(options.case ?? 0);
  let tried = 0;
  const lost = [];
  for (let number = from; number < cases && lost.length < 20; number++) {
    const place = path.join(folder, String(number));
    fs.mkdirSync(place);
    try {
      tried += (await attempt({ number, folder: place, random: new Random(options.seed, id, number) })) ?? 1;
      fs.rmSync(place, { recursive: true, force: true });
    } catch (error) {
      tried++;
      lost.push(`  seed ${options.seed}, case ${number}, kept in ${place}: ${error.message}`);
    }
    if (options.case !== undefined || Date.now() > until) break;
  }
  await end?.();
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${kind.name}: ${tried} tried, ${lost.length} lost (${seconds} s)${after ? `; ${after()}` : ''}`,
  );
  for (const line of lost) console.log(line);
  return lost.length;
}

const waiting = [...options.kind];
let lost = 0;
async function work() {
  for (let id; (id = waiting.shift()) !== undefined;) lost += await torture(id);
}
await Promise.all(Array.from({ length: lanes }, work));
if (lost === 0) fs.rmSync(home, { recursive: true, force: true });
else {
  console.log(`${lost} lost. One again: npm run torture -- --seed ${options.seed} --kind KIND --case CASE`);
  process.exitCode = 1;
}
