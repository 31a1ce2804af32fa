import { daysBetween } from '../../domain/calendar.js';
import { chanceWords, count, percent, range } from '../../render/figure.js';
import type { Pool } from '../../stats/pooling.js';
import type { CohortCount } from '../../store/counts/conversion.js';
import type { LossCount } from '../../store/counts/groups.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import type { GoalPath } from '../../store/counts/credit.js';
import { findBeginnings, type Beginning } from './credit.js';
import type { ReportQuery } from './query.js';
import { byKey, evidenceIn, type GroupRow } from './groups.js';
import { judgedIn, youngOf, type Cohorts } from './pace.js';
import {
  enoughJudged,
  findAlike,
  judgeKind,
  leadsToDoubt,
  rankKind,
  poolOf,
  type Belief,
  type Likened,
  type RankInKind,
  type Tried,
} from './verdict.js';
import { weeksToKnow, type Wait } from './wait.js';
import { isBetter, shiftWords, waitWords } from './shift-words.js';
import { findShift, type Shift } from './weekly.js';
import { goalNouns, goalVerbs } from './goal-words.js';
import { canBe, fromWords } from './when-judged.js';

/** What may be believed of one tactic version, and what is said about it. */
export interface Judgement extends Belief {
  /** Null where it was not asked for. */
  standing: RankInKind | null;
  /** Why the verdict is as it is, in one sentence; null without a verdict. */
  text: string | null;
  /** Where its newer leads surely convert otherwise than the older ones. */
  shift: Shift | null;
  /**
   * How long until an unclear verdict is known; null for any other, for one that a `Hold` made unclear, and where no
   * new leads come in.
   */
  wait: Wait | null;
}

/** Something to say beside the verdicts. */
export interface Remark {
  label: 'same' | 'tweak' | 'newer';
  /** The tactic versions it is about. */
  keys: readonly GroupKey[];
  text: string;
}

export interface Judgements {
  byTactic: ReadonlyMap<GroupKey, Judgement>;
  remarks: readonly Remark[];
}

/** What the store counted for judging. */
export interface JudgingCounts {
  cohorts: readonly CohortCount[];
  losses: readonly LossCount[];
  /** How the leads of the tactics judged came to the goal. */
  paths: readonly GoalPath[];
  /** How many leads came to it in all; null where only some are looked at. */
  conversions: number | null;
  /** The time and money a tactic version took so far, in words; counted only for those it is said of. */
  took: (key: GroupKey) => string | null;
}

// A reason for this many losses, and for half of all, is worth a change (a rule of thumb).
const enoughLosses = 5;

/** Judges tactic versions, those of a kind together. `ranked`: also which is the best, which takes longer. */
export function judgeTactics(
  rows: readonly GroupRow[],
  evidence: JudgingCounts,
  query: ReportQuery,
  { ranked }: { ranked: boolean },
): Judgements {
  const cohorts = byKey(evidence.cohorts);
  const begun = findBeginnings(evidence.paths);
  const byTactic = new Map<GroupKey, Judgement>();
  const remarks: Remark[] = [];
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const family = rows.filter((row) => row.kind === kind);
    const shifts = family.map((row) => findShift(row.weeks));
    const tried = family.map((row, arm) =>
      triedOf(
        row,
        { begun: begun.get(row.key), shift: shifts[arm]!, cohorts: cohorts.get(row.key) ?? [] },
        query,
      ),
    );
    const counts = tried.map(({ now }) => now);
    const beliefs = judgeKind(tried);
    const standings = ranked ? rankKind(counts, query.level) : null;
    family.forEach((row, arm) => {
      const belief = beliefs[arm]!;
      const wait = waitFor(tried, arm, belief, { row, cohorts: cohorts.get(row.key) ?? [] }, query);
      byTactic.set(row.key, {
        ...belief,
        standing: standings?.[arm] ?? null,
        shift: shifts[arm]!,
        wait,
        text: verdictText(
          row,
          belief,
          {
            wait,
            took: evidence.took,
            cohorts: cohorts.get(row.key) ?? [],
            begun: beginningText(row, begun.get(row.key), evidence.conversions, rows, query),
            shift: shifts[arm]!,
          },
          query,
        ),
      });
    });
    remarks.push(...shiftRemarks(family, byTactic, query));
    const isKept = ({ key, droppedDay }: GroupRow) =>
      droppedDay === null && byTactic.get(key)?.verdict !== 'drop';
    const likened = tried.map(({ now, worth }, arm) => ({ now, worth, verdict: beliefs[arm]!.verdict }));
    remarks.push(...sameRemarks(family, { likened, pool: poolOf(tried) }, isKept));
  }
  return { byTactic, remarks: [...remarks, ...tweakRemarks(rows, byTactic, evidence.losses)] };
}

