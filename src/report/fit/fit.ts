import { addDays, weekday, weekStart, type Day } from '../../domain/calendar.js';
import type { FeelingRow, Fit, VersionEnergy } from '../../store/tactics/feelings.js';
import type { ReportQuery } from '../measures/query.js';
import type { GroupRow } from '../measures/groups.js';
import type { Verdict } from '../measures/verdict.js';
import type { Worked } from '../tactics/tactics.js';

/** Feeling beside results; early where one of the two is not known yet. */
export const fitGroups = [
  'converts-and-yours',
  'converts-but-drains',
  'yours-but-does-not-convert',
  'neither',
  'early',
] as const;
export type FitGroup = (typeof fitGroups)[number];

/** Touches that must say how they felt before their mean stands for an answer. */
export const enoughFelt = 5;

/** Weeks in a row with less done than planned, after which a page asks what is in the way. */
export const enoughShort = 3;

/** How many weeks of plans are looked at. */
export const weeksLooked = 13;

// A week's count is in by its Friday.
const lastWorkingDay = 5;

/** How a tactic sits with its owner, beside what it brings. */
export interface TacticFit {
  name: string;
  /** Its newest version in use; null before its first touch. */
  version: number | null;
  /** Of that version. */
  verdict: Verdict | null;
  /** The newest weekly answer. */
  answer: { fit: Fit; day: Day } | null;
  /** Of that version's touches; null where none says. */
  energy: Pick<VersionEnergy, 'touches' | 'mean'> | null;
  feeling: 'yours' | 'drains' | null;
  group: FitGroup;
}

/** A tactic's plan and what was done of it, by ISO week. */
export interface PlannedWeek {
  monday: Day;
  planned: number;
  done: number;
}

/** The last of several weeks in a row in which less was done than planned, and how many they are. */
export interface ShortWeeks extends PlannedWeek {
  weeks: number;
}

/** What was said to be in the way. */
export interface Obstacle {
  day: Day;
  text: string;
}

export interface ShortTactic extends ShortWeeks {
  fit: TacticFit;
  /** The last that was said. */
  obstacle: Obstacle | null;
}

/** How one tactic sits with its owner. */
export interface TacticFeelings {
  fit: TacticFit;
  /** What was said of it, the newest last. */
  said: readonly FeelingRow[];
  /** Null unless it was planned and not done for three weeks running. */
  short: ShortWeeks | null;
}

/** What the page says of how tactics fit. */
export interface FitSection {
  /** Tactics in use; none where the goal is not the one they are judged by. */
  tactics: readonly TacticFit[];
  /** Planned, and not done for three weeks running. */
  short: readonly ShortTactic[];
}

/** What the store knows of feelings and plans as of a day. */
export interface FitCounts {
  feelings: readonly FeelingRow[];
  energies: readonly VersionEnergy[];
  /** Of tactics that are not dropped. */
  planned: readonly { name: string; weeks: readonly PlannedWeek[] }[];
}

/** Null where nothing is known of feelings, and nothing planned is left undone. */
export function buildFit(counts: FitCounts, worked: Worked, query: ReportQuery): FitSection | null {
  const { feelings, energies } = counts;
  const inUse = ({ droppedDay }: Pick<GroupRow, 'droppedDay'>) =>
    droppedDay === null || droppedDay > query.asOf.day;
  const rows = worked.rows.filter(inUse);
  const names = [...rows, ...feelings.filter(inUse)].map(({ name }) => name ?? '');
  const fitOf = (name: string) =>
    fitTactic(
      name,
      newestOf(rows.filter((row) => row.name === name)),
      feelings.filter((feeling) => feeling.name === name),
      energies,
      worked,
    );
  const tactics = [...new Set(names)].map(fitOf);
  const short = counts.planned.flatMap(({ name, weeks }): ShortTactic[] => {
    const found = shortWeeks(weeks, query.asOf.day);
    if (found === null) return [];
    const [obstacle = null] = obstaclesOf(feelings.filter((feeling) => feeling.name === name));
    return [{ ...found, fit: fitOf(name), obstacle }];
  });
  const isKnown = tactics.some(({ feeling }) => feeling !== null);
  if (!isKnown && short.length === 0) return null;
  return { tactics: isKnown ? tactics : [], short };
}

