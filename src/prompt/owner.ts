import type { Context } from '../context.js';
import { checkText, textLimit } from '../domain/text.js';
import type { Journal } from '../store/file/journal.js';
import { lastOwners } from '../store/promises/promises.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import { pick } from './engine/pick.js';

const shown = 8;

/** Who takes a next step: the person, which is null, or somebody else, the last ones on digits. */
export async function askOwner(
  ctx: Context,
  journal: Journal,
  draft: Draft,
): Promise<string | null | typeof back> {
  const owners = lastOwners(journal, shown);
  for (;;) {
    const chosen =
      owners.length === 0
        ? 'new'
        : await pick<{ name: string } | 'new'>(ctx, {
            question: 'Who takes it?',
            choices: owners.map((name) => ({ name, value: { name } })),
            hinted: [{ key: '/', name: 'somebody else', value: 'new' as const }],
            none: 'you',
            canGoBack: true,
          });
    if (chosen === back) return back;
    if (chosen !== 'new') return chosen?.name ?? null;
    const typed = await askLine(ctx, {
      question: 'Who takes it?',
      hint: 'a name hands it off',
      none: 'you',
      read: (text) => checkText('name', text.trim(), textLimit.what),
      canGoBack: true,
      draft,
    });
    if (typed === back && owners.length > 0) continue;
    if (typed === back) return back;
    return typed?.trim() || null;
  }
}
