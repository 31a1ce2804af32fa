import { rangeBar, worthBar, worthScale } from '../../render/bar.js';
import { count, percent, range, some } from '../../render/figure.js';
import { fit, padEnd, textWidth } from '../../render/width.js';
import { shortDay, type Frame } from '../measures/frame.js';
import { isRated } from '../measures/groups.js';
import { ofAll, stripLine, stripsWidth, type Strip, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { explainBrings } from './explain.js';
import { dimmed, explained, nameCell, sectionTitle } from '../sheet/headed.js';
import { typed } from '../sheet/tactic-names.js';
import type { TacticRecord, VersionRecord } from './tactic.js';
import { lineageLines, passedOverLines, versionsWorthALine } from './lineage.js';
import { unnamedWords } from '../sheet/unnamed.js';
import { youngWords } from '../measures/when-judged.js';
import { goalNouns, goalTitles } from '../measures/words.js';
import { paintVerdict } from '../sheet/verdict.js';

const mostVersions = 5;
const verdictWidth = 7;

/** The versions side by side, newest first; nothing while there is no touch. */
export function renderBrings(record: TacticRecord, frame: Frame, view: View): string[] {
  const { versions } = record;
  if (versions.every(({ use }) => use.touches === 0)) return [];
  const told = versionsWorthALine(versions);
  const shown = told.slice(0, mostVersions);
  const table = layOut(shown, record, frame, view.width);
  return [
    ...sectionTitle(
      'WHAT IT BRINGS',
      `goal: ${frame.goal} · a lead counts once · ${some(frame.window, 'day')}`,
      view,
    ),
    String(view.painter.dim(fit(`${padEnd('', table.nameWidth)}${table.titles}`, view.width))),
    ...shown.flatMap((version, index) => [
      rowLine(version, index, table, view),
      ...lineageLines(version, frame, view, shown.length > 1),
    ]),
    ...hiddenLines(told.slice(mostVersions), record, view),
    ...passedOverLines(versions, view),
    ...noteLines(record, shown, frame, view),
    ...explained(() => explainBrings(record, frame), view),
  ];
}

interface Table {
  nameWidth: number;
  strips: Strip[];
  /** 0 without a bar. */
  barWidth: number;
  /** What the bar is scaled by: the worth, or the rate at its right end. */
  scale: { worth: number } | { max: number };
  judged: boolean;
  titles: string;
}

/**
 * The columns that fit: a narrow terminal loses the plain rate, the days, then what was done and judged. Of several
 * versions the days stand below each.
 */
function layOut(
  versions: readonly VersionRecord[],
  { tactic }: TacticRecord,
  frame: Frame,
  width: number,
): Table {
  const judged = tactic.worth !== null;
  const isRanged = versions.some(({ row }) => row.byWindow !== null);
  const strips = stripsOf(versions, frame);
  const verdict = judged ? 1 + verdictWidth : 0;
  const wanted = Math.max(...versions.map(({ row }) => textWidth(groupName(row)) + 2), 12);
  const { first, last, done, leads, known, rate, likely } = strips;
  const choices = [
    { strips: [first, last, done, leads, known, rate, likely], bar: 25 },
    { strips: [first, done, leads, known, rate, likely], bar: 13 },
    { strips: [first, done, leads, known, likely], bar: 13 },
    { strips: [done, leads, known, likely], bar: 0 },
    { strips: [leads, likely], bar: 0 },
    { strips: [leads], bar: 0 },
  ];
  const room = (choice: (typeof choices)[number]) =>
    width - stripsWidth(choice.strips) - (choice.bar > 0 ? choice.bar + 1 : 0) - verdict;
  const isDay = (strip: Strip) => strip === first || strip === last;
  const told = choices.map(({ strips, bar }) => ({
    strips: strips.filter(
      (strip) => strip.cells.some((cell) => cell !== '') && !(versions.length > 1 && isDay(strip)),
    ),
    bar,
  }));
  const chosen = told.find((choice) => room(choice) >= Math.min(wanted, 18)) ?? told.at(-1)!;
  const nameWidth = Math.max(6, Math.min(room(chosen), wanted, 40));
  const barWidth = isRanged ? chosen.bar : 0;
  const scale = judged ? { worth: tactic.worth! } : { max: niceScale(versions) };
  return {
    nameWidth,
    strips: chosen.strips,
    barWidth,
    scale,
    judged,
    titles: stripLine(chosen.strips, 'title') + scaleTitle(scale, barWidth),
  };
}

function stripsOf(versions: readonly VersionRecord[], { goal, level, asOf }: Frame) {
  const strip = (title: string, text: (version: VersionRecord) => string): Strip => ({
    title,
    cells: versions.map(text),
    align: 'right',
    gap: 2,
  });
  const day = (text: string | null) => (text === null ? '–' : shortDay(text, asOf.day));
  return {
    first: strip('first', ({ use }) => day(use.firstDay)),
    last: strip('last', ({ use }) => day(use.lastDay)),
    done: strip('touches', ({ use }) => count(use.touches)),
    leads: strip(goalTitles[goal].leads, ({ row }) => ofAll(row.leadsConverted, row.leads)),
    known: strip('judged', ({ row }) => ofAll(row.converted, row.judged)),
    rate: strip('rate', ({ row }) => (row.rate && isRated(row) ? percent(row.rate.rate) : '')),
    likely: strip(level === 95 ? 'likely' : `${level}% sure`, ({ row: { byWindow } }) =>
      byWindow ? range(byWindow.low, byWindow.high) : '',
    ),
  };
}

function scaleTitle(scale: Table['scale'], width: number): string {
  if (width === 0) return '';
  if ('worth' in scale) return ` ${worthScale(width)} ×worth`;
  return ` ${padEnd('0', width - percent(scale.max).length)}${percent(scale.max)}`;
}

function rowLine({ row, judgement }: VersionRecord, index: number, table: Table, view: View): string {
  const { nameWidth, strips, barWidth, scale, judged } = table;
  const figures = fit(nameCell(`  ${groupName(row)}`, nameWidth) + stripLine(strips, index), view.width);
  const verdict = judged ? (judgement?.verdict ?? null) : null;
  const { byWindow } = row;
  const bar =
    byWindow === null || barWidth === 0
      ? ' '.repeat(barWidth)
      : 'worth' in scale
        ? worthBar({ ...byWindow, worth: scale.worth, width: barWidth })
        : rangeBar({ ...byWindow, max: scale.max, width: barWidth });
  const drawn = barWidth === 0 ? '' : ` ${String(view.painter.accent(bar))}`;
  return `${figures}${drawn}${verdict === null ? '' : ` ${paintVerdict(verdict, view)}`}`;
}

function hiddenLines(hidden: readonly VersionRecord[], { tactic }: TacticRecord, view: View): string[] {
  const [next] = hidden;
  if (!next) return [];
  const show = `prospect tactic show ${typed(`${tactic.name}@${next.use.version}`)}`;
  return dimmed(`and ${hidden.length} older: ${show}`, view);
}

/** What must be known to read the figures. */
function noteLines(
  { credit }: TacticRecord,
  versions: readonly VersionRecord[],
  frame: Frame,
  view: View,
): string[] {
  const young = versions.reduce((sum, { row }) => sum + row.leads - row.judged, 0);
  const ranged = versions.some(({ row }) => row.byWindow !== null);
  const amount = (part: number) => String(Number(part.toFixed(1)));
  const nouns = goalNouns[frame.goal];
  const isShared = credit.last !== credit.first || credit.last !== credit.linear;
  const unnamed = unnamedWords(versions.map(({ row }) => row));
  return [
    ...(unnamed === null ? [] : [unnamed]),
    ...(young > 0 && ranged ? [youngWords(young, frame)] : []),
    ...(isShared
      ? [
          `Its part in all ${count(credit.all)} ${nouns.more}: ${amount(credit.last)} by last touch, ${amount(credit.first)} by first, ${amount(credit.linear)} shared evenly.`,
        ]
      : []),
  ].flatMap((sentence) => dimmed(sentence, view));
}

/** The next round rate that holds every range. */
function niceScale(versions: readonly VersionRecord[]): number {
  const highest = Math.max(0, ...versions.map(({ row }) => row.byWindow?.high ?? 0));
  return [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8].find((scale) => highest <= scale) ?? 1;
}
