import type { Context } from '../../context.js';
import { formatMoment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import { readReportQuery, type ReportQuery, goalScopeOf } from '../../report/measures/query.js';
import { chooseNext, spreadTouches, type TryCounts } from '../../report/next/try.js';
import { explainTry, renderNothingToTry, renderTry } from '../../report/next/page.js';
import { tryColumns } from '../../report/next/columns.js';
import { countUnits } from '../../store/counts/conversion.js';
import { readPaths } from '../../store/counts/credit.js';
import { groupsOf } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { usualOf } from '../../store/settings/settings.js';
import { isAnyTactic } from '../../store/tactics/tactics.js';
import { withGoalsAndLosses, withUnits } from '../../store/counts/units.js';
import { formatOf, printRows } from '../flags/format.js';
import { readTryCounts } from '../../report/next/read.js';
import { splitLeads, type TryFlags } from './try-split.js';
import { viewOf } from '../flags/view.js';

/**
 * Says which tactic to try next, or shares leads out to two versions; it writes nothing. Throws UserError where a file
 * is named without --split.
 */
export async function tryNext(ctx: Context, file: string | undefined, flags: TryFlags): Promise<void> {
  if (flags.split !== undefined) return splitLeads(ctx, flags.split, file, flags);
  if (file !== undefined)
    throw new UserError('A file of leads goes with --split.', {
      hint: 'For example: prospect try --split cold-call@1,cold-call@2 names.txt',
    });
  const format = formatOf(flags);
  const journal = ctx.open('read');
  journal.keepTablesInMemory();
  const { query, counts, isBegun } = journal.snapshot(() => {
    const query = readReportQuery(flags, ctx.clock, () => true, usualOf(journal));
    return { query, counts: readCounts(journal, query), isBegun: isAnyTactic(journal) };
  });
  const choice = chooseNext(counts);
  const page = { choice, spread: spreadTouches(counts), hasConverted: counts.hasConverted, query };
  const columns = tryColumns(page);
  if (format !== 'table') return printRows(ctx, flags, columns, [...choice.rows], '');
  const view = await viewOf(ctx, flags.all ? { all: true } : {});
  if (flags.asOf !== undefined) ctx.print(`As of ${formatMoment(query.asOf, '')}:`);
  if (choice.rows.length === 0) return ctx.print(renderNothingToTry(isBegun, view).join('\n'));
  ctx.print(renderTry(page, view).join('\n'));
  if (!flags.all) return;
  ctx.print('\n');
  await printRows(ctx, flags, columns, [...choice.rows], '');
  ctx.print(explainTry(page, view).join('\n'));
}

function readCounts(journal: Journal, query: ReportQuery): TryCounts {
  const scope = goalScopeOf(query);
  const { conversions, paths } = withGoalsAndLosses(journal, scope, () => ({
    ...withUnits(journal, 'tactic', scope, () => countUnits(journal, scope)),
    paths: readPaths(journal, 'tactic', scope),
  }));
  const groups = groupsOf(
    journal,
    'tactic',
    conversions.map(({ key }) => key),
  );
  const byKey = new Map(groups.map((group) => [group.key, group]));
  return readTryCounts(
    journal,
    query,
    conversions.map((count) => {
      const { name = null, kind = null } = byKey.get(count.key) ?? {};
      return { ...count, name, kind };
    }),
    paths,
  );
}
