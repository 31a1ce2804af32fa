import { dayTitle, dayTitleBy, weekStart, type Day } from '../../domain/calendar.js';
import type { PlanRate } from '../../domain/plan.js';
import { withOwner } from '../../domain/owner.js';
import { formatMoment } from '../../domain/when.js';
import { count, some } from '../../render/figure.js';
import { tacticTitle, versionTitle } from '../../store/tactics/tactics.js';
import { leadName, oneLine, shortWords, stepWords } from '../due/words.js';
import { fitWords, shortWords as shortWeekWords } from '../fit/words.js';
import { enoughJudged } from '../measures/verdict.js';
import { doneWords as touchesDone } from '../trial/words.js';
import type { Unexplained } from '../../store/counts/review.js';
import {
  isPile,
  reviewWeek,
  type GroupName,
  type PileQuestion,
  type PlannedTactic,
  type Question,
  type ReasonQuestion,
  type RunningTrial,
  type StepQuestion,
  type TacticQuestion,
  type WaitingVersion,
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
  const { next } = weekWords(asOf);
  const words: Record<GroupName, GroupWords> = {
    meetings: {
      title: 'DID IT HAPPEN?',
      about: 'meetings whose date has passed',
      answer: 'result LEAD held or no-show',
      list: 'prospect due --all',
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
    worths: {
      title: 'WHAT MUST THEY BRING?',
      about: 'tactics without a worth',
      answer: 'tactic edit TACTIC --worth 1/50',
      list: 'prospect tactic list',
    },
    tactics: {
      title: 'KEEP, TWEAK OR DROP?',
      about: 'ended trials, new verdicts',
      answer: 'trial decide TACTIC keep',
      list: 'prospect report',
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
    case 'meetings':
    case 'promises':
      return isPile(question) ? pileWords(question, asOf) : stepLine(question, asOf);
    case 'reasons':
      return failureWords(question, asOf);
    case 'worths':
      return { parts: [[question.tactics.map(({ name }) => name).join(', '), '']], details: [] };
    case 'tactics':
      return tacticWords(question, asOf);
    case 'fit': {
      const { name, last, asksFit, short, obstacle } = question;
      const details = [
        last === null || !asksFit
          ? null
          : `Last time: ${fitWords[last.fit]} (${dayTitleBy(last.day, asOf)}).`,
        short === null ? null : `${shortWeekWords(short, question.week)}.`,
        obstacle === null
          ? null
          : `In the way on ${dayTitleBy(obstacle.day, asOf)}: "${oneLine(obstacle.text)}".`,
      ];
      return { parts: [[name, '']], details: details.filter((detail) => detail !== null) };
    }
    case 'plan': {
      const { next: nextWeek, week } = weekWords(asOf);
      const goesOn = question.tactics.filter(({ next }) => next !== null).length;
      const about = goesOn === 0 ? 'nothing is planned' : `planned for ${some(goesOn, 'tactic')}`;
      const details = question.tactics.map(
        (tactic) =>
          `${tactic.name}: ${tactic.next === null ? 'no plan' : planWords(tactic.next)} (${doneWords(tactic)} ${week})`,
      );
      return { parts: [['', `${nextWeek}: ${about}`]], details };
    }
  }
}

function stepLine({ group, step }: StepQuestion, asOf: Day): QuestionWords {
  if (group === 'promises')
    return asLine([whom(step), [stepWords(step, asOf), ''], ['', `since ${dayTitleBy(step.day, asOf)}`]]);
  const { tactic, version } = step;
  const owner = withOwner(step);
  return asLine([
    whom(step),
    [shortWords(step), ` ${formatMoment(step, asOf)}`],
    tactic === null ? null : titlePart({ name: tactic, version: version ?? 1 }),
    owner === null ? null : [owner, ''],
  ]);
}

/** `4 promises, the first since Wed 14 Oct`, and each on a line of its own. */
function pileWords({ group, pile }: PileQuestion, asOf: Day): QuestionWords {
  const first = pile.map(({ step }) => step.day).sort()[0]!;
  const what = group === 'meetings' ? 'meeting' : 'promise';
  const about = `${some(pile.length, what)}, the first ${group === 'meetings' ? 'on' : 'since'} ${dayTitleBy(first, asOf)}`;
  return { parts: [['', about]], details: pile.map((question) => questionTexts(question, asOf).subject) };
}

/** One in full, or `hung-up × 12 · cold-call · Mon 9 Nov – Fri 20 Nov`. */
function failureWords({ failures }: ReasonQuestion, asOf: Day): QuestionWords {
  const [newest] = failures as [Unexplained, ...Unexplained[]];
  const tactic = titlePart({ name: newest.tactic, version: newest.version });
  const touches = failures.reduce((sum, failure) => sum + failure.touches, 0);
  if (failures.length > 1) {
    const days = [failures.at(-1)!.day, newest.day].map((day) => dayTitleBy(day, asOf));
    return asLine([[newest.outcome, ` × ${count(touches)}`], tactic, ['', [...new Set(days)].join(' – ')]]);
  }
  const { leadId, lead, tier } = newest;
  const who: Part =
    lead === null
      ? ['', `${some(touches, 'touch', 'touches')} at nobody in particular`]
      : whom({ lead, tier, leadId: leadId! });
  const touch: Part | null = touches === 1 ? ['', `touch ${newest.touchId}`] : null;
  return asLine([who, tactic, [newest.outcome, ` ${dayTitleBy(newest.day, asOf)}`], touch]);
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

/** What is to be said of versions about which there is nothing to decide, a sentence a kind. Not made safe. */
export function waitingWords(waiting: readonly WaitingVersion[]): string[] {
  const listed = (
    title: string,
    versions: readonly WaitingVersion[],
    more: (one: WaitingVersion) => string,
  ) =>
    versions.length === 0
      ? []
      : [`${title}: ${versions.map((one) => `${nameOf(one)}${more(one)}`).join(', ')}.`];
  const isOn = ({ trial }: WaitingVersion) => trial !== null;
  const of = (verdict: string | null) =>
    waiting.filter((one) => !isOn(one) && (one.standing?.verdict ?? null) === verdict);
  const known = waiting.filter(
    (one) => !isOn(one) && ![null, 'early', 'unclear'].includes(one.standing!.verdict),
  );
  return [
    ...listed(
      'On trial',
      waiting.filter(isOn),
      ({ trial }) => ` (${touchesDone(trial!.done, trial!.trial.touches)})`,
    ),
    ...listed('Decided already', known, ({ standing }) => ` (${standing!.verdict})`),
    ...listed('Too close to call', of('unclear'), () => ''),
    ...listed('Too early to say', of('early'), () => ''),
    ...listed('No worth given', of(null), () => ''),
  ];
}

function nameOf({ version }: WaitingVersion): string {
  return `${version.name}${versionTitle(version).slice(version.name.length)}`;
}

/** What a change costs: counting begins again. */
export function tweakWords({ version, standing }: TacticQuestion): string {
  const { leads = 0, window = 0 } = standing ?? {};
  const left = leads === 0 ? '' : ` The ${some(leads, 'lead')} of ${tacticTitle(version)} stay with it.`;
  return `Counting starts again at 0.${left} The changed one can be judged once it has ${enoughJudged} leads that are ${window} days old.`;
}

function trialWords({ trial, done, isOver }: RunningTrial): string {
  const until = trial.until === null ? '' : `, until ${dayTitle(trial.until)}`;
  const hypothesis = trial.hypothesis === null ? '' : `: "${oneLine(trial.hypothesis)}"`;
  return `On trial since ${dayTitle(trial.day)}, ${touchesDone(done, trial.touches)}${until}${isOver ? '; it is time to decide' : ''}${hypothesis}.`;
}

/** `52 of 60`; a share of a month's plan is no whole number. */
function doneWords({ done, planned }: Pick<PlannedTactic, 'done' | 'planned'>): string {
  if (planned === null) return some(done, 'touch', 'touches');
  const whole = Number.isInteger(planned) ? count(planned) : `~${Number(planned.toPrecision(2))}`;
  return `${count(done)} of ${whole}`;
}

/** `20 a week`. */
export function planWords({ amount, every }: PlanRate): string {
  return amount === 0 ? 'no plan' : `${count(amount)} a ${every}`;
}
