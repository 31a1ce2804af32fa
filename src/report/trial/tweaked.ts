import { count, percent, some } from '../../render/figure.js';
import { onOneLine, say } from '../../render/safe.js';
import { leastApart, trialsPerArm } from '../../stats/power.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';
import { evidenceWords, type Evidence } from '../measures/evidence.js';
import { leadsPerTouch, roundedUp, trialLevel, trialPower } from './size.js';
import { enoughJudged } from '../measures/verdict.js';

/** A new version, and what is known of the one it comes from. */
export interface Tweaked {
  made: Pick<TacticVersion, 'name' | 'version'>;
  from: Pick<TacticVersion, 'version'>;
  change: string;
  evidence: Evidence;
  /** Touches planned of the tactic in the next 13 weeks, with any version; 0 for none. */
  planned: number;
}

/** Weeks of a plan that are looked ahead to say what it can show. */
export const weeksAhead = 13;

/** The answer to a tweak, line by line: the new version, what is frozen of the old, and what it takes to know. */
export function tweakLines({ made, from, change, evidence, planned }: Tweaked): string[] {
  const { name, version } = made;
  return [
    say`tactic ${name}@${version}, from ${name}@${from.version}: ${onOneLine(change)}`,
    say`decided: tweak ${name}@${from.version} · ${evidenceWords(evidence)}`,
    ...knowLines(evidence, Math.round(planned)),
  ];
}

/** How many leads it takes to judge it, and what difference from the version it comes from can be seen. */
function knowLines({ window, touches, leads, judged, converted }: Evidence, planned: number): string[] {
  const wait = window === null ? '' : `, ${count(window)} days after the first touch of each`;
  const judge = `to judge it: ${enoughJudged} leads${wait}`;
  const rate = judged === null || converted === null || judged < enoughJudged ? 0 : converted / judged;
  if (rate === 0 || leads === null) return [judge];
  const among = judged === leads ? '' : ` (${count(converted!)} of ${count(judged!)} judged)`;
  if (planned >= 1) {
    const newer = planned * leadsPerTouch({ touches: touches ?? 0, leads });
    const against = leastApart(rate, { first: leads, second: newer }, trialPower, trialLevel);
    const head = `the ${some(planned, 'touch', 'touches')} planned for ${weeksAhead} weeks`;
    return against === null
      ? [judge, `${head} cannot tell it from the ${percent(rate)} of before${among}`]
      : [
          judge,
          `${head} can show ${percent(rate)}${among} against ${percent(roundedUp(against))}, no smaller difference`,
        ];
  }
  const each = rate < 0.5 ? trialsPerArm(rate, 2 * rate, trialPower, trialLevel) : null;
  if (each === null) return [judge];
  const needed = Math.max(enoughJudged, Number(each.toPrecision(2)));
  return [judge, `to see twice the ${percent(rate)}${among}: about ${count(needed)} leads of each version`];
}
