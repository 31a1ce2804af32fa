import type { Context } from '../context.js';
import { addDays, type Day } from '../domain/calendar.js';
import { checkText, textLimit } from '../domain/text.js';
import { formatMoment, parseWhen } from '../domain/when.js';
import type { Journal } from '../store/journal.js';
import type { LeadName } from '../store/leads.js';
import { asksDate, standingStep } from '../store/promise-keeping.js';
import { allReasons, reasonUse, type Outcome, type Reason } from '../store/words.js';
import { back } from './ask.js';
import { askLine, type Line } from './line.js';
import type { Offered } from './outcomes.js';
import { pick, type Choice } from './pick.js';
import { askPromise } from './promise.js';

/** What the questions fill in: options that could have been typed. */
export interface Flags {
  outcome?: string;
  reason?: string;
  broke?: string;
  at?: string;
  next?: string;
  do?: string;
  handoff?: string;
  note?: string;
}

/** What is known when a question is asked. */
export interface Known {
  /** Null for nobody in particular; a name alone is a new lead. */
  lead: LeadName | string | null;
  outcome?: Outcome;
  flags: Flags;
}

/** Asks, when there is something to ask, and says what is known then: the same object when nothing was asked. */
export type Step<K> = (known: K, canGoBack: boolean) => Promise<K | typeof back> | K;

/** Takes the steps in turn; Esc at one returns to the last that asked something. */
export async function takeSteps<K>(steps: Step<K>[], start: K): Promise<K> {
  const asked: { step: number; before: K }[] = [];
  let known = start;
  for (let step = 0; step < steps.length;) {
    const after = await steps[step]!(known, asked.length > 0);
    if (after === back) {
      const last = asked.pop()!;
      step = last.step;
      known = last.before;
      continue;
    }
    if (after !== known) asked.push({ step, before: known });
    known = after;
    step++;
  }
  return known;
}

/** What came of it, out of what is offered. */
export function outcomeStep<K extends Known>(
  ctx: Context,
  offer: (known: K) => Offered & { usual?: boolean },
): Step<K> {
  return async (known, canGoBack) => {
    const { choices, more, usual = false } = offer(known);
    const chosen = await pick(ctx, {
      question: 'Result?',
      choices: choices.map(wordChoice),
      more: more.map(wordChoice),
      firstIsUsual: usual,
      hint: 'a number, or first letters and ↵',
      canGoBack,
    });
    if (chosen === back || chosen === null) return back;
    return { ...known, outcome: chosen, flags: { ...known.flags, outcome: chosen.name } };
  };
}

/** Why it failed, when it did. */
export function reasonStep<K extends Known>(ctx: Context, journal: Journal): Step<K> {
  return async (known, canGoBack) => {
    const { reason, broke } = known.flags;
    if (known.outcome?.state !== 'failed' || reason !== undefined || broke !== undefined) return known;
    const uses = reasonUse(journal, addDays(ctx.today, -usesOver));
    const used = (word: Reason) => uses.get(word.id) ?? 0;
    const reasons = allReasons(journal).sort((a, b) => used(b) - used(a) || a.id - b.id);
    const choices = reasons.map((word) => ({
      ...wordChoice(word),
      said: word.place === null ? word.name : `${word.name} · broke at the ${word.place}`,
    }));
    const chosen = await pick(ctx, { question: 'Why?', choices, none: "don't know", canGoBack });
    if (chosen === back) return back;
    return chosen === null ? { ...known } : { ...known, flags: { ...known.flags, reason: chosen.name } };
  };
}

/** The date an outcome asks for: of the meeting, to call back, to come back. */
export function dateStep<K extends Known>(ctx: Context, journal: Journal): Step<K> {
  return async (known, canGoBack) => {
    if (!known.outcome || !asksDate(known.outcome) || known.lead === null || hasPromise(known.flags))
      return known;
    const asked = { question: 'When?', hint: 'tue 10:00, in 3 days, 1 Dec', canGoBack };
    return promiseOf(ctx, known, { ...asked, none: standing(ctx, journal, known) ?? 'no date yet' });
  };
}

/** What comes next, offered unless the outcome ends the lead or asked for a date. */
export function nextStep<K extends Known>(ctx: Context, journal: Journal): Step<K> {
  return async (known, canGoBack) => {
    const { lead, outcome, flags } = known;
    const isOver = outcome === undefined || outcome.ends === 'yes';
    if (lead === null || isOver || asksDate(outcome) || hasPromise(flags)) return known;
    const asked = { question: 'Next?', hint: 'fri, in 3 days, tue 10:00 send the offer', canGoBack };
    return promiseOf(ctx, known, { ...asked, none: standing(ctx, journal, known) ?? 'none' });
  };
}

export function noteStep<K extends Known>(ctx: Context): Step<K> {
  return async (known, canGoBack) => {
    if (known.flags.note !== undefined) return known;
    const read = (text: string) => checkText('note', text, textLimit.note);
    const note = await askLine(ctx, { question: 'Note?', none: 'none', read, canGoBack });
    if (note === back) return back;
    return note === null ? { ...known } : { ...known, flags: { ...known.flags, note } };
  };
}

/** Days over which the use of outcomes and reasons is counted. */
export const usesOver = 90;

function wordChoice<Word extends { name: string }>(word: Word): Choice<Word> {
  return { name: word.name, value: word };
}

function hasPromise({ next, do: what, handoff }: Flags): boolean {
  return (next ?? what ?? handoff) !== undefined;
}

async function promiseOf<K extends Known>(
  ctx: Context,
  known: K,
  asked: Omit<Line, 'read'>,
): Promise<K | typeof back> {
  const promise = await askPromise(ctx, asked, dayOfTouch(ctx, known.flags));
  if (promise === back) return back;
  return { ...known, flags: { ...known.flags, ...promise } };
}

/** The promise made before that this touch leaves open. */
function standing(ctx: Context, journal: Journal, { lead, outcome, flags }: Known): string | undefined {
  if (lead === null || typeof lead === 'string' || !outcome) return undefined;
  const open = standingStep(journal, lead.id, outcome, dayOfTouch(ctx, flags));
  return open && `as promised: ${[formatMoment(open, ctx.today), open.what].filter(Boolean).join(' ')}`;
}

function dayOfTouch(ctx: Context, { at }: Flags): Day {
  return at === undefined ? ctx.today : parseWhen(at, ctx.clock, 'past').day;
}
