import { count } from '../render/figure.js';
import { textWidth } from '../render/width.js';
import type { View } from './layout.js';
import { groupName } from './names.js';
import { explainFeels } from './tactic-explain.js';
import { explained, nameCell, sectionTitle } from './tactic-section.js';
import type { TacticRecord } from './tactic.js';

/** How its touches felt; nothing where none says. */
export function renderFeels(record: TacticRecord, view: View): string[] {
  const felt = record.versions.filter(({ use }) => use.felt !== null);
  if (felt.length === 0) return [];
  const wanted = Math.max(...felt.map(({ row }) => textWidth(groupName(row)) + 2), 10);
  const nameWidth = Math.min(wanted, Math.max(6, view.width - 28));
  return [
    ...sectionTitle('HOW IT FEELS', 'mean energy where it is typed, from −2 drains to +2 gives', view),
    ...felt.map(({ row, use }) => {
      const touches = use.touches === 1 ? 'touch' : 'touches';
      return `${nameCell(`  ${groupName(row)}`, nameWidth)}  ${energy(use.felt ?? 0)}  ${count(use.feltTouches)} of ${count(use.touches)} ${touches}`;
    }),
    ...explained(() => explainFeels(), view),
  ];
}

function energy(mean: number): string {
  const near = Number(mean.toFixed(1));
  return `${near > 0 ? '+' : near < 0 ? '−' : ''}${Math.abs(near).toFixed(1)}`;
}
