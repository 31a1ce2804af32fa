import type { Context } from '../../context.js';
import { addDays } from '../../domain/calendar.js';
import { rateWords } from '../../domain/plan.js';
import { worthWords } from '../../domain/worth.js';
import { UserError } from '../../errors.js';
import type { ReviewReply } from '../../prompt/review-keys.js';
import { saidNow, type Said } from '../../store/touches/said.js';
import { some } from '../../render/figure.js';
import { isPile, type Question } from '../../report/review/review.js';
import { unvaluedTactics, type ReviewScope } from '../../store/counts/review.js';
import { addFeeling } from '../../store/tactics/feelings.js';
import type { Journal } from '../../store/file/journal.js';
import { addPlan } from '../../store/tactics/plans.js';
import { moveStep } from '../../store/promises/make.js';
import { closeStep, stepById, type NextStep } from '../../store/promises/promises.js';
import { noteReviewAnswer } from '../../store/tactics/reviews.js';
import { requireTactic, tacticTitle } from '../../store/tactics/tactics.js';
import { worthColumn } from '../../store/tactics/worths.js';
import { touchToMoveOn } from '../../store/touches/touches.js';
import type { Reason } from '../../store/touches/outcomes.js';
import type { Write } from '../../store/file/write.js';
import { decide, readEvidence } from '../tactics/decide.js';
import { readEntry } from '../flags/entry.js';
import { reasonToDrop, takeStep } from '../log/next.js';
import { openFailures, readGroup } from '../../report/review/read.js';
import { nothingKnown, readVersions } from '../../report/review/versions.js';
import { feelingDay } from '../../report/fit/read.js';
import { atMeeting, checkResult, followsMeeting, requireTouch, writeResult } from '../log/result.js';
import { dropTactic } from '../tactics/tactic-drop.js';
import { tweakTactic } from '../tactics/tactic-tweak.js';

/** What is stored: an answer that says something about its question. */
export type Stored = Exclude<ReviewReply, { kind: 'back' | 'each' }>;

/**
 * Stores an answer as one operation, with the note that the question was asked; returns what undo knows the operation
 * by. Throws UserError where the question was settled meanwhile.
 */
export async function storeAnswer(
  ctx: Context,
  journal: Journal,
  scope: ReviewScope,
  question: Question,
  answer: Stored,
): Promise<Buffer> {
  refuseSettled(journal, scope, question);
  const { apply, about } = await settle(ctx, journal, scope, question, answer);
  return journal.write('review', ctx.clock, (write) => {
    apply?.(write);
    for (const key of keysOf(question, answer))
      noteReviewAnswer(journal, write, {
        week: scope.week,
        day: ctx.today,
        question: key,
        answer: answer.kind === 'skip' || answer.kind === 'rest' ? 'skipped' : 'answered',
      });
    write.summary = about;
    return write.uid;
  });
}

/** What is noted as asked: each of the touches that are alike, since more of them may come, and each of the tactics. */
function keysOf(question: Question, { kind }: Stored): string[] {
  if (kind === 'rest') return [`rest ${question.group}`];
  if (question.group === 'worths') return question.tactics.map(({ uid }) => `worth ${uid}`);
  if (question.group !== 'reasons') return [question.key];
  return [question.key, ...question.failures.map(({ uid }) => `reason ${uid}`)];
}

/** Refuses an answer to what somebody else has settled while it was asked. */
function refuseSettled(journal: Journal, scope: ReviewScope, question: Question): void {
  if (journal.snapshot(() => isOpen(journal, scope, question))) return;
  const isStep = question.group === 'meetings' || question.group === 'promises';
  throw new UserError(
    `${isStep ? 'What was promised to ' : ''}${subjectOf(question)} was settled meanwhile.`,
  );
}

