import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';

/** A text as it was left in an editor, in a file that only its owner may read, there until it is discarded. */
export interface EditedText {
  text: string;
  file: string;
  discard: () => void;
}

const longest = 1_000_000;

/**
 * Opens a text in the person's editor, VISUAL or EDITOR, and waits until that is closed; needs a terminal. Throws
 * UserError where there is no such editor or where it ends with an error; the file is then kept if it was changed.
 */
export function editText(ctx: Context, text: string, name: string): EditedText {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-edit-'));
  const file = path.join(folder, name);
  const discard = () => {
    fs.rmSync(folder, { recursive: true, force: true });
  };
  fs.writeFileSync(file, text, { mode: 0o600 });
  const editor = editorOf(ctx);
  const code = runEditor(ctx, editor, file);
  const left = readText(file);
  if (left === text) discard();
  if (code === 0 && left !== undefined) return { text: left, file, discard };
  throw new UserError(
    code === 0
      ? `What the editor left in ${file} is not a text.`
      : `The editor "${editor}" ${endWords(code)}.`,
    {
      hint: `${left === text ? 'Set VISUAL or EDITOR to another editor.' : `What was written is kept in ${file}.`} Nothing was stored.`,
      code: exitCode.failed,
    },
  );
}

function editorOf({ host: { env, platform } }: Context): string {
  const set = [env.VISUAL, env.EDITOR].find((name) => name !== undefined && name.trim() !== '');
  return set ?? (platform === 'win32' ? 'notepad' : 'vi');
}

/** The editor's exit code; null where a signal ended it. It may be set with options of its own, which a shell reads. */
function runEditor({ host }: Context, editor: string, file: string): number | null {
  const options = { stdio: 'inherit', env: host.env } as const;
  // Ctrl-C in the editor is for the editor.
  const stop = host.onSignal?.(() => undefined);
  try {
    return host.platform === 'win32'
      ? spawnSync(`${editor} "${file}"`, { ...options, shell: true }).status
      : spawnSync('/bin/sh', ['-c', `${editor} "$1"`, 'prospect', file], options).status;
  } finally {
    stop?.();
  }
}

function endWords(code: number | null): string {
  if (code === null || code > 128) return 'was stopped';
  return code === 126 || code === 127 ? 'could not be started' : `ended with code ${code}`;
}

/** The file as text without its byte order mark; undefined where it is none, is gone or is far too long. */
function readText(file: string): string | undefined {
  try {
    if (fs.statSync(file).size > longest) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
  } catch {
    return undefined;
  }
}
