import type { Context } from '../context.js';
import { readPlanWords, type PlanRate } from '../domain/plan.js';
import { checkName, checkText, fold, textLimit } from '../domain/text.js';
import type { Choice } from '../domain/touch.js';
import { UserError } from '../errors.js';
import { fitWords } from '../report/fit/words.js';
import { planWords, tweakWords } from '../report/review/words.js';
import type { FitQuestion, PlannedTactic, PlanQuestion, TacticQuestion } from '../report/review/review.js';
import { fits, type Fit } from '../store/tactics/feelings.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import { pickReply, type Asker, type Before, type ReviewReply } from './review-keys.js';
import { takeSteps, type Step } from './steps.js';

interface Deciding {
  answer?: ReviewReply;
  choice?: Choice;
  change?: string | null;
  learned?: string | null;
}

/** Keep, tweak or drop a version. While its trial runs it may just go on. */
export function askTactic(ctx: Context, question: TacticQuestion): Asker {
  const { trial, version } = question;
  const goesOn = trial !== null && !trial.isOver;
  const before: Before<Choice | 'go on'> = {};
  const [changed, lesson]: [Draft, Draft] = [{ text: '' }, { text: '' }];
  const choose = async (known: Deciding, canGoBack: boolean): Promise<Deciding> => {
    const chosen = await pickReply<Choice | 'go on'>(ctx, {
      before,
      question: 'Keep?',
      choices: [
        ...(goesOn ? [{ name: 'go on with the trial', value: 'go on' as const }] : []),
        { name: 'keep', value: 'keep' },
        { name: 'tweak', value: 'tweak' },
        { name: 'drop', ...(version.isNewest ? {} : { aside: 'this version alone' }), value: 'drop' },
      ],
      none: 'skip',
      canGoBack,
      ...(goesOn && { hint: 'all but the first end the trial' }),
    });
    if ('answer' in chosen) return { ...known, answer: chosen.answer };
    return chosen.value === 'go on'
      ? { ...known, answer: { kind: 'nothing' } }
      : { ...known, choice: chosen.value };
  };
  const change: Step<Deciding> = async (known, canGoBack) => {
    if (known.choice !== 'tweak') return known;
    const text = await askLine(ctx, {
      question: 'Change?',
      about: tweakWords(question),
      hint: 'what is done otherwise from now on',
      read: (text) => checkName('change', text.trim(), textLimit.note),
      canGoBack,
      draft: changed,
    });
    return text === back || text === null ? back : { ...known, change: text.trim() };
  };
  const learn: Step<Deciding> = async (known, canGoBack) => {
    if (known.choice === undefined || known.choice === 'keep') return known;
    const learned = await askLine(ctx, {
      question: 'Learned?',
      none: 'nothing to write down',
      read: (text) => checkText('lesson', text.trim(), textLimit.note),
      canGoBack,
      draft: lesson,
    });
    return learned === back ? back : { ...known, learned: learned?.trim() || null };
  };
  return async (canGoBack) => {
    const first: Step<Deciding> = (known) => choose(known, canGoBack);
    const told = await takeSteps<Deciding>([first, change, learn], {});
    const { answer, choice = 'keep', change: changes = null, learned = null } = told;
    return answer ?? { kind: 'decision', choice, change: changes, learned };
  };
}

interface Feeling {
  answer?: ReviewReply;
  fit?: Fit | null;
  inTheWay?: string | null;
}

/** How a tactic suits its owner, and what is in the way of one that is planned and not done. */
export function askFit(ctx: Context, { asksFit, short }: FitQuestion): Asker {
  const before: Before<Fit> = {};
  const draft: Draft = { text: '' };
  return async (canGoBack) => {
    const fit: Step<Feeling> = async (known) => {
      if (!asksFit) return known;
      const chosen = await pickReply<Fit>(ctx, {
        before,
        question: 'Suits?',
        choices: fits.map((name) => ({ name: fitWords[name], value: name })),
        none: 'skip',
        canGoBack,
      });
      if ('value' in chosen) return { ...known, fit: chosen.value };
      return chosen.answer.kind === 'skip' && short !== null
        ? { ...known, fit: null }
        : { ...known, answer: chosen.answer };
    };
    const way: Step<Feeling> = async (known, isAfter) => {
      if (known.answer !== undefined || short === null) return known;
      const inTheWay = await askLine(ctx, {
        question: 'What is in the way?',
        none: 'nothing to write down',
        read: (text) => checkText('text', text.trim(), textLimit.note),
        canGoBack: isAfter || canGoBack,
        draft,
      });
      if (inTheWay === back) return isAfter ? back : { ...known, answer: { kind: 'back' } };
      return { ...known, inTheWay: inTheWay?.trim() || null };
    };
    const told = await takeSteps<Feeling>([fit, way], {});
    if (told.answer !== undefined) return told.answer;
    const { fit: said = null, inTheWay = null } = told;
    return said === null && inTheWay === null ? { kind: 'skip' } : { kind: 'fit', fit: said, inTheWay };
  };
}

/** How many are planned for next week: Enter leaves all as it is. */
export function askPlan(ctx: Context, { tactics }: PlanQuestion): Asker {
  const draft: Draft = { text: '' };
  const example = tactics[0]!.name;
  return async (canGoBack) => {
    const typed = await askLine(ctx, {
      question: 'Plan?',
      none: tactics.some(({ next }) => next !== null) ? 'as it is' : 'no plan',
      hint: `${example} 20${tactics.length > 1 ? `, ${tactics[1]!.name} 5/month` : ''}; 0 ends one`,
      read: (text) =>
        readRates(text, tactics)
          .map(({ name, rate }) => `${name} ${planWords(rate)}`)
          .join(', '),
      canGoBack,
      draft,
    });
    if (typed === back) return { kind: 'back' };
    return typed === null ? { kind: 'nothing' } : { kind: 'plan', rates: readRates(typed, tactics) };
  };
}

/** `cold-call 60, referral 15/month`; of one tactic the number alone. Throws UserError for anything else. */
function readRates(
  text: string,
  tactics: readonly PlannedTactic[],
): { tacticId: number; name: string; rate: PlanRate }[] {
  return text
    .split(/[,;](?!\d{3}\b)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = '', amount = ''] = /^(.*?)\s*(\d\S*(?: .*)?)$/.exec(part) ?? [];
      const tactic = tacticOf(name, tactics);
      if (tactic === undefined)
        throw new UserError(
          amount === ''
            ? `"${part}" has no number`
            : `"${name}" is none of ${tactics.map((one) => one.name).join(', ')}`,
        );
      const every = tactic.next?.every ?? 'week';
      const read = readPlanWords(amount) ?? readPlanWords(`${amount}/${every}`);
      if (!read?.rate || read.name !== '')
        throw new UserError(`"${amount}" is not a number from 0 to 1,000,000`);
      return { tacticId: tactic.tacticId, name: tactic.name, rate: read.rate };
    });
}

/** The tactic of that name or the only one that begins so. */
export function tacticOf<T extends { name: string }>(name: string, tactics: readonly T[]): T | undefined {
  if (name === '') return tactics.length === 1 ? tactics[0] : undefined;
  const typed = fold(name);
  const same = tactics.find((tactic) => fold(tactic.name) === typed);
  const begun = tactics.filter((tactic) => fold(tactic.name).startsWith(typed));
  return same ?? (begun.length === 1 ? begun[0] : undefined);
}
