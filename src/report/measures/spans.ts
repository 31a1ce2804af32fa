import { addDays } from '../../domain/calendar.js';
import { type Usual, channels } from '../../domain/touch.js';
import type { ChannelSpan } from '../../store/counts/results.js';
import type { Scope } from '../../store/counts/touches.js';

/** Spans of days on which a touch that has waited since becomes silent within the scope. */
export function silentSpans({ from, before }: Scope, silence: Usual['silence']): ChannelSpan[] {
  return channels.map((channel) => ({
    channel,
    from: addDays(from, -silence[channel]),
    before: addDays(before, -silence[channel]),
  }));
}

/** Spans of days since which a waiting touch is not silent yet: its answer may still come. */
export function waitingSpans({ seen }: Pick<Scope, 'seen'>, silence: Usual['silence']): ChannelSpan[] {
  return channels.map((channel) => ({ channel, from: addDays(seen, -silence[channel]), before: seen }));
}
