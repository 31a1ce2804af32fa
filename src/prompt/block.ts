import type { Context } from '../context.js';
import { isWritten, stages, type Channel } from '../domain/touch.js';
import { formatMoment, parseWhen } from '../domain/when.js';
import { Stopped } from '../errors.js';
import { leadRows } from '../store/leads/list.js';
import type { Journal } from '../store/file/journal.js';
import type { LeadName } from '../store/leads/leads.js';
import { allOutcomes, outcomeUse, type Outcome } from '../store/touches/words.js';
import { back } from './engine/ask.js';
import { askKey } from './block-keys.js';
import { newsOf } from './news.js';
import { daysOfUse, outcomesOfTouch, type Offered } from './outcomes.js';
import { pick, type Choice } from './engine/pick.js';
import { askPromise } from './promise.js';
import { dateStep, noteStep, reasonStep, takeSteps, type Step } from './steps.js';
import { toWhomStep, waitingFirst, whoStep, type Telling } from './touch-steps.js';

/** What can be done instead of saying what came of a call. */
type Command = 'skip' | 'undo' | 'pause' | 'stop';

/** What is known of a call while it is asked for. */
export interface Told extends Telling {
  command?: Command;
}

/** A call to ask about. */
export interface Call {
  label: string;
  /** Whether the lead comes from a list. */
  isListed: boolean;
  channel: Channel;
  /** What was said of it before. */
  told: Told;
  offered: Offered;
  canUndo: boolean;
  /** How the block stands, now. */
  running: () => string;
}

/** What was said of a call; `stopped` when the terminal was left, even while more was asked about the outcome. */
export interface Said {
  told: Told;
  stopped?: Stopped;
}

/** The outcomes that keys stand for all through a block. */
export function offeredFor(ctx: Context, journal: Journal, channel: Channel): Offered {
  const uses = outcomeUse(journal, channel, daysOfUse(ctx.today));
  const offered = outcomesOfTouch(allOutcomes(journal), channel, uses);
  return isWritten(channel) ? waitingFirst(offered) : offered;
}

