import { area, curveStepAfter, line } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import { gridUp, shareAxis, ticksWidth } from '../../render/drawing/axis.js';
import { dot, path } from '../../render/drawing/marks.js';
import { label, lineHeight } from '../../render/drawing/text.js';
import { count, percent, range, some } from '../../render/figure.js';
import type { Markup } from '../../render/markup.js';
import { enoughForRange } from '../../stats/incidence.js';
import { growthOf, type CurvePoint } from '../measures/curve.js';
import { goalTitles, goalVerbs } from '../measures/goal-words.js';
import { isKnown, type GroupRow } from '../measures/groups.js';
import type { ReportQuery } from '../measures/query.js';
import type { About } from '../sheet/about.js';
import { ofAll } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import type { Drawing, Picture, PictureTable } from '../sheet/picture.js';
import { curveExplained } from './explain.js';
import { rowsOnPage } from './page.js';
import type { Worked } from './tactics.js';

/** A group with its curve, which has at least a first and a last point, or one that is both. */
interface Grown {
  row: GroupRow;
  points: readonly CurvePoint[];
}

/** How long the groups of the page take to convert; null while none has leads enough for a range. */
export function picture(worked: Worked, { query }: About): Picture | null {
  if (query.by === 'hour' || query.by === 'weekday') return null;
  const { rows, inUse } = rowsOnPage(worked, query);
  return curvesOf(rows, worked, query, inUse);
}

/** The curves of some rows, of how many in use; null while none of them has leads enough for a range. */
export function curvesOf(
  rows: readonly GroupRow[],
  worked: Pick<Worked, 'days'>,
  query: ReportQuery,
  inUse = rows.length,
): Picture | null {
  const grown = rows
    .map((row) => ({ row, points: growthOf(row, worked.days.get(row.key) ?? [], query.level) }))
    .filter(({ points }) => points.length > 0);
  if (grown.length === 0) return null;
  return {
    key: 'curve',
    title: `How long it takes until leads ${infinitives[query.goal]}`,
    description: describe(grown, { shown: rows.length, inUse }, query),
    draw: (width) => draw(grown, query, width),
    table: tableOf(grown, query),
    explain: [
      curveExplained(query),
      `Range: the shade is the ${query.level}% Wilson range of each day, for as many leads followed to that day as would tell as much. At the end of the line it is what is likely. Where it goes on beyond the drawing it is cut; the figures stand over each curve. Curves of a kind have one scale.`,
    ],
  };
}

const infinitives: Record<ReportQuery['goal'], string> = {
  reached: 'are reached',
  conversation: 'talk',
  meeting: 'meet',
  held: 'have held a meeting',
  proposal: 'come to a proposal',
  won: 'are won',
};

const shareOf = ({ points }: Grown) => points.at(-1)!.share;

/** The day by which half of the share at the end had converted. */
function halfOf(grown: Grown): number {
  const half = (shareOf(grown) / 2) * (1 - 1e-9);
  return grown.points.find(({ share }) => share >= half)!.day;
}

function describe(
  grown: readonly Grown[],
  { shown, inUse }: { shown: number; inUse: number },
  { by, goal, level, window }: ReportQuery,
): string {
  const verb = goalVerbs[goal];
  const come = grown.filter((each) => shareOf(each) > 0).toSorted((a, b) => halfOf(a) - halfOf(b));
  const [first, last] = [come[0], come.at(-1)];
  const told = (each: Grown) => `${groupName(each.row)} (${percent(shareOf(each))} in all)`;
  const stands =
    first === undefined || last === undefined
      ? `None ${verb} so far.`
      : halfOf(first) === halfOf(last)
        ? `Half of those who ${verb} did so ${dayWords(halfOf(first))}${come.length > 1 ? ' everywhere' : ''}.`
        : `Half of those who ${verb} did so ${dayWords(halfOf(first))} with ${told(first)}, and only ${dayWords(halfOf(last))} with ${told(last)}.`;
  const few = shown - grown.length;
  const which = shown < inUse ? `${shown} of ${inUse}, those used most: e` : 'E';
  return [
    `${which}ach line is the share of leads of a ${by} who ${verb} by the end of each day since the first touch, up to ${some(window, 'day')}, the shade its ${level}% range.`,
    stands,
    ...(few > 0
      ? [`${count(few)} ${few === 1 ? 'has' : 'have'} fewer than ${enoughForRange} leads and no curve yet.`]
      : []),
  ].join(' ');
}

