import { addDays, daysBetween, type Day } from '../../domain/calendar.js';
import {
  weeklyFits,
  buildFit,
  fitTactic,
  obstaclesOf,
  shortWeeks,
  weeksLooked,
  type FitSection,
  type Obstacle,
  type ShortWeeks,
  type TacticFeelings,
} from './fit.js';
import type { ReportQuery } from '../measures/query.js';
import type { JudgedVersion } from '../measures/version.js';
import type { Worked } from '../tactics/tactics.js';
import { plannedWeeks } from '../../store/counts/plan.js';
import {
  droppedTactics,
  energyByVersion,
  feelingsOf,
  feelingsUpTo,
  tacticsInUse,
  type Fit,
} from '../../store/tactics/feelings.js';
import type { Journal } from '../../store/file/journal.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';

/** What the page says of how tactics fit; null for a report by anything else, and where nothing is known. */
export function readFit(journal: Journal, worked: Worked, query: ReportQuery): FitSection | null {
  if (query.by !== 'tactic') return null;
  const { day } = query.asOf;
  const dropped = droppedTactics(journal, day);
  const counts = {
    feelings: feelingsUpTo(journal, day),
    energies: energyByVersion(journal, day),
    planned: plannedWeeks(journal, day, weeksLooked).filter(({ tacticId }) => !dropped.has(tacticId)),
  };
  return buildFit(counts, worked, query);
}

/** How one tactic sits with its owner; `newest` is its newest version in use. */
export function readTacticFeelings(
  journal: Journal,
  { tacticId, name, droppedDay }: TacticVersion,
  newest: JudgedVersion | null,
  worked: Worked,
  { asOf: { day } }: ReportQuery,
): TacticFeelings {
  const said = feelingsOf(journal, tacticId, day);
  const felt = newest?.use.felt ?? null;
  const energies =
    newest === null || felt === null
      ? []
      : [{ versionId: newest.use.versionId, touches: newest.use.feltTouches, mean: felt }];
  const planned = plannedWeeks(journal, day, weeksLooked).find((plan) => plan.tacticId === tacticId);
  const isDropped = droppedDay !== null && droppedDay <= day;
  return {
    fit: fitTactic(name, newest?.row ?? null, said, energies, worked),
    said,
    short: isDropped ? null : shortWeeks(planned?.weeks ?? [], day),
  };
}

/** A tactic that a weekly review asks about, with what it may say before it asks. */
export interface FitQuestion {
  tacticId: number;
  name: string;
  /** The newest answer of an earlier week. */
  last: { fit: Fit; day: Day } | null;
  /** Whether it is to be asked how it suits; else only what is in the way. */
  asksFit: boolean;
  /** Planned and not done for three weeks running: ask what is in the way, too. */
  short: ShortWeeks | null;
  /** What was said to be in the way last time. */
  obstacle: Obstacle | null;
}

/**
 * How each tactic suits, still to be asked in the review of the ISO week that begins on `week`: the tactics used in that
 * week or planned for it, not dropped and without an answer in the `every` days up to its end; and what is in the way of
 * those not getting done, unless that was said in those days. Those come first that were never asked about, then the
 * longest ago. An answer given after the week, as on the Monday that follows, is dated on its Sunday: see `feelingDay`.
 */
export function fitQuestions(
  journal: Journal,
  { week, today, every }: { week: Day; today: Day; every: number },
): FitQuestion[] {
  const to = feelingDay(week, today);
  const planned = plannedWeeks(journal, to, weeksLooked);
  const plannedNow = planned.filter(({ weeks }) =>
    weeks.some(({ monday, planned }) => monday === week && planned > 0),
  );
  const feelings = feelingsUpTo(journal, to);
  const isDue = (last: { day: Day } | null) => last === null || daysBetween(last.day, to) >= every;
  const questions = tacticsInUse(
    journal,
    { from: week, to },
    plannedNow.map(({ tacticId }) => tacticId),
  ).flatMap(({ tacticId, name }): FitQuestion[] => {
    const said = feelings.filter((feeling) => feeling.tacticId === tacticId);
    const [last = null] = weeklyFits(said);
    const [obstacle = null] = obstaclesOf(said);
    const weeks = planned.find((plan) => plan.tacticId === tacticId)?.weeks ?? [];
    const asksFit = isDue(last);
    const short = isDue(obstacle) ? shortWeeks(weeks, to) : null;
    return asksFit || short !== null ? [{ tacticId, name, last, asksFit, short, obstacle }] : [];
  });
  const lastDay = ({ last }: FitQuestion) => last?.day ?? '';
  return questions.sort((one, other) =>
    lastDay(one) < lastDay(other) ? -1 : lastDay(one) > lastDay(other) ? 1 : 0,
  );
}

/** The day an answer counts for: today, or the Sunday of the week it is about where that is over. */
export function feelingDay(week: Day, today: Day): Day {
  const sunday = addDays(week, 6);
  return today < sunday ? today : sunday;
}
