import { count, percent } from '../../render/figure.js';
import { fit } from '../../render/width.js';
import { groupName } from '../sheet/names.js';
import { trialName } from '../trial/words.js';
import { restDays, type Next } from './next.js';
import { pointingLine } from '../sheet/headed.js';
import { broughtBy, levelWords } from './try.js';
import { wrap, type View } from '../sheet/layout.js';

const namesShown = 3;
const title = 'NEXT';

/** What the page says is next, a line each with the command for it; nothing where there is nothing to say. */
export function renderNext(next: Next, view: View): string[] {
  const { more, decide } = next;
  const lines = [
    ...(more ? pointingLine(moreWords(more), 'prospect try', view) : []),
    ...(decide.length > 0 ? pointingLine(decideWords(decide), 'prospect review', view) : []),
  ].map((line) => fit(line, view.width));
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const bold = String(view.painter.bold(title));
  const isBeside = first.startsWith(' '.repeat(title.length + 1));
  return [
    ...(isBeside ? [bold + first.slice(title.length), ...rest] : [bold, ...lines]),
    ...(view.explain ? explainNext(next).flatMap((text) => wrap(text, view.width)) : []),
  ];
}

/** The same as sentences; for markdown. */
export function nextWords({ more, decide }: Next): string[] {
  return [...(more ? [moreWords(more)] : []), ...(decide.length > 0 ? [decideWords(decide)] : [])];
}

function explainNext({ more, decide }: Next): string[] {
  return [
    ...(more ? [explainMore(more)] : []),
    ...(decide.length > 0
      ? [
          `Decide on: what is in use with the verdict drop, drop? or keep, unless something was decided about that version in the last ${restDays} days, or it was kept and is to be kept; what is on trial, once the trial is past its end.`,
        ]
      : []),
  ];
}

function explainMore(more: NonNullable<Next['more']>) {
  const { tactic, judged, converted, pending, ceiling, by, level, pairs } = more;
  const compared = by === 'worth' ? ' in multiples of its worth' : '';
  const began = broughtBy(more) > converted ? ' that began with it' : '';
  const closers = pairs.map(
    (row) =>
      ` ${groupName(row.tactic)} closes what others began, ${groupName(tactic)} among them, so the two are chosen as one.`,
  );
  const counts = `${count(broughtBy(more))} of ${count(judged)}${began} and ${count(pending)} still open, counted as misses`;
  return `Try more: of the tactics in use, or of those with planned touches left, the one that could still turn out best${compared}. How good it could be is the share it stays under with a chance of ${levelWords(level)} (Bayes-UCB, Kaufmann, Cappé and Garivier 2012): ${groupName(tactic)} ${percent(ceiling!)}, from ${counts}. It falls as a tactic is tried: it says what may still be, not what is best.${closers.join('')}`;
}

function moreWords({ tactic, by, isLeastDone, pairs }: NonNullable<Next['more']>): string {
  const name = groupName(tactic);
  if (!tactic.isTouched) return `Try ${name}: never tried yet.`;
  const also = pairs.map(({ tactic }) => ` and ${groupName(tactic)}`).join('');
  const why = isLeastDone ? 'least done, maybe best' : 'it may still turn out best';
  return `Try more ${name}${also}; ${by === 'worth' ? whyForWorth(isLeastDone) : why}.`;
}

/** Best is meant in multiples of what each must bring: another may convert more often. */
function whyForWorth(isLeastDone: boolean): string {
  return isLeastDone ? 'least done, may pay best' : 'it may still pay best';
}

function decideWords(decide: Next['decide']): string {
  const names = decide.slice(0, namesShown).map(trialName);
  const hidden = decide.length - names.length;
  const more = hidden > 0 ? ` and ${count(hidden)} more` : '';
  return `Decide on ${names.join(', ')}${more}.`;
}
