import type { Context } from '../context.js';
import { readPlanWords, type PlanRate } from '../domain/plan.js';
import { checkName, checkText, textLimit } from '../domain/text.js';
import type { Choice } from '../domain/touch.js';
import { UserError } from '../errors.js';
import { fitWords } from '../report/fit/words.js';
import { planWords } from '../report/review/words.js';
import type { FitQuestion, PlanQuestion, TacticQuestion } from '../report/review/review.js';
import { fits, type Fit } from '../store/tactics/feelings.js';
import { back } from './engine/ask.js';
import { askLine } from './engine/line.js';
import { pickReply, skips, type ReviewReply, type Before } from './review-keys.js';
import { takeSteps, type Step } from './steps.js';

interface Deciding {
  answer?: ReviewReply;
  choice?: Choice;
  change?: string | null;
  learned?: string | null;
}

/** Keep, tweak or drop a version. While its trial runs it may just go on. */
export async function askTactic(ctx: Context, question: TacticQuestion): Promise<ReviewReply> {
  const { trial, version } = question;
  const goesOn = trial !== null && !trial.isOver;
  const before: Before<Choice | 'go on'> = {};
  const told = await takeSteps<Deciding>(
    [
      async (known) => {
        const chosen = await pickReply<Choice | 'go on'>(ctx, question, {
          before,
          question: 'Keep?',
          choices: [
            ...(goesOn ? [{ name: 'go on with the trial', value: 'go on' as const }] : []),
            { name: 'keep', value: 'keep' },
            { name: 'tweak', value: 'tweak' },
            {
              name: 'drop',
              ...(version.isNewest ? {} : { aside: 'this version alone' }),
              value: 'drop',
            },
          ],
          none: 'skip',
          ...(goesOn && { hint: 'all but the first end the trial' }),
        });
        if ('answer' in chosen) return { ...known, answer: chosen.answer };
        return chosen.value === 'go on'
          ? { ...known, answer: { kind: 'nothing' } }
          : { ...known, choice: chosen.value };
      },
      async (known, canGoBack) => {
        if (known.choice !== 'tweak') return known;
        const change = await askLine(ctx, {
          question: 'Change?',
          hint: 'what is done otherwise from now on',
          read: (text) => checkName('change', text.trim(), textLimit.note),
          canGoBack,
        });
        return change === back || change === null ? back : { ...known, change: change.trim() };
      },
      async (known, canGoBack) => {
        if (known.choice === undefined || known.choice === 'keep') return known;
        const learned = await askLine(ctx, {
          question: 'Learned?',
          none: 'nothing to write down',
          read: (text) => checkText('lesson', text.trim(), textLimit.note),
          canGoBack,
        });
        return learned === back ? back : { ...known, learned: learned?.trim() || null };
      },
    ],
    {},
  );
  const { answer, choice = 'keep', change = null, learned = null } = told;
  return answer ?? { kind: 'decision', choice, change, learned };
}

interface Feeling {
  answer?: ReviewReply;
  fit?: Fit | null;
  inTheWay?: string | null;
}

/** How a tactic sits with its owner, and what is in the way of one that is planned and not done. */
export async function askFit(ctx: Context, question: FitQuestion): Promise<ReviewReply> {
  const { short } = question;
  const before: Before<Fit> = {};
  const fit: Step<Feeling> = async (known) => {
    const chosen = await pickReply<Fit>(ctx, question, {
      before,
      question: 'Suits?',
      choices: fits.map((name) => ({ name: fitWords[name], value: name })),
      none: 'skip',
    });
    if ('value' in chosen) return { ...known, fit: chosen.value };
    return chosen.answer.kind === 'skip' && short !== null
      ? { ...known, fit: null }
      : { ...known, answer: chosen.answer };
  };
  const way: Step<Feeling> = async (known, canGoBack) => {
    if (known.answer !== undefined || short === null) return known;
    const inTheWay = await askLine(ctx, {
      question: 'What is in the way?',
      none: 'nothing to write down',
      read: (text) => checkText('text', text.trim(), textLimit.note),
      canGoBack,
    });
    return inTheWay === back ? back : { ...known, inTheWay: inTheWay?.trim() || null };
  };
  const told = await takeSteps<Feeling>([fit, way], {});
  if (told.answer !== undefined) return told.answer;
  const { fit: said = null, inTheWay = null } = told;
  return said === null && inTheWay === null ? { kind: 'skip' } : { kind: 'fit', fit: said, inTheWay };
}

/** How many are planned for next week: Enter leaves it as it is. */
export async function askPlan(ctx: Context, { next }: PlanQuestion): Promise<ReviewReply> {
  const every = next?.every ?? 'week';
  const typed = await askLine(ctx, {
    question: 'Plan?',
    none: next === null ? 'no plan' : `keep ${planWords(next)}`,
    hint: `a number a ${every}${next === null ? '' : ', 0 ends it'} · q end`,
    atOnce: ['q'],
    read: (text) => (text === 'q' ? 'end' : planWords(readRate(text, every))),
    canGoBack: true,
    escape: skips,
  });
  if (typed === back) return { kind: 'skip' };
  if (typed === null) return { kind: 'nothing' };
  return typed === 'q' ? { kind: 'end' } : { kind: 'plan', rate: readRate(typed, every) };
}

/** `60`, or with another period `15/month`. */
function readRate(text: string, every: PlanRate['every']): PlanRate {
  const read = readPlanWords(text) ?? readPlanWords(`${text}/${every}`);
  if (read?.rate && read.name === '') return read.rate;
  throw new UserError(`"${text.trim()}" is not a number from 0 to 1,000,000`);
}
