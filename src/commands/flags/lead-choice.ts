import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { hasOnlySigns, leadNumber, readMarked } from '../../domain/names/marked-name.js';
import { checkName, fold, textLimit } from '../../domain/text.js';
import { nearLines } from '../../exchange/near-lines.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import type { Day } from '../../domain/calendar.js';
import {
  addLead,
  addressKind,
  companyAmong,
  findLead,
  leadById,
  type LeadMatch,
  type LeadName,
  type NewLead,
  type LeadOrNew,
} from '../../store/leads/leads.js';
import { leadsOfCompany } from '../../store/pipeline/company.js';
import type { Write } from '../../store/file/write.js';
import { oddNames } from './odd-name.js';

/** How a lead is named in answers: `Harbor Cafe @41`. */
export function leadTitle(lead: { name: string; id: number }): string {
  return `${lead.name} @${lead.id}`;
}

/** The same among others; with its company where one of them has the same name: `John Smith @3 (Acme)`. */
function titleAmong(leads: readonly LeadName[], lead: LeadName): string {
  const company = companyAmong(leads, lead);
  return company === null ? leadTitle(lead) : `${leadTitle(lead)} (${company})`;
}

/** What is wrong with a name that fits more than one lead or almost one; `canBeNew`: whether one may be made of it. */
export function doubtAbout(
  text: string,
  match: LeadMatch & { leads: LeadName[] },
  canBeNew: boolean,
): UserError {
  const shown = match.leads.slice(0, 6);
  const more = match.leads.length - shown.length;
  const list =
    shown.map((lead) => titleAmong(shown, lead)).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const which = shown.length > 1 ? 'Say which by its number, for example' : 'For that one say';
  const isNewName = canBeNew && !(match.kind === 'several' && match.exact);
  const other = isNewName ? '; for a new lead of that name add --new' : '';
  const narrow = more > 0 ? '; more of the name leaves fewer' : '';
  return new UserError(
    match.kind === 'almost'
      ? `There is no lead "${text}", but there is ${list}.`
      : `"${text}" fits more than one lead: ${list}.`,
    { hint: `${which} @${shown[0]!.id}${narrow}${other}.` },
  );
}

const choicesShown = 9;

/**
 * The lead a person means. In doubt it asks on a terminal and is refused without one. `isNew` waives
 * almost-matches and doubts about the name; an exact name stays that lead. `tactic` is what the line says of it.
 */
export async function pickLead(
  ctx: Context,
  journal: Journal,
  text: string,
  isNew: boolean,
  tactic?: string,
): Promise<LeadOrNew> {
  const name = checkName('lead name', text, textLimit.lead).trim();
  const match = findLead(journal, name, isNew);
  if (match.kind === 'one') return { lead: match.lead };
  if (match.kind !== 'none') {
    if (!ctx.canPrompt) throw doubtAbout(name, match, true);
    return askWhich(ctx, name, match.leads, [name]);
  }
  if (isNew) return { newName: name, isDoubtful: true };
  const people = peopleAt(journal, name);
  if (people.length > 0) {
    if (!ctx.canPrompt) throw companyDoubt(name, people, true);
    return askWhomAt(ctx, name, people, true);
  }
  refuseNumber(journal, name, true);
  const odd = oddNames(ctx, journal, true, tactic)(name);
  if (!odd) return { newName: name };
  const isAlone = odd.leads.length === 0 && odd.rest === name;
  if (isAlone || !ctx.canPrompt) throw odd.error;
  return askWhich(ctx, name, odd.leads, odd.leads.length > 0 ? [name] : [odd.rest, name]);
}

/** The leads of a company that is called so; none for a number. */
export function peopleAt(journal: Journal, name: string): LeadName[] {
  return leadsOfCompany(journal, name).map((id) => leadById(journal, id)!);
}

