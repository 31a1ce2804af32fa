import { addDays } from '../../domain/calendar.js';
import { count, some } from '../../render/figure.js';
import { fit } from '../../render/width.js';
import { countOpenLeads, hasImported, type OpenLeads } from '../../store/touches/open-leads.js';
import { firstTouchDay } from '../../store/counts/plan.js';
import type { Journal } from '../../store/file/journal.js';
import type { ReportQuery } from '../measures/query.js';
import { hang, type View } from '../sheet/layout.js';
import { groupName, typed } from '../sheet/names.js';
import { worthCommand } from '../sheet/worth.js';
import type { Worked } from '../tactics/tactics.js';

/** Days from a journal's first touch on in which its report ends with what would make it say more. */
const firstDays = 7;

/** What would make a report of a journal's first week say more. */
export interface FirstWeek {
  /** Tactics in use that have no worth, as they are named and as they are typed. */
  withoutWorth: readonly { name: string; typed: string }[];
  leads: OpenLeads;
  /** Whether nothing was imported yet. */
  isByHand: boolean;
}

/** Null after the first seven days from the journal's first touch on, and for a report by anything but tactic. */
export function readFirstWeek(
  journal: Journal,
  { rows }: Worked,
  { by, asOf }: ReportQuery,
): FirstWeek | null {
  const first = by === 'tactic' ? firstTouchDay(journal) : null;
  if (first === null || asOf.day >= addDays(first, firstDays)) return null;
  const withoutWorth = rows.filter(({ worth, droppedDay }) => worth === null && droppedDay === null);
  const names = new Map(withoutWorth.map((row) => [row.name, groupName({ ...row, version: 1 })]));
  return {
    withoutWorth: [...names].map(([name, shown]) => ({ name: shown, typed: typed(name ?? '') })),
    leads: countOpenLeads(journal, asOf.day),
    isByHand: !hasImported(journal),
  };
}

const title = 'TO SEE MORE';
const indent = 15;

/** The things to do beside their title; nothing where there is none. */
export function renderFirstWeek(week: FirstWeek, query: ReportQuery, { width, painter }: View): string[] {
  const things = firstWeekWords(week, query);
  const lines = things.flatMap((text) => hang(' '.repeat(indent), indent, text, width));
  const [first, ...rest] = lines.map((line) => fit(line, width));
  if (first === undefined) return [];
  return [String(painter.bold(title)) + first.slice(title.length), ...rest];
}

/** At most three sentences; each ends with the command to type. */
function firstWeekWords({ withoutWorth, leads, isByHand }: FirstWeek, query: ReportQuery): string[] {
  const [first] = withoutWorth;
  const others = withoutWorth.length - 1;
  const also = others > 0 ? ` (and ${count(others)} more)` : '';
  const waiting = Math.round(leads.waiting);
  const open = Math.round(leads.open);
  return [
    ...(first
      ? [
          `Say what ${first.name}${also} must bring to be worth your time: ${worthCommand(first.typed, query)}`,
        ]
      : []),
    ...(waiting > 0
      ? [`Log what came of the ${some(waiting, 'lead')} waiting for an answer: prospect list --waiting`]
      : open > 0
        ? [`Log what came of the ${some(open, 'open lead')}: prospect list --state open`]
        : []),
    ...(isByHand
      ? ['Import what you did before, from any list or export: prospect import FILE --dry-run']
      : []),
  ];
}
