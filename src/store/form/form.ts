import { keepInTouch, leads, nextSteps, touches } from './leads.js';
import type { Thing } from './rows.js';
import { benchmarks, decisions, feelings, plans, reviews, spends, tactics, trials } from './tactics.js';
import { aliases, outcomes, reasons, settings, sources } from './words.js';

/**
 * What a whole journal consists of: its lists in the exported JSON, in the order in which each finds what it refers to;
 * for each its table, its keys in their order, what each may hold, and what makes a thing the same as one that is here.
 * Export, import and comparison follow from it.
 */
export const form = {
  settings,
  aliases,
  sources,
  outcomes,
  reasons,
  tactics,
  spends,
  trials,
  decisions,
  plans,
  benchmarks,
  feelings,
  keep_in_touch: keepInTouch,
  leads,
  touches,
  next_steps: nextSteps,
  reviews,
};

type Form = typeof form;
export type ListName = keyof Form;

/** A thing of that list inside the program. */
export type ThingOf<Name extends ListName> = Thing<Form[Name]['fields']>;
