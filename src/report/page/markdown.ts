import { some } from '../../render/figure.js';
import { renderActivity } from '../tactics/activity.js';
import { answeredStrips } from '../hours/page.js';
import { brokeSentences, brokeStrips, brokeWords } from '../failures/page.js';
import { decidedLines } from '../learned/decided.js';
import { coverageParts } from '../promises/dream.js';
import type { FailureRow, Failures } from '../failures/failures.js';
import { renderFit, renderYours } from '../fit/page.js';
import type { FitSection } from '../fit/fit.js';
import { asOfWords, periodWords, titleWords, type Frame } from '../measures/frame.js';
import { plainPainter, type View } from '../sheet/layout.js';
import { nextWords } from '../next/next-page.js';
import { knowsOrigins, type Origins } from '../sources/sources.js';
import { originStrips } from '../sources/page.js';
import { renderNothing, type Page } from './page.js';
import type { PromiseFigures } from '../promises/promises.js';
import { leftWords, promiseParts } from '../promises/page.js';
import { bullets, document, heading, labelledLines, paragraph, table } from '../sheet/markdown.js';
import { renderTrialLines } from '../trial/line.js';
import type { RunningTrial } from '../trial/status.js';
import { verdictLines } from '../tactics/lines.js';
import { workedStrips } from '../tactics/page.js';
import type { Worked } from '../tactics/tactics.js';
import type { Answering } from '../hours/hours.js';

/** How markdown is laid out: by nothing but its own tables. */
export const markdownView = (all: boolean): View => ({
  width: Infinity,
  painter: plainPainter,
  all,
  explain: false,
});

/** The whole report as markdown: headings, tables and lists that read well in a mail. */
export function pageMarkdown(page: Page, view: View): string {
  const { frame, worked, failures, origins, promises, dream, currency } = page;
  if (worked.rows.length === 0) return document([paragraph(renderNothing(frame))]);
  const { failed, deferred, silent } = failures;
  const { width } = view;
  const next = page.next ? nextWords(page.next) : [];
  return document([
    titleBlock(frame),
    paragraph([...renderActivity(page.activity, frame, width), ...decidedLines(page.decided, frame, width)]),
    ...workedBlocks(worked, page.answering, frame, view, { fit: page.fit, trials: page.trials }),
    ...section('When they answer', page.answerHints.length > 0 && bullets(page.answerHints)),
    ...section('How it fits', fitBlock(page.fit, frame, view)),
    ...(failed + deferred + silent > 0 ? brokeBlocks(failures, failures.causes, currency) : []),
    ...(origins && knowsOrigins(origins) ? originBlocks(origins, frame) : []),
    ...section('Promises', promises && paragraph(promiseLines(promises, currency))),
    ...section('Dream list', dream && paragraph([coverageParts(dream).join(' · ')])),
    ...section('Next', next.length > 0 && bullets(next)),
  ]);
}

/** What the report is about, on its first line. */
export function titleBlock(frame: Frame): string {
  return heading(1, `${titleWords(frame)}, ${asOfWords(frame)}`);
}

function section(title: string, block: string | false | null): string[] {
  return block ? [heading(2, title), block] : [];
}

/** What worked, or when people answer, with what is said of it. */
export function workedBlocks(
  worked: Worked,
  answering: Answering | null,
  frame: Frame,
  view: View,
  more: { fit: FitSection | null; trials: readonly RunningTrial[] } = { fit: null, trials: [] },
): string[] {
  if (answering !== null)
    return [heading(2, 'When they answer'), table(answeredStrips(answering, worked, frame))];
  const { rows, strips } = workedStrips(worked, frame, view);
  // Every verdict with its reason: whoever reads a mail cannot ask for more.
  const whole = { ...view, all: true };
  const asked = more.fit ? renderYours(more.fit, frame, whole) : [];
  const lines = verdictLines(worked, rows, frame, whole, asked);
  const labelled = lines.slice(lines.indexOf('') + 1);
  const notes = lines.slice(0, Math.max(0, lines.indexOf('')));
  const trials = frame.by === 'tactic' ? more.trials.flatMap((one) => renderTrialLines([one], whole)) : [];
  return [
    heading(2, `What worked, ${periodWords(frame)}`),
    table(strips),
    paragraph([`A lead counts once, and has ${some(frame.window, 'day')} from its first touch.`, ...notes]),
    labelledLines([...(lines.includes('') ? labelled : []), ...trials]),
  ];
}

function fitBlock(fit: FitSection | null, frame: Frame, view: View): string {
  const lines = fit ? renderFit(fit, frame, view) : [];
  return bullets(lines.map((line, index) => (index === 0 ? line.replace(/^[A-Z ]{11}/, '') : line)));
}

/** What broke and why. */
export function brokeBlocks(
  failures: Failures,
  rows: readonly FailureRow[],
  currency: string | null,
): string[] {
  return [
    heading(2, 'What broke'),
    paragraph([brokeWords(failures)]),
    table(brokeStrips(rows, Infinity, currency)),
    bullets(brokeSentences(failures, currency)),
  ];
}

/** Leads by who found them. */
export function originBlocks(origins: Origins, frame: Frame): string[] {
  const { strips, texts } = originStrips(origins, frame);
  return [heading(2, 'Yours and given'), table(strips), bullets(texts)];
}

/** What became of what was promised, and what was left without a promise. */
export function promiseLines(promises: PromiseFigures, currency: string | null): string[] {
  const left = leftWords(promises);
  return [promiseParts(promises, currency).join(' · '), ...(left === null ? [] : [left])];
}
