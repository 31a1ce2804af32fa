import { count } from '../../render/figure.js';
import { dayTitle, type Day } from '../../domain/calendar.js';
import { withOwner } from '../../domain/owner.js';
import { isoMoment, type Moment } from '../../domain/when.js';
import type { DreamLead, LooseEnd, StepRow } from '../../store/promises/agenda.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { isUnconfirmed } from './due.js';

/** How a lead is named: `Nordwind AG * @3`, the star for one of the dream list. Not made safe. */
export function leadName({ lead, tier }: Pick<StepRow, 'lead' | 'tier'>): string {
  return tier === 'dream' ? `${lead} *` : lead;
}

/** The wall time of a step where it was promised, `10:00`; null for a day alone. */
export function timeOf(step: Moment): string | null {
  return step.at === null ? null : isoMoment(step).slice(11, 16);
}

/** What was promised, without its date. Words of people are on one line and not made safe. */
export function stepWords(step: StepRow, asOf: Day): string {
  const what = step.what === null ? null : oneLine(step.what);
  if (step.isStopped) return `do not contact, drop it: ${shortWords(step)}`;
  if (isUnconfirmed(step)) return `with ${step.owner}, not confirmed yet${what === null ? '' : `: ${what}`}`;
  if (isPutOff(step)) {
    const why = what ?? (step.told?.note ? oneLine(step.told.note) : null);
    const until = step.day === asOf ? 'today' : 'then';
    return `not now until ${until}${why === null ? '' : `: "${why}"`}`;
  }
  const tactic =
    step.isMeeting && step.tactic !== null
      ? ` (${tacticTitle({ name: step.tactic, version: step.version ?? 1 })})`
      : '';
  return [`${shortWords(step)}${tactic}`, withOwner(step)].filter(Boolean).join(' ');
}

/** What was promised, in as few words as say it. */
export function shortWords(step: StepRow): string {
  const { what, isMeeting, told } = step;
  if (what !== null) return oneLine(what);
  if (isMeeting) return 'meeting';
  if (isPutOff(step)) return 'come back';
  return told?.asks === 'date' ? told.outcome.replaceAll('-', ' ') : 'next step';
}

/** A step of later this week: `Wed 25  Brandt AG @9 meeting 14:00`. */
export function weekWords(step: StepRow): string {
  const what = step.isStopped ? 'do not contact' : isPutOff(step) ? 'not now until then' : shortWords(step);
  const parts = [what, withOwner({ ...step, what }), timeOf(step)];
  const day = dayTitle(step.day, { month: false }).padEnd(6);
  return `${day}  ${leadName(step)} @${step.leadId} ${parts.filter((part) => part !== null).join(' ')}`;
}

/** Whether the lead said "not now" and the step is when to come back. */
function isPutOff({ isMeeting, owner, told }: StepRow): boolean {
  return !isMeeting && owner === null && told?.state === 'deferred';
}

/** A lead and the days since something: `Amber @80 (9 days)`; the unit once, in the first of a line. */
export function sinceWords(
  row: Pick<LooseEnd, 'lead' | 'leadId' | 'tier'>,
  days: number,
  isFirst: boolean,
): string {
  const since = days === 0 ? 'today' : isFirst ? daysWords(days) : String(days);
  return `${leadName(row)} @${row.leadId} (${since})`;
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** `Nordwind AG @3 (52 days)` */
export function coldWords({ lead, leadId }: DreamLead, days: number): string {
  return `${lead} @${leadId} (${daysWords(days)})`;
}

/** Without line ends: each run of blanks is one. Not made safe. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** `2 to follow up`, `4 to keep in touch with`; without those that are none. */
export function againCounts({ followUps, inTouch }: { followUps: number; inTouch: number }): string[] {
  return [
    ...(followUps > 0 ? [`${count(followUps)} to follow up`] : []),
    ...(inTouch > 0 ? [`${count(inTouch)} to keep in touch with`] : []),
  ];
}
