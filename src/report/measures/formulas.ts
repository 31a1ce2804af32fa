import { count } from '../../render/figure.js';
import type { ReportQuery } from './query.js';

// Standard normal quantiles, two-sided.
const quantile = { 80: '1.282', 90: '1.645', 95: '1.960' };

// Touches that are hardly alike need no word about it.
const notable = 1.05;

/** The formula of the range for k of n. */
export const wilsonWords = ({ level }: ReportQuery) =>
  `Range: ${level}% by Wilson, for k of n (k + z²/2 ± z·√(k(n−k)/n + z²/4)) ÷ (n + z²) with z = ${quantile[level]}.`;

/**
 * One sentence saying that touches of one lead are alike, and how many independent ones they are worth; none for a
 * design effect up to 1.05.
 */
export function explainDesign({
  name,
  of,
  design,
  alike = 'Touches of one lead are',
}: {
  name: string;
  of: number;
  design: number | null;
  alike?: string;
}): string[] {
  if (design === null || design <= notable) return [];
  return [
    `${alike} alike: for the ${name} rate ${count(of)} touches tell as much as ${count(Math.round(of / design))} independent ones (design effect ${design.toFixed(2)}), and k and n are scaled down to that.`,
  ];
}
