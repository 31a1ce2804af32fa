import { weekStart } from '../../domain/calendar.js';
import { show } from '../../render/safe.js';
import { fit as cut } from '../../render/width.js';
import {
  earlyWords,
  explainFit,
  explainShort,
  groupWords,
  obstacleWords,
  shortWords,
  thoughWords,
} from './words.js';
import { doesConvert, fitGroups, type FitSection, type TacticFit } from './fit.js';
import type { ReportQuery } from '../measures/query.js';
import { flow, hang, wrap, type View } from '../sheet/layout.js';
import { groupName } from '../sheet/names.js';

const title = 'HOW IT SUITS YOU';
const indent = 18;
const undoneIndent = 10;
const longList = 6;
const narrow = 60;

/** One sentence for each tactic that was planned and not done three weeks running. */
export function renderYours({ short }: Pick<FitSection, 'short'>, query: ReportQuery, view: View): string[] {
  const shown = view.all || view.explain ? short : short.slice(0, longList);
  const monday = weekStart(query.asOf.day);
  const lines = shown.flatMap(({ fit, obstacle, ...weeks }) => {
    const before = obstacle === null ? '' : ` Last time, ${obstacleWords(obstacle, query)}.`;
    const said = `${shortWords(weeks, monday)}${thoughWords(fit)}. What is in the way?${before}`;
    return hang(
      `  plan${' '.repeat(undoneIndent - 6)}`,
      undoneIndent,
      `${show(fit.name)} is not getting done: ${said}`,
      view.width,
    );
  });
  const hidden = short.length - shown.length;
  return [
    ...lines.map((line) => cut(line, view.width)),
    ...(hidden > 0 ? [`  and ${hidden} more planned and not done: add --all`] : []),
  ];
}

/** When they are asked about, under --explain. */
export function explainYours({ short }: Pick<FitSection, 'short'>, { explain, width }: View): string[] {
  return explain && short.length > 0 ? wrap(explainShort(), width) : [];
}

/** Feeling beside results, a line for each group that has a tactic; nothing where no feeling is known. */
export function renderFit(
  { tactics }: Pick<FitSection, 'tactics'>,
  query: ReportQuery,
  view: View,
): string[] {
  const { width, painter } = view;
  const isNarrow = width < narrow;
  const left = isNarrow ? 2 : indent;
  const lines = fitGroups.flatMap((group) => {
    const those = tactics.filter((tactic) => tactic.group === group);
    const names = group === 'early' ? earlyNames(those, query, view) : namesOf(those, view);
    const labelled = names.map((name, index) => (index === 0 ? `${groupWords[group]}: ${name}` : name));
    return flow(labelled, width - left, '  ').map((line) => ' '.repeat(left) + line);
  });
  if (lines.length === 0) return [];
  const [first = '', ...more] = isNarrow ? ['', ...lines] : lines;
  return [
    String(painter.bold(title)) + first.slice(title.length),
    ...more,
    ...(view.explain ? explainFit().flatMap((text) => wrap(text, width)) : []),
  ];
}

/** Names, and how many more there are. */
function namesOf(tactics: readonly TacticFit[], { all }: View): string[] {
  const shown = all ? tactics : tactics.slice(0, longList);
  const hidden = tactics.length - shown.length;
  return [...shown.map((row) => groupName(row)), ...(hidden > 0 ? [`${hidden} more`] : [])];
}

/**
 * The tactics of the early group, each with what is known of it: first those with a feeling, then those that only lack
 * one. Three or more that lack one are a number, unless all are asked for.
 */
function earlyNames(tactics: readonly TacticFit[], query: ReportQuery, { all }: View): string[] {
  const named = (some: readonly TacticFit[]) =>
    some.map((tactic) => `${groupName(tactic)} (${earlyWords(tactic)})`);
  const felt = tactics.filter(({ feeling }) => feeling !== null);
  const notAsked = tactics.filter(
    ({ feeling, verdict }) => feeling === null && doesConvert(verdict) !== null,
  );
  return [
    ...named(felt),
    ...(all || notAsked.length < 3 ? named(notAsked) : [`${notAsked.length} not asked yet`]),
  ];
}