function triedOf(
  row: GroupRow,
  { begun, shift, cohorts }: Pick<Background, 'shift' | 'cohorts'> & { begun: Beginning | undefined },
  query: ReportQuery,
): Tried {
  const newer = shift && { k: shift.newer.hits, n: shift.newer.size, isBetter: isBetter(shift) };
  return {
    ...(newer ? { newer } : {}),
    now: evidenceIn(row.byWindow, query),
    before: evidenceIn(row.byWindowBefore, query),
    worth: row.worth,
    age: cohorts[0] ? daysBetween(cohorts[0].firstDay, query.asOf.day) : 0,
    begun: begun === undefined || row.leads === 0 ? 0 : begun.leads / row.leads,
  };
}

function waitFor(
  tried: readonly Tried[],
  arm: number,
  { guess, verdict, hold }: Belief,
  { row, cohorts }: { row: GroupRow; cohorts: Cohorts },
  { window, asOf }: ReportQuery,
): Wait | null {
  if (guess === null || verdict !== 'unclear' || hold !== null) return null;
  const judged = (weeks: number) => judgedIn(weeks, cohorts, window, asOf.day);
  const tactic = tried[arm]!;
  const leadsIn = (weeks: number) => tactic.now.n + (judged(weeks) - judged(0)) / row.effect;
  return weeksToKnow(poolOf(tried), arm, tactic, guess, leadsIn);
}

/** What a verdict may be explained with. */
interface Background extends Pick<JudgingCounts, 'took'> {
  wait: Wait | null;
  cohorts: Cohorts;
  begun: string;
  shift: Shift | null;
}

function verdictText(
  row: GroupRow,
  { verdict, chanceWorth, hold }: Belief,
  { wait, took, cohorts, begun, shift }: Background,
  query: ReportQuery,
): string | null {
  if (verdict === 'early') return earlyText(row, cohorts, query);
  if (verdict === null || row.worth === null || chanceWorth === null) return null;
  if (hold === 'begins') return begun;
  const met = soFarWords(row, query);
  const wanted = `you wanted ${wantedWords(row.worth)}`;
  if (hold === 'newer' && shift)
    return `${met}, ${wanted}, but ${shiftWords(shift, query)}. ${waitWords(shift)}`;
  if (hold === 'own')
    return `${met}, ${wanted}: its own leads reach that, those of other ${row.kind ?? ''} tactics do not. Wait for more.`;
  if (hold === 'few')
    return `${met}, ${wanted}: too few to say it brings less; it takes ${count(Math.ceil(leadsToDoubt(row.worth)))}.`;
  if (verdict.startsWith('keep')) return `${met}, ${wanted}: ${sure(chanceWorth)} it brings that.`;
  if (verdict.startsWith('drop')) {
    const effort = took(row.key);
    const spent = effort === null ? '' : ` It took you ${effort}.`;
    const running = verdict === 'drop' ? ', two weeks running' : '';
    return `${met}, ${wanted}: ${sure(1 - chanceWorth)} it brings less${running}.${spent}`;
  }
  return `${met}, ${wanted}: ${closeWords(wait)}.`;
}

/** `too close to call; at this pace about 5 weeks more, likely 2 to 12`. */
function closeWords(wait: Wait | null): string {
  const close = 'too close to call';
  if (wait === null) return `${close}, and no new leads come in to settle it`;
  if (wait.low === null) return `${close}, and likely to stay so for more than half a year`;
  const { low, median, high } = wait;
  if (median === null) return `${close}; at this pace likely more than half a year`;
  const about = `${close}; at this pace about ${median} ${median === 1 ? 'week' : 'weeks'} more`;
  if (high === null) return `${about}, perhaps more than half a year`;
  return low === high ? about : `${about}, likely ${low} to ${high}`;
}

