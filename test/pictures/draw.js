import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { lastWeeks } from './journal.js';
import { PaintedScreen } from './screen.js';
import { svgOf } from './svg.js';

/*
 * Draws the README's pictures from what the built program prints about the made-up quarter of test/data and about a few
 * made-up weeks, into the folder named, else beside this file:  npm run build && node test/pictures/draw.js [FOLDER]
 */

process.env.TZ = 'Europe/Berlin';
const root = path.join(import.meta.dirname, '..', '..');
const { main } = createRequire(import.meta.url)(path.join(root, 'dist', 'prospect.cjs'))('index');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-pictures-'));
let journal = 'quarter.db';
const target = process.argv[2] ?? import.meta.dirname;

/** Runs one command line at a local time on the one journal, on a terminal of 80 columns; `keys` answer what it asks. */
async function run(now, args, keys) {
  const screen = new PaintedScreen();
  const complaints = [];
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  Object.assign(stdin, { isTTY: true, setRawMode: () => stdin });
  Object.assign(stdout, { isTTY: true, columns: 80, _isStdio: true });
  const host = {
    args: ['--db', path.join(folder, journal), ...args],
    env: { TZ: process.env.TZ, FORCE_COLOR: '1' },
    platform: 'linux',
    cwd: root,
    home: folder,
    root,
    stdin,
    stdout,
    isTerminal: (which) => which !== 'in' || keys !== undefined,
    columns: 80,
    write: (sink, text) => {
      if (sink === 'out') stdout.write(text);
      else complaints.push(text);
      return true;
    },
    clock: () => ({ now: Date.parse(now), zone: process.env.TZ }),
  };
  screen.write(`\x1b[2m$\x1b[22m prospect ${args.join(' ')}\n`);
  stdout.on('data', (chunk) => screen.write(chunk.toString()));
  const ended = main(host);
  if (keys) await pressAll(screen, stdin, stdout, keys);
  else if ((await ended) !== 0) throw new Error(`${args.join(' ')}: ${complaints.join('')}`);
  return { screen, leave: () => (stdin.write('\x03'), ended) };
}

/** Waits for each text in turn, then types what goes with it; the last is only waited for. */
async function pressAll(screen, stdin, stdout, keys) {
  for (const [seen, typed] of keys) {
    while (!screen.text.includes(seen)) await new Promise((done) => stdout.once('data', done));
    if (typed) stdin.write(typed);
  }
}

async function draw(name, title, now, args, keys) {
  const { screen, leave } = await run(now, args, keys);
  const svg = svgOf(screen, { title, showCursor: keys !== undefined && screen.cursor });
  fs.writeFileSync(path.join(target, `${name}.svg`), svg);
  if (keys) await leave();
}

const friday = '2026-11-20T18:10';
const monday = '2026-11-23T08:00';

try {
  for (const file of ['demo-tactics.csv', 'demo.csv'])
    await run(friday, ['import', path.join(root, 'test', 'data', file)]);
  await draw('report', 'prospect report: which tactics work, what broke, what to do next', friday, [
    'report',
  ]);
  await draw('tactic', 'prospect tactic show: one tactic in full', friday, ['tactic', 'show', 'cold-call']);
  journal = 'weeks.db';
  for (const [now, ...args] of lastWeeks) await run(now, args);
  await draw('due', 'prospect due: what was promised to whom', monday, ['due']);
  await draw(
    'log',
    'prospect log: asking for a touch',
    monday,
    ['log'],
    [['Who?', 'har'], ['› Harbor', '\r'], ['How?', '\r'], ['Result?']],
  );
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