/** Whether all that a question is about is still open. */
function isOpen(journal: Journal, scope: ReviewScope, question: Question): boolean {
  switch (question.group) {
    case 'plan':
      return true;
    case 'reasons': {
      const open = new Set(openFailures(journal, scope).map(({ uid }) => uid));
      return question.failures.every(({ uid }) => open.has(uid));
    }
    case 'tactics':
      return readVersions(journal, scope, nothingKnown).some(({ key }) => key === question.key);
    case 'worths': {
      const open = new Set(unvaluedTactics(journal, scope, question.goal).map(({ uid }) => uid));
      return question.tactics.every(({ uid }) => open.has(uid));
    }
    case 'meetings':
    case 'promises':
    case 'fit': {
      const { questions } = readGroup(journal, scope, question.group, nothingKnown);
      const open = questions.flatMap((one): readonly Question[] => (isPile(one) ? one.pile : [one]));
      return isPile(question) || open.some(({ key }) => key === question.key);
    }
  }
}

/** What an answer writes, and what undo says of it. */
interface Settled {
  apply?: (write: Write) => void;
  about: string;
}

async function settle(
  ctx: Context,
  journal: Journal,
  scope: ReviewScope,
  question: Question,
  answer: Stored,
): Promise<Settled> {
  const subject = subjectOf(question);
  switch (answer.kind) {
    case 'skip':
      return { about: `${subject} skipped` };
    case 'rest':
      return { about: `${subject} left for this week` };
    case 'nothing':
      return { about: `${subject} left as it is` };
    case 'result':
      return settleResult(ctx, journal, question, answer.said);
    case 'reason':
      return settleReason(question, answer.reason, subject);
    case 'done':
    case 'move':
    case 'drop':
      return settleStep(ctx, journal, question, answer, subject);
    case 'decision':
      return settleDecision(ctx, journal, question, answer);
    case 'fit':
      return settleFit(ctx, scope, question, answer, subject);
    case 'worths':
      return settleWorths(question, answer.worths);
    case 'plan':
      return settlePlan(scope, question, answer.rates);
  }
}

function subjectOf(question: Question): string {
  switch (question.group) {
    case 'meetings':
    case 'promises':
      return isPile(question)
        ? some(question.pile.length, question.group === 'meetings' ? 'meeting' : 'promise')
        : `${question.step.lead} @${question.step.leadId}`;
    case 'reasons': {
      const { failures } = question;
      const touches = failures.reduce((sum, failure) => sum + failure.touches, 0);
      return touches === 1 ? `touch ${failures[0]!.touchId}` : `${some(touches, 'touch', 'touches')}`;
    }
    case 'worths':
      return `the worth of ${question.tactics.map(({ name }) => name).join(', ')}`;
    case 'tactics':
      return tacticTitle(question.version);
    case 'fit':
      return question.name;
    case 'plan':
      return 'the plan';
  }
}

/** A meeting's result belongs to the touch that `result LEAD OUTCOME` would find. */
async function settleResult(
  ctx: Context,
  journal: Journal,
  question: Question,
  said: Said,
): Promise<Settled> {
  const told = { ...(await readEntry(ctx, journal, {})), ...saidNow(journal, said) };
  const { outcome } = told;
  if (outcome === undefined) throw unfit(question);
  const touchId =
    'step' in question ? touchToMoveOn(journal, question.step.leadId, followsMeeting(outcome)) : undefined;
  if (touchId === undefined)
    throw new UserError(`Nothing was logged with ${subjectOf(question)} yet.`, {
      hint: 'Log it with its tactic: prospect log LEAD -t TACTIC -o OUTCOME',
    });
  const touch = requireTouch(journal, touchId);
  const entry = atMeeting(journal, touch, outcome, told);
  checkResult(ctx, touch, outcome, entry, {});
  return {
    apply: (write) => void writeResult(journal, write, touch, outcome, entry),
    about: [`touch ${touch.id}`, touch.lead, outcome.name].filter(Boolean).join(' · '),
  };
}

function settleReason(question: Question, { id, name, place }: Reason, subject: string): Settled {
  if (question.group !== 'reasons') throw unfit(question);
  const results = question.failures.flatMap(({ resultIds }) => resultIds);
  return {
    apply: (write) => {
      for (const result of results) write.edit('result', result, { reason_id: id, place });
    },
    about: `${subject} · ${name}`,
  };
}

