import type { Context } from '../../context.js';
import { formatMoment } from '../../domain/when.js';
import type { Flags } from '../../options/flags.js';
import { readReportQuery, type ReportQuery } from '../../report/measures/query.js';
import { aboutOf } from '../../report/sheet/about.js';
import { columnsOf } from '../../report/sheet/figures.js';
import { renderTrials } from '../../report/trial/page.js';
import { trialFigures, trialLines } from '../../report/trial/figures.js';
import { runningTrial, type DecidedTrial, type TrialStatus } from '../../report/trial/status.js';
import type { Journal } from '../../store/file/journal.js';
import { currencyOf, usualOf } from '../../store/settings/settings.js';
import { requireTactic } from '../../store/tactics/tactics.js';
import { runningTrials, type TrialRow } from '../../store/tactics/trials.js';
import { formatOf, printRows } from '../flags/format.js';
import { readDecisions, readTrials } from '../../report/trial/read.js';
import { viewOf } from '../flags/view.js';
import { joinWords } from '../flags/lead-choice.js';

export type TrialStatusFlags = Flags<'trial status'>;

/** Tells how far the trials are, what may be said now, and when it will be enough. It writes nothing. */
export async function trialStatus(ctx: Context, words: string[], flags: TrialStatusFlags): Promise<void> {
  const format = formatOf(flags);
  const journal = ctx.open('read');
  const name = joinWords(words);
  const { status, about } = journal.snapshot(() => {
    const query = readFrameAsOf(ctx, journal, flags);
    return {
      status: readStatus(journal, name, query, flags),
      about: aboutOf(query, currencyOf(journal)),
    };
  });
  const then = flags.asOf === undefined ? '' : ` (as of ${formatMoment(status.asOf, '')})`;
  const nothing = `No trial runs${then}: start one with "prospect trial start TACTIC --touches 60 --expect 1/20".`;
  if (format !== 'table' || status.running.length + status.decided.length === 0)
    return printRows(ctx, flags, columnsOf(trialFigures, about), trialLines(status), nothing);
  ctx.print(renderTrials(status, await viewOf(ctx, {})));
}

function readFrameAsOf(ctx: Context, journal: Journal, { asOf }: TrialStatusFlags): ReportQuery {
  const asked = { ...(asOf !== undefined && { asOf }), period: 'all' };
  return readReportQuery(asked, ctx.clock, () => true, usualOf(journal));
}

function readStatus(
  journal: Journal,
  name: string,
  query: ReportQuery,
  flags: TrialStatusFlags,
): TrialStatus {
  const isWanted = wanted(journal, name);
  const today = query.asOf.day;
  const running = runningTrials(journal, today).filter(isWanted);
  return {
    asOf: query.asOf,
    running: readTrials(journal, running, query).map(runningTrial),
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
