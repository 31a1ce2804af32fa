import type { Context } from '../../context.js';
import { addDays, dayTitleBy } from '../../domain/calendar.js';
import { everyWords, parseInterval } from '../../domain/contact/interval.js';
import type { Journal } from '../../store/file/journal.js';
import type { LeadName } from '../../store/leads/leads.js';
import { intervalOf } from '../../store/promises/intervals.js';

/** How often to be in touch with a lead; where nothing holds, only what was just said. */
export function everyLines(ctx: Context, journal: Journal, lead: LeadName, isSaid: boolean): string[] {
  const { own, days, since } = intervalOf(journal, lead.id);
  if (days !== null) {
    const by = own === null ? ', by its tags and tier' : '';
    const again = addDays(since, days);
    const when = again <= ctx.today ? 'due now' : `again ${dayTitleBy(again, ctx.today)}`;
    return [`keep in touch ${everyWords(days)}${by} · ${when}`];
  }
  if (!isSaid) return [];
  return [own === 0 ? neverWords(lead.id) : 'no interval to keep in touch'];
}

/** What is said of a lead with `--every never`, and how that is taken back. */
export function neverWords(leadId: number): string {
  return `not to be kept in touch with; by its tags and tier again: prospect next @${leadId} --every ""`;
}

/** Days from the last touch until a lead is due again: 0 for never, null for as its tags and tier say. Throws UserError. */
export function readEvery(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  const word = text.trim().toLowerCase();
  if (word === '') return null;
  return ['never', 'off', 'none'].includes(word) ? 0 : parseInterval('--every', text);
}
