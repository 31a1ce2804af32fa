import { UserError } from '../errors.js';
import type { Context } from '../context.js';
import { checkName, checkText, fold, textLimit } from '../domain/text.js';
import { oneOf, origins, tiers, wholeNumber, type Origin, type Tier } from '../domain/touch.js';
import { leadColumns } from '../exchange/lead-columns.js';
import { say } from '../render/safe.js';
import type { Journal, Value } from '../store/journal.js';
import { addAddress, addLead, checkAddress, leadRows, sourceFor } from '../store/leads.js';
import { removeLead } from '../store/removal.js';
import type { Write } from '../store/write.js';
import { readNote } from './entry.js';
import { printRows, type FormatFlags } from './format.js';
import { joinWords, leadTitle, pickLead, requireLead } from './who.js';

export interface LeadFlags {
  name?: string;
  company?: string;
  email?: string[];
  phone?: string[];
  source?: string;
  origin?: string;
  tier?: string;
  dream?: true;
  note?: string;
  new?: true;
}

/** Adds a lead before anything was tried with it. */
export async function leadAdd(ctx: Context, words: string[], flags: LeadFlags): Promise<void> {
  const journal = ctx.open('create');
  const who = await pickLead(ctx, journal, joinWords(words), flags.new === true);
  if ('lead' in who)
    throw new UserError(`There is a lead "${leadTitle(who.lead)}" already.`, {
      hint: `Change it with "prospect lead edit @${who.lead.id}", or add --new for a second one with other words.`,
    });
  const note = await readNote(ctx, flags.note);
  const emails = flags.email?.map((email) => checkAddress('email', email));
  const phones = flags.phone?.map((phone) => checkAddress('phone', phone));
  const id = journal.write('lead add', ctx.clock, (write) => {
    const id = addLead(
      journal,
      write,
      {
        name: who.newName,
        company: flags.company,
        emails,
        phones,
        source: flags.source,
        origin: readOrigin(flags),
        tier: readTier(flags),
        note,
      },
      ctx.today,
    );
    write.summary = `lead ${leadTitle({ name: who.newName, id })}`;
    return id;
  });
  ctx.print(say`lead ${leadTitle({ name: who.newName, id })}`);
}

/** Lists leads, the newest first. */
export async function leadList(
  ctx: Context,
  flags: FormatFlags & { tier?: string; dream?: true; source?: string; limit?: string },
): Promise<void> {
  const limit = flags.limit === undefined ? 50 : wholeNumber('--limit', flags.limit, 0, 1_000_000_000);
  const journal = ctx.open('read');
  const tier = readTier(flags);
  const rows = leadRows(journal, {
    limit,
    ...(tier === undefined ? {} : { tier }),
    ...(flags.source === undefined ? {} : { source: flags.source }),
  });
  await printRows(ctx, flags, leadColumns(), rows, 'No leads to list.');
  if (rows.length === limit && limit > 0 && ctx.isTerminal)
    ctx.note(`The newest ${limit}; --limit 0 lists all.`);
}

/** Changes what is known of a lead; an empty text clears a field. */
export async function leadEdit(ctx: Context, words: string[], flags: LeadFlags): Promise<void> {
  if (Object.keys(flags).length === 0)
    throw new UserError('Nothing to change was given.', {
      hint: 'For example: prospect lead edit @41 --tier A',
    });
  const journal = ctx.open('write');
  const lead = await requireLead(ctx, journal, joinWords(words));
  const note = await readNote(ctx, flags.note);
  const origin = readOrigin(flags);
  const tier = readTier(flags);
  const name = flags.name ?? lead.name;
  journal.write('lead edit', ctx.clock, (write) => {
    const fields: Record<string, Value> = {};
    if (flags.name !== undefined)
      Object.assign(fields, { name: checkName('lead name', name, textLimit.lead), folded: fold(name) });
    if (flags.company !== undefined)
      fields.company = checkText('company', flags.company, textLimit.company) || null;
    if (flags.source !== undefined)
      fields.source_id = flags.source === '' ? null : sourceFor(journal, write, flags.source, origin);
    if (origin !== undefined) fields.origin = origin;
    if (tier !== undefined) fields.tier = tier;
    if (note !== undefined) fields.note = note || null;
    write.edit('lead', lead.id, fields);
    replaceAddresses(journal, write, lead.id, 'email', flags.email);
    replaceAddresses(journal, write, lead.id, 'phone', flags.phone);
    write.summary = `lead ${leadTitle({ name, id: lead.id })}`;
  });
  ctx.print(say`lead ${leadTitle({ name, id: lead.id })}`);
}

/** Removes a lead with everything logged with it. */
export async function leadRm(ctx: Context, words: string[]): Promise<void> {
  const journal = ctx.open('write');
  const lead = await requireLead(ctx, journal, joinWords(words));
  const touches = journal.write('lead rm', ctx.clock, (write) => {
    write.summary = `lead ${leadTitle(lead)}`;
    return removeLead(journal, write, lead.id);
  });
  const taken = touches === 0 ? '' : touches === 1 ? ' with 1 touch' : ` with ${touches} touches`;
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

function readOrigin(flags: { origin?: string }): Origin | undefined {
  return flags.origin === undefined ? undefined : oneOf('--origin', flags.origin, origins);
}

function readTier(flags: { tier?: string; dream?: true }): Tier | undefined {
  if (flags.dream) return 'dream';
  return flags.tier === undefined ? undefined : oneOf('--tier', flags.tier, tiers);
}
