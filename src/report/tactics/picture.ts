import { scaleLog } from 'd3-scale';
import { worthWords } from '../../domain/worth.js';
import { figuresAcross, gridAcross, shareAxis, type Axis } from '../../render/drawing/axis.js';
import { box, rangeMark, stroke } from '../../render/drawing/marks.js';
import { label, lineHeight, textLength } from '../../render/drawing/text.js';
import { offScale } from '../../render/bar.js';
import { count, percent, range, some } from '../../render/figure.js';
import type { Markup } from '../../render/markup.js';
import { enoughForRange } from '../../stats/incidence.js';
import { goalTitles, goalVerbs } from '../measures/goal-words.js';
import type { GroupRow } from '../measures/groups.js';
import type { ReportQuery } from '../measures/query.js';
import { verdicts, type Verdict } from '../measures/verdict.js';
import type { About } from '../sheet/about.js';
import { ofAll } from '../sheet/layout.js';
import { barExplained } from '../sheet/likely-bar.js';
import { groupName } from '../sheet/names.js';
import type { Drawing, Picture, PictureTable } from '../sheet/picture.js';
import { explainWorked } from './explain.js';
import { rowsOnPage } from './page.js';
import type { Worked } from './tactics.js';

/** The rows drawn, with what is said of each. */
interface Drawn {
  nameOf: (row: GroupRow) => string;
  rows: readonly GroupRow[];
  /** Of all in use. */
  inUse: number;
  verdictOf: (row: GroupRow) => Verdict | null;
  /** Whether ranges are drawn in multiples of what each row must bring. */
  isByWorth: boolean;
}

const scaleExplained =
  'Drawn against the worth, what you said the tactic must bring: half is half of that and twice is twice as much, and each doubling is as wide as the next. The drawing ends at a quarter of the worth and at four times the worth; an arrow says that a range goes on.';

/**
 * What each tactic brings, against its worth where any has one; null without a touch, and by hour or weekday, of which
 * another picture tells.
 */
export function picture(worked: Worked, { query }: About): Picture | null {
  const { rows, inUse } = rowsOnPage(worked, query);
  if (rows.length === 0 || query.by === 'hour' || query.by === 'weekday') return null;
  const isByWorth = rows.some(({ worth }) => worth !== null);
  const verdictOf = ({ key }: GroupRow) => worked.judgements.byTactic.get(key)?.verdict ?? null;
  const nameOf = (row: GroupRow) => groupName(row, query.by);
  const drawn = { nameOf, rows, inUse, verdictOf, isByWorth };
  return {
    key: 'tactics',
    title: isByWorth ? 'What each tactic brings, against its worth' : `What each ${query.by} brings`,
    description: `${whatIsDrawn(drawn, query)} ${whatStandsOut(drawn)}`,
    draw: (width) => draw(drawn, query, width),
    table: tableOf(drawn, query),
    explain: explainWorked(worked, query).map((text) => (text === barExplained ? scaleExplained : text)),
  };
}

function whatIsDrawn({ rows, inUse, isByWorth }: Drawn, { by, goal, window, level }: ReportQuery): string {
  const which = rows.length < inUse ? `${rows.length} of ${inUse}, those used most: e` : 'E';
  const enough = isByWorth ? ', and the line down the middle is enough, its worth' : '';
  return `${which}ach line is the ${level}% range of the share of leads of a ${by} who ${goalVerbs[goal]} within ${some(window, 'day')}, the dot what is most likely${enough}.`;
}

const namesTold = 3;

/** How many have each verdict, and which; what cannot be said yet is told as well. */
function whatStandsOut({ nameOf, rows, verdictOf, isByWorth }: Drawn): string {
  const named = (those: readonly GroupRow[], words: string) => {
    if (those.length === 0) return [];
    const more = those.length > namesTold ? ` and ${those.length - namesTold} more` : '';
    return [`${words}: ${those.slice(0, namesTold).map(nameOf).join(', ')}${more}`];
  };
  if (!isByWorth) {
    const ranged = rows.filter(({ byWindow }) => byWindow !== null);
    if (ranged.length === 0) return `A range takes ${enoughForRange} leads, which none has yet.`;
    const best = ranged.reduce((one, other) => (other.byWindow!.rate > one.byWindow!.rate ? other : one));
    const { rate, low, high } = best.byWindow!;
    if (rate === 0) return 'None has brought any yet.';
    return `Highest so far: ${nameOf(best)} with ${percent(rate)} (${range(low, high)}), ${count(best.leadsConverted)} of ${count(best.leads)}.`;
  }
  const parts = [
    ...verdicts.flatMap((verdict) =>
      named(
        rows.filter((row) => verdictOf(row) === verdict),
        verdict,
      ),
    ),
    ...named(
      rows.filter(({ worth }) => worth === null),
      'no worth',
    ),
  ];
  return `The verdicts: ${parts.join('; ')}.`;
}

