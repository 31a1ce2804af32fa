import { count, percent } from '../../render/figure.js';
import { onOneLine, say } from '../../render/safe.js';
import { trialsPerArm } from '../../stats/power.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';
import { evidenceWords, type Evidence } from '../measures/evidence.js';
import { trialLevel, trialPower } from './size.js';
import { enoughJudged } from '../measures/verdict.js';

/** A new version, and what is known of the one it comes from. */
export interface Tweaked {
  made: Pick<TacticVersion, 'name' | 'version'>;
  from: Pick<TacticVersion, 'version'>;
  change: string;
  evidence: Evidence;
}

/** The answer to a tweak, line by line: the new version, what is frozen of the old, and what it takes to know. */
export function tweakLines({ made, from, change, evidence }: Tweaked): string[] {
  const { name, version } = made;
  return [
    say`tactic ${name}@${version}, from ${name}@${from.version}: ${onOneLine(change)}`,
    say`decided: tweak ${name}@${from.version} · ${evidenceWords(evidence)}`,
    ...knowLines(evidence),
  ];
}

/** How many leads it takes to judge it, and to see twice the rate of the version it comes from. */
function knowLines({ window, leads, judged, converted }: Evidence): string[] {
  const wait = window === null ? '' : `, ${count(window)} days after the first touch of each`;
  const judge = `to judge it: ${enoughJudged} leads${wait}`;
  const rate = judged === null || converted === null || judged < enoughJudged ? 0 : converted / judged;
  const each = rate > 0 && rate < 0.5 ? trialsPerArm(rate, 2 * rate, trialPower, trialLevel) : null;
  if (each === null) return [judge];
  const needed = Math.max(enoughJudged, Number(each.toPrecision(2)));
  const among = judged === leads ? '' : ` (${count(converted!)} of ${count(judged!)} judged)`;
  return [judge, `to see twice the ${percent(rate)}${among}: about ${count(needed)} leads of each version`];
}
