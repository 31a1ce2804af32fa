import type { Context } from '../context.js';
import { isWritten, stages, type Channel } from '../domain/touch.js';
import { formatMoment } from '../domain/when.js';
import { Stopped } from '../errors.js';
import { leadRows } from '../store/leads/list.js';
import type { Journal } from '../store/file/journal.js';
import type { LeadName, LeadOrNew } from '../store/leads/leads.js';
import { allOutcomes, outcomeUse, type Outcome } from '../store/touches/outcomes.js';
import { back } from './engine/ask.js';
import { askKey } from './block-keys.js';
import { amountStep } from './amount.js';
import { newsOf } from './news.js';
import { askOwner } from './owner.js';
import { sourceStep } from './source.js';
import { daysOfUse, outcomesOfTouch, type Offered } from './outcomes.js';
import { pick, type Choice } from './engine/pick.js';
import { askPromise } from './promise.js';
import { dateStep, noteStep, reasonStep, takeSteps, type Known, type Step } from './steps.js';
import { referralStep, waitingFirst, leadStep, type Telling } from './touch-steps.js';

/** What can be done instead of saying what came of a call. */
type Command = 'skip' | 'undo' | 'pause' | 'stop';

/** What is known of a call while it is asked for. */
export interface KnownOfCall extends Known, Pick<Telling, 'referral' | 'source' | 'amount' | 'value'> {
  command?: Command;
  /** What was pressed though it loses what was typed; pressed again it is meant. */
  warned?: Command | undefined;
  /** What was promised before the key was pressed. */
  promised?: Pick<Known, 'next' | 'what' | 'owner'>;
}

/** A call to ask about. */
export interface Call {
  label: string;
  /** Whether the lead comes from a list. */
  isListed: boolean;
  channel: Channel;
  /** Why it is their turn, where that is not the list; blank for that. */
  why: string;
  /** What was said of it before. */
  told: KnownOfCall;
  offered: Offered;
  canUndo: boolean;
  /** How the block stands, now. */
  running: () => string;
}

/** What was said of a call; `stopped` when the terminal was left, even while more was asked about the outcome. */
export interface Said {
  told: KnownOfCall;
  stopped?: Stopped;
}

/** The outcomes that keys stand for all through a block. */
export function offeredFor(ctx: Context, journal: Journal, channel: Channel): Offered {
  const uses = outcomeUse(journal, channel, daysOfUse(ctx.today));
  const offered = outcomesOfTouch(allOutcomes(journal), channel, uses);
  return isWritten(channel) ? waitingFirst(offered) : offered;
}

/**
 * Asks what came of a call: one key, and what its outcome asks for. Where the questions are ended, nothing is thrown:
 * `stopped` holds that, beside what was told so far.
 */
export async function askCall(ctx: Context, journal: Journal, call: Call): Promise<Said> {
  // What is known, kept outside the steps: neither Esc nor Ctrl-C loses it.
  let known: KnownOfCall = call.told;
  const keeping =
    (step: Step<KnownOfCall>): Step<KnownOfCall> =>
    async (before, canGoBack) => {
      const after = await step(before, canGoBack);
      if (after !== back) known = after;
      return after;
    };
  const steps = [
    keysStep(ctx, journal, call, (told) => (known = told)),
    whoeverStep(ctx, journal),
    ...(call.isListed ? [] : [sourceStep<KnownOfCall>(ctx, journal)]),
    reasonStep<KnownOfCall>(ctx, journal),
    amountStep<KnownOfCall>(ctx, journal),
    dateStep<KnownOfCall>(ctx, journal),
    referralStep<KnownOfCall>(ctx, journal),
  ];
  try {
    return { told: await takeSteps(steps.map(keeping), call.told) };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { told: known, stopped: error };
  }
}

type Key = { outcome: Outcome } | { command: Command | 'note' | 'next' | 'who' };

/** The key itself; note, next step and name are typed here, before it. */
function keysStep(
  ctx: Context,
  journal: Journal,
  call: Call,
  keep: (told: KnownOfCall) => void,
): Step<KnownOfCall> {
  let { warned, ...told } = call.told;
  return async () => {
    for (;;) {
      keep(told);
      const key = await askKey<Key>(ctx, keysOf(ctx, journal, call, { ...told, warned }));
      const isSure = 'command' in key && key.command === warned;
      warned = undefined;
      if ('outcome' in key) {
        const { next, what, owner } = told;
        return { ...told, outcome: key.outcome, promised: { next, what, owner } };
      }
      const { command } = key;
      if ((command === 'skip' || command === 'stop') && !isSure && typedWords(told, call).length > 0)
        warned = command;
      else if (command === 'note') told = await noteOf(ctx, told);
      else if (command === 'next') told = await nextOf(ctx, journal, told);
      else if (command === 'who') told = await whoOf(ctx, journal, told);
      else return { ...told, command };
    }
  };
}

/** What was typed of a call that only its outcome keeps: `the note`. */
export function typedWords({ who, note, next }: KnownOfCall, { isListed }: Pick<Call, 'isListed'>): string[] {
  return [
    ...(!isListed && who !== null ? ['the name'] : []),
    ...(note ? ['the note'] : []),
    ...(next ? ['the next step'] : []),
  ];
}

