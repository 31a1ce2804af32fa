import fs from 'node:fs';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { some } from '../../render/figure.js';
import { say, show } from '../../render/safe.js';
import { backupsMade, holdsLeads } from '../../store/backup/places.js';
import {
  forgetLead,
  previewForget,
  removedLead,
  writeAnew,
  type Forgotten,
} from '../../store/across/forget.js';
import type { Journal } from '../../store/file/journal.js';
import { findLead } from '../../store/leads/leads.js';
import { mentionsOf, type Mention } from '../../store/across/mentions.js';
import { joinWords, leadTitle, requireItself, requireLead } from '../flags/lead-choice.js';

const listed = 10;

/**
 * Removes a lead and every trace of it in the journal for good. Throws UserError without --yes, which says what that
 * would remove.
 */
export async function leadForget(ctx: Context, words: string[], flags: Flags<'lead forget'>): Promise<void> {
  const journal = ctx.open('write');
  const text = joinWords(words);
  const lead = await leadOrRemoved(ctx, journal, text);
  if (!flags.yes) {
    const what = previewForget(journal, lead.id);
    throw new UserError(`Forgetting ${leadTitle(lead)} removes ${whatGoes(what)}. It cannot be undone.`, {
      hint: `Say it with --yes: prospect lead forget @${lead.id} --yes`,
    });
  }
  await requireItself(ctx, journal, text, lead, 'lead forget LEAD --yes');
  const forgotten = forgetLead(journal, lead.id);
  journal.commit(); // so that the file can be written anew
  const notAnew = faultIn(() => {
    writeAnew(journal);
  });
  ctx.print(say`forgotten ${leadTitle(lead)}: ${whatGoes(forgotten)}. It cannot be undone.`);
  const notLooked = faultIn(() => {
    for (const line of remains(journal, forgotten, ctx.host.root)) ctx.print(line);
  });
  if (notAnew) throw notAnew;
  if (notLooked) throw couldNotLook(lead, notLooked);
}

function faultIn(work: () => void): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** What to say where the lead is gone, and the disk fails before all that still names it was found. */
function couldNotLook(lead: { id: number; name: string }, cause: Error): UserError {
  return new UserError(`${leadTitle(lead)} is removed, but what still names it could not be looked for.`, {
    hint: 'Check the disk. "prospect restore" lists the backups there are.',
    code: exitCode.io,
    cause,
  });
}

/** The lead meant, or one that was removed and is in the log alone. */
async function leadOrRemoved(
  ctx: Context,
  journal: Journal,
  text: string,
): Promise<{ id: number; name: string }> {
  const isThere = !text.startsWith('@') && findLead(journal, text, true).kind !== 'none';
  return (isThere ? undefined : removedLead(journal, text)) ?? requireLead(ctx, journal, text);
}

function whatGoes({ touches, steps, addresses, tags, operations }: Forgotten): string {
  const parts = [
    'the lead',
    touches > 0 && some(touches, 'touch', 'touches'),
    steps > 0 && some(steps, 'next step'),
    addresses > 0 && some(addresses, 'email or phone', 'emails or phones'),
    tags > 0 && some(tags, 'tag'),
    operations > 0 && `its part in ${some(operations, 'write')} in the log`,
  ].filter((part) => part !== false);
  return parts.join(', ');
}

/** What is left of it, and where: in texts of others, in backups, in files that nobody here knows of. */
function remains(journal: Journal, { names, uids }: Forgotten, root: string): string[] {
  const places = placesOf(mentionsOf(journal, names));
  const more = places.length - listed;
  const backups = backupsMade(journal).filter((file) => fs.existsSync(file));
  const holding = backups.filter((file) => holdsLeads(file, uids, root) !== false);
  return [
    ...(places.length > 0
      ? [
          `Others still name it, and are as they were: ${places.slice(0, listed).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
        ]
      : []),
    ...(holding.length > 0
      ? ['These backups still hold it:', ...holding.map((file) => `  ${show(file)}`)]
      : []),
    'Exports, and backups that were moved or made in another way, are yours to delete; importing one brings it back.',
  ];
}

/** Where it is named; what the log keeps of others as they were comes last, in one. */
function placesOf(mentions: readonly Mention[]): string[] {
  const writes = mentions.filter(({ kind }) => kind === 'write').length;
  return [
    ...mentions.filter(({ kind }) => kind !== 'write').map(whereOf),
    ...(writes > 0 ? [`${some(writes, 'write')} in the log`] : []),
  ];
}

function whereOf({ kind, id, name }: Mention): string {
  if (kind === 'touch' || kind === 'benchmark') return `${kind} ${id}`;
  if (kind === 'source' || kind === 'alias') return say`${kind} "${name}"`;
  if (kind === 'tactic') return say`what is written of ${name}`;
  return say`${kind === 'lead' ? 'the note of' : 'a next step of'} ${leadTitle({ id, name })}`;
}
