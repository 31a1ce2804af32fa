import type { Context } from '../context.js';
import { pick } from './engine/pick.js';

/** Whether to log what was logged a moment ago, as the touch of that number; Enter is no. */
export async function askAgain(ctx: Context, touchId: number): Promise<boolean> {
  const answer = await pick(ctx, {
    question: `The same was logged just now, as touch ${touchId}. Log it again?`,
    choices: [
      { key: 'n', name: 'no', value: false },
      { key: 'y', name: 'yes, it happened twice', value: true },
    ],
    firstIsUsual: true,
  });
  return answer === true;
}
