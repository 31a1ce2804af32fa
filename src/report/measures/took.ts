import { addDays } from '../../domain/calendar.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import { type GroupEffort, sumEfforts } from '../../store/counts/money.js';
import { sumSpend, readInstalments } from '../../store/counts/spend.js';
import { firstDay } from '../../store/counts/touches.js';
import type { Journal } from '../../store/file/journal.js';
import { currencyOf } from '../../store/settings/settings.js';
import type { Depth, ReportQuery } from './query.js';
import { noEffort, tookWords } from './effort.js';

/** What tactic versions took so far, in words; read when it is first asked for. */
export function tookSoFar(
  journal: Journal,
  { asOf }: ReportQuery,
  { withoutMoney = false }: Pick<Depth, 'withoutMoney'> = {},
): (key: GroupKey) => string | null {
  const seen = addDays(asOf.day, 1);
  const ever = { from: firstDay, before: seen, seen };
  let efforts: Map<GroupKey, GroupEffort> | undefined;
  let spend: Map<GroupKey, number> | undefined;
  return (key) => {
    efforts ??= new Map(sumEfforts(journal, 'tactic', ever).map((effort) => [effort.key, effort]));
    spend ??= sumSpend(readInstalments(journal, asOf.day), ever);
    const effort = efforts.get(key) ?? noEffort;
    const words = withoutMoney
      ? tookWords({ ...effort, cost: null }, null, null)
      : tookWords(effort, spend.get(key) ?? null, currencyOf(journal));
    return words === '–' ? null : words;
  };
}
