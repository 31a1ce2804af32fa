import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A journal of its own in a temporary folder, and the program in process on it, with a clock that is set. */
export class Desk {
  #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-simulate-'));
  #main;
  #root;
  now = 0;

  constructor(main, root) {
    this.#main = main;
    this.#root = root;
  }

  /** The answer of one command; throws what it complained of. */
  async run(...args) {
    const said = { out: '', err: '' };
    const code = await this.#main({
      args: ['--db', path.join(this.#folder, 'journal.db'), ...args],
      env: { TZ: 'UTC', NO_COLOR: '1' },
      platform: 'linux',
      cwd: this.#folder,
      home: this.#folder,
      root: this.#root,
      isTerminal: () => false,
      columns: undefined,
      write: (sink, text) => {
        said[sink] += text;
        return true;
      },
      clock: () => ({ now: this.now, zone: 'UTC' }),
    });
    if (code !== 0) throw new Error(`prospect ${args.join(' ')}: ${said.err}`);
    return said.out;
  }

  async read(...args) {
    return JSON.parse(await this.run(...args, '--json'));
  }

  async import(rows) {
    const file = path.join(this.#folder, 'rows.csv');
    fs.writeFileSync(file, rows.map((row) => `${row.join()}\n`).join(''));
    await this.run('import', file);
  }

  close() {
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
