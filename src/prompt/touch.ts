import { isWritten } from '../domain/touch.js';
import type { Context } from '../context.js';
import { Stopped, exitCode } from '../errors.js';
import type { Journal } from '../store/file/journal.js';
import { findLead } from '../store/leads/leads.js';
import { namesVersion, versionById } from '../store/tactics/tactics.js';
import { newTacticSteps } from './new-tactic.js';
import { pick } from './engine/pick.js';
import { dateStep, flagsNow, nextStep, noteStep, reasonStep, takeSteps, type Step } from './steps.js';
import {
  howStep,
  resultStep,
  settleLead,
  settleTactic,
  toWhomStep,
  whoStep,
  type Telling,
  type TouchFlags,
} from './touch-steps.js';

interface Draft {
  lead: string;
  flags: TouchFlags;
}

type Typed = [lead: string, flags: TouchFlags];

/** The commands that do what was answered. */
interface Commands {
  /** `typed` is what could be typed now: it is looked at again whenever somebody else has written meanwhile. */
  logOnce: (ctx: Context, typed: () => Typed) => Promise<void>;
  addNewWords: (ctx: Context, told: Pick<Telling, 'newOutcome' | 'newReason'>) => Promise<void>;
  addLead: (ctx: Context, words: string[], flags: { source: string; new: true }) => Promise<void>;
}

/**
 * Asks for what the draft of a touch leaves out, and logs it once all is answered. An empty draft is asked for from
 * the start, one touch after another for as long as the person wants.
 */
export async function askAndLog(ctx: Context, draft: Draft, commands: Commands): Promise<void> {
  const isEmpty =
    draft.lead === '' &&
    Object.entries(draft.flags).every(([name, value]) => name === 'json' || value === undefined);
  await logDraft(ctx, draft, commands);
  while (isEmpty && (await wantsAnother(ctx))) {
    ctx.tick();
    await logDraft(ctx, draft, commands).catch((error: unknown) => {
      throw error instanceof Stopped ? stoppedLater(error) : error;
    });
  }
}

async function logDraft(ctx: Context, draft: Draft, commands: Commands): Promise<void> {
  const journal = ctx.open('create');
  const settled = await settleTactic(ctx, journal, draft.flags);
  const { flags, channel } = await takeSteps(newTacticSteps(ctx, journal), settled);
  if (channel !== undefined && isWritten(channel)) return commands.logOnce(ctx, () => [draft.lead, flags]);

  const lead = await settleLead(ctx, journal, draft.lead, draft.flags.new === true);
  // With a tactic and no lead it was at nobody in particular.
  const asksWho = draft.lead === '' && draft.flags.tactic === undefined;
  const steps: Step<Telling>[] = [
    ...(asksWho ? [whoStep(ctx, journal)] : []),
    howStep(ctx, journal),
    ...newTacticSteps<Telling>(ctx, journal),
    resultStep(ctx, journal),
    reasonStep(ctx, journal, true),
    dateStep(ctx, journal),
    toWhomStep(ctx, journal),
    nextStep(ctx, journal),
    noteStep(ctx),
  ];
  const told = await takeSteps(steps, { lead, flags, channel, tactic: settled.tactic });
  await commands.addNewWords(ctx, told);
  await commands
    .logOnce(ctx, () => asTyped(journal, told))
    .catch((error: unknown) => {
      throw error instanceof Stopped && (told.newOutcome ?? told.newReason) ? stoppedLater(error) : error;
    });
  if (!told.referral) return;
  const { name, source } = told.referral;
  await commands.addLead(ctx, [name], { source, new: true }).catch((error: unknown) => {
    throw error instanceof Stopped ? stoppedLater(error) : error;
  });
}

/** The lead and the options as a person could type them now, when what was meant may have another name. */
function asTyped(journal: Journal, told: Telling): Typed {
  const { lead, tactic } = told;
  const flags = flagsNow(journal, told);
  const present = tactic && versionById(journal, tactic.versionId);
  if (present && flags.tactic !== undefined)
    flags.tactic = namesVersion(flags.tactic) ? `${present.name}@${present.version}` : present.name;
  if (lead === null) return ['', flags];
  if (typeof lead === 'string') return [lead, { ...flags, new: true }];
  const byName = lead.name.trim().startsWith('@') ? undefined : findLead(journal, lead.name, true);
  return [byName?.kind === 'one' && byName.lead.id === lead.id ? lead.name : `@${lead.id}`, flags];
}

/** By now something is stored, so Ctrl-C only says no. */
async function wantsAnother(ctx: Context): Promise<boolean> {
  try {
    const choices = [
      { key: 'y', name: 'yes', value: true },
      { key: 'q', name: 'no', value: false },
    ];
    return (await pick(ctx, { question: 'Another?', choices, firstIsUsual: true })) === true;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    if (error.code === exitCode.cancelled) return false;
    throw stoppedLater(error);
  }
}

function stoppedLater(error: Stopped): Stopped {
  return new Stopped(error.code, 'Stopped; what was logged before is stored.');
}