function settleStep(
  ctx: Context,
  journal: Journal,
  question: Question,
  answer: Extract<ReviewReply, { kind: 'done' | 'move' | 'drop' }>,
  subject: string,
): Settled {
  if (!('step' in question)) throw unfit(question);
  const { id } = question.step;
  const change = stepChange(ctx, journal, answer);
  return {
    apply: (write) => change(write, stepById(journal, id)!),
    about: `next step of ${subject}`,
  };
}

function stepChange(
  ctx: Context,
  journal: Journal,
  answer: Extract<ReviewReply, { kind: 'done' | 'move' | 'drop' }>,
): (write: Write, step: NextStep) => void {
  const { today } = ctx;
  switch (answer.kind) {
    case 'done':
      return (write, step) => takeStep(write, step, today);
    case 'drop': {
      const why = reasonToDrop(answer.why);
      return (write, step) => closeStep(write, step.id, 'dropped', today, { why });
    }
    case 'move': {
      const { next: moment, what } = answer.promised;
      return (write, step) => moveStep(journal, write, step, today, { moment, what });
    }
  }
}

function settleDecision(
  ctx: Context,
  journal: Journal,
  question: Question,
  { choice, change, learned }: Extract<ReviewReply, { kind: 'decision' }>,
): Settled {
  if (question.group !== 'tactics') throw unfit(question);
  const { name, version } = question.version;
  const tactic = requireTactic(journal, `${name}@${version}`);
  const evidence = readEvidence(journal, tactic, ctx.clock);
  return {
    apply: (write) => {
      if (choice === 'drop') return dropTactic(journal, write, tactic, { learned, evidence }, ctx.clock);
      decide(journal, write, { tactic, choice, learned, evidence, day: ctx.today });
      if (choice === 'tweak') tweakTactic(journal, write, tactic, change ?? '', ctx.today);
    },
    about: `${choice} ${tacticTitle(tactic)}`,
  };
}

function settleFit(
  ctx: Context,
  { week }: ReviewScope,
  question: Question,
  { fit, inTheWay }: Extract<ReviewReply, { kind: 'fit' }>,
  subject: string,
): Settled {
  if (question.group !== 'fit') throw unfit(question);
  const { tacticId } = question;
  return {
    apply: (write) => void addFeeling(write, { tacticId, day: feelingDay(week, ctx.today), fit, inTheWay }),
    about: `${subject}${fit === null ? '' : ` · ${fit}`}`,
  };
}

function settleWorths(
  question: Question,
  worths: Extract<ReviewReply, { kind: 'worths' }>['worths'],
): Settled {
  if (question.group !== 'worths') throw unfit(question);
  const column = worthColumn(question.goal);
  return {
    apply: (write) => {
      for (const { tacticId, worth } of worths) write.edit('tactic', tacticId, { [column]: worth });
    },
    about: worths.map(({ name, worth }) => `${name} worth ${worthWords(worth)}`).join(', '),
  };
}

/** A plan made here begins with the week after the one that is reviewed. */
function settlePlan(
  { week }: ReviewScope,
  question: Question,
  rates: Extract<ReviewReply, { kind: 'plan' }>['rates'],
): Settled {
  if (question.group !== 'plan') throw unfit(question);
  const nameOf = (id: number) => question.tactics.find(({ tacticId }) => tacticId === id)?.name ?? '';
  return {
    apply: (write) => {
      for (const { tacticId, rate } of rates)
        addPlan(write, { ...rate, tacticId, stage: null, day: addDays(week, 7), until: null });
    },
    about: `plan ${rates.map(({ tacticId, rate }) => `${nameOf(tacticId)} · ${rateWords(rate)}`).join(', ')}`,
  };
}

function unfit(question: Question): Error {
  return new Error(`No such answer goes with the question "${question.key}".`);
}
