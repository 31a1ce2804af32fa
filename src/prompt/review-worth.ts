import type { Context } from '../context.js';
import type { Goal } from '../domain/touch.js';
import { parseWorth, worthWords } from '../domain/worth.js';
import { UserError } from '../errors.js';
import type { WorthQuestion } from '../report/review/review.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import type { Asker } from './review-keys.js';
import { tacticOf } from './review-loop.js';

const goalWords: Record<Goal, string> = {
  reached: 'be reached',
  conversation: 'talk with you',
  meeting: 'reach a meeting',
  held: 'come to a meeting',
  proposal: 'get a proposal',
  won: 'be won',
};

/** What each of the tactics must bring to be worth its owner's time, asked once. */
export function askWorths(ctx: Context, { goal, tactics }: WorthQuestion): Asker {
  const draft: Draft = { text: '' };
  const [first, second] = tactics;
  return async (canGoBack) => {
    const typed = await askLine(ctx, {
      question: 'Worth?',
      about: `at least 1 lead in … must ${goalWords[goal]} to be worth your time`,
      none: 'not now',
      hint: second === undefined ? '50, 1/50 or 2%' : `${first!.name} 1/10, ${second.name} 2%`,
      read: (text) =>
        readWorths(text, tactics)
          .map(({ name, worth }) => `${name} ${worthWords(worth)}`)
          .join(', '),
      canGoBack,
      draft,
    });
    if (typed === back) return { kind: 'back' };
    return typed === null ? { kind: 'skip' } : { kind: 'worths', worths: readWorths(typed, tactics) };
  };
}

type Valued = WorthQuestion['tactics'][number];

/** `cold-call 1/50, referral 10`; of one tactic the share alone. Throws UserError for anything else. */
function readWorths(text: string, tactics: readonly Valued[]): (Valued & { worth: number })[] {
  return text
    .split(/[,;](?!\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = '', share = ''] = /^(.*?)\s*((?:1\s*(?:\/|in)\s*)?\d\S*)$/.exec(part) ?? [];
      const tactic = tacticOf(name, tactics);
      if (share === '') throw new UserError(`"${part}" has no share, as 1/50 or 2%`);
      if (tactic === undefined)
        throw new UserError(
          name === ''
            ? `of which tactic? ${tactics.map((one) => one.name).join(', ')}`
            : `"${name}" is none of ${tactics.map((one) => one.name).join(', ')}`,
        );
      return { ...tactic, worth: parseWorth(/^\d+$/.test(share) ? `1/${share}` : share) };
    });
}
