import type { GroupKey } from '../../store/counts/grouping.js';
import type { VersionInUse } from '../../store/tactics/tactics.js';
import { Ceilings, ceilingLevel, type FamilyCount } from '../../stats/ucb.js';
import type { Followed } from '../measures/credit.js';
import { enoughJudged } from '../measures/verdict.js';

/** Touches planned and done with a tactic, any version, in the week whose plan counts. */
interface WeekPlan {
  /** Pro rata, unrounded. */
  planned: number;
  done: number;
}

/** Who began what a tactic closed; its leads are shared out to them as its conversions, and divided by theirs. */
interface Follows {
  closed: Followed['closed'];
  openers: readonly (Followed['openers'][number] & { each: number })[];
}

/** The newest version of a tactic in use, with what was counted of it. */
export interface Tried {
  tactic: VersionInUse;
  /** Leads it was tried with; of them so many judged, of those so many converted, and so many still open. */
  leads: number;
  judged: number;
  converted: number;
  pending: number;
  /** Of the judged, those that came to the goal having begun with the tactic, by whatever touch in the end. */
  begun: number;
  /** Where it only closes what others began: with how many of its leads to `each` of an opener's; null else. */
  follows: Follows | null;
  /** Null where nothing is planned. */
  plan: WeekPlan | null;
}

/** An ISO week beside as-of. */
export type TryWeek = 'this week' | 'next week';

/** What the store counted for choosing. */
export interface TryCounts {
  tried: readonly Tried[];
  /** The week whose plans count: the next one once no working day of this one is left. */
  week: TryWeek;
  /** Converted of judged with older versions and with tactics put aside, by kind: what such tactics may bring. */
  others: readonly FamilyCount[];
  /** Whether any lead of any tactic has converted, judged or not. */
  hasConverted: boolean;
}

/** A tactic to choose from, or left out for the week. */
export interface TryRow extends Tried {
  /** How high its share may still be; null while fewer than 20 leads are judged in all, and where it is paired. */
  ceiling: number | null;
  /** That in multiples of its worth; null where it has none for the goal. */
  byWorth: number | null;
  /** Whether it is one to choose from. */
  isOpen: boolean;
  /** Whether it is chosen with its openers, of which one at least is one to choose from. */
  isPaired: boolean;
}

/** What there is to choose from, and by what it is chosen. */
export interface TryChoice {
  /** The one to try next comes first, each with what closes its leads; what is not to choose from comes last. */
  rows: readonly TryRow[];
  /**
   * Multiples of the worth where all to choose from have one, else the ceiling itself; while fewer than 20 leads are
   * judged in all, how few leads each was tried with.
   */
  by: 'worth' | 'ceiling' | 'leads';
  /** Whether the plan of `week` leaves something open, is done, or is none for any tactic in use. */
  plan: 'open' | 'done' | 'none';
  week: TryWeek;
  /** The chance with which shares stay under their ceilings. */
  level: number;
}

/** How many touches ahead are spread. */
export const touchesAhead = 10;

/** Of so many touches in a row one at least goes to what is little tried. */
const roomEvery = 5;

/** Ranks the tactics in use, the one to try next first. */
export function chooseNext(counts: TryCounts): TryChoice {
  const { tried, week } = counts;
  const none = tried.map(() => 0);
  const found = ceilingsOf(counts).find(tried.map(({ pending }) => pending));
  const open = openArms(tried, none);
  const leading = leadingOf(tried, open);
  const by = scaleOf(counts, leading);
  const ranked = rank(tried, { given: none, ceilings: found, by });
  const chosen = new Set(
    ranked.filter((arm) => leading.includes(arm)).flatMap((arm) => [arm, ...closersOf(tried, arm, open)]),
  );
  const rows = [...chosen, ...ranked.filter((arm) => !open.includes(arm))].map((arm): TryRow => {
    const { worth } = tried[arm]!.tactic;
    const isOpen = leading.includes(arm);
    const isPaired = !isOpen && open.includes(arm);
    const ceiling = by === 'leads' || isPaired ? null : found[arm]!;
    const byWorth = ceiling !== null && worth !== null ? ceiling / worth : null;
    return { ...tried[arm]!, ceiling, byWorth, isOpen, isPaired };
  });
  const trials = tried.reduce((sum, { judged, pending }) => sum + judged + pending, 0);
  return { rows, by, plan: planState(tried), week, level: ceilingLevel(trials) };
}

/**
 * How the next ten touches, each at a new lead, might be spread: the rule again and again, with what was given out as
 * pending, within what the plan leaves open. Of any five at new leads one at least goes to a version with fewer
 * than 20 leads judged or pending, while there is one. What only closes gets a touch for each so many of an opener's.
 * Touches by version; fewer than ten where the plan leaves fewer open.
 */
export function spreadTouches(counts: TryCounts): Map<GroupKey, number> {
  const { tried } = counts;
  const ceilings = ceilingsOf(counts);
  const given = tried.map(() => 0);
  const by = scaleOf(counts, leadingOf(tried, openArms(tried, given)));
  const isLittle = (arm: number) => isLittleTried(tried[arm]!, given[arm]);
  const due = tried.map(() => 0);
  let inARow = 0;
  for (let touch = 0; touch < touchesAhead; touch++) {
    const open = openArms(tried, given);
    const leading = leadingOf(tried, open);
    const little = leading.filter(isLittle);
    const from = inARow >= roomEvery - 1 && little.length > 0 ? little : leading;
    const found = ceilings.find(tried.map(({ pending }, arm) => pending + given[arm]!));
    const next = rank(tried, { given, ceilings: found, by }).find((arm) => from.includes(arm));
    if (next === undefined) break;
    const closers = closersOf(tried, next, open);
    const closer = closers.find((arm) => due[arm]! >= 0.5);
    given[closer ?? next]!++;
    if (closer !== undefined) due[closer]!--;
    else {
      inARow = isLittle(next) ? 0 : inARow + 1;
      for (const arm of closers) due[arm]! += openerOf(tried, arm, next)!.each;
    }
  }
  return new Map(
    tried.flatMap(({ tactic }, arm) => (given[arm]! > 0 ? [[tactic.versionId, given[arm]!] as const] : [])),
  );
}

