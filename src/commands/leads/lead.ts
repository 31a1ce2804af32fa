import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { checkName, checkText, fold, textLimit } from '../../domain/text.js';
import type { Flags } from '../../options/flags.js';
import { nearLines } from '../../exchange/near-lines.js';
import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import type { Value } from '../../store/file/open.js';
import {
  addAddress,
  addLead,
  checkAddress,
  hasEmail,
  hasPhone,
  namesakes,
  type LeadName,
  type LeadOrNew,
} from '../../store/leads/leads.js';
import { removeLead } from '../../store/across/removal.js';
import { refreshSearched } from '../../store/leads/searched.js';
import { sourceFor } from '../../store/leads/sources.js';
import { checkTag, replaceTags } from '../../store/leads/tags.js';
import type { Write } from '../../store/file/write.js';
import { readNote } from '../flags/entry.js';
import { readLead, readTier, type LeadFlags } from '../flags/lead.js';
import { settleOrigin } from '../flags/origin.js';
import {
  checkRename,
  joinWords,
  leadTitle,
  pickLead,
  requireItself,
  requireLead,
} from '../flags/lead-choice.js';

/**
 * Adds a lead before anything was tried with it, or those named in a file. Throws UserError where no lead or two kinds
 * of them are named, and where the lead is there already.
 */
export async function leadAdd(ctx: Context, words: string[], { leads, ...flags }: LeadFlags): Promise<void> {
  if (leads !== undefined && words.length > 0)
    throw new UserError(`Both "${joinWords(words)}" and --leads were given.`, { hint: 'Give one of them.' });
  if (leads !== undefined) return (await import('./lead-add-list.js')).leadAddList(ctx, leads, flags);
  if (words.length === 0)
    throw new UserError('Which lead?', { hint: 'Give its name, or --leads FILE with a name a line.' });
  const typed = readLead(flags);
  const note = await readNote(ctx, flags.note);
  const journal = ctx.open('create');
  const name = joinWords(words);
  const isSecond = flags.new === true && isToldApart(journal, namesakes(journal, name), typed);
  const who: LeadOrNew = isSecond
    ? { newName: name.trim(), isDoubtful: true }
    : await pickLead(ctx, journal, name, flags.new === true);
  if ('lead' in who)
    throw new UserError(`There is a lead "${leadTitle(who.lead)}" already.`, {
      hint: `Change it with "prospect lead edit @${who.lead.id}"; for a second one of that name add --new and its own --company, --email or --phone.`,
    });
  const { emails, phones } = typed;
  const rememberOrigin = await settleOrigin(ctx, journal, flags);
  const id = journal.write('lead add', ctx.clock, (write) => {
    rememberOrigin(write);
    const id = addLead(journal, write, { ...typed, name: who.newName, note }, ctx.today);
    write.summary = `lead ${leadTitle({ name: who.newName, id })}`;
    return id;
  });
  if (who.isDoubtful || emails || phones) for (const line of nearLines(journal, [id])) ctx.note(line);
  ctx.print(say`lead ${leadTitle({ name: who.newName, id })}`);
}

/** Whether a lead has a company, an email or a phone that none of those of its name has. */
function isToldApart(
  journal: Journal,
  others: LeadName[],
  { company, emails = [], phones = [] }: ReturnType<typeof readLead>,
): boolean {
  if (others.length === 0) return false;
  const isOther = company !== undefined && !others.some((one) => fold(one.company ?? '') === fold(company));
  const areOwn = [
    ...emails.map((email) => !others.some(({ id }) => hasEmail(journal, id, email))),
    ...phones.map((phone) => !others.some(({ id }) => hasPhone(journal, id, phone))),
  ];
  return isOther || (areOwn.length > 0 && areOwn.every(Boolean));
}

