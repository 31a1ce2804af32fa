import type { Context } from '../context.js';
import type { Day } from '../domain/calendar.js';
import { isMonth, mayBeDay } from '../domain/day-words.js';
import { usualChannel } from '../domain/names/channel-words.js';
import { readMarked } from '../domain/names/marked-name.js';
import { checkName, fold, foldWord, textLimit } from '../domain/text.js';
import { isWritten, stages } from '../domain/touch.js';
import type { Journal } from '../store/file/journal.js';
import {
  companyAmong,
  findLead,
  fitsName,
  leadById,
  searchLeads,
  type LeadMatch,
  type LeadName,
  type LeadOrNew,
} from '../store/leads/leads.js';
import {
  channelOf,
  checkTacticName,
  findTactic,
  tacticsByRecency,
  tacticTitle,
  type TacticOrNew,
  type TacticVersion,
} from '../store/tactics/tactics.js';
import { newestTouches } from '../store/touches/touches.js';
import { allOutcomes, outcomeUse, type Outcome } from '../store/touches/outcomes.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import type { Valued } from './amount.js';
import type { NewTactic } from './new-tactic.js';
import { newsOf } from './news.js';
import { daysOfUse, outcomesOfTouch, type Offered } from './outcomes.js';
import { pick, type Choice } from './engine/pick.js';
import { search, type Found, type Searching } from './engine/search.js';
import type { Sourced } from './source.js';
import { hasReason, outcomeStep, type Known, type Step } from './steps.js';
import { askWhichTactic } from './which.js';

/** What is known of a touch while it is asked for. */
export interface Telling extends Known, NewTactic, Sourced, Valued {
  /** The tactic meant, where it is one of the journal or was typed. */
  how?: TacticOrNew | undefined;
  /** Somebody the lead passed us on to, not among the leads yet. */
  referral?: { name: string; source: string };
}

/** With whom it was, found while a name is typed. */
export function leadStep<K extends Known>(ctx: Context, journal: Journal): Step<K> {
  const draft: Searching = { text: '', marked: -1 };
  return async (known) => {
    const who = await search(ctx, {
      draft,
      question: 'Who?',
      none: 'nobody in particular',
      hint: 'or type a name, known or new',
      find: (text) => findPeople(ctx, journal, text),
    });
    return { ...known, who };
  };
}

const peopleShown = 7;

function findPeople(ctx: Context, journal: Journal, text: string): Found<LeadOrNew>[] {
  if ([...text].length > textLimit.lead) return [];
  const leads = leadsLike(journal, text);
  const found = leads.map((lead): Found<LeadOrNew> => ({
    name: lead.name,
    number: `@${lead.id}`,
    news: [companyAmong(leads, lead), newsOf(ctx, journal, lead)].filter(Boolean).join(' · '),
    value: { lead },
  }));
  const folded = fold(text);
  const canBeNew = folded !== '' && !readMarked(text) && !leads.some((lead) => fold(lead.name) === folded);
  const value = { newName: text, isDoubtful: true };
  return canBeNew ? [...found, { name: `new lead "${text}"`, number: '', news: '', value }] : found;
}

function leadsLike(journal: Journal, text: string): LeadName[] {
  const marked = readMarked(text);
  if (marked) {
    const lead = leadById(journal, marked.number);
    if (lead && (marked.name === '' || fitsName(journal, lead, marked.name))) return [lead];
    const named = marked.name.includes('@') ? [] : leadsNamedIn(journal, marked.name);
    return [...(lead ? [lead] : []), ...named];
  }
  const found = searchLeads(journal, text, peopleShown);
  if (found.length === peopleShown || text === '') return found;
  const near = leadsOf(findLead(journal, text)).filter((lead) => !found.some(({ id }) => id === lead.id));
  const all = [...found, ...near].slice(0, peopleShown);
  return all.length > 0 ? all : leadsNamedIn(journal, text);
}

const mostWordsAfter = 5;

/**
 * The leads whose name a text begins with, where an outcome or a day may follow: `Harbor Cafe tue 10`. Before one that does
 * the name may be almost that of a lead: `harbor replied`.
 */
function leadsNamedIn(journal: Journal, text: string): LeadName[] {
  const words = text.trim().split(/\s+/);
  const outcomes = new Set(allOutcomes(journal).map(({ name }) => foldWord(name)));
  for (const exactOnly of [true, false])
    for (let end = words.length; end > Math.max(0, words.length - 1 - mostWordsAfter); end--) {
      const tail = words.slice(end).join(' ');
      const isSaid = outcomes.has(foldWord(tail)) || (mayBeDay(tail) && !isMonth(tail));
      if (!exactOnly && (!isSaid || /^\p{Lu}/u.test(tail))) continue;
      const leads = leadsOf(findLead(journal, words.slice(0, end).join(' '), exactOnly));
      if (leads.length > 0) return leads.slice(0, peopleShown);
    }
  return [];
}

function leadsOf(match: LeadMatch): LeadName[] {
  if (match.kind === 'none') return [];
  return match.kind === 'one' ? [match.lead] : match.leads;
}