/** Asks what came of a call: one key, and what its outcome asks for. */
export async function askCall(ctx: Context, journal: Journal, call: Call): Promise<Said> {
  // What is known, kept outside the steps: neither Esc nor Ctrl-C loses it.
  let known: Told = call.told;
  const keeping =
    (step: Step<Told>): Step<Told> =>
    async (before, canGoBack) => {
      const after = await step(before, canGoBack);
      if (after !== back) known = after;
      return after;
    };
  const steps = [
    keysStep(ctx, journal, call, (told) => (known = told)),
    whoeverStep(ctx, journal),
    reasonStep<Told>(ctx, journal),
    dateStep<Told>(ctx, journal),
    referralStep(ctx, journal),
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
function keysStep(ctx: Context, journal: Journal, call: Call, keep: (told: Told) => void): Step<Told> {
  let told = call.told;
  return async () => {
    for (;;) {
      keep(told);
      const key = await askKey<Key>(ctx, keysOf(ctx, journal, call, told));
      if ('outcome' in key) {
        const { outcome } = key;
        return { ...told, outcome, flags: { ...told.flags, outcome: outcome.name } };
      }
      const { command } = key;
      if (command === 'note') told = await noteOf(ctx, told);
      else if (command === 'next') told = await nextOf(ctx, journal, told);
      else if (command === 'who') told = await whoOf(ctx, journal, told);
      else return { ...told, command };
    }
  };
}

function keysOf(ctx: Context, journal: Journal, call: Call, told: Told) {
  const who = whoIsIt(journal, told.lead, call.channel);
  const name = nameOf(told.lead);
  const { note, next, do: what } = told.flags;
  const outcome = (one: Outcome): Choice<Key> => ({
    name: one.name,
    said: `${name} · ${one.name}`,
    value: { outcome: one },
  });
  const command = (key: string, name: string, command: Command | 'note' | 'next' | 'who', said: string) => [
    { key, name, said, value: { command } satisfies Key },
  ];
  const nextStep = next && formatMoment(parseWhen(next, ctx.clock, 'future'), ctx.today);
  return {
    label: call.label,
    who: who.title,
    about: [
      told.lead !== null && typeof told.lead !== 'string' ? newsOf(ctx, journal, told.lead) : '',
      who.note,
      nextStep === undefined ? '' : ['next', nextStep, what].filter(Boolean).join(' '),
      note ? `note ${note}` : '',
    ],
    choices: call.offered.choices.map(outcome),
    more: call.offered.more.map(outcome),
    commands: [
      ...command('n', 'note', 'note', name),
      ...command('x', 'next', 'next', name),
      ...(call.isListed
        ? command('s', 'skip', 'skip', `${name} · skipped`)
        : command('w', 'who', 'who', name)),
      ...(call.canUndo ? command('u', 'undo', 'undo', 'undo') : []),
      ...command('p', 'pause', 'pause', 'pause'),
      ...command('q', 'stop', 'stop', 'stop'),
    ],
    running: call.running,
  };
}

function nameOf(lead: Told['lead']): string {
  if (lead === null) return 'nobody in particular';
  return typeof lead === 'string' ? lead : `${lead.name} @${lead.id}`;
}

/** A lead with the address that the channel takes, and what was noted of it. */
function whoIsIt(journal: Journal, lead: Told['lead'], channel: Channel): { title: string; note: string } {
  const [row] = lead === null || typeof lead === 'string' ? [] : leadRows(journal, [lead.id]);
  if (row === undefined)
    return { title: nameOf(lead) + (typeof lead === 'string' ? ' · new lead' : ''), note: '' };
  const address = channel === 'email' ? row.emails : row.phones;
  const title = [nameOf(lead), address, row.company].filter(Boolean).join(' · ');
  return { title, note: row.note ?? '' };
}

async function noteOf(ctx: Context, told: Told): Promise<Told> {
  const flags = { ...told.flags };
  delete flags.note;
  const after = await noteStep<Told>(ctx)({ ...told, flags }, true);
  return after === back ? told : after;
}

async function nextOf(ctx: Context, journal: Journal, before: Told): Promise<Told> {
  const told = before.lead === null ? await whoOf(ctx, journal, before) : before;
  if (told.lead === null) return told;
  const asked = { question: 'Next?', hint: 'fri, in 3 days, tue 10:00 send the offer', none: 'none' };
  const promise = await askPromise(ctx, { ...asked, canGoBack: true }, ctx.today);
  if (promise === back) return told;
  const flags = { ...told.flags };
  delete flags.next;
  delete flags.do;
  return { ...told, flags: { ...flags, ...promise } };
}

async function whoOf(ctx: Context, journal: Journal, told: Told): Promise<Told> {
  const after = await whoStep(ctx, journal)(told, false);
  return after === back ? told : { ...told, ...after };
}

/** Who it was, where nobody was named and the outcome wants to be followed up. */
function whoeverStep(ctx: Context, journal: Journal): Step<Told> {
  return async (known) => {
    const { lead, outcome } = known;
    if (lead !== null || outcome === undefined || (outcome.asks === null && !needsLead(outcome)))
      return known;
    const after = await whoOf(ctx, journal, known);
    return after.lead === null && needsLead(outcome) ? back : { ...after };
  };
}

/** A meeting and all that follows is with somebody. */
function needsLead({ stage }: Outcome): boolean {
  return stage === null || stage >= stages.indexOf('meeting');
}

function referralStep(ctx: Context, journal: Journal): Step<Told> {
  const step = toWhomStep(ctx, journal);
  return async (known, canGoBack) => {
    const after = await step(known, canGoBack);
    if (after === back) return back;
    return after === known ? known : { ...known, ...after };
  };
}

/** Whether to call somebody who asked not to be contacted; true to skip. */
export async function askSkipStopped(ctx: Context, label: string, lead: LeadName): Promise<boolean> {
  return (
    (await pick(ctx, {
      question: `${label} ${nameOf(lead)} asked not to be contacted`,
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
