import { newcombe, type Difference } from '../stats/difference.js';
import { Pool } from '../stats/pooling.js';
import { percent } from '../render/figure.js';
import type { Frame } from './frame.js';
import { isRated, type GroupRow } from './groups.js';
import { judgedFromWords } from './judge.js';
import type { Young } from './pace.js';
import { titleOf } from './tactic-names.js';
import { enoughJudged } from './verdict.js';
import { goalVerbs } from './words.js';

/** Whether a version of a tactic brings more than the one before it. */
export interface VersionComparison {
  newer: GroupRow;
  older: GroupRow;
  /** Of the judged leads, newer less older; null until both have enough of them. */
  difference: Difference | null;
  /** The chance that the newer one's share is higher; null as well while nothing has converted. */
  chanceBetter: number | null;
  /** Both in one sentence, or what is missing. */
  text: string;
}

/** A version that has been used, as it is compared. */
interface Compared {
  row: GroupRow;
  young: Young | null;
}

/** Below this chance, and above one less it, it is too early to say which is better. */
const sureEnough = 0.8;

/**
 * Compares the two newest versions that have leads, `versions` being in that order; null with fewer. The chance is
 * that of the pooled posterior of all tactics of their kind, `rows`, as in the verdicts.
 */
export function compareVersions(
  versions: readonly Compared[],
  rows: readonly GroupRow[],
  frame: Frame,
): VersionComparison | null {
  const [newer, older] = versions.filter(({ row }) => row.leads > 0);
  if (!newer || !older) return null;
  const pair = { newer: newer.row, older: older.row };
  if (!isRated(newer.row) || !isRated(older.row))
    return { ...pair, difference: null, chanceBetter: null, text: waitText(newer, older, frame) };

  const difference = newcombe(countOf(newer.row), countOf(older.row), frame.level);
  const chanceBetter =
    newer.row.converted + older.row.converted === 0 ? null : chanceOf(newer.row, older.row, rows);
  return {
    ...pair,
    difference,
    chanceBetter,
    text: differenceText({ ...pair, difference, chanceBetter }, frame),
  };
}

function countOf({ converted, judged }: GroupRow) {
  return { k: converted, n: judged };
}

function chanceOf(newer: GroupRow, older: GroupRow, rows: readonly GroupRow[]): number {
  const family = rows.filter(({ kind }) => kind === newer.kind);
  const arm = (row: GroupRow) => family.findIndex(({ key }) => key === row.key);
  return new Pool(family.map(countOf)).compare(arm(newer), arm(older), 0).firstAbove;
}

/** What is missing, and from when it is there: when the later of the two can be judged. */
function waitText(newer: Compared, older: Compared, frame: Frame): string {
  const days = [newer, older]
    .filter(({ row }) => !isRated(row))
    .map(({ row, young }) => ({
      from: young?.judgedFrom ?? null,
      words: judgedFromWords(row.leads, young, frame),
    }));
  const last = days.reduce((later, day) =>
    later.from === null || (day.from !== null && day.from < later.from) ? later : day,
  );
  const count = ({ row }: Compared) => `${titleOf(row)} (${row.judged})`;
  return `It takes ${enoughJudged} old enough leads of each to compare ${count(newer)} with ${count(older)}; possible from: ${last.words}.`;
}

function differenceText(
  { newer, older, difference, chanceBetter }: Omit<VersionComparison, 'text'>,
  { level, goal }: Frame,
): string {
  const of = ({ converted, judged }: GroupRow) => `${converted} of ${judged}`;
  const [one, other] = [titleOf(newer), titleOf(older)];
  if (difference === null || chanceBetter === null)
    return `${of(newer)} old enough ${goalVerbs[goal]} with ${one}, ${of(older)} with ${other}: nothing to compare yet.`;
  const points = pointsOf(difference.difference);
  const gap =
    points === 0
      ? 'as much as'
      : `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'more' : 'less'} than`;
  const range = `${level}% range ${signed(difference.low)} to ${signed(difference.high)}`;
  const isBetter = chanceBetter >= 0.5;
  const chance = isBetter ? chanceBetter : 1 - chanceBetter;
  const sure = `${percent(chance)} sure it is ${isBetter ? 'better' : 'worse'}`;
  return `${one} brings ${gap} ${other} (${of(newer)} against ${of(older)}, ${range}): ${chance >= sureEnough ? '' : 'too early to tell, '}${sure}.`;
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