/** Where things stand at a width. */
interface Layout {
  width: number;
  isNarrow: boolean;
  left: number;
  right: number;
  rowHeight: number;
  /** From the top of a row to the middle of its range. */
  rangeAt: number;
  nameRoom: number;
  verdictRoom: number;
}

const verdictRoom = 72;
const headHeight = 26;
const groupHeight = 30;

function layOut(width: number, hasVerdicts: boolean): Layout {
  const isNarrow = width < 500;
  const room = hasVerdicts ? verdictRoom : 0;
  return isNarrow
    ? {
        ...{ width, isNarrow, left: 14, right: width - 14, rowHeight: 62, rangeAt: 42 },
        ...{ nameRoom: width - room, verdictRoom: room },
      }
    : {
        ...{ width, isNarrow, left: 250, right: width - Math.max(20, room + 8), rowHeight: 42, rangeAt: 16 },
        ...{ nameRoom: 226, verdictRoom: room },
      };
}

function draw(drawn: Drawn, query: ReportQuery, width: number): Drawing {
  const { rows, isByWorth } = drawn;
  const layout = layOut(width, isByWorth);
  const axis = axisOf(drawn, [layout.left, layout.right]);
  let y = headHeight;
  let heading: string | null = null;
  const lines = rows.flatMap((row) => {
    const kind = query.by === 'tactic' ? row.kind : null;
    const title = kind === heading ? [] : [label({ x: 0, y: y + 18, text: kind ?? 'no kind', kind: 'axis' })];
    if (title.length > 0) y += groupHeight;
    heading = kind;
    const drawnRow = rowAt(row, y, drawn, axis, layout);
    y += layout.rowHeight;
    return [...title, ...drawnRow];
  });
  const scaleAt = (textAt: number) => [
    ...figuresAcross(axis, { y: textAt, width }),
    ...(isByWorth
      ? [label({ x: axis.scale(1), y: textAt, text: 'enough', kind: 'strong', anchor: 'middle' })]
      : []),
  ];
  const isLong = rows.length >= longRows;
  return {
    height: y + (isLong ? lineHeight : 0),
    inside: [
      ...scaleAt(8),
      ...(isLong ? scaleAt(y + 4) : []),
      ...(layout.isNarrow ? [] : gridOf(drawn, axis, { top: headHeight - 6, bottom: y - 8 })),
      ...lines,
    ],
  };
}

/** The lines that ranges are read against; the one of the worth is the strongest. */
function gridOf({ isByWorth }: Drawn, axis: Axis, place: { top: number; bottom: number }): Markup[] {
  const x = axis.scale(1);
  return [
    ...gridAcross(axis, place),
    ...(isByWorth ? [stroke('worth', { x, y: place.top }, { x, y: place.bottom })] : []),
  ];
}

// From so many rows on the scale is read below them, too.
const longRows = 7;

const steps = new Map([
  [0.25, '¼'],
  [0.5, 'half'],
  [2, 'twice'],
  [4, '4×'],
]);
const [least, most] = [0.25, 4];

/** Multiples of the worth, each doubling as wide as the next; or shares up to a round one. */
function axisOf({ rows, isByWorth }: Drawn, places: readonly [number, number]): Axis {
  if (!isByWorth) return shareAxis(Math.max(0, ...rows.map(({ byWindow }) => byWindow?.high ?? 0)), places);
  const scale = scaleLog([least, most], places).base(2);
  return { scale, ticks: [...steps.keys()], text: (tick) => steps.get(tick) ?? '' };
}

