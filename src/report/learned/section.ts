import { learnedFigures, learnedSection, runningFigures } from './figures.js';
import { decidedDay, type Learned } from './decided.js';
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
import { heading, labelled, paragraph } from '../sheet/blocks.js';
import { groupName } from '../sheet/names.js';
import { listing, section } from '../sheet/section.js';

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
  share: ({ decided, running }, { query: { asOf } }) => [
    heading(2, 'Learned'),
    paragraph([countWords(decided)]),
    ...decided.flatMap((each) => [
      heading(3, `${decidedDay(each.day, asOf.day)}, ${headWords(each)}`),
      labelled(saidOf(each, asOf.day)),
    ]),
    ...(running.length > 0 ? [heading(2, 'Still running')] : []),
    ...running.flatMap((trial) => [
      heading(3, groupName(trial)),
      labelled([['trial', trialWords(trial, asOf.day)], ...hypothesisOf(trial)]),
    ]),
  ],
});
