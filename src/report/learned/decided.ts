import { addDays, dayTitleBy, weekdayNames, weekday, weekStart, type Day } from '../../domain/calendar.js';
import { isWritten, stages, type Channel, type Choice, type Goal } from '../../domain/touch.js';
import { count, some } from '../../render/figure.js';
import { showOnOneLine } from '../../render/safe.js';
import { fit, textWidth } from '../../render/width.js';
import type { CameOf, Descent } from '../../store/counts/decided.js';
import type { DecisionRow } from '../../store/tactics/decisions.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import { evidenceWords, parseEvidence, type Evidence } from '../measures/evidence.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { wrap } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { goalVerbs } from '../measures/goal-words.js';

/** A decision, what was known then, and what came of it since. */
export interface FollowedDecision {
  name: string;
  version: number;
  channel: Channel;
  day: Day;
  choice: Choice;
  learned: string | null;
  evidence: Evidence;
  /** The trial it ended. */
  trial: TrialRow | null;
  /** The version that a tweak led to; null for other choices, and where it is not there. */
  next: Pick<Descent, 'versionId' | 'version' | 'change'> | null;
  goal: Goal;
  /**
   * Of the version that is used since: after the day of a decision to keep or drop, from that day on for a new version;
   * after a drop of any version. Touches up to as-of.
   */
  since: CameOf & { from: Day };
}

/** Days up to as-of in which a decision is told of on the page. */
export const recentDays = 14;
const recentLines = 2;

/** Counts what came of a version or a tactic from a day on. */
export type CountCameOf = (of: { versionId: number } | { tacticId: number }, from: Day) => CameOf;

/**
 * The chosen decisions with what came of them, the newest first. `rows` are all decisions as they were made; `trials` and
 * `versions` are all there are.
 */
export function buildDecided(
  rows: readonly DecisionRow[],
  { trials, versions }: { trials: readonly TrialRow[]; versions: readonly Descent[] },
  countCameOf: CountCameOf,
  goal: Goal,
  chosen: (row: DecisionRow) => boolean,
): FollowedDecision[] {
  const led = ledTo(rows, versions);
  return rows
    .filter(chosen)
    .map((row): FollowedDecision => {
      const { name, version, day, choice, learned, versionId, tacticId } = row;
      const next = led.get(row.id) ?? null;
      const from = choice === 'tweak' ? day : addDays(day, 1);
      const used = choice === 'drop' ? { tacticId } : { versionId: next?.versionId ?? versionId };
      const noCount = { touches: 0, talked: 0, goals: 0 };
      return {
        name,
        version,
        channel: versions.find((each) => each.versionId === versionId)!.channel,
        day,
        choice,
        learned,
        evidence: parseEvidence(row.evidence),
        trial: trials.find(({ id }) => id === row.trialId) ?? null,
        next,
        goal,
        since: { from, ...(choice === 'tweak' && next === null ? noCount : countCameOf(used, from)) },
      };
    })
    .reverse();
}

/** The version that each tweak led to: the first made from its version on that day or later, each for one tweak only. */
function ledTo(rows: readonly DecisionRow[], versions: readonly Descent[]): Map<number, Descent> {
  const led = new Map<number, Descent>();
  const taken = new Set<number>();
  for (const { id, choice, tacticId, version, day } of rows) {
    if (choice !== 'tweak') continue;
    const made = versions.find(
      (each) =>
        each.tacticId === tacticId &&
        each.origin === version &&
        each.day !== null &&
        each.day >= day &&
        !taken.has(each.versionId),
    );
    if (made === undefined) continue;
    taken.add(made.versionId);
    led.set(id, made);
  }
  return led;
}

/** `today`, `on Friday` of the same week, `last Friday` of the week before, `on 6 Nov`. */
function whenWords(day: Day, asOf: Day): string {
  if (day === asOf) return 'today';
  if (day === addDays(asOf, -1)) return 'yesterday';
  const name = weekdayNames[weekday(day) - 1]!;
  if (weekStart(day) === weekStart(asOf)) return `on ${name}`;
  if (weekStart(day) === addDays(weekStart(asOf), -7)) return `last ${name}`;
  return `on ${shortDay(day, asOf)}`;
}

