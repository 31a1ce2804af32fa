import { explainDesign, wilsonWords } from '../measures/formulas.js';
import type { ReportQuery } from '../measures/query.js';
import type { Funnel } from './funnel.js';

/** How the funnel is counted, as sentences. */
export function explainFunnel({ rows, tactics }: Funnel, query: ReportQuery): string[] {
  const stops =
    'Where leads stop: the leads ever touched with a tactic version, by the furthest stage that its own touches brought them to, won and lost ones too; a lead counts in each version that touched it. Most stop at: the stage with most of them, won aside, as a share of all.';
  const young = 'Leads touched lately may still come further: compare tactics of the same age.';
  return [
    'Attempted: touches dated in the period. Further stages: leads that came to that stage, or beyond it, for the first time, by a result dated in the period; "lost" and a no-show tell of what was reached before. Leads so far: all leads touched up to as-of, by the furthest stage they came to; stopped here: came no further yet.',
    ...(tactics.length > 0 ? [stops, young] : []),
    'Reach and conversation rate: touches dated in the period, as far as they have come. A touch that waits within its silence window is not known yet.',
    'Show rate: held ÷ meetings whose date lies in the period and is past and whose result was told, one a lead. One that was held is dated by that, one that fell through by that result. Untold: those past by their promised date, of which nobody has said what came.',
    'Win rate: leads won in the period ÷ (won + lost); lost is an outcome without a stage of its own that fails.',
    wilsonWords(query),
    ...rows.flatMap(({ ratio }) => (ratio ? explainDesign(ratio) : [])),
  ];
}
