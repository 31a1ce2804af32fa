import { dayTitle, dayTitleBy, daysBetween, weekStart, type Day } from '../../domain/calendar.js';
import type { PlanRate } from '../../domain/plan.js';
import { withOwner } from '../../domain/owner.js';
import { formatMoment } from '../../domain/when.js';
import { count, some } from '../../render/figure.js';
import { tacticTitle, versionTitle } from '../../store/tactics/tactics.js';
import { leadName, oneLine, shortWords, stepWords } from '../due/words.js';
import { fitWords, shortWords as shortWeekWords } from '../fit/words.js';
import { doneWords as touchesDone } from '../trial/words.js';
import {
  reviewWeek,
  type GroupName,
  type PlanQuestion,
  type Question,
  type RunningTrial,
  type TacticQuestion,
} from './review.js';

/** What is said over a group, the command that answers one of its questions, and the one that lists them all. */
interface GroupWords {
  title: string;
  about: string;
  answer: string;
  list: string;
}

/** The words for a group, for a review on the day `asOf`: on a Monday it is about the week before. */
export function groupWords(name: GroupName, asOf: Day): GroupWords {
  const { week, next } = weekWords(asOf);
  const words: Record<GroupName, GroupWords> = {
    meetings: {
      title: 'DID IT HAPPEN?',
      about: 'meetings whose date has passed',
      answer: 'result LEAD held | no-show',
      list: 'prospect due --all',
    },
    silent: {
      title: 'NO ANSWER?',
      about: 'waiting past their silence window',
      answer: 'result LEAD replied',
      list: 'prospect list --waiting',
    },
    reasons: {
      title: 'WHY?',
      about: 'failed or put off without a reason',
      answer: 'edit TOUCH -r REASON',
      list: 'prospect list -r none',
    },
    promises: {
      title: 'LATE',
      about: 'what you promised',
      answer: 'next LEAD --done | DAY | --drop WHY',
      list: 'prospect due --all',
    },
    tactics: {
      title: 'KEEP, TWEAK OR DROP?',
      about: `used ${week} or planned`,
      answer: 'trial decide TACTIC keep',
      list: 'prospect tactic list',
    },
    fit: { title: 'HOW DOES IT SUIT YOU?', about: '', answer: '', list: 'prospect tactic list' },
    plan: { title: 'PLAN', about: `for ${next}`, answer: 'plan TACTIC 20/week', list: 'prospect plan' },
  };
  return words[name];
}

/** What the week reviewed and the one after it are called on that day. */
function weekWords(asOf: Day): { week: string; next: string } {
  return reviewWeek(asOf) === weekStart(asOf)
    ? { week: 'this week', next: 'next week' }
    : { week: 'last week', next: 'this week' };
}

/** A part of the line: words that are cut where the line is too long, and those after them that stay. */
export type Part = readonly [cut: string, stays: string];

/** The parts of one line, then what helps to answer it. Not made safe. */
interface QuestionWords {
  parts: Part[];
  details: string[];
}

/** What stands between the parts of a line. */
export const partsJoin = ' · ';

/** What a question is about, its line in full. Not made safe. */
export function questionTexts(question: Question, asOf: Day): { subject: string; details: string[] } {
  const { parts, details } = questionWords(question, asOf);
  return { subject: parts.map((part) => part.join('')).join(partsJoin), details };
}

