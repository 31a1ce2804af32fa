import type { TraitFlags } from '../commands/flags/traits.js';
import type { Context } from '../context.js';
import { channels, kinds, type Channel, type Goal, type Kind } from '../domain/touch.js';
import { parseWorth, worthWords } from '../domain/worth.js';
import type { Journal } from '../store/file/journal.js';
import { goalOf } from '../store/settings/settings.js';
import { lastTactic } from '../store/tactics/tactics.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import { pick } from './engine/pick.js';
import { takeSteps, type Step } from './steps.js';

/** What is known of a tactic that may have to be made. */
export interface NewTactic {
  flags: TraitFlags;
  channel: Channel | undefined;
  /** Its name, when it has to be made. */
  newTactic?: string;
}

/** Asks what a tactic that is made here should have: options that could have been typed. */
export async function askNewTactic(
  ctx: Context,
  journal: Journal,
  name: string,
  flags: TraitFlags,
): Promise<TraitFlags> {
  const start: NewTactic = { flags, channel: undefined, newTactic: name };
  return (await takeSteps(newTacticSteps(ctx, journal), start)).flags;
}

/** What is asked about a tactic that is made here, and about no other: channel, kind and worth. */
export function newTacticSteps<K extends NewTactic>(ctx: Context, journal: Journal): Step<K>[] {
  return [channelStep(ctx, journal), kindStep(ctx), worthStep(ctx, journal)];
}

/** How it goes: as the touch before did, else by phone, unless something else is chosen. */
function channelStep<K extends NewTactic>(ctx: Context, journal: Journal): Step<K> {
  let before: Channel | undefined;
  return async (known, canGoBack) => {
    if (known.newTactic === undefined || known.flags.channel !== undefined) return known;
    const channel = await pick(ctx, {
      question: `${known.newTactic} is new. It goes by`,
      choices: channels.map((name) => ({ name, value: name })),
      firstIsUsual: true,
      marked: before ?? lastTactic(journal)?.channel,
      canGoBack,
    });
    if (channel === back || channel === null) return back;
    before = channel;
    return { ...known, channel, flags: { ...known.flags, channel } };
  };
}

/** Whom it is for; strangers unless something else is chosen. */
function kindStep<K extends NewTactic>(ctx: Context): Step<K> {
  let before: Kind | undefined;
  return async (known, canGoBack) => {
    if (known.newTactic === undefined || known.flags.kind !== undefined) return known;
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
    return { ...known, flags: { ...known.flags, kind } };
  };
}

/** What it must bring to be worth its owner's time. */
function worthStep<K extends NewTactic>(ctx: Context, journal: Journal): Step<K> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    if (known.newTactic === undefined || known.flags.worth !== undefined) return known;
    const typed = await askLine(ctx, {
      question: 'Worth?',
      about: `at least 1 lead in … must ${goalWords[goalOf(journal)]} to be worth your time`,
      none: 'skip',
      hint: '50, 1/50 or 2%',
      read: (text) => worthWords(parseWorth(asShare(text))),
      canGoBack,
      draft,
    });
    if (typed === back) return back;
    return { ...known, flags: { ...known.flags, worth: typed === null ? '' : asShare(typed) } };
  };
}

const goalWords: Record<Goal, string> = {
  reached: 'be reached',
  conversation: 'talk with you',
  meeting: 'reach a meeting',
  held: 'come to a meeting',
  proposal: 'get a proposal',
  won: 'be won',
};

/** A bare number is so many leads. */
function asShare(text: string): string {
  return /^\s*\d+\s*$/.test(text) ? `1/${text.trim()}` : text;
}
