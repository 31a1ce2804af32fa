import type { NewOutcome, NewReason } from '../commands/log/new-words.js';
import type { Context } from '../context.js';
import type { Day } from '../domain/calendar.js';
import { checkText, textLimit } from '../domain/text.js';
import { formatMoment, parseWhen } from '../domain/when.js';
import type { Journal } from '../store/file/journal.js';
import type { LeadName } from '../store/leads/leads.js';
import { places, type Place } from '../domain/touch.js';
import { asksDate, standingStep } from '../store/promises/keep.js';
import { allOutcomes, allReasons, foldWord, type Outcome, type Reason } from '../store/touches/words.js';
import { back } from './engine/ask.js';
import { askLine, type Draft, type Line } from './engine/line.js';
import { askNewOutcome, askNewReason } from './new-word.js';
import { reasonsByUse, type Offered } from './outcomes.js';
import { pick, type Choice } from './engine/pick.js';
import { askPromise } from './promise.js';
import type { Step } from './engine/walk.js';

export { takeSteps, type Step } from './engine/walk.js';

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
  reason?: Reason | undefined;
  /** Words that are to be added before anything else is written. */
  newOutcome?: NewOutcome | undefined;
  newReason?: NewReason | undefined;
  flags: Flags;
}

/** The options as they are to be read now: words that were picked may have been renamed while more was asked. */
export function flagsNow<F extends Flags>(
  journal: Journal,
  { outcome, reason, flags }: Pick<Known, 'outcome' | 'reason'> & { flags: F },
): F {
  const renamed = { ...flags };
  const [outcomeNow, reasonNow] = [
    outcome && allOutcomes(journal).find(({ id }) => id === outcome.id),
    reason && allReasons(journal).find(({ id }) => id === reason.id),
  ];
  if (outcomeNow) renamed.outcome = outcomeNow.name;
  if (reasonNow) renamed.reason = reasonNow.name;
  return renamed;
}

/** What came of it, out of what is offered, or a new word for it. */
export function outcomeStep<K extends Known>(
  ctx: Context,
  journal: Journal,
  offer: (known: K) => Offered & { usual?: boolean },
): Step<K> {
  let before: Outcome | undefined;
  return async (known, canGoBack) => {
    const { choices, more, usual = false } = offer(known);
    const hasReason = (known.flags.reason ?? known.flags.broke) !== undefined;
    for (;;) {
      const chosen = await pick<Outcome | 'new'>(ctx, {
        question: 'Result?',
        choices: choices.map(wordChoice),
        more: more.map(wordChoice),
        firstIsUsual: usual,
        marked: [...choices, ...more].find(({ id }) => id === before?.id),
        hint: 'a number, or first letters and ↵',
        hinted: hasReason ? [] : [{ key: '/', name: 'new', value: 'new' as const }],
        canGoBack,
      });
      if (chosen === back || chosen === null) return back;
      if (chosen !== 'new') {
        before = chosen;
        return withOutcome({ ...known, newOutcome: undefined }, chosen);
      }
      const newOutcome = await askNewOutcome(ctx, allOutcomes(journal), known.lead === null);
      if (newOutcome === back) continue;
      const { name } = newOutcome;
      return withOutcome(
        { ...known, newOutcome },
        { ...newOutcome, id: 0, folded: foldWord(name), stops: 0, channels: '' },
      );
    }
  };
}

function withOutcome<K extends Known>(known: K, outcome: Outcome): K {
  return { ...known, outcome, flags: { ...known.flags, outcome: outcome.name } };
}

/**
 * Why it failed, when it did; b says that it broke somewhere else than the reason says. `adds`: whether a new reason
 * can be made, which is in `newReason` then.
 */
