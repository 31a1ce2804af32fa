import { daysBetween, dayTitle, dayTitleBy, type Day } from '../../domain/calendar.js';
import { stages } from '../../domain/touch.js';
import { count } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import type { DreamLead } from '../../store/promises/agenda.js';
import { limitedFlow, linesShown, sentence } from '../sheet/flow.js';
import type { Due } from './due.js';
import { asText, flow, type View } from '../sheet/layout.js';
import { lostFromTheEnd, tableLines, type Table } from '../sheet/table.js';

/** Whom of the dream list to call now, as text, each line ended; it fits the width. */
export function renderDreamList(due: Due, view: View): string {
  const { width, painter } = view;
  const { leads, cold, never } = due.dream;
  const parts = [
    dayTitle(due.asOf.day, { year: true }),
    `dream list of ${count(leads)}`,
    `${count(cold.length)} going cold`,
    `${count(never.length)} never touched`,
  ];
  const blocks = [
    flow(parts, width).map((line) => String(painter.bold(line))),
    cold.length + never.length === 0
      ? nobodyLines(due, width)
      : [...coldLines(due, view), ...neverLines(due, view)],
    hintLines(due, view),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map(asText)
    .join('\n');
}

function nobodyLines({ dream, coldDays }: Due, width: number): string[] {
  const text =
    dream.leads === 0
      ? 'Nobody is on the dream list yet. Put somebody there: prospect lead add NAME --dream'
      : `Nobody on it is waiting: whoever is still open was touched in the last ${coldDays === 1 ? 'day' : `${coldDays} days`}.`;
  return sentence(text, width);
}

function coldLines({ dream, asOf }: Due, view: View): string[] {
  return dream.cold.length === 0 ? [] : tableLines(coldTable(asOf.day), dream.cold, view);
}

/** A narrow terminal loses the last columns. */
function coldTable(today: Day): Table<DreamLead> {
  return {
    of: 'lead',
    head: 'GOING COLD',
    name: ({ lead }) => `  ${show(lead)}`,
    names: { from: 15, most: Infinity },
    leastName: 15,
    choose: (leads) => leads.slice(0, linesShown),
    columns: [
      { title: '', text: ({ leadId }) => `@${leadId}`, align: 'left', gap: 1 },
      ...lostFromTheEnd<DreamLead>([
        { title: 'last touch', text: ({ lastDay }) => shortDay(lastDay, today), align: 'left' },
        { title: 'days', text: ({ lastDay }) => daysSince(lastDay, today) },
        { title: 'touches', text: ({ touches }) => count(touches) },
        { title: 'furthest', text: ({ stage }) => stages[stage ?? 0] ?? '', align: 'left' },
        { title: 'promised', text: ({ nextDay }) => shortDay(nextDay, today), align: 'left' },
      ]),
    ],
  };
}

function neverLines({ dream }: Due, view: View): string[] {
  const { never } = dream;
  if (never.length === 0) return [];
  const names = (view.all ? never : never.slice(0, 100)).map((lead) => show(nameOf(lead)));
  const lines = limitedFlow(names, never.length, (parts) => flow(parts, view.width - 2), view);
  return [String(view.painter.bold('NEVER TOUCHED')), ...lines.map((line) => `  ${line}`)];
}

function hintLines({ dream }: Due, { width, painter }: View): string[] {
  const first = dream.cold[0] ?? dream.never[0];
  if (first === undefined) return [];
  const parts = [`log @${first.leadId} log the call`, `next @${first.leadId} fri plan it`];
  return flow(parts, width).map((line) => String(painter.dim(line)));
}

function nameOf({ lead, leadId }: DreamLead): string {
  return `${lead} @${leadId}`;
}

function shortDay(day: Day | null, asOf: Day): string {
  return day === null ? '–' : dayTitleBy(day, asOf);
}

function daysSince(day: Day | null, asOf: Day): string {
  return day === null ? '–' : count(daysBetween(day, asOf));
}
