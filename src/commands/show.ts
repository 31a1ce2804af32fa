import type { Context } from '../context.js';
import { formatMoment } from '../domain/when.js';
import { leadColumns } from '../exchange/lead-columns.js';
import { touchColumns } from '../exchange/touch-columns.js';
import { touchesAsJson } from '../exchange/touch-json.js';
import { makePainter } from '../render/paint.js';
import { duration, money } from '../render/figure.js';
import { renderJsonRows } from '../render/rows.js';
import { say, showBlock } from '../render/safe.js';
import { toJson } from '../render/json.js';
import type { Journal } from '../store/journal.js';
import { leadRows } from '../store/leads.js';
import { openStep } from '../store/promises.js';
import { currencyOf } from '../store/settings.js';
import { newestTouches, resultsOf, type ResultRow, type TouchRow } from '../store/touches.js';
import { stepLine, touchLine } from './answer.js';
import { requireTouch } from './result.js';
import { joinWords, leadTitle, requireLead } from './who.js';

/** Tells everything about one touch (a bare number) or one lead. */
export async function show(ctx: Context, words: string[], flags: { json?: true }): Promise<void> {
  const journal = ctx.open('read');
  const subject = joinWords(words);
  if (/^\d{1,15}$/.test(subject))
    return showTouch(ctx, journal, requireTouch(journal, Number(subject)), flags);
  const lead = await requireLead(ctx, journal, subject);
  showLead(ctx, journal, lead.id, flags);
}

function showTouch(ctx: Context, journal: Journal, touch: TouchRow, flags: { json?: true }): void {
  const currency = currencyOf(journal);
  if (flags.json) return ctx.print(touchesAsJson(journal, [touch.id]));
  ctx.print(touchLine(ctx, touch));
  for (const line of touchLines(ctx, journal, touch, currency)) ctx.print(line);
}

function touchLines(ctx: Context, journal: Journal, touch: TouchRow, currency: string | null): string[] {
  const facts = [
    touch.seconds !== null && `time ${duration(touch.seconds)}`,
    touch.cost !== null && `cost ${money(touch.cost, currency)}`,
    touch.energy !== null && `energy ${touch.energy > 0 ? '+' : ''}${touch.energy}`,
    touch.externalId !== null && say`external id ${touch.externalId}`,
  ].filter((fact) => fact !== false);
  return [
    ...(facts.length > 0 ? [`  ${facts.join(' · ')}`] : []),
    ...resultsOf(journal, touch.id).map((step) => `  ${resultLine(ctx, step, currency)}`),
    ...(touch.note === null ? [] : indented(touch.note)),
  ];
}

function resultLine(ctx: Context, step: ResultRow, currency: string | null): string {
  const parts = [
    say`${formatMoment(step, ctx.today)}  ${step.outcome}`,
    step.reason !== null && say`because ${step.reason}`,
    step.place !== null && `broke at ${step.place}`,
    step.value !== null && `worth ${money(step.value, currency)}`,
    step.note !== null && say`"${step.note}"`,
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

function indented(note: string): string[] {
  return showBlock(note)
    .split('\n')
    .map((line) => `    ${line}`);
}

function showLead(ctx: Context, journal: Journal, id: number, flags: { json?: true }): void {
  const lead = leadRows(journal, { ids: [id], limit: 1 })[0]!;
  const touches = newestTouches(journal, { leadId: id }, 0);
  const currency = currencyOf(journal);
  if (flags.json) {
    const record = renderJsonRows(leadColumns(), [lead])[0];
    return ctx.print(toJson({ ...record, history: renderJsonRows(touchColumns(currency), touches) }, 2));
  }
  ctx.print(makePainter({ color: ctx.color }).bold(leadTitle(lead)).toString());
  const step = openStep(journal, id);
  if (step) ctx.print(`  ${stepLine(ctx, step)}`);
  const facts = [
    lead.company,
    lead.emails,
    lead.phones,
    lead.tier === null ? null : `tier ${lead.tier}`,
    lead.source === null ? null : `from ${lead.source}`,
    lead.origin === null ? null : lead.origin === 'self' ? 'found by you' : 'given to you',
    lead.stopped ? 'do not contact' : null,
  ].filter((fact) => fact !== null);
  if (facts.length > 0) ctx.print(say`  ${facts.join(' · ')}`);
  if (lead.note !== null) for (const line of indented(lead.note)) ctx.print(line);
  for (const touch of touches.reverse()) {
    ctx.print('\n');
    ctx.print(touchLine(ctx, touch));
    for (const line of touchLines(ctx, journal, touch, currency)) ctx.print(line);
  }
}
