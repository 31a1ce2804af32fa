import type { Goal, Place, Stage } from '../../domain/touch.js';

/** Title of the column that counts leads new at a goal, and of the one that counts leads there among all. */
export const goalTitles: Record<Goal, { touches: string; leads: string }> = {
  reached: { touches: 'reach', leads: 'reached/leads' },
  conversation: { touches: 'talk', leads: 'talked/leads' },
  meeting: { touches: 'meet', leads: 'met/leads' },
  held: { touches: 'held', leads: 'held/leads' },
  proposal: { touches: 'prop', leads: 'prop/leads' },
  won: { touches: 'won', leads: 'won/leads' },
};

/** What is said of leads that came to a goal: "4 of 312 met". */
export const goalVerbs: Record<Goal, string> = {
  reached: 'reached',
  conversation: 'talked',
  meeting: 'met',
  held: 'held',
  proposal: 'came to a proposal',
  won: 'won',
};

/** What coming to a goal is called, one and more: "hours a meeting", "43 of your 54 meetings". */
export const goalNouns: Record<Goal, { one: string; more: string }> = {
  reached: { one: 'lead reached', more: 'leads reached' },
  conversation: { one: 'talk', more: 'talks' },
  meeting: { one: 'meeting', more: 'meetings' },
  held: { one: 'meeting held', more: 'meetings held' },
  proposal: { one: 'proposal', more: 'proposals' },
  won: { one: 'win', more: 'wins' },
};

/** Stages of the line under the title, with the word for one and for more. */
export const stageWords: readonly (readonly [Stage, string, string])[] = [
  ['attempted', 'touch', 'touches'],
  ['conversation', 'talk', 'talks'],
  ['meeting', 'meeting set', 'meetings set'],
  ['held', 'held', 'held'],
  ['proposal', 'proposal', 'proposals'],
  ['won', 'won', 'won'],
];

/** Where most failures happened, and what that may mean. */
export const placeLesson: Record<Place, { where: string; lesson: string }> = {
  list: { where: 'at the list', lesson: 'the wrong people, not the wrong words.' },
  message: { where: 'at the message', lesson: 'the words, not the people.' },
  offer: { where: 'at the offer', lesson: 'they listened; it was not what they need.' },
  channel: { where: 'at the channel', lesson: 'there may be a better way to reach them.' },
  timing: { where: 'on timing', lesson: 'the right people at the wrong moment.' },
  'follow-up': { where: 'in the follow-up', lesson: 'won over, then not kept warm.' },
  'hand-off': { where: 'at the hand-off', lesson: 'lost between two people.' },
  me: { where: 'on my side', lesson: 'something to practise, not to replace.' },
  tactic: { where: 'at the tactic', lesson: 'the idea itself, not how it was done.' },
};