/** The same of a lead that is there, of which an empty text clears a field. */
function checkChanges({ name, ...flags }: Flags<'lead edit'>): void {
  if (name !== undefined) checkName('lead name', name, textLimit.lead);
  const given = Object.entries(flags).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.filter((text) => text !== '') : value === '' ? undefined : value,
  ]);
  readLead(Object.fromEntries(given) as LeadFlags);
}

/** Changes what is known of a lead; an empty text clears a field. Throws UserError where nothing is to be changed. */
export async function leadEdit(ctx: Context, words: string[], flags: Flags<'lead edit'>): Promise<void> {
  if (Object.keys(flags).every((key) => key === 'new'))
    throw new UserError('Nothing to change was given.', {
      hint: 'For example: prospect lead edit @41 --tier A',
    });
  checkChanges(flags);
  const note = await readNote(ctx, flags.note);
  const journal = ctx.open('write');
  const lead = await requireLead(ctx, journal, joinWords(words));
  const origin = flags.origin === '' ? null : flags.origin;
  const tier = flags.tier === '' ? null : readTier(flags);
  const name =
    flags.name === undefined
      ? lead.name
      : checkRename(ctx, journal, lead, flags.name.trim(), flags.new === true);
  const tags = flags.tag?.filter((tag) => tag !== '').map(checkTag);
  const rememberOrigin = await settleOrigin(ctx, journal, flags);
  journal.write('lead edit', ctx.clock, (write) => {
    rememberOrigin(write);
    const fields: Record<string, Value> = {};
    if (flags.name !== undefined) Object.assign(fields, { name, folded: fold(name) });
    if (flags.company !== undefined)
      fields.company = checkText('company', flags.company, textLimit.company) || null;
    if (flags.source !== undefined)
      fields.source_id =
        flags.source === '' ? null : sourceFor(journal, write, flags.source, origin ?? undefined);
    if (origin !== undefined) fields.origin = origin;
    if (tier !== undefined) fields.tier = tier;
    if (note !== undefined) fields.note = note || null;
    if (flags.url !== undefined) fields.url = checkText('url', flags.url, textLimit.url) || null;
    write.edit('lead', lead.id, fields);
    replaceAddresses(journal, write, lead.id, 'email', flags.email);
    replaceAddresses(journal, write, lead.id, 'phone', flags.phone);
    if (tags) replaceTags(journal, write, lead.id, tags);
    refreshSearched(journal, write, lead.id);
    write.summary = `lead ${leadTitle({ name, id: lead.id })}`;
  });
  if (flags.name ?? flags.email ?? flags.phone)
    for (const line of nearLines(journal, [lead.id])) ctx.note(line);
  ctx.print(say`lead ${leadTitle({ name, id: lead.id })}`);
}

/** Removes a lead with everything logged with it. */
export async function leadRm(ctx: Context, words: string[]): Promise<void> {
  const journal = ctx.open('write');
  const text = joinWords(words);
  const lead = await requireLead(ctx, journal, text);
  await requireItself(ctx, journal, text, lead, 'lead rm LEAD');
  const touches = journal.write('lead rm', ctx.clock, (write) => {
    write.summary = `lead ${leadTitle(lead)}`;
    return removeLead(journal, write, lead.id);
  });
  const taken = touches === 0 ? '' : ` with ${some(touches, 'touch', 'touches')}`;
  ctx.print(say`removed lead ${leadTitle(lead)}${taken}`);
}

/** The addresses given take the place of all there were of that kind. */
function replaceAddresses(
  journal: Journal,
  write: Write,
  leadId: number,
  kind: 'email' | 'phone',
  values: string[] | undefined,
): void {
  if (values === undefined) return;
  const old = journal.all<{ id: number }>(
    'SELECT id FROM address WHERE lead_id = ? AND kind = ? ORDER BY id',
    [leadId, kind],
  );
  for (const { id } of old) write.remove('address', id);
  for (const value of values) if (value !== '') addAddress(write, leadId, kind, checkAddress(kind, value));
}
