import type { Context } from '../../context.js';
import { formatMoment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import { mergeLeads, type Merge } from '../../store/across/merge.js';
import { openSteps, type NextStep } from '../../store/promises/promises.js';
import { stepLine } from '../flags/stored-touches.js';
import { leadTitle, requireLead } from '../flags/lead-choice.js';

const fieldNames: Record<string, string> = {
  source_id: 'source',
  external_id: 'external id',
  every_days: 'how often to keep in touch',
};

/** Moves everything of the second lead into the first. Throws UserError where both are one. */
export async function leadMerge(ctx: Context, intoText: string, fromText: string): Promise<void> {
  const journal = ctx.open('write');
  const into = await requireLead(ctx, journal, intoText);
  const from = await requireLead(ctx, journal, fromText);
  if (into.id === from.id)
    throw new UserError(`"${intoText}" and "${fromText}" are one lead: ${leadTitle(into)}.`, {
      hint: 'Name two: the one that stays first.',
    });
  const merge = journal.write('lead merge', ctx.clock, (write) => {
    write.summary = `${leadTitle(from)} into ${leadTitle(into)}`;
    return mergeLeads(journal, write, into.id, from.id, ctx.today);
  });
  ctx.print(say`lead ${leadTitle(into)} · merged with ${leadTitle(from)}`);
  const lines = [
    ...mergeLines(ctx, merge),
    ...openSteps(journal, into.id).map((step) => stepLine(ctx, step)),
  ];
  for (const line of lines) ctx.print(`  ${line}`);
  ctx.print('  (prospect undo)');
}

function mergeLines(ctx: Context, merge: Merge): string[] {
  const { moved } = merge;
  const counts = [
    moved.touch > 0 && some(moved.touch, 'touch', 'touches'),
    moved.next_step > 0 && some(moved.next_step, 'next step'),
    moved.address > 0 && some(moved.address, 'email or phone', 'emails or phones'),
    moved.tag > 0 && some(moved.tag, 'tag'),
  ].filter((text) => text !== false);
  const changes = [
    merge.filled.length > 0 && `filled ${merge.filled.map((name) => fieldNames[name] ?? name).join(', ')}`,
    merge.joinedNotes && 'notes joined',
    merge.tier !== null && `tier ${merge.tier}`,
    merge.isStopped && 'do not contact',
  ].filter((text) => text !== false);
  return [
    counts.length > 0 ? `moved ${counts.join(', ')}` : 'nothing to move',
    ...(changes.length > 0 ? [changes.join(' · ')] : []),
    ...merge.dropped.map((step) => droppedLine(ctx, step)),
    ...(merge.externalId === null ? [] : [say`imports find it by external id ${merge.externalId} too`]),
  ];
}

function droppedLine(ctx: Context, step: NextStep): string {
  return say`dropped ${[formatMoment(step, ctx.today), step.what].filter(Boolean).join(' · ')}: the earlier date stays`;
}
