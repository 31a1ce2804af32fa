import { renderFit, renderYours } from '../fit/page.js';
import { brokeBlocks, hideFailures } from '../failures/section.js';
import { decidedLines } from '../learned/decided.js';
import { decidedBlocks } from '../learned/section.js';
import type { ReportQuery } from '../measures/query.js';
import { nextWords } from '../next/next-page.js';
import { coverageParts } from '../promises/dream.js';
import { hideFigures, promiseLines } from '../promises/section.js';
import type { About } from '../sheet/about.js';
import type { View } from '../sheet/layout.js';
import { bullets, heading, isEmpty, paragraph, type Block } from '../sheet/blocks.js';
import { section } from '../sheet/section.js';
import { nothingLogged } from '../sheet/title.js';
import { originBlocks } from '../sources/section.js';
import { activityHeads, renderActivity } from '../tactics/activity.js';
import { nearerParts } from '../tactics/nearer-page.js';
import { groupListing, hideNames, workedBlocks } from '../tactics/section.js';
import { renderTrialLines } from '../trial/line.js';
import { pageFigures } from './figures.js';
import { hideDrawn } from './drawn.js';
import { renderPage, type Page } from './page.js';
import { readPage } from './read.js';

/** Decisions on a page to look at, unless all are asked for. */
const mostDecided = 8;

/** The report as a whole; as CSV it is the section on tactics. */
export const page = section<Page>({
  read: readPage,
  nothing: ({ worked }, query) => (worked.rows.length === 0 ? nothingLogged(query) : null),
  page: renderPage,
  listing: groupListing,
  markdown: 'shared',
  figures: () => pageFigures,
  share: pageBlocks,
  pictures: async (page, about) => (await import('./pictures.js')).pagePictures(page, about),
  heads: ({ activity }, { query }) => activityHeads(activity, query),
  hide: (page, hidden, { by }) => ({
    ...page,
    worked: hideNames(page.worked, by, hidden),
    failures: hideFailures(page.failures, hidden),
    drawn: page.drawn && hideDrawn(page.drawn, hidden),
    promises: page.promises && hideFigures(page.promises, hidden),
  }),
});

/** The whole report to be read: headings, tables and lists. */
function pageBlocks(page: Page, { query, currency }: About, view: View): Block[] {
  const { failures, origins, promises, dream, fit, trials } = page;
  const { failed, deferred, silent } = failures;
  const { width } = view;
  const next = page.next ? nextWords(page.next) : [];
  return [
    paragraph([...renderActivity(page.activity, query, width), ...decidedLines(page.decided, query, width)]),
    ...workedBlocks(page, query, view, {
      asked: (whole) => (fit ? renderYours(fit, query, whole) : []),
      trials: (whole) =>
        query.by === 'tactic' ? trials.flatMap((one) => renderTrialLines([one], whole)) : [],
    }),
    ...nearerBlocks(page, query, view),
    ...titled('When they answer', page.answerHints.length > 0 && bullets(page.answerHints)),
    ...titled('How it suits you', fitBlock(page, query, view)),
    ...(failed + deferred + silent > 0 ? brokeBlocks(failures, failures.causes, currency.code) : []),
    ...(origins ? originBlocks(origins, query) : []),
    ...titled('Promises', promises && paragraph(promiseLines(promises, currency.code))),
    ...titled('Dream list', dream && paragraph([coverageParts(dream).join(' · ')])),
    ...learnedBlocks(page, query, view),
    ...titled('Next', next.length > 0 && bullets(next)),
  ];
}

function nearerBlocks({ nearer, worked }: Page, query: ReportQuery, view: View): Block[] {
  if (nearer === null) return [];
  const { title, table, texts } = nearerParts(nearer, worked, query, view);
  return [heading(2, title), table, paragraph(texts)];
}

function titled(title: string, block: Block | false | null): Block[] {
  return block && !isEmpty(block) ? [heading(2, title), block] : [];
}

/** Decisions and what came of them, on a page with room for them. */
function learnedBlocks({ drawn }: Page, query: ReportQuery, { all }: View): Block[] {
  if (drawn === null || drawn.learned.decided.length === 0) return [];
  return decidedBlocks(drawn.learned.decided, query, all ? Infinity : mostDecided);
}

function fitBlock({ fit }: Page, query: ReportQuery, view: View): Block {
  const lines = fit ? renderFit(fit, query, view) : [];
  return bullets(lines.map((line, index) => (index === 0 ? line.replace(/^[A-Z ]{16}/, '') : line)));
}
