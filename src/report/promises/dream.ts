import type { Tier } from '../../domain/touch.js';
import { count } from '../../render/figure.js';
import type { Coverage } from '../../store/counts/dream.js';
import { wrap, type View } from '../sheet/layout.js';
import { titledLines } from '../sheet/headed.js';

/** How a list of leads is covered, and the local days without a touch after which one is cold. */
export interface Dream extends Coverage {
  coldDays: number;
}

/** What the page says of the dream list; it fits the width. */
export function renderDream(dream: Dream, view: View): string[] {
  const lines = titledLines('DREAM LIST', coverageParts(dream), view);
  return view.explain ? [...lines, ...wrap(explainDream(dream), view.width)] : lines;
}

/** What is said below a list of leads of one tier: "Of tier dream 20: 11 touched in 30 days · 4 talking". */
export function coverageWords(coverage: Dream, tier: Tier): string {
  return `Of tier ${tier} ${coverageParts(coverage).join(' · ')}`;
}

/** "20: 11 touched in 30 days · 4 talking · 2 met · 3 never · 6 cold", in parts. */
export function coverageParts(dream: Dream): string[] {
  const { leads, recent, talking, met, never, cold, closed, coldDays } = dream;
  const days = coldDays === 1 ? 'today' : `in ${coldDays} days`;
  const others = { talking, met, never, cold, closed };
  return [
    `${count(leads)}: ${count(recent)} touched ${days}`,
    ...Object.entries(others).flatMap(([word, n]) => (n > 0 ? [`${count(n)} ${word}`] : [])),
  ];
}

/** How the dream list is counted. */
export function explainDream({ leads, recent, never, cold, closed, coldDays }: Dream): string {
  return `Dream list: the ${count(leads)} leads of tier dream are touched in the last ${count(coldDays)} local days, today included (${count(recent)}), never touched (${count(never)}), cold (${count(cold)}), or closed, which is ended by their last result or stopped, and not touched lately (${count(closed)}). Talking: not ended, and no further than a conversation; met: ever at a meeting or further. The days are yours: prospect config set cold-days N.`;
}
