import { quoteLine } from '../../domain/command-line.js';
import { followUpText, parseFollowUp } from '../../domain/contact/follow-up.js';
import { parseMinutes } from '../../domain/touch.js';
import { parseWorth, worthWords } from '../../domain/worth.js';
import { UserError } from '../../errors.js';
import type { Given } from '../../options/flags.js';
import { longestUsual, type TacticTraits, type TacticVersion } from '../../store/tactics/tactics.js';

/** What may be said of a tactic, wherever one is made or changed. */
export type TraitFlags = Given<'channel' | 'kind' | 'worth'>;

/** Of all that was typed, what is said of the tactic. */
export function traitFlags({ channel, kind, worth }: TraitFlags): TraitFlags {
  return {
    ...(channel !== undefined && { channel }),
    ...(kind !== undefined && { kind }),
    ...(worth !== undefined && { worth }),
  };
}

/**
 * What was said of a tactic, and nothing else; an empty text clears. Throws UserError for a worth, minutes or
 * follow-ups that cannot be read.
 */
export function readTraits(
  flags: TraitFlags & { minutes?: string; followUp?: string },
): Partial<TacticTraits> {
  const { channel, kind, worth, minutes, followUp } = flags;
  return {
    ...(channel !== undefined && { channel }),
    ...(kind !== undefined && { kind }),
    ...(worth !== undefined && { worth: worth === '' ? null : parseWorth(worth) }),
    ...(minutes !== undefined && { seconds: minutes === '' ? null : usualSeconds(minutes) }),
    ...(followUp !== undefined && { followUp: readFollowUp(followUp) }),
  };
}

function readFollowUp(text: string): string | null {
  if (['', 'none', 'never', 'off'].includes(text.trim().toLowerCase())) return null;
  return followUpText(parseFollowUp('--follow-up', text));
}

function usualSeconds(text: string): number {
  const seconds = parseMinutes('--minutes', text);
  if (seconds <= longestUsual) return seconds;
  throw new UserError(`--minutes "${text}" is more than a touch can usually take.`, {
    hint: `At most ${Math.floor(longestUsual / 60)} minutes; for an hour and a half write 90 or 1:30.`,
  });
}

/** Throws UserError where something said of a tactic that is there already is not so. */
export function refuseOther(tactic: TacticVersion, said: Partial<TacticTraits>): void {
  const { name, channel, kind, worth } = tactic;
  const refuse = (is: string, option: string, text: string) => {
    throw new UserError(`The tactic ${name} ${is}.`, {
      hint: `Leave --${option} out, or change it with "prospect tactic edit ${quoteLine([name])} --${option} ${text}".`,
    });
  };
  if (said.channel !== undefined && said.channel !== channel)
    refuse(`goes by ${channel}, not ${said.channel}`, 'channel', said.channel);
  if (said.kind !== undefined && said.kind !== kind)
    refuse(`is ${kind}, not ${said.kind}`, 'kind', said.kind);
  if (said.worth !== undefined && said.worth !== worth) {
    const is = worth === null ? 'has no worth yet' : `has the worth ${worthWords(worth)}`;
    refuse(is, 'worth', said.worth === null ? '""' : worthWords(said.worth));
  }
}
