import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Desk, nextDay } from './desk.js';
import { holdings, mustRun, runOn, setScene, told } from './scene.js';

const page = 4096;
const sector = 512;
const program = path.join(import.meta.dirname, '..', '..', 'bin', 'prospect.cjs');

/** What may happen to bytes that lie somewhere. Each changes `bytes`, or answers with others. */
const damages = {
  'one bit': (bytes, random) => void (bytes[random.below(bytes.length)] ^= 1 << random.below(8)),
  'one byte': (bytes, random) => void (bytes[random.below(bytes.length)] ^= 1 + random.below(255)),
  'a blank page': (bytes, random) => void bytes.fill(0, ...span(bytes, page, random)),
  'a blank sector': (bytes, random) => void bytes.fill(0, ...span(bytes, sector, random)),
  'a sector of chance': (bytes, random) => {
    const [from, to] = span(bytes, sector, random);
    for (let at = from; at < to; at++) bytes[at] = random.below(256);
  },
  'a sector from elsewhere': (bytes, random) => {
    const [from] = span(bytes, sector, random);
    bytes.copyWithin(from, ...span(bytes, sector, random));
  },
  'cut off': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
};

function span(bytes, size, random) {
  const from = size * random.below(Math.ceil(bytes.length / size));
  return [from, Math.min(bytes.length, from + size)];
}

/** A file with one damage, and what it is called. */
function damaged(bytes, random) {
  const says = random.pick(Object.keys(damages));
  const copy = Buffer.from(bytes);
  return { says, bytes: damages[says](copy, random) ?? copy };
}

const reading = ['export all', 'report', 'list', 'due', 'show 1', 'lead list', 'pipeline', 'search Weber'];
const writing = [['log', 'Weber', '-o', 'held'], ['undo'], ['lead', 'merge', 'Weber', 'Okafor']];

/** Whether SQLite finds a fault in the file. */
function isFaulted(file) {
  let db;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    return db.pragma('quick_check(1)', { simple: true }) !== 'ok';
  } catch {
    return true;
  } finally {
    db?.close();
  }
}

export const kind = {
  name: 'damaged bytes in journals, backups and compiled code',
  cases: 3000,

  async begin({ folder }) {
    const desk = new Desk();
    const start = path.join(folder, 'start.db');
    await setScene(desk, start);
    const rows = Array.from({ length: 150 }, (_, n) => `2026-11-20,Import ${n},call,talked\n`).join('');
    await mustRun(desk, start, ['import', '-'], { input: `date,lead,tactic,outcome\n${rows}` });
    const sound = await holdings(desk, start);
    const bytes = fs.readFileSync(start);
    let changed = 0;

    /** Runs a line, which must end with a plain answer. */
    async function answered(file, args, says, options) {
      const answer = await runOn(desk, file, args, options);
      if (answer.code === null || /went wrong|^\s+at .*:\d+/m.test(answer.err))
        throw new Error(`${says}, ${args.join(' ')}: ${told(answer)}`);
      return answer;
    }

    async function damagedJournal(place, random) {
      const file = path.join(place, 'journal.db');
      const { says, bytes: bad } = damaged(bytes, random);
      fs.writeFileSync(file, bad, { mode: 0o600 });
      const before = fs.readFileSync(file);
      const found = (await answered(file, ['doctor'], says)).code !== 0;
      await answered(file, random.pick(reading).split(' '), says);
      const all = await answered(file, ['export', 'all'], says);
      if (all.code === 0 && withoutUids(all.out) !== sound) {
        changed++;
        if (!found) throw new Error(`${says}: other data is shown, and doctor finds nothing`);
      }
      if (!fs.readFileSync(file).equals(before)) throw new Error(`${says}: written into by what only reads`);
      const backup = await answered(file, ['backup', 'copy.db'], says);
      if (backup.code === 0 && found && !/damaged/.test(backup.err + backup.out) && all.code !== 0)
        throw new Error(`${says}: backup copies as checked what cannot be read`);
      fs.writeFileSync(file, before);
      const isBad = isFaulted(file);
      const write = random.pick(writing);
      // The first write of a day looks through the file.
      const written = await answered(file, write, says, { now: nextDay });
      if (isBad && (written.code === 0 || !fs.readFileSync(file).equals(before)))
        throw new Error(
          `${says}, ${write.join(' ')}: written into (exit ${written.code}), though a check faults it`,
        );
      await answered(file, ['restore', '--from', file, '--to', path.join(place, 'saved.db')], says);
    }

    async function damagedBackup(place, random) {
      const file = path.join(place, 'journal.db');
      const copy = path.join(place, 'copy.db');
      fs.copyFileSync(start, file);
      await mustRun(desk, file, ['backup', 'copy.db']);
      const { says, bytes: bad } = damaged(fs.readFileSync(copy), random);
      fs.writeFileSync(copy, bad);
      await answered(file, ['restore'], says);
      const answer = await answered(file, ['restore', 'copy.db', '--yes'], says);
      const now = await answered(file, ['export', 'all'], says);
      if (now.code !== 0)
        throw new Error(`backup with ${says}: put in place (exit ${answer.code}), and cannot be read`);
      if (withoutUids(now.out) !== sound)
        throw new Error(`backup with ${says}: put in place with other data, exit ${answer.code}`);
    }

    /** The program as it is started, with the code that an earlier start kept. */
    function damagedCode(place, random) {
      const env = { PATH: process.env.PATH, TZ: 'UTC', NO_COLOR: '1', XDG_CACHE_HOME: place };
      const list = () =>
        spawnSync(process.execPath, [program, '--db', start, 'list'], {
          env,
          encoding: 'utf8',
          timeout: 60_000,
        });
      const { stdout } = list();
      const code = path.join(place, 'prospect');
      const name = random.pick(fs.readdirSync(code));
      const { says, bytes: bad } = damaged(fs.readFileSync(path.join(code, name)), random);
      fs.writeFileSync(path.join(code, name), bad);
      const again = list();
      if (again.status !== 0 || again.stdout !== stdout)
        throw new Error(
          `${says} in ${name}: exit ${again.status} ${again.signal} ${again.stderr.slice(-300)}`,
        );
    }

    async function attempt({ number, folder: place, random }) {
      if (number % 20 === 19) damagedCode(place, random);
      else if (number % 5 === 4) await damagedBackup(place, random);
      else await damagedJournal(place, random);
    }

    return {
      attempt,
      end: () => desk.end(),
      after: () => `${changed} showed other data, each found by doctor`,
    };
  },
};

const withoutUids = (text) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uid');