function rowAt(row: GroupRow, top: number, drawn: Drawn, axis: Axis, layout: Layout): Markup[] {
  const { width, isNarrow, rangeAt } = layout;
  const verdict = drawn.verdictOf(row);
  const verdictAt = isNarrow ? 8 : rangeAt;
  return [
    label({ x: 0, y: top + 8, text: drawn.nameOf(row), kind: 'strong', room: layout.nameRoom }),
    label({
      x: 0,
      y: top + 8 + lineHeight,
      text: figuresOf(row, drawn),
      kind: 'axis',
      room: isNarrow ? width : layout.nameRoom,
    }),
    ...(isNarrow && whyNone(row, drawn) === null
      ? gridOf(drawn, axis, { top: top + rangeAt - 10, bottom: top + rangeAt + 10 })
      : []),
    ...rangeOf(row, top + rangeAt, drawn, axis, layout),
    ...(verdict === null
      ? []
      : [
          label({
            x: width,
            y: top + verdictAt,
            text: verdict,
            kind: 'strong',
            anchor: 'end',
            tone: toneOf(verdict),
          }),
        ]),
  ];
}

/** `1.5–4.5% · 12 of 480 · worth 1/50`. */
function figuresOf({ byWindow, leadsConverted, leads, worth }: GroupRow, { isByWorth }: Drawn): string {
  return [
    byWindow === null ? [] : [range(byWindow.low, byWindow.high)],
    [leads === 0 ? 'no lead yet' : `${count(leadsConverted)} of ${count(leads)}`],
    isByWorth && worth !== null ? [`worth ${worthWords(worth)}`] : [],
  ]
    .flat()
    .join(' · ');
}

/** Why a row has no range that could be drawn; null where it has one. */
function whyNone({ byWindow, worth }: GroupRow, { isByWorth }: Drawn): string | null {
  if (byWindow === null) return `A range takes ${enoughForRange} leads.`;
  return isByWorth && worth === null ? 'It has no worth to measure against.' : null;
}

/** The range, or in its place why there is none. */
function rangeOf(row: GroupRow, y: number, drawn: Drawn, { scale }: Axis, layout: Layout): Markup[] {
  const { left, right } = layout;
  const { byWindow, worth } = row;
  const words = whyNone(row, drawn);
  if (words !== null || byWindow === null) return wordsAt(words ?? '', left, y);
  const unit = drawn.isByWorth ? worth! : 1;
  const [from, to] = drawn.isByWorth ? [least, most] : [0, 1];
  const place = (share: number) => Math.min(right, Math.max(left, share <= 0 ? left : scale(share / unit)));
  const isOn = (share: number) => share / unit >= from && share / unit <= to;
  const { rate, low, high } = byWindow;
  const beyond = high / unit < from ? offScale.below : low / unit > to ? offScale.above : null;
  const mark = rangeMark({
    low: place(low),
    most: isOn(rate) ? place(rate) : null,
    high: place(high),
    y,
    goesOn: { left: low / unit < from, right: high / unit > to },
    tone: toneOf(drawn.verdictOf(row)),
  });
  if (beyond === null) return mark;
  const isBelow = beyond === offScale.below;
  return [...wordsAt(beyond, isBelow ? left + 12 : right - 12 - textLength(beyond), y), ...mark];
}

function wordsAt(words: string, x: number, y: number): Markup[] {
  return [
    box('paper', { x, y: y - lineHeight / 2, width: textLength(words) + 4, height: lineHeight }),
    label({ x, y, text: words, kind: 'axis' }),
  ];
}

function toneOf(verdict: Verdict | null): 'good' | 'bad' | null {
  if (verdict?.startsWith('keep')) return 'good';
  return verdict?.startsWith('drop') ? 'bad' : null;
}

function tableOf({ nameOf, rows, verdictOf, isByWorth }: Drawn, query: ReportQuery): PictureTable {
  const { by, goal, level } = query;
  return {
    columns: [
      { title: by },
      ...(by === 'tactic' ? [{ title: 'kind', align: 'left' as const }] : []),
      { title: goalTitles[goal].leads },
      { title: 'most likely' },
      { title: `${level}% range` },
      { title: 'by day' },
      ...(isByWorth ? [{ title: 'worth' }, { title: 'verdict', align: 'left' as const }] : []),
    ],
    rows: rows.map((row) => {
      const { kind, leads, leadsConverted, byWindow, worth } = row;
      return [
        nameOf(row),
        ...(by === 'tactic' ? [kind ?? '–'] : []),
        ofAll(leadsConverted, leads),
        byWindow === null ? '–' : percent(byWindow.rate),
        byWindow === null ? '–' : range(byWindow.low, byWindow.high),
        byWindow === null ? '–' : count(byWindow.day),
        ...(isByWorth ? [worth === null ? '–' : worthWords(worth), verdictOf(row) ?? '–'] : []),
      ];
    }),
  };
}
