import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const inMemory = '/dev/shm';
const roomNeeded = 2 * 1024 ** 3;

/**
 * Builds the program once before the tests, for those that run it as a process. Where the system has a folder in memory,
 * the tests put their files there: no write waits for a disk.
 */
export default function build(): void {
  execFileSync(process.execPath, ['esbuild.config.js'], { cwd: path.join(import.meta.dirname, '..', '..') });
  if (process.env.TMPDIR === undefined && hasRoom(inMemory)) process.env.TMPDIR = inMemory;
}

function hasRoom(place: string): boolean {
  try {
    fs.accessSync(place, fs.constants.W_OK);
    const { bavail, bsize } = fs.statfsSync(place);
    return bavail * bsize > roomNeeded;
  } catch {
    return false;
  }
}