/** `keep`, `drop`, or what a tweak changed; one line, safe to print. */
function choiceWords({ choice, next }: Pick<FollowedDecision, 'choice' | 'next'>): string {
  return choice === 'tweak' && next?.change ? oneLine(next.change) : choice;
}

/** A text of its owner on one line, safe to print. */
export function oneLine(text: string): string {
  return showOnOneLine(text.trim());
}

/** `31 sent, 5 replies, 0 met`, `no touches`, `still used: 3 touches`; null on the day of the decision while nothing was done since. */
export function sinceWords(decided: FollowedDecision, asOf: Day): string | null {
  const { choice, next, since, day } = decided;
  if (since.touches === 0) {
    if (choice === 'tweak') return next === null ? 'no new version' : 'not used yet';
    return day === asOf ? null : 'no touches';
  }
  return choice === 'drop' ? `still used: ${cameOfWords(decided)}` : cameOfWords(decided);
}

function cameOfWords({ channel, goal, since }: FollowedDecision): string {
  const { touches, talked, goals } = since;
  const isMessage = isWritten(channel);
  const done = isMessage ? `${count(touches)} sent` : some(touches, 'touch', 'touches');
  const talks = isMessage ? some(talked, 'reply', 'replies') : some(talked, 'talk');
  const reached = `${count(goals)} ${goalVerbs[goal]}`;
  if (goal === 'conversation') return `${done}, ${talks}`;
  return stages.indexOf(goal) < 2 ? `${done}, ${reached}` : `${done}, ${talks}, ${reached}`;
}

/** `Decided last Friday: linkedin-msg, new first line → 31 sent, 5 replies, 0 met.`; what was changed gives way. */
function decidedLine(decided: FollowedDecision, asOf: Day, width: number): string[] {
  const head = `Decided ${whenWords(decided.day, asOf)}: ${groupName(decided)}, `;
  const since = sinceWords(decided, asOf);
  const tail = since === null ? '.' : ` → ${since}.`;
  const choice = choiceWords(decided);
  const room = width - textWidth(head) - textWidth(tail);
  if (room >= Math.min(textWidth(choice), 12)) return [head + fit(choice, room) + tail];
  const [first = '', ...more] = wrap(`${head}${fit(choice, 40)}${tail}`, width);
  return [first.trimStart(), ...more].map((line) => fit(line, width));
}

/** What the page says of decisions, the newest first: two, and how many more there are. */
export function decidedLines(
  decided: readonly FollowedDecision[],
  { asOf }: Pick<ReportQuery, 'asOf'>,
  width: number,
): string[] {
  const more = decided.length - recentLines;
  return [
    ...decided.slice(0, recentLines).flatMap((each) => decidedLine(each, asOf.day, width)),
    ...(more > 0 ? [fit(`  and ${more} more: prospect report learned`, width)] : []),
  ];
}

/** What was decided last and what came of it, as sentences that are safe to print. */
export function lastDecidedWords(decided: FollowedDecision, asOf: Day): string[] {
  const since = sinceWords(decided, asOf);
  const { learned } = decided;
  return [
    `Decided ${whenWords(decided.day, asOf)}: ${groupName(decided)}, ${choiceWords(decided)} (${evidenceWords(decided.evidence)}).`,
    ...(learned === null ? [] : [`Learned: ${oneLine(learned)}`]),
    ...(since === null ? [] : [`Since then: ${since}.`]),
  ];
}

/** How it is counted what came of a decision, as a sentence. */
export function explainDecided(): string {
  return `Since a decision: touches dated after its day, or from that day on for the version that a tweak led to; after a drop those of any version. Of these touches, those at a conversation or further and those at the goal, up to as-of; their ranges are under what worked.`;
}

/** The day of a decision for a list: `Fri 13 Nov`, with the year where it is not as-of's. */
export function decidedDay(day: Day, asOf: Day): string {
  return dayTitleBy(day, asOf);
}
/** What was decided about tactics and learned of them. */
export interface Learned {
  /** The newest first. */
  decided: readonly FollowedDecision[];
  /** Trials not decided by as-of, the newest first. */
  running: readonly TrialRow[];
}
