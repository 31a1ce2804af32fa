import { UserError } from '../errors.js';
import type { Context } from '../context.js';
import { checkName, textLimit } from '../domain/text.js';
import { nearLines } from '../exchange/near-lines.js';
import { say } from '../render/safe.js';
import type { Journal } from '../store/journal.js';
import type { Day } from '../domain/calendar.js';
import { addLead, findLead, type LeadName, type NewLead } from '../store/leads.js';
import type { Write } from '../store/write.js';

/** A lead of the journal, or the name of one to be made; `isDoubtful`: one that is there may be nearly the same. */
export type Who = { lead: LeadName } | { newName: string; isDoubtful?: boolean };

/** How a lead is named in answers: `Harbor Cafe @41`. */
export function leadTitle(lead: { name: string; id: number }): string {
  return `${lead.name} @${lead.id}`;
}

/** What is wrong with a name that fits no single lead; undefined when it fits one or none. `canMake`: --new would make one. */
export function doubtAbout(
  journal: Journal,
  text: string,
  isNew: boolean,
  canMake = true,
): UserError | undefined {
  const match = findLead(journal, text, isNew);
  if (match.kind === 'one' || match.kind === 'none') return undefined;
  const shown = match.leads.slice(0, 6);
  const more = match.leads.length - shown.length;
  const list = shown.map((lead) => leadTitle(lead)).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const which = shown.length > 1 ? 'Say which by its number, for example' : 'For that one say';
  const isMade = canMake && !(match.kind === 'several' && match.exact);
  const other = isMade ? '; for a new lead of that name add --new' : '';
  const narrow = more > 0 ? '; more of the name leaves fewer' : '';
  return new UserError(
    match.kind === 'almost'
      ? `There is no lead "${text}", but there is ${list}.`
      : `"${text}" fits more than one lead: ${list}.`,
    { hint: `${which} @${shown[0]!.id}${narrow}${other}.` },
  );
}

/**
 * The lead a person means. In doubt it asks on a terminal and is refused without one. `isNew` waives
 * almost-matches; an exact name stays that lead. `canMake`: whether it may turn out to be a new one.
 */
export async function pickLead(
  ctx: Context,
  journal: Journal,
  text: string,
  isNew: boolean,
  canMake = true,
): Promise<Who> {
  checkName('lead name', text, textLimit.lead);
  const match = findLead(journal, text, isNew);
  if (match.kind === 'one') return { lead: match.lead };
  if (match.kind === 'none') {
    if (!isNew) refuseNumber(text);
    return { newName: text, isDoubtful: isNew };
  }
  if (!ctx.canPrompt) throw doubtAbout(journal, text, isNew, canMake)!;
  const { askWhichLead } = await import('../prompt/which.js');
  const chosen = await askWhichLead(ctx, text, match.leads.slice(0, 9), canMake);
  return chosen === null ? { newName: text, isDoubtful: true } : { lead: chosen };
}

/** A bare number is a touch wherever one is typed, and @ is for numbers of leads. */
function refuseNumber(text: string): void {
  if (!/^\d+$|^@/.test(text.trim()) || /^\d{5,}$/.test(text.trim())) return;
  throw new UserError(`"${text}" is not the name of a lead.`, {
    hint: 'Bare numbers are touches (prospect result 128 held), leads are @12; to name a lead so, add --new.',
  });
}

/** The number of the lead to write with, made when new and announced on `notices`. Another process may have made it meanwhile. */
export function settleLead(
  journal: Journal,
  who: Who,
  write: Write,
  { lead, day, notices }: { lead: Omit<NewLead, 'name'>; day: Day; notices: string[] },
): number {
  if ('lead' in who) return who.lead.id;
  const match = findLead(journal, who.newName, true);
  if (match.kind === 'one') return match.lead.id;
  const id = addLead(journal, write, { ...lead, name: who.newName }, day);
  notices.push(say`new lead ${leadTitle({ name: who.newName, id })}`);
  if (who.isDoubtful) notices.push(...nearLines(journal, [id]));
  return id;
}

/** A lead that must be there already. */
export async function requireLead(ctx: Context, journal: Journal, text: string): Promise<LeadName> {
  const who = await pickLead(ctx, journal, text, false, false);
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
