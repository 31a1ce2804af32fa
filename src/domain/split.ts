import { createHash } from 'node:crypto';
import { fold } from './text.js';

/**
 * Which of two versions a lead goes to, 0 or 1: by the SHA-256 of its folded name and the names of both, as
 * `cold-call@1`. The same name goes to the same version in every file and on every machine, in whichever order the two
 * are given.
 */
export function sideOf(name: string, versions: readonly [string, string]): 0 | 1 {
  const sorted = versions.map(fold).sort();
  const hash = createHash('sha256')
    .update([...sorted, fold(name)].join('\n'))
    .digest();
  const chosen = sorted[hash[0]! & 1];
  return fold(versions[0]) === chosen ? 0 : 1;
}
