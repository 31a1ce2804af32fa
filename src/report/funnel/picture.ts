import { scaleLinear } from 'd3-scale';
import type { Stage } from '../../domain/touch.js';
import { box } from '../../render/drawing/marks.js';
import { label, lineHeight, textLength, wrapText } from '../../render/drawing/text.js';
import { count, percent, range, some } from '../../render/figure.js';
import type { Markup } from '../../render/markup.js';
import { periodWords, type ReportQuery } from '../measures/query.js';
import type { About } from '../sheet/about.js';
import { ofAll } from '../sheet/layout.js';
import type { Drawing, Picture } from '../sheet/picture.js';
import { explainFunnel } from './explain.js';
import { findMost, type Funnel, type FunnelRow, type Ratio } from './funnel.js';
import { wordsOf } from './page.js';

/** How far leads came, and at which stage they came no further; null without a lead. */
export function picture(funnel: Funnel, { query }: About): Picture | null {
  const { rows } = funnel;
  const all = rows[0]?.leads ?? 0;
  if (all === 0) return null;
  return {
    key: 'funnel',
    title: 'How far leads come, and where they stop',
    description: describe(rows, all),
    draw: (width) => draw(rows, all, query, width),
    table: {
      columns: [
        { title: 'stage', align: 'left' },
        { title: periodWords(query) },
        { title: 'leads so far' },
        { title: 'stopped here' },
        { title: 'rate', align: 'left' },
        { title: 'count' },
        { title: 'share' },
        { title: query.level === 95 ? 'likely' : `${query.level}% sure` },
      ],
      rows: rows.map((row) => [
        row.stage,
        row === rows[0] ? some(row.touches, 'touch', 'touches') : count(row.touches),
        count(row.leads),
        count(row.stopped),
        ...ratioCells(row.ratio),
      ]),
    },
    explain: explainFunnel({ ...funnel, tactics: [] }, query),
  };
}

function ratioCells(ratio: Ratio | null): string[] {
  if (ratio === null) return ['', '', '', ''];
  const { name, count: part, of, interval } = ratio;
  return [
    `${name} rate`,
    ofAll(part, of),
    interval ? percent(interval.rate) : 'no data yet',
    interval ? range(interval.low, interval.high) : '',
  ];
}

/** What is said of leads that came to a stage, or further. */
const cameTo: Record<Stage, string> = {
  attempted: 'touched',
  reached: 'reached',
  conversation: 'talked',
  meeting: 'agreed to a meeting',
  held: 'met',
  proposal: 'got a proposal',
  won: 'won',
};

/** How many came to each stage, and the one at which most stopped. */
function describe(rows: readonly FunnelRow[], all: number): string {
  const came = rows.slice(1).map(({ stage, leads }) => `${count(leads)} ${cameTo[stage]}`);
  const most = findMost(rows);
  const stopped =
    most === null ? '' : ` Most came no further than ${most.stage}: ${count(most.stopped)} of ${count(all)}.`;
  return `Of ${some(all, 'lead')} touched so far: ${came.join(', ')}.${stopped}`;
}

const barHeight = 18;
const thinHeight = 8;
const gap = 16;
const namesWidth = 100;

/** A bar for each stage, all on one scale; at its end those who came no further. */
function draw(rows: readonly FunnelRow[], all: number, query: ReportQuery, width: number): Drawing {
  const counts = Math.max(...rows.map(({ leads }) => textLength(count(leads), true)));
  const scale = scaleLinear([0, all], [0, width - namesWidth - counts - 8]);
  const notes = wrapText('The thin end of a bar: leads that came no further yet.', width);
  let y = notes.length * lineHeight + gap;
  const stages = rows.flatMap((row) => {
    const texts = textsBelow(row, query).flatMap((text) => wrapText(text, width - namesWidth));
    const drawn = [
      label({ x: 0, y: y + barHeight / 2, text: row.stage }),
      ...bars(row, y, scale),
      label({
        x: namesWidth + scale(row.leads) + 8,
        y: y + barHeight / 2,
        text: count(row.leads),
        kind: 'strong',
      }),
      ...texts.map((text, line) =>
        label({ x: namesWidth, y: y + barHeight + 3 + (line + 0.5) * lineHeight, text, kind: 'axis' }),
      ),
    ];
    y += barHeight + 3 + texts.length * lineHeight + gap;
    return drawn;
  });
  return {
    height: y - gap,
    inside: [
      ...notes.map((text, line) => label({ x: 0, y: (line + 0.5) * lineHeight, text, kind: 'axis' })),
      ...stages,
    ],
  };
}

/** Who came further, and who did not; who won has nowhere further to come. */
function bars({ stage, leads, stopped }: FunnelRow, y: number, scale: (leads: number) => number): Markup[] {
  const bar = { x: namesWidth, y, height: barHeight };
  if (stage === 'won') return [box('good', { ...bar, width: scale(leads) })];
  const on = scale(leads - stopped);
  return [
    box('bar', { ...bar, width: on }),
    box('rest', {
      x: namesWidth + on,
      y: y + (barHeight - thinHeight) / 2,
      width: scale(leads) - on,
      height: thinHeight,
    }),
  ];
}

/** Under a bar: how many stopped there, and the rate of the period. */
function textsBelow({ stage, leads, stopped, ratio }: FunnelRow, query: ReportQuery): string[] {
  return [
    ...(stage === 'won' || leads === 0 ? [] : [`${count(stopped)} of ${count(leads)} came no further yet`]),
    ...(ratio === null ? [] : [`${capital(periodWords(query))}: ${ratioText(ratio)}`]),
  ];
}

/** `reach rate 40% (28–53%), 24 of 60 reached, of answers known` */
function ratioText(ratio: Ratio): string {
  const { name, count: part, of, interval } = ratio;
  if (interval === null) return `${name} rate, ${wordsOf(ratio)}`;
  const { rate, low, high } = interval;
  return `${name} rate ${percent(rate)} (${range(low, high)}), ${count(part)} of ${count(of)} ${wordsOf(ratio)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
