import type { Context } from '../context.js';
import { checkName, textLimit } from '../domain/text.js';
import { stages } from '../domain/touch.js';
import { isUnconfirmed } from '../report/due/due.js';
import type {
  MeetingQuestion,
  PromiseQuestion,
  ReasonQuestion,
  SilentQuestion,
} from '../report/review/review.js';
import type { Journal } from '../store/file/journal.js';
import { leadById } from '../store/leads/leads.js';
import { resultsOf, touchById, touchToMoveOn } from '../store/touches/touches.js';
import { allOutcomes, type Outcome } from '../store/touches/outcomes.js';
import { back } from './engine/ask.js';
import { askLine } from './engine/line.js';
import { outcomesAfter, reasonsByUse, type Offered } from './outcomes.js';
import { askPromise } from './promise.js';
import { pickReply, type ReviewReply, type Before } from './review-keys.js';
import { dateStep, nextStep, reasonStep, takeSteps, type Known, type Step } from './steps.js';

/** What is known of an answer while more is asked about it. */
interface Telling extends Known {
  answer?: ReviewReply;
  /** What is to be done with the promise itself. */
  wants?: 'move' | 'drop';
}

/** Did a meeting happen: what came of it, or to what date it was moved, or why it was called off. */
export async function askMeeting(
  ctx: Context,
  journal: Journal,
  question: MeetingQuestion,
): Promise<ReviewReply> {
  const { leadId } = question.step;
  const touch = touchToMoveOn(journal, leadId, true);
  const { choices, more } = outcomesOf(journal, touch);
  const isUsual = ({ stage, state }: Outcome) =>
    (stage === held && state !== 'failed') || (stage === held - 1 && state === 'failed');
  const ordered = [...choices, ...more];
  const usual = ordered.filter(isUsual).sort((a, b) => (b.stage ?? 0) - (a.stage ?? 0));
  const before: Before<Outcome | 'move' | 'drop'> = {};
  const first: Step<Telling> = async (known) => {
    const chosen = await pickReply<Outcome | 'move' | 'drop'>(ctx, question, {
      before,
      question: 'Result?',
      choices: [
        ...usual.map((outcome) => ({ name: outcome.name, value: outcome })),
        { name: 'moved to a date', value: 'move' },
        { name: 'called off', value: 'drop' },
      ],
      more: ordered
        .filter((outcome) => !isUsual(outcome))
        .map((outcome) => ({ name: outcome.name, value: outcome })),
      none: 'skip',
    });
    if ('answer' in chosen) return { ...known, answer: chosen.answer };
    const { value } = chosen;
    return value === 'move' || value === 'drop' ? { ...known, wants: value } : { ...known, outcome: value };
  };
  return askResult(ctx, journal, leadId, first);
}

const held = stages.indexOf('held');

/** Did a lead answer after all. */
export function askSilent(ctx: Context, journal: Journal, question: SilentQuestion): Promise<ReviewReply> {
  const { touchId, leadId } = question.touch;
  const { choices, more } = outcomesOf(journal, touchId);
  const choiceOf = (outcome: Outcome) => ({ name: outcome.name, value: outcome });
  const before: Before<Outcome> = {};
  return askResult(ctx, journal, leadId, async (known) => {
    const chosen = await pickReply<Outcome>(ctx, question, {
      before,
      question: 'Result?',
      choices: choices.map(choiceOf),
      more: more.map(choiceOf),
      none: 'nothing came',
      entered: { kind: 'nothing' },
      rest: 'nothing came of any',
    });
    return 'answer' in chosen ? { ...known, answer: chosen.answer } : { ...known, outcome: chosen.value };
  });
}

function outcomesOf(journal: Journal, touchId: number | undefined): Offered {
  const touch = touchId === undefined ? undefined : touchById(journal, touchId);
  if (touch === undefined) return { choices: [], more: allOutcomes(journal) };
  const reached = Math.max(...resultsOf(journal, touch.id).map((step) => step.stage ?? 0));
  return outcomesAfter(allOutcomes(journal), reached, touch.channel);
}

/** Asks `first`, and after an outcome what it asks for. */
async function askResult(
  ctx: Context,
  journal: Journal,
  leadId: number,
  first: Step<Telling>,
): Promise<ReviewReply> {
  const lead = leadById(journal, leadId);
  const told = await takeSteps<Telling>(
    [
      first,
      moveStep(ctx),
      dropStep(ctx),
      reasonStep(ctx, journal),
      dateStep(ctx, journal),
      nextStep(ctx, journal),
    ],
    { who: lead ? { lead } : null, day: ctx.today },
  );
  return told.answer ?? { kind: 'result', said: told };
}

/** To what date. */
function moveStep(ctx: Context): Step<Telling> {
  return async (known, canGoBack) => {
    if (known.wants !== 'move') return known;
    const hint = 'tue 10:00, in 3 days, 1 Dec';
    const promise = await askPromise(ctx, { question: 'When?', hint, canGoBack }, ctx.today);
    if (promise === back || promise === null) return back;
    return { ...known, answer: { kind: 'move', promised: promise } };
  };
}

/** Why. */
function dropStep(ctx: Context): Step<Telling> {
  return async (known, canGoBack) => {
    if (known.wants !== 'drop') return known;
    const why = await askLine(ctx, {
      question: 'Why?',
      hint: 'why it is off, in a few words',
      read: (text) => checkName('reason', text.trim(), textLimit.what),
      canGoBack,
    });
    if (why === back || why === null) return back;
    return { ...known, answer: { kind: 'drop', why: why.trim() } };
  };
}

/** Why did it fail: the reasons in the order of their use. */
export async function askReason(
  ctx: Context,
  journal: Journal,
  question: ReasonQuestion,
): Promise<ReviewReply> {
  const reasons = reasonsByUse(journal, ctx.today);
  const chosen = await pickReply(ctx, question, {
    before: {},
    question: 'Why?',
    choices: reasons.map((reason) => ({
      name: reason.name,
      said: reason.place === null ? reason.name : `${reason.name} · broke at the ${reason.place}`,
      value: reason,
    })),
    none: "don't know",
    rest: "don't know any of these",
  });
  return 'answer' in chosen ? chosen.answer : { kind: 'reason', reason: chosen.value };
}

/** What became of a promise that is late. */
export async function askPromiseKept(ctx: Context, question: PromiseQuestion): Promise<ReviewReply> {
  const done = isUnconfirmed(question.step) ? `${question.step.owner} has taken it` : 'done';
  const before: Before<'done' | 'move' | 'drop'> = {};
  const first: Step<Telling> = async (known) => {
    const chosen = await pickReply<'done' | 'move' | 'drop'>(ctx, question, {
      before,
      question: 'And now?',
      choices: [
        { name: done, value: 'done' },
        { name: 'move to a date', value: 'move' },
        { name: 'drop it', value: 'drop' },
      ],
      none: 'skip',
    });
    if ('answer' in chosen) return { ...known, answer: chosen.answer };
    return chosen.value === 'done'
      ? { ...known, answer: { kind: 'done' } }
      : { ...known, wants: chosen.value };
  };
  const told = await takeSteps<Telling>([first, moveStep(ctx), dropStep(ctx)], { who: null, day: ctx.today });
  return told.answer ?? { kind: 'skip' };
}
