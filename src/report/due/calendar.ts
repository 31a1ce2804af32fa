import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { dayTitle, type Day } from '../../domain/calendar.js';
import { quoteLine } from '../../domain/command-line.js';
import { everyWords } from '../../domain/contact/interval.js';
import { money } from '../../render/figure.js';
import { showBlock } from '../../render/safe.js';
import type { StepRow } from '../../store/promises/agenda.js';
import type { FollowUp, InTouch } from '../../store/promises/in-touch.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { shortWords } from './words.js';
import { daysLate, isUnconfirmed } from './due.js';
import type { Agenda } from './read.js';

/** What an event is made of. */
type Planned = Pick<StepRow, 'day' | 'at' | 'lead' | 'leadId'>;

const halfAnHour = 30 * 60_000;

/**
 * Open next steps as a calendar by RFC 5545, lines ended with CRLF. One with a time is an event of half an hour at its
 * instant in UTC, which every calendar shows in its own zone; one without is an event of the whole day that leaves the
 * day free, as are the days on which to follow up and to be in touch again. DTSTAMP is `asOf`. No notes, no addresses.
 */
export function dueCalendar({ steps, followUps, inTouch, asOf, values, currency }: Agenda): string {
  const calendar = new ICalCalendar({
    name: 'prospect',
    ttl: 3600,
    prodId: { company: 'prospect', product: 'prospect', language: 'EN' },
  });
  const stakeOf = ({ leadId }: Pick<StepRow, 'leadId'>) => {
    const value = values.get(leadId);
    return value === undefined ? null : money(value, currency);
  };
  const stamp = new Date(asOf.at ?? Date.parse(asOf.day));
  const add = (id: string, step: Planned, words: string, facts: readonly string[]) =>
    calendar.createEvent({
      id: `${id}@prospect`,
      stamp,
      ...spanOf(step),
      summary: showBlock(`${words} · ${step.lead} @${step.leadId}`),
      description: showBlock(facts.join('\n')),
    });
  for (const step of steps) add(step.uid, step, shortWords(step), factsOf(step, asOf.day, stakeOf(step)));
  for (const lead of followUps)
    add(`${lead.uid}-follow-up`, { ...lead, at: null }, 'follow up', followUpFacts(lead, stakeOf(lead)));
  for (const lead of inTouch)
    add(
      `${lead.uid}-keep-in-touch`,
      { ...lead, at: null },
      'keep in touch',
      inTouchFacts(lead, stakeOf(lead)),
    );
  return `${calendar.toString()}\r\n`;
}

function spanOf({ day, at }: Planned) {
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
      ? `prospect result @${step.leadId} held or no-show`
      : `prospect next @${step.leadId} --done`,
  ].filter((fact) => fact !== false);
}

function followUpFacts({ leadId, tactic, attempts, of, lastDay }: FollowUp, stake: string | null): string[] {
  return [
    `No answer to ${tactic} since ${dayTitle(lastDay, { year: true })}: attempt ${attempts + 1} of ${of}.`,
    ...(stake === null ? [] : [`At stake: ${stake}.`]),
    `prospect ${quoteLine(['log', `@${leadId}`, '-t', tactic])}`,
  ];
}

function inTouchFacts({ leadId, lastDay, everyDays }: InTouch, stake: string | null): string[] {
  const last = lastDay === null ? 'Never touched' : `Last touch ${dayTitle(lastDay, { year: true })}`;
  return [
    `${last}, to be in touch ${everyWords(everyDays)}.`,
    ...(stake === null ? [] : [`At stake: ${stake}.`]),
    `prospect log @${leadId}`,
  ];
}
