import type { Context } from '../../context.js';
import { withOwner } from '../../domain/owner.js';
import { formatMoment, type Moment } from '../../domain/when.js';
import { duration, money } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import { stepsBeside, type StepOfOther } from '../../store/pipeline/company.js';
import { openSteps, type NextStep } from '../../store/promises/promises.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { touchById, type TouchRow } from '../../store/touches/touches.js';
import type { Entry } from './entry.js';
import { leadTitle } from './lead-choice.js';

/**
 * Says what was stored: one touch in a line, with the promises it closed and those that are open; many in a count.
 * `when` is that of a later result, `took` the time and the money typed, of many together.
 */
export async function printStored(
  ctx: Context,
  journal: Journal,
  ids: number[],
  notices: string[],
  flags: {
    json?: true;
    when?: Moment;
    closed?: NextStep[];
    took?: Pick<Entry, 'seconds' | 'cost' | 'amounts'>;
  },
): Promise<void> {
  for (const notice of notices.slice(0, 20)) ctx.note(notice);
  if (notices.length > 20) ctx.note(`… and ${notices.length - 20} more like these`);
  if (flags.json) {
    const { touchesAsJson } = await import('../../exchange/columns/touch-json.js');
    return ctx.print(touchesAsJson(journal, ids));
  }
  const touch = touchById(journal, ids[0]!)!;
  const took = flags.took === undefined ? '' : tookWords(flags.took);
  if (ids.length > 1) return ctx.print(manyLine(ctx, touch, ids) + took);
  ctx.print(touchLine(ctx, touch, flags.when) + took);
  for (const step of flags.closed ?? []) ctx.print(closedLine(ctx, step));
  if (touch.leadId === null) return;
  for (const step of openSteps(journal, touch.leadId)) ctx.print(stepLine(ctx, step));
  for (const line of besideLines(ctx, journal, touch)) ctx.print(line);
}

/** Others of a lead's company with an open next step; none is looked for where it has no company. */
export function besideLines(
  ctx: Context,
  journal: Journal,
  { leadId, company }: Pick<TouchRow, 'leadId' | 'company'>,
): string[] {
  if (leadId === null || company === null) return [];
  const steps = stepsBeside(journal, { leadId, company });
  const more = steps.length - besideShown;
  return [
    ...steps.slice(0, besideShown).map((step) => {
      const who = leadTitle({ name: step.lead, id: step.leadId });
      return say`of ${company} too: ${who} · ${stepLine(ctx, step)}`;
    }),
    ...(more > 0 ? [say`of ${company} too: ${more} more next steps`] : []),
  ];
}

const besideShown = 3;

/** ` · time 0:30 · cost €5`; nothing where neither was typed. */
function tookWords({ seconds, cost, amounts }: Pick<Entry, 'seconds' | 'cost' | 'amounts'>): string {
  const time = seconds === undefined ? '' : ` · time ${duration(seconds)}`;
  return cost === undefined ? time : `${time} · cost ${money(cost, amounts.known)}`;
}

/** `touch 128 · Harbor Cafe @41 · referral-ask · meeting · Sat 21 Nov 14:02` */
export function touchLine(ctx: Context, touch: TouchRow, when: Moment = touch): string {
  const who =
    touch.leadId === null ? 'nobody in particular' : leadTitle({ name: touch.lead!, id: touch.leadId });
  return say`touch ${touch.id} · ${who} · ${tacticTitle({ name: touch.tactic, version: touch.version })} · ${touch.outcome} · ${formatMoment(when, ctx.today)}`;
}

function manyLine(ctx: Context, touch: TouchRow, ids: number[]): string {
  const range = `${ids[0]}–${ids.at(-1)}`;
  return say`${ids.length} touches ${range} · ${tacticTitle({ name: touch.tactic, version: touch.version })} · ${touch.outcome} · ${formatMoment(touch, ctx.today)}`;
}

/** `kept Fri 20 Nov · send proposal`, `dropped Fri 27 Nov · call · lost`, `closed: no-show · Fri 27 Nov · meeting` */
export function closedLine(ctx: Context, step: NextStep): string {
  if (step.state === 'kept' && step.why !== null)
    return say`closed: ${[step.why, formatMoment(step, ctx.today), step.what].filter(Boolean).join(' · ')}`;
  return say`${step.state} ${[formatMoment(step, ctx.today), step.what, step.why].filter(Boolean).join(' · ')}`;
}

/** `next Tue 24 Nov 10:00 · meeting · with Kim` */
export function stepLine(ctx: Context, step: StepOfOther): string {
  const parts = [formatMoment(step, ctx.today), step.what, withOwner(step)].filter(Boolean);
  return say`next ${parts.join(' · ')}`;
}
