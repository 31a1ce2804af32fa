import type { Context } from '../../context.js';
import { isHeading } from '../../domain/names/name-list.js';
import { checkName, fold, textLimit } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import { count, some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import {
  checkAddress,
  findLead,
  foldAddress,
  fitsName,
  hasEmail,
  hasPhone,
  type FindNear,
  type LeadName,
  type LeadOrNew,
} from '../../store/leads/leads.js';
import { findNearOf } from '../../store/leads/near-index.js';
import { oddNames } from './odd-name.js';
import { companyNames } from '../../store/pipeline/company.js';
import { companyDoubt, doubtAbout, leadTitle, peopleAt, refuseNumber } from './lead-choice.js';
import type { ListedName } from './lead-file.js';

const placesShown = 20;
/** From so many names on all leads are looked at once, instead of once for each name. */
const many = 20;

/**
 * The leads named in a file, one a line or row (`-` for standard input): a name, an email, a phone or @ID, or a name with
 * an email or phone. One that is named again is passed over, and that is said. Throws UserError with all that is doubtful.
 */
export async function readLeadLines(
  ctx: Context,
  journal: Journal,
  file: string,
  isNew: boolean,
): Promise<LeadOrNew[]> {
  const { readList } = await import('./lead-file.js');
  const names = await readList(ctx, file);
  const pick = linePicker(ctx, journal, names, isNew);
  const seen = new Map<string, { place: string; at: number }>();
  const people: LeadOrNew[] = [];
  const doubts: string[] = [];
  const again: string[] = [];
  const notTaken = new Set<string>();
  for (const listed of names) {
    const { name, place, more } = listed;
    try {
      const who = pick(listed);
      const key = 'lead' in who ? `@${who.lead.id}` : fold(who.newName);
      const before = seen.get(key);
      if (before && 'newName' in who) people[before.at] = together(listed, before.place, people[before.at]!);
      if (before !== undefined) again.push(`${place} names "${name}" again, after ${before.place}`);
      else {
        seen.set(key, { place, at: people.length });
        people.push(who);
      }
      if ('lead' in who && more && lacks(journal, who.lead, more)) notTaken.add(leadTitle(who.lead));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      doubts.push(`${place}: ${error.message}`);
    }
  }
  if (doubts.length > 0)
    throw new UserError(
      `${some(doubts.length, 'line')} ${doubts.length === 1 ? 'is' : 'are'} in doubt, so nothing was written.`,
      {
        places: placesOf(doubts),
        hint: 'Write @ID for a lead you have, or add --new to make all unknown names new leads.',
      },
    );
  const [first] = again;
  if (again.length === 1) ctx.noteOnce(`${first}: it counts once.`);
  else if (first !== undefined)
    ctx.noteOnce(`${count(again.length)} lines name a lead again, which counts once: ${first}, and so on.`);
  if (notTaken.size > 0)
    ctx.noteOnce(
      say`addresses of ${some(notTaken.size, 'lead')} that ${notTaken.size === 1 ? 'is' : 'are'} there are not taken: ${[...notTaken].slice(0, 5).join(', ')}${notTaken.size > 5 ? ', …' : ''}`,
    );
  return people;
}

/** A new lead that is named again, with the addresses of both lines. Throws UserError where these tell two apart. */
function together({ name, more = {} }: ListedName, place: string, before: LeadOrNew): LeadOrNew {
  if (!('newName' in before)) return before;
  const known = before.more ?? {};
  const both = (['emails', 'phones'] as const).map((kind) => {
    const [here, there] = [more[kind] ?? [], known[kind] ?? []];
    const news = here.filter(
      (one) => !there.some((other) => foldAddress(kindOf[kind], one) === foldAddress(kindOf[kind], other)),
    );
    return {
      kind,
      all: [...there, ...news],
      isOne: news.length < here.length,
      isOther: there.length > 0 && news.length > 0,
    };
  });
  const other = both.find(({ isOther }) => isOther);
  if (other && !both.some(({ isOne }) => isOne))
    throw new UserError(
      `"${name}" stands on ${place}, too, with another ${kindOf[other.kind]}: "prospect import" keeps them apart.`,
    );
  return {
    ...before,
    more: { ...more, ...known, ...Object.fromEntries(both.map(({ kind, all }) => [kind, all])) },
  };
}

const kindOf = { emails: 'email', phones: 'phone' } as const;

/** Whether a lead has not all the addresses that the list says. */
function lacks(journal: Journal, { id }: LeadName, { emails = [], phones = [] }: Said): boolean {
  return (
    emails.some((email) => !hasEmail(journal, id, email)) ||
    phones.some((phone) => !hasPhone(journal, id, phone))
  );
}

/**
 * Throws UserError for a heading over the list and for numbers that may be part of names; `isNew` waives the numbers.
 */
export function refuseListed({ name, doubt }: ListedName, isNew: boolean): void {
  if (doubt === 'heading') throw new UserError(`"${name}" stands over the list, it seems: take it out.`);
  if (doubt === 'number' && !isNew)
    throw new UserError(`"${name}" begins with a number, but the lines do not all run on from 1.`);
}

/** The first of the places where something is wrong, and how many more there are. */
export function placesOf(doubts: readonly string[]): string[] {
  const more = doubts.length - placesShown;
  return [...doubts.slice(0, placesShown), ...(more > 0 ? [`… and ${count(more)} more`] : [])];
}

type Said = NonNullable<ListedName['more']>;

/** Takes the names of a list one after the other; `isNew` waives doubts about those that no lead has. */
function linePicker(
  ctx: Context,
  journal: Journal,
  names: readonly ListedName[],
  isNew: boolean,
): (listed: ListedName) => LeadOrNew {
  const near: FindNear | undefined =
    isNew || names.length < many
      ? undefined
      : findNearOf(
          journal,
          names.map(({ name }) => fold(name)),
        );
  const odd = oddNames(ctx, journal, true);
  let companies: Set<string> | undefined;
  return (listed) => {
    const { name, place, more } = listed;
    checkName('lead name', name, textLimit.lead);
    const held = more && leadWith(journal, name, more);
    if (held) return { lead: held };
    const match = findLead(journal, name, isNew, near);
    const [email] = more?.emails ?? [];
    if (match.kind === 'one' && email !== undefined && hasEmail(journal, match.lead.id))
      throw new UserError(
        `${leadTitle(match.lead)} has another email than ${email}: write @${match.lead.id}, or another name.`,
      );
    if (match.kind === 'one' && (match.exact || listed.doubt === undefined)) return { lead: match.lead };
    refuseListed(listed, isNew);
    if (match.kind === 'one') return { lead: match.lead };
    if (match.kind !== 'none') throw doubtAbout(name, match, true);
    const found = { newName: name, ...(more && { more }) };
    if (isNew) return found;
    companies ??= companyNames(journal);
    if (companies.has(fold(name))) throw companyDoubt(name, peopleAt(journal, name), true);
    refuseNumber(journal, name, true);
    const error =
      place === names[0]!.place && isHeading(name)
        ? new UserError(`"${name}" is the heading of a column, it seems.`)
        : odd(name)?.error;
    if (error) throw error;
    return found;
  };
}

/** The lead that has one of the addresses. Throws UserError where several have, or one of quite another name. */
function leadWith(journal: Journal, name: string, { emails = [], phones = [] }: Said): LeadName | undefined {
  const addresses = [
    ...emails.map((email) => checkAddress('email', email)),
    ...phones.map((phone) => checkAddress('phone', phone)),
  ];
  const held = new Map<number, LeadName>();
  for (const address of addresses) {
    const match = findLead(journal, address, true);
    const leads = match.kind === 'one' ? [match.lead] : match.kind === 'several' ? match.leads : [];
    for (const lead of leads) held.set(lead.id, lead);
  }
  const fitting = [...held.values()].filter((lead) => fitsName(journal, lead, name));
  const [lead, ...others] = fitting.length > 0 ? fitting : held.values();
  if (lead && (others.length > 0 || fitting.length === 0))
    throw new UserError(
      `"${name}" has an address of ${[lead, ...others].map(leadTitle).join(', ')}: write @${lead.id}, or leave it out.`,
    );
  return lead;
}
