import type { Verdict } from '../measures/verdict.js';
import type { View } from './layout.js';

/** A verdict in its colour; the word says it too. */
export function paintVerdict(verdict: Verdict, { painter }: View): string {
  if (verdict.startsWith('keep')) return String(painter.good(verdict));
  return String(verdict.startsWith('drop') ? painter.bad(verdict) : painter.dim(verdict));
}
