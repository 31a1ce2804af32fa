import { daysBetween, dayTitleBy, type Day } from '../../domain/calendar.js';
import { everyWords } from '../../domain/contact/interval.js';
import { quoteLine } from '../../domain/command-line.js';
import { count } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import type { FollowUp, InTouch } from '../../store/promises/in-touch.js';
import { fit } from '../../render/width.js';
import { linesShown } from '../sheet/flow.js';
import { typed } from '../sheet/names.js';
import { hang, type View } from '../sheet/layout.js';
import { tableLines, type Table } from '../sheet/table.js';
import type { Due } from './due.js';
import { leadName } from './words.js';

/** Whom to try again, and whom to be in touch with again, line by line; nothing where there is nobody. */
export function renderAgain({ followUps, inTouch, callTactic, asOf }: Due, view: View): string[] {
  const { rows, resting } = followUps;
  const tactics = [...new Set(rows.map(({ tactic }) => tactic))].slice(0, commandsShown);
  return [
    ...(rows.length > 0 ? tableLines(followUpTable(asOf.day), rows, view) : []),
    ...(rows.length > 0 && resting > 0 ? restLines(resting, view) : []),
    ...tactics.flatMap((tactic) =>
      commandLines(`block ${typed(tactic)} --follow-up`, 'try them again', view),
    ),
    ...(inTouch.length > 0
      ? [
          ...tableLines(inTouchTable(asOf.day), inTouch, view),
          ...commandLines(
            `block ${callTactic === null ? 'TACTIC' : typed(callTactic)} --keep-in-touch`,
            'call them',
            view,
          ),
        ]
      : []),
  ];
}

/** Commands for the tactics of those to follow up. */
const commandsShown = 3;

function commandLines(command: string, what: string, { width, painter }: View): string[] {
  const line = `${command} (${what})`;
  return [`  ${String(painter.dim(fit(line.length + 2 <= width ? line : command, width - 2)))}`];
}

/** `follow-up: attempt 2 of 4 with cold-email, last touch Mon 2 Nov`; `keep in touch: every 90 days, last touch Tue 2 Jun` */
export function againWords(row: FollowUp | InTouch, today: Day): string {
  const last = row.lastDay === null ? 'never touched' : `last touch ${dayTitleBy(row.lastDay, today)}`;
  return 'tactic' in row
    ? `follow-up: attempt ${row.attempts + 1} of ${row.of} with ${row.tactic}, ${last}`
    : `keep in touch: ${everyWords(row.everyDays)}, ${last}`;
}

/** What is typed about whom. */
export function againHints({ followUps, inTouch }: Due): string[] {
  const [follow] = followUps.rows;
  if (follow) {
    const log = quoteLine(['log', `@${follow.leadId}`, '-t', follow.tactic]);
    return [`${log} (try again)`, `result @${follow.leadId} replied (it answered)`];
  }
  const [again] = inTouch;
  if (!again) return [];
  const lead = `@${again.leadId}`;
  return [`log ${lead} (you were in touch)`, `next ${lead} fri (plan it)`, `next ${lead} --every never`];
}

/** The part that both groups have; a narrow terminal loses the last columns. */
function againTable<Row extends FollowUp | InTouch>(
  head: string,
  columns: Table<Row>['columns'],
  today: Day,
): Table<Row> {
  return {
    of: 'lead',
    head,
    name: (row) => `  ${show(leadName(row))}`,
    names: { from: 15, most: Infinity },
    leastName: 15,
    choose: (rows) => rows.slice(0, linesShown),
    columns: [
      { title: '', text: ({ leadId }) => `@${leadId}`, align: 'left', gap: 1 },
      ...columns,
      { title: 'late', text: ({ day }) => lateWords(day, today), loss: 4 },
      {
        title: 'outcome',
        text: ({ outcome }) => show(outcome ?? ''),
        align: 'left',
        optional: true,
        loss: 1,
      },
    ],
  };
}

function followUpTable(today: Day): Table<FollowUp> {
  return againTable(
    'FOLLOW UP',
    [
      { title: 'with', text: ({ tactic }) => show(tactic), align: 'left', loss: 5 },
      { title: 'attempt', text: ({ attempts, of }) => `${attempts + 1} of ${of}`, loss: 3 },
      { title: 'last touch', text: ({ lastDay }) => dayTitleBy(lastDay, today), align: 'left', loss: 2 },
    ],
    today,
  );
}

function inTouchTable(today: Day): Table<InTouch> {
  return againTable(
    'KEEP IN TOUCH',
    [
      {
        title: 'last touch',
        text: ({ lastDay }) => (lastDay === null ? 'never' : dayTitleBy(lastDay, today)),
        align: 'left',
        loss: 2,
      },
      { title: 'every', text: ({ everyDays }) => daysWords(everyDays), loss: 3 },
    ],
    today,
  );
}

/** How long something has been due. */
function lateWords(day: Day, today: Day): string {
  const late = daysBetween(day, today);
  return late === 0 ? 'today' : daysWords(late);
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${count(days)} days`;
}

function restLines(resting: number, { width, painter }: View): string[] {
  return hang('  ', 2, `${restWords(resting, ' more')}.`, width).map((line) => String(painter.dim(line)));
}

/** `1 more had all its attempts: let it rest` */
export function restWords(resting: number, more = ''): string {
  return resting === 1
    ? `1${more} had all its attempts: let it rest`
    : `${count(resting)}${more} had all their attempts: let them rest`;
}
