import { weekStart } from '../../domain/calendar.js';
import { count } from '../../render/figure.js';
import { fit as cut, padEnd, textWidth } from '../../render/width.js';
import {
  earlyWords,
  energyWords,
  explainFit,
  explainShort,
  fitWords,
  groupWords,
  obstacleWords,
  shortWords,
} from '../fit/words.js';
import { weeklyFits, obstaclesOf, type TacticFeelings } from '../fit/fit.js';
import { shortDay, type ReportQuery } from '../measures/query.js';
import { flow, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';
import { explainFeels } from './explain.js';
import { explained, labelled, sectionTitle } from '../sheet/headed.js';
import type { TacticRecord } from './tactic.js';

const labelWidth = 14;

/** How its touches felt, what was said of it, and what is in the way; nothing where none is known. */
export function renderFeels(record: TacticRecord, query: ReportQuery, view: View): string[] {
  const felt = feltLines(record, view);
  const lines = [...felt, ...saidLines(record.feelings, query, view)];
  if (lines.length === 0) return [];
  const about =
    felt.length > 0
      ? 'mean energy where it is typed, from −2 to +2'
      : 'what you said of it, asked once in four weeks';
  return [
    ...sectionTitle('HOW IT FEELS', about, view),
    ...lines,
    ...explained(
      () => [
        ...(felt.length > 0 ? explainFeels() : []),
        ...explainFit(),
        ...(record.feelings.short ? [explainShort()] : []),
      ],
      view,
    ),
  ];
}

function feltLines({ versions }: TacticRecord, view: View): string[] {
  const felt = versions.filter(({ use }) => use.felt !== null);
  const wanted = Math.max(...felt.map(({ row }) => textWidth(groupName(row)) + 2), 10);
  const nameWidth = Math.min(wanted, Math.max(6, view.width - 28));
  return felt.map(({ row, use }) => {
    const touches = use.touches === 1 ? 'touch' : 'touches';
    return `${padEnd(cut(`  ${groupName(row)}`, nameWidth), nameWidth)}  ${energyWords(use.felt ?? 0)}  ${count(use.feltTouches)} of ${count(use.touches)} ${touches}`;
  });
}

/** The weekly answers, where it stands, and what is in the way. */
function saidLines({ fit, said, short }: TacticFeelings, query: ReportQuery, view: View): string[] {
  const answers = weeklyFits(said).map(({ fit, day }) => `${shortDay(day, query.asOf.day)} ${fitWords[fit]}`);
  const obstacles = obstaclesOf(said).map((obstacle) => obstacleWords(obstacle, query));
  const inSum = fit.group === 'early' ? `${groupWords.early} (${earlyWords(fit)})` : groupWords[fit.group];
  const asked = short && `${shortWords(short, weekStart(query.asOf.day))}. What is in the way?`;
  return [
    ...labelledLines('you said', flow(newest(answers, 5), view.width - labelWidth, '  '), view),
    ...(fit.feeling !== null ? labelledLines('in sum', [inSum], view) : []),
    ...(asked === null ? [] : labelled('plan', labelWidth, asked, view.width)),
    ...labelledLines('in the way', newest(obstacles, 3), view),
  ];
}

/** Lines beside a label; none without a line. */
function labelledLines(label: string, lines: readonly string[], { width }: View): string[] {
  return lines.map((line, index) => cut(padEnd(index === 0 ? `  ${label}` : '', labelWidth) + line, width));
}

function newest(parts: readonly string[], most: number): string[] {
  const hidden = parts.length - most;
  return [...parts.slice(0, most), ...(hidden > 0 ? [`${hidden} before`] : [])];
}
