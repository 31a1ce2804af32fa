import { fit } from '../../render/width.js';
import { renderActivity, type Activity } from '../tactics/activity.js';
import { renderAnswerHints } from '../hours/page.js';
import type { Answering } from '../hours/hours.js';
import { renderBroke } from '../failures/page.js';
import { decidedLines, explainDecided, type FollowedDecision } from '../learned/decided.js';
import type { Drawn } from './drawn.js';
import { renderDream, type Dream } from '../promises/dream.js';
import type { Failures } from '../failures/failures.js';
import { explainYours, renderFit, renderYours } from '../fit/page.js';
import type { FitSection } from '../fit/fit.js';
import { renderNext } from '../next/next-page.js';
import type { Next } from '../next/next.js';
import type { Origins } from '../sources/sources.js';
import { renderOrigins } from '../sources/page.js';
import { renderPromises } from '../promises/page.js';
import type { PromiseFigures } from '../promises/promises.js';
import { renderTrialLines } from '../trial/line.js';
import type { RunningTrial } from '../trial/status.js';
import type { Worked } from '../tactics/tactics.js';
import { wrap, type View } from '../sheet/layout.js';
import type { Nearer } from '../tactics/nearer.js';
import { renderNearer } from '../tactics/nearer-page.js';
import type { Week } from '../plan/weeks.js';
import { renderGroups } from '../tactics/section.js';
import { renderFirstWeek, type FirstWeek } from './first-week.js';
import type { About } from '../sheet/about.js';

/** The report as a whole. */
export interface Page {
  activity: Activity;
  /** Decided in the last two weeks, the newest first. */
  decided: readonly FollowedDecision[];
  worked: Worked;
  /** Of a report by hour or weekday; null for any other. */
  answering: Answering | null;
  /** Of a report by week; none for any other. */
  weeks: readonly Week[];
  /** When touches reach most people, as sentences; none unless the data carry it. */
  answerHints: readonly string[];
  /** Those that run. */
  trials: readonly RunningTrial[];
  /** Null where nothing is known of how tactics fit. */
  fit: FitSection | null;
  failures: Failures;
  /** Null where no lead's origin is known. */
  origins: Origins | null;
  /** Null where nothing was ever promised. */
  promises: PromiseFigures | null;
  /** Null where no lead is on the dream list. */
  dream: Dream | null;
  /** Null where nothing is asked on what is next. */
  next: Next | null;
  /** What worked by a nearer goal; null where something can be judged soon by the one asked about. */
  nearer: Nearer | null;
  /** Null after the journal's first week. */
  firstWeek: FirstWeek | null;
  /** Null in a terminal. */
  drawn: Drawn | null;
}

/** The page, line by line below its title; it fits the width. */
export function renderPage(page: Page, { query, currency }: About, view: View): string[] {
  const { activity, failures } = page;
  const { failed, deferred, silent } = failures;
  const lines = [
    ...renderActivity(activity, query, view.width),
    ...decidedLines(page.decided, query, view.width),
    ...(view.explain && page.decided.length > 0 ? wrap(explainDecided(), view.width) : []),
    '',
    ...renderGroups(page, query, view, {
      asked: page.fit ? renderYours(page.fit, query, view) : [],
      asksWorth: page.firstWeek === null,
    }),
    ...(page.fit ? explainYours(page.fit, view) : []),
    ...(query.by === 'tactic' ? renderTrialLines(page.trials, view) : []),
    ...renderAnswerHints(page.answerHints, page.answering, view),
  ];
  if (page.nearer) lines.push('', ...renderNearer(page.nearer, page.worked, query, view));
  const fitting = page.fit ? renderFit(page.fit, query, view) : [];
  if (fitting.length > 0) lines.push('', ...fitting);
  if (failed + deferred + silent > 0)
    lines.push('', ...renderBroke(failures, 'causes', query, view, currency.code));
  const yours = page.origins ? renderOrigins(page.origins, query, view) : [];
  if (yours.length > 0) lines.push('', ...yours);
  const promised = [
    ...(page.promises ? renderPromises(page.promises, query, view, currency.code) : []),
    ...(page.dream ? renderDream(page.dream, view) : []),
  ];
  if (promised.length > 0) lines.push('', ...promised);
  const next = page.next ? renderNext(page.next, view) : [];
  if (next.length > 0) lines.push('', ...next);
  const first = page.firstWeek ? renderFirstWeek(page.firstWeek, query, view) : [];
  if (first.length > 0) lines.push('', ...first);
  if (!view.explain)
    lines.push(
      '',
      String(view.painter.dim(fit('How each figure is counted: prospect report --explain', view.width))),
    );
  return lines;
}
