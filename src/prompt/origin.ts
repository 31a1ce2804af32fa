import type { Context } from '../context.js';
import type { Origin } from '../domain/touch.js';
import { back } from './engine/ask.js';
import { pick } from './engine/pick.js';

/** Who found the leads of a source; null when that is not known. */
export async function askOrigin(ctx: Context, source: string): Promise<Origin | null> {
  const answer = await pick<Origin>(ctx, {
    question: `Is "${source}" yours or given to you?`,
    choices: [
      { name: 'found by you', value: 'self' },
      { name: 'given to you', value: 'given' },
    ],
    none: "don't know",
    hint: 'asked once; "prospect source edit SOURCE" changes it',
  });
  return answer === back ? null : answer;
}
