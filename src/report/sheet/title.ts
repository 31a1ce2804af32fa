import { fit, textWidth } from '../../render/width.js';
import { asOfWords, titleWords, type ReportQuery } from '../measures/query.js';
import type { View } from './layout.js';

/** The period, the goal, and on the right as-of; on lines of their own where the terminal is narrow. */
export function renderTitle(
  query: ReportQuery,
  { width, painter }: View,
  left = titleWords(query),
): string[] {
  const right = asOfWords(query);
  const space = width - textWidth(left) - textWidth(right);
  if (space >= 2) return [String(painter.bold(left)) + ' '.repeat(space) + right];
  const lines = textWidth(left) <= width ? [left] : left.split(/ · (?=goal)/);
  return [...lines.map((line) => String(painter.bold(fit(line, width)))), right];
}

/** The same on one line, for a heading. */
export function titleLine(query: ReportQuery, left = titleWords(query)): string {
  return `${left}, ${asOfWords(query)}`;
}

/** The same for a page to look at: a title, and what stands below it. */
export function aboutWords(query: ReportQuery, left = titleWords(query)): { title: string; about: string[] } {
  const [, title = left, goal] = /^(.*) · (goal: .*)$/.exec(left) ?? [];
  return { title, about: [...(goal === undefined ? [] : [goal]), asOfWords(query)] };
}

/** What stands in place of a page without touches. */
export function nothingLogged(query: ReportQuery): string[] {
  return [
    `Nothing is logged yet (${asOfWords(query)}).`,
    'Log the first touch with "prospect log": it asks who, how and what became of it.',
    'Or bring what you have: prospect import FILE --dry-run',
  ];
}
