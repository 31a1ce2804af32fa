import { spawn } from 'node:child_process';
import type { Context } from '../../context.js';
import { say } from '../../render/safe.js';

/** What opens a file in the browser, by platform, without a shell between. */
function openerOf(platform: NodeJS.Platform, file: string): [program: string, ...args: string[]] {
  if (platform === 'darwin') return ['open', file];
  // What `start` does; a shell would obey what it finds in a name.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', file];
  return ['xdg-open', file];
}

// A program that opens a file with another one ends at once; one that is the browser itself goes on.
const longestWait = 2000;

/** Opens a file in the browser, which goes on by itself. Where that cannot be, it is said, and nothing else fails. */
export async function openInBrowser(ctx: Context, file: string): Promise<void> {
  const { host } = ctx;
  const [program, ...args] = openerOf(host.platform, file);
  const isOpened = await new Promise<boolean>((done) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', env: host.env });
    const waited = setTimeout(() => {
      done(true);
    }, longestWait);
    const end = (isGood: boolean) => {
      clearTimeout(waited);
      done(isGood);
    };
    child.once('error', () => {
      end(false);
    });
    child.once('exit', (code) => {
      end(code === 0);
    });
    child.unref();
  });
  if (!isOpened)
    ctx.note(say`No browser could be started with "${program}". Open the file yourself: ${file}`);
}