function dayWords(day: number): string {
  return day === 0 ? 'on the day of the first touch' : `by day ${day}`;
}

const gap = 24;
const plotHeight = 84;
/** Three lines of text over a curve, and the days below it. */
const panelHeight = 3 * lineHeight + 14 + plotHeight + 2 * lineHeight;
const widestPanel = 340;

function draw(grown: readonly Grown[], query: ReportQuery, width: number): Drawing {
  const columns = Math.min(grown.length, width < 500 ? 2 : 4);
  const panel = Math.min(widestPanel, (width - (columns - 1) * gap) / columns);
  const inside = grown.flatMap((each, index) => {
    const family = grown.filter(({ row }) => row.kind === each.row.kind);
    const place = { x: (index % columns) * (panel + gap), y: Math.floor(index / columns) * panelHeight };
    return panelAt(each, { top: topOf(family, query), query }, { ...place, width: panel });
  });
  return { height: Math.ceil(grown.length / columns) * panelHeight, inside };
}

/** The highest share to be drawn: a range of few leads, which may hold nearly everything, does not flatten the others. */
function topOf(those: readonly Grown[], query: ReportQuery): number {
  const known = those.filter(({ row }) => isKnown(row, query));
  const ranged = known.length > 0 ? known : those;
  return Math.max(...ranged.flatMap(({ points }) => points.map(({ high }) => high)), ...those.map(shareOf));
}

function panelAt(
  { row, points }: Grown,
  { top, query: { by, window } }: { top: number; query: ReportQuery },
  { x, y, width }: { x: number; y: number; width: number },
): Markup[] {
  const from = y + 3 * lineHeight + 14;
  const to = from + plotHeight;
  const axis = shareAxis(top, [to, from], 2);
  const left = x + ticksWidth(axis) + 6;
  const right = x + width - 6;
  const days = scaleLinear([0, Math.max(1, window)], [left, right]);
  const at = (share: number) => Math.max(from, axis.scale(share));
  const end = points.at(-1)!;
  const shade = area<CurvePoint>(
    ({ day }) => days(day),
    ({ low }) => at(low),
    ({ high }) => at(high),
  )
    .curve(curveStepAfter)
    .digits(1);
  const grow = line<CurvePoint>(
    ({ day }) => days(day),
    ({ share }) => at(share),
  )
    .curve(curveStepAfter)
    .digits(1);
  const { rate, low, high } = row.byWindow!;
  const kind = by === 'tactic' && row.kind !== null ? ` · ${row.kind}` : '';
  return [
    label({ x, y: y + 8, text: groupName(row), kind: 'strong', room: width }),
    label({ x, y: y + 8 + lineHeight, text: `${percent(rate)} (${range(low, high)})`, room: width }),
    label({
      x,
      y: y + 8 + 2 * lineHeight,
      text: `${count(row.leadsConverted)} of ${count(row.leads)}${kind}`,
      kind: 'axis',
      room: width,
    }),
    ...gridUp(axis, { left, right }),
    path('area', shade([...points]) ?? ''),
    path('curve', grow([...points]) ?? ''),
    dot({ x: days(end.day), y: at(end.share) }),
    label({ x: left, y: to + 12, text: 'day 0', kind: 'axis' }),
    label({ x: right, y: to + 12, text: count(window), kind: 'axis', anchor: 'end' }),
  ];
}

function tableOf(grown: readonly Grown[], { by, goal, window, level }: ReportQuery): PictureTable {
  const told = [...new Set([0, Math.round(window / 4), Math.round(window / 2), window])];
  const cell = ({ points }: Grown, day: number) => {
    const found = points.at(-1)!.day < day ? undefined : points.findLast((point) => point.day <= day);
    return found === undefined ? '–' : `${percent(found.share)} (${range(found.low, found.high)})`;
  };
  return {
    columns: [
      { title: by },
      { title: goalTitles[goal].leads },
      ...told.map((day) => ({ title: `by day ${day} (${level}% range)` })),
      { title: 'half of it by day' },
    ],
    rows: grown.map((each) => [
      groupName(each.row),
      ofAll(each.row.leadsConverted, each.row.leads),
      ...told.map((day) => cell(each, day)),
      shareOf(each) > 0 ? count(halfOf(each)) : '–',
    ]),
  };
}
