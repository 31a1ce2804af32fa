import { dayTitle } from '../../domain/calendar.js';
import { countAxis, gridUp, ticksWidth } from '../../render/drawing/axis.js';
import { box, stroke } from '../../render/drawing/marks.js';
import { label, lineHeight, textLength } from '../../render/drawing/text.js';
import { count, some } from '../../render/figure.js';
import type { Markup } from '../../render/markup.js';
import { goalNouns } from '../measures/goal-words.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import type { About } from '../sheet/about.js';
import type { Drawing, Picture, PictureTable } from '../sheet/picture.js';
import type { Week } from './weeks.js';
import { explainWeeks, plannedWords } from './words.js';

/** What is counted in each week, with the class of its bars. */
interface Series {
  title: string;
  className: 'bar' | 'good';
  done: (week: Week) => number;
  planned: (week: Week) => number | null;
}

/** The last weeks side by side; null for fewer than two. */
export function picture(weeks: readonly Week[], { query }: About): Picture | null {
  if (weeks.length < 2) return null;
  const all = [
    { title: 'touches', className: 'bar', done: ({ done }) => done, planned: ({ planned }) => planned },
    {
      title: goalNouns[query.goal].more,
      className: 'good',
      done: ({ converted }) => converted,
      planned: ({ goalsPlanned }) => goalsPlanned,
    },
  ] satisfies Series[];
  const planned = all.some((each) => isPlanned(weeks, each)) ? 'planned, ' : '';
  return {
    key: 'weeks',
    title: `The last ${weeks.length} weeks: ${planned}done and converted`,
    description: describe(weeks, query),
    draw: (width) => (width < 500 ? drawRows(weeks, all, width) : drawColumns(weeks, all, width)),
    table: tableOf(weeks, all, query),
    explain: explainWeeks(query),
  };
}

const isPlanned = (weeks: readonly Week[], { planned }: Series) =>
  weeks.some((week) => planned(week) !== null);

function describe(weeks: readonly Week[], { goal, asOf }: ReportQuery): string {
  const sum = (value: (week: Week) => number) => weeks.reduce((total, week) => total + value(week), 0);
  const day = ({ monday }: Week) => shortDay(monday, asOf.day);
  const most = weeks.reduce((one, other) => (other.done > one.done ? other : one));
  const { one, more } = goalNouns[goal];
  const over = weeks.filter(({ planned, isRunning }) => planned !== null && !isRunning);
  const kept = over.filter(({ planned, done }) => done >= Math.round(planned!));
  const running = weeks.find(({ isRunning }) => isRunning);
  const all = `${some(
    sum(({ done }) => done),
    'touch',
    'touches',
  )} and ${some(
    sum(({ converted }) => converted),
    one,
    more,
  )}`;
  return [
    `Touches and ${more} week by week since ${day(weeks[0]!)}: ${all} in all, most touches in the week of ${day(most)} (${count(most.done)}).`,
    ...(over.length > 0
      ? [
          `Of the ${some(over.length, 'week')} with a plan that ${over.length === 1 ? 'is' : 'are'} over, ${kept.length === 0 ? 'none' : kept.length === over.length ? 'all' : count(kept.length)} had as many touches in all, planned or not, as were planned.`,
        ]
      : []),
    ...(running ? [`The week of ${day(running)} is not over yet.`] : []),
  ].join(' ');
}

function tableOf(weeks: readonly Week[], all: readonly Series[], { asOf }: ReportQuery): PictureTable {
  const planned = all.filter((each) => isPlanned(weeks, each));
  return {
    columns: [
      { title: 'week of' },
      ...all.flatMap((each) => [
        { title: each.title },
        ...(planned.includes(each) ? [{ title: `${each.title} planned` }] : []),
      ]),
    ],
    rows: weeks.map((week) => [
      shortDay(week.monday, asOf.day) + (week.isRunning ? ', so far' : ''),
      ...all.flatMap((each) => {
        const plan = each.planned(week);
        return [
          count(each.done(week)),
          ...(planned.includes(each) ? [plan === null ? '–' : plannedWords(plan)] : []),
        ];
      }),
    ]),
  };
}

/** `16 Nov`. */
const dayOf = ({ monday }: Week) => dayTitle(monday).slice(4);

const soFar = 'so far';
const highest = (weeks: readonly Week[], { done, planned }: Series) =>
  Math.max(...weeks.map((week) => Math.max(done(week), planned(week) ?? 0)));

/** A mark of what was planned, which is seen on a bar as well as beside it. */
function planMark(from: { x: number; y: number }, to: { x: number; y: number }): Markup[] {
  return [stroke('halo', from, to), stroke('plan', from, to)];
}

const panels = { bar: 110, good: 80 };
const titleRoom = 42;
const widestSlot = 84;

