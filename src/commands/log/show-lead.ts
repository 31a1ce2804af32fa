import type { Context } from '../../context.js';
import { everyWords } from '../../domain/contact/interval.js';
import { minorDigits } from '../../domain/money.js';
import { compareHappened } from '../../domain/order.js';
import { isoMoment } from '../../domain/when.js';
import { leadColumns } from '../../exchange/columns/leads.js';
import { touchColumns } from '../../exchange/columns/touches.js';
import { money, some } from '../../render/figure.js';
import { toJson } from '../../render/json.js';
import { makePainter } from '../../render/paint.js';
import { renderJsonRows } from '../../render/rows.js';
import { say } from '../../render/safe.js';
import { padEnd, textWidth } from '../../render/width.js';
import type { Journal } from '../../store/file/journal.js';
import { leadRows, type Lead } from '../../store/leads/list.js';
import type { Standing } from '../../store/pipeline/standing.js';
import { intervalOf } from '../../store/promises/intervals.js';
import { openSteps } from '../../store/promises/promises.js';
import { currencyOf } from '../../store/settings/settings.js';
import { storyOf, type Story } from '../../store/across/story.js';
import { newestTouches } from '../../store/touches/touches.js';
import { stepLine } from '../flags/stored-touches.js';
import { fellowAsJson, fellowLines, fellowsIn } from './show-company.js';
import { neverWords } from './next-every.js';
import { eventsOf, happenedAt, noteLines } from './show-story.js';
import { leadTitle } from '../flags/lead-choice.js';

const touchesShown = 20;

/** Everything about a lead: what is next, who it is, then what happened in the order of time. */
export function showLead(
  ctx: Context,
  journal: Journal,
  id: number,
  flags: { json?: true; all?: true },
): void {
  const lead = leadRows(journal, [id])[0]!;
  const story = storyOf(journal, id);
  const fellows =
    lead.company === null ? [] : fellowsIn(ctx, journal, lead.company).filter(({ leadId }) => leadId !== id);
  if (flags.json) return ctx.print(leadAsJson(journal, lead, story, fellows));
  const currency = currencyOf(journal);
  const touches = newestTouches(journal, { leadId: id }, flags.all ? 0 : touchesShown).reverse();
  for (const line of headLines(ctx, journal, lead, story, currency)) ctx.print(line);
  for (const line of fellowLines(ctx, fellows, lead.company ?? '')) ctx.print(`  ${line}`);
  ctx.print('\n');
  const hidden = lead.touches - touches.length;
  const first = touches[0];
  if (hidden > 0 && first)
    ctx.print(`… ${some(hidden, 'earlier touch', 'earlier touches')}, and what came with them: --all`);
  const events = eventsOf(ctx, journal, { lead, story, touches, currency });
  const shown =
    hidden > 0 && first ? events.filter((event) => compareHappened(event, happenedAt(first)) >= 0) : events;
  const width = Math.max(...shown.map(({ when }) => textWidth(when)));
  for (const { when, what, more } of shown) {
    ctx.print(`${padEnd(when, width)}  ${what}`);
    for (const line of more) ctx.print(`    ${line}`);
  }
}

function headLines(
  ctx: Context,
  journal: Journal,
  lead: Lead,
  story: Story,
  currency: string | null,
): string[] {
  const { value, ended } = story;
  const interval = intervalOf(journal, lead.id);
  const worth = value === null ? null : money(value, currency);
  const facts = [
    [lead.company, lead.emails, lead.phones, lead.url],
    [
      lead.tier && `tier ${lead.tier}`,
      lead.source && `from ${lead.source}`,
      lead.origin && (lead.origin === 'self' ? 'found by you' : 'given to you'),
      lead.tags && `tags ${lead.tags}`,
      ...story.merged.map(
        (merged) => `also ${merged.name}${merged.number === null ? '' : ` @${merged.number}`}`,
      ),
    ],
  ].flatMap((parts) =>
    wrapped(
      parts.filter((part) => part !== null),
      ctx.width - 2,
    ),
  );
  const lines = [
    ...(lead.stopped ? ['do not contact'] : []),
    ...openSteps(journal, lead.id).map((step) => stepLine(ctx, step)),
    ...(interval.days === null ? [] : [`keep in touch ${everyWords(interval.days)}`]),
    ...(interval.own === 0 ? wrapped(neverWords(lead.id).split('; '), ctx.width - 2) : []),
    ...(worth !== null && ended === null ? [`at stake ${worth}`] : []),
    ...(worth !== null && ended === 'won' ? [`won ${worth}`] : []),
    ...facts,
    ...(lead.note === null ? [] : noteLines(lead.note)),
  ];
  const title = makePainter({ color: ctx.color }).bold(leadTitle(lead)).toString();
  return [title, ...lines.map((line) => `  ${line}`)];
}

/** Parts with dots between them, in as few lines as fit. */
function wrapped(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const text = say`${part}`;
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last) + 3 + textWidth(text) <= width)
      lines[lines.length - 1] = `${last} · ${text}`;
    else lines.push(text);
  }
  return lines;
}

function leadAsJson(
  journal: Journal,
  lead: Lead,
  { promises, merged, value }: Story,
  fellows: readonly Standing[],
): string {
  const currency = currencyOf(journal);
  const columns = touchColumns(currency);
  const history = renderJsonRows(columns, newestTouches(journal, { leadId: lead.id }, 0));
  return toJson(
    {
      ...renderJsonRows(leadColumns(), [lead])[0],
      history,
      value: value === null ? null : value / 10 ** minorDigits(currency),
      promises: promises.map((promise) => ({
        at: isoMoment(promise),
        zone: promise.zone,
        what: promise.what,
        owner: promise.owner,
        meeting: promise.isMeeting === 1,
        acknowledged: promise.acknowledged,
        made: promise.made,
        made_by: promise.touchId,
        state: promise.state,
        closed: promise.closed,
        closed_by: promise.closedBy,
        why: promise.why,
      })),
      merged: merged.map(({ number, name, day }) => ({ lead_id: number, name, merged: day })),
      same_company: fellows.map(fellowAsJson),
    },
    2,
  );
}
