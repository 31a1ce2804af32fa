import type { Context } from '../context.js';
import { checkName, textLimit } from '../domain/text.js';
import type { Journal } from '../store/file/journal.js';
import { lastSources } from '../store/leads/sources.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import { pick } from './engine/pick.js';
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
    const sources = lastSources(journal, shown);
    for (;;) {
      const chosen =
        sources.length === 0
          ? 'new'
          : await pick<{ name: string } | 'new'>(ctx, {
              question: 'From?',
              choices: sources.map((name) => ({ name, value: { name } })),
              hinted: [{ key: '/', name: 'another', value: 'new' as const }],
              none: "don't know",
              hint: 'where this lead comes from',
              canGoBack,
            });
      if (chosen === back) return back;
      if (chosen !== 'new') return { ...known, source: chosen?.name ?? null };
      const typed = await askLine(ctx, {
        question: 'From?',
        hint: 'a list, an open house, a fair',
        none: "don't know",
        read: (text) => checkName('source', text.trim(), textLimit.source),
        canGoBack: canGoBack || sources.length > 0,
        draft,
      });
      if (typed === back && sources.length > 0) continue;
      if (typed === back) return back;
      return { ...known, source: typed?.trim() || null };
    }
  };
}
