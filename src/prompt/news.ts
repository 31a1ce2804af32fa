import type { Context } from '../context.js';
import { dayTitle, dayTitleBy, daysBetween, type Day } from '../domain/calendar.js';
import { withOwner } from '../domain/owner.js';
import type { Journal } from '../store/file/journal.js';
import type { LeadName } from '../store/leads/leads.js';
import { openStep } from '../store/promises/promises.js';
import { tacticTitle } from '../store/tactics/tactics.js';
import { newestTouches, type TouchRow } from '../store/touches/touches.js';

/** Where one stands with a lead, in a few words: `referral-ask · no-answer Tue, Thu`. */
export function newsOf(ctx: Context, journal: Journal, lead: LeadName): string {
  const [last, ...before] = newestTouches(journal, { leadId: lead.id }, 3);
  const step = openStep(journal, lead.id);
  const parts = [lead.stopped === 1 && 'do not contact'];
  if (last) parts.push(tacticTitle({ name: last.tactic, version: last.version }));
  if (step) {
    const day = dayTitle(step.day, { month: step.day.slice(0, 7) !== ctx.today.slice(0, 7) });
    const late = step.day < ctx.today ? ' (late)' : '';
    const what = [step.what ?? 'next step', withOwner(step)].filter(Boolean).join(' ');
    parts.push(`${what} promised ${day}${late}`);
  } else if (last) {
    const days = [last, ...likeLast(last, before)]
      .reverse()
      .map((touch) => shortDay(touch.resultDay, ctx.today));
    parts.push(`${last.outcome} ${[...new Set(days)].join(', ')}`);
  } else parts.push('not tried yet');
  return parts.filter(Boolean).join(' · ');
}

/** The touches just before that went the same way. */
function likeLast(last: TouchRow, before: TouchRow[]): TouchRow[] {
  const other = before.findIndex(
    (touch) => touch.versionId !== last.versionId || touch.outcomeId !== last.outcomeId,
  );
  return other < 0 ? before : before.slice(0, other);
}

/** `Tue` within a week, `Wed 18 Nov` before. */
function shortDay(day: Day, today: Day): string {
  const ago = daysBetween(day, today);
  if (ago === 0) return 'today';
  if (ago > 0 && ago < 7) return dayTitle(day).slice(0, 3);
  return dayTitleBy(day, today);
}
