import path from 'node:path';
import { UserError, exitCode } from './errors.js';

/** What decides where the journal lives. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  home: string | undefined;
  /** The current folder; undefined where that is gone. */
  cwd: string | undefined;
  /** The only journal there is, whatever else is named: a demo's. */
  onlyJournal?: string;
}

/** Where the journal is, whether a person named it, and with what. */
export interface Place {
  file: string;
  chosen: boolean;
  namedBy?: '--db' | 'PROSPECT_DB';
}

/**
 * The journal's absolute path: `--db`, else PROSPECT_DB, else the platform's data folder.
 * Refuses names SQLite would read as something else than a file.
 */
export function journalPath(named: string | undefined, around: Surroundings): Place {
  if (around.onlyJournal !== undefined) {
    if (named === undefined) return { file: around.onlyJournal, chosen: true };
    throw new UserError('The demo has a journal of its own.', {
      hint: 'Leave --db out, or leave "demo" out to work in your journal.',
    });
  }
  const fromEnv = around.env.PROSPECT_DB;
  const [namedBy, name] =
    named === undefined ? (['PROSPECT_DB', fromEnv] as const) : (['--db', named] as const);
  if (name !== undefined) return { file: checkPath(namedBy, name, around.cwd), chosen: true, namedBy };
  return { file: path.join(dataFolder(around), 'prospect', 'journal.db'), chosen: false };
}

function checkPath(label: string, name: string, cwd: string | undefined): string {
  const wrong =
    name === ''
      ? 'is empty'
      : name !== name.trim()
        ? 'begins or ends with a blank'
        : /[\u0000-\u001f\u007f-\u009f]/.test(name)
          ? 'holds a control character'
          : name.startsWith('-')
            ? 'looks like an option'
            : /^:memory:$|^file:/i.test(name) || /\?.*\bmode=/.test(name)
              ? 'is not the name of a file'
              : name.length > 4096 || name.split(/[/\\]/).some((part) => part.length > 255)
                ? 'is too long'
                : undefined;
  if (wrong)
    throw new UserError(`${label} "${name}" ${wrong}.`, {
      hint: `Name an ordinary file, for example ${label === '--db' ? '--db ' : ''}~/journal.db; one that begins with a dash is ./-name.`,
      code: exitCode.usage,
    });
  return absolutePath(name, cwd);
}

/**
 * The full path of a file that somebody named. Throws UserError where the name is relative and `cwd`, the current
 * folder, is not there.
 */
export function absolutePath(name: string, cwd: string | undefined): string {
  if (path.isAbsolute(name)) return path.resolve(name);
  if (cwd !== undefined) return path.resolve(cwd, name);
  throw new UserError('The folder that you are in is not there any more.', {
    hint: 'Go to another one (cd), or name files by their full path.',
    code: exitCode.absent,
  });
}

function dataFolder({ env, platform, home }: Surroundings): string {
  const xdg = env.XDG_DATA_HOME;
  if (xdg && path.isAbsolute(xdg)) return xdg;
  if (platform === 'win32' && env.LOCALAPPDATA && path.isAbsolute(env.LOCALAPPDATA)) return env.LOCALAPPDATA;
  if (!home || !path.isAbsolute(home))
    throw new UserError('There is no home folder to keep the journal in.', {
      hint: 'Say where with --db FILE or the variable PROSPECT_DB.',
      code: exitCode.cannotCreate,
    });
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  if (platform === 'win32') return path.join(home, 'AppData', 'Local');
  return path.join(home, '.local', 'share');
}