/** The weeks from the left to the right, what is counted one below the other. */
function drawColumns(weeks: readonly Week[], all: readonly Series[], width: number): Drawing {
  // Where every figure has room over its bar, nothing needs to be read off a scale.
  const widest = Math.max(...all.flatMap(({ done }) => weeks.map((week) => textLength(count(done(week))))));
  const isTold = widest + 4 <= Math.min(widestSlot, width / weeks.length);
  const axisOf = (series: Series, bottom: number) =>
    countAxis(highest(weeks, series), [bottom, bottom - panels[series.className]], 3);
  const left = isTold ? 0 : Math.max(...all.map((series) => ticksWidth(axisOf(series, 0)))) + 8;
  const slot = Math.min(widestSlot, (width - left) / weeks.length);
  const right = left + slot * weeks.length;
  const middleOf = (index: number) => left + slot * (index + 0.5);
  let y = 0;
  const drawn = all.flatMap((series, index) => {
    const bottom = y + titleRoom + panels[series.className];
    const axis = axisOf(series, bottom);
    const title = titleAt(weeks, series, y + 8);
    y = bottom + (index < all.length - 1 ? 26 : 0);
    return [
      ...title,
      ...(isTold
        ? [stroke('grid', { x: left, y: bottom }, { x: right, y: bottom })]
        : gridUp(axis, { left, right })),
      ...weeks.flatMap((week, at) => columnOf(week, series, axis.scale, { x: middleOf(at), slot, isTold })),
    ];
  });
  return {
    height: y + 2 * lineHeight + 8,
    inside: [
      ...drawn,
      ...weeks.flatMap((week, at) => [
        label({ x: middleOf(at), y: y + 14, text: dayOf(week), kind: 'axis', anchor: 'middle' }),
        ...(week.isRunning
          ? [label({ x: middleOf(at), y: y + 14 + lineHeight, text: soFar, kind: 'axis', anchor: 'middle' })]
          : []),
      ]),
    ],
  };
}

/** What is counted, and where anything is planned what its mark is. */
function titleAt(weeks: readonly Week[], series: Series, y: number): Markup[] {
  const x = textLength(series.title, true) + 14;
  return [
    label({ x: 0, y, text: series.title, kind: 'strong' }),
    ...(isPlanned(weeks, series)
      ? [stroke('plan', { x, y }, { x: x + 16, y }), label({ x: x + 22, y, text: 'planned', kind: 'axis' })]
      : []),
  ];
}

function columnOf(
  week: Week,
  { className, done, planned }: Series,
  scale: (value: number) => number,
  { x, slot, isTold }: { x: number; slot: number; isTold: boolean },
): Markup[] {
  const half = Math.min(34, slot * 0.6) / 2;
  const [amount, plan] = [done(week), planned(week)];
  const [bottom, top, mark] = [scale(0), scale(amount), scale(plan ?? 0)];
  return [
    ...(amount > 0
      ? [box(className, { x: x - half, y: top, width: 2 * half, height: bottom - top, round: 2 })]
      : []),
    ...(plan === null ? [] : planMark({ x: x - half - 5, y: mark }, { x: x + half + 5, y: mark })),
    ...(isTold ? [label({ x, y: Math.min(top, mark) - 10, text: count(amount), anchor: 'middle' })] : []),
  ];
}

const dayRoom = 52;
const rowHeight = 24;

/** The weeks from above, what is counted side by side. */
function drawRows(weeks: readonly Week[], all: readonly Series[], width: number): Drawing {
  const room = (width - dayRoom) / all.length;
  const head = all.some((series) => isPlanned(weeks, series)) ? 48 : 30;
  const middleOf = (index: number) => head + index * rowHeight + 8;
  return {
    height: middleOf(weeks.length) + 4,
    inside: [
      ...weeks.flatMap((week, index) => [
        label({ x: 0, y: middleOf(index), text: dayOf(week), kind: 'axis' }),
        ...(week.isRunning
          ? [label({ x: 0, y: middleOf(index) + lineHeight, text: soFar, kind: 'axis' })]
          : []),
      ]),
      ...all.flatMap((series, index) => {
        const x = dayRoom + index * room;
        const widest = Math.max(...weeks.map((week) => textLength(count(series.done(week)))));
        const axis = countAxis(highest(weeks, series), [x, x + Math.max(8, room - widest - 18)]);
        return [
          label({ x, y: 8, text: series.title, kind: 'strong', room: room - 4 }),
          ...(isPlanned(weeks, series)
            ? [
                stroke('plan', { x: x + 1, y: 18 }, { x: x + 1, y: 32 }),
                label({ x: x + 8, y: 25, text: 'planned', kind: 'axis' }),
              ]
            : []),
          ...weeks.flatMap((week, at) => rowOf(week, series, axis.scale, middleOf(at))),
        ];
      }),
    ],
  };
}

function rowOf(
  week: Week,
  { className, done, planned }: Series,
  scale: (value: number) => number,
  y: number,
): Markup[] {
  const [amount, plan] = [done(week), planned(week)];
  const [from, to, mark] = [scale(0), scale(amount), scale(plan ?? 0)];
  return [
    ...(amount > 0 ? [box(className, { x: from, y: y - 6, width: to - from, height: 12, round: 2 })] : []),
    ...(plan === null ? [] : planMark({ x: mark, y: y - 9 }, { x: mark, y: y + 9 })),
    label({ x: Math.max(to, mark) + 6, y, text: count(amount) }),
  ];
}
