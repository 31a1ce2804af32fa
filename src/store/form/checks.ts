import { utcDay, type Day } from '../../domain/calendar.js';
import type { Moment } from '../../domain/when.js';
import type { Now, Wrong } from './rows.js';

export function isNotToCome(thing: { day: Day | null }, { today }: Now): Wrong {
  return thing.day !== null && thing.day > today && 'is in the future';
}

export function isNotOver(thing: { day: Day; until: Day | null }): Wrong {
  return thing.until !== null && thing.until < thing.day && 'has an "until" that is before its "day"';
}

export function isPast({ day, at }: Moment, { today, now }: Now): Wrong {
  return (at === null ? day > today : at > now) && 'is in the future';
}

export function isAgreed({ day, at, offset }: Moment): Wrong {
  if ((at === null) !== (offset === null)) return 'has only one of "at" and "offset"';
  return at !== null && utcDay(at + offset! * 60_000) !== day && 'has a "day" that is not that of "at"';
}

export function hasSome(key: string) {
  return (thing: Record<string, unknown>): Wrong => (thing[key] as unknown[]).length === 0 && `has no ${key}`;
}
