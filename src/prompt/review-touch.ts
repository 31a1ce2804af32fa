import type { Context } from '../context.js';
import { checkName, textLimit } from '../domain/text.js';
import { stages } from '../domain/touch.js';
import { isUnconfirmed } from '../report/due/due.js';
import type { PileQuestion, ReasonQuestion, StepQuestion } from '../report/review/review.js';
import type { Journal } from '../store/file/journal.js';
import { leadById } from '../store/leads/leads.js';
import { resultsOf, touchById, touchToMoveOn } from '../store/touches/touches.js';
import { allOutcomes, type Outcome, type Reason } from '../store/touches/outcomes.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import { outcomesAfter, reasonsByUse, type Offered } from './outcomes.js';
import { askPromise } from './promise.js';
import { pickReply, type Asker, type Before, type ReviewReply } from './review-keys.js';
import { dateStep, nextStep, reasonStep, takeSteps, type Known, type Step } from './steps.js';

/** What is known of an answer while more is asked about it. */
interface Telling extends Known {
  answer?: ReviewReply;
  /** What is to be done with the promise itself. */
  wants?: 'move' | 'drop';
}

/** Did a meeting happen: what came of it, or to what date it was moved, or why it was called off. */
export function askMeeting(ctx: Context, journal: Journal, { step: { leadId } }: StepQuestion): Asker {
  const { choices, more } = outcomesOf(journal, touchToMoveOn(journal, leadId, true));
  const isUsual = ({ stage, state }: Outcome) =>
    (stage === held && state !== 'failed') || (stage === held - 1 && state === 'failed');
  const ordered = [...choices, ...more];
  const usual = ordered.filter(isUsual).sort((a, b) => (b.stage ?? 0) - (a.stage ?? 0));
  const before: Before<Outcome | 'move' | 'drop'> = {};
  const choose = async (known: Telling, canGoBack: boolean): Promise<Telling> => {
    const chosen = await pickReply<Outcome | 'move' | 'drop'>(ctx, {
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
      canGoBack,
    });
    if ('answer' in chosen) return { ...known, answer: chosen.answer };
    const { value } = chosen;
    return value === 'move' || value === 'drop' ? { ...known, wants: value } : { ...known, outcome: value };
  };
  const lead = leadById(journal, leadId);
  const rest = [
    moveStep(ctx),
    dropStep(ctx),
    reasonStep<Telling>(ctx, journal),
    dateStep<Telling>(ctx, journal),
    nextStep<Telling>(ctx, journal),
  ];
  return async (canGoBack) => {
    const first: Step<Telling> = (known) => choose(known, canGoBack);
    const told = await takeSteps<Telling>([first, ...rest], { who: lead ? { lead } : null, day: ctx.today });
    return told.answer ?? { kind: 'result', said: told };
  };
}

const held = stages.indexOf('held');

function outcomesOf(journal: Journal, touchId: number | undefined): Offered {
  const touch = touchId === undefined ? undefined : touchById(journal, touchId);
  if (touch === undefined) return { choices: [], more: allOutcomes(journal) };
  const reached = Math.max(...resultsOf(journal, touch.id).map((step) => step.stage ?? 0));
  return outcomesAfter(allOutcomes(journal), reached, touch.channel);
}

/** To what date. */
function moveStep(ctx: Context): Step<Telling> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    if (known.wants !== 'move') return known;
    const hint = 'tue 10:00, in 3 days, 1 Dec';
    const promise = await askPromise(ctx, { question: 'When?', hint, canGoBack, draft }, ctx.today);
    if (promise === back || promise === null) return back;
    return { ...known, answer: { kind: 'move', promised: promise } };
  };
}

/** Why. */
function dropStep(ctx: Context): Step<Telling> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    if (known.wants !== 'drop') return known;
    const why = await askLine(ctx, {
      question: 'Why?',
      hint: 'why it is off, in a few words',
      read: (text) => checkName('reason', text.trim(), textLimit.what),
      canGoBack,
      draft,
    });
    if (why === back || why === null) return back;
    return { ...known, answer: { kind: 'drop', why: why.trim() } };
  };
}

/** Why did they fail: the reasons in the order of their use, for all of them at once or one by one. */
export function askReason(ctx: Context, journal: Journal, question: ReasonQuestion): Asker {
  const before: Before<Reason | 'each'> = {};
  const isPile = question.failures.length > 1;
  return async (canGoBack) => {
    const chosen = await pickReply<Reason | 'each'>(ctx, {
      before,
      question: isPile ? 'Why all?' : 'Why?',
      choices: reasonsByUse(journal, ctx.today).map((reason) => ({
        name: reason.name,
        said: reason.place === null ? reason.name : `${reason.name} · broke at the ${reason.place}`,
        value: before.value !== 'each' && before.value?.id === reason.id ? before.value : reason,
      })),
      hinted: isPile ? [{ key: '*', name: 'one by one', value: 'each' }] : [],
      none: "don't know",
      canGoBack,
    });
    if ('answer' in chosen) return chosen.answer;
    return chosen.value === 'each' ? { kind: 'each' } : { kind: 'reason', reason: chosen.value };
  };
}

/** Several of a kind: one by one, or none of them this week. */
export function askPile(ctx: Context, { pile }: PileQuestion): Asker {
  const before: Before<'each'> = {};
  return async (canGoBack) => {
    const chosen = await pickReply<'each'>(ctx, {
      before,
      question: 'Go through?',
      choices: [{ name: `the ${pile.length} one by one`, value: 'each' }],
      none: 'not this week',
      entered: { kind: 'rest' },
      canGoBack,
    });
    return 'answer' in chosen ? chosen.answer : { kind: 'each' };
  };
}

/** What became of a promise that is late. */
export function askPromiseKept(ctx: Context, { step }: StepQuestion): Asker {
  const done = isUnconfirmed(step) ? `${step.owner} has taken it` : 'done';
  const before: Before<'done' | 'move' | 'drop'> = {};
  const rest = [moveStep(ctx), dropStep(ctx)];
  const choose = async (known: Telling, canGoBack: boolean): Promise<Telling> => {
    const chosen = await pickReply<'done' | 'move' | 'drop'>(ctx, {
      before,
      question: 'And now?',
      choices: [
        { name: done, value: 'done' },
        { name: 'move to a date', value: 'move' },
        { name: 'drop it', value: 'drop' },
      ],
      none: 'skip',
      canGoBack,
    });
    if ('answer' in chosen) return { ...known, answer: chosen.answer };
    return chosen.value === 'done'
      ? { ...known, answer: { kind: 'done' } }
      : { ...known, wants: chosen.value };
  };
  return async (canGoBack) => {
    const first: Step<Telling> = (known) => choose(known, canGoBack);
    const told = await takeSteps<Telling>([first, ...rest], { who: null, day: ctx.today });
    return told.answer ?? { kind: 'skip' };
  };
}
