import type { Context } from '../context.js';
import { channelByName } from '../domain/names/channel-words.js';
import { channels, kinds, type Channel, type Kind } from '../domain/touch.js';
import type { Journal } from '../store/file/journal.js';
import { lastTactic, type TacticTraits } from '../store/tactics/tactics.js';
import { back } from './engine/ask.js';
import { pick } from './engine/pick.js';
import { takeSteps, type Step } from './steps.js';

/** What is known of a tactic that may have to be made. */
export interface NewTactic {
  /** Its name, when it has to be made. */
  newTactic?: string | undefined;
  traits: Partial<TacticTraits>;
}

/** Asks what a tactic that is made here should have, as far as nothing was said of it. */
export async function askNewTactic(
  ctx: Context,
  journal: Journal,
  newTactic: string,
  said: Partial<TacticTraits>,
): Promise<Partial<TacticTraits>> {
  return (await takeSteps<NewTactic>(newTacticSteps(ctx, journal), { newTactic, traits: said })).traits;
}

/** What is asked about a tactic that is made here, and about no other: channel and kind. Its worth is asked in a review. */
export function newTacticSteps<K extends NewTactic>(ctx: Context, journal: Journal): Step<K>[] {
  return [channelStep(ctx, journal), kindStep(ctx)];
}

/** How it goes: as its name tells, else as the touch before did, else by phone, unless something else is chosen. */
function channelStep<K extends NewTactic>(ctx: Context, journal: Journal): Step<K> {
  let before: Channel | undefined;
  return async (known, canGoBack) => {
    if (known.newTactic === undefined || known.traits.channel !== undefined) return known;
    const channel = await pick(ctx, {
      question: `${known.newTactic} is new. It goes by`,
      choices: channels.map((name) => ({ name, value: name })),
      firstIsUsual: true,
      marked: before ?? channelByName(known.newTactic) ?? lastTactic(journal)?.channel,
      canGoBack,
    });
    if (channel === back || channel === null) return back;
    before = channel;
    return { ...known, traits: { ...known.traits, channel } };
  };
}

/** Whom it is for; strangers unless something else is chosen. */
function kindStep<K extends NewTactic>(ctx: Context): Step<K> {
  let before: Kind | undefined;
  return async (known, canGoBack) => {
    if (known.newTactic === undefined || known.traits.kind !== undefined) return known;
    const kind = await pick(ctx, {
      question: 'Kind?',
      choices: kinds.map((name) => ({ name, value: name })),
      firstIsUsual: true,
      marked: before,
      hint: 'strangers, those who know you, or those you talked with',
      canGoBack,
    });
    if (kind === back || kind === null) return back;
    before = kind;
    return { ...known, traits: { ...known.traits, kind } };
  };
}
