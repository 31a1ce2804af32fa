import type { Context } from '../../context.js';
import { wholeNumber } from '../../domain/touch.js';
import type { Flags } from '../../options/flags.js';
import { contactColumns } from '../../exchange/columns/contacts.js';
import { coverageWords } from '../../report/promises/dream.js';
import { countCoverage, readStandings } from '../../store/counts/dream.js';
import { leadNumbers, leadRows, type LeadFilter } from '../../store/leads/list.js';
import { coldDaysOf } from '../../store/settings/settings.js';
import { readTraitFilter } from '../flags/filter.js';
import { printRows } from '../flags/format.js';
import { joinWords } from '../flags/lead-choice.js';

export type LeadListFlags = Flags<'lead list'>;

/** Lists leads, the newest first; with words only those in which all of them occur. */
export async function leadList(ctx: Context, words: string[], flags: LeadListFlags): Promise<void> {
  const limit = flags.limit === undefined ? 50 : wholeNumber('--limit', flags.limit, 0, 1_000_000_000);
  const journal = ctx.open('read');
  const traits = readTraitFilter(journal, flags.dream ? { ...flags, tier: 'dream' } : flags);
  const tier = traits.tier ?? undefined;
  const filter: LeadFilter = {
    ...traits,
    text: joinWords(words),
    ...(flags.tag === undefined ? {} : { tag: flags.tag }),
    ...(flags.stopped === undefined ? {} : { stopped: true }),
  };
  const rows = leadRows(journal, leadNumbers(journal, filter, limit));
  const cold = { asOf: ctx.today, coldDays: coldDaysOf(journal) };
  const ids = rows.map(({ id }) => id);
  const columns = contactColumns(readStandings(journal, ids, cold), ctx.today, tier !== undefined);
  await printRows(ctx, flags, columns, rows, 'No leads to list.');
  if (tier !== undefined && rows.length > 0 && ctx.isTerminal)
    ctx.note(coverageWords({ ...countCoverage(journal, tier, cold), coldDays: cold.coldDays }, tier));
  if (rows.length === limit && limit > 0 && ctx.isTerminal)
    ctx.note(`The ${words.length > 0 ? 'first' : 'newest'} ${limit}; --limit 0 lists all.`);
}
