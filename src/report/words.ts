import type { Goal, Place, Stage } from '../domain/touch.js';

/** Title of the column that counts touches at a goal, and of the one that counts leads there among all. */
export const goalTitles: Record<Goal, { touches: string; leads: string }> = {
  reached: { touches: 'reach', leads: 'reached/all' },
  conversation: { touches: 'talk', leads: 'talked/all' },
  meeting: { touches: 'meet', leads: 'met/all' },
  held: { touches: 'held', leads: 'held/all' },
  proposal: { touches: 'prop', leads: 'prop/all' },
  won: { touches: 'won', leads: 'won/all' },
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

/** What it means when most failures happened at one place. */
export const placeLesson: Record<Place, string> = {
  list: 'the wrong people, not the wrong words.',
  message: 'the words, not the people.',
  offer: 'they listened, and it was not what they need.',
  channel: 'there may be a better way to reach them.',
  timing: 'the right people at the wrong time; a date to come back keeps them.',
  'follow-up': 'it was won, then not kept warm.',
  'hand-off': 'it got lost between two people.',
  me: 'something to practise, not to replace.',
  tactic: 'the idea itself, not how it was carried out.',
};
