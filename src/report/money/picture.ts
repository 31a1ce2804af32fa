import { amountAxis, figuresAcross, type Axis } from '../../render/drawing/axis.js';
import { rangeMark, stroke } from '../../render/drawing/marks.js';
import { fitText, label, lineHeight, textLength, wrapText } from '../../render/drawing/text.js';
import type { Markup } from '../../render/markup.js';
import { hours as hoursText, roundedMoney } from '../../render/rounded.js';
import { hoursEachWords } from '../measures/effort.js';
import { goalNouns } from '../measures/goal-words.js';
import type { ReportQuery } from '../measures/query.js';
import type { About } from '../sheet/about.js';
import { ofAll } from '../sheet/layout.js';
import type { Drawing, Picture } from '../sheet/picture.js';
import { mostOf } from '../sheet/table.js';
import { explainEach } from './explain.js';
import type { Money, MoneyRow } from './money.js';
import { costWords, hasRate, longList, noRateWords, rowName } from './page.js';

/** In the unit of the scale; `high` is null where it has no end. */
interface Range {
  low: number;
  most: number;
  high: number | null;
}

/** One of the two figures: what a conversion cost, or the hours it took. */
interface Figure {
  title: string;
  /** Null where it is not known. */
  rangeOf: (row: MoneyRow) => Range | null;
  /** With its range, `€300 (62–880)`; null where it is not known. */
  words: (row: MoneyRow) => string | null;
  tick: (amount: number) => string;
  /** `A meeting cost least by`, and what is said of the other end. */
  least: string;
  greatest: string;
  /** What is said where all are alike. */
  alike: string;
}

/** What a conversion cost and the hours it took, by tactic; null where neither is known of any. */
export function picture(money: Money, { query, currency }: About): Picture | null {
  const isKnown = ({ rangeOf }: Figure) => [...money.rows, money.total].some((row) => rangeOf(row) !== null);
  const [cost, hours] = figuresOf(query, currency.code);
  const told = { cost: isKnown(cost), hours: isKnown(hours) };
  const figures = [...(told.cost ? [cost] : []), ...(told.hours ? [hours] : [])];
  if (figures.length === 0) return null;
  const { one } = goalNouns[query.goal];
  const rows = mostOf(money.rows, longList, (a, b) => b.judged - a.judged);
  const all = money.rows.length > 1 ? [...money.rows, money.total] : money.rows;
  const title = `${told.cost ? 'Money' : 'Hours'}${figures.length > 1 ? ' and hours' : ''} a ${one}`;
  return {
    key: 'money',
    title,
    description: [
      `${title}, by tactic, with the ${query.level}% ranges.`,
      ...(rows.length < money.rows.length
        ? [`${rows.length} of ${money.rows.length} tactics, those with the most leads judged.`]
        : []),
      ...figures.flatMap((figure) => compared(figure, money.rows)),
    ].join(' '),
    draw: (width) => draw({ ...money, rows: [...rows] }, figures, width),
    table: {
      columns: [
        { title: 'tactic', align: 'left' },
        { title: 'judged' },
        ...figures.map(({ title }) => ({ title: title.toLowerCase() })),
      ],
      rows: all.map((row) => [
        rowName(row).trim(),
        ofAll(row.converted, row.judged),
        ...figures.map((figure) => figureWords(figure, row)),
      ]),
    },
    explain: explainEach(money, query, currency.code, told),
  };
}

function figuresOf({ goal }: ReportQuery, currency: string | null): [cost: Figure, hours: Figure] {
  const { one } = goalNouns[goal];
  return [
    {
      title: `A ${one} costs`,
      rangeOf: ({ costEach }) =>
        costEach?.each == null ? null : { low: costEach.low, most: costEach.each, high: costEach.high },
      words: (row) => costWords(row, currency),
      tick: (amount) => roundedMoney(amount, currency),
      least: `A ${one} cost least by`,
      greatest: 'most by',
      alike: `A ${one} cost as much by each tactic`,
    },
    {
      title: `Hours a ${one}`,
      rangeOf: ({ perHour }) =>
        perHour === null
          ? null
          : { low: 1 / perHour.high, most: 1 / perHour.rate, high: perHour.low > 0 ? 1 / perHour.low : null },
      words: hoursEachWords,
      tick: hoursText,
      least: `A ${one} took the fewest hours by`,
      greatest: 'the most by',
      alike: `A ${one} took as many hours by each tactic`,
    },
  ];
}

/** What a row has of a figure, or why it has none. */
function figureWords({ words }: Figure, row: MoneyRow): string {
  return hasRate(row) ? (words(row) ?? 'not known') : noRateWords(row);
}

/** The least and the most of a figure, and whether that may be luck; nothing where none is known. */
function compared({ rangeOf, words, least, greatest, alike }: Figure, rows: readonly MoneyRow[]): string[] {
  const known = rows
    .flatMap((row) => {
      const found = rangeOf(row);
      return found === null ? [] : [{ ...found, said: `${rowName(row).trim()}, ${words(row)}` }];
    })
    .sort((a, b) => a.most - b.most);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first === last) return [`${least} ${first.said}: the only tactic of which it is known.`];
  if (first.most === last.most) return [`${alike}.`];
  const isApart = first.high !== null && first.high < last.low;
  const luck = isApart ? 'their ranges do not overlap' : 'their ranges overlap, so that may be luck';
  return [`${least} ${first.said}, ${greatest} ${last.said}; ${luck}.`];
}

