import { goalClaimed } from '../../domain/claim.js';
import { some } from '../../render/figure.js';
import type { ClaimRecord } from './claims.js';
import type { Frame } from '../measures/frame.js';
import { explainDesign } from '../measures/formulas.js';
import type { ClaimsRecord } from './claims.js';

/** How one's own figures beside the claims are counted, as sentences. */
export function explainClaims({ claims }: ClaimsRecord, { level }: Frame): string[] {
  const [ofLeads, ofTouches] = [true, false].map((isOfLeads) =>
    claims.filter(({ benchmark }) => (benchmark.unit === 'leads') === isOfLeads),
  );
  return [
    `Theirs and yours: a claim is held only against your own figure for the same goal, in the same unit. Compatible: your ${level}% range and what they claim have something in common; above or below: all of your range lies beyond it.`,
    ...(ofTouches!.length > 0
      ? [
          `Of touches, reached, conversations, meetings, held or proposals: touches dated a window or more before as-of (${windowWords(ofTouches!)}), each as far as its own results had brought it one window after its day, so that young ones neither flatter nor depress. Those that came to the goal ÷ those that came to the unit, or further. "lost" brings a touch no further; a touch at nobody in particular counts by itself.`,
        ]
      : []),
    ...(ofLeads!.length > 0
      ? [`Of leads: converted ÷ judged, as above, for the goal that is claimed (${windowWords(ofLeads!)}).`]
      : []),
    ...new Set(ofTouches!.flatMap(designWords)),
  ];
}

function windowWords(claims: readonly ClaimRecord[]): string {
  const words = claims.map(({ benchmark, window }) => `${goalClaimed(benchmark)} ${some(window, 'day')}`);
  return [...new Set(words)].join(', ');
}

/** Of the newest version with a figure. */
function designWords({ benchmark, own }: ClaimRecord): string[] {
  const [newest] = own.filter(({ rate }) => rate !== null);
  if (!newest) return [];
  const name = `${benchmark.unit} → ${goalClaimed(benchmark)}`;
  return explainDesign({ name, of: newest.of, design: newest.design });
}