function newestOf(rows: readonly GroupRow[]): GroupRow | null {
  return rows.reduce<GroupRow | null>(
    (newest, row) => (newest === null || (row.version ?? 0) > (newest.version ?? 0) ? row : newest),
    null,
  );
}

/** How a tactic fits, from what was said of it, the newest last, and its newest version in use. */
export function fitTactic(
  name: string,
  newest: Pick<GroupRow, 'key' | 'version'> | null,
  feelings: readonly FeelingRow[],
  energies: readonly VersionEnergy[],
  { judgements }: Pick<Worked, 'judgements'>,
): TacticFit {
  const [answer = null] = weeklyFits(feelings);
  const energy = energies.find(({ versionId }) => versionId === newest?.key) ?? null;
  const verdict = newest === null ? null : (judgements.byTactic.get(newest.key)?.verdict ?? null);
  const feeling = feelingOf(answer?.fit ?? null, energy);
  return {
    name,
    version: newest?.version ?? null,
    verdict,
    answer,
    energy: energy && { touches: energy.touches, mean: energy.mean },
    feeling,
    group: groupOf(verdict, feeling),
  };
}

/** Weekly answers on how a tactic fits, the newest first. */
export function weeklyFits(feelings: readonly FeelingRow[]): { fit: Fit; day: Day }[] {
  return feelings.flatMap(({ fit, day }) => (fit === null ? [] : [{ fit, day }])).reverse();
}

/** What was said to be in the way of a tactic, the newest first. */
export function obstaclesOf(feelings: readonly FeelingRow[]): Obstacle[] {
  return feelings
    .flatMap(({ inTheWay, day }) => (inTheWay === null ? [] : [{ day, text: inTheWay }]))
    .reverse();
}

/** The answer decides; without one, the mean energy of 5 touches or more. */
function feelingOf(fit: Fit | null, energy: TacticFit['energy']): TacticFit['feeling'] {
  if (fit !== null) return fit === 'fine' || fit === 'mine' ? 'yours' : 'drains';
  if (energy === null || energy.touches < enoughFelt) return null;
  return energy.mean >= 0 ? 'yours' : 'drains';
}

function groupOf(verdict: Verdict | null, feeling: TacticFit['feeling']): FitGroup {
  const converts = doesConvert(verdict);
  if (converts === null || feeling === null) return 'early';
  if (converts) return feeling === 'yours' ? 'converts-and-yours' : 'converts-but-drains';
  return feeling === 'yours' ? 'yours-but-does-not-convert' : 'neither';
}

/** Whether a verdict is keep or keep?, drop? or drop; null for any other. */
export function doesConvert(verdict: Verdict | null): boolean | null {
  if (verdict === 'keep' || verdict === 'keep?') return true;
  return verdict === 'drop' || verdict === 'drop?' ? false : null;
}

/**
 * The weeks in a row, up to the last that is over or has come to its Friday, in each of which at least one whole touch
 * less was done than planned; null below three. A week without a plan ends the row.
 */
export function shortWeeks(weeks: readonly PlannedWeek[], asOf: Day): ShortWeeks | null {
  const last = addDays(weekStart(asOf), weekday(asOf) >= lastWorkingDay ? 0 : -7);
  const byMonday = new Map(weeks.map((week) => [week.monday, week]));
  const isShort = (monday: Day) => {
    const week = byMonday.get(monday);
    return week !== undefined && week.done + 1 <= week.planned + 1e-9;
  };
  let count = 0;
  while (isShort(addDays(last, -7 * count))) count++;
  return count < enoughShort ? null : { ...byMonday.get(last)!, weeks: count };
}
