import { isWritten, type Channel, type Goal } from '../../domain/touch.js';
import { chanceWords } from '../../render/figure.js';
import type { VersionUse } from '../../store/counts/tactic.js';
import type { ReportQuery } from '../measures/query.js';
import { isRated, type GroupRow } from '../measures/groups.js';
import { canBe, fromWords } from '../measures/when-judged.js';
import { contrast, findNearer, type Arm, type Contrast, type NearerGoal } from '../measures/nearer-goal.js';
import type { Young } from '../measures/pace.js';
import { titleOf } from '../sheet/names.js';
import { enoughJudged } from '../measures/verdict.js';
import { goalNouns, goalVerbs } from '../measures/goal-words.js';

/** Whether a version of a tactic brings more than the one it comes from. */
export interface VersionComparison extends Contrast {
  newerRow: GroupRow;
  olderRow: GroupRow;
  /** Both in one sentence, or what is missing. */
  text: string;
  /** Where this goal cannot tell them apart: the nearer one that can, or comes closest; null where none says more. */
  nearer: (NearerGoal & { text: string }) | null;
}

/** A version as it is compared. */
export interface Compared {
  use: Pick<VersionUse, 'version' | 'origin'>;
  row: GroupRow;
  young: Young | null;
}

/** Below this chance, and above one less it, it is too early to say which is better. */
const sureEnough = 0.8;

/**
 * Compares the newest version that has leads with the one it comes from; while one of them has too few judged leads,
 * the next pair that can be compared as well. `versions` are in order, newest first. The chance is that of the pooled
 * posterior of all tactics of their kind, `rows`, as in the verdicts; `armsAt` counts the same at another goal.
 */
export function compareVersions(
  versions: readonly Compared[],
  rows: readonly GroupRow[],
  query: ReportQuery,
  armsAt: (goal: Goal) => readonly Arm[],
): VersionComparison[] {
  const pairs = versions.flatMap((newer) => {
    const older = newer.row.leads > 0 ? beforeOf(newer, versions) : undefined;
    return older ? [{ newer, older }] : [];
  });
  const [first] = pairs;
  if (!first) return [];
  const isReady = ({ newer, older }: typeof first) => isRated(newer.row) && isRated(older.row);
  const ready = isReady(first) ? undefined : pairs.find(isReady);
  return (ready ? [first, ready] : [first]).map(({ newer, older }) =>
    compare(newer, older, rows, query, armsAt),
  );
}

/** The version that one comes from, or that one's, until it is one with leads; the next older where that is not known. */
function beforeOf({ use }: Compared, versions: readonly Compared[]): Compared | undefined {
  const used = versions.filter(({ row }) => row.leads > 0);
  let origin = use.origin;
  while (origin !== null) {
    const before = versions.find((version) => version.use.version === origin);
    if (!before) break;
    if (before.row.leads > 0) return before;
    origin = before.use.origin;
  }
  return used.find((version) => version.use.version < use.version);
}

function compare(
  newer: Compared,
  older: Compared,
  rows: readonly GroupRow[],
  query: ReportQuery,
  armsAt: (goal: Goal) => readonly Arm[],
): VersionComparison {
  const own = contrast(newer.row, older.row, rows, query);
  const nearer = findNearer({ newer: newer.row.key, older: older.row.key }, own, query, armsAt);
  return {
    ...own,
    newerRow: newer.row,
    olderRow: older.row,
    text:
      own.difference === null
        ? waitText(newer, older, query)
        : differenceText(newer.row, older.row, own, query),
    nearer: nearer && { ...nearer, text: nearerText(nearer, newer.row.channel, query) },
  };
}

/** What is missing, and from when it is there: when the later of the two can be judged. */
function waitText(newer: Compared, older: Compared, query: ReportQuery): string {
  const days = [newer, older]
    .filter(({ row }) => !isRated(row))
    .map(({ row, young }) => ({
      from: young?.judgedFrom ?? null,
      words: fromWords(row.leads, young, query),
    }));
  const last = days.reduce((later, day) =>
    later.from === null || (day.from !== null && day.from < later.from) ? later : day,
  );
  const count = ({ row }: Compared) => `${titleOf(row)} (${row.judged})`;
  return `It takes ${enoughJudged} old enough leads of each; ${count(newer)} and ${count(older)} ${canBe('compared', last.words)}.`;
}

function differenceText(newer: GroupRow, older: GroupRow, own: Contrast, query: ReportQuery): string {
  const [one, other] = [titleOf(newer), titleOf(older)];
  const { difference, chanceBetter } = own;
  if (difference === null || chanceBetter === null) {
    const of = ({ converted, judged }: GroupRow) => `${converted} of ${judged}`;
    return `Of the leads old enough to judge ${of(newer)} ${goalVerbs[query.goal]} with ${one}, ${of(older)} with ${other}: nothing to compare yet.`;
  }
  const points = pointsOf(difference.difference);
  const gap = points === 0 ? 'as much as' : `${gapWords(points)} than`;
  return `${one} brings ${gap} ${other} (${countsOf(own)}, ${rangeWords(own, query)}): ${surenessWords(chanceBetter)}.`;
}

/** "By talks: 41 of 480 against 26 of 480, 3.1 points more (95% range +0.2 to +6.1): 98% sure it is better." */
function nearerText(nearer: NearerGoal, channel: Channel | null, query: ReportQuery): string {
  const { goal, tells, difference, chanceBetter } = nearer;
  const points = pointsOf(difference.difference);
  const gap = points === 0 ? 'as much' : gapWords(points);
  const closest = tells ? '' : ', the closest to telling';
  return `By ${nounOf(goal, channel)}${closest}: ${countsOf(nearer)}, ${gap} (${rangeWords(nearer, query)}): ${surenessWords(chanceBetter)}.`;
}

function nounOf(goal: Goal, channel: Channel | null): string {
  return goal === 'conversation' && channel !== null && isWritten(channel) ? 'replies' : goalNouns[goal].more;
}

function countsOf({ newer, older }: Contrast): string {
  return `${newer.k} of ${newer.n} against ${older.k} of ${older.n}`;
}

function rangeWords({ difference }: Contrast, { level }: ReportQuery): string {
  return difference === null ? '' : `${level}% range ${signed(difference.low)} to ${signed(difference.high)}`;
}

function gapWords(points: number): string {
  return `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'more' : 'less'}`;
}

function surenessWords(chanceBetter: number): string {
  const isBetter = chanceBetter >= 0.5;
  const chance = isBetter ? chanceBetter : 1 - chanceBetter;
  const sure = `${chanceWords(chance)} sure it is ${isBetter ? 'better' : 'worse'}`;
  return chance >= sureEnough ? sure : `too early to tell, ${sure}`;
}

/** A difference of shares in points of percent, two digits. */
function pointsOf(difference: number): number {
  const points = Number((difference * 100).toPrecision(2));
  return Math.abs(points) < 0.05 ? 0 : points;
}

function signed(difference: number): string {
  const points = pointsOf(difference);
  return `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)}`;
}
