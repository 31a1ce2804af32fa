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
  'converts-and-yours': 'works and suits you',
  'converts-but-drains': 'works, but does not suit you',
  'yours-but-does-not-convert': 'suits you, but does not work',
  neither: 'neither works nor suits you',
  early: 'not known yet',
};

/** An answer as it is asked. */
export const fitWords: Record<Fit, string> = {
  'against-my-grain': 'hate it',
  'not-my-strength': 'not good at it',
  fine: 'fine',
  mine: 'love it',
};

const ordinals = ['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const longestNote = 70;

/** `2 of 6 done, below plan for the third week`; it says so where the last of these weeks is the one before this. */
export function shortWords({ monday, planned, done, weeks }: ShortWeeks, thisMonday: string): string {
  const when = monday === thisMonday ? '' : ' last week';
  const ordinal = ordinals[weeks - 3];
  const row = ordinal === undefined ? `for ${weeks} weeks or more` : `for the ${ordinal} week in a row`;
  return `${count(done)} of ${plannedWords(planned)} done${when}, below plan ${row}`;
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
  if (answer !== null) return `you said "${fitWords[answer.fit]}"`;
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
 * What is known of a tactic of the early group: `suits you, unclear`, or `keep?, not asked` where nothing is felt of it.
 */
export function earlyWords({ feeling, verdict, version }: TacticFit): string {
  if (feeling === null) return `${verdict ?? 'early'}, not asked`;
  const felt = feeling === 'yours' ? 'suits you' : 'does not suit you';
  if (version === null) return `${felt}, not used yet`;
  if (verdict === null) return `${felt}, no worth given`;
  return verdict === 'early' ? felt : `${felt}, ${verdict}`;
}

/** How feelings are put beside results, as sentences. */
export function explainFit(): string[] {
  return [
    `How it suits you: a tactic goes by its newest version in use. It suits you if your newest answer is "${fitWords.fine}" or "${fitWords.mine}", and does not if it is "${fitWords['not-my-strength']}" or "${fitWords['against-my-grain']}"; where you never answered, by the mean energy of that version's touches up to as-of, from ${enoughFelt} that say so: 0 or more suits you, less does not.`,
    'It works at keep or keep?, and does not at drop? or drop. Not known yet: any other verdict or no worth, or nothing said. "prospect review" asks once in four weeks.',
  ];
}

/** When a tactic is asked about, as a sentence. */
export function explainShort(): string {
  return 'Below plan: at least one touch less done than planned, with any version, in each of the last three ISO weeks or more, up to the last week that is over or has come to its Friday. A week without a plan ends the count.';
}
