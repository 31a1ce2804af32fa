import type { Journal } from '../../store/file/journal.js';
import { readHoursOfWeek } from '../hours/read.js';
import type { HoursOfWeek } from '../hours/week.js';
import type { Learned } from '../learned/decided.js';
import { readLearned } from '../learned/read.js';
import { allTime, type Depth, type ReportQuery } from '../measures/query.js';

/** What a page to look at tells besides what the page in a terminal does. */
export interface Drawn {
  hours: HoursOfWeek;
  /** All that was decided up to as-of. */
  learned: Learned;
}

/** Null where nothing is drawn. */
export function readDrawn(journal: Journal, query: ReportQuery, depth: Depth): Drawn | null {
  if (!depth.drawn) return null;
  return {
    hours: readHoursOfWeek(journal, query),
    learned: readLearned(journal, allTime(query)),
  };
}
