import { readTraits, traitFlags, type TraitFlags } from '../commands/flags/traits.js';
import { pickLead } from '../commands/flags/who.js';
import type { Context } from '../context.js';
import { readMarked } from '../domain/marked-name.js';
import { checkName, fold, textLimit } from '../domain/text.js';
import { isWritten, stages } from '../domain/touch.js';
import type { Journal } from '../store/file/journal.js';
import {
  findLead,
  fitsName,
  leadById,
  searchLeads,
  type LeadMatch,
  type LeadName,
} from '../store/leads/leads.js';
import {
  checkTacticName,
  findTactic,
  tacticsByRecency,
  tacticTitle,
  type TacticVersion,
} from '../store/tactics/tactics.js';
import { newestTouches } from '../store/touches/touches.js';
import { allOutcomes, outcomeUse, type Outcome } from '../store/touches/words.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import type { NewTactic } from './new-tactic.js';
import { newsOf } from './news.js';
import { daysOfUse, outcomesOfTouch, type Offered } from './outcomes.js';
import { pick, type Choice } from './engine/pick.js';
import { search, type Found, type Searching } from './engine/search.js';
import { outcomeStep, type Flags, type Known, type Step } from './steps.js';
import { askWhichTactic } from './which.js';

export interface TouchFlags extends Flags, TraitFlags {
  tactic?: string;
  new?: true;
}

/** The tactic of a touch while it is asked for. */
interface Tactic extends NewTactic {
  flags: TouchFlags;
  /** The one meant, where it is one of the journal: it may be renamed while the rest is asked. */
  tactic?: TacticVersion | undefined;
}

/** What is known of a touch while it is asked for. */
export interface Telling extends Known, Tactic {
  flags: TouchFlags;
  /** Somebody the lead passed us on to, not among the leads yet. */
  referral?: { name: string; source: string };
}

/** The tactic typed, made certain: in doubt it asks. */
export async function settleTactic(ctx: Context, journal: Journal, flags: TouchFlags): Promise<Tactic> {
  const { tactic } = flags;
  const { channel } = readTraits(traitFlags(flags));
  if (tactic === undefined) return { flags, channel: undefined };
  const match = findTactic(journal, tactic);
  if (match.kind === 'one') return { flags, channel: match.tactic.channel, tactic: match.tactic };
  if (match.kind === 'almost' && !flags.new) {
    const meant = await askWhichTactic(ctx, tactic, match.names);
    if (meant !== null) return settleTactic(ctx, journal, { ...flags, tactic: meant });
  }
  checkTacticName(tactic);
  const isDeclined = match.kind === 'almost';
  return { flags: isDeclined ? { ...flags, new: true } : flags, channel, newTactic: tactic };
}

/** The lead typed, made certain: in doubt it asks. Null when none was typed, a name for a new one. */
export async function settleLead(
  ctx: Context,
  journal: Journal,
  typed: string,
  isNew: boolean,
): Promise<LeadName | string | null> {
  if (typed === '') return null;
  const who = await pickLead(ctx, journal, typed, isNew);
  return 'lead' in who ? who.lead : who.newName;
}

/** With whom it was, found while a name is typed. */
export function whoStep(ctx: Context, journal: Journal): Step<Telling> {
  const draft: Searching = { text: '', marked: -1 };
  return async (known) => {
    const lead = await search(ctx, {
      draft,
      question: 'Who?',
      none: 'nobody in particular',
      hint: 'type a name, known or new',
      find: (text) => findPeople(ctx, journal, text),
    });
    return { ...known, lead };
  };
}

const peopleShown = 7;

function findPeople(ctx: Context, journal: Journal, text: string): Found<LeadName | string>[] {
  if ([...text].length > textLimit.lead) return [];
  const leads = leadsLike(journal, text);
  const found = leads.map((lead): Found<LeadName | string> => ({
    name: lead.name,
    number: `@${lead.id}`,
    news: newsOf(ctx, journal, lead),
    value: lead,
  }));
  const folded = fold(text);
  const canBeNew = folded !== '' && !readMarked(text) && !leads.some((lead) => fold(lead.name) === folded);
  return canBeNew ? [...found, { name: `new lead "${text}"`, number: '', news: '', value: text }] : found;
}

function leadsLike(journal: Journal, text: string): LeadName[] {
  const marked = readMarked(text);
  if (marked) {
    const lead = leadById(journal, marked.number);
    return lead && (marked.name === '' || fitsName(journal, lead, marked.name)) ? [lead] : [];
  }
  const found = searchLeads(journal, text, peopleShown);
  if (found.length === peopleShown || text === '') return found;
  const near = leadsOf(findLead(journal, text)).filter((lead) => !found.some(({ id }) => id === lead.id));
  return [...found, ...near].slice(0, peopleShown);
}

function leadsOf(match: LeadMatch): LeadName[] {
  if (match.kind === 'none') return [];
  return match.kind === 'one' ? [match.lead] : match.leads;
}

/** With which tactic: the one last used with this lead, then the others by their last use, or a new one. */
export function howStep(ctx: Context, journal: Journal): Step<Telling> {
  let before: string | undefined;
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    if (known.flags.tactic !== undefined) return known;
    const choices = tacticChoices(journal, known.lead);
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
      if (chosen !== 'new')
        return {
          ...known,
          channel: chosen.channel,
          tactic: chosen,
          flags: { ...known.flags, tactic: tacticTitle(chosen) },
        };
      const name = await askLine(ctx, {
        question: 'How?',
        hint: 'a new tactic, like cold-call or referral-ask',
        read: (text) => checkTacticName(text.trim()),
        canGoBack: canGoBack || choices.length > 0,
        draft,
      });
      if (name === back && choices.length === 0) return back;
      if (name !== back && name !== null)
        return { ...known, ...(await settleTactic(ctx, journal, { ...known.flags, tactic: name.trim() })) };
    }
  };
}

function tacticChoices(journal: Journal, lead: Known['lead']): Choice<TacticVersion>[] {
  const last =
    lead === null || typeof lead === 'string'
      ? undefined
      : newestTouches(journal, { leadId: lead.id }, 1)[0]?.tactic;
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
  return outcomeStep<Telling>(ctx, journal, ({ lead, channel = 'call', flags }) => {
    const uses = outcomeUse(journal, channel, daysOfUse(ctx.today));
    const hasReason = (flags.reason ?? flags.broke) !== undefined;
    const outcomes = allOutcomes(journal).filter((outcome) => !hasReason || takesReason(outcome));
    const offered = offeredTo(lead, outcomesOfTouch(outcomes, channel, uses));
    return isWritten(channel) ? waitingFirst(offered) : offered;
  });
}

/** A meeting and all that follows are with somebody. */
function offeredTo(lead: Known['lead'], { choices, more }: Offered): Offered {
  if (lead !== null) return { choices, more };
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
export function toWhomStep(ctx: Context, journal: Journal): Step<Telling> {
  const draft: Draft = { text: '' };
  return async (known, canGoBack) => {
    const { lead, outcome } = known;
    if (outcome?.asks !== 'lead' || lead === null) return known;
    const source = `referral by ${typeof lead === 'string' ? lead : lead.name}`;
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