export function reasonStep<K extends Known>(ctx: Context, journal: Journal, adds = false): Step<K> {
  let before: Reason | undefined;
  let elsewhere: Place | undefined;
  return async (known, canGoBack) => {
    const { reason, broke } = known.flags;
    if (known.outcome?.state !== 'failed' || reason !== undefined || broke !== undefined) return known;
    for (;;) {
      const reasons = reasonsByUse(journal, ctx.today);
      const chosen = await askWhy(ctx, { reasons, before, elsewhere, adds, canGoBack });
      if (chosen === back) return back;
      if (chosen === 'place') {
        const place = await askPlace(ctx, elsewhere);
        if (place !== back) elsewhere = place ?? undefined;
        continue;
      }
      const newReason = chosen === 'new' ? await askNewReason(ctx, reasons, elsewhere) : undefined;
      if (newReason === back) continue;
      if (chosen !== null && chosen !== 'new') before = chosen;
      const said = newReason ?? (chosen === 'new' ? null : chosen);
      return {
        ...known,
        newReason,
        reason: chosen === 'new' || chosen === null ? undefined : chosen,
        flags: { ...known.flags, ...(said && { reason: said.name }), ...(elsewhere && { broke: elsewhere }) },
      };
    }
  };
}

function askWhy(
  ctx: Context,
  {
    reasons,
    before,
    elsewhere,
    adds,
    canGoBack,
  }: {
    reasons: Reason[];
    before: Reason | undefined;
    elsewhere: Place | undefined;
    adds: boolean;
    canGoBack: boolean;
  },
): Promise<Reason | 'new' | 'place' | null | typeof back> {
  const saidOf = ({ name, place }: Reason) =>
    [name, brokeWords(elsewhere ?? place)].filter(Boolean).join(' · ');
  return pick<Reason | 'new' | 'place'>(ctx, {
    question: 'Why?',
    choices: reasons.map((reason) => ({ ...wordChoice(reason), said: saidOf(reason) })),
    marked: reasons.find(({ id }) => id === before?.id),
    none: elsewhere === undefined ? "don't know" : `don't know, at the ${elsewhere}`,
    hinted: [
      {
        key: 'b',
        name: elsewhere === undefined ? 'broke somewhere else' : 'elsewhere',
        value: 'place' as const,
      },
      ...(adds ? [{ key: '/', name: 'new', value: 'new' as const }] : []),
    ],
    canGoBack,
  });
}

function brokeWords(place: Place | null | undefined): string {
  return place === null || place === undefined ? '' : `broke at the ${place}`;
}

async function askPlace(ctx: Context, marked: Place | undefined): Promise<Place | null | typeof back> {
  return pick<Place>(ctx, {
    question: 'Broke?',
    choices: places.map((place) => ({ name: place, value: place })),
    marked,
    none: 'where the reason says',
    hint: 'where it broke',
    canGoBack: true,
  });
}

/** The date an outcome asks for: of the meeting, to call back, to come back. */
export function dateStep<K extends Known>(ctx: Context, journal: Journal): Step<K> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    if (!known.outcome || !asksDate(known.outcome) || known.lead === null || hasPromise(known.flags))
      return known;
    const asked = { question: 'When?', hint: 'tue 10:00, in 3 days, 1 Dec', canGoBack, draft };
    return promiseOf(ctx, known, { ...asked, none: standing(ctx, journal, known) ?? 'no date yet' });
  };
}

/** What comes next, offered unless the outcome ends the lead or asked for a date. */
export function nextStep<K extends Known>(ctx: Context, journal: Journal): Step<K> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    const { lead, outcome, flags } = known;
    const isOver = outcome === undefined || outcome.ends === 'yes';
    if (lead === null || isOver || asksDate(outcome) || hasPromise(flags)) return known;
    const asked = { question: 'Next?', hint: 'fri, in 3 days, tue 10:00 send the offer', canGoBack, draft };
    return promiseOf(ctx, known, { ...asked, none: standing(ctx, journal, known) ?? 'none' });
  };
}

/** A note in a line, or in as many as the editor holds. */
export function noteStep<K extends Known>(ctx: Context): Step<K> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    if (known.flags.note !== undefined) return known;
    const read = (text: string) => checkText('note', text, textLimit.note);
    const asked = { question: 'Note?', none: 'none', read, canGoBack, draft, file: 'note.txt' };
    const note = await askLine(ctx, asked);
    if (note === back) return back;
    return note === null ? { ...known } : { ...known, flags: { ...known.flags, note } };
  };
}

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
