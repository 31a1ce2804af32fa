import type { Context } from '../context.js';
import { UserError } from '../errors.js';
import { back } from './engine/ask.js';
import { askLine, type Draft, type Line } from './engine/line.js';
import { pick } from './engine/pick.js';

/** A question for a name that was often said before. */
export interface NameAsked extends Required<Pick<Line, 'question' | 'none' | 'read' | 'canGoBack'>> {
  /** Those said last, which stand on digits. */
  last: readonly string[];
  /** Beside those, and beside the line for another. */
  hint?: string;
  lineHint: string;
  /** What a name that is not among those is called. */
  another: string;
  draft: Draft;
}

/** The key of the list for a name that is not in it; typed in the line, out of habit, it is no name. */
const otherKey = '/';

/** One of the last names or another, which is typed; null for what Enter alone means. */
export async function askName(ctx: Context, asked: NameAsked): Promise<string | null | typeof back> {
  const { question, last, none, hint, lineHint, another, read, canGoBack, draft } = asked;
  const isListed = last.length > 0;
  for (;;) {
    const chosen = isListed
      ? await pick<{ name: string } | 'new'>(ctx, {
          question,
          choices: last.map((name) => ({ name, value: { name } })),
          hinted: [{ key: otherKey, name: another, value: 'new' as const }],
          none,
          ...(hint !== undefined && { hint }),
          canGoBack,
        })
      : 'new';
    if (chosen === back) return back;
    if (chosen !== 'new') return chosen?.name ?? null;
    const typed = await askLine(ctx, {
      question,
      hint: lineHint,
      none,
      read: (text) => readName(text.trim(), read),
      canGoBack: canGoBack || isListed,
      draft,
    });
    if (typed === back && isListed) continue;
    return typed === back ? back : typed?.trim() || null;
  }
}

function readName(text: string, read: (text: string) => string): string {
  if (text !== otherKey) return read(text);
  throw new UserError(`"${otherKey}" is no name here`, { hint: 'Type the name itself.' });
}
