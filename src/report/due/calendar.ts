import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { dayTitle, type Day } from '../../domain/calendar.js';
import { money } from '../../render/figure.js';
import { showBlock } from '../../render/safe.js';
import type { StepRow } from '../../store/promises/agenda.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { shortWords } from './words.js';
import { daysLate, isUnconfirmed, type Due } from './due.js';

/** As of when, and what the leads were last said to be worth. */
type Stakes = Pick<Due, 'asOf' | 'values' | 'currency'>;

const halfAnHour = 30 * 60_000;

/**
 * Open next steps as a calendar by RFC 5545, lines ended with CRLF. One with a time is an event of half an hour at its
 * instant in UTC, which every calendar shows in its own zone; one without is an event of the whole day that leaves the
 * day free. DTSTAMP is `asOf`. No notes, no addresses.
 */
export function dueCalendar(steps: readonly StepRow[], { asOf, values, currency }: Stakes): string {
  const calendar = new ICalCalendar({
    name: 'prospect',
    ttl: 3600,
    prodId: { company: 'prospect', product: 'prospect', language: 'EN' },
  });
  const stakeOf = ({ leadId }: StepRow) => {
    const value = values.get(leadId);
    return value === undefined ? null : money(value, currency);
  };
  const stamp = new Date(asOf.at ?? Date.parse(asOf.day));
  for (const step of steps)
    calendar.createEvent({
      id: `${step.uid}@prospect`,
      stamp,
      ...spanOf(step),
      summary: showBlock(`${shortWords(step)} · ${step.lead} @${step.leadId}`),
      description: showBlock(factsOf(step, asOf.day, stakeOf(step)).join('\n')),
    });
  return `${calendar.toString()}\r\n`;
}

function spanOf({ day, at }: StepRow) {
  if (at === null)
    return {
      start: new Date(Date.parse(day)),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
    };
  return { start: new Date(at), end: new Date(at + halfAnHour) };
}

/** What is known of a step without anybody's notes. */
function factsOf(step: StepRow, today: Day, stake: string | null): string[] {
  const late = daysLate(step, today);
  const isLate = late > 0 && (step.isMeeting === 0 || isUnconfirmed(step));
  const tactic = step.tactic === null ? null : tacticTitle({ name: step.tactic, version: step.version ?? 1 });
  return [
    step.isStopped === 1 && 'Do not contact.',
    `Promised ${dayTitle(step.made, { year: true })}${tactic === null ? '' : ` with ${tactic}`}.`,
    step.owner !== null && `With ${step.owner}${isUnconfirmed(step) ? ', not confirmed yet' : ''}.`,
    isLate && `Late by ${late === 1 ? '1 day' : `${late} days`}.`,
    stake !== null && `At stake: ${stake}.`,
    step.isMeeting === 1
      ? `prospect result @${step.leadId} held | no-show`
      : `prospect next @${step.leadId} --done`,
  ].filter((fact) => fact !== false);
}