/** What is wrong with a name that no lead has and a company of leads has; `canBeNew`: whether one may be made of it. */
export function companyDoubt(name: string, people: readonly LeadName[], canBeNew: boolean): UserError {
  const shown = people.slice(0, 6).map(leadTitle).join(', ');
  const more = people.length > 6 ? ` and ${people.length - 6} more` : '';
  const other = canBeNew ? '; for a new lead of that name add --new' : '';
  return new UserError(`There is no lead "${name}", but a company with ${shown}${more}.`, {
    hint: `Say which by its number, for example @${people[0]!.id}${other}.`,
  });
}

async function askWhomAt(
  ctx: Context,
  company: string,
  people: readonly LeadName[],
  canBeNew: boolean,
): Promise<LeadOrNew> {
  const { askWhomOf } = await import('../../prompt/which.js');
  return askWhomOf(ctx, company, people.slice(0, choicesShown), canBeNew);
}

/**
 * The name that a lead is to have from now on, checked as that of a new one is; `isNew` waives doubts about it. What would
 * be its email or phone if it were new is refused: it would take the place of the name.
 */
export function checkRename(
  ctx: Context,
  journal: Journal,
  lead: LeadName,
  text: string,
  isNew: boolean,
): string {
  const name = checkName('lead name', text, textLimit.lead);
  const kind = addressKind(name);
  if (fold(name) === fold(lead.name) || (isNew && !readMarked(name))) return name;
  if (kind !== undefined)
    throw new UserError(`"${name}" is ${kind === 'email' ? 'an email' : 'a phone number'}, not a name.`, {
      hint: `Keep it with the lead: ${quoteLine(['prospect', 'lead', 'edit', `@${lead.id}`, `--${kind}`, name])}; to call the lead so, add --new.`,
    });
  if (readMarked(name))
    throw new UserError(`"${name}" holds the number of a lead, which is no part of a name.`, {
      hint: 'Write the name without it.',
    });
  refuseNumber(journal, name, true);
  if (oddNames(ctx, journal, true)(name))
    throw new UserError(`"${name}" does not look like the name of a lead.`, {
      hint: 'To call the lead so all the same, add --new.',
    });
  return name;
}

async function askWhich(
  ctx: Context,
  typed: string,
  leads: LeadName[],
  newNames: string[],
): Promise<LeadOrNew> {
  const { askWhichLead } = await import('../../prompt/which.js');
  return askWhichLead(ctx, typed, leads.slice(0, choicesShown), newNames);
}

/**
 * Throws UserError for what cannot name a lead: a bare number, which is a touch wherever one is typed, @ with a digit,
 * which is the number of a lead, and signs alone.
 */
