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
import { heading, labelled, paragraph, type Block } from '../sheet/blocks.js';
import { explained, labelled as labelledWords, sectionTitle } from '../sheet/headed.js';
import type { TacticRecord, VersionRecord } from './tactic.js';

const labelWidth = 14;

/** How its touches felt, what was said of it, and what is in the way; nothing where none is known. */
export function renderFeels(record: TacticRecord, query: ReportQuery, view: View): string[] {
  const felt = feltLines(record, view);
  const lines = [...felt, ...saidLines(record.feelings, query, view)];
  if (lines.length === 0) return [];
  return [
    ...sectionTitle('HOW IT FEELS', aboutWords(felt), view),
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

/** The same as blocks. */
export function feelsBlocks(record: TacticRecord, query: ReportQuery): Block[] {
  const felt = feltVersions(record).map(
    (version) => [groupName(version.row), feltWords(version).replace(/ {2,}/, ', ')] satisfies Said,
  );
  const said = saidOf(record.feelings, query).map(
    ({ label, texts }) => [label, texts.join(' · ')] satisfies Said,
  );
  if (felt.length + said.length === 0) return [];
  return [heading(2, 'How it feels'), paragraph([aboutWords(felt)]), labelled([...felt, ...said])];
}

type Said = [label: string, text: string];

function aboutWords(felt: readonly unknown[]): string {
  return felt.length > 0
    ? 'mean energy where it is typed, from −2 to +2'
    : 'what you said of it, asked once in four weeks';
}

const feltVersions = ({ versions }: TacticRecord) => versions.filter(({ use }) => use.felt !== null);

/** `+0.2  29 of 172 touches` */
function feltWords({ use }: VersionRecord): string {
  const touches = use.touches === 1 ? 'touch' : 'touches';
  return `${energyWords(use.felt ?? 0)}  ${count(use.feltTouches)} of ${count(use.touches)} ${touches}`;
}

function feltLines(record: TacticRecord, view: View): string[] {
  const felt = feltVersions(record);
  const wanted = Math.max(...felt.map(({ row }) => textWidth(groupName(row)) + 2), 10);
  const nameWidth = Math.min(wanted, Math.max(6, view.width - 28));
  return felt.map(
    (version) => `${padEnd(cut(`  ${groupName(version.row)}`, nameWidth), nameWidth)}  ${feltWords(version)}`,
  );
}

/** The weekly answers, where it stands, and what is in the way. */
function saidLines(feelings: TacticFeelings, query: ReportQuery, view: View): string[] {
  return saidOf(feelings, query).flatMap(({ label, texts, flows }) => {
    if (label === 'plan') return labelledWords(label, labelWidth, texts[0]!, view.width);
    return labelledLines(label, flows ? flow(texts, view.width - labelWidth, '  ') : texts, view);
  });
}

/** The same as texts under their labels; `flows` for those that stand on one line as far as it goes. */
function saidOf(
  { fit, said, short }: TacticFeelings,
  query: ReportQuery,
): { label: string; texts: string[]; flows?: true }[] {
  const answers = weeklyFits(said).map(({ fit, day }) => `${shortDay(day, query.asOf.day)} ${fitWords[fit]}`);
  const obstacles = obstaclesOf(said).map((obstacle) => obstacleWords(obstacle, query));
  const inSum = fit.group === 'early' ? `${groupWords.early} (${earlyWords(fit)})` : groupWords[fit.group];
  const asked = short && `${shortWords(short, weekStart(query.asOf.day))}. What is in the way?`;
  return [
    { label: 'you said', texts: newest(answers, 5), flows: true as const },
    { label: 'in sum', texts: fit.feeling !== null ? [inSum] : [] },
    { label: 'plan', texts: asked === null ? [] : [asked] },
    { label: 'in the way', texts: newest(obstacles, 3) },
  ].filter(({ texts }) => texts.length > 0);
}

/** Lines beside a label; none without a line. */
function labelledLines(label: string, lines: readonly string[], { width }: View): string[] {
  return lines.map((line, index) => cut(padEnd(index === 0 ? `  ${label}` : '', labelWidth) + line, width));
}

function newest(parts: readonly string[], most: number): string[] {
  const hidden = parts.length - most;
  return [...parts.slice(0, most), ...(hidden > 0 ? [`${hidden} before`] : [])];
}
