import type { Journal } from '../../store/file/journal.js';
import type { FailureCross } from '../failures/cross.js';
import { readCross } from '../failures/read.js';
import { hideCross } from '../failures/section.js';
import type { Funnel } from '../funnel/funnel.js';
import { readFunnel } from '../funnel/read.js';
import { readHoursOfWeek } from '../hours/read.js';
import type { HoursOfWeek } from '../hours/week.js';
import type { Learned } from '../learned/decided.js';
import { readLearned } from '../learned/read.js';
import { readWeeks, type Week } from '../plan/weeks.js';
import type { Hidden } from '../sheet/section.js';
import { withoutMoney, type Money } from '../money/money.js';
import { readMoney } from '../money/read.js';
import { allTime, type Depth, type ReportQuery } from '../measures/query.js';

/** What a page to look at tells besides what the page in a terminal does. */
export interface Drawn {
  weeks: readonly Week[];
  cross: FailureCross;
  funnel: Funnel;
  hours: HoursOfWeek;
  money: Money;
  /** All that was decided up to as-of. */
  learned: Learned;
}

/** Null where nothing is drawn. */
export function readDrawn(journal: Journal, query: ReportQuery, depth: Depth): Drawn | null {
  if (!depth.drawn) return null;
  return {
    weeks: readWeeks(journal, query),
    cross: readCross(journal, query),
    funnel: readFunnel(journal, query),
    hours: readHoursOfWeek(journal, query),
    money: readMoney(journal, allTime(query)),
    learned: readLearned(journal, allTime(query)),
  };
}

/** The same as others may see it. */
export function hideDrawn(drawn: Drawn, hidden: Hidden): Drawn {
  const { cross, money } = drawn;
  return {
    ...drawn,
    cross: hideCross(cross, hidden),
    money: hidden.money ? withoutMoney(money) : money,
  };
}