export function refuseNumber(journal: Journal, text: string, canBeNew: boolean): void {
  const typed = text.trim();
  if (hasOnlySigns(typed))
    throw new UserError(`"${text}" is not the name of a lead.`, {
      hint: `A name has a letter or a digit${canBeNew ? '; to name a lead so, add --new' : ''}.`,
    });
  const digits = /^(?:touch |#)?(\d{1,15})$/i.exec(typed)?.[1];
  if (digits === undefined && !/^@(?:\S*$|\s*\d)/.test(typed)) return;
  const number = Number(digits);
  const isTouch = journal.get('SELECT 1 FROM touch WHERE id = ?', [number]) !== undefined;
  // A long number that is no touch may be a phone's.
  if (/^\d{5,}$/.test(typed) && !isTouch) return;
  const lead = digits === undefined ? undefined : leadById(journal, number);
  const touches = `Bare numbers are touches (prospect ${isTouch ? `show ${number}` : 'result 128 held'})`;
  const leads = lead ? `and @${number} is the lead ${lead.name}` : 'leads are @12';
  throw new UserError(`"${text}" is not the name of a lead.`, {
    hint: `${touches}, ${leads}${canBeNew ? '; to name a lead so, add --new' : ''}.`,
  });
}

/** The lead that was found before, as the journal knows it now; throws a UserError where it is gone. */
export function leadNow(journal: Journal, who: LeadOrNew): LeadOrNew {
  if ('newName' in who) {
    const match = findLead(journal, who.newName, true);
    return match.kind === 'one' ? { lead: match.lead } : who;
  }
  const lead = leadById(journal, who.lead.id);
  if (lead === undefined) throw new UserError(`${leadTitle(who.lead)} was removed meanwhile.`);
  return { lead };
}

/** The number of the lead to write with, made when new and announced on `notices`. Another process may have made it meanwhile. */
export function settleLead(
  journal: Journal,
  who: LeadOrNew,
  write: Write,
  { lead, day, notices }: { lead: Omit<NewLead, 'name'>; day: Day; notices: string[] },
): number {
  if ('lead' in who) return who.lead.id;
  const match = findLead(journal, who.newName, true);
  if (match.kind === 'one') return match.lead.id;
  const id = addLead(journal, write, { ...lead, ...who.more, name: who.newName }, day);
  notices.push(say`new lead ${leadTitle({ name: who.newName, id })}`);
  if (who.isDoubtful) notices.push(...nearLines(journal, [id]));
  return id;
}

/** A lead that must be there already. In doubt it asks on a terminal and is refused without one. */
export async function requireLead(ctx: Context, journal: Journal, text: string): Promise<LeadName> {
  const name = checkName('lead name', text, textLimit.lead);
  const match = findLead(journal, name);
  if (match.kind === 'one') return match.lead;
  if (match.kind === 'none') {
    const people = peopleAt(journal, name);
    if (people.length === 0) throw noLead(ctx, journal, name);
    if (!ctx.canPrompt) throw companyDoubt(name, people, false);
    const who = await askWhomAt(ctx, name, people, false);
    if ('lead' in who) return who.lead;
    throw companyDoubt(name, people, false);
  }
  if (!ctx.canPrompt) throw doubtAbout(name, match, false);
  const who = await askWhich(ctx, name, match.leads, []);
  if ('lead' in who) return who.lead;
  throw noLead(ctx, journal, name);
}

/**
 * Refuses a lead that is not the one named, or not it alone: an old number or name of one merged into it, or what meant
 * another when the command began. For what takes a lead away with all that is in it.
 */
export async function requireItself(
  ctx: Context,
  journal: Journal,
  text: string,
  lead: { id: number; name: string },
  command: string,
): Promise<void> {
  const meant = await ctx.fetch('the lead that is meant', () => lead.id);
  const number = leadNumber(text) ?? readMarked(text)?.number ?? lead.id;
  const isOldName =
    fold(text) !== fold(lead.name) &&
    journal.get('SELECT 1 FROM merged_lead WHERE lead_id = ? AND folded = ?', [lead.id, fold(text)]);
  if (meant === lead.id && number === lead.id && !isOldName) return;
  throw new UserError(`"${text}" means ${leadTitle(lead)} by now, which may hold more.`, {
    hint: `Nothing was removed. To remove that one, with all that was merged into it: prospect ${command.replace('LEAD', `@${lead.id}`)}`,
  });
}

/** The error for a name that no lead has. Throws it where `refuseNumber` does. */
export function noLead(ctx: Context, journal: Journal, name: string): UserError {
  refuseNumber(journal, name, false);
  const odd = oddNames(ctx, journal, false)(name);
  return (
    odd?.error ??
    new UserError(`There is no lead "${name}".`, { hint: 'See them with "prospect lead list".' })
  );
}

/** Words of one name as the shell split them. */
export function joinWords(words: string[]): string {
  return words.join(' ');
}

/** A stopped lead is logged to all the same, with a warning. */
export function warnIfStopped(ctx: Context, lead: LeadName): void {
  if (lead.stopped) ctx.note(say`${leadTitle(lead)} asked not to be contacted; logged all the same.`);
}
