import type { Context } from '../../context.js';
import type { Tier } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import { nearLines } from '../../exchange/near-lines.js';
import { count, some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import { leadRows } from '../../store/leads/list.js';
import { addLead } from '../../store/leads/leads.js';
import { checkTag } from '../../store/leads/tags.js';
import { readTier, type LeadFlags } from '../flags/lead.js';
import { readLeadLines } from '../flags/lead-lines.js';
import { settleOrigin } from '../flags/origin.js';

/**
 * Adds the leads named in a file, one a line or row, as one operation. Those there already only get the tier. Throws UserError
 * for options that belong to one lead.
 */
export async function leadAddList(ctx: Context, file: string, flags: LeadFlags): Promise<void> {
  refuseForMany(flags);
  flags.tag?.forEach(checkTag);
  const journal = ctx.open('create');
  const people = await readLeadLines(ctx, journal, file, flags.new === true);
  const known = people.flatMap((who) => ('lead' in who ? who.lead.id : []));
  const added = people.flatMap((who) => ('newName' in who ? who : []));
  const tier = readTier(flags);
  const moved = tier === undefined ? [] : ofAnotherTier(journal, known, tier);
  const all = { source: flags.source, origin: flags.origin, tier };
  const rememberOrigin = await settleOrigin(ctx, journal, file === '-' ? { ...flags, note: '-' } : flags);
  const ids =
    added.length + moved.length === 0
      ? []
      : journal.write('lead add', ctx.clock, (write) => {
          rememberOrigin(write);
          for (const id of moved) write.edit('lead', id, { tier: tier! });
          write.summary = some(added.length + moved.length, 'lead');
          return added.map(({ newName, more }) => {
            const tags = [...(flags.tag ?? []), ...(more?.tags ?? [])];
            return addLead(journal, write, { ...all, ...more, tags, name: newName }, ctx.today);
          });
        });
  for (const line of nearLines(journal, ids)) ctx.note(line);
  const there = known.length === 0 ? [] : [`${count(known.length)} there already${movedWords(moved, tier)}`];
  ctx.print(say`${[leadsWords(ids), ...there].join(' · ')}`);
}

/** What only one lead has. */
function refuseForMany(flags: LeadFlags): void {
  const own = (['company', 'email', 'phone', 'url', 'note'] as const).find(
    (name) => flags[name] !== undefined,
  );
  if (own)
    throw new UserError(`--${own} is of one lead and does not go with --leads.`, {
      hint: 'Give it later with "prospect lead edit LEAD", or import a CSV file with a column for it.',
    });
}

function ofAnotherTier(journal: Journal, ids: number[], tier: Tier): number[] {
  return leadRows(journal, ids)
    .filter((lead) => lead.tier !== tier)
    .map(({ id }) => id);
}

/** `17 leads @1–@17` */
function leadsWords(ids: readonly number[]): string {
  const numbers = ids.length > 1 ? ` @${ids[0]}–@${ids.at(-1)}` : ids.length === 1 ? ` @${ids[0]}` : '';
  return `${some(ids.length, 'new lead')}${numbers}`;
}

function movedWords(moved: readonly number[], tier: Tier | undefined): string {
  return moved.length === 0 ? '' : `, ${count(moved.length)} of them now of tier ${tier ?? ''}`;
}
