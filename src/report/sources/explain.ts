import { addDays } from '../../domain/calendar.js';
import { count } from '../../render/figure.js';
import { isEstimated } from '../measures/effort.js';
import { shortDay, type Frame } from '../measures/frame.js';
import { enoughConverted } from '../measures/verdict.js';
import type { Origins } from './sources.js';
import { goalNouns, goalTitles } from '../measures/words.js';

/** How the figures on leads found and given are counted, as sentences. */
export function explainOrigins({ rows, total }: Origins, frame: Frame): string[] {
  const { goal, window, level, asOf } = frame;
  const tail = (100 - level) / 200;
  const day = shortDay(addDays(asOf.day, -window), '');
  const { untimed, touches } = total.effort;
  return [
    `${goalTitles[goal].leads}: every lead counts once, by its own origin or else its source's; it converts when its first-ever "${goal}" came at most ${window} days after its first touch. Likely: the ${level}% range of the share that converts by day ${window}, leads still open allowed for (Aalen–Johansen, Wilson at its effective size).`,
    `Hours a ${goalNouns[goal].one}: all touches at the ${count(total.judged)} leads first touched on ${day} or before ÷ their ${count(total.converted)} conversions k. Range: hours ÷ χ²(${part(1 - tail)}, 2k+2)/2 to hours ÷ χ²(${part(tail)}, 2k)/2, the range of a count (Garwood); none below ${enoughConverted} conversions, nor while fewer than nine in ten touches have a time (${count(untimed)} of ${count(touches)} have none).`,
    ...(rows.some(({ effort }) => isEstimated(effort))
      ? ['~: usual minutes of a tactic stand in where none were typed.']
      : []),
    'Caution: given leads are other people than those you found; a better rate may be theirs, not the way they came.',
  ];
}

const part = (share: number) => String(share).slice(1);
