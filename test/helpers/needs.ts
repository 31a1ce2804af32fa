import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/** Whether a program is installed; `args` make it end at once, without a fault. */
export const isInstalled = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

/** Tests that need something of the machine: without it they are skipped, and the end of the run says what it is. */
export function describeWith(what: string, isThere: boolean, name: string, tests: () => void): void {
  describe.skipIf(!isThere)(isThere ? name : `${name} (needs ${what})`, tests);
}