export function questionWords(question: Question, asOf: Day): QuestionWords {
  switch (question.group) {
    case 'meetings': {
      const { step } = question;
      const { tactic, version } = step;
      const owner = withOwner(step);
      return asLine([
        whom(step),
        [shortWords(step), ` ${formatMoment(step, asOf)}`],
        tactic === null ? null : titlePart({ name: tactic, version: version ?? 1 }),
        owner === null ? null : [owner, ''],
      ]);
    }
    case 'silent': {
      const { touch } = question;
      const since = ` ${dayTitleBy(touch.day, asOf)}, ${some(daysBetween(touch.day, asOf), 'day')} ago`;
      const tactic = titlePart({ name: touch.tactic, version: touch.version });
      return asLine([whom(touch), tactic, [touch.outcome, since]]);
    }
    case 'reasons': {
      const { failure } = question;
      const { leadId, lead, tier, touches } = failure;
      const who: Part =
        lead === null
          ? ['', `${some(touches, 'touch', 'touches')} at nobody in particular`]
          : whom({ lead, tier, leadId: leadId! });
      const tactic = titlePart({ name: failure.tactic, version: failure.version });
      const touch: Part | null = touches === 1 ? ['', `touch ${failure.touchId}`] : null;
      return asLine([who, tactic, [failure.outcome, ` ${dayTitleBy(failure.day, asOf)}`], touch]);
    }
    case 'promises': {
      const { step } = question;
      return asLine([whom(step), [stepWords(step, asOf), ''], ['', `since ${dayTitleBy(step.day, asOf)}`]]);
    }
    case 'tactics':
      return tacticWords(question, asOf);
    case 'fit': {
      const { name, last, short, obstacle } = question;
      const details = [
        last === null ? null : `Last time: ${fitWords[last.fit]} (${dayTitleBy(last.day, asOf)}).`,
        short === null ? null : `${shortWeekWords(short, question.week)}.`,
        obstacle === null
          ? null
          : `In the way on ${dayTitleBy(obstacle.day, asOf)}: "${oneLine(obstacle.text)}".`,
      ];
      return { parts: [[name, '']], details: details.filter((detail) => detail !== null) };
    }
    case 'plan': {
      const { name, next } = question;
      const goesOn = next === null ? 'no plan' : planWords(next);
      const { week, next: nextWeek } = weekWords(asOf);
      return asLine([
        [name, ''],
        ['', `done ${week}: ${doneWords(question)}`],
        ['', `${nextWeek}: ${goesOn}`],
      ]);
    }
  }
}

function asLine(parts: (Part | null)[]): QuestionWords {
  return { parts: parts.filter((part) => part !== null), details: [] };
}

function whom(row: Parameters<typeof leadName>[0] & { leadId: number }): Part {
  return [row.lead, `${leadName(row).slice(row.lead.length)} @${row.leadId}`];
}

function titlePart(tactic: { name: string; version: number }): Part {
  return [tactic.name, tacticTitle(tactic).slice(tactic.name.length)];
}

function tacticWords(
  { version, planned, standing, trial, decided }: TacticQuestion,
  asOf: Day,
): QuestionWords {
  const done = `${doneWords({ done: version.touches, planned })} ${weekWords(asOf).week}`;
  const verdict = standing?.verdict ?? null;
  const { parts } = asLine([
    [version.name, versionTitle(version).slice(version.name.length)],
    ['', done],
    verdict === null ? null : ['', verdict],
  ]);
  const details = [
    ...(standing === null ? [] : [standing.text]),
    ...(trial === null ? [] : [trialWords(trial)]),
    ...decided,
  ];
  return { parts, details };
}

function trialWords({ trial, done, isOver }: RunningTrial): string {
  const until = trial.until === null ? '' : `, until ${dayTitle(trial.until)}`;
  const hypothesis = trial.hypothesis === null ? '' : `: "${oneLine(trial.hypothesis)}"`;
  return `On trial since ${dayTitle(trial.day)}, ${touchesDone(done, trial.touches)}${until}${isOver ? '; it is time to decide' : ''}${hypothesis}.`;
}

/** `52 of 60`; a share of a month's plan is no whole number. */
function doneWords({ done, planned }: Pick<PlanQuestion, 'done' | 'planned'>): string {
  if (planned === null) return some(done, 'touch', 'touches');
  const whole = Number.isInteger(planned) ? count(planned) : `~${Number(planned.toPrecision(2))}`;
  return `${count(done)} of ${whole}`;
}

/** `20 a week`. */
export function planWords({ amount, every }: PlanRate): string {
  return amount === 0 ? 'no plan' : `${count(amount)} a ${every}`;
}
