import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Desk } from './desk.js';
import { compiled, faultIn, holdings, mustRun, runOn, setScene, told, writingLines } from './scene.js';

const { EIO, ENOSPC } = os.constants.errno;
const calls = { read: 1, write: 2, sync: 4, truncate: 8, unlink: 16, rename: 32, open: 64 };
const { read, write, sync, truncate, unlink, rename, open } = calls;

/** Ways in which a disk fails; `forEver`: from then on, every time. */
const faults = [
  { says: 'no write, once', kinds: write, error: EIO },
  { says: 'no write any more', kinds: write, error: EIO, forEver: true },
  { says: 'a full disk', kinds: write | open, error: ENOSPC, forEver: true },
  { says: 'a full disk for a moment', kinds: write, error: ENOSPC },
  { says: 'half a write', kinds: write, short: true },
  { says: 'half of every write', kinds: write, short: true, forEver: true },
  { says: 'no fsync, once', kinds: sync, error: EIO },
  { says: 'no fsync any more', kinds: sync, error: EIO, forEver: true },
  { says: 'no read, once', kinds: read, error: EIO },
  { says: 'no read any more', kinds: read, error: EIO, forEver: true },
  { says: 'half a read', kinds: read, short: true },
  { says: 'no removing, cutting or renaming, once', kinds: truncate | unlink | rename, error: EIO },
  { says: 'nothing at all, once', kinds: 127, error: EIO },
  { says: 'nothing at all any more', kinds: 127, error: EIO, forEver: true },
];

const lines = [
  ...writingLines.filter(({ text }) => /^(log|result|edit|undo|import|lead|tactic merge|rm)/.test(text)),
  { text: 'backup', args: ['backup', 'copy.db'] },
  {
    text: 'restore',
    args: ['restore', 'copy.db', '--yes'],
    before: [
      ['backup', 'copy.db'],
      ['log', 'Weber', '-o', 'held'],
    ],
  },
];

/** Codes with which a command may say that the disk failed, that the journal is busy or cannot be read. */
const documented = [0, 65, 66, 73, 74, 75, 77];

export const kind = {
  name: 'reads, writes and fsyncs that fail or are cut short, full disks',
  cases: 2000,

  async begin({ folder }) {
    const shim = compiled('shim.c', folder);
    if (!shim) return { skipped: 'since that needs Linux and a C compiler' };
    const planFile = path.join(folder, 'plan');
    fs.writeFileSync(planFile, Buffer.alloc(28));
    const plan = fs.openSync(planFile, 'r+');
    const checker = new Desk();
    const desk = new Desk({
      LD_PRELOAD: shim,
      TORTURE_UNDER: path.join(folder, 'disk'),
      TORTURE_PLAN: planFile,
    });
    const start = path.join(folder, 'start.db');
    await setScene(checker, start);

    /** Sets the plan; answers how many calls were counted under the last, and whether one failed. */
    function setPlan({ nth = 0, error = 0, forEver = false, kinds = 0, short = false }) {
      const was = Buffer.alloc(28);
      fs.readSync(plan, was, 0, 28, 0);
      const fields = [nth, error, Number(forEver), kinds, Number(short), 0, 0];
      fs.writeSync(plan, Buffer.from(Int32Array.from(fields).buffer), 0, 28, 0);
      return { counted: was.readInt32LE(20), failed: was.readInt32LE(24) === 1 };
    }

    async function setUp(line) {
      const disk = path.join(folder, 'disk');
      fs.rmSync(disk, { recursive: true, force: true });
      fs.mkdirSync(disk);
      const file = path.join(disk, 'journal.db');
      fs.copyFileSync(start, file);
      for (const args of line.before ?? []) await mustRun(checker, file, args);
      return file;
    }

    /** The line without a fault: what there is before and after, and how many calls of these kinds it makes. */
    async function measured(line, kinds) {
      const file = await setUp(line);
      const before = await holdings(checker, file);
      setPlan({ kinds });
      await mustRun(desk, file, line.args, line);
      const { counted } = setPlan({});
      return { before, after: await holdings(checker, file), counted };
    }

    async function attempt({ folder: place, random }) {
      const line = random.pick(lines);
      const fault = random.pick(faults);
      const { before, after, counted } = await measured(line, fault.kinds);
      const file = await setUp(line);
      setPlan({ ...fault, nth: 1 + random.below(Math.max(1, counted)) });
      const answer = await runOn(desk, file, line.args, line);
      setPlan({});
      const what = `${line.text}, ${fault.says}`;
      try {
        if (/went wrong|\n\s+at /.test(answer.err) || !documented.includes(answer.code))
          throw new Error(`${what}: ${told(answer)}`);
        const wrong = await faultIn(checker, file);
        if (wrong) throw new Error(`${what}: ${wrong}`);
        const now = await holdings(checker, file);
        if (now !== before && now !== after) throw new Error(`${what}: half-done`);
        if (answer.code === 0 && now !== after) throw new Error(`${what}: said to be done, and is not`);
        const isSaid = /is not known|is removed, but/.test(answer.err);
        if (answer.code !== 0 && now !== before && !isSaid)
          throw new Error(`${what}: done, and ${told(answer)}`);
      } catch (error) {
        fs.cpSync(path.dirname(file), place, { recursive: true });
        throw error;
      }
    }

    return { attempt, end: () => Promise.all([desk.end(), checker.end()]) };
  },
};