/** `4 of 299 met so far, likely <1–3.4%`: what the verdict is made of; "so far" while some are too young to count in full. */
export function soFarWords(
  { leads, leadsConverted, judged, byWindow }: GroupRow,
  { goal }: Pick<ReportQuery, 'goal'>,
): string {
  const met = `${count(leadsConverted)} of ${count(leads)} ${goalVerbs[goal]}${judged < leads ? ' so far' : ''}`;
  return byWindow === null ? met : `${met}, likely ${range(byWindow.low, byWindow.high)}`;
}

/** How newer leads of a tactic differ, where that is not said with its verdict. */
function shiftRemarks(
  family: readonly GroupRow[],
  byTactic: ReadonlyMap<GroupKey, Judgement>,
  query: ReportQuery,
): Remark[] {
  return family.flatMap((row): Remark[] => {
    const { shift = null, hold = null } = byTactic.get(row.key) ?? {};
    if (shift === null || hold === 'newer' || row.droppedDay !== null) return [];
    return [{ label: 'newer', keys: [row.key], text: `${titleOf(row)}: ${shiftWords(shift, query)}.` }];
  });
}

/** `closes none itself, but 41 of your 41 meetings began with it. Judge it together with follow-call.` */
function beginningText(
  { leadsConverted }: GroupRow,
  begun: Beginning | undefined,
  conversions: number | null,
  rows: readonly GroupRow[],
  { goal, window }: ReportQuery,
): string {
  if (begun === undefined) return '';
  const all = conversions === null ? '' : `of your ${count(conversions)} `;
  const closer = rows.find(({ key }) => key === begun.closer);
  const closes = `closes ${leadsConverted === 0 ? 'none' : count(leadsConverted)} itself`;
  const long = begun.isLong ? `, some more than ${window} days before` : '';
  const began = `${count(begun.leads)} ${all}${goalNouns[goal].more} began with it${long}`;
  return `${closes}, but ${began}.${closer ? ` Judge it together with ${titleOf(closer)}.` : ''}`;
}

function earlyText({ judged, leads }: GroupRow, cohorts: Cohorts, query: ReportQuery): string {
  const young = youngOf(cohorts, query.window, query.asOf.day);
  // Young leads count in part, so that it may be sooner.
  const latest = young?.judgedFrom ? ' at the latest' : '';
  return `${judged} of the ${enoughJudged} leads it takes are old enough; ${canBe('judged', fromWords(leads, young, query))}${latest}.`;
}

function sure(chance: number): string {
  return `${chanceWords(chance)} sure`;
}

/** "1 in 50", or a percentage where that is no whole number. */
function wantedWords(worth: number): string {
  const one = Math.round(1 / worth);
  return Math.abs(worth * one - 1) < 1e-6 ? `1 in ${one}` : percent(worth);
}

function sameRemarks(
  family: readonly GroupRow[],
  { likened, pool }: { likened: readonly Likened[]; pool: Pool },
  isKept: (row: GroupRow) => boolean,
): Remark[] {
  const alike = findAlike(likened, (arm) => isKept(family[arm]!), pool);
  return alike.map(({ first, second, chance, margin }) => {
    const [one, other] = [family[first]!, family[second]!];
    const names = `${titleOf(one)} and ${titleOf(other)}`;
    const points = Number((margin * 100).toPrecision(2));
    const text = `${names} bring the same, within ${points} points (${sure(chance)}).`;
    return { label: 'same', keys: [one.key, other.key], text };
  });
}

function tweakRemarks(
  rows: readonly GroupRow[],
  byTactic: ReadonlyMap<GroupKey, Judgement>,
  losses: readonly LossCount[],
): Remark[] {
  const byTacticLost = byKey(losses);
  return rows.flatMap((row): Remark[] => {
    const lost = byTacticLost.get(row.key) ?? [];
    const all = lost.reduce((sum, { touches }) => sum + touches, 0);
    const worst = lost.find(({ reason, touches }) => reason !== null && touches * 2 >= all);
    if (!worst || all < enoughLosses || byTactic.get(row.key)?.verdict === 'drop') return [];
    if (row.droppedDay !== null) return [];
    const part = worst.touches === all ? `All ${all}` : `${worst.touches} of the ${all}`;
    const text = `${part} losses of ${titleOf(row)} are "${worst.reason}": change that first.`;
    return [{ label: 'tweak', keys: [row.key], text }];
  });
}

function titleOf({ name, version }: GroupRow): string {
  return tacticTitle({ name: name ?? 'unknown', version: version ?? 1 });
}
