import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { root } from './folder.js';

/** The program as it is installed, for `start(process.execPath, [bin, …])`. */
export const bin = path.join(root, 'bin', 'prospect.cjs');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface StartOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  uid?: number;
  input?: string;
}

/** Runs a program to its end, with no more of our environment than PATH. */
export function start(command: string, args: string[], options: StartOptions & { cwd: string }): Ended {
  const { cwd, env, uid, input } = options;
  const ended = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TZ: 'UTC', ...env },
    ...(uid === undefined ? {} : { uid }),
    ...(input === undefined ? {} : { input }),
  });
  return { code: ended.status, stdout: String(ended.stdout), stderr: String(ended.stderr) };
}

export const isRoot = process.getuid?.() === 0;

/** Somebody whom file modes hold back: as root one of no rights, else ourselves. */
export const ordinary = isRoot ? { uid: 65_534 } : {};

/**
 * A copy of the built program, as far as journals need it, where that ordinary user can read it: the package itself may
 * lie in a folder that only its owner may enter. Removed after the tests of the file.
 */
export function programForAnyone(): string {
  if (!isRoot) return bin;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.chmodSync(folder, 0o755);
  const driver = 'node_modules/better-sqlite3';
  for (const part of [
    'bin',
    'dist',
    'migrations',
    'package.json',
    'node_modules/cephes',
    `${driver}/package.json`,
    `${driver}/lib`,
    `${driver}/build/Release/better_sqlite3.node`,
  ])
    fs.cpSync(path.join(root, part), path.join(folder, part), { recursive: true, dereference: true });
  spawnSync('chmod', ['-R', 'a+rX', folder]);
  return path.join(folder, 'bin', 'prospect.cjs');
}
