import type { FailureGrouping } from '../../domain/touch.js';
import { count, percent, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { textWidth } from '../../render/width.js';
import { groupName } from '../sheet/names.js';
import { wrap, type View } from '../sheet/layout.js';
import { tableLines, type Table } from '../sheet/table.js';
import {
  causesOf,
  chooseGroups,
  isSameCause,
  standingOut,
  type FailureCell,
  type FailureCross,
  type FailureGroup,
} from './cross.js';
import { addKnown, sumTouches } from './failures.js';
import { moneyWords, placeWords, reasonWords, timeWords } from './words.js';

/** A row of the table as it is printed: a cause, or what all failures of each group took. */
interface CrossRow {
  name: string;
  place: string;
  cells: string[];
  all: string;
  time: string;
  money: string;
}

// `12  40%`
const cellWidth = 7;

// A name and what stands behind the groups: `  has-someone` and `  1,234`.
const besideGroups = 24;

/** Why things failed, by what: a table of as many groups as there is room for, and what stands out in it. */
export function renderCross(cross: FailureCross, view: View, currency: string | null): string[] {
  if (cross.cells.length === 0) return [];
  const { width, all, explain } = view;
  const shown = all ? cross.groups : choose(cross, width - besideGroups);
  const more = cross.groups.length - shown.length;
  const hidden = more === 0 ? [] : [`  and ${count(more)} more of them: --csv has all`];
  return [
    ...tableLines(crossTable(cross, shown), crossRows(cross, shown, currency), view),
    ...hidden,
    ...crossSentences(cross).flatMap((text) => wrap(text, width)),
    ...(explain ? wrap(explainCross(cross), width) : []),
  ];
}

/** What stands out in the table, as sentences; none where there is nothing to compare. */
export function crossSentences(cross: FailureCross): string[] {
  if (cross.compared === 0) return [];
  const found = standingOut(cross);
  if (found.length === 0) return [`No reason stands out for any one ${cross.by} beyond luck.`];
  return found.map((cell) => standsOut(cross, cell));
}

/** `price stands out for cold-call: 4 of its 10 failures (40%), elsewhere 1 of 12 (8%).` */
function standsOut({ by, cells, groups }: FailureCross, cell: FailureCell): string {
  const { reason, place, group, touches } = cell;
  const same = cells.filter((other) => isSameCause(other, cell));
  const alone = new Set(cells.filter((cell) => cell.reason === reason).map((cell) => cell.place)).size === 1;
  const why = `${show(reasonWords({ reason }))}${alone ? '' : ` (${placeWords({ reason, place })})`}`;
  const rest = {
    touches: sumTouches(same) - touches,
    of: sumTouches(groups) - group.touches,
  };
  const own = `${count(touches)} of its ${some(group.touches, 'failure')} (${percent(touches / group.touches)})`;
  const others = `${count(rest.touches)} of ${count(rest.of)} (${percent(rest.touches / rest.of)})`;
  return `${why} stands out ${whereWords[by]}${groupName(group)}: ${own}, elsewhere ${others}.`;
}

const whereWords: Record<FailureGrouping, string> = {
  tactic: 'for ',
  channel: 'for ',
  source: 'for source ',
  origin: 'for leads that are ',
  tier: 'for tier ',
  week: 'in ',
  month: 'in ',
  hour: 'at ',
  weekday: 'on ',
  stage: 'at ',
};

/** How the table is made and what stands out in it, as a sentence or two. */
export function explainCross({ by, compared }: FailureCross): string {
  const share = `By ${by}: failures for each reason, with their share of all failures of that ${by}.`;
  if (compared === 0) return share;
  return `${share} One stands out where so many leads would have it by luck less than once in 20 tables: Fisher's exact chance from the sums of its row and column, each lead counted once by its last failure, allowed for all ${count(compared)} cells (Holm). Failures without a reason are not compared.`;
}

/** The table; `shown` are the groups that it has columns for. */
export function crossTable({ by }: FailureCross, shown: readonly FailureGroup[]): Table<CrossRow> {
  return {
    of: `why, by ${by}`,
    head: `  by ${by}`,
    paint: 'dim',
    name: ({ name }) => name,
    names: { most: 24 },
    leastName: 14,
    columns: [
      { title: 'where', text: ({ place }) => place, align: 'left', loss: 3 },
      ...shown.map((group, index) => ({
        title: groupName(group),
        text: ({ cells }: CrossRow) => cells[index] ?? '',
      })),
      { title: 'all', text: ({ all }) => all },
      { title: 'time', text: ({ time }) => time, optional: true, loss: 2 },
      { title: 'money', text: ({ money }) => money, optional: true, loss: 1 },
    ],
  };
}

/** Causes, the most frequent first, and what all of each group took. */
export function crossRows(
  { cells, groups }: FailureCross,
  shown: readonly FailureGroup[],
  currency: string | null,
): CrossRow[] {
  const money = (of: Pick<FailureGroup, 'cost'>) => moneyWords(of, currency);
  const whole = { touches: sumTouches(groups), ...sumOf(groups) };
  const line = (name: string, text: (group: FailureGroup) => string, all: string): CrossRow => {
    const texts = shown.map(text);
    return { name, place: '', cells: texts, all, time: '', money: '' };
  };
  return [
    ...causesOf({ cells }).map((cause): CrossRow => {
      const sums = sumOf(cause.cells);
      return {
        name: `  ${show(reasonWords(cause))}`,
        place: placeWords(cause),
        cells: shown.map((group) => cellText(cause.cells.find((cell) => cell.group === group))),
        all: count(cause.touches),
        time: timeWords(sums),
        money: money(sums),
      };
    }),
    {
      ...line('  all', ({ touches }) => count(touches), count(whole.touches)),
      time: timeWords(whole),
      money: money(whole),
    },
    ...(whole.seconds === null ? [] : [line('  time', timeWords, '')]),
    ...(whole.cost === null ? [] : [line('  money', money, '')]),
  ];
}

/** The groups for which there is room in so many columns. */
function choose(cross: FailureCross, room: number): readonly FailureGroup[] {
  let taken = 0;
  return chooseGroups(cross, (group) => {
    taken += 2 + Math.max(cellWidth, textWidth(groupName(group)));
    return taken <= room;
  });
}

function cellText(cell: FailureCell | undefined): string {
  return cell === undefined ? '' : `${count(cell.touches)} ${percent(cell.share).padStart(4)}`;
}

function sumOf(all: readonly Pick<FailureGroup, 'seconds' | 'usualSeconds' | 'cost'>[]) {
  return {
    seconds: addKnown(all.map(({ seconds }) => seconds)),
    usualSeconds: addKnown(all.map(({ usualSeconds }) => usualSeconds)),
    cost: addKnown(all.map(({ cost }) => cost)),
  };
}
