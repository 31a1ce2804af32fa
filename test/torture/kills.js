import fs from 'node:fs';
import path from 'node:path';
import { Desk } from './desk.js';
import { faultIn, holdings, mustRun, runOn, setScene, told, writingLines } from './scene.js';

/** Before the clock of every desk. */
const longAgo = new Date('2026-11-01T00:00:00Z');

const header = 'date,lead,tactic,outcome\n';
const large = header + Array.from({ length: 400 }, (_, n) => `2026-11-20,Import ${n},call,talked\n`).join('');

/** What writes, each with what comes before it. */
const lines = [
  ...writingLines,
  { text: 'import of 400', args: ['import', '-'], input: large },
  { text: 'undo of an import', args: ['undo'], before: [{ args: ['import', '-'], input: large }] },
  { text: 'redo', args: ['redo'], before: [{ args: ['undo'] }] },
  { text: 'backup', args: ['backup', 'copy.db'] },
  { text: 'backup in a folder', args: ['backup', '.'] },
  {
    text: 'restore',
    args: ['restore', 'copy.db', '--yes'],
    before: [{ args: ['backup', 'copy.db'] }, { args: ['log', 'Weber', '-o', 'held'] }],
  },
  {
    text: 'restore --undo',
    args: ['restore', '--undo', '--yes'],
    before: [
      { args: ['backup', 'copy.db'] },
      { args: ['log', 'Weber', '-o', 'held'] },
      { args: ['restore', 'copy.db', '--yes'] },
    ],
  },
  {
    text: 'first log, with a backup',
    args: ['log', 'Okafor', '-t', 'cold-call', '-o', 'talked'],
    before: [{ args: ['config', 'set', 'backup-folder', 'kept'] }],
  },
];

const wait = (milliseconds) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.max(0, milliseconds));

export const kind = {
  name: 'kill -9 at a random moment of every command that writes',
  cases: 1400,

  async begin({ folder }) {
    const checker = new Desk();
    const start = path.join(folder, 'start.db');
    await setScene(checker, start);
    const known = new Map();

    /** The folder in which a line is about to be typed. */
    async function setUp(place, { before = [] }) {
      const file = path.join(place, 'journal.db');
      fs.mkdirSync(path.join(place, 'kept'));
      fs.copyFileSync(start, file);
      for (const { args, input } of before) await mustRun(checker, file, args, { input });
      return file;
    }

    /** What a line comes to when nothing disturbs it, and how long that takes in milliseconds. */
    async function outcomeOf(line) {
      if (known.has(line)) return known.get(line);
      const place = fs.mkdtempSync(path.join(folder, 'known-'));
      const file = await setUp(place, line);
      const before = await holdings(checker, file);
      const started = performance.now();
      await mustRun(checker, file, line.args, line);
      const took = performance.now() - started;
      const outcome = { before, after: await holdings(checker, file), took };
      known.set(line, outcome);
      return outcome;
    }

    /** A process that has run such a line before, so that a kill falls into its work instead of its start. */
    async function warmed() {
      const desk = new Desk();
      const file = path.join(fs.mkdtempSync(path.join(folder, 'warm-')), 'journal.db');
      fs.copyFileSync(start, file);
      await runOn(desk, file, ['log', 'Weber', '-o', 'held']);
      await runOn(desk, file, ['undo']);
      await runOn(desk, file, ['backup', 'warm.db']);
      return desk;
    }
    let next = warmed();

    async function attempt({ number, folder: place, random }) {
      const line = lines[number % lines.length];
      const { before, after, took } = await outcomeOf(line);
      const file = await setUp(place, line);
      const desk = await next;
      next = warmed();
      const running = runOn(desk, file, line.args, line);
      wait(random.share() * (took * 1.5 + 4));
      desk.kill();
      const { out, code } = await running;
      const told = code === 0 || out !== '';
      const fault = await faultIn(checker, file);
      if (fault) throw new Error(`${line.text}: ${fault}`);
      const now = await holdings(checker, file);
      if (now !== before && now !== after) throw new Error(`${line.text}: half-done`);
      if (told && now !== after) throw new Error(`${line.text}: said to be done, and is not`);
      await checkCopies(place, line, before, told);
    }

    /** Copies under their own name are whole; what an interrupted one left is cleared by the next. */
    async function checkCopies(place, line, before, isTold) {
      if (!line.args.includes('backup')) return;
      const isCopy = (name) => name.endsWith('.db') && name !== 'journal.db';
      const copies = fs.readdirSync(place).filter(isCopy);
      if (isTold && copies.length === 0) throw new Error(`${line.text}: said to be done, and there is none`);
      for (const name of copies)
        if ((await holdings(checker, path.join(place, name))) !== before)
          throw new Error(`${line.text}: ${name} is not what the journal was`);
      // One that is younger than an hour may still be written by somebody.
      for (const name of fs.readdirSync(place).filter((name) => name.includes('.part')))
        fs.utimesSync(path.join(place, name), longAgo, longAgo);
      const again = await runOn(checker, path.join(place, 'journal.db'), ['backup', 'again.db']);
      if (again.code !== 0) throw new Error(`backup again: ${told(again)}`);
      const left = fs.readdirSync(place).filter((name) => name.includes('.part'));
      if (left.length > 0) throw new Error(`${line.text}: the next backup left ${left.join()}`);
    }

    return {
      attempt,
      async end() {
        await Promise.all([checker.end(), next.then((desk) => desk.end())]);
      },
    };
  },
};
