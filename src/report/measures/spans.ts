import { addDays } from '../../domain/calendar.js';
import { type Usual, channels } from '../../domain/touch.js';
import type { ChannelSpan } from '../../store/counts/results.js';
import type { Scope } from '../../store/counts/touches.js';

/** For each channel, the days of last results whose silence window runs out within the scope. */
export function silentSpans({ from, before }: Scope, silence: Usual['silence']): ChannelSpan[] {
  return channels.map((channel) => ({
    channel,
    from: addDays(from, -silence[channel]),
    before: addDays(before, -silence[channel]),
  }));
}

/** For each channel, the days of last results whose silence window still runs: an answer may come. */
export function waitingSpans({ seen }: Pick<Scope, 'seen'>, silence: Usual['silence']): ChannelSpan[] {
  return channels.map((channel) => ({ channel, from: addDays(seen, -silence[channel]), before: seen }));
}
