import type { VersionUse } from '../../store/counts/tactic.js';
import type { GroupRow } from './groups.js';
import type { Judgement } from './judge.js';
import type { Young } from './pace.js';

/** A version of a tactic, what it brought, and what is to be thought of it. */
export interface JudgedVersion {
  use: VersionUse;
  row: GroupRow;
  judgement: Judgement | null;
  young: Young | null;
}
