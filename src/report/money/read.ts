import { addDays } from '../../domain/calendar.js';
import { type ReportQuery, goalScopeOf } from '../measures/query.js';
import { buildMoney, type Money } from './money.js';
import { countJudged } from '../../store/counts/conversion.js';
import { sumEfforts, sumReturns } from '../../store/counts/money.js';
import { readInstalments, sumSpend } from '../../store/counts/spend.js';
import { firstDay } from '../../store/counts/touches.js';
import { groupsOf, type Grouping } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { hourlyValueOf } from '../../store/settings/settings.js';
import { withGoalsAndLosses, withUnits } from '../../store/counts/units.js';

/** What the tactics took and brought. */
export function readMoney(journal: Journal, query: ReportQuery): Money {
  const scope = goalScopeOf(query);
  const seen = addDays(scope.asOf, 1);
  const readReturns = (by: Grouping) =>
    withUnits(journal, by, scope, () => ({
      conversions: countJudged(journal, scope),
      returns: sumReturns(journal, by, scope),
    }));
  const { tactics, whole } = withGoalsAndLosses(journal, scope, () => ({
    tactics: readReturns('tactic'),
    whole: readReturns('origin'),
  }));
  const efforts = sumEfforts(journal, 'tactic', { from: firstDay, before: seen, seen });
  const instalments = readInstalments(journal, scope.asOf);
  const spend = sumSpend(instalments, { from: firstDay, before: seen });
  const keys = new Set([...efforts.map(({ key }) => key), ...spend.keys()]);
  return buildMoney(
    {
      ...tactics,
      groups: groupsOf(journal, 'tactic', [...keys]),
      whole,
      spendJudged: sumSpend(instalments, { from: firstDay, before: addDays(seen, -scope.window) }),
      spend,
      efforts,
      hourlyValue: hourlyValueOf(journal),
    },
    query,
  );
}
