import { stages } from '../../domain/touch.js';
import type { Column } from '../../render/column.js';
import { renderJsonRows } from '../../render/rows.js';
import type { DecisionRow } from '../../store/tactics/decisions.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import { formatUid } from '../../store/file/uid.js';
import { showShare } from '../sheet/cells.js';
import type { Evidence } from '../measures/evidence.js';
import type { TrialOutlook } from './outlook.js';
import type { TrialSize } from './size.js';
import type { Decided, RunningTrial, TrialStatus } from './status.js';

/** A trial in a row: a running one as it stands, a decided one as it stood when it was decided. */
export interface TrialLine {
  trial: TrialRow;
  evidence: Evidence;
  expected: number | null;
  /** Null once it is decided. */
  outlook: TrialOutlook | null;
  size: TrialSize | null;
  decision: DecisionRow | null;
}

export function trialLines({ running, decided }: Pick<TrialStatus, 'running' | 'decided'>): TrialLine[] {
  return [
    ...running.map((each) => ({ ...each, decision: null })),
    ...decided.map((each) => ({ ...each, expected: each.evidence.worth, outlook: null, size: null })),
  ];
}

/** Trials as they are listed: stable keys, later ones are added at the end; shares from 0 to 1. */
export function trialColumns(): Column<TrialLine>[] {
  return [
    { key: 'trial', title: 'trial', value: ({ trial }) => trial.id },
    { key: 'tactic', title: 'tactic', value: ({ trial }) => trial.name },
    { key: 'version', title: 'version', value: ({ trial }) => trial.version },
    { key: 'state', title: 'state', value: stateOf },
    { key: 'hypothesis', title: 'hypothesis', value: ({ trial }) => trial.hypothesis },
    { key: 'goal', title: 'goal', value: ({ trial }) => stages[trial.goal] ?? null },
    { key: 'window', title: 'window', value: ({ evidence }) => evidence.window },
    share('expected', 'expected', ({ expected }) => expected),
    { key: 'from', title: 'from', value: ({ trial }) => trial.day },
    { key: 'until', title: 'until', value: ({ trial }) => trial.until },
    { key: 'days_left', title: 'days left', value: ({ outlook }) => outlook?.daysLeft ?? null },
    { key: 'touches_planned', title: 'planned', value: ({ trial }) => trial.touches },
    { key: 'touches_done', title: 'done', value: ({ evidence }) => evidence.touches_done },
    { key: 'touches_reached_on', title: 'all done on', value: ({ outlook }) => outlook?.reachedOn ?? null },
    { key: 'as_of', title: 'as of', value: ({ evidence }) => evidence.as_of },
    { key: 'leads', title: 'leads', value: ({ evidence }) => evidence.leads },
    { key: 'leads_converted', title: 'converted', value: ({ evidence }) => evidence.leads_converted },
    { key: 'judged', title: 'judged', value: ({ evidence }) => evidence.judged },
    { key: 'converted', title: 'converted', value: ({ evidence }) => evidence.converted },
    share('rate', 'rate', ({ evidence }) => evidence.rate),
    share('rate_low', 'low', ({ evidence }) => evidence.rate_low),
    share('rate_high', 'high', ({ evidence }) => evidence.rate_high),
    share('by_window', 'by window', ({ evidence }) => evidence.by_window),
    share('by_window_low', 'low', ({ evidence }) => evidence.by_window_low),
    share('by_window_high', 'high', ({ evidence }) => evidence.by_window_high),
    { key: 'followed_days', title: 'followed days', value: ({ evidence }) => evidence.followed_days },
    { key: 'level', title: 'level', value: ({ evidence }) => evidence.level },
    share('chance_worth', 'chance', ({ evidence }) => evidence.chance_worth),
    { key: 'verdict', title: 'verdict', value: ({ evidence }) => evidence.verdict },
    { key: 'verdict_text', title: 'why', value: ({ evidence }) => evidence.verdict_text },
    { key: 'judged_from', title: 'can be judged from', value: ({ outlook }) => outlook?.judgedFrom ?? null },
    { key: 'all_judged_on', title: 'all judged on', value: ({ outlook }) => outlook?.allJudgedOn ?? null },
    share('other', 'a better one', ({ size }) => size?.other ?? null),
    { key: 'leads_each', title: 'leads each', value: ({ size }) => size?.each ?? null },
    share('told_above', 'told above', ({ size }) => size?.above ?? null),
    { key: 'misses_to_rule_out', title: 'misses', value: ({ size }) => size?.misses ?? null },
    { key: 'decision', title: 'decision', value: ({ decision }) => decision?.choice ?? null },
    { key: 'decided', title: 'decided', value: ({ decision }) => decision?.day ?? null },
    { key: 'learned', title: 'learned', value: ({ decision }) => decision?.learned ?? null },
    { key: 'uid', title: 'uid', value: ({ trial }) => formatUid(trial.uid) },
    { key: 'leads_needed', title: 'leads needed', value: ({ size }) => size?.needed ?? null },
  ];
}

function stateOf({ decision, outlook }: TrialLine): string {
  if (decision !== null) return 'decided';
  return outlook?.isOver ? 'over' : 'running';
}

function share(key: string, title: string, value: (line: TrialLine) => number | null): Column<TrialLine> {
  return { key, title, value, display: (line) => showShare(value(line)), align: 'right' };
}

/** Trials that run, in rows. */
export function runningJson(running: readonly RunningTrial[]): Record<string, unknown>[] {
  return renderJsonRows(trialColumns(), trialLines({ running, decided: [] }));
}

/** What was decided, with the evidence as it was stored. */
export function decisionsJson(decisions: readonly Decided[]): Record<string, unknown>[] {
  return decisions.map(({ decision, trial, evidence }) => ({
    version: decision.version,
    decision: decision.choice,
    decided: decision.day,
    learned: decision.learned,
    trial: trial && {
      trial: trial.id,
      hypothesis: trial.hypothesis,
      from: trial.day,
      until: trial.until,
      touches_planned: trial.touches,
      expected: trial.expected,
    },
    evidence,
  }));
}
