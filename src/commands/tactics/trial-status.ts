import type { Context } from '../../context.js';
import { formatMoment } from '../../domain/when.js';
import type { Flags } from '../../options/flags.js';
import { readFrame } from '../../report/measures/frame.js';
import { renderTrials } from '../../report/trial/page.js';
import { trialColumns, trialLines } from '../../report/trial/columns.js';
import { runningTrial, type DecidedTrial, type TrialStatus } from '../../report/trial/status.js';
import type { Journal } from '../../store/file/journal.js';
import { usualOf } from '../../store/settings/settings.js';
import { requireTactic } from '../../store/tactics/tactics.js';
import { runningTrials, type TrialRow } from '../../store/tactics/trials.js';
import { formatOf, printRows } from '../flags/format.js';
import { readDecisions, readTrials } from '../../report/trial/read.js';
import { viewOf } from '../flags/view.js';
import { joinWords } from '../flags/who.js';

export type TrialStatusFlags = Flags<'trial status'>;

/** Tells how far the trials are, what may be said now, and when it will be enough. It writes nothing. */
export async function trialStatus(ctx: Context, words: string[], flags: TrialStatusFlags): Promise<void> {
  const format = formatOf(flags);
  const journal = ctx.open('read');
  const name = joinWords(words);
  const status = journal.snapshot(() => readStatus(ctx, journal, name, flags));
  const then = flags.asOf === undefined ? '' : ` (as of ${formatMoment(status.asOf, '')})`;
  const nothing = `No trial runs${then}: start one with "prospect trial start TACTIC --touches 60 --expect 1/20".`;
  if (format !== 'table') return printRows(ctx, flags, trialColumns(), trialLines(status), nothing);
  if (status.running.length + status.decided.length === 0) return ctx.note(nothing);
  ctx.print(renderTrials(status, await viewOf(ctx, {})));
}

function readStatus(ctx: Context, journal: Journal, name: string, flags: TrialStatusFlags): TrialStatus {
  const { asOf } = flags;
  const frame = readFrame(
    { ...(asOf !== undefined && { asOf }), period: 'all' },
    ctx.clock,
    () => true,
    usualOf(journal),
  );
  const isWanted = wanted(journal, name);
  const today = frame.asOf.day;
  const running = runningTrials(journal, today).filter(isWanted);
  return {
    asOf: frame.asOf,
    running: readTrials(journal, running, frame).map(runningTrial),
    decided: flags.all
      ? readDecisions(journal, today).filter(
          (each): each is DecidedTrial => each.trial !== null && isWanted(each.trial),
        )
      : [],
  };
}

/** Those of one tactic, or of one version of it; all without a name. */
function wanted(journal: Journal, name: string): (trial: TrialRow) => boolean {
  if (name === '') return () => true;
  const tactic = requireTactic(journal, name);
  return /@\d+$/.test(name)
    ? ({ versionId }) => versionId === tactic.versionId
    : ({ tacticId }) => tacticId === tactic.tacticId;
}
