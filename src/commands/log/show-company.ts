import type { Context } from '../../context.js';
import { isoMoment } from '../../domain/when.js';
import { dayTitleBy } from '../../domain/calendar.js';
import { stages } from '../../domain/touch.js';
import { money, some } from '../../render/figure.js';
import { toJson } from '../../render/json.js';
import { makePainter } from '../../render/paint.js';
import { say } from '../../render/safe.js';
import { nextWords, stageWords } from '../../report/pipeline/words.js';
import { flow } from '../../report/sheet/layout.js';
import type { Journal } from '../../store/file/journal.js';
import { leadsOfCompany } from '../../store/pipeline/company.js';
import { standingsOf, type Standing } from '../../store/pipeline/standing.js';
import { currencyOf } from '../../store/settings/settings.js';
import { leadTitle } from '../flags/lead-choice.js';

/** Leads named beside another of their company. */
const shown = 10;

/** The leads of a company and where each stands, in the order they came into the journal. */
export function fellowsIn(ctx: Context, journal: Journal, company: string): Standing[] {
  return [...standingsOf(journal, leadsOfCompany(journal, company), ctx.today).values()];
}

/** What is said of a lead's company in the lines about the lead: who else is of it, and where each stands. */
export function fellowLines(ctx: Context, fellows: readonly Standing[], company: string): string[] {
  if (fellows.length === 0) return [];
  const more = fellows.length - shown;
  return [
    say`${some(fellows.length, 'more lead')} of ${company}:`,
    ...fellows
      .slice(0, shown)
      .flatMap((lead) => lineOf(ctx, lead, 4))
      .map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more: prospect lead list COMPANY`] : []),
  ];
}

/** `Bo Lind @3 · conversation · last touch Mon 16 Nov · next Fri 27 Nov send the offer`, in as few lines as fit. */
function lineOf(ctx: Context, lead: Standing, indent: number): string[] {
  const { state, stage, lastDay, next, isLoose } = lead;
  const parts = [
    leadTitle({ name: lead.lead, id: lead.leadId }),
    ...(state === 'open' || state === 'won' ? [] : [state]),
    stageWords(stage),
    ...(lastDay === null ? [] : [`last touch ${dayTitleBy(lastDay, ctx.today)}`]),
    ...(next === null ? [] : [`next ${nextWords(lead, ctx.today)}`]),
    ...(next?.owner ? [`with ${next.owner}`] : []),
    ...(isLoose ? ['nothing next'] : []),
  ];
  return flow(
    parts.map((part) => say`${part}`),
    ctx.width - indent,
    '  ',
  );
}

/** Shows the leads of a company together. */
export function showCompany(
  ctx: Context,
  journal: Journal,
  company: string,
  leads: readonly Standing[],
  flags: { json?: true },
): void {
  if (flags.json) return ctx.print(toJson({ company, leads: leads.map(fellowAsJson) }, 2));
  const currency = currencyOf(journal);
  const painter = makePainter({ color: ctx.color });
  const worth = leads.reduce((sum, { state, value }) => sum + (state === 'open' ? (value ?? 0) : 0), 0);
  ctx.print(painter.bold(`${company} · ${some(leads.length, 'lead')}`).toString());
  if (worth > 0) ctx.print(`  at stake ${money(worth, currency)}`);
  for (const line of leads.flatMap((lead) => lineOf(ctx, lead, 2))) ctx.print(`  ${line}`);
  if (ctx.isTerminal) ctx.note(`Everything of one: prospect show @${leads[0]!.leadId}`);
}

/** Where a lead stands, as `show --json` tells it of others of its company. */
export function fellowAsJson({ leadId, lead, state, stage, lastDay, next, isLoose }: Standing) {
  return {
    lead_id: leadId,
    name: lead,
    state,
    stage: stage === null ? null : (stages[stage] ?? null),
    last_touch: lastDay,
    next: next && { at: isoMoment(next), what: next.what, owner: next.owner, meeting: next.isMeeting === 1 },
    nothing_next: isLoose,
  };
}
