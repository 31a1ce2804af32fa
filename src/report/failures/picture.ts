import { cell, heatOf, nameLines } from '../../render/drawing/heat.js';
import { label, lineHeight, textLength, wrapText } from '../../render/drawing/text.js';
import { count, percent, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { periodWords } from '../measures/query.js';
import type { About } from '../sheet/about.js';
import { ofAll } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import type { Drawing, Picture } from '../sheet/picture.js';
import { crossSentences, explainCross } from './cross-page.js';
import {
  causesOf,
  chooseGroups,
  standingOut,
  type Cause,
  type FailureCell,
  type FailureCross,
} from './cross.js';
import { explainFailed } from './explain.js';
import { isUnrecorded, sumTouches } from './failures.js';
import type { FailuresBy } from './read.js';
import { placeWords, reasonWords } from './words.js';

/** What broke, by reason and by what failures are told apart by: a table with its counts; null where nothing did. */
export function failuresPicture(failures: FailuresBy, { query }: About): Picture | null {
  const { cross, failed, deferred } = failures;
  const causes = causesOf(cross);
  if (causes.length === 0) return null;
  const all = failed + deferred;
  const period = periodWords(query);
  return {
    key: 'failures',
    title: `What broke, by reason and ${cross.by}`,
    description: [
      `${period.charAt(0).toUpperCase()}${period.slice(1)}: ${some(all, 'touch', 'touches')} failed or ${all === 1 ? 'was' : 'were'} put off; ${mostWords(causes, all)}.`,
      ...crossSentences(cross),
    ].join(' '),
    draw: (width) => drawCross(cross, causes, width),
    table: tableOf(cross, causes, all),
    explain: [`All failures: ${explainFailed(failures)}`, explainCross(cross)],
  };
}

function mostWords([first]: readonly Cause[], all: number): string {
  if (isUnrecorded(first!)) return 'no reason is recorded';
  const { touches } = first!;
  return `the most frequent reason is ${causeWords(first!)}, ${count(touches)} of them (${percent(touches / all)})`;
}

/** `price (offer)` */
function causeWords(cause: Pick<Cause, 'reason' | 'place'>): string {
  const place = placeBeside(cause);
  return show(reasonWords(cause)) + (place === null ? '' : ` (${place})`);
}

/** Where it broke, unless the reason says as much. */
function placeBeside({ reason, place }: Pick<Cause, 'reason' | 'place'>): string | null {
  return place === reason ? null : place;
}

function tableOf(cross: FailureCross, causes: readonly Cause[], all: number): Picture['table'] {
  const named = standingOut(cross);
  const note = (found: FailureCell) => (named.includes(found) ? 'stands out' : '');
  const of = (touches: number, whole: number) => [ofAll(touches, whole), percent(touches / whole)];
  const rows = causes.flatMap((cause) => {
    const why = [show(reasonWords(cause)), placeWords(cause)];
    return [
      [...why, 'all', ...of(cause.touches, all), ''],
      ...cause.cells.map((one) => [
        ...why,
        groupName(one.group),
        ...of(one.touches, one.group.touches),
        note(one),
      ]),
    ];
  });
  const columns: Picture['table']['columns'] = [
    { title: 'why', align: 'left' },
    { title: 'where', align: 'left' },
    { title: cross.by, align: 'left' },
    { title: 'of its failures' },
    { title: 'share' },
    ...(named.length > 0 ? [{ title: 'note', align: 'left' } as const] : []),
  ];
  const sums = cross.groups.map((group) => ['all', '', groupName(group), ...of(group.touches, all), '']);
  return { columns, rows: [...rows, ...sums].map((row) => row.slice(0, columns.length)) };
}

const cellHeight = 44;
const gap = 3;
const mostCauses = 12;
const mostHeadLines = 3;

// Wide and narrow: what the names, what all groups together, and what each group at least takes.
const wide = { names: 168, sums: 56, group: 80 };
const narrow = { names: 96, sums: 44, group: 62 };
const widestGroup = 120;

function drawCross(cross: FailureCross, causes: readonly Cause[], width: number): Drawing {
  const room = roomIn(cross, width);
  const rest = width - room.names - room.sums;
  const places = Math.max(1, Math.floor(rest / room.group));
  const named = standingOut(cross).slice(0, places);
  let free = places - new Set(named.map(({ group }) => group)).size;
  const groups = chooseGroups(cross, (group) => named.some((one) => one.group === group) || free-- > 0);
  const shown = causes.filter(
    ({ cells }, row) => row < mostCauses || cells.some((one) => named.includes(one)),
  );
  const columnWidth = Math.min(widestGroup, rest / groups.length);
  const inner = columnWidth - gap;
  const heads = groups.map((group) => nameLines(groupName(group), inner, mostHeadLines));
  const headLines = Math.max(1, ...heads.map((lines) => lines.length));
  const headHeight = headLines * lineHeight + 4;
  const leftOf = (column: number) => room.names + column * columnWidth;
  const topOf = (row: number) => headHeight + row * cellHeight;
  const middleOf = (row: number) => topOf(row) + (cellHeight - gap) / 2;
  const sumsAt = leftOf(groups.length) + room.sums / 2;
  const most = Math.max(...cross.cells.map((one) => (isUnrecorded(one) ? 0 : one.touches)));
  const cells = shown.flatMap((cause, row) =>
    groups.flatMap((group, column) => {
      const found = cause.cells.find((one) => one.group === group);
      if (!found) return [];
      const isRinged = named.includes(found);
      return cell({
        x: leftOf(column),
        y: topOf(row),
        width: inner,
        height: cellHeight - gap,
        heat: isUnrecorded(found) ? 'none' : heatOf(found.touches, most),
        texts: [count(found.touches), percent(found.share)],
        title: `${causeWords(cause)}, ${groupName(group)}: ${ofAll(found.touches, group.touches)}, ${percent(found.share)}${isRinged ? ', stands out' : ''}`,
        isRinged,
      });
    }),
  );
  const sums = (text: string, x: number, y: number) =>
    label({ x, y, text, kind: 'strong', anchor: 'middle' });
  const bottom = topOf(shown.length) + 28;
  const notes = notesOf(
    cross,
    named.length > 0,
    causes.length - shown.length,
    cross.groups.length - groups.length,
  ).flatMap((note) => wrapText(note, width));
  return {
    height: bottom + notes.length * lineHeight,
    inside: [
      ...heads.flatMap((lines, column) =>
        lines.map((text, line) =>
          label({
            x: leftOf(column) + inner / 2,
            y: (headLines - lines.length + line) * lineHeight + lineHeight / 2,
            text,
            kind: 'axis',
            anchor: 'middle',
          }),
        ),
      ),
      label({ x: sumsAt, y: (headLines - 0.5) * lineHeight, text: 'all', kind: 'axis', anchor: 'middle' }),
      ...shown.flatMap((cause, row) => [
        ...causeLabels(cause, middleOf(row), room.names - 8),
        sums(count(cause.touches), sumsAt, middleOf(row)),
      ]),
      ...cells,
      label({ x: 0, y: topOf(shown.length) + 10, text: 'all', kind: 'axis' }),
      ...groups.map((group, column) =>
        sums(count(group.touches), leftOf(column) + inner / 2, topOf(shown.length) + 10),
      ),
      ...notes.map((text, line) =>
        label({ x: 0, y: bottom + (line + 0.5) * lineHeight, text, kind: 'axis' }),
      ),
    ],
  };
}

/** What the parts take in a width: more than usual where counts are long. */
function roomIn({ groups }: FailureCross, width: number): typeof wide {
  const { names, sums, group } = width < 600 ? narrow : wide;
  const longest = (n: number) => textLength(count(n), true) + 8;
  return {
    names,
    sums: Math.max(sums, longest(sumTouches(groups))),
    group: Math.max(group, longest(Math.max(...groups.map(({ touches }) => touches)))),
  };
}

/** A reason, and where it broke below it. */
function causeLabels(cause: Cause, y: number, room: number) {
  const text = show(reasonWords(cause));
  const place = placeBeside(cause);
  if (place === null) return [label({ x: 0, y, text, room })];
  return [
    label({ x: 0, y: y - lineHeight / 2, text, room }),
    label({ x: 0, y: y + lineHeight / 2, text: place, kind: 'axis', room }),
  ];
}

function notesOf(cross: FailureCross, hasRing: boolean, causes: number, groups: number): string[] {
  const more = [
    causes > 0 ? [some(causes, 'reason')] : [],
    groups > 0 ? [some(groups, cross.by)] : [],
  ].flat();
  return [
    `In a cell: touches, and their share of all failures of that ${cross.by}.`,
    ...(hasRing ? ['Ring: it stands out beyond luck.'] : []),
    ...(more.length > 0 ? [`The table has ${more.join(' and ')} more.`] : []),
  ];
}
