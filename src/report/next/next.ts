import { daysBetween, type Day } from '../../domain/calendar.js';
import type { DecisionRow } from '../../store/tactics/decisions.js';
import type { Judgements } from '../measures/judge.js';
import type { RunningTrial } from '../trial/status.js';
import { chooseNext, type TryChoice, type TryCounts, type TryRow } from './try.js';
import type { Verdict } from '../measures/verdict.js';

/** What the page says is next. */
export interface Next {
  /** What to do more of, and what is chosen with it; null where there is no choice, too little to choose by, or what to drop comes first. */
  more:
    (TryRow & Pick<TryChoice, 'by' | 'level'> & { isLeastDone: boolean; pairs: readonly TryRow[] }) | null;
  /** Versions to decide on: by their verdict, those to drop first, then those whose trial is past its end. */
  decide: readonly { name: string; version: number; isNewest: 0 | 1 }[];
}

/** What the store holds on what is next. */
interface NextCounts {
  counts: TryCounts;
  judgements: Judgements;
  /** All up to as-of, in the order they were made. */
  decisions: readonly DecisionRow[];
  trials: readonly RunningTrial[];
}

/** A verdict is not asked about for so many days after a decision. */
export const restDays = 14;

const asks: readonly Verdict[] = ['drop', 'drop?', 'keep'];

export function buildNext({ counts, judgements, decisions, trials }: NextCounts, asOf: Day): Next {
  const verdictOf = (key: number) => judgements.byTactic.get(key)?.verdict ?? null;
  const onTrial = new Set(trials.map(({ trial }) => trial.versionId));
  const asked = asks.flatMap((verdict) =>
    counts.tried
      .map(({ tactic }) => tactic)
      .filter(({ versionId }) => verdictOf(versionId) === verdict && !onTrial.has(versionId))
      .filter(({ versionId }) => !isSettled(verdict, lastOf(decisions, versionId), asOf)),
  );
  const over = trials.filter(({ outlook }) => outlook.isOver).map(({ trial }) => trial);
  return {
    more: moreOf(counts, verdictOf),
    decide: [
      ...asked.map(({ name, version }) => ({ name, version, isNewest: 1 as const })),
      ...over.map(({ name, version, isNewest }) => ({ name, version, isNewest })),
    ],
  };
}

function lastOf(decisions: readonly DecisionRow[], versionId: number): DecisionRow | undefined {
  return decisions.filter((decision) => decision.versionId === versionId).at(-1);
}

/** A verdict rests for 14 days after a decision on its version; one to keep what was kept is not asked about again. */
function isSettled(verdict: Verdict, last: DecisionRow | undefined, asOf: Day): boolean {
  if (last === undefined) return false;
  return daysBetween(last.day, asOf) < restDays || (verdict === 'keep' && last.choice === 'keep');
}

function moreOf(counts: TryCounts, verdictOf: (key: number) => Verdict | null): Next['more'] {
  const { rows, by, level } = chooseNext(counts);
  const [first, ...others] = rows.filter(({ isPaired }) => !isPaired);
  if (
    first === undefined ||
    others.length === 0 ||
    by === 'leads' ||
    verdictOf(first.tactic.versionId)?.startsWith('drop')
  )
    return null;
  const pairs = rows.filter(
    ({ isPaired, follows }) => isPaired && follows?.openers.some(({ name }) => name === first.tactic.name),
  );
  return { ...first, by, level, pairs, isLeastDone: others.every(({ leads }) => leads > first.leads) };
}