const headHeight = 46;
const kindHeight = 28;
const rowHeight = 46;
const shortHeight = 24;
// From the top of a row to the middle of its range.
const rangeAt = 26;
const between = 36;
// What a dot at an end, and the arrow of a range that goes on, take beside the scale.
const edge = 8;

/** The figures side by side, or one below the other where it is narrow. */
function draw(money: Money, figures: readonly Figure[], width: number): Drawing {
  const isWide = width >= 600 && figures.length > 1;
  const panelWidth = isWide ? (width - between) / 2 : width;
  // Of the same height in both, so that they stand beside each other.
  const heightOf = (row: MoneyRow) =>
    figures.some(({ rangeOf }) => rangeOf(row) !== null) ? rowHeight : shortHeight;
  let bottom = -between;
  const panels = figures.map((figure, place) => {
    const left = isWide ? place * (panelWidth + between) : 0;
    const top = isWide ? 0 : bottom + between;
    const panel = drawPanel(money, figure, heightOf, { left, top, width: panelWidth });
    ({ bottom } = panel);
    return panel;
  });
  const notes = [
    'Beside a name: leads that converted, of those judged.',
    ...(panels.some(({ isLog }) => isLog)
      ? ['Equal distances are equal factors where the scale has no 0.']
      : []),
  ].flatMap((note) => wrapText(note, width));
  return {
    height: bottom + notes.length * lineHeight,
    inside: [
      ...panels.flatMap(({ inside }) => inside),
      ...notes.map((text, line) =>
        label({ x: 0, y: bottom + (line + 0.5) * lineHeight, text, kind: 'axis' }),
      ),
    ],
  };
}

interface Place {
  left: number;
  top: number;
  width: number;
}

interface Panel {
  inside: Markup[];
  bottom: number;
  isLog: boolean;
}

/** One figure of each row: its name and its figure over its range. */
function drawPanel(
  { rows, total }: Money,
  figure: Figure,
  heightOf: (row: MoneyRow) => number,
  { left, top, width }: Place,
): Panel {
  const right = left + width;
  const axis = axisOf(figure, [...rows, total], [left + edge, right - edge]);
  let y = top + headHeight;
  let kind: MoneyRow['kind'] | undefined;
  const lines = rows.flatMap((row) => {
    const isNew = row.kind !== kind;
    kind = row.kind;
    if (isNew) y += kindHeight;
    const heading = isNew ? [label({ x: left, y: y - 13, text: kind ?? 'no kind', kind: 'axis' })] : [];
    const drawn = drawRow(row, figure, axis, { left, top: y, width });
    y += heightOf(row);
    return [...heading, ...drawn];
  });
  const sum = rows.length > 1 ? drawSum(total, figure, axis, { left, top: y, width }) : [];
  return {
    bottom: y + (rows.length > 1 ? 14 + heightOf(total) : 0),
    isLog: axis.isLog,
    inside: [
      label({ x: left, y: top + 8, text: figure.title, kind: 'strong', room: width }),
      ...figuresAcross(axis, { y: top + 32, left, width: right }),
      ...lines,
      ...sum,
    ],
  };
}

/** Everything as one tactic, below a line. */
function drawSum(total: MoneyRow, figure: Figure, axis: Axis, { left, top, width }: Place): Markup[] {
  const line = stroke('grid', { x: left, y: top + 4 }, { x: left + width, y: top + 4 });
  return [line, ...drawRow(total, figure, axis, { left, top: top + 14, width }, 'rest')];
}

function axisOf({ rangeOf, tick }: Figure, rows: readonly MoneyRow[], places: readonly [number, number]) {
  const ranges = rows.flatMap((row) => rangeOf(row) ?? []);
  const ends: [number, number] = [
    Math.min(...ranges.map(({ low }) => low)),
    Math.max(...ranges.map(({ most, high }) => high ?? most)),
  ];
  return amountAxis(ends, places, tick);
}

function drawRow(
  row: MoneyRow,
  figure: Figure,
  axis: Axis,
  { left, top, width }: Place,
  tone: 'rest' | null = null,
): Markup[] {
  const words = figureWords(figure, row);
  const counts = row.judged === 0 ? '' : ofAll(row.converted, row.judged);
  const name = fitText(rowName(row).trim(), width - textLength(words) - textLength(counts) - 24, true);
  const range = figure.rangeOf(row);
  return [
    label({ x: left, y: top + 8, text: name, kind: 'strong' }),
    ...(counts === ''
      ? []
      : [label({ x: left + textLength(name, true) + 8, y: top + 8, text: counts, kind: 'axis' })]),
    label({
      x: left + width,
      y: top + 8,
      text: words,
      kind: range === null ? 'axis' : 'label',
      anchor: 'end',
    }),
    ...(range === null ? [] : drawRange(range, axis, top + rangeAt, left + width - 2, tone)),
  ];
}

/** A range on its scale; one without an end goes on to the right. */
function drawRange(
  { low, most, high }: Range,
  { scale, ticks }: Axis,
  y: number,
  end: number,
  tone: 'rest' | null,
): Markup[] {
  return [
    ...ticks.map((tick) => stroke('grid', { x: scale(tick), y: y - 8 }, { x: scale(tick), y: y + 8 })),
    ...rangeMark({
      low: scale(low),
      most: scale(most),
      high: high === null ? end : scale(high),
      y,
      goesOn: { right: high === null },
      tone,
    }),
  ];
}
