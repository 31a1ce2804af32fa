import { quoteLine } from '../../domain/command-line.js';
import type { Context } from '../../context.js';
import { sideOf } from '../../domain/split.js';
import { checkName, fold, textLimit } from '../../domain/text.js';
import { UserError, exitCode } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import {
  renderSplit,
  splitColumns,
  splitNotes,
  type Split,
  type SplitLead,
} from '../../report/next/split.js';
import type { Journal } from '../../store/file/journal.js';
import { findLead, type LeadName } from '../../store/leads/leads.js';
import { requireTactic, type TacticVersion } from '../../store/tactics/tactics.js';
import { touchedWith } from '../../store/touches/touched.js';
import { formatOf, printRows } from '../flags/format.js';
import { readList, type ListedName } from '../flags/lead-file.js';
import { placesOf, refuseListed } from '../flags/lead-lines.js';
import { viewOf } from '../flags/view.js';

export type TryFlags = Flags<'try'>;

/**
 * Shares the leads named in a file out to two versions, and prints who goes where; it writes nothing. Throws UserError
 * where no file is named.
 */
export async function splitLeads(
  ctx: Context,
  text: string,
  file: string | undefined,
  flags: TryFlags,
): Promise<void> {
  refuseOthers(flags);
  if (file === undefined)
    throw new UserError('--split needs a FILE with a lead on each line.', {
      hint: `For example: prospect try --split ${quoteLine([text])} names.txt, or - for standard input.`,
    });
  const format = formatOf(flags);
  const journal = ctx.open('read');
  const versions = readVersions(journal, text);
  const named = await readList(ctx, file);
  const split = journal.snapshot(() => shareOut(journal, named, versions));
  if (format !== 'table') {
    await printRows(ctx, flags, splitColumns(split), [...split.leads], '');
    return ctx.note(splitNotes(split, await viewOf(ctx, {})).join('\n'));
  }
  ctx.print(renderSplit(split, file, await viewOf(ctx, {})).join('\n'));
}

function refuseOthers(flags: TryFlags): void {
  const other = (['all', 'goal', 'asOf'] as const).find((name) => flags[name] !== undefined);
  if (other)
    throw new UserError(`--${other === 'asOf' ? 'as-of' : other} does not go with --split.`, {
      hint: 'Who goes where is decided by the names alone.',
    });
}

function readVersions(journal: Journal, text: string): [TacticVersion, TacticVersion] {
  const [one, other, ...more] = text.split(',').map((part) => part.trim());
  if (!one || !other || more.length > 0)
    throw new UserError(`--split "${text}" does not name two versions, parted by a comma.`, {
      hint: 'For example: --split cold-call@1,cold-call@2',
    });
  const versions: [TacticVersion, TacticVersion] = [
    requireTactic(journal, one),
    requireTactic(journal, other),
  ];
  if (versions[0].versionId === versions[1].versionId)
    throw new UserError(`"${one}" and "${other}" are the same version, ${titleOf(versions[0])}.`, {
      hint: 'A name without a number means the newest version; write cold-call@1 for the first.',
    });
  return versions;
}

/** With its number always: without one, `log` takes the newest version. */
function titleOf({ name, version }: TacticVersion): string {
  return `${name}@${version}`;
}

function shareOut(
  journal: Journal,
  named: readonly ListedName[],
  versions: readonly [TacticVersion, TacticVersion],
): Split {
  const titles = [titleOf(versions[0]), titleOf(versions[1])] as const;
  const known = new Map<string, { name: string; leads: LeadName[] }>();
  const doubts: string[] = [];
  for (const listed of named) {
    const { name, place } = listed;
    try {
      const leads = leadsNamed(journal, name);
      if (leads.length === 0) refuseListed(listed, false);
      const [lead] = leads;
      const isOne = lead !== undefined && leads.length === 1;
      const key = isOne ? `@${lead.id}` : fold(name);
      if (!known.has(key)) known.set(key, { name: isOne ? lead.name : name, leads });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      doubts.push(`${place}: ${error.message}`);
    }
  }
  refuseDoubts(doubts);
  const touched = touchedSides(journal, [...known.values()], versions);
  const leads = [...known.values()].map(({ name, leads }): SplitLead => ({
    lead: name,
    side: sideOf(name, titles),
    touched: [...new Set(leads.flatMap(({ id }) => touched.get(id) ?? []))].sort(),
  }));
  return { versions: titles, leads, repeated: named.length - leads.length };
}

/** The leads of the journal that a line names exactly; none for a new name. */
function leadsNamed(journal: Journal, name: string): LeadName[] {
  checkName('lead name', name, textLimit.lead);
  const match = findLead(journal, name, true);
  return match.kind === 'one' ? [match.lead] : match.kind === 'none' ? [] : match.leads;
}

function refuseDoubts(doubts: readonly string[]): void {
  if (doubts.length === 0) return;
  throw new UserError(
    `${doubts.length} of the lines ${doubts.length === 1 ? 'names' : 'name'} no lead there is or could be.`,
    {
      places: placesOf(doubts),
      hint: 'Correct them, and share out again: nothing was written.',
      code: exitCode.badData,
    },
  );
}

/** Which of the two versions each lead was touched with. */
function touchedSides(
  journal: Journal,
  known: readonly { leads: readonly LeadName[] }[],
  versions: readonly [TacticVersion, TacticVersion],
): Map<number, (0 | 1)[]> {
  const ids = known.flatMap(({ leads }) => leads.map(({ id }) => id));
  const sides = new Map<number, (0 | 1)[]>();
  for (const { leadId, versionId } of touchedWith(
    journal,
    ids,
    versions.map((version) => version.versionId),
  )) {
    const side = versionId === versions[0].versionId ? 0 : 1;
    sides.set(leadId, [...(sides.get(leadId) ?? []), side]);
  }
  return sides;
}
