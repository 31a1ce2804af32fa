import { duration, money, percent } from '../../render/figure.js';
import { isUnrecorded, type FailureRow } from './failures.js';

/** What stands for a failure without a reason. */
export function reasonWords({ reason }: Pick<FailureRow, 'reason'>): string {
  return reason ?? 'not recorded';
}

/** The place a failure broke at; ? when nothing is recorded, – when its reason has none. */
export function placeWords(row: Pick<FailureRow, 'reason' | 'place'>): string {
  return row.place ?? (isUnrecorded(row) ? '?' : '–');
}

/** The share in the period before, blank when nothing failed then. */
export function shareBefore({ before }: Pick<FailureRow, 'before'>): string {
  return before === null ? '' : percent(before.share);
}

/** Hours and minutes, `~` before them where some are what touches usually take; blank when none are known. */
export function timeWords({ seconds, usualSeconds }: Pick<FailureRow, 'seconds' | 'usualSeconds'>): string {
  if (seconds === null) return '';
  return usualSeconds === null ? duration(seconds) : `~${duration(seconds)}`;
}

/** Money, blank when none was written down. */
export function moneyWords({ cost }: Pick<FailureRow, 'cost'>, currency: string | null): string {
  return cost === null ? '' : money(cost, currency);
}
