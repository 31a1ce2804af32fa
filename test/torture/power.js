import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Desk } from './desk.js';
import { compiled, faultIn, runOn, setScene, told, writingLines } from './scene.js';
import { Disk, readTrace } from './trace.js';

/** Everything in a journal, as one word; throws where it cannot be opened or does not hold together. */
function stateOf(file) {
  const db = new Database(file, { fileMustExist: true });
  try {
    const found = db.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(`integrity_check: ${found}`);
    const hash = createHash('sha256');
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    for (const table of tables) hash.update(JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all()));
    return hash.digest('hex');
  } finally {
    db.close();
  }
}

/** What is typed in a round, some of it chosen at random. */
function script(random) {
  const typed = (pattern) => random.pick(writingLines.filter(({ text }) => pattern.test(text)));
  const log = (n) => ({ args: ['log', `Lead ${n}`, '--new', '-t', 'cold-call', '-o', 'talked'] });
  const rows = Array.from({ length: 150 }, (_, n) => `2026-11-20,Import ${n},call,talked\n`).join('');
  return [
    ...Array.from({ length: 4 }, (_, n) => log(n)),
    typed(/^(edit|result)/),
    { args: ['undo'] },
    { args: ['redo'] },
    { args: ['import', '-'], input: `date,lead,tactic,outcome\n${rows}` },
    { args: ['undo'] },
    { args: ['backup', 'copy.db'] },
    typed(/^(lead merge|lead forget|tactic merge|rm|next)/),
    log(8),
    { args: ['restore', 'copy.db', '--yes'] },
    log(9),
  ];
}

export const kind = {
  name: 'power cuts after each write, with what no fsync made sure lost, reordered or torn',
  cases: 60,

  async begin({ folder }) {
    const shim = compiled('shim.c', folder);
    if (!shim) return { skipped: 'since that needs Linux and a C compiler' };
    const checker = new Desk();
    const start = path.join(folder, 'start.db');
    await setScene(checker, start);
    const control = { tried: 0, lost: 0 };

    /** Lets the program do the round, recorded; answers what was done, and each state with where it was told of. */
    async function record(disk, traceFile, random) {
      const file = path.join(disk, 'journal.db');
      const desk = new Desk({ LD_PRELOAD: shim, TORTURE_UNDER: disk, TORTURE_TRACE: traceFile });
      const states = [{ state: stateOf(start), end: 0 }];
      try {
        for (const { args, input } of script(random)) {
          // One may be refused for what came before it.
          const answer = await runOn(desk, file, args, { input });
          if (![0, 2].includes(answer.code)) throw new Error(`${args.join(' ')}: ${told(answer)}`);
          states.push({ state: stateOf(file), end: fs.statSync(traceFile).size });
        }
      } finally {
        await desk.end();
      }
      return { done: readTrace(traceFile), states };
    }

    /** What is wrong with an image, in which every state up to `told` was told of; undefined where nothing is. */
    function lossIn(place, states, told) {
      try {
        const state = stateOf(path.join(place, 'journal.db'));
        if (states.slice(told, told + 2).some((known) => known.state === state)) return undefined;
        return states.some((known) => known.state === state) ? 'what was told of is not there' : 'half-done';
      } catch (error) {
        return error.message;
      }
    }

    /** Cuts the power after every so many things that were done, in several ways, and says what each image lost. */
    async function cut({ done, states }, { disk, place, random, cuts, isSynced, onImage }) {
      const every = Math.ceil(done.length / cuts);
      const first = random.below(every);
      const simulated = new Disk(disk, [[path.join(disk, 'journal.db'), fs.readFileSync(start)]]);
      for (const [index, each] of done.entries()) {
        simulated.do(each, isSynced);
        if (index % every !== first) continue;
        const told = states.findLastIndex(({ end }) => end <= each.end);
        for (const part of ['all', 'none', 'random', 'random', 'random']) {
          simulated.write(simulated.image(part, random), place);
          const says = `after ${index + 1} of ${done.length} (${part})`;
          await onImage(says, lossIn(place, states, told));
        }
      }
    }

    async function attempt({ number, folder: home, random }) {
      const disk = path.join(home, 'disk');
      const place = path.join(home, 'image');
      fs.mkdirSync(disk);
      fs.copyFileSync(start, path.join(disk, 'journal.db'));
      const recorded = await record(disk, path.join(home, 'trace'), random);
      let tried = 0;
      const onImage = async (says, loss) => {
        tried++;
        const wrong = loss ?? (tried % 50 === 0 && (await faultIn(checker, path.join(place, 'journal.db'))));
        if (wrong) throw new Error(`power cut ${says}: ${wrong}`);
      };
      await cut(recorded, { disk, place, random, cuts: 60, isSynced: true, onImage });
      if (number === 0) await tryControl(recorded, { disk, place: path.join(home, 'control'), random });
      return tried;
    }

    /** The same with fsyncs that do nothing, as with synchronous=OFF: that must lose, or nothing is shown here. */
    async function tryControl(recorded, where) {
      await cut(recorded, {
        ...where,
        cuts: 30,
        isSynced: false,
        onImage: (says, loss) => {
          control.tried++;
          if (loss) control.lost++;
        },
      });
      if (control.lost === 0)
        throw new Error('without any fsync nothing was lost either: this finds nothing');
    }

    return {
      attempt,
      end: () => checker.end(),
      after: () => `with fsyncs that do nothing ${control.lost} of ${control.tried} were lost`,
    };
  },
};
