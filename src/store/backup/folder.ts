import fs from 'node:fs';
import { UserError, exitCode } from '../../errors.js';

/** Throws UserError where copies cannot be kept in a folder: it is not there, or may not be written. */
export function checkFolder(folder: string | null): void {
  if (folder === null) return;
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UserError(`There is no folder ${folder}.`, {
      hint: 'Make it first, or put in the disk that it is on.',
      code: exitCode.cannotCreate,
    });
  try {
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    throw new UserError(`The folder ${folder} cannot be written.`, {
      hint: 'Change its permissions, or name another one.',
      code: exitCode.permission,
      cause: error,
    });
  }
}