/**
 * With which tactic: the one last used with this lead, then the others by their last use, or a new one; `isNew` waives
 * almost-matches.
 */
export function tacticStep(ctx: Context, journal: Journal, isNew: boolean): Step<Telling> {
  let before: string | undefined;
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    if (known.how) return known;
    const choices = tacticChoices(journal, known.who);
    for (;;) {
      const chosen =
        choices.length === 0
          ? 'new'
          : await pick<TacticVersion | 'new'>(ctx, {
              question: 'How?',
              choices: [...choices, { key: '/', name: 'new', value: 'new' }],
              firstIsUsual: true,
              marked: choices.find(({ name }) => name === before)?.value,
              canGoBack,
            });
      if (chosen === back || chosen === null) return back;
      before = chosen === 'new' ? undefined : tacticTitle(chosen);
      if (chosen !== 'new') return { ...known, how: { tactic: chosen, isNew: false } };
      const name = await askLine(ctx, {
        question: 'How?',
        hint: 'a new tactic, like cold-call or referral-ask',
        read: (text) => checkTacticName(text.trim()),
        canGoBack: canGoBack || choices.length > 0,
        draft,
      });
      if (name === back && choices.length === 0) return back;
      if (name === back || name === null) continue;
      const newTactic = name.trim();
      const tactic = await tacticMeant(ctx, journal, newTactic, isNew, known.day);
      return tactic === null ? { ...known, newTactic } : { ...known, how: { tactic, isNew: false } };
    }
  };
}

/** The tactic of that name, in doubt the one that is chosen; null for a new one. */
async function tacticMeant(
  ctx: Context,
  journal: Journal,
  name: string,
  isNew: boolean,
  on: Day,
): Promise<TacticVersion | null> {
  const match = findTactic(journal, name, on);
  if (match.kind === 'one') return match.tactic;
  return match.kind === 'none' || isNew ? null : askWhichTactic(ctx, journal, name, match.names, on);
}

function tacticChoices(journal: Journal, who: LeadOrNew | null): Choice<TacticVersion>[] {
  const last =
    who === null || 'newName' in who
      ? undefined
      : newestTouches(journal, { leadId: who.lead.id }, 1)[0]?.tactic;
  const tactics = tacticsByRecency(journal);
  return [
    ...tactics.filter((tactic) => tactic.name === last),
    ...tactics.filter((tactic) => tactic.name !== last),
  ].map((tactic) => ({
    name: tacticTitle(tactic),
    aside: tactic.name === last ? 'last with them' : undefined,
    value: tactic,
  }));
}

/** What came of it: what fits the channel first, in the order of use. */
export function resultStep(ctx: Context, journal: Journal): Step<Telling> {
  return outcomeStep<Telling>(ctx, journal, (known) => {
    const channel = known.how ? channelOf(known.how) : (known.traits.channel ?? usualChannel);
    const uses = outcomeUse(journal, channel, daysOfUse(ctx.today));
    const outcomes = allOutcomes(journal).filter((outcome) => !hasReason(known) || takesReason(outcome));
    const offered = offeredTo(known.who, outcomesOfTouch(outcomes, channel, uses));
    return isWritten(channel) ? waitingFirst(offered) : offered;
  });
}

/** A meeting and all that follows are with somebody. */
function offeredTo(who: LeadOrNew | null, { choices, more }: Offered): Offered {
  if (who !== null) return { choices, more };
  const canBe = ({ stage }: Outcome) => stage !== null && stage < stages.indexOf('meeting');
  return { choices: choices.filter(canBe), more: more.filter(canBe) };
}

function takesReason({ state }: Outcome): boolean {
  return state === 'failed' || state === 'deferred';
}

export function waitingFirst({ choices, more }: Offered): Offered & { usual: boolean } {
  const waiting = choices.filter(({ state }) => state === 'waiting');
  return {
    choices: [...waiting, ...choices.filter(({ state }) => state !== 'waiting')],
    more,
    usual: waiting.length > 0,
  };
}

/** Whom the lead passed us on to, when it did. */
export function referralStep<K extends Known & Pick<Telling, 'referral'>>(
  ctx: Context,
  journal: Journal,
): Step<K> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    const { who, outcome } = known;
    if (outcome?.asks !== 'lead' || who === null) return known;
    const source = `referral by ${'lead' in who ? who.lead.name : who.newName}`;
    const isNew = (name: string) => findLead(journal, name, true).kind === 'none';
    const answer = await askLine(ctx, {
      question: 'To whom?',
      hint: 'a name, to make a new lead of',
      none: 'not known',
      read: (text) => {
        const name = checkName('lead name', text.trim(), textLimit.lead);
        checkName('source', source, textLimit.source);
        return isNew(name) ? `${name} · new lead, ${source}` : `${name} · already a lead`;
      },
      canGoBack,
      draft,
    });
    if (answer === back) return back;
    const name = answer?.trim();
    return name === undefined || !isNew(name) ? { ...known } : { ...known, referral: { name, source } };
  };
}
