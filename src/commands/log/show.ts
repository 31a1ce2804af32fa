import type { Context } from '../../context.js';
import type { Flags } from '../../options/flags.js';
import { touchesAsJson } from '../../exchange/columns/touch-json.js';
import type { Journal } from '../../store/file/journal.js';
import { findLead } from '../../store/leads/leads.js';
import { currencyOf } from '../../store/settings/settings.js';
import { resultsOf, type TouchRow } from '../../store/touches/touches.js';
import { touchLine } from '../flags/stored-touches.js';
import { requireTouch } from './result.js';
import { showLead } from './show-lead.js';
import { fellowsIn, showCompany } from './show-company.js';
import { noteLines, stepText, touchFacts } from './show-story.js';
import { joinWords, requireLead } from '../flags/lead-choice.js';

/** Tells everything about one touch (a bare number), one lead or the leads of a company. Throws UserError where there is none. */
export async function show(ctx: Context, words: string[], flags: Flags<'show'>): Promise<void> {
  const journal = ctx.open('read');
  const subject = joinWords(words);
  if (/^\d{1,15}$/.test(subject))
    return showTouch(ctx, journal, requireTouch(journal, Number(subject)), flags);
  await leadShow(ctx, words, flags);
}

/**
 * Tells everything about one lead; of a company that no lead is called like, where each of its leads stands. Throws
 * UserError where there is none.
 */
export async function leadShow(ctx: Context, words: string[], flags: Flags<'show'>): Promise<void> {
  const journal = ctx.open('read');
  const subject = joinWords(words);
  const company = findLead(journal, subject).kind === 'one' ? [] : fellowsIn(ctx, journal, subject);
  if (company.length > 1) return showCompany(ctx, journal, company[0]!.company!, company, flags);
  const lead = company[0] ? { id: company[0].leadId } : await requireLead(ctx, journal, subject);
  showLead(ctx, journal, lead.id, flags);
}

function showTouch(ctx: Context, journal: Journal, touch: TouchRow, flags: { json?: true }): void {
  const currency = currencyOf(journal);
  if (flags.json) return ctx.print(touchesAsJson(journal, [touch.id]));
  ctx.print(touchLine(ctx, touch));
  const facts = touchFacts(touch, currency);
  const lines = [
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    ...resultsOf(journal, touch.id).map((step) => stepText(ctx, step, currency)),
    ...(touch.note === null ? [] : noteLines(touch.note)),
  ];
  for (const line of lines) ctx.print(`  ${line}`);
}
