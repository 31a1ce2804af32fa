import type { Context } from '../context.js';
import { stages } from '../domain/touch.js';
import { money } from '../render/figure.js';
import type { Journal } from '../store/file/journal.js';
import { AmountReader, currencyOf } from '../store/settings/settings.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import type { Known, Step } from './steps.js';

/** What is known of the value of a touch or result. */
export interface Valued {
  /** In minor units, where it was typed before anything was asked, or is kept of an earlier result. */
  value?: number | null | undefined;
  /** As it was answered; null for not known. */
  amount?: string | null | undefined;
}

/** What was won is worth, in the journal's currency or with one; null for not known. */
export function askAmount(
  ctx: Context,
  journal: Journal,
  { canGoBack, draft }: { canGoBack: boolean; draft: Draft },
): Promise<string | null | typeof back> {
  return askLine(ctx, {
    question: 'Amount?',
    hint: 'what it brings: 9000, 9.5k',
    none: 'not known',
    read: (text) => {
      const reader = new AmountReader(currencyOf(journal));
      return money(reader.read('amount', text), reader.known);
    },
    canGoBack,
    draft,
  });
}

/** What a lead that is won is worth, once. */
export function amountStep<K extends Known & Valued>(ctx: Context, journal: Journal): Step<K> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    const { outcome, value, amount } = known;
    const isKnown = (value !== undefined && value !== null) || amount !== undefined;
    if (outcome?.stage !== stages.indexOf('won') || isKnown) return known;
    const typed = await askAmount(ctx, journal, { canGoBack, draft });
    return typed === back ? back : { ...known, amount: typed };
  };
}
