// Runs command lines of the built program one after the other, each when a line of JSON on standard input says so, and
// writes at once what they print. Started by desk.js, which may kill it at any moment.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';

const root = path.join(import.meta.dirname, '..', '..');
const { main } = createRequire(import.meta.url)('../../dist/prospect.cjs')('index');

/** Writes all of a message before it returns: what is printed counts as acknowledged. */
function tell(message) {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let done = 0; done < bytes.length;) {
    try {
      done += fs.writeSync(1, bytes, done);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

async function run({ args, input, columns, folder, now }) {
  const stdin = new PassThrough();
  stdin.end(input ?? '');
  const stdout = new PassThrough();
  stdout.on('data', (chunk) => tell({ out: chunk.toString() }));
  if (columns) Object.assign(stdout, { isTTY: true, columns });
  return main({
    args,
    env: { TZ: 'UTC', NO_COLOR: '1' },
    platform: 'linux',
    cwd: folder,
    home: folder,
    root,
    stdin,
    stdout,
    isTerminal: (which) => which === 'out' && columns !== undefined,
    columns,
    write(sink, text) {
      tell({ [sink]: text });
      return true;
    },
    clock: () => ({ now, zone: 'UTC' }),
    useZone: (zone) => (process.env.TZ = zone),
  });
}

tell({ ready: true });
for await (const line of createInterface({ input: process.stdin }))
  tell({ code: await run(JSON.parse(line)) });
