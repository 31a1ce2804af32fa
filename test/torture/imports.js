import fs from 'node:fs';
import path from 'node:path';
import { Desk } from './desk.js';
import { built, faultIn, holdings, mustRun, runOn, setScene, told } from './scene.js';

const samples = path.join(import.meta.dirname, '..', 'data', 'exports');
const documented = new Set(Object.values(built('errors').exitCode));

/** What may have happened to a file on its way. Each answers with other bytes. */
const mutations = {
  'cut off': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  'a byte changed': (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 1 + random.below(4); n > 0; n--) copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  'a part twice': (bytes, random) => {
    const [from, to] = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'a part left out': (bytes, random) => {
    const from = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + random.below(60))]);
  },
  'two lines swapped': (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n');
    const [one, other] = [random.below(lines.length), random.below(lines.length)];
    [lines[one], lines[other]] = [lines[other], lines[one]];
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  'two cells swapped': (bytes, random) => {
    const cells = bytes.toString('latin1').split(/([,;:\n])/);
    const [one, other] = [2 * random.below(cells.length / 2), 2 * random.below(cells.length / 2)];
    [cells[one], cells[other]] = [cells[other], cells[one]];
    return Buffer.from(cells.join(''), 'latin1');
  },
  nothing: (bytes) => bytes,
};

export const kind = {
  name: 'mutated imports',
  cases: 1000,

  async begin({ folder }) {
    const desk = new Desk();
    const start = path.join(folder, 'start.db');
    await setScene(desk, start);
    const before = await holdings(desk, start);
    const files = fs
      .readdirSync(samples)
      .filter((name) => name !== 'README.md')
      .map((name) => ({ name, bytes: fs.readFileSync(path.join(samples, name)) }));
    for (const [name, ...args] of [
      ['touches.csv', 'export', 'touches'],
      ['leads.csv', 'export', 'leads'],
      ['tactics.csv', 'export', 'tactics'],
      ['all.json', 'export', 'all'],
      ['touches.json', 'export', 'touches', '--json'],
    ])
      files.push({ name, bytes: Buffer.from(await mustRun(desk, start, args)) });
    await mustRun(desk, start, ['export', 'workbook', 'own.xlsx']);
    files.push({ name: 'own.xlsx', bytes: fs.readFileSync(path.join(folder, 'own.xlsx')) });
    // Ours are half of what is tried: they hold the most.
    const own = files.slice(-6);

    async function attempt({ folder: place, random }) {
      const { name, bytes } = random.pick(random.oneIn(2) ? own : files);
      const says = random.pick(Object.keys(mutations));
      const file = path.join(place, 'journal.db');
      fs.copyFileSync(start, file);
      fs.writeFileSync(path.join(place, name), mutations[says](bytes, random));
      const answer = await runOn(desk, file, ['import', name, ...(random.oneIn(4) ? ['--skip-bad'] : [])]);
      const what = `${name}, ${says}`;
      if (!documented.has(answer.code) || /went wrong|^\s+at .*:\d+/m.test(answer.err))
        throw new Error(`${what}: ${told(answer)}`);
      if (answer.code !== 0 && !/^prospect: .{10,}/m.test(answer.err))
        throw new Error(`${what}: refused without a word`);
      if (answer.code !== 0 && (await holdings(desk, file)) !== before)
        throw new Error(`${what}: refused, and the journal is another`);
      const fault = await faultIn(desk, file);
      if (fault) throw new Error(`${what}: ${fault}`);
      if (answer.code === 0) await comesBack(file, place, what);
    }

    /** What the program exports, it imports. */
    async function comesBack(file, place, what) {
      const all = path.join(place, 'all-again.json');
      fs.writeFileSync(all, await mustRun(desk, file, ['export', 'all']));
      const copy = path.join(place, 'again.db');
      const back = await runOn(desk, copy, ['import', all]);
      if (back.code !== 0) throw new Error(`${what}: what was exported is refused: ${told(back)}`);
      const fault = await faultIn(desk, copy);
      if (fault) throw new Error(`${what}, brought back: ${fault}`);
    }

    return { attempt, end: () => desk.end() };
  },
};
