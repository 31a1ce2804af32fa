import { UserError } from '../errors.js';
import type { Context } from '../context.js';
import { checkName, textLimit } from '../domain/text.js';
import { say } from '../render/safe.js';
import type { Journal } from '../store/journal.js';
import { findLead, type LeadName } from '../store/leads.js';

/** A lead of the journal, or the name of one to be made. */
export type Who = { lead: LeadName } | { newName: string };

/** How a lead is named in answers: `Harbor Cafe @41`. */
export function leadTitle(lead: { name: string; id: number }): string {
  return `${lead.name} @${lead.id}`;
}

/** What is wrong with a name that fits no single lead; undefined when it fits one or none. */
export function doubtAbout(journal: Journal, text: string, isNew: boolean): UserError | undefined {
  const match = findLead(journal, text, isNew);
  if (match.kind === 'one' || match.kind === 'none') return undefined;
  const list = match.leads.map((lead) => leadTitle(lead)).join(', ');
  const first = `@${match.leads[0]!.id}`;
  if (match.kind === 'almost')
    return new UserError(`There is no lead "${text}", but there is ${list}.`, {
      hint: `Say ${first} for that one, or add --new for a new lead.`,
    });
  return new UserError(`"${text}" fits more than one lead: ${list}.`, {
    hint: match.exact
      ? `Say which by its number, for example ${first}.`
      : `Say which by its number, for example ${first}, or add --new for a new lead of that name.`,
  });
}

/**
 * The lead a person means. In doubt it asks on a terminal and is refused without one. `isNew` waives
 * almost-matches; an exact name stays that lead.
 */
export async function pickLead(ctx: Context, journal: Journal, text: string, isNew: boolean): Promise<Who> {
  checkName('lead name', text, textLimit.lead);
  const match = findLead(journal, text, isNew);
  if (match.kind === 'one') return { lead: match.lead };
  if (match.kind === 'none') return { newName: text };
  if (!ctx.canPrompt) throw doubtAbout(journal, text, isNew)!;
  const { askWhichLead } = await import('../prompt/which.js');
  const chosen = await askWhichLead(ctx, text, match.leads);
  return chosen === null ? { newName: text } : { lead: chosen };
}

/** A lead that must be there already. */
export async function requireLead(ctx: Context, journal: Journal, text: string): Promise<LeadName> {
  const who = await pickLead(ctx, journal, text, false);
  if ('lead' in who) return who.lead;
  throw new UserError(`There is no lead "${text}".`, { hint: 'See them with "prospect lead list".' });
}

/** Words of one name as the shell split them. */
export function joinWords(words: string[]): string {
  return words.join(' ');
}

/** A stopped lead is logged to all the same, with a warning. */
export function warnIfStopped(ctx: Context, lead: LeadName): void {
  if (lead.stopped) ctx.note(say`${leadTitle(lead)} asked not to be contacted; logged all the same.`);
}
