import type { Context } from '../context.js';
import type { Day } from '../domain/calendar.js';
import { checkText, textLimit } from '../domain/text.js';
import { formatMoment } from '../domain/when.js';
import type { Journal } from '../store/file/journal.js';
import type { LeadOrNew } from '../store/leads/leads.js';
import { places, type Place } from '../domain/touch.js';
import { asksDate, standingStep } from '../store/promises/keep.js';
import type { Said } from '../store/touches/said.js';
import { allOutcomes, type Outcome, type Reason } from '../store/touches/outcomes.js';
import { back } from './engine/ask.js';
import { askLine, type Draft, type Line } from './engine/line.js';
import { askNewOutcome, askNewReason } from './new-word.js';
import { reasonsByUse, type Offered } from './outcomes.js';
import { pick, type Choice } from './engine/pick.js';
import { askOwner } from './owner.js';
import { askPromise } from './promise.js';
import type { Step } from './engine/walk.js';

export { takeSteps, type Step } from './engine/walk.js';

/** What is known when a question is asked. */
export interface Known extends Said {
  /** Null for nobody in particular. */
  who: LeadOrNew | null;
  /** That of the touch or the result. */
  day: Day;
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
    const isExplained = hasReason(known);
    for (;;) {
      const chosen = await pick<Outcome | 'new'>(ctx, {
        question: 'Result?',
        choices: choices.map(wordChoice),
        more: more.map(wordChoice),
        firstIsUsual: usual,
        marked: [...choices, ...more].find(({ id }) => id === before?.id),
        hint: 'a number, or first letters and ↵',
        hinted: isExplained ? [] : [{ key: '/', name: 'new', value: 'new' as const }],
        canGoBack,
      });
      if (chosen === back || chosen === null) return back;
      if (chosen !== 'new') before = chosen;
      const outcome =
        chosen === 'new' ? await askNewOutcome(ctx, allOutcomes(journal), known.who === null) : chosen;
      if (outcome !== back) return { ...known, outcome };
    }
  };
}

/**
 * Why it failed, when it did; b says that it broke somewhere else than the reason says. `adds`: whether a new reason
 * can be made.
 */
export function reasonStep<K extends Known>(ctx: Context, journal: Journal, adds = false): Step<K> {
  let before: Reason | undefined;
  let elsewhere: Place | undefined;
  return async (known, canGoBack) => {
    if (known.outcome?.state !== 'failed' || hasReason(known)) return known;
    for (;;) {
      const reasons = reasonsByUse(journal, ctx.today);
      const chosen = await askWhy(ctx, { reasons, before, elsewhere, adds, canGoBack });
      if (chosen === back) return back;
      if (chosen === 'place') {
        const place = await askPlace(ctx, elsewhere);
        if (place !== back) elsewhere = place ?? undefined;
        continue;
      }
      const reason = chosen === 'new' ? await askNewReason(ctx, reasons, elsewhere) : (chosen ?? undefined);
      if (reason === back) continue;
      if (chosen !== 'new') before = reason ?? before;
      return { ...known, reason, place: elsewhere ?? reason?.place ?? null };
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
    if (!known.outcome || !asksDate(known.outcome) || known.who === null || known.next) return known;
    const asked = { question: 'When?', hint: 'tue 10:00, in 3 days, 1 Dec', canGoBack, draft };
    // Whom one calls back, one calls back oneself.
    const isForAnybody = known.outcome.asks === 'meeting';
    if (known.owner !== undefined) return isForAnybody ? promiseOf(ctx, journal, known, asked) : known;
    const none = standing(ctx, journal, known) ?? 'no date yet';
    return promiseOf(ctx, journal, known, { ...asked, none }, isForAnybody);
  };
}

/** What comes next, offered unless the outcome ends the lead or asked for a date. */
export function nextStep<K extends Known>(ctx: Context, journal: Journal): Step<K> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    const { who, outcome, next, owner } = known;
    const isOver = outcome === undefined || outcome.ends === 'yes';
    if (who === null || isOver || asksDate(outcome) || (next ?? owner) !== undefined) return known;
    const asked = { question: 'Next?', hint: 'fri, in 3 days, tue 10:00 send the offer', canGoBack, draft };
    return promiseOf(ctx, journal, known, { ...asked, none: standing(ctx, journal, known) ?? 'none' });
  };
}

/** A note in a line, or in as many as the editor holds. */
export function noteStep<K extends Known>(ctx: Context, before = ''): Step<K> {
  const draft: Draft = { text: before };
  return async (known, canGoBack) => {
    if (known.note !== undefined) return known;
    const read = (text: string) => checkText('note', text, textLimit.note);
    const asked = { question: 'Note?', none: 'none', read, canGoBack, draft, file: 'note.txt' };
    const note = await askLine(ctx, asked);
    if (note === back) return back;
    return note === null ? { ...known } : { ...known, note };
  };
}

function wordChoice<Word extends { name: string }>(word: Word): Choice<Word> {
  return { name: word.name, value: word };
}

export function hasReason({ reason, place = null }: Said): boolean {
  return reason !== undefined || place !== null;
}

/** A promise, and who takes it where that may be anybody. */
async function promiseOf<K extends Known>(
  ctx: Context,
  journal: Journal,
  known: K,
  asked: Omit<Line, 'read'>,
  isForAnybody = true,
): Promise<K | typeof back> {
  const draft: Draft = { text: '' };
  for (;;) {
    const promise = await askPromise(ctx, asked, known.day);
    if (promise === back) return back;
    const isAsked = isForAnybody && known.owner === undefined;
    if (promise === null || !isAsked || promise.next.day < ctx.today) return { ...known, ...promise };
    const owner = await askOwner(ctx, journal, draft);
    if (owner !== back) return { ...known, ...promise, owner: owner ?? undefined };
  }
}

/** The promise made before that this touch leaves open. */
function standing(ctx: Context, journal: Journal, { who, outcome, day }: Known): string | undefined {
  if (who === null || 'newName' in who || !outcome) return undefined;
  const open = standingStep(journal, who.lead.id, outcome, day);
  return open && `as promised: ${[formatMoment(open, ctx.today), open.what].filter(Boolean).join(' ')}`;
}
