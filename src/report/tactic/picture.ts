import type { About } from '../sheet/about.js';
import type { Picture } from '../sheet/picture.js';
import { curvesOf } from '../tactics/curve-picture.js';
import type { TacticRecord } from './tactic.js';

/** How long each version of a tactic takes to convert; null while none has leads enough for a range. */
export function picture({ versions, worked }: TacticRecord, { query }: About): Picture | null {
  return curvesOf(
    versions.map(({ row }) => row),
    worked,
    query,
  );
}
