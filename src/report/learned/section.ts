import { count } from '../../render/figure.js';
import { learnedFigures, learnedSection, runningFigures } from './figures.js';
import { decidedDay, type FollowedDecision, type Learned } from './decided.js';
import {
  countWords,
  headWords,
  hypothesisOf,
  renderLearned,
  renderNothingLearned,
  saidOf,
  trialWords,
} from './page.js';
import { readLearned } from './read.js';
import type { ReportQuery } from '../measures/query.js';
import { heading, labelled, paragraph, type Block } from '../sheet/blocks.js';
import { groupName } from '../sheet/names.js';
import { listing, section } from '../sheet/section.js';

/** Decisions with what was known then and what came of them since; the newest `most`. */
export function decidedBlocks(
  decided: readonly FollowedDecision[],
  { asOf }: ReportQuery,
  most = Infinity,
): Block[] {
  const more = decided.length - most;
  return [
    heading(2, 'Learned'),
    paragraph([countWords(decided)]),
    ...decided
      .slice(0, most)
      .flatMap((each) => [
        heading(3, `${decidedDay(each.day, asOf.day)}, ${headWords(each)}`),
        labelled(saidOf(each, asOf.day)),
      ]),
    ...(more > 0 ? [paragraph([`and ${count(more)} more: prospect report learned`])] : []),
  ];
}

/** What was decided about tactics and learned of them. */
export const learned = section<Learned>({
  read: readLearned,
  nothing: ({ decided, running }, query) =>
    decided.length + running.length === 0 ? renderNothingLearned(query) : null,
  page: (learned, { query }, view) => renderLearned(learned, query, view),
  listing: ({ decided }, about) => listing(learnedFigures, decided, about),
  markdown: ({ decided, running }, about) =>
    [
      listing(learnedFigures, decided, about),
      ...(running.length > 0 ? [listing(runningFigures, running, about)] : []),
    ]
      .map((each) => each.markdown())
      .join('\n'),
  figures: () => learnedSection,
  share: ({ decided, running }, { query }) => [
    ...decidedBlocks(decided, query),
    ...(running.length > 0 ? [heading(2, 'Still running')] : []),
    ...running.flatMap((trial) => [
      heading(3, groupName(trial)),
      labelled([['trial', trialWords(trial, query.asOf.day)], ...hypothesisOf(trial)]),
    ]),
  ],
});
