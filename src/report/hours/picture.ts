import { weekdayNames } from '../../domain/calendar.js';
import { cell, heatOf } from '../../render/drawing/heat.js';
import { label, lineHeight, textLength, wrapText } from '../../render/drawing/text.js';
import { count, percent, range, some } from '../../render/figure.js';
import type { Markup } from '../../render/markup.js';
import { ofAll } from '../sheet/layout.js';
import type { About } from '../sheet/about.js';
import type { Drawing, Picture } from '../sheet/picture.js';
import { explainReached } from './explain.js';
import { enoughKnown, type AnsweredRow } from './hours.js';
import type { HourOfWeek, HoursOfWeek } from './week.js';

/**
 * When touches reach somebody: a table of hours and weekdays; null where no touch with a time has an answer. `hints` are
 * what the page says of hours and weekdays (`readAnswerHints`).
 */
export function hoursPicture(week: HoursOfWeek, hints: readonly string[], { query }: About): Picture | null {
  const { cells, hours } = week;
  const { total } = hours;
  if (total.rate === null) return null;
  const likely = query.level === 95 ? 'likely' : `${query.level}% sure`;
  return {
    key: 'hours',
    title: 'When touches reach somebody',
    description: describe(week, hints),
    draw: (width) => drawWeek(week, width),
    table: {
      columns: [
        { title: 'when', align: 'left' },
        { title: 'reached/known' },
        { title: 'rate' },
        { title: likely },
      ],
      rows: [
        ...cells.map((one) => [whenWords(one), ...figuresOf(one)]),
        ...hours.rows
          .filter(({ name, rate }) => name !== null && rate !== null)
          .map((row) => [`${row.name}, any day`, ...figuresOf(row)]),
        ['in all', ...figuresOf(total)],
      ],
    },
    explain: [
      `An hour of the week has a rate from ${enoughKnown} known touches on, and the fuller its colour the nearer it is to the highest of these rates. What is said of hours and weekdays is found as the page finds it.`,
      ...explainReached(hours, query),
    ],
  };
}

function describe({ cells, hours }: HoursOfWeek, hints: readonly string[]): string {
  const { sums } = hours.total;
  const all = `Of ${some(sums.x, 'touch', 'touches')} with a time and a known answer, ever, ${count(sums.y)} reached somebody (${rateWords(hours.total)}), by hour and weekday.`;
  if (hints.length > 0) return [all, ...hints].join(' ');
  return cells.some(({ isEnough }) => isEnough)
    ? `${all} No hour and no weekday is surely better than the others.`
    : `${all} No hour of the week has ${enoughKnown} of them yet: too few to compare.`;
}

/** `40%, 28–53%` */
function rateWords({ rate }: Pick<AnsweredRow, 'rate'>): string {
  return rate === null ? 'no data yet' : `${percent(rate.rate)}, ${range(rate.low, rate.high)}`;
}

function figuresOf({ sums, rate }: Pick<AnsweredRow, 'sums' | 'rate'>): string[] {
  return [
    ofAll(sums.y, sums.x),
    rate ? percent(rate.rate) : 'no data yet',
    rate ? range(rate.low, rate.high) : '',
  ];
}

function whenWords({ weekday, hour }: Pick<HourOfWeek, 'weekday' | 'hour'>): string {
  return `${weekdayNames[weekday - 1]!.slice(0, 3)} ${hourWords(hour)}`;
}

const hourWords = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

const cellHeight = 38;
const gap = 3;
const headHeight = 22;
// Below this there is no room for what any day had, and hours go without their minutes.
const wide = 600;

function drawWeek({ cells, hours }: HoursOfWeek, width: number): Drawing {
  const [days, times] = [
    between(cells.map(({ weekday }) => weekday)),
    between(cells.map(({ hour }) => hour)),
  ];
  const hasSums = width >= wide;
  const hoursWidth = hasSums ? 46 : 24;
  const columnWidth = Math.min(110, (width - hoursWidth) / (days.length + (hasSums ? 1 : 0)));
  const room = columnWidth - gap;
  const leftOf = (column: number) => hoursWidth + column * columnWidth;
  const topOf = (row: number) => headHeight + row * cellHeight;
  const most = Math.max(...cells.map(({ isEnough, rate }) => (isEnough ? rate.rate : 0)));
  const fits = ({ sums }: HourOfWeek) => textLength(ofAll(sums.y, sums.x)) <= room - 2;
  const below = cells.every(fits)
    ? ({ sums }: Pick<HourOfWeek, 'sums'>) => ofAll(sums.y, sums.x)
    : ({ sums }: Pick<HourOfWeek, 'sums'>) => count(sums.x);
  const heading = (text: string, column: number) =>
    label({ x: leftOf(column) + room / 2, y: 8, text, kind: 'axis', anchor: 'middle', room });
  const filled = cells.map((one) =>
    cell({
      x: leftOf(days.indexOf(one.weekday)),
      y: topOf(times.indexOf(one.hour)),
      width: room,
      height: cellHeight - gap,
      heat: one.isEnough ? heatOf(one.rate.rate, most) : 'few',
      texts: one.isEnough ? [percent(one.rate.rate), below(one)] : [below(one)],
      title: `${whenWords(one)}: ${ofAll(one.sums.y, one.sums.x)} reached, ${rateWords(one)}${one.isEnough ? '' : ', too few to compare'}`,
    }),
  );
  const rowOf = (hour: number) => hours.rows.find(({ name }) => name === hourWords(hour));
  const sums = !hasSums
    ? []
    : times.flatMap((hour, row) => sumTexts(rowOf(hour), leftOf(days.length) + room / 2, topOf(row)));
  const bottom = topOf(times.length) + 4;
  const notes = [
    `Under each rate: ${cells.every(fits) ? 'how many touches reached somebody, of how many whose answer is known.' : 'the touches whose answer is known.'}`,
    cells.some(({ isEnough }) => !isEnough) &&
      `Broken outline: fewer than ${enoughKnown} such touches, too few for a rate.`,
  ].flatMap((note) => (note ? wrapText(note, width) : []));
  return {
    height: bottom + notes.length * lineHeight,
    inside: [
      ...days.map((day, column) => heading(weekdayNames[day - 1]!.slice(0, 3), column)),
      ...(hasSums ? [heading('any day', days.length)] : []),
      ...times.map((hour, row) =>
        label({
          x: 0,
          y: topOf(row) + (cellHeight - gap) / 2,
          text: hourWords(hour).slice(0, hasSums ? 5 : 2),
          kind: 'axis',
        }),
      ),
      ...filled,
      ...sums,
      ...notes.map((text, line) =>
        label({ x: 0, y: bottom + line * lineHeight + lineHeight / 2, text, kind: 'axis' }),
      ),
    ],
  };
}

/** What an hour had on any day: without colour, so that it is not taken for a day. */
function sumTexts(row: AnsweredRow | undefined, x: number, y: number): Markup[] {
  if (!row?.rate) return [];
  const { rate, sums } = row;
  const middle = y + (cellHeight - gap) / 2;
  return [
    label({ x, y: middle - lineHeight / 2, text: percent(rate.rate), kind: 'strong', anchor: 'middle' }),
    label({ x, y: middle + lineHeight / 2, text: ofAll(sums.y, sums.x), kind: 'axis', anchor: 'middle' }),
  ];
}

/** All whole numbers from the least to the greatest of some. */
function between(some: readonly number[]): number[] {
  const least = Math.min(...some);
  return Array.from({ length: Math.max(...some) - least + 1 }, (_, step) => least + step);
}