/** Whether fewer than 20 leads of a version are judged or pending, those `given` out counted too. */
export function isLittleTried({ judged, pending }: Pick<Tried, 'judged' | 'pending'>, given = 0): boolean {
  return judged + pending + given < enoughJudged;
}

/**
 * What speaks for a tactic: the judged leads that it brought to the goal itself, or those that began with it and came
 * there, if these are more. Else an opener's hours would all go to those who close what it opens.
 */
export function broughtBy({ converted, begun }: Pick<Tried, 'converted' | 'begun'>): number {
  return Math.max(converted, begun);
}

/** The openers that a tactic is chosen with, those to choose from, the one with the most conversions first. */
export function openersIn(
  { rows }: Pick<TryChoice, 'rows'>,
  { isPaired, follows }: TryRow,
): Follows['openers'] {
  if (!isPaired || follows === null) return [];
  const names = new Set(rows.flatMap(({ isOpen, tactic }) => (isOpen ? [tactic.name] : [])));
  return follows.openers.filter(({ name }) => names.has(name));
}

/** Touches that the week's plan leaves open of a tactic; null where nothing is planned. */
export function openTouches({ plan }: Pick<Tried, 'plan'>): number | null {
  // Planned is pro rata: what is next to nothing is nothing.
  return plan && Math.max(0, Math.ceil(plan.planned - plan.done - 1e-6));
}

/** Whether fewer than 20 of its leads are judged, too few for a ceiling that means something to be told. */
export function isHardlyJudged({ judged }: Pick<Tried, 'judged'>): boolean {
  return judged < enoughJudged;
}

/** The chance with which shares stay under their ceilings: `99.3%`, `99.998%`. */
export function levelWords(level: number): string {
  return `${Number((level * 100).toPrecision(level < 0.999 ? 3 : 5))}%`;
}

/**
 * Tactics of a kind are estimated together, with what is known of its older versions and of those put aside; those of a
 * kind with fewer than 20 judged leads with the tactics of all kinds.
 */
function ceilingsOf({ tried, others }: TryCounts): Ceilings {
  const arms = tried.map((each) => ({ k: broughtBy(each), n: each.judged, family: each.tactic.kind }));
  const isKnown = ({ family }: FamilyCount) =>
    judgedOf([...arms, ...others].filter((count) => count.family === family)) >= enoughJudged;
  const ofEveryKind = (count: FamilyCount) => ({ ...count, family: 'every kind' });
  return new Ceilings(
    arms.map((arm) => (isKnown(arm) ? arm : ofEveryKind(arm))),
    [...others, ...[...arms.filter(isKnown), ...others].map(ofEveryKind)],
  );
}

function judgedOf(counts: readonly FamilyCount[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}

function planState(tried: readonly Tried[]): TryChoice['plan'] {
  const left = tried.flatMap((each) => openTouches(each) ?? []);
  if (left.length === 0) return 'none';
  return left.some((touches) => touches > 0) ? 'open' : 'done';
}

/** Arms whose plan leaves more open than was given out; all while no plan leaves anything. */
function openArms(tried: readonly Tried[], given: readonly number[]): number[] {
  const isPlanned = planState(tried) === 'open';
  return tried.flatMap((each, arm) => (!isPlanned || (openTouches(each) ?? 0) > given[arm]! ? [arm] : []));
}

/** What `other` is to an arm as one of its openers; undefined where it is none. */
function openerOf(tried: readonly Tried[], arm: number, other: number) {
  return tried[arm]!.follows?.openers.find(({ name }) => name === tried[other]!.tactic.name);
}

/** Of the open ones those that close what an arm opens. */
function closersOf(tried: readonly Tried[], arm: number, open: readonly number[]): number[] {
  return open.filter((other) => openerOf(tried, other, arm) !== undefined);
}

/** Of the open ones those that are no closers of others: a touch at a new lead is what is chosen, and these are theirs. */
function leadingOf(tried: readonly Tried[], open: readonly number[]): number[] {
  const paired = new Set(open.flatMap((arm) => closersOf(tried, arm, open)));
  return open.filter((arm) => !paired.has(arm));
}

function scaleOf({ tried, others }: TryCounts, open: readonly number[]): TryChoice['by'] {
  const judged = tried.reduce((sum, each) => sum + each.judged, judgedOf(others));
  if (judged < enoughJudged) return 'leads';
  return open.every((arm) => tried[arm]!.tactic.worth !== null) ? 'worth' : 'ceiling';
}

/** Arms from the one to try next on: by ceiling, the highest first, and of equals the one with the fewest leads. */
function rank(
  tried: readonly Tried[],
  { given, ceilings, by }: { given: readonly number[]; ceilings: readonly number[]; by: TryChoice['by'] },
): number[] {
  const height = (arm: number) => {
    if (by === 'leads') return 0;
    return by === 'worth' ? ceilings[arm]! / (tried[arm]!.tactic.worth ?? Infinity) : ceilings[arm]!;
  };
  const leads = (arm: number) => tried[arm]!.leads + given[arm]!;
  return tried
    .map((_, arm) => arm)
    .sort((one, other) => height(other) - height(one) || leads(one) - leads(other) || one - other);
}
