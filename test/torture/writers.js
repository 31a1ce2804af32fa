import path from 'node:path';
import { Desk } from './desk.js';
import { faultIn, mustRun, runOn, setScene, told } from './scene.js';

const writers = 16;
const each = 12;
const busy = 75;

export const kind = {
  name: '16 writers at once, with readers, exports and backups: touches',
  cases: 24,

  async begin() {
    const desks = Array.from({ length: writers }, () => new Desk());
    const others = Array.from({ length: 3 }, () => new Desk());

    /** Runs a line; answers whether it was done. Only that the journal is busy may stop it. */
    async function isDone(desk, file, args) {
      const answer = await runOn(desk, file, args, { limit: 120_000 });
      if (answer.code === 0) return true;
      if (answer.code === busy) return false;
      throw new Error(`${args.join(' ')}: ${told(answer)}`);
    }

    async function attempt({ folder, random }) {
      const file = path.join(folder, 'journal.db');
      await setScene(others[0], file);
      const logged = new Map();
      let isWriting = true;
      const reading = Promise.allSettled(
        others.map(async (desk, reader) => {
          for (let n = 0; isWriting; n++) {
            const backup = ['backup', `copy-${reader}-${n}.db`];
            const lines = [['report'], ['export', 'all'], ['list'], backup, ['due', '--json']];
            await isDone(desk, file, random.pick(lines));
          }
        }),
      );
      const writing = desks.map(async (desk, writer) => {
        for (let n = 0; n < each; n++) {
          const note = `touch ${n} of writer ${writer}`;
          const args = ['log', `Lead ${writer}-${n}`, '--new', '-t', 'cold-call', '-o', 'talked', '-n', note];
          logged.set(note, await isDone(desk, file, args));
        }
      });
      const ended = await Promise.allSettled(writing);
      isWriting = false;
      const failed = [...ended, ...(await reading)].find(({ reason }) => reason);
      if (failed) throw failed.reason;
      const listed = JSON.parse(await mustRun(others[0], file, ['list', '--json', '--limit', '0']));
      const notes = (listed.touches ?? listed).map(({ note }) => note);
      for (const [note, done] of logged) {
        const times = notes.filter((found) => found === note).length;
        if (times !== Number(done))
          throw new Error(`${note}: ${done ? 'stored' : 'busy'}, is there ${times} times`);
      }
      const fault = await faultIn(others[0], file);
      if (fault) throw new Error(fault);
      return logged.size;
    }

    return { attempt, end: () => Promise.all([...desks, ...others].map((desk) => desk.end())) };
  },
};
