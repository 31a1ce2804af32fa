import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Builds the program once before the tests, for those that run it as a process. */
export default function build(): void {
  execFileSync(process.execPath, ['esbuild.config.js'], { cwd: path.join(import.meta.dirname, '..', '..') });
}
