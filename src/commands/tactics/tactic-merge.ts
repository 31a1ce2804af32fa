import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { UserError } from '../../errors.js';
import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import { fixedOf, mergeTactics, type Fixed, type TacticMerge } from '../../store/across/tactic-merge.js';
import { requireTactic, type TacticVersion } from '../../store/tactics/tactics.js';

/**
 * Moves everything of the second tactic into the first. Throws UserError where both are one, where they have different
 * channels, and where the second has versions, a trial or a decision: those numbers are its own.
 */
export function tacticMerge(ctx: Context, intoText: string, fromText: string): void {
  const journal = ctx.open('write');
  const into = requireTactic(journal, intoText);
  const from = requireTactic(journal, fromText);
  if (into.tacticId === from.tacticId)
    throw new UserError(`"${intoText}" and "${fromText}" are one tactic: ${into.name}.`, {
      hint: 'Name two: the one that stays first.',
    });
  refuseOtherChannel(into, from);
  refuseFixed(into, from, fixedOf(journal, from.tacticId));
  const merge = journal.write('tactic merge', ctx.clock, (write) => {
    write.summary = say`${from.name} into ${into.name}`;
    return mergeTactics(journal, write, into, from);
  });
  ctx.print(say`tactic ${into.name} · merged with ${from.name}`);
  for (const line of mergeLines(merge)) ctx.print(`  ${line}`);
  if (from.kind !== into.kind)
    ctx.print(say`  ${into.name} stays ${into.kind}; ${from.name} was ${from.kind}`);
  ctx.print('  (prospect undo)');
}

/** What is waited for, and which outcomes there are, goes by the channel. */
function refuseOtherChannel(into: TacticVersion, from: TacticVersion): void {
  if (into.channel === from.channel) return;
  throw new UserError(
    `${into.name} is by ${into.channel} and ${from.name} by ${from.channel}: touches of two channels are not counted as one tactic.`,
    {
      hint: `If that is wrong, mend it first: ${quoteLine(['prospect', 'tactic', 'edit', from.name, '--channel', into.channel])}`,
    },
  );
}

function refuseFixed(into: TacticVersion, from: TacticVersion, { versions, trials, decisions }: Fixed): void {
  const has = [
    versions > 1 && some(versions, 'version'),
    trials > 0 && some(trials, 'trial'),
    decisions > 0 && some(decisions, 'decision'),
  ].filter((text) => text !== false);
  if (has.length === 0) return;
  throw new UserError(`${from.name} has ${has.join(' and ')}, which belong to it alone.`, {
    hint: `To move only its touches: ${quoteLine(['prospect', 'edit', '--tactic', from.name, '--set', `tactic=${into.name}`])}`,
  });
}

function mergeLines({ touches, moved, plansRemoved, filled, joinedNotes }: TacticMerge): string[] {
  const counts = [
    touches > 0 && some(touches, 'touch', 'touches'),
    moved.plan > 0 && some(moved.plan, 'plan'),
    moved.spend > 0 && some(moved.spend, 'spend'),
    moved.benchmark > 0 && some(moved.benchmark, 'benchmark'),
    moved.feeling > 0 && some(moved.feeling, 'answer on how it suits you', 'answers on how it suits you'),
  ].filter((text) => text !== false);
  const changes = [
    filled.length > 0 && `filled ${[...new Set(filled.map(nameOf))].join(', ')}`,
    joinedNotes && 'notes joined',
    plansRemoved > 0 && `${some(plansRemoved, 'plan')} of it removed: the plan there is stays`,
  ].filter((text) => text !== false);
  return [
    counts.length > 0 ? `moved ${counts.join(', ')}` : 'nothing to move',
    ...(changes.length > 0 ? [changes.join(' · ')] : []),
  ];
}

/** What a column of tactics is called in answers. */
function nameOf(column: string): string {
  if (column === 'seconds') return 'minutes';
  if (column === 'follow_up') return 'follow-ups';
  return column.startsWith('worth') ? 'worth' : column;
}
