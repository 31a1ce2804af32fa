import path from 'node:path';
import type { Context } from '../../context.js';
import type { Copy } from '../../store/backup/copies.js';
import { pick } from '../../prompt/engine/pick.js';

/** Which of these copies is to be restored; undefined for none. */
export async function askWhichCopy(ctx: Context, copies: readonly Copy[]): Promise<Copy | undefined> {
  const names = copies.map(({ file }) => path.basename(file));
  const nameOf = (copy: Copy, at: number) =>
    names.indexOf(names[at]!) === names.lastIndexOf(names[at]!) ? names[at]! : copy.file;
  const choices = copies.map((copy, at) => ({ name: nameOf(copy, at), value: copy }));
  const answer = await pick<Copy>(ctx, {
    question: 'Restore which?',
    choices: choices.slice(0, 9),
    more: choices.slice(9),
    none: 'none',
  });
  return answer === null || typeof answer === 'symbol' ? undefined : answer;
}

/** Whether the copy that is shown above is to take the place of the journal. */
export async function askWhetherToRestore(ctx: Context): Promise<boolean> {
  const answer = await pick(ctx, {
    question: 'Put it in the place of the journal?',
    choices: [
      { key: 'y', name: 'yes', value: true },
      { key: 'n', name: 'no', value: false },
    ],
  });
  return answer === true;
}
