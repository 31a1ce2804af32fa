import type { Context } from '../context.js';
import type { PlanRate } from '../domain/plan.js';
import type { Choice as Decision } from '../domain/touch.js';
import { back } from './engine/ask.js';
import { forgetTypedAhead } from './engine/keyboard.js';
import { pick, type Choice, type Pick } from './engine/pick.js';
import type { Fit } from '../store/tactics/feelings.js';
import type { Reason } from '../store/touches/outcomes.js';
import type { Promised } from './promise.js';
import type { Said } from '../store/touches/said.js';

/** What was answered to a question of a review. */
export type ReviewReply =
  /** The question before this one, once more. Nothing is stored. */
  | { kind: 'back' }
  /** Not now. */
  | { kind: 'skip' }
  /** Of a pile: each of them by itself, or none of them this week. */
  | { kind: 'each' }
  | { kind: 'rest' }
  /** It is as it should be: the plan stays. */
  | { kind: 'nothing' }
  | { kind: 'result'; said: Said }
  | { kind: 'reason'; reason: Reason }
  | { kind: 'done' }
  | { kind: 'move'; promised: Promised }
  | { kind: 'drop'; why: string }
  | { kind: 'decision'; choice: Decision; change: string | null; learned: string | null }
  | { kind: 'worths'; worths: { tacticId: number; name: string; worth: number }[] }
  | { kind: 'fit'; fit: Fit | null; inTheWay: string | null }
  | { kind: 'plan'; rates: { tacticId: number; rate: PlanRate }[] };

/** Asks a question, and again as it was answered before; `canGoBack` tells whether there is a question before it. */
export type Asker = (canGoBack: boolean) => Promise<ReviewReply>;

/** What was chosen when the question was asked before, which is marked when it is asked again. */
export interface Before<Value> {
  value?: Value | undefined;
}

/** What was chosen: an answer, or something that more is asked about. */
export type Chosen<Value> = { answer: ReviewReply } | { value: Value };

/** Lets a person choose. What was chosen `before` is marked. Esc goes back; Enter, where nothing is marked, is `entered`. */
export async function pickReply<Value>(
  ctx: Context,
  {
    entered = { kind: 'skip' },
    before,
    ...asked
  }: Omit<Pick<Value>, 'escape' | 'marked'> & { entered?: ReviewReply; before: Before<Value> },
): Promise<Chosen<Value>> {
  const valued = (choice: Choice<Value>): Choice<Chosen<Value>> => ({
    ...choice,
    value: { value: choice.value },
  });
  forgetTypedAhead(ctx.host.stdin);
  const offered = {
    choices: asked.choices.map(valued),
    more: (asked.more ?? []).map(valued),
    hinted: (asked.hinted ?? []).map(valued),
  };
  const isBefore = ({ value }: Choice<Chosen<Value>>) => 'value' in value && value.value === before.value;
  const chosen = await pick<Chosen<Value>>(ctx, {
    ...asked,
    ...offered,
    marked: [...offered.choices, ...offered.more].find(isBefore)?.value,
  });
  if (chosen === back) return { answer: { kind: 'back' } };
  if (chosen === null) return { answer: entered };
  before.value = 'value' in chosen ? chosen.value : undefined;
  return chosen;
}
