import { restoreHint } from './restore-hint.js';
import { UserError, exitCode, type ExitCode } from '../../errors.js';

/** Code of an error raised by SQLite or the file system, such as SQLITE_FULL or EACCES; blank when it has none. */
export function faultCode(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

/** What to tell the person about an error of SQLite or the file system; undefined for any other error. */
export function explainFault(error: unknown, file: string): UserError | undefined {
  const code = faultCode(error);
  const say = (message: string, exit: ExitCode, hint: string) =>
    new UserError(message, { code: exit, hint, cause: error });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return say(`${file} is busy: another program is writing to it.`, exitCode.busy, 'Try again in a moment.');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return say(`${file} is as it was: the disk is full.`, exitCode.io, 'Make room and try again.');
  if (code === 'SQLITE_READONLY_DBMOVED')
    return say(`${file} was moved or replaced while in use.`, exitCode.io, 'Try again.');
  if (code === 'SQLITE_READONLY_ROLLBACK' || code === 'SQLITE_READONLY_RECOVERY')
    return say(
      `${file} cannot be read: a write to it was cut short, and it or its folder is read-only.`,
      exitCode.permission,
      'Make them writable: opening it then takes that write back.',
    );
  if (
    code.startsWith('SQLITE_READONLY') ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code === 'SQLITE_PERM'
  )
    return say(
      `${file} cannot be written: it or its folder is read-only.`,
      exitCode.permission,
      'Change its permissions, or name another journal with --db FILE.',
    );
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO')
    return say(
      `${file} cannot be used: the disk failed (${code}).`,
      exitCode.io,
      'Check the disk, then try again.',
    );
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return say(
      `${file} is damaged or is not a journal (${code}${malformedPart(error)}).`,
      exitCode.badData,
      restoreHint,
    );
  if (code === 'SQLITE_ERROR' && /malformed JSON/.test((error as Error).message))
    return damagedLog(file, error);
  if (code.startsWith('SQLITE_CANTOPEN'))
    return say(
      `${file} cannot be opened.`,
      exitCode.cannotCreate,
      'Check that its folder exists and that you may use it.',
    );
  if (code === 'ENOENT')
    return say(
      `The folder of ${file} does not exist.`,
      exitCode.cannotCreate,
      'Make it first, or name another file.',
    );
  return undefined;
}

/** What to say of an error at the place of a file that is to be made; undefined for any other error. */
export function explainPlace(error: unknown, place: string): UserError | undefined {
  const code = faultCode(error);
  const say = (message: string, exit: ExitCode, hint = 'Name another file.') =>
    new UserError(message, { hint, code: exit, cause: error });
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return say(
      `The folder of ${place} does not exist.`,
      exitCode.cannotCreate,
      'Make it first, or name another file.',
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return say(`${place} cannot be written: its folder is read-only.`, exitCode.permission);
  if (code === 'ENAMETOOLONG')
    return say(`${place} cannot be made: the name is too long.`, exitCode.cannotCreate);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return say(`${place} was not written: the disk is full.`, exitCode.io, 'Make room and try again.');
  return explainFault(error, place);
}

/** What to say where the log of operations does not hold what a write of ours keeps in it. */
export function damagedLog(file: string, cause?: unknown): UserError {
  return new UserError(`${file} is damaged: what it keeps for undo cannot be read.`, {
    hint: 'Nothing was changed. Restore a backup, or go on without undo.',
    code: exitCode.badData,
    cause,
  });
}

/** What SQLite calls malformed among the things that are defined in a file. */
function malformedPart(error: unknown): string {
  const name =
    error instanceof Error ? /^malformed database schema \((.+?)\)/s.exec(error.message)?.[1] : undefined;
  return name === undefined ? '' : ` in "${name.slice(0, 100)}"`;
}