function warningOf(told: KnownOfCall, call: Call): string | undefined {
  if (told.warned === undefined) return undefined;
  const again = told.warned === 'skip' ? 's again skips' : 'q again stops';
  return `Only an outcome keeps ${typedWords(told, call).join(' and ')}; ${again}.`;
}

function keysOf(ctx: Context, journal: Journal, call: Call, told: KnownOfCall) {
  const { who, note, next, what } = told;
  const { title, noted } = whoIsIt(journal, who, call.channel);
  const name = callTitle(who);
  const isAsked = (command: Command) => typedWords(told, call).length > 0 && told.warned !== command;
  const outcome = (one: Outcome): Choice<Key> => ({
    name: one.name,
    said: `${name} · ${one.name}`,
    value: { outcome: one },
  });
  const command = (key: string, name: string, command: Command | 'note' | 'next' | 'who', said: string) => [
    { key, name, said, value: { command } satisfies Key },
  ];
  return {
    label: call.label,
    who: title,
    about: [
      call.why,
      who !== null && 'lead' in who ? newsOf(ctx, journal, who.lead) : '',
      noted,
      next ? ['next', formatMoment(next, ctx.today), what].filter(Boolean).join(' ') : '',
      note ? `note ${note}` : '',
    ],
    choices: call.offered.choices.map(outcome),
    more: call.offered.more.map(outcome),
    commands: [
      ...command('n', 'note', 'note', name),
      ...command('x', 'next', 'next', name),
      ...(call.isListed
        ? command('s', 'skip', 'skip', isAsked('skip') ? name : `${name} · skipped`)
        : command('w', 'who', 'who', name)),
      ...(call.canUndo ? command('u', 'undo', 'undo', 'undo') : []),
      ...command('p', 'pause', 'pause', 'pause'),
      ...command('q', 'stop', 'stop', isAsked('stop') ? name : 'stop'),
    ],
    warning: warningOf(told, call),
    running: call.running,
  };
}

/** How somebody is named in a block. */
export function callTitle(who: LeadOrNew | null): string {
  if (who === null) return 'nobody in particular';
  return 'newName' in who ? who.newName : `${who.lead.name} @${who.lead.id}`;
}

/** A lead with the address that the channel takes, and what was noted of it. */
function whoIsIt(
  journal: Journal,
  who: LeadOrNew | null,
  channel: Channel,
): { title: string; noted: string } {
  const [row] = who !== null && 'lead' in who ? leadRows(journal, [who.lead.id]) : [];
  if (row === undefined)
    return { title: callTitle(who) + (who !== null && 'newName' in who ? ' · new lead' : ''), noted: '' };
  const address = channel === 'email' ? row.emails : row.phones;
  const title = [callTitle(who), address, row.company].filter(Boolean).join(' · ');
  return { title, noted: row.note ?? '' };
}

async function noteOf(ctx: Context, told: KnownOfCall): Promise<KnownOfCall> {
  const after = await noteStep<KnownOfCall>(ctx, told.note)({ ...told, note: undefined }, true);
  return after === back ? told : after;
}

async function nextOf(ctx: Context, journal: Journal, before: KnownOfCall): Promise<KnownOfCall> {
  const told = before.who === null ? await whoOf(ctx, journal, before) : before;
  if (told.who === null) return told;
  const asked = { question: 'Next?', hint: 'fri, in 3 days, tue 10:00 send the offer', none: 'none' };
  const none = { next: undefined, what: undefined, owner: undefined };
  const promise = await askPromise(ctx, { ...asked, canGoBack: true }, ctx.today);
  if (promise === back) return told;
  if (promise === null) return { ...told, ...none };
  const owner = await askOwner(ctx, journal, { text: '' });
  return owner === back ? told : { ...told, ...promise, owner: owner ?? undefined };
}

async function whoOf(ctx: Context, journal: Journal, told: KnownOfCall): Promise<KnownOfCall> {
  const after = await leadStep<KnownOfCall>(ctx, journal)(told, false);
  return after === back ? told : after;
}

/** Who it was, where nobody was named and the outcome wants to be followed up. */
function whoeverStep(ctx: Context, journal: Journal): Step<KnownOfCall> {
  return async (known) => {
    const { who, outcome } = known;
    if (who !== null || outcome === undefined || (outcome.asks === null && !needsLead(outcome))) return known;
    const after = await whoOf(ctx, journal, known);
    return after.who === null && needsLead(outcome) ? back : { ...after };
  };
}

/** A meeting and all that follows is with somebody. */
function needsLead({ stage }: Outcome): boolean {
  return stage === null || stage >= stages.indexOf('meeting');
}

/** Whether to call somebody who asked not to be contacted; true to skip. */
export async function askSkipStopped(ctx: Context, label: string, lead: LeadName): Promise<boolean> {
  return (
    (await pick(ctx, {
      question: `${label} ${callTitle({ lead })} asked not to be contacted`,
      choices: [
        { key: 's', name: 'skip', value: true },
        { key: 'c', name: 'call all the same', value: false },
      ],
      firstIsUsual: true,
    })) === true
  );
}

/** Waits until the block goes on; false to stop it. */
export async function askGoOn(ctx: Context): Promise<boolean> {
  return (
    (await pick(ctx, {
      question: 'Paused',
      choices: [
        { key: 'p', name: 'go on', value: true },
        { key: 'q', name: 'stop', value: false },
      ],
      firstIsUsual: true,
    })) === true
  );
}
