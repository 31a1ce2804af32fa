import { count } from '../../render/figure.js';
import { showOnOneLine } from '../../render/safe.js';
import { fit as cut } from '../../render/width.js';
import type { Fit } from '../../store/tactics/feelings.js';
import {
  doesConvert,
  enoughFelt,
  type FitGroup,
  type Obstacle,
  type ShortWeeks,
  type TacticFit,
} from './fit.js';
import { shortDay, type ReportQuery } from '../measures/query.js';

/** What the page calls each group. */
export const groupWords: Record<FitGroup, string> = {
  'converts-and-yours': 'converts and yours',
  'converts-but-drains': 'converts, but drains you',
  'yours-but-does-not-convert': 'yours, but does not convert',
  neither: 'neither',
  early: 'early',
};

/** A weekly answer as it is asked. */
export const fitWords: Record<Fit, string> = {
  'against-my-grain': 'against my grain',
  'not-my-strength': 'not my strength',
  fine: 'fine',
  mine: 'mine',
};

const ordinals = ['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const longestNote = 70;

/** `2 of 6 done, third week short`; it says so where the last of these weeks is the one before this. */
export function shortWords({ monday, planned, done, weeks }: ShortWeeks, thisMonday: string): string {
  const when = monday === thisMonday ? '' : ' last week';
  const ordinal = ordinals[weeks - 3];
  const row = ordinal === undefined ? `short for ${weeks} weeks or more` : `${ordinal} week short`;
  return `${count(done)} of ${plannedWords(planned)} done${when}, ${row}`;
}

/** A share of a month's plan is no whole number. */
function plannedWords(planned: number): string {
  return Number.isInteger(planned) ? count(planned) : `~${Number(planned.toPrecision(2))}`;
}

/**
 * The end of a sentence about a tactic, saying what speaks for or against it: `, though it works and feels good (+2.0
 * in 6 touches)`.
 */
export function thoughWords(known: TacticFit): string {
  const works = doesConvert(known.verdict) === true;
  const feels = feelsWords(known);
  if (feels === null) return works ? ', though it works' : '';
  if (known.feeling === 'drains') return works ? `, though it works; ${feels}` : `; ${feels}`;
  return works ? `, though it works and ${feels}` : `, though ${feels}`;
}

function feelsWords({ answer, energy, feeling }: TacticFit): string | null {
  if (feeling === null) return null;
  if (answer !== null) return `you call it "${fitWords[answer.fit]}"`;
  const { mean, touches } = energy!;
  const felt = `${energyWords(mean)} in ${count(touches)} touches`;
  if (feeling === 'drains') return `it drains you (${felt})`;
  return mean >= 0.5 ? `feels good (${felt})` : `feels fine (${felt})`;
}

/** A mean energy with its sign: "+0.2", "−1.5". */
export function energyWords(mean: number): string {
  const near = Number(mean.toFixed(1));
  return `${near > 0 ? '+' : near < 0 ? '−' : ''}${Math.abs(near).toFixed(1)}`;
}

/** What was said to be in the way, with its day: `13 Nov: "no names left"`; safe to print. */
export function obstacleWords({ day, text }: Obstacle, { asOf }: ReportQuery): string {
  const note = cut(showOnOneLine(text.trim()), longestNote);
  return `${shortDay(day, asOf.day)}: "${note}"`;
}

/**
 * What is known of a tactic of the early group: `yours, unclear`, or `keep?, not asked` where nothing is felt of it.
 */
export function earlyWords({ feeling, verdict, version }: TacticFit, { goal }: ReportQuery): string {
  if (feeling === null) return `${verdict ?? 'early'}, not asked`;
  const felt = feeling === 'yours' ? 'yours' : 'drains you';
  if (version === null) return `${felt}, not used yet`;
  if (verdict === null) return `${felt}, no worth for "${goal}"`;
  return verdict === 'early' ? felt : `${felt}, ${verdict}`;
}

/** How feelings are put beside results, as sentences. */
export function explainFit(): string[] {
  return [
    `How it fits: a tactic goes by its newest version in use. It is yours if your newest weekly answer is "fine" or "mine", and drains you if it is "not my strength" or "against my grain"; where you never answered, by the mean energy of that version's touches up to as-of, from ${enoughFelt} that say so: 0 or more is yours, less drains you.`,
    'It converts at keep or keep?, and does not at drop? or drop. Early: any other verdict or no worth, or nothing said. "prospect review" asks once a week.',
  ];
}

/** When a tactic is asked about, as a sentence. */
export function explainShort(): string {
  return 'Yours?: at least one touch less done than planned, with any version, in each of the last three ISO weeks or more, up to the last week that is over or has come to its Friday. A week without a plan ends the count.';
}
