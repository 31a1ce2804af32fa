import { stages, type MeetingDate, type Result } from './exported.js';
import { isIn, silenceEnds, stagesIn } from './activity.js';
import { stageShown, type Question, type Seen } from './seen.js';

/** The rows of the funnel, by stage. */
export function funnelOf(seen: Seen, meetings: readonly MeetingDate[], question: Question) {
  const inPeriod = stagesIn(seen, question);
  const furthest = [...seen.byLead.values()].map((results) =>
    Math.max(...results.map((each) => each.stage ?? 0)),
  );
  const rates = ratesOf(seen, meetings, question);
  return stages.map((stage, index) => {
    const { count, of, untold } = rates[stage] ?? { count: null, of: null, untold: null };
    return {
      stage,
      touches: inPeriod[stage] ?? null,
      leads: furthest.filter((each) => each >= index).length,
      leads_stopped: furthest.filter((each) => each === index).length,
      rate_count: count,
      rate_of: of,
      rate: of === null || of === 0 ? null : count / of,
      untold,
    };
  });
}

interface Rate {
  count: number;
  of: number;
  untold: number;
}

function ratesOf(seen: Seen, meetings: readonly MeetingDate[], question: Question): Record<string, Rate> {
  const touches = seen.touches
    .filter(({ day }) => isIn(day, question))
    .map((touch) => ({
      stage: Math.max(...touch.results.map((result) => reachedBy(result, seen))),
      isKnown: isKnown(touch.results.at(-1)!, question.asOf),
    }));
  const known = touches.filter(({ isKnown }) => isKnown);
  const reached = known.filter(({ stage }) => stage >= 1).length;
  const talked = known.filter(({ stage }) => stage >= 2).length;
  const { won, lost } = decided(seen, question);
  return {
    reached: { count: reached, of: known.length, untold: 0 },
    conversation: { count: talked, of: reached, untold: 0 },
    held: show(seen, meetings, question),
    won: { count: won, of: won + lost, untold: 0 },
  };
}

/** How far a result shows its touch to have come; a no-show reaches nobody. */
function reachedBy(result: Result, seen: Seen): number {
  return result.outcome === 'no-show' ? 0 : stageShown(result, seen);
}

/** One that waits within its silence window is not known yet. */
function isKnown(last: Result, asOf: number): boolean {
  return last.state !== 'waiting' || silenceEnds(last) <= asOf;
}

/** Leads won and lost in the period, by the last of the two. */
function decided(seen: Seen, question: Question): { won: number; lost: number } {
  const last = [...seen.byLead.values()].flatMap(
    (results) => results.findLast(({ stage, outcome }) => stage === 6 || outcome === 'lost') ?? [],
  );
  const inPeriod = last.filter(({ day }) => isIn(day, question));
  const won = inPeriod.filter(({ stage }) => stage === 6).length;
  return { won, lost: inPeriod.length - won };
}

/** Meetings whose date is past, one a lead: held, told of, and not told of. */
function show(seen: Seen, meetings: readonly MeetingDate[], question: Question): Rate {
  const rate = { count: 0, of: 0, untold: 0 };
  const { asOf } = question;
  for (const [lead, results] of seen.byLead) {
    const came = results.filter(
      ({ stage, outcome }) => (stage ?? 0) >= 3 || seen.ends.get(outcome) === 'yes',
    );
    if (!came.some(({ stage }) => stage === 3 || stage === 4)) continue;
    const held = came.find(({ stage }) => (stage ?? 0) >= 4);
    const told = held ?? fellThrough(came);
    if (told) {
      if (!isIn(told.day, question)) continue;
      rate.of++;
      if (held) rate.count++;
      continue;
    }
    const promised = meetings.filter(
      (each) => each.lead === lead && each.made <= asOf && (each.closed === null || each.closed > asOf),
    );
    if (promised.length > 0) {
      const day = Math.max(...promised.map((each) => each.day));
      if (day < asOf && isIn(day, question)) rate.untold++;
    }
  }
  return rate;
}

/** The result by which the last meeting agreed did not take place: a no-show, or what ended the lead. */
function fellThrough(came: readonly Result[]): Result | undefined {
  const agreed = came.findLastIndex(({ stage, outcome }) => stage === 3 && outcome !== 'no-show');
  if (agreed !== -1) return came[agreed + 1];
  return came.find(({ outcome }) => outcome === 'no-show');
}

/** Leads of a tactic version by the furthest stage that its own touches brought them to. */
export function stopsOf(seen: Seen, tactic: string) {
  const furthest = new Map<string, number>();
  for (const { lead, results, tactic: name, version } of seen.touches)
    if (`${name}@${version}` === tactic)
      furthest.set(lead, Math.max(furthest.get(lead) ?? 0, ...results.map(({ stage }) => stage ?? 0)));
  return Object.fromEntries([
    ['leads', furthest.size],
    ...stages.map((stage, index) => [
      `stopped_${stage}`,
      [...furthest.values()].filter((each) => each === index).length,
    ]),
  ]) as Record<string, number>;
}
