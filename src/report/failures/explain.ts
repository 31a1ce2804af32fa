import { channels } from '../../domain/touch.js';
import { count, duration, money, percent, some } from '../../render/figure.js';
import type { Failures } from './failures.js';
import { previousWords, type ReportQuery } from '../measures/query.js';

// With fewer failures than these, one more or less moves a share by five points or more.
const steady = 20;

/** How the failures are counted, as sentences. */
export function explainBroke(failures: Failures, query: ReportQuery, currency: string | null): string[] {
  const { failed, deferred, rows } = failures;
  const all = failed + deferred;
  const few =
    all > 0 && all < steady
      ? [
          `With ${count(all)} in all, one more or less moves a share by ${percent(1 / all)}: look for what stays.`,
        ]
      : [];
  const before = rows.some((row) => row.before !== null)
    ? [`Before: the same share of the period before (${previousWords(query).toLowerCase()}).`]
    : [];
  const windows = channels.map((channel) => `${channel} ${query.usual.silence[channel]}`).join(', ');
  return [
    `Share: ${explainFailed(failures)}`,
    ...few,
    ...before,
    'Stage (prospect report failures): the one that the failing result shows; an outcome without a stage of its own shows the furthest that the lead had come to by then.',
    ...explainTook(failures, currency),
    `Silent: touches that wait for an answer and whose silence window ended in the period (days: ${windows}).`,
  ];
}

/** Which touches are failures. */
export function explainFailed({ failed, deferred }: Failures): string {
  return `of the ${some(failed + deferred, 'touch', 'touches')} whose last result, dated in the period, failed (${count(failed)}) or was put off (${count(deferred)}).`;
}

function explainTook({ rows, costliest }: Failures, currency: string | null): string[] {
  const usual = rows.reduce((sum, row) => sum + (row.usualSeconds ?? 0), 0);
  const took =
    usual === 0
      ? []
      : [
          `Time: as typed; ~ where what a touch with its tactic usually takes stands in, ${duration(usual)} in all.`,
        ];
  if (costliest === null) return took;
  const { hourlyValue } = costliest;
  const by =
    hourlyValue !== null
      ? `money and time together, an hour at ${money(hourlyValue, currency)}`
      : rows.some(({ seconds }) => (seconds ?? 0) > 0)
        ? 'time, money aside, while no value of an hour is set'
        : 'money, since no time is known';
  return [...took, `Costliest: the most ${by}.`];
}
