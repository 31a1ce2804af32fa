import type { Context } from '../context.js';
import { checkText, textLimit } from '../domain/text.js';
import type { Journal } from '../store/file/journal.js';
import { lastOwners } from '../store/promises/promises.js';
import type { back } from './engine/ask.js';
import type { Draft } from './engine/line.js';
import { askName } from './name.js';

const shown = 8;

/** Who takes a next step: the person, which is null, or somebody else, the last ones on digits. */
export function askOwner(ctx: Context, journal: Journal, draft: Draft): Promise<string | null | typeof back> {
  return askName(ctx, {
    question: 'Who takes it?',
    last: lastOwners(journal, shown),
    none: 'you',
    lineHint: 'a name hands it off',
    another: 'somebody else',
    read: (text) => checkText('name', text, textLimit.what),
    canGoBack: true,
    draft,
  });
}
