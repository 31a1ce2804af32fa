import { daysBetween, dayTitle, dayTitleBy, type Day } from '../../domain/calendar.js';
import { stages } from '../../domain/touch.js';
import { count } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import type { DreamLead } from '../../store/promises/agenda.js';
import { limitedFlow, linesShown, sentence } from '../sheet/flow.js';
import type { Due } from './due.js';
import { asText, flow, stripLine, stripsWidth, type Strip, type View } from '../sheet/layout.js';

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

const nameRoom = 13;

function coldLines({ dream, asOf }: Due, view: View): string[] {
  const { cold } = dream;
  if (cold.length === 0) return [];
  const { width, painter } = view;
  const rows = view.all ? cold : cold.slice(0, linesShown);
  const names = rows.map(({ lead }) => show(lead));
  const ids = rows.map(({ leadId }) => `@${leadId}`);
  const strips: Strip[] = [
    { title: '', cells: ids, align: 'left', gap: 1 },
    {
      title: 'last touch',
      cells: rows.map(({ lastDay }) => shortDay(lastDay, asOf.day)),
      align: 'left',
      gap: 2,
    },
    { title: 'days', cells: rows.map(({ lastDay }) => daysSince(lastDay, asOf.day)), align: 'right', gap: 2 },
    { title: 'touches', cells: rows.map(({ touches }) => count(touches)), align: 'right', gap: 2 },
    { title: 'furthest', cells: rows.map(({ stage }) => stages[stage ?? 0] ?? ''), align: 'left', gap: 2 },
    {
      title: 'promised',
      cells: rows.map(({ nextDay }) => shortDay(nextDay, asOf.day)),
      align: 'left',
      gap: 2,
    },
  ];
  while (strips.length > 1 && nameRoom + 2 + stripsWidth(strips) > width) strips.pop();
  const widest = names.reduce((most, name) => Math.max(most, textWidth(name)), nameRoom);
  const name = Math.max(4, Math.min(widest, width - 2 - stripsWidth(strips)));
  const title = 'GOING COLD';
  const head = padEnd('', name + 2 - title.length) + stripLine(strips, 'title');
  const hidden = cold.length - rows.length;
  return [
    String(painter.bold(title)) + String(painter.dim(fit(head.trimEnd(), width - title.length))),
    ...names.map((text, index) =>
      fit(`  ${padEnd(fit(text, name), name)}${stripLine(strips, index)}`.trimEnd(), width),
    ),
    ...(hidden > 0 ? [`  and ${count(hidden)} more: add --all`] : []),
  ];
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
