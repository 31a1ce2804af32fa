import type { Context } from '../../context.js';
import { wholeNumber } from '../../domain/touch.js';
import type { Flags } from '../../options/flags.js';
import { contactColumns, contactWords } from '../../exchange/columns/contacts.js';
import { gridOf } from '../../render/column.js';
import { coverageWords } from '../../report/promises/dream.js';
import { countCoverage, readStandings } from '../../store/counts/dream.js';
import { leadRows } from '../../store/leads/list.js';
import { leadNumbers } from '../../store/pipeline/filter.js';
import { standingsOf } from '../../store/pipeline/standing.js';
import { coldDaysOf, currencyOf } from '../../store/settings/settings.js';
import { formatOf, printRows } from '../flags/format.js';
import { joinWords } from '../flags/lead-choice.js';
import { readLeadFilter } from '../flags/lead-filter.js';
import { workbookIn, writeSheets } from '../flags/sheets.js';

export type LeadListFlags = Flags<'lead list'>;

const nothing = 'No leads to list.';

/** Lists leads and where each stands, the newest first; with words only those in which all of them occur. */
export async function leadList(ctx: Context, words: string[], flags: LeadListFlags): Promise<void> {
  const limit = flags.limit === undefined ? 50 : wholeNumber('--limit', flags.limit, 0, 1_000_000_000);
  const format = formatOf(flags);
  const place = workbookIn(ctx, flags);
  const asOf = ctx.today;
  const journal = ctx.open('read');
  const filter = {
    ...readLeadFilter(ctx, journal, flags),
    text: joinWords(words),
    ...(flags.stopped === undefined ? {} : { stopped: true as const }),
  };
  const tier = filter.tier ?? undefined;
  const ids = leadNumbers(journal, filter, { asOf, limit, order: flags.sort });
  const rows = leadRows(journal, ids);
  const cold = { asOf, coldDays: coldDaysOf(journal) };
  const told = { standings: standingsOf(journal, ids, asOf), contacts: readStandings(journal, ids, cold) };
  const currency = currencyOf(journal);
  if (place !== undefined) {
    const grid = gridOf(contactColumns(told, { asOf, currency }), [rows]);
    await writeSheets(ctx, { place, replaces: flags.replace === true, currency }, [{ name: 'leads', grid }]);
  } else if (format === 'table' && rows.length > 0) {
    const [{ leadTable }, { tableLines }, { plainPainter }] = await Promise.all([
      import('../../report/pipeline/table.js'),
      import('../../report/sheet/table.js'),
      import('../../report/sheet/layout.js'),
    ]);
    const listed = rows.map((lead) => ({
      lead,
      standing: told.standings.get(lead.id)!,
      contact: contactWords(told.contacts.get(lead.id), lead, asOf),
    }));
    const painter = ctx.color
      ? (await import('../../render/paint.js')).makePainter({ color: true })
      : plainPainter;
    const table = leadTable(listed, { asOf, currency, width: ctx.width, isOneTier: tier !== undefined });
    for (const line of tableLines(table, listed, { width: ctx.width, painter, all: true })) ctx.print(line);
  } else await printRows(ctx, flags, contactColumns(told, { asOf, currency }), rows, nothing);
  if (tier !== undefined && rows.length > 0 && ctx.isTerminal)
    ctx.note(coverageWords({ ...countCoverage(journal, tier, cold), coldDays: cold.coldDays }, tier));
  if (
    rows.length === limit &&
    limit > 0 &&
    (ctx.isTerminal || place !== undefined || flags.limit === undefined)
  )
    ctx.note(`The ${orderWords(words, flags)} ${limit}; --limit 0 lists all.`);
}

function orderWords(words: readonly string[], { sort }: LeadListFlags): string {
  return words.length > 0 || (sort !== undefined && sort !== 'newest') ? 'first' : 'newest';
}
