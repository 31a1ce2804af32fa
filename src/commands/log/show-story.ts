import type { Context } from '../../context.js';
import type { Day } from '../../domain/calendar.js';
import { compareHappened, noTime, type Happened } from '../../domain/order.js';
import { withOwner } from '../../domain/owner.js';
import { formatMoment, parseIsoMoment, type Moment } from '../../domain/when.js';
import { duration, money } from '../../render/figure.js';
import { say, showBlock } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import type { Lead } from '../../store/leads/list.js';
import type { Story, StoryPromise } from '../../store/across/story.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { resultsOf, type ResultRow, type TouchRow } from '../../store/touches/touches.js';

/** One thing that happened, and where it stands among the touches: on its day before all, beside one or after all. */
export interface Event extends Happened {
  /** As it is printed. */
  when: string;
  what: string;
  more: string[];
}

/** What is known of a lead; `touches` those to be told, in the order of time. */
export interface LeadHistory {
  lead: Lead;
  story: Story;
  touches: readonly TouchRow[];
  currency: string | null;
}

/** What happened to a lead, in the order of time. */
export function eventsOf(
  ctx: Context,
  journal: Journal,
  { lead, story, touches, currency }: LeadHistory,
): Event[] {
  const byId = new Map(touches.map((touch) => [touch.id, touch]));
  const onDay = (day: Day, what: string, place = Infinity): Event => ({
    day,
    instant: place === 0 ? -Infinity : Infinity,
    touch: Infinity,
    place,
    when: formatMoment({ day, at: null, offset: null, zone: '' }, ctx.today),
    what,
    more: [],
  });
  /** Beside the touch that did it where that was on the day, else at the end of the day. */
  const beside = (day: Day, what: string, touchId: number | null, step: number): Event => {
    const touch = touchId === null ? undefined : byId.get(touchId);
    const event = onDay(day, what, step);
    return touch?.day === day ? { ...event, ...happenedAt(touch), place: 1 } : event;
  };
  const lifted = lead.lifted === null ? null : parseIsoMoment(lead.lifted, '');
  return [
    onDay(lead.day, 'entered', 0),
    ...touches.map((touch) => touchEvent(ctx, journal, touch, currency)),
    ...story.promises.flatMap((promise) =>
      promiseEvents(ctx, promise, closedBy(promise, story.promises), beside),
    ),
    ...story.merged.map(({ name, day }) => onDay(day, say`merged with ${name}`)),
    ...(story.stoppedDay === null ? [] : [onDay(story.stoppedDay, 'stopped: do not contact')]),
    ...(lifted === null
      ? []
      : [
          {
            ...onDay(lifted.day, 'may be contacted again'),
            instant: lifted.at!,
            when: formatMoment(lifted, ctx.today),
          },
        ]),
  ].sort(compareHappened);
}

/** Where a touch stands among the events. */
export function happenedAt({ day, at, id }: TouchRow): Happened {
  return { day, instant: at ?? noTime, touch: id, place: 0 };
}

function touchEvent(ctx: Context, journal: Journal, touch: TouchRow, currency: string | null): Event {
  const steps = resultsOf(journal, touch.id);
  const [only] = steps;
  const facts = [
    ...(steps.length === 1 && only ? resultFacts(only, currency) : []),
    ...touchFacts(touch, currency),
  ];
  const tactic = tacticTitle({ name: touch.tactic, version: touch.version });
  return {
    ...happenedAt(touch),
    when: formatMoment(touch, ctx.today),
    what: say`touch ${touch.id} · ${tactic} · ${touch.outcome}`,
    more: [
      ...(facts.length > 0 ? [facts.join(' · ')] : []),
      ...(steps.length > 1 ? steps.map((step) => stepText(ctx, step, currency)) : []),
      ...(touch.note === null ? [] : noteLines(touch.note)),
    ],
  };
}

/** What it took and how it felt, each in a few words. */
export function touchFacts(touch: TouchRow, currency: string | null): string[] {
  return [
    touch.seconds !== null && `time ${duration(touch.seconds)}`,
    touch.cost !== null && `cost ${money(touch.cost, currency)}`,
    touch.energy !== null && `energy ${touch.energy > 0 ? '+' : ''}${touch.energy}`,
    touch.externalId !== null && say`external id ${touch.externalId}`,
  ].filter((fact) => fact !== false);
}

/** One step of a touch in a line: when it came, and what of it is known. */
export function stepText(ctx: Context, step: ResultRow, currency: string | null): string {
  return [say`${formatMoment(step, ctx.today)}  ${step.outcome}`, ...resultFacts(step, currency)].join(' · ');
}

function resultFacts(step: ResultRow, currency: string | null): string[] {
  return [
    step.reason !== null && say`because ${step.reason}`,
    step.place !== null && `broke at ${step.place}`,
    step.value !== null && `worth ${money(step.value, currency)}`,
    step.note !== null && say`"${step.note}"`,
  ].filter((fact) => fact !== false);
}

/** The touch that closed a promise; for one that was moved the touch that made the one in its place. */
function closedBy(promise: StoryPromise, all: readonly StoryPromise[]): number | null {
  if (promise.state !== 'moved') return promise.closedBy;
  return all.find(({ id, made }) => id > promise.id && made === promise.closed)?.touchId ?? null;
}

/** How a promise was made, taken over and closed. */
function promiseEvents(
  ctx: Context,
  promise: StoryPromise,
  closer: number | null,
  beside: (day: Day, what: string, touchId: number | null, step: number) => Event,
): Event[] {
  const { owner, isMeeting, acknowledged, state, closed, why } = promise;
  const date = formatMoment(promise satisfies Moment, ctx.today);
  const what = promise.what ?? (isMeeting ? 'meeting' : 'next step');
  const made = isMeeting
    ? say`set for ${date}: ${[what, withOwner(promise)].filter(Boolean).join(' ')}`
    : owner === null
      ? say`promised for ${date}: ${what}`
      : say`handed to ${owner} for ${date}: ${what}`;
  const isTaken = owner !== null && acknowledged !== null;
  const events = [beside(promise.made, made, promise.touchId, promise.id)];
  if (isTaken) events.push(beside(acknowledged, say`${owner} took over: ${what}`, null, promise.id));
  if (closed === null || (isTaken && state === 'kept' && closed === acknowledged)) return events;
  const isClosed = state === 'kept' && isMeeting && why !== null;
  const end = isClosed
    ? say`closed: ${why} · ${what} of ${date}`
    : say`${state}: ${what} of ${date}${state === 'kept' && closed > promise.day ? ', late' : ''}${why === null ? '' : ` · ${why}`}`;
  return [...events, beside(closed, end, closer, promise.id)];
}

/** A note, moved in. */
export function noteLines(note: string): string[] {
  return showBlock(note)
    .split('\n')
    .map((line) => `  ${line}`);
}
