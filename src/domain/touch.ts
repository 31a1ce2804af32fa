import { UserError } from '../errors.js';
import { foldWord } from './text.js';

/** How far a conversation has come; a number as stored. */
export const stages = ['attempted', 'reached', 'conversation', 'meeting', 'held', 'proposal', 'won'] as const;
export type Stage = (typeof stages)[number];

export const channels = ['call', 'text', 'email', 'social', 'visit', 'event', 'mail', 'other'] as const;
export type Channel = (typeof channels)[number];

/** Whether what has come so far may be with nobody in particular: a meeting and all that follows are with somebody. */
export function mayBeNobody(stage: number | null): boolean {
  return stage !== null && stage < stages.indexOf('meeting');
}

/** Refuses an outcome for nobody in particular that is with somebody. */
export function checkNobody(outcome: { name: string; stage: number | null }): void {
  if (mayBeNobody(outcome.stage)) return;
  throw new UserError(`The outcome ${outcome.name} needs a lead.`, {
    hint: 'Name the lead: a meeting, and what follows one, is with somebody.',
  });
}

/** Whether it is for messages, which are sent unless something else is said, and may be replied to. */
export function isWritten(channel: Channel): boolean {
  return channel === 'email' || channel === 'mail' || channel === 'social' || channel === 'text';
}

export const kinds = ['cold', 'warm', 'follow-up'] as const;
export type Kind = (typeof kinds)[number];

export const places = [
  'list',
  'message',
  'offer',
  'channel',
  'timing',
  'follow-up',
  'hand-off',
  'me',
  'tactic',
] as const;
export type Place = (typeof places)[number];

export const states = ['nothing', 'waiting', 'open', 'deferred', 'advanced', 'failed', 'won'] as const;
export type State = (typeof states)[number];

export const tiers = ['dream', 'A', 'B', 'C'] as const;
export type Tier = (typeof tiers)[number];

export const origins = ['self', 'given'] as const;
export type Origin = (typeof origins)[number];

/** How a lead stands: still to be won, or no longer. */
export const leadStates = ['open', 'lost', 'won', 'stopped'] as const;
export type LeadState = (typeof leadStates)[number];

/** What a list of leads can be ordered by. */
export const leadOrders = [
  'newest',
  'name',
  'company',
  'stage',
  'value',
  'days',
  'last-touch',
  'next',
] as const;
export type LeadOrder = (typeof leadOrders)[number];

/** What can be decided about a tactic. */
export const choices = ['keep', 'tweak', 'drop'] as const;
export type Choice = (typeof choices)[number];

/** Days after which a waiting touch counts as silent, by channel. */
export const silenceWindow: Record<Channel, number> = {
  call: 14,
  text: 7,
  email: 14,
  social: 14,
  visit: 14,
  event: 30,
  mail: 30,
  other: 30,
};

/** Goals of the report, with their number as stage and their window in days from a tactic's first touch. */
export const goalWindow: Record<Exclude<Stage, 'attempted'>, number> = {
  reached: 14,
  conversation: 14,
  meeting: 30,
  held: 45,
  proposal: 90,
  won: 180,
};
export type Goal = keyof typeof goalWindow;
export const goals = Object.keys(goalWindow) as Goal[];

/** What the rows of a report can stand for. */
export const groupings = [
  'tactic',
  'channel',
  'source',
  'origin',
  'tier',
  'tag',
  'week',
  'month',
  'hour',
  'weekday',
] as const;
export type Grouping = (typeof groupings)[number];

/** What failures can be told apart by: no touch is in two of the groups. */
export const failureGroupings = [
  ...groupings.filter((by): by is Exclude<Grouping, 'tag'> => by !== 'tag'),
  'stage',
] as const;
export type FailureGrouping = (typeof failureGroupings)[number];

/** What a report can be by, in all its sections. */
export const reportGroupings = [...groupings, 'stage'] as const;

/** What counting goes by unless something else is set or asked for; windows in days. */
export interface Usual {
  goal: Goal;
  windows: Readonly<Record<Goal, number>>;
  silence: Readonly<Record<Channel, number>>;
}

/** What holds where nothing is set. */
export const usual: Usual = { goal: 'meeting', windows: goalWindow, silence: silenceWindow };

/**
 * The one of `allowed` that was typed, in any case and with blanks for dashes. `label` names the option. Throws UserError with the whole list for
 * anything else.
 */
export function oneOf<T extends string>(label: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => foldWord(word) === foldWord(text));
  if (found === undefined)
    throw new UserError(`${label} "${text}" is not known.`, { hint: `It is one of: ${allowed.join(', ')}.` });
  return found;
}

/** A whole number from `low` to `high`, both included. Throws UserError, naming `label`, for anything else. */
export function wholeNumber(label: string, text: string, low: number, high: number): number {
  const value = /^[+-]?\d{1,15}$/.test(text.trim()) ? Number(text) : NaN;
  if (!(value >= low && value <= high))
    throw new UserError(`${label} "${text}" is not a whole number from ${low} to ${high}.`);
  return value;
}

/**
 * Seconds from minutes as typed: `12`, `2.5`, or `1:30` for hours and minutes; at most 100,000,000 seconds. Throws
 * UserError for anything else.
 */
export function parseMinutes(label: string, text: string): number {
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(text.trim());
  const seconds = clock
    ? Number(clock[1]) * 3600 + Number(clock[2]) * 60
    : /^\d{1,7}([.,]\d{1,6})?$/.test(text.trim())
      ? Math.round(Number(text.trim().replace(',', '.')) * 60)
      : NaN;
  if (!(seconds <= 100_000_000))
    throw new UserError(`${label} "${text}" is not a number of minutes.`, {
      hint: 'Write 12, 2.5 or 1:30 for an hour and a half.',
    });
  return seconds;
}

/**
 * `total` shared over `parts` as evenly as whole units allow, the larger shares first; the shares add up
 * to `total` exactly.
 */
export function share(total: number, parts: number): number[] {
  const base = Math.floor(total / parts);
  const rest = total - base * parts;
  return Array.from({ length: parts }, (_, index) => base + (index < rest ? 1 : 0));
}
