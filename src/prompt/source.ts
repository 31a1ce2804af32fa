import type { Context } from '../context.js';
import { checkName, textLimit } from '../domain/text.js';
import type { Journal } from '../store/file/journal.js';
import { lastSources } from '../store/leads/sources.js';
import { back } from './engine/ask.js';
import type { Draft } from './engine/line.js';
import { askName } from './name.js';
import type { Known, Step } from './steps.js';

/** What may be said of a lead that is made here. */
export interface Sourced {
  /** Where it comes from, as typed; null once nobody knows. */
  source?: string | null | undefined;
}

const shown = 8;

/** Where a lead that is made here comes from: the last sources on digits, or another one. */
export function sourceStep<K extends Known & Sourced>(ctx: Context, journal: Journal): Step<K> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    if (known.who === null || !('newName' in known.who) || known.source !== undefined) return known;
    const source = await askName(ctx, {
      question: 'From?',
      last: lastSources(journal, shown),
      none: "don't know",
      hint: 'where this lead comes from',
      lineHint: 'a list, an open house, a fair',
      another: 'another',
      read: (text) => checkName('source', text, textLimit.source),
      canGoBack,
      draft,
    });
    return source === back ? back : { ...known, source };
  };
}
