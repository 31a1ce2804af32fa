import type { Context } from '../context.js';
import type { PlanRate } from '../domain/plan.js';
import type { Choice as Decision } from '../domain/touch.js';
import { isLong, type Question } from '../report/review/review.js';
import { back } from './engine/ask.js';
import { forgetTypedAhead } from './engine/keyboard.js';
import type { Escape } from './engine/look.js';
import { pick, type Choice, type Pick } from './engine/pick.js';
import type { Fit } from '../store/tactics/feelings.js';
import type { Reason } from '../store/touches/outcomes.js';
import type { Promised } from './promise.js';
import type { Said } from '../store/touches/said.js';

/** What was answered to a question of a review. */
export type ReviewReply =
  /** Nothing is stored. */
  | { kind: 'end' }
  /** Not now, and so for all that is left of its group. */
  | { kind: 'skip' }
  | { kind: 'rest' }
  /** It is as it should be: still silent, the trial goes on, the plan stays. */
  | { kind: 'nothing' }
  | { kind: 'result'; said: Said }
  | { kind: 'reason'; reason: Reason }
  | { kind: 'done' }
  | { kind: 'move'; promised: Promised }
  | { kind: 'drop'; why: string }
  | { kind: 'decision'; choice: Decision; change: string | null; learned: string | null }
  | { kind: 'fit'; fit: Fit | null; inTheWay: string | null }
  | { kind: 'plan'; rate: PlanRate };

/** What Esc does at the first thing that a question asks. */
export const skips: Escape = { hint: 'skip', said: 'skip' };

/** What was chosen when the question was asked before, which is marked when it is asked again. */
export interface Before<Value> {
  value?: Value | undefined;
}

/** What was chosen: an answer, or something that more is asked about. */
export type Chosen<Value> = { answer: ReviewReply } | { value: Value };

/**
 * Lets a person choose. What was chosen `before` is marked. Esc skips, q ends, and in a group that may be long * leaves all that is left of it, in the words
 * of `rest`. Enter, where it has words, is `entered`, else a skip.
 */
export async function pickReply<Value>(
  ctx: Context,
  { group }: Question,
  {
    choices,
    more = [],
    rest = 'skip all of these',
    entered = { kind: 'skip' },
    before,
    ...asked
  }: Omit<Pick<Value>, 'hinted' | 'canGoBack' | 'escape' | 'marked'> & {
    rest?: string;
    entered?: ReviewReply;
    before: Before<Value>;
  },
): Promise<Chosen<Value>> {
  const valued = (choice: Choice<Value>): Choice<Chosen<Value>> => ({
    ...choice,
    value: { value: choice.value },
  });
  const answering = (key: string, name: string, answer: ReviewReply): Choice<Chosen<Value>> => ({
    key,
    name,
    value: { answer },
  });
  forgetTypedAhead(ctx.host.stdin);
  const offered = { choices: choices.map(valued), more: more.map(valued) };
  const isBefore = ({ value }: Choice<Chosen<Value>>) => 'value' in value && value.value === before.value;
  const chosen = await pick<Chosen<Value>>(ctx, {
    ...asked,
    ...offered,
    marked: [...offered.choices, ...offered.more].find(isBefore)?.value,
    hinted: [
      ...(isLong(group) ? [answering('*', rest, { kind: 'rest' })] : []),
      answering('q', 'end', { kind: 'end' }),
    ],
    canGoBack: true,
    // Where Enter skips, too, one of them is enough to be told.
    escape: entered.kind === 'skip' ? { ...skips, hint: '' } : skips,
  });
  if (chosen === null) return { answer: entered };
  if (chosen === back) return { answer: { kind: 'skip' } };
  before.value = 'value' in chosen ? chosen.value : undefined;
  return chosen;
}
