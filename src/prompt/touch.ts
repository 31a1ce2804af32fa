import type { Context } from '../context.js';
import { Stopped, exitCode } from '../errors.js';
import type { Journal } from '../store/file/journal.js';
import { usualTraits, type TacticOrNew, type TacticTraits } from '../store/tactics/tactics.js';
import { pick } from './engine/pick.js';
import { amountStep, type Valued } from './amount.js';
import { newTacticSteps } from './new-tactic.js';
import { sourceStep, type Sourced } from './source.js';
import { dateStep, nextStep, noteStep, reasonStep, takeSteps, type Known, type Step } from './steps.js';
import { tacticStep, resultStep, referralStep, leadStep, type Telling } from './touch-steps.js';

/** What was typed of a touch. */
interface Typed extends Known, Sourced, Valued {
  how: TacticOrNew | undefined;
  /** What was said of a tactic that may be made. */
  traits: Partial<TacticTraits>;
  /** Whether the tactic is a new one, even where one is nearly the same. */
  isNew: boolean;
  asksWho: boolean;
}

/** A touch that is told. */
export type Touch = Known & { how: TacticOrNew } & Pick<Telling, 'referral' | 'source' | 'amount'>;

/** Asks for what was not typed of a touch. */
export async function askTouch(ctx: Context, journal: Journal, typed: Typed): Promise<Touch> {
  const { isNew, asksWho, ...known } = typed;
  const steps: Step<Telling>[] = [
    ...(asksWho ? [leadStep<Telling>(ctx, journal)] : []),
    sourceStep(ctx, journal),
    tacticStep(ctx, journal, isNew),
    ...newTacticSteps<Telling>(ctx, journal),
    resultStep(ctx, journal),
    reasonStep(ctx, journal, true),
    amountStep(ctx, journal),
    dateStep(ctx, journal),
    referralStep(ctx, journal),
    nextStep(ctx, journal),
    noteStep(ctx),
  ];
  const told = await takeSteps(steps, known);
  if (told.how) return { ...told, how: told.how };
  const name = told.newTactic!;
  return { ...told, how: { name, traits: { ...usualTraits(name), ...told.traits }, isNew: true } };
}

/** Whether another touch is to be logged. By now something is stored, so Ctrl-C only says no. */
export async function askAnother(ctx: Context): Promise<boolean> {
  try {
    const choices = [
      { key: 'y', name: 'yes', value: true },
      { key: 'q', name: 'no', value: false },
    ];
    return (await pick(ctx, { question: 'Another?', choices, firstIsUsual: true })) === true;
  } catch (error) {
    if (error instanceof Stopped && error.code === exitCode.cancelled) return false;
    throw error;
  }
}
