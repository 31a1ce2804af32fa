import { box, stroke } from '../../render/drawing/marks.js';
import { label, lineHeight, textLength } from '../../render/drawing/text.js';
import { count, some } from '../../render/figure.js';
import type { Markup } from '../../render/markup.js';
import type { Drawing, Picture } from '../sheet/picture.js';
import { explainDream, type Dream } from './dream.js';

/** A part of the list. */
interface Part {
  title: string;
  leads: number;
  /** Where its bar begins: after how many leads. */
  from: number;
  className: 'bar' | 'rest' | 'good';
}

/** How the dream list is covered; null where no lead is on it. */
export function picture(dream: Dream | null): Picture | null {
  if (dream === null) return null;
  return {
    key: 'dream',
    title: 'The dream list and how it is covered',
    description: describe(dream),
    draw: (width) => draw(dream, width),
    table: {
      columns: [{ title: 'dream list' }, { title: 'leads' }],
      rows: [
        ...[...standingsOf(dream), ...reachedOf(dream)].map(({ title, leads }) => [title, count(leads)]),
        ['all', count(dream.leads)],
      ],
    },
    explain: [explainDream(dream)],
  };
}

/** Each lead is in one of these. */
function standingsOf({ recent, cold, never, closed, coldDays }: Dream): Part[] {
  const parts = [
    {
      title: coldDays === 1 ? 'touched today' : `touched in ${coldDays} days`,
      leads: recent,
      className: 'bar',
    },
    { title: 'cold, touched before', leads: cold, className: 'rest' },
    { title: 'never touched', leads: never, className: 'rest' },
    { title: 'closed', leads: closed, className: 'rest' },
  ] as const;
  let from = 0;
  return parts.map((part) => {
    const begun = from;
    from += part.leads;
    return { ...part, from: begun };
  });
}

/** How far some of them have come, whenever they were touched. */
function reachedOf({ talking, met }: Dream): Part[] {
  return [
    { title: 'talking', leads: talking, from: 0, className: 'bar' },
    { title: 'met', leads: met, from: 0, className: 'good' },
  ];
}

function describe({ leads, recent, cold, never, closed, talking, met, coldDays }: Dream): string {
  const days = coldDays === 1 ? 'today' : `in the last ${count(coldDays)} days`;
  const waiting = cold + never;
  const wait =
    waiting === 0
      ? 'none waits to be touched'
      : `${count(waiting)} ${waiting === 1 ? 'waits' : 'wait'} to be touched, ${count(cold)} cold and ${count(never)} never touched`;
  const ended = closed === 0 ? '' : `; ${count(closed)} ${closed === 1 ? 'is' : 'are'} closed`;
  return [
    `Of the ${some(leads, 'lead')} on the dream list ${count(recent)} ${recent === 1 ? 'was' : 'were'} touched ${days}; ${wait}${ended}.`,
    `${talking === 0 ? 'None is' : talking === 1 ? '1 is' : `${count(talking)} are`} talking, ${met === 0 ? 'none has' : met === 1 ? '1 has' : `${count(met)} have`} met.`,
  ].join(' ');
}

const gap = 14;
const headRoom = 24;

function draw(dream: Dream, width: number): Drawing {
  const groups = [
    { heading: 'each lead is one of these', parts: standingsOf(dream) },
    { heading: 'how far leads of the list have come', parts: reachedOf(dream) },
  ];
  const isNarrow = width < 500;
  const all = count(dream.leads);
  const figure = (leads: number) => `${count(leads)} of ${all}`;
  const titles = isNarrow ? 0 : 170;
  const figures = isNarrow ? 0 : textLength(figure(dream.leads)) + 12;
  const [left, right] = [titles, width - figures];
  const scale = (leads: number) => left + ((right - left) * leads) / dream.leads;
  const rowHeight = isNarrow ? 44 : 30;
  let y = 0;
  const rowAt = ({ title, leads, from, className }: Part): Markup[] => {
    const middle = y + (isNarrow ? 28 : 12);
    const textAt = isNarrow ? y + lineHeight / 2 : middle;
    y += rowHeight;
    return [
      stroke('grid', { x: left, y: middle }, { x: right, y: middle }),
      ...(leads > 0
        ? [
            box(className, {
              x: scale(from),
              y: middle - 8,
              width: scale(from + leads) - scale(from),
              height: 16,
              round: 2,
            }),
          ]
        : []),
      label({ x: 0, y: textAt, text: title }),
      label({ x: width, y: textAt, text: figure(leads), anchor: 'end' }),
    ];
  };
  const inside = groups.flatMap(({ heading, parts }, index) => {
    if (index > 0) y += gap;
    const head = label({ x: 0, y: y + lineHeight / 2, text: heading, kind: 'axis' });
    y += headRoom;
    return [head, ...parts.flatMap(rowAt)];
  });
  return { height: y, inside };
}
