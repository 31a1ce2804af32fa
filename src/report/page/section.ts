import { stages } from '../../domain/touch.js';
import { renderFit, renderYours } from '../fit/page.js';
import { fitJson } from '../fit/columns.js';
import { brokeBlocks, failuresJson, hideFailures } from '../failures/section.js';
import { learnedColumns } from '../learned/columns.js';
import { decidedLines } from '../learned/decided.js';
import type { Frame } from '../measures/frame.js';
import { nextWords } from '../next/next-page.js';
import { planFiguresJson } from '../plan/columns.js';
import { dreamJson, promisesJson } from '../promises/columns.js';
import { coverageParts } from '../promises/dream.js';
import { hideFigures, promiseLines } from '../promises/section.js';
import type { View } from '../sheet/layout.js';
import { bullets, document, heading, paragraph } from '../sheet/markdown.js';
import { listing, section, shared, type About } from '../sheet/section.js';
import { nothingLogged } from '../sheet/title.js';
import { originsJson } from '../sources/columns.js';
import { originBlocks } from '../sources/section.js';
import { renderActivity } from '../tactics/activity.js';
import { groupListing, hideNames, tacticsJson, workedBlocks } from '../tactics/section.js';
import { runningJson } from '../trial/columns.js';
import { renderTrialLines } from '../trial/line.js';
import { renderPage, type Page } from './page.js';
import { readPage } from './read.js';

/** The report as a whole; as CSV it is the section on tactics. */
export const page = section<Page>({
  read: readPage,
  nothing: ({ worked }, frame) => (worked.rows.length === 0 ? nothingLogged(frame) : null),
  page: renderPage,
  listing: groupListing,
  markdown: (page, about, view) =>
    page.worked.rows.length === 0
      ? document([paragraph(nothingLogged(about.frame))])
      : shared(pageBlocks(page, about, view), about.frame),
  json: pageJson,
  share: pageBlocks,
  hide: (page, hidden, { by }) => ({
    ...page,
    worked: by === 'source' ? hideNames(page.worked, hidden) : page.worked,
    failures: hideFailures(page.failures, hidden),
    promises: page.promises && hideFigures(page.promises, hidden),
  }),
});

function pageJson(page: Page, about: About): object {
  const { frame, currency } = about;
  const { activity } = page;
  return {
    ...tacticsJson(page, about),
    activity: {
      ...byStage(activity.stages),
      previous: activity.previous === null ? null : byStage(activity.previous),
      change: activity.change && {
        goals: activity.change.hits,
        by_touches: activity.change.byTries,
        by_conversion: activity.change.byYield,
        maybe_luck: activity.change.maybeLuck,
      },
      nobody: activity.nobody,
      new_leads: activity.newLeads,
      plan: activity.plan && planFiguresJson(activity.plan),
    },
    failures: failuresJson(page.failures, about),
    origins: page.origins && originsJson(page.origins, frame),
    when_they_answer: page.answerHints,
    promises: page.promises && promisesJson(page.promises, frame, currency.code),
    dream: page.dream && dreamJson(page.dream),
    decided: listing(learnedColumns(frame), page.decided).json(),
    fit: page.fit && fitJson(page.fit),
    trials: runningJson(page.trials),
  };
}

function byStage(touches: readonly number[]): Record<string, number> {
  return Object.fromEntries(stages.map((stage, number) => [stage, touches[number] ?? 0]));
}

/** The whole report as markdown: headings, tables and lists that read well in a mail. */
function pageBlocks(page: Page, { frame, currency }: About, view: View): string[] {
  const { failures, origins, promises, dream, fit, trials } = page;
  const { failed, deferred, silent } = failures;
  const { width } = view;
  const next = page.next ? nextWords(page.next) : [];
  return [
    paragraph([...renderActivity(page.activity, frame, width), ...decidedLines(page.decided, frame, width)]),
    ...workedBlocks(page, frame, view, {
      asked: (whole) => (fit ? renderYours(fit, frame, whole) : []),
      trials: (whole) =>
        frame.by === 'tactic' ? trials.flatMap((one) => renderTrialLines([one], whole)) : [],
    }),
    ...titled('When they answer', page.answerHints.length > 0 && bullets(page.answerHints)),
    ...titled('How it fits', fitBlock(page, frame, view)),
    ...(failed + deferred + silent > 0 ? brokeBlocks(failures, failures.causes, currency.code) : []),
    ...(origins ? originBlocks(origins, frame) : []),
    ...titled('Promises', promises && paragraph(promiseLines(promises, currency.code))),
    ...titled('Dream list', dream && paragraph([coverageParts(dream).join(' · ')])),
    ...titled('Next', next.length > 0 && bullets(next)),
  ];
}

function titled(title: string, block: string | false | null): string[] {
  return block ? [heading(2, title), block] : [];
}

function fitBlock({ fit }: Page, frame: Frame, view: View): string {
  const lines = fit ? renderFit(fit, frame, view) : [];
  return bullets(lines.map((line, index) => (index === 0 ? line.replace(/^[A-Z ]{11}/, '') : line)));
}
